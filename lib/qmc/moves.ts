import { integer, normal, type Rng, uniform } from '../rng';
import { createJet, evaluate } from './jet';
import type { Jet, Move, SmoothWaveFunction } from './types';

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

/** Adds a normal number of standard deviation `stepSize` to every coordinate of the whole configuration. Symmetric. */
export function gaussianMove(stepSize: number): Move {
  return {
    propose(_psi, x, trial, rng) {
      for (let i = 0; i < x.length; i++) trial[i] = x[i] + stepSize * normal(rng);
      return 0;
    },
  };
}

/**
 * Which drift the acceptance of `langevinMove` believes in: `right`, the one of the proposal; `wrong`, twice that, as if
 * D = ½ had been left out of the Green's function. The wrong one is there to be found out.
 */
export type GreensFunction = 'right' | 'wrong';

/**
 * A step of the Langevin equation as a proposal for the whole configuration: with the drift force F = 2∇ln|Ψ|, D = ½ and
 * ξ normal, x′ = x + ½F(x)δt + √δt ξ. It is not symmetric: T(x→x′) ∝ exp(−(x′ − x − ½F(x)δt)²/2δt), and the returned
 * correction makes up for that; without an acceptance the walk would sample |Ψ|² only for δt → 0.
 *
 * With the `wrong` Green's function, exp(−(x′ − x − F(x)δt)²/2δt), Ψ = exp(−αr²/2) is sampled as exp(−(3/2)α²δt r²): both
 * functions are Gaussian, so that detailed balance holds exactly for this density. A smaller δt makes it worse.
 *
 * Rossky, Doll and Friedman, J. Chem. Phys. 69, 4628 (1978).
 *
 * @param timeStep δt; √δt is the standard deviation of the random part of a shift.
 * @param size coordinates of a configuration.
 */
export function langevinMove(
  timeStep: number,
  size: number,
  green: GreensFunction = 'right',
): Move<SmoothWaveFunction> {
  const here = createJet(size);
  const there = createJet(size);
  const spread = Math.sqrt(timeStep);
  const believed = green === 'right' ? timeStep : 2 * timeStep;
  return {
    propose(psi, x, trial, rng) {
      evaluate(psi, x, here);
      // ½F = ∇ln|Ψ|
      for (let i = 0; i < size; i++) trial[i] = x[i] + timeStep * here.gradient[i] + spread * normal(rng);
      evaluate(psi, trial, there);
      return (missed(x, trial, here, believed) - missed(trial, x, there, believed)) / (2 * timeStep);
    },
  };
}

/** |to − from − reach ∇ln|Ψ(from)||²: how far the end of a move is from where the drift alone leads. */
function missed(from: Float64Array, to: Float64Array, { gradient }: Jet, reach: number): number {
  let square = 0;
  for (let i = 0; i < from.length; i++) {
    const gap = to[i] - from[i] - reach * gradient[i];
    square += gap * gap;
  }
  return square;
}
