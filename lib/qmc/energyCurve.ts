import { exp, log } from '../math';
import { solveRelativeMotion } from './relativeMotion';

/** The exact energy of two electrons as a function of the trap. */
export interface EnergyCurve {
  /** Trap frequencies, evenly spaced in their logarithm. */
  omega: Float64Array;
  /** Ground-state energies, Hartree. */
  energy: Float64Array;
}

const POINTS = 61;
const LOW = 0.01;
const HIGH = 10;
const known = new Map<number, EnergyCurve>();

/** Exact ground-state energies between ω = 0.01 and 10; computed once for each number of dimensions, a copy. */
export function energyCurve(dimensions: number): EnergyCurve {
  const before = known.get(dimensions);
  if (before) return { omega: before.omega.slice(), energy: before.energy.slice() };
  const omega = Float64Array.from(
    { length: POINTS },
    (_, i) => LOW * exp((log(HIGH / LOW) * i) / (POINTS - 1)),
  );
  const energy = omega.map((w) => w * (solveRelativeMotion(w, dimensions).energy + 0.5 * dimensions));
  known.set(dimensions, { omega, energy });
  return { omega: omega.slice(), energy: energy.slice() };
}
