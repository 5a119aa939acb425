import { exp } from '../../math';
import type { ParticleWaveFunction } from '../types';

/**
 * A wave function whose positive parameters are p_k = scale_k e^(θ_k): none can become negative, and a step of θ is a
 * relative change of p, the same in a weak trap as in a strong one. ∂ ln|Ψ|/∂θ_k = p_k ∂ ln|Ψ|/∂p_k.
 *
 * @param theta ln(p_k/scale_k), kept by reference
 * @param scale the natural size of each parameter, > 0
 * @param make the wave function, which keeps the array p by reference
 */
export function logParameters(
  theta: Float64Array,
  scale: ArrayLike<number>,
  make: (p: Float64Array) => ParticleWaveFunction,
): ParticleWaveFunction {
  const size = theta.length;
  const p = new Float64Array(size);
  const seen = new Float64Array(size).fill(Number.NaN);
  const inner = make(p);
  function current(): ParticleWaveFunction {
    for (let k = 0; k < size; k++) {
      if (theta[k] === seen[k]) continue;
      seen[k] = theta[k];
      p[k] = scale[k] * exp(theta[k]);
    }
    return inner;
  }
  return {
    theta,
    logPsi: (x) => current().logPsi(x),
    logDerivatives(x, out, at = 0) {
      current().logDerivatives(x, out, at);
      for (let k = 0; k < size; k++) out[at + k] *= p[k];
    },
    addJet: (x, jet) => current().addJet(x, jet),
    place: (x) => current().place(x),
    tryMove: (x, i, to, ratio) => current().tryMove(x, i, to, ratio),
    adopt: (x, i, to) => inner.adopt(x, i, to),
  };
}
