import { createJet, evaluate } from '../jet';
import type { ParticleWaveFunction } from '../types';

/**
 * Ψ(x) = Φ(x/ℓ): a wave function whose lengths are measured in units of ℓ, so that its parameters stay of order one when
 * the trap becomes wide. ∇ ln Ψ = ∇ ln Φ/ℓ, ∇² ln Ψ = ∇² ln Φ/ℓ²; derivatives with respect to θ are those of Φ.
 *
 * @param size number of coordinates
 * @param dimensions coordinates of one particle
 */
export function scaled(
  phi: ParticleWaveFunction,
  length: number,
  size: number,
  dimensions: number,
): ParticleWaveFunction {
  const inverse = 1 / length;
  const y = new Float64Array(size);
  const there = new Float64Array(dimensions);
  const inner = createJet(size);

  function shrink(from: Float64Array, to: Float64Array): Float64Array {
    for (let i = 0; i < to.length; i++) to[i] = inverse * from[i];
    return to;
  }

  return {
    theta: phi.theta,
    logPsi: (x) => phi.logPsi(shrink(x, y)),
    logDerivatives: (x, out, at) => phi.logDerivatives(shrink(x, y), out, at),
    addJet(x, jet) {
      evaluate(phi, shrink(x, y), inner);
      jet.logPsi += inner.logPsi;
      jet.sign *= inner.sign;
      jet.laplacian += inverse * inverse * inner.laplacian;
      for (let i = 0; i < size; i++) jet.gradient[i] += inverse * inner.gradient[i];
    },
    place: (x) => phi.place(shrink(x, y)),
    tryMove: (x, i, to, ratio) => phi.tryMove(shrink(x, y), i, shrink(to, there), ratio),
    adopt: (x, i, to) => phi.adopt(shrink(x, y), i, shrink(to, there)),
  };
}
