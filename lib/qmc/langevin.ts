import { exp } from '../math';
import { normal, type Rng, uniform } from '../rng';
import { createJet, evaluate } from './jet';
import type { Jet, SmoothWaveFunction } from './types';

/** Configurations with all that one evaluation of Ψ says of each; numbers and typed arrays only. */
export interface LangevinWalkers {
  count: number;
  /** Coordinates of one configuration, N·d. */
  size: number;
  /** Number of θ's. */
  parameters: number;
  /** Configuration after configuration, count × size. */
  positions: Float64Array;
  /** ln|Ψ| of each. */
  logPsi: Float64Array;
  /** ∇² ln|Ψ| of each. */
  laplacians: Float64Array;
  /** ∇ ln|Ψ| of each, count × size. */
  gradients: Float64Array;
  /** O_k = ∂ ln|Ψ|/∂θ_k of each, count × parameters. */
  derivatives: Float64Array;
  /** Scratch: a proposal, its noise and its jet. */
  trial: Float64Array;
  noise: Float64Array;
  jet: Jet;
}

/** A wave function that may give O_k at the x of the last jet for less than `logDerivatives` costs. */
export type SampledWaveFunction = SmoothWaveFunction & {
  sameDerivatives?(x: Float64Array, out: Float64Array, at: number): void;
};

/**
 * Room for the walkers at given places. Call `refreshWalkers` before the first sweep and after every change of θ.
 *
 * @param positions count × size, kept
 * @param parameters length of θ
 */
export function createLangevinWalkers(
  positions: Float64Array,
  size: number,
  parameters: number,
): LangevinWalkers {
  const count = positions.length / size;
  return {
    count,
    size,
    parameters,
    positions,
    logPsi: new Float64Array(count),
    laplacians: new Float64Array(count),
    gradients: new Float64Array(count * size),
    derivatives: new Float64Array(count * parameters),
    trial: new Float64Array(size),
    noise: new Float64Array(size),
    jet: createJet(size),
  };
}

/** Evaluates Ψ at every walker anew. */
export function refreshWalkers(psi: SampledWaveFunction, walkers: LangevinWalkers): void {
  const { count, size, positions, trial } = walkers;
  for (let w = 0; w < count; w++) {
    for (let i = 0; i < size; i++) trial[i] = positions[w * size + i];
    evaluate(psi, trial, walkers.jet);
    keep(psi, walkers, w);
  }
}

/**
 * One sweep: every walker proposes one step of the Langevin equation for all its coordinates at once,
 *
 * y = x + τ∇ln|Ψ(x)| + √τ ξ, accepted with probability min(1, |Ψ(y)|² G(x|y)/(|Ψ(x)|² G(y|x))),
 *
 * G(y|x) ∝ exp(−|y − x − τ∇ln|Ψ(x)||²/2τ). The drift leads to where |Ψ|² is large, and the acceptance makes |Ψ|² exact at
 * any τ (P. J. Rossky, J. D. Doll and H. L. Friedman, J. Chem. Phys. 69, 4628, 1978). With g = ∇ln|Ψ(x)| + ∇ln|Ψ(y)|,
 * ln G(x|y) − ln G(y|x) = −√τ ξ·g − ½τ|g|². Each proposal costs one evaluation of Ψ, whose results an accepted walker keeps.
 *
 * @param timeStep τ > 0
 * @returns number of accepted proposals.
 */
export function langevinSweep(
  psi: SampledWaveFunction,
  walkers: LangevinWalkers,
  timeStep: number,
  rng: Rng,
): number {
  const { count, size, positions, gradients, logPsi, trial, noise, jet } = walkers;
  const { gradient } = jet;
  const root = Math.sqrt(timeStep);
  let accepted = 0;
  for (let w = 0, at = 0; w < count; w++, at += size) {
    for (let i = 0; i < size; i++) {
      const xi = normal(rng);
      noise[i] = xi;
      trial[i] = positions[at + i] + timeStep * gradients[at + i] + root * xi;
    }
    evaluate(psi, trial, jet);
    let way = 0;
    let square = 0;
    for (let i = 0; i < size; i++) {
      const g = gradients[at + i] + gradient[i];
      way += noise[i] * g;
      square += g * g;
    }
    const logRatio = 2 * (jet.logPsi - logPsi[w]) - root * way - 0.5 * timeStep * square;
    if (logRatio >= 0 || uniform(rng) < exp(logRatio)) {
      keep(psi, walkers, w);
      accepted++;
    }
  }
  return accepted;
}

/** Makes `trial`, where Ψ was evaluated last, the place of walker w. */
function keep(psi: SampledWaveFunction, walkers: LangevinWalkers, w: number): void {
  const { size, parameters, positions, gradients, derivatives, trial, jet } = walkers;
  const { gradient } = jet;
  walkers.logPsi[w] = jet.logPsi;
  walkers.laplacians[w] = jet.laplacian;
  for (let i = 0, at = w * size; i < size; i++, at++) {
    positions[at] = trial[i];
    gradients[at] = gradient[i];
  }
  if (psi.sameDerivatives) psi.sameDerivatives(trial, derivatives, w * parameters);
  else psi.logDerivatives(trial, derivatives, w * parameters);
}

/** −½(∇² ln|Ψ| + |∇ ln|Ψ||²) of walker w, from what is kept. */
export function walkerKineticEnergy(
  { size, laplacians, gradients }: Pick<LangevinWalkers, 'size' | 'laplacians' | 'gradients'>,
  w: number,
): number {
  let sum = laplacians[w];
  for (let i = 0, at = w * size; i < size; i++, at++) sum += gradients[at] * gradients[at];
  return -0.5 * sum;
}
