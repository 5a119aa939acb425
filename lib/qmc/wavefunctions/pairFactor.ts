import type { PairFunction } from '../pairFunction';
import type { ParticleWaveFunction } from '../types';

/**
 * The factor f(r₁₂) > 0 of a pair function without parameters, for two electrons: with `gaussian` of a = width it is the
 * whole Ψ. For f of `exactTwoElectrons` with l = 0 that is the exact ground state.
 *
 * @throws RangeError for l > 0: the angular part would be missing.
 */
export function pairFactor(pair: PairFunction): ParticleWaveFunction {
  if (pair.l !== 0) throw new RangeError(`l = ${pair.l}: expected 0, a state without angles`);
  const d = pair.dimensions;
  const out = new Float64Array(3);
  const trial = new Float64Array(3);
  const value = (x: Float64Array) => {
    pair.logJet(distance(x, d), out);
    return out[0];
  };
  return {
    theta: new Float64Array(0),
    logPsi: value,
    logDerivatives: () => {},
    addJet(x, jet) {
      const r = distance(x, d);
      pair.logJet(r, out);
      jet.logPsi += out[0];
      jet.laplacian += 2 * (out[2] + ((d - 1) / r) * out[1]);
      for (let k = 0; k < d; k++) {
        const pull = (out[1] * (x[k] - x[d + k])) / r;
        jet.gradient[k] += pull;
        jet.gradient[d + k] -= pull;
      }
    },
    place: () => {},
    tryMove(x, i, to, ratio) {
      const other = (1 - i) * d;
      let square = 0;
      for (let k = 0; k < d; k++) square += (to[k] - x[other + k]) * (to[k] - x[other + k]);
      pair.logJet(Math.sqrt(square), trial);
      ratio.exponent += trial[0] - value(x);
    },
    adopt: () => {},
  };
}

function distance(x: Float64Array, d: number): number {
  let square = 0;
  for (let k = 0; k < d; k++) square += (x[k] - x[d + k]) * (x[k] - x[d + k]);
  return Math.sqrt(square);
}
