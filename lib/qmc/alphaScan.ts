import { gradientDescent } from '../optimizers';
import { type Attempt, type Attempts, attemptOf, keepAttempt } from './attempts';
import { clearBlocks } from './blocks';
import { type CorrelatedSums, differenceEstimate, pushCorrelated } from './correlatedSampling';
import type { SmoothWaveFunction } from './types';
import { gradientEstimate, restart, type System, type Vmc } from './vmc';

/** Estimates along one parameter α: the present one, with two ways to its slope, and those finished before. */
export interface AlphaScan {
  /** [α] */
  theta: Float64Array;
  vmc: Vmc;
  correlated: CorrelatedSums;
  tried: Attempts;
}

/** Half the spacing of the finite difference, as a fraction of α. */
const DIFFERENCE = 0.02;

/** Starts the estimate at the present α anew. */
export function beginEstimate(
  { vmc, correlated }: AlphaScan,
  system: System<SmoothWaveFunction>,
  equilibration: number,
): void {
  restart(vmc, system, equilibration);
  clearBlocks(correlated.blocks);
}

/** The estimate so far. */
export function presentAttempt({ vmc, theta, correlated }: AlphaScan): Attempt {
  // Before the first measured sweep there is no difference yet: the walkers' covariance stands in, without an error.
  const difference =
    vmc.measured > 0 ? differenceEstimate(correlated, 2 * DIFFERENCE * theta[0]) : gradientEstimate(vmc, 0);
  return attemptOf(vmc, theta[0], difference);
}

/**
 * Adds to the energies a little to the left and right of α, from the walkers at α.
 *
 * @param waveOf Ψ for another θ.
 */
export function measureDifference(
  { vmc, theta, correlated }: AlphaScan,
  system: System<SmoothWaveFunction>,
  waveOf: (theta: Float64Array) => SmoothWaveFunction,
): void {
  const lower = waveOf(Float64Array.of(theta[0] * (1 - DIFFERENCE)));
  const upper = waveOf(Float64Array.of(theta[0] * (1 + DIFFERENCE)));
  pushCorrelated(correlated, vmc.walkers, system.hamiltonian, lower, upper);
}

/**
 * One step of gradient descent, α ← α − η dE/dα, from the estimate that is just complete, which is kept. A step may at
 * most halve or double α, so that no learning rate makes Ψ grow at infinity. The caller begins the next estimate.
 *
 * @returns the estimate at the α that is left.
 */
export function descend(scan: AlphaScan, learningRate: number): Attempt {
  const attempt = presentAttempt(scan);
  keepAttempt(scan.tried, attempt);
  const { theta } = scan;
  const alpha = theta[0];
  gradientDescent(theta, Float64Array.of(attempt.gradient), learningRate);
  theta[0] = Math.min(2 * alpha, Math.max(0.5 * alpha, theta[0]));
  return attempt;
}
