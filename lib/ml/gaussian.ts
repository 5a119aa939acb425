/** The normal distribution in p dimensions, by the Cholesky factor of its covariance. */
import { log } from '../math';
import { normal, type Rng } from '../rng';
import { cholesky } from './cholesky';

/** N(mean, covariance) with covariance = L Lᵀ. */
export interface Gaussian {
  p: number;
  mean: Float64Array;
  /** p × p, symmetric, positive definite. */
  covariance: Float64Array;
  /** L, p × p, lower triangular. */
  factor: Float64Array;
  /** −½ (p ln 2π + ln det covariance): the logarithm of the density at the mean. */
  logPeak: number;
}

const LOG_TWO_PI = 1.8378770664093453;

/** @throws RangeError when the covariance is not positive definite */
export function createGaussian(mean: Float64Array, covariance: Float64Array): Gaussian {
  const p = mean.length;
  const factor = cholesky(covariance, p);
  let logPeak = -0.5 * p * LOG_TWO_PI;
  for (let j = 0; j < p; j++) logPeak -= log(factor[j * p + j]);
  return { p, mean, covariance, factor, logPeak };
}

/** (x − mean)ᵀ covariance⁻¹ (x − mean) of the point that begins at x[at]; `whitened` (p numbers) is scratch. */
export function squaredDistance(
  { p, mean, factor }: Gaussian,
  x: ArrayLike<number>,
  at: number,
  whitened: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < p; i++) {
    let d = x[at + i] - mean[i];
    for (let k = 0; k < i; k++) d -= factor[i * p + k] * whitened[k];
    whitened[i] = d / factor[i * p + i];
    sum += whitened[i] * whitened[i];
  }
  return sum;
}

/** Logarithm of the density at the point that begins at x[at]. */
export function logDensity(
  gaussian: Gaussian,
  x: ArrayLike<number>,
  at = 0,
  whitened = new Float64Array(gaussian.p),
): number {
  return gaussian.logPeak - 0.5 * squaredDistance(gaussian, x, at, whitened);
}

/** Writes a new point mean + L z, z standard normal, from out[at] on. */
export function sampleGaussian({ p, mean, factor }: Gaussian, rng: Rng, out: Float64Array, at = 0): void {
  for (let i = 0; i < p; i++) out[at + i] = normal(rng);
  for (let i = p - 1; i >= 0; i--) {
    let sum = mean[i];
    for (let k = 0; k <= i; k++) sum += factor[i * p + k] * out[at + k];
    out[at + i] = sum;
  }
}

/** Distribution of the kept features when the others are not known: their rows and columns are struck out. */
export function marginal({ p, mean, covariance }: Gaussian, kept: readonly number[]): Gaussian {
  const q = kept.length;
  const smaller = new Float64Array(q * q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) smaller[i * q + j] = covariance[kept[i] * p + kept[j]];
  }
  return createGaussian(
    Float64Array.from(kept, (j) => mean[j]),
    smaller,
  );
}
