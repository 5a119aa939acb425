import { exp } from '../math';
import { normal, type Rng, uniform } from '../rng';
import { createJet, evaluate } from './jet';
import type { Jet, SmoothWaveFunction } from './types';

/** What became of one move. */
export interface Moved {
  accepted: boolean;
  /** The proposal lay beyond a node of Ψ. */
  crossed: boolean;
  /** Squared length of the proposal. */
  length: number;
}

/**
 * Drift of one particle for a time step τ, v̄ = v · 2/(1 + √(1 + 2v²τ)) with v = ∇ᵢ ln|Ψ|: v itself where it is small, and
 * the mean of what v is on the way where it grows towards a node (C. J. Umrigar, M. P. Nightingale and K. J. Runge,
 * J. Chem. Phys. 99, 2865, 1993).
 *
 * @param gradient ∇ ln|Ψ| of a configuration, from `first` on
 * @returns |v̄|/|v| of the whole configuration, 1 where nothing was limited.
 */
export function limitedDrift(
  gradient: Float64Array,
  first: number,
  dimensions: number,
  timeStep: number,
  drift: Float64Array,
): number {
  let full = 0;
  let limited = 0;
  for (let i = 0; i < drift.length; i += dimensions) {
    let square = 0;
    for (let k = 0; k < dimensions; k++) square += gradient[first + i + k] * gradient[first + i + k];
    const factor = 2 / (1 + Math.sqrt(1 + 2 * square * timeStep));
    for (let k = 0; k < dimensions; k++) drift[i + k] = factor * gradient[first + i + k];
    full += square;
    limited += factor * factor * square;
  }
  return full > 0 ? Math.sqrt(limited / full) : 1;
}

/**
 * Moves of whole configurations, y = x + τ v̄(x) + √τ ξ with ξ normal, accepted as Metropolis and Hastings ask so that
 * |Ψ|² stays as it is, and refused beyond a node.
 *
 * @returns a function that moves the configuration at positions[first], whose jet is given by its parts; afterwards `y`
 * and `jet` belong to the proposal.
 */
export function createDriftDiffusion(size: number, dimensions: number, timeStep: number) {
  const y = new Float64Array(size);
  const forth = new Float64Array(size);
  const back = new Float64Array(size);
  const jet = createJet(size);
  const moved: Moved = { accepted: false, crossed: false, length: 0 };
  const spread = Math.sqrt(timeStep);

  /** Draws y; returns |y − x − τ v̄(x)|². */
  function propose(positions: Float64Array, gradients: Float64Array, first: number, rng: Rng): number {
    limitedDrift(gradients, first, dimensions, timeStep, forth);
    let square = 0;
    moved.length = 0;
    for (let i = 0; i < size; i++) {
      const noise = spread * normal(rng);
      const shift = timeStep * forth[i] + noise;
      y[i] = positions[first + i] + shift;
      square += noise * noise;
      moved.length += shift * shift;
    }
    return square;
  }

  /** |x − y − τ v̄(y)|² */
  function returning(positions: Float64Array, first: number): number {
    limitedDrift(jet.gradient, 0, dimensions, timeStep, back);
    let square = 0;
    for (let i = 0; i < size; i++) {
      const shift = positions[first + i] - y[i] - timeStep * back[i];
      square += shift * shift;
    }
    return square;
  }

  return {
    y,
    jet: jet as Readonly<Jet>,
    move(
      psi: SmoothWaveFunction,
      positions: Float64Array,
      gradients: Float64Array,
      first: number,
      logPsi: number,
      sign: number,
      rng: Rng,
    ): Readonly<Moved> {
      const there = propose(positions, gradients, first, rng);
      evaluate(psi, y, jet);
      moved.crossed = jet.sign !== sign;
      const logRatio = 2 * (jet.logPsi - logPsi) + (there - returning(positions, first)) / (2 * timeStep);
      const chance = moved.crossed ? 0 : exp(logRatio);
      moved.accepted = uniform(rng) < chance;
      return moved;
    },
  };
}
