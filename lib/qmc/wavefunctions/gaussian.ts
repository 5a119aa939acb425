import type { SmoothWaveFunction } from '../types';

/**
 * Ψ(x; α) = exp(−α r²/2) with r² = Σᵢ xᵢ² over all N·d coordinates: independent particles (bosons) in one Gaussian.
 *
 * At α = mω/ħ it is the exact ground state of the harmonic trap. Much of the literature writes exp(−α r²) instead:
 * that α is half of this one.
 *
 * @param theta the one parameter, θ = [α]; kept by reference, so that a change of α is seen at once.
 */
export function gaussian(theta: Float64Array): SmoothWaveFunction {
  return {
    theta,
    logPsi: (x) => -0.5 * theta[0] * squaredRadius(x),
    logDerivatives: (x, out) => {
      out[0] = -0.5 * squaredRadius(x);
    },
    gradLogPsi: (x, out) => {
      for (let i = 0; i < x.length; i++) out[i] = -theta[0] * x[i];
    },
    laplacianLogPsi: (x) => -theta[0] * x.length,
  };
}

function squaredRadius(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return sum;
}
