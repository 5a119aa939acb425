import type { Jet, SmoothWaveFunction } from './types';

/** Room for the jet of a configuration of `size` coordinates. */
export function createJet(size: number): Jet {
  return { logPsi: 0, sign: 1, laplacian: 0, gradient: new Float64Array(size) };
}

/** The jet of Ψ at x, written over what `jet` held. */
export function evaluate(psi: SmoothWaveFunction, x: Float64Array, jet: Jet): void {
  jet.logPsi = 0;
  jet.sign = 1;
  jet.laplacian = 0;
  // A loop: `fill` costs more than a few numbers are worth.
  for (let i = 0; i < jet.gradient.length; i++) jet.gradient[i] = 0;
  psi.addJet(x, jet);
}

/**
 * Kinetic part of the local energy in units ħ = m = 1, without dividing by Ψ:
 *
 * T_L(x) = −½ ∇²Ψ/Ψ = −½ (∇² ln|Ψ| + |∇ ln|Ψ||²).
 */
export function kineticEnergy({ laplacian, gradient }: Jet): number {
  let square = 0;
  for (let i = 0; i < gradient.length; i++) square += gradient[i] * gradient[i];
  return -0.5 * (laplacian + square);
}
