import type { ParticleWaveFunction } from '../types';

/**
 * The same wave functions with other parameters, θ_k = units_k θ′_k: ∂/∂θ′_k = units_k ∂/∂θ_k. What an optimiser finds
 * should not depend on the units, and shows whether it does.
 *
 * @param theta θ′, kept by reference
 * @param of makes the wave function from θ
 */
export function rescaled(
  theta: Float64Array,
  units: ArrayLike<number>,
  of: (theta: Float64Array) => ParticleWaveFunction,
): ParticleWaveFunction {
  const inner = new Float64Array(theta.length);
  const phi = of(inner);
  function current(): ParticleWaveFunction {
    for (let k = 0; k < inner.length; k++) inner[k] = units[k] * theta[k];
    return phi;
  }
  return {
    theta,
    logPsi: (x) => current().logPsi(x),
    logDerivatives(x, out, at = 0) {
      current().logDerivatives(x, out, at);
      for (let k = 0; k < inner.length; k++) out[at + k] *= units[k];
    },
    addJet: (x, jet) => current().addJet(x, jet),
    place: (x) => current().place(x),
    tryMove: (x, i, to, ratio) => current().tryMove(x, i, to, ratio),
    adopt: (x, i, to) => current().adopt(x, i, to),
  };
}
