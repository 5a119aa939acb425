import type { ParticleWaveFunction } from '../types';

/**
 * Ψ(x; α) = exp(−αs r²/2) with r² = Σᵢ xᵢ² over all N·d coordinates: independent particles (bosons) in one Gaussian.
 *
 * At αs = mω/ħ it is the exact ground state of the harmonic trap. Much of the literature writes exp(−α r²) instead:
 * that α is half of this one.
 *
 * @param theta the one parameter, θ = [α]; kept by reference, so that a change of α is seen at once.
 * @param scale the unit s of α, such as the frequency of a trap.
 */
export function gaussian(theta: Float64Array, scale = 1): ParticleWaveFunction {
  return {
    theta,
    logPsi: (x) => -0.5 * theta[0] * scale * squaredRadius(x),
    logDerivatives: (x, out, at = 0) => {
      out[at] = -0.5 * scale * squaredRadius(x);
    },
    addJet: (x, jet) => {
      const alpha = theta[0] * scale;
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
      ratio.exponent += 0.5 * theta[0] * scale * gain;
    },
    adopt: () => {},
  };
}

function squaredRadius(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return sum;
}
