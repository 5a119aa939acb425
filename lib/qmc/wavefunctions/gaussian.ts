import type { ParticleWaveFunction } from '../types';

/**
 * Ψ(x; α) = exp(−α r²/2) with r² = Σᵢ xᵢ² over all N·d coordinates: independent particles (bosons) in one Gaussian.
 *
 * At α = mω/ħ it is the exact ground state of the harmonic trap. Much of the literature writes exp(−α r²) instead:
 * that α is half of this one.
 *
 * @param theta the one parameter, θ = [α]; kept by reference, so that a change of α is seen at once.
 */
export function gaussian(theta: Float64Array): ParticleWaveFunction {
  return {
    theta,
    logPsi: (x) => -0.5 * theta[0] * squaredRadius(x),
    logDerivatives: (x, out, at = 0) => {
      out[at] = -0.5 * squaredRadius(x);
    },
    addJet: (x, jet) => {
      const alpha = theta[0];
      let square = 0;
      for (let i = 0; i < x.length; i++) {
        square += x[i] * x[i];
        jet.gradient[i] -= alpha * x[i];
      }
      jet.logPsi -= 0.5 * alpha * square;
      jet.laplacian -= alpha * x.length;
    },
    place: () => {},
    tryMove: (x, i, to, ratio) => {
      const first = i * to.length;
      let gain = 0;
      for (let k = 0; k < to.length; k++) gain += x[first + k] * x[first + k] - to[k] * to[k];
      ratio.exponent += 0.5 * theta[0] * gain;
    },
    adopt: () => {},
  };
}

function squaredRadius(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return sum;
}
