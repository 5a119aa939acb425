import { harmonicOscillator } from './hamiltonians';
import { configurationMove, type GreensFunction, langevinMove, particleMove } from './moves';
import type { Move, SmoothWaveFunction } from './types';
import type { System } from './vmc';
import { gaussian } from './wavefunctions/gaussian';
import { type DrawnCurve, drawCurve, splineWave } from './wavefunctions/splineWave';

/** Independent particles in a harmonic trap: how many, which trial wave function, and how they move. */
export interface TrapSetup {
  omega: number;
  particles: number;
  dimensions: number;
  wave: 'gaussian' | 'drawn';
  /** ln φ of the drawn curve, evenly from −`KNOT_REACH` to `KNOT_REACH`, in units of 1/√α. */
  knots: Float64Array;
  /** Part of the knots' spacing over which a corner is rounded. */
  corner: number;
  move: 'particle' | 'configuration' | 'langevin';
  stepSize: number;
  /** Of the Langevin move. */
  green: GreensFunction;
}

export const KNOT_REACH = 3;

/** The drawn curve; null for the Gaussian. @throws RangeError for knots or a corner that make no curve. */
export function trapCurve({ wave, knots, corner }: Readonly<TrapSetup>): DrawnCurve | null {
  return wave === 'drawn' ? drawCurve(knots, KNOT_REACH, corner) : null;
}

/** The drawn wave function, or the Gaussian, at θ = [α]. */
export function trapWave(theta: Float64Array, curve: DrawnCurve | null): SmoothWaveFunction {
  return curve ? splineWave(theta, curve) : gaussian(theta);
}

/** The chosen move. A Langevin step has δt = stepSize²/3, the mean square of a uniform shift of the same size. */
export function trapMove(setup: Readonly<TrapSetup>, stepSize: number): Move<SmoothWaveFunction> {
  const { move, dimensions, particles, green } = setup;
  if (move === 'langevin') return langevinMove((stepSize * stepSize) / 3, particles * dimensions, green);
  return move === 'particle' ? particleMove(stepSize, dimensions) : configurationMove(stepSize);
}

/** Proposals per sweep: one for each particle, or one for all. */
export function trapProposals({ move, particles }: Readonly<TrapSetup>): number {
  return move === 'particle' ? particles : 1;
}

/** All that a sweep needs, made anew from θ and the setup. */
export function trapSystem(theta: Float64Array, setup: Readonly<TrapSetup>): System<SmoothWaveFunction> {
  return {
    psi: trapWave(theta, trapCurve(setup)),
    hamiltonian: harmonicOscillator(setup.omega, setup.particles * setup.dimensions),
    move: trapMove(setup, setup.stepSize),
    proposals: trapProposals(setup),
  };
}
