import { exp } from '../math';
import { createJet, evaluate } from './jet';
import type { SmoothWaveFunction } from './types';

/**
 * ⟨1/r₁₂⟩ of two electrons without the singularity: at short distance by the force between them instead of 1/r₁₂.
 *
 * For any g(r) the mean of Q = g′ + (d − 1)g/r + g r̂·(∇₁ − ∇₂) ln|Ψ| vanishes, since it is ∫ ∇·(g r̂ Ψ²). With
 * g = exp(−r²/ρ²), 1/r − Q/(d − 1) has the mean of 1/r and stays finite where the electrons meet. Where Ψ does not vanish
 * there and has no cusp, the variance of E_L is infinite in the plane (∫ r⁻² r dr), and the error of its mean depends on the
 * largest 1/r that happened to be met. A control variate of mean zero (R. Assaraf and M. Caffarel, J. Chem. Phys. 119,
 * 10536, 2003), for energies only: ⟨O_k Q⟩ is not zero.
 *
 * @param range ρ: within it the force speaks, beyond it 1/r
 */
export function forceInteraction(
  psi: SmoothWaveFunction,
  dimensions: number,
  range: number,
): (x: Float64Array) => number {
  const jet = createJet(2 * dimensions);
  return (x) => {
    let square = 0;
    for (let k = 0; k < dimensions; k++) {
      square += (x[k] - x[k + dimensions]) * (x[k] - x[k + dimensions]);
    }
    const r = Math.sqrt(square);
    if (r > 6 * range) return 1 / r;
    if (r === 0) return 0;
    evaluate(psi, x, jet);
    let along = 0;
    for (let k = 0; k < dimensions; k++) {
      along += ((x[k] - x[k + dimensions]) / r) * (jet.gradient[k] - jet.gradient[k + dimensions]);
    }
    const g = exp(-square / (range * range));
    return (1 - g) / r - (g * (along - (2 * r) / (range * range))) / (dimensions - 1);
  };
}
