import type { ParticleWaveFunction } from '../types';

const DIMENSIONS = 3;

/**
 * Ψ(x; α) = exp(−α Σᵢ rᵢ), rᵢ the distance of electron i from a nucleus at the origin, in three dimensions.
 *
 * For one electron and α = Z it is the exact ground state of a nucleus of charge Z. At a nucleus Ψ must have the slope
 * −Z (T. Kato, Commun. Pure Appl. Math. 10, 151, 1957): any other α leaves (α − Z)/r in the local energy.
 *
 * @param theta the one parameter, θ = [α]; kept by reference.
 */
export function hydrogenic(theta: Float64Array): ParticleWaveFunction {
  return {
    theta,
    logPsi: (x) => -theta[0] * radii(x),
    logDerivatives: (x, out, at = 0) => {
      out[at] = -radii(x);
    },
    addJet(x, jet) {
      const alpha = theta[0];
      for (let first = 0; first < x.length; first += DIMENSIONS) {
        const r = radius(x, first);
        const slope = alpha / r;
        for (let i = first; i < first + DIMENSIONS; i++) jet.gradient[i] -= slope * x[i];
        jet.logPsi -= alpha * r;
        // ∇²r = 2/r
        jet.laplacian -= 2 * slope;
      }
    },
    place: () => {},
    tryMove: (x, i, to, ratio) => {
      ratio.exponent += theta[0] * (radius(x, i * DIMENSIONS) - radius(to, 0));
    },
    adopt: () => {},
  };
}

function radius(x: Float64Array, first: number): number {
  return Math.sqrt(x[first] * x[first] + x[first + 1] * x[first + 1] + x[first + 2] * x[first + 2]);
}

function radii(x: Float64Array): number {
  let sum = 0;
  for (let first = 0; first < x.length; first += DIMENSIONS) sum += radius(x, first);
  return sum;
}
