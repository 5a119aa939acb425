/**
 * A long series of measurements as a few hundred means of stretches of equal length, so that the error of any function of
 * the means can be found: by blocking of its linearised values, or by the jackknife.
 */
import { blocking, type Estimate } from '../stats';

/** Means of stretches of `length` measurements; full, neighbours are joined and stretches become twice as long. */
export interface Bins {
  /** Numbers per measurement. */
  width: number;
  /** Measurements per bin. */
  length: number;
  /** Full bins. */
  filled: number;
  /** Measurements in the bin that is being filled. */
  pending: number;
  /** Their sums. */
  sums: Float64Array;
  /** Bin after bin, `width` means each. */
  means: Float64Array;
}

/** @param most even number of bins at most; there are at least half as many once the first were joined */
export function createBins(width: number, most = 512): Bins {
  return {
    width,
    length: 1,
    filled: 0,
    pending: 0,
    sums: new Float64Array(width),
    means: new Float64Array(width * most),
  };
}

export function clearBins(bins: Bins): void {
  bins.length = 1;
  bins.filled = 0;
  bins.pending = 0;
  bins.sums.fill(0);
}

/** Measurements in full bins. */
export const measuredIn = (bins: Bins): number => bins.filled * bins.length;

/** Adds a measurement. */
export function pushBins(bins: Bins, measurement: ArrayLike<number>): void {
  const { width, sums, means } = bins;
  for (let k = 0; k < width; k++) sums[k] += measurement[k];
  if (++bins.pending < bins.length) return;
  const at = bins.filled * width;
  for (let k = 0; k < width; k++) means[at + k] = sums[k] / bins.length;
  sums.fill(0);
  bins.pending = 0;
  if (++bins.filled * width < means.length) return;
  for (let b = 0; 2 * b < bins.filled; b++) {
    for (let k = 0; k < width; k++) {
      means[b * width + k] = 0.5 * (means[2 * b * width + k] + means[(2 * b + 1) * width + k]);
    }
  }
  bins.filled /= 2;
  bins.length *= 2;
}

/** Means over all full bins; NaN without one. */
export function meansOf({ width, filled, means }: Bins): Float64Array {
  const out = new Float64Array(width);
  for (let b = 0; b < filled; b++) for (let k = 0; k < width; k++) out[k] += means[b * width + k];
  return out.map((sum) => sum / filled);
}

/**
 * f(⟨x⟩) with the blocked error of its linear part, Σ_k (∂f/∂x_k)(x_k − ⟨x_k⟩), bin by bin (U. Wolff, Comput. Phys.
 * Commun. 156, 143, 2004). The error is NaN below two bins.
 *
 * @param f value and gradient at the means
 */
export function estimateFunction(
  bins: Bins,
  f: (means: Float64Array) => { value: number; gradient: ArrayLike<number> },
): Estimate {
  const { width, filled, means } = bins;
  const { value, gradient } = f(meansOf(bins));
  const linear = new Float64Array(filled);
  for (let b = 0; b < filled; b++) {
    for (let k = 0; k < width; k++) linear[b] += gradient[k] * means[b * width + k];
  }
  const { standardError, blocks } = blocking(linear);
  return { mean: value, standardError, blocks };
}
