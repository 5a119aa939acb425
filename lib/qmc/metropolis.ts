import { exp } from '../math';
import { type Rng, uniform } from '../rng';
import { type Configurations, configurationAt } from './configurations';
import type { Move, TrialWaveFunction } from './types';

/** Many independent configurations of one system; numbers and typed arrays only, so that they live in a state. */
export interface Walkers extends Configurations {
  /** ln|Ψ| at each walker's position, for the present parameters: see `refreshLogPsi`. */
  logPsi: Float64Array;
  /** The last proposal of each walker, accepted or not; equals its position when it was accepted. */
  proposals: Float64Array;
  /** Scratch: the proposal of one. */
  trial: Float64Array;
}

/** Walkers spread uniformly over the cube |xᵢ| < halfWidth: not |Ψ|², so a run has to equilibrate first. */
export function createWalkers(count: number, size: number, halfWidth: number, rng: Rng): Walkers {
  const positions = new Float64Array(count * size);
  for (let i = 0; i < positions.length; i++) positions[i] = halfWidth * (2 * uniform(rng) - 1);
  return {
    count,
    size,
    positions,
    logPsi: new Float64Array(count),
    proposals: positions.slice(),
    x: new Float64Array(size),
    trial: new Float64Array(size),
  };
}

/** Recomputes every walker's ln|Ψ|. Due after each change of θ: a stale value biases the next acceptance. */
export function refreshLogPsi(psi: TrialWaveFunction, walkers: Walkers): void {
  for (let w = 0; w < walkers.count; w++) walkers.logPsi[w] = psi.logPsi(configurationAt(walkers, w));
}

/**
 * One sweep: `proposals` Metropolis–Hastings steps of every walker, which leave |Ψ|² unchanged.
 *
 * A proposal x′ is accepted with probability min(1, |Ψ(x′)|² T(x′→x) / (|Ψ(x)|² T(x→x′))); on rejection the walker
 * stays and counts again. Metropolis et al., J. Chem. Phys. 21, 1087 (1953); Hastings, Biometrika 57, 97 (1970).
 *
 * @returns number of accepted proposals.
 */
export function sweep<W extends TrialWaveFunction>(
  psi: W,
  move: Move<W>,
  walkers: Walkers,
  proposals: number,
  rng: Rng,
): number {
  const { count, size, positions, logPsi, trial } = walkers;
  let accepted = 0;
  for (let w = 0; w < count; w++) {
    const x = configurationAt(walkers, w);
    let current = logPsi[w];
    for (let p = 0; p < proposals; p++) {
      const correction = move.propose(psi, x, trial, rng);
      const proposed = psi.logPsi(trial);
      const logRatio = 2 * (proposed - current) + correction;
      if (logRatio >= 0 || uniform(rng) < exp(logRatio)) {
        // A loop: `set` costs more than a few numbers are worth.
        for (let i = 0; i < size; i++) x[i] = trial[i];
        current = proposed;
        accepted++;
      }
    }
    const offset = w * size;
    for (let i = 0; i < size; i++) {
      positions[offset + i] = x[i];
      walkers.proposals[offset + i] = trial[i];
    }
    logPsi[w] = current;
  }
  return accepted;
}
