import { exp } from './math';

/** From here on the asymptotic series has reached the last digit of a float64 before it starts to grow. */
const FAR = 30;

/**
 * e^−z I₀(z) for z ≥ 0, with I₀ the modified Bessel function of order zero: the mean of e^(z(cos θ − 1)) over all angles θ
 * in the plane. Ascending series Σ (z²/4)ᵏ/k!² (all terms positive) below z = 30, asymptotic series above; relative error
 * below 10⁻¹⁴. Abramowitz and Stegun, Handbook of Mathematical Functions, 9.6.12 and 9.7.1.
 */
export function scaledBesselI0(z: number): number {
  let term = 1;
  let sum = 1;
  if (z < FAR) {
    const quarter = 0.25 * z * z;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / (k * k);
      sum += term;
    }
    return exp(-z) * sum;
  }
  for (let k = 1; term > 1e-17 * sum; k++) {
    const odd = 2 * k - 1;
    term *= (odd * odd) / (8 * k * z);
    sum += term;
  }
  return sum / Math.sqrt(2 * Math.PI * z);
}

/**
 * e^−z I₁(z) for z ≥ 0: the mean of cos θ e^(z(cos θ − 1)), by the same series with (k + 1)! for one k! and 4 − (2k − 1)² for
 * −(2k − 1)²; d/dz (e^−z I₀) = e^−z (I₁ − I₀).
 */
export function scaledBesselI1(z: number): number {
  let term = 1;
  let sum = 1;
  if (z < FAR) {
    const quarter = 0.25 * z * z;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / (k * (k + 1));
      sum += term;
    }
    return 0.5 * z * exp(-z) * sum;
  }
  for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
    const odd = 2 * k - 1;
    term *= (odd * odd - 4) / (8 * k * z);
    sum += term;
  }
  return sum / Math.sqrt(2 * Math.PI * z);
}

/** e^−z sinh(z)/z for z ≥ 0: the mean of e^(z(cos θ − 1)) over all directions in space. */
export function scaledSinhc(z: number): number {
  if (z < 1e-3) return 1 - z + (2 / 3) * z * z - (1 / 3) * z * z * z;
  return (1 - exp(-2 * z)) / (2 * z);
}
