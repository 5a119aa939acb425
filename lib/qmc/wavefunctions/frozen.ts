import type { ParticleWaveFunction } from '../types';

/** The same wave function with no parameters: those it has keep their values. */
export function frozen(psi: ParticleWaveFunction): ParticleWaveFunction {
  return { ...psi, theta: new Float64Array(0), logDerivatives: () => {} };
}

/** The same wave function with its parameters in θ, where they stay as they are: nothing is learned about them. */
export function held(psi: ParticleWaveFunction): ParticleWaveFunction {
  const size = psi.theta.length;
  return {
    ...psi,
    logDerivatives: (_x, out, at = 0) => {
      for (let k = 0; k < size; k++) out[at + k] = 0;
    },
  };
}
