import { createMinimization, iterate, type Minimization, restart } from '../bfgs';
import { normal, type Rng } from '../rng';
import { gaussianSumEnergy, type TwoElectronDot } from './gaussianSum';
import { rbmParameters } from './wavefunctions/rbm';

/** The lowest energy of an RBM with Ψ = P, looked for from several random starts; numbers and typed arrays only. */
export interface OptimumSearch {
  hidden: number;
  /** Starts that are finished. */
  starts: number;
  minimization: Minimization;
  /** Lowest energy so far, Infinity before the first start is finished, and its θ. */
  energy: number;
  theta: Float64Array;
}

/** Valleys of different depth exist in wide traps: so many starts find the deepest one nearly always. */
const STARTS = 8;
/** Standard deviation of the first θ, in oscillator lengths; larger where the electrons keep further apart. */
const SPREAD = 0.7;
const ITERATIONS = 400;

/** The system in units of the trap: lengths 1/√ω, energies ω, repulsion of strength 1/√ω. */
export function createOptimumSearch(hidden: number, dot: TwoElectronDot, rng: Rng): OptimumSearch {
  const theta = new Float64Array(rbmParameters(4, hidden));
  scatter(theta, dot, rng);
  return {
    hidden,
    starts: 0,
    minimization: createMinimization(theta, gaussianSumEnergy(hidden, dot)),
    energy: Number.POSITIVE_INFINITY,
    theta: new Float64Array(theta.length),
  };
}

/** One iteration of the present start, or the beginning of the next. False when nothing is left to do. */
export function advanceOptimumSearch(search: OptimumSearch, dot: TwoElectronDot, rng: Rng): boolean {
  if (search.starts === STARTS) return false;
  const f = gaussianSumEnergy(search.hidden, dot);
  const { minimization } = search;
  iterate(minimization, f);
  if (!minimization.finished && minimization.iterations < ITERATIONS) return true;
  search.starts++;
  if (minimization.value < search.energy) {
    search.energy = minimization.value;
    search.theta.set(minimization.x);
  }
  if (search.starts === STARTS) return false;
  scatter(minimization.x, dot, rng);
  restart(minimization, f);
  return true;
}

function scatter(theta: Float64Array, { omega }: TwoElectronDot, rng: Rng): void {
  // b has no unit; every length of θ is measured in 1/√ω.
  const hidden = (theta.length - 4) / 5;
  const length = SPREAD / Math.sqrt(omega);
  for (let k = 0; k < theta.length; k++) {
    theta[k] = (k >= 4 && k < 4 + hidden ? SPREAD : length) * normal(rng);
  }
}
