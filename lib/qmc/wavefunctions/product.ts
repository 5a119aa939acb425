import type { ParticleWaveFunction, SmoothWaveFunction } from '../types';

/** A factor of a product: how many parameters it has, and how it is made from its part of θ, kept by reference. */
export interface Factor<W extends SmoothWaveFunction> {
  parameters: number;
  of(theta: Float64Array): W;
}

/**
 * Ψ = Π_f Ψ_f, whose parameters are those of its factors one after the other.
 *
 * @throws RangeError when the length of θ is not the factors' number of parameters.
 */
export function product(
  theta: Float64Array,
  factors: readonly Factor<SmoothWaveFunction>[],
): SmoothWaveFunction {
  return smoothProduct(theta, split(theta, factors));
}

/** The same for factors that follow single particles. */
export function particleProduct(
  theta: Float64Array,
  factors: readonly Factor<ParticleWaveFunction>[],
): ParticleWaveFunction {
  const parts = split(theta, factors);
  return {
    ...smoothProduct(theta, parts),
    place(x) {
      for (let f = 0; f < parts.length; f++) parts[f].place(x);
    },
    tryMove(x, i, to, ratio) {
      for (let f = 0; f < parts.length; f++) parts[f].tryMove(x, i, to, ratio);
    },
    adopt(x, i, to) {
      for (let f = 0; f < parts.length; f++) parts[f].adopt(x, i, to);
    },
  };
}

function split<W extends SmoothWaveFunction>(theta: Float64Array, factors: readonly Factor<W>[]): W[] {
  let at = 0;
  const parts = factors.map(({ parameters, of }) => {
    at += parameters;
    return of(theta.subarray(at - parameters, at));
  });
  if (at !== theta.length) throw new RangeError(`θ has ${theta.length} numbers: expected ${at}`);
  return parts;
}

function smoothProduct(theta: Float64Array, parts: readonly SmoothWaveFunction[]): SmoothWaveFunction {
  return {
    theta,
    logPsi(x) {
      let sum = 0;
      for (let f = 0; f < parts.length; f++) sum += parts[f].logPsi(x);
      return sum;
    },
    logDerivatives(x, out, at = 0) {
      for (let f = 0; f < parts.length; f++) {
        parts[f].logDerivatives(x, out, at);
        at += parts[f].theta.length;
      }
    },
    addJet(x, jet) {
      for (let f = 0; f < parts.length; f++) parts[f].addJet(x, jet);
    },
  };
}
