import { exp } from './math';

const TWO_OVER_ROOT_PI = 1.1283791670955126;
/** Where the series of erf hands over to the continued fraction of erfc. */
const SEAM = 2;

/** Error function erf x = (2/√π) ∫₀ˣ e^(−t²) dt; relative error below 1e-15 · 8. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (!(a < SEAM)) return x < 0 ? fraction(a) - 1 : 1 - fraction(a);
  return x * TWO_OVER_ROOT_PI * exp(-x * x) * series(x * x);
}

/** 1 − erf x, small values too: relative error below 1e-13. */
export function erfc(x: number): number {
  if (!(x < SEAM)) return fraction(x);
  // Below 2, where erfc ≥ 0.0047, the subtraction costs at most three digits.
  return 1 - erf(x);
}

/** Σ_k (2x²)ᵏ/(1·3·5 … (2k + 1)), all terms positive (Abramowitz and Stegun 7.1.6). */
function series(square: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (2 * square) / (2 * k + 1);
    sum += term;
  }
  return sum;
}

/** erfc x for x ≥ 2 by Laplace's continued fraction (Abramowitz and Stegun 7.1.14), from the far end inwards. */
function fraction(x: number): number {
  if (!(x < 27)) return x > 0 ? 0 : Number.NaN;
  let tail = x;
  for (let k = 100; k >= 1; k--) tail = x + (0.5 * k) / tail;
  // e^(−x²) with x² split: x·x rounded would cost x² ulps.
  const coarse = Math.round(x * 16) / 16;
  return (0.5 * TWO_OVER_ROOT_PI * exp(-coarse * coarse) * exp(-(x - coarse) * (x + coarse))) / tail;
}
