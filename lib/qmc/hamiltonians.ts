import type { Hamiltonian, SmoothWaveFunction } from './types';

/**
 * Kinetic part of the local energy in units ħ = m = 1, without dividing by Ψ:
 *
 * T_L(x) = −½ ∇²Ψ/Ψ = −½ (∇² ln|Ψ| + |∇ ln|Ψ||²).
 *
 * @param gradient scratch array of the length of x.
 */
export function localKineticEnergy(psi: SmoothWaveFunction, x: Float64Array, gradient: Float64Array): number {
  psi.gradLogPsi(x, gradient);
  let square = 0;
  for (let i = 0; i < x.length; i++) square += gradient[i] * gradient[i];
  return -0.5 * (psi.laplacianLogPsi(x) + square);
}

/**
 * Particles without interaction in a harmonic trap: H = Σᵢ (−½∇ᵢ² + ½ω² rᵢ²), ħ = m = 1, energies in ħω when ω = 1.
 *
 * @param omega trap frequency ω.
 * @param size number of coordinates N·d, the length of a configuration.
 */
export function harmonicOscillator(omega: number, size: number): Hamiltonian<SmoothWaveFunction> {
  const gradient = new Float64Array(size);
  return {
    localEnergy(psi, x) {
      let square = 0;
      for (let i = 0; i < x.length; i++) square += x[i] * x[i];
      return localKineticEnergy(psi, x, gradient) + 0.5 * omega * omega * square;
    },
  };
}
