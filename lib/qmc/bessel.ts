import { exp } from '../math';

/** Below this the power series is used; above, the terms of the asymptotic one fall to 10⁻¹⁷ before they grow. */
const FAR = 24;

/**
 * e^(−z) I_n(z), n = 0 or 1, z ≥ 0: the modified Bessel function without its growth. Relative error below 10⁻¹³.
 *
 * Power series I_n = (z/2)^n Σ_k (z²/4)^k/(k! (k + n)!), all of whose terms are positive; far out the asymptotic series
 * (2πz)^(−½) Σ_k (−1)^k a_k with a_k = a_(k−1) (4n² − (2k − 1)²)/(8kz) (DLMF 10.25.2, 10.40.1).
 */
export function scaledBesselI(n: 0 | 1, z: number): number {
  let term = 1;
  let sum = 1;
  if (z < FAR) {
    const quarter = 0.25 * z * z;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / (k * (k + n));
      sum += term;
    }
    return exp(-z) * (n === 1 ? 0.5 * z * sum : sum);
  }
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    const odd = 2 * k - 1;
    term *= (odd * odd - 4 * n) / (8 * k * z);
    sum += term;
  }
  return sum / Math.sqrt(2 * Math.PI * z);
}
