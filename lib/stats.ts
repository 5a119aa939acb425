/**
 * Means with honest error bars for correlated numbers.
 *
 * Blocking after H. Flyvbjerg and H. G. Petersen, J. Chem. Phys. 91, 461 (1989): pairs of neighbours are averaged again
 * and again; the naive error of the mean, computed at each block size, rises until blocks are independent, then stays.
 * `estimateBlocking` says how the plateau is found.
 */

/** A Monte Carlo mean with an error bar that accounts for autocorrelation. */
export interface Estimate {
  mean: number;
  standardError: number;
  /** Number of (nearly) independent blocks the error rests on. */
  blocks: number;
}

/** Error of the mean at one block size. */
export interface BlockingLevel {
  /** Numbers per block. */
  size: number;
  /** √(variance of the block means / (number of blocks − 1)) */
  error: number;
  /** Uncertainty of `error`, Gaussian: error/√(2(blocks − 1)) */
  errorOfError: number;
}

/** Result of a blocking analysis. */
export interface BlockingEstimate extends Estimate {
  /** Error of the mean if the numbers were independent. */
  naiveError: number;
  /** Integrated autocorrelation time τ = ½ + Σ_{t ≥ 1} ρ(t), from standardError² = 2τ naiveError²; ½ for independent numbers. */
  autocorrelationTime: number;
  /** True when the error stopped rising with at least 64 blocks left. */
  plateau: boolean;
  levels: BlockingLevel[];
}

/** Welford's accumulator [count, mean, Σ(x − mean)²] (B. P. Welford, Technometrics 4, 419, 1962). */
export function createWelford(): Float64Array {
  return new Float64Array(3);
}

/** Adds a number. */
export function pushWelford(acc: Float64Array, x: number): void {
  const delta = x - acc[1];
  acc[0]++;
  acc[1] += delta / acc[0];
  acc[2] += delta * (x - acc[1]);
}

/** Adds all numbers of `other` (T. F. Chan, G. H. Golub, R. J. LeVeque 1979). */
export function mergeWelford(acc: Float64Array, other: Float64Array): void {
  const count = acc[0] + other[0];
  if (count === 0) return;
  const delta = other[1] - acc[1];
  acc[2] += other[2] + (delta * delta * acc[0] * other[0]) / count;
  acc[1] += (delta * other[0]) / count;
  acc[0] = count;
}

/** Count, mean, variance Σ(x − mean)²/(n − 1) and naive error of the mean √(variance/n); NaN below two numbers. */
export function estimateWelford(acc: Float64Array): {
  count: number;
  mean: number;
  variance: number;
  standardError: number;
} {
  const variance = acc[0] > 1 ? acc[2] / (acc[0] - 1) : Number.NaN;
  return {
    count: acc[0],
    mean: acc[0] > 0 ? acc[1] : Number.NaN,
    variance,
    standardError: Math.sqrt(variance / acc[0]),
  };
}

// A level of the blocking accumulator: Welford's three numbers and the block mean that waits for its partner.
const COUNT = 0;
const MEAN = 1;
const SQUARES = 2;
const PENDING = 3;
const WIDTH = 4;

/**
 * Streaming blocking accumulator of constant size: level k sees the means of blocks of 2^k numbers.
 *
 * @param levels number of levels, 24 serve 10⁹ numbers
 */
export function createBlocking(levels = 24): Float64Array {
  if (!Number.isInteger(levels) || levels < 1 || levels > 48) {
    throw new RangeError(`levels = ${levels}: expected an integer from 1 to 48`);
  }
  return new Float64Array(levels * WIDTH);
}

/** Adds a number; two levels are touched on average. */
export function pushBlocking(acc: Float64Array, x: number): void {
  let value = x;
  for (let at = 0; at < acc.length; at += WIDTH) {
    const count = acc[at] + 1;
    const delta = value - acc[at + MEAN];
    const mean = acc[at + MEAN] + delta / count;
    acc[at] = count;
    acc[at + MEAN] = mean;
    acc[at + SQUARES] += delta * (value - mean);
    if (count % 2 === 1) {
      acc[at + PENDING] = value;
      return;
    }
    value = 0.5 * (acc[at + PENDING] + value);
  }
}

/** Fewest blocks a trusted error rests on, fewest for a level to speak at all. */
const TRUSTED = 64;
const HEARD = 16;

/**
 * Mean and blocked error of what was pushed. The error is read at the first level k that
 * 1. balances bias against noise, size³ > 2n (error_k/error_0)⁴ (R. M. Lee et al., Phys. Rev. E 83, 066706, 2011), and
 * 2. is not exceeded by a later level of at least 16 blocks by more than 1.5 of that level's own uncertainties. (A slow
 *    part under fast noise rises late: allowing three would settle before it, at half the error; allowing one would find
 *    one series of independent numbers in fifteen unsettled.)
 * Without such a level of at least 64 blocks there is no plateau, and the largest error of a level of at least 16 blocks
 * is given.
 */
export function estimateBlocking(acc: Float64Array): BlockingEstimate {
  const n = acc[COUNT];
  const levels: BlockingLevel[] = [];
  for (let at = 0, size = 1; at < acc.length && acc[at] >= 2; at += WIDTH, size *= 2) {
    const blocks = acc[at];
    const error = Math.sqrt(((acc[at + SQUARES] / (blocks - 1)) * size) / n);
    levels.push({ size, error, errorOfError: error / Math.sqrt(2 * (blocks - 1)) });
  }
  const mean = n > 0 ? acc[MEAN] : Number.NaN;
  if (levels.length === 0) {
    const unknown = Number.NaN;
    return {
      mean,
      standardError: unknown,
      blocks: n,
      naiveError: unknown,
      autocorrelationTime: unknown,
      plateau: false,
      levels,
    };
  }
  const naiveError = levels[0].error;
  let chosen = plateauLevel(levels, n);
  const plateau = chosen >= 0;
  if (!plateau) chosen = largestError(levels, n);
  const standardError = levels[chosen].error;
  const ratio = naiveError > 0 ? standardError / naiveError : 1;
  const blocks = Math.floor(n / levels[chosen].size);
  return {
    mean,
    standardError,
    blocks,
    naiveError,
    autocorrelationTime: 0.5 * ratio * ratio,
    plateau,
    levels,
  };
}

/** First level on the plateau, −1 when there is none. */
function plateauLevel(levels: readonly BlockingLevel[], n: number): number {
  if (levels[0].error === 0) return n >= TRUSTED ? 0 : -1;
  for (let k = 0; k < levels.length && n / levels[k].size >= TRUSTED; k++) {
    const { size, error } = levels[k];
    const ratio = error / levels[0].error;
    if (size * size * size <= 2 * n * ratio * ratio * ratio * ratio) continue;
    const rises = levels.some(
      (later, j) => j > k && n / later.size >= HEARD && later.error - error > 1.5 * later.errorOfError,
    );
    if (!rises) return k;
  }
  return -1;
}

function largestError(levels: readonly BlockingLevel[], n: number): number {
  let best = 0;
  for (let k = 1; k < levels.length && n / levels[k].size >= HEARD; k++) {
    if (levels[k].error > levels[best].error) best = k;
  }
  return best;
}

/** Blocking analysis of a series; the same as pushing its numbers one by one. */
export function blocking(series: ArrayLike<number>): BlockingEstimate {
  let levels = 1;
  for (let size = 2; size < series.length; size *= 2) levels++;
  const acc = createBlocking(levels);
  for (let i = 0; i < series.length; i++) pushBlocking(acc, series[i]);
  return estimateBlocking(acc);
}

/**
 * Integrated autocorrelation time τ = ½ + Σ_{t=1}^{M} ρ(t) in units of the sampling interval, ρ(t) the normalised
 * autocovariance, with the smallest window M ≥ 5τ(M) (A. Sokal, "Monte Carlo methods in statistical mechanics", 1997).
 * Its own relative error is about √((4M + 2)/n); ½ for independent numbers and for a constant
 * series. Numbers that alternate (negative ρ) end the window too early: use blocking for them.
 */
export function autocorrelationTime(series: ArrayLike<number>): number {
  const n = series.length;
  if (n < 2) return Number.NaN;
  const acc = createWelford();
  for (let i = 0; i < n; i++) pushWelford(acc, series[i]);
  const mean = acc[1];
  const variance = acc[2] / n;
  if (variance === 0) return 0.5;
  let tau = 0.5;
  for (let t = 1; t < n / 2; t++) {
    let sum = 0;
    for (let i = 0; i < n - t; i++) sum += (series[i] - mean) * (series[i + t] - mean);
    tau += sum / (n - t) / variance;
    if (t >= 5 * tau) break;
  }
  return tau;
}
