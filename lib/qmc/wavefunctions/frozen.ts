import type { ParticleWaveFunction } from '../types';

/** The same wave function with no parameters: those it has keep their values. */
export function frozen(psi: ParticleWaveFunction): ParticleWaveFunction {
  return { ...psi, theta: new Float64Array(0), logDerivatives: () => {} };
}
