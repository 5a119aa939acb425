import { integer, type Rng, uniform } from '../rng';
import type { Move } from './types';

/**
 * Shifts all coordinates of one particle, chosen at random, each by a uniform number in [−stepSize, stepSize).
 * Symmetric: T(x→x′) = T(x′→x).
 *
 * @param stepSize largest shift of one coordinate.
 * @param dimensions coordinates of one particle; a configuration is particle after particle.
 */
export function particleMove(stepSize: number, dimensions: number): Move {
  return {
    propose(_psi, x, trial, rng) {
      for (let i = 0; i < x.length; i++) trial[i] = x[i];
      const particles = x.length / dimensions;
      const first = particles > 1 ? integer(rng, particles) * dimensions : 0;
      for (let i = first; i < first + dimensions; i++) trial[i] += shift(stepSize, rng);
      return 0;
    },
  };
}

/** Shifts every coordinate of the whole configuration by a uniform number in [−stepSize, stepSize). Symmetric. */
export function configurationMove(stepSize: number): Move {
  return {
    propose(_psi, x, trial, rng) {
      for (let i = 0; i < x.length; i++) trial[i] = x[i] + shift(stepSize, rng);
      return 0;
    },
  };
}

function shift(stepSize: number, rng: Rng): number {
  return stepSize * (2 * uniform(rng) - 1);
}
