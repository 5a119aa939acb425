import { fitAtData, fitAtTest, MAX_DEGREE, type NestedFits, nestedLeverages } from './nestedFits';

const DEGREES = MAX_DEGREE + 1;
/** Groups of data sets left out in turn for the error bars. */
const BLOCKS = 16;

/**
 * Errors of the fits of many noisy data sets, degree by degree, in constant space. e is the fit at a test point minus
 * the truth there; averages over test points are written ⟨·⟩.
 */
export interface ErrorSums {
  /** Number of data sets so far. */
  sets: number;
  /** Σ e, block × degree × test point. */
  sum: Float64Array;
  /** Σ ⟨e²⟩, block × degree. */
  square: Float64Array;
}

/** Bias², variance and their sum for one degree, each with its standard error. */
export interface ErrorParts {
  bias2: number;
  variance: number;
  total: number;
  bias2Error: number;
  varianceError: number;
  totalError: number;
}

/** No data sets yet. */
export function createErrorSums(m: number): ErrorSums {
  return {
    sets: 0,
    sum: new Float64Array(BLOCKS * DEGREES * m),
    square: new Float64Array(BLOCKS * DEGREES),
  };
}

/** Adds one data set: its fits (13 × m) against the truth (13 × m) at the test points. */
export function pushErrors(sums: ErrorSums, fits: Float64Array, truth: Float64Array, m: number): void {
  const block = sums.sets % BLOCKS;
  for (let degree = 0; degree < DEGREES; degree++) {
    let square = 0;
    for (let t = 0; t < m; t++) {
      const e = fits[degree * m + t] - truth[degree * m + t];
      sums.sum[(block * DEGREES + degree) * m + t] += e;
      square += e * e;
    }
    sums.square[block * DEGREES + degree] += square / m;
  }
  sums.sets++;
}

/** Mean error at every test point for one degree: the average fit minus the truth. */
export function meanError(sums: ErrorSums, degree: number, m: number): Float64Array {
  const out = new Float64Array(m);
  for (let block = 0; block < BLOCKS; block++) {
    for (let t = 0; t < m; t++) out[t] += sums.sum[(block * DEGREES + degree) * m + t] / sums.sets;
  }
  return out;
}

/**
 * Unbiased estimates of ⟨bias²⟩ and ⟨variance⟩ for one degree; standard errors by the jackknife over 16 groups of data
 * sets (B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans, SIAM 1982). Null below 4 data sets.
 */
export function errorParts(sums: ErrorSums, degree: number, m: number): ErrorParts | null {
  const { sets } = sums;
  if (sets < 4) return null;
  const groups = Math.min(BLOCKS, sets);
  const all = meanError(sums, degree, m).map((e) => e * sets);
  let square = 0;
  for (let block = 0; block < groups; block++) square += sums.square[block * DEGREES + degree];
  const whole = parts(all, square, sets);
  const spread = [0, 0, 0];
  const without = new Float64Array(m);
  for (let block = 0; block < groups; block++) {
    const size = Math.floor(sets / BLOCKS) + (block < sets % BLOCKS ? 1 : 0);
    const offset = (block * DEGREES + degree) * m;
    for (let t = 0; t < m; t++) without[t] = all[t] - sums.sum[offset + t];
    const left = parts(without, square - sums.square[block * DEGREES + degree], sets - size);
    for (let i = 0; i < 3; i++) spread[i] += (left[i] - whole[i]) * (left[i] - whole[i]);
  }
  const [bias2Error, varianceError, totalError] = spread.map((s) => Math.sqrt(((groups - 1) / groups) * s));
  return { bias2: whole[0], variance: whole[1], total: whole[2], bias2Error, varianceError, totalError };
}

/** ⟨(Σe/S)²⟩ − ⟨variance⟩/S, ⟨variance⟩ = (Σ⟨e²⟩ − ⟨(Σe)²⟩/S)/(S − 1), and their sum Σ⟨e²⟩/S. */
function parts(sum: Float64Array, square: number, sets: number): [number, number, number] {
  let mean2 = 0;
  for (let t = 0; t < sum.length; t++) mean2 += (sum[t] / sets) * (sum[t] / sets);
  mean2 /= sum.length;
  const variance = (square / sets - mean2) * (sets / (sets - 1));
  return [mean2 - variance / sets, variance, square / sets];
}

/**
 * The same without drawing anything: a fit is linear in y, so its mean is the fit of the noise-free y and its variance
 * σ² Σᵢ S(x, i)², S(x, i) = ∂ŷ(x)/∂yᵢ. Two arrays over the degrees.
 */
export function exactParts(
  fits: NestedFits,
  noiseFree: Float64Array,
  truth: Float64Array,
  noise: number,
): { bias2: Float64Array; variance: Float64Array } {
  const { n, m, atData, atTest, counts } = fits;
  const mean = new Float64Array(DEGREES * m);
  fitAtTest(fits, noiseFree, mean);
  const bias2 = new Float64Array(DEGREES);
  const variance = new Float64Array(DEGREES);
  const smoother = new Float64Array(m * n);
  let used = 0;
  for (let degree = 0; degree < DEGREES; degree++) {
    for (; used < counts[degree]; used++) {
      for (let t = 0; t < m; t++) {
        for (let i = 0; i < n; i++) smoother[t * n + i] += atTest[used * m + t] * atData[used * n + i];
      }
    }
    for (let t = 0; t < m; t++) {
      const e = mean[degree * m + t] - truth[degree * m + t];
      bias2[degree] += (e * e) / m;
    }
    for (const s of smoother) variance[degree] += (noise * noise * s * s) / m;
  }
  return { bias2, variance };
}

/**
 * What one data set says by itself, degree by degree: the mean squared error on its own points, and on each point when
 * that point is left out of the fit, rᵢ/(1 − hᵢ) with the leverage hᵢ. NaN where a degree cannot be fitted.
 */
export function ownErrors(
  fits: NestedFits,
  y: Float64Array,
): { training: Float64Array; leftOut: Float64Array } {
  const { n, counts } = fits;
  const fitted = new Float64Array(DEGREES * n);
  fitAtData(fits, y, fitted);
  const leverages = nestedLeverages(fits);
  const training = new Float64Array(DEGREES).fill(Number.NaN);
  const leftOut = new Float64Array(DEGREES).fill(Number.NaN);
  for (let degree = 0; degree < DEGREES; degree++) {
    if (counts[degree] === 0) continue;
    training[degree] = leftOut[degree] = 0;
    for (let i = 0; i < n; i++) {
      const r = y[i] - fitted[degree * n + i];
      const left = r / (1 - leverages[degree * n + i]);
      training[degree] += (r * r) / n;
      leftOut[degree] += 1 - leverages[degree * n + i] > 1e-9 ? (left * left) / n : Number.NaN;
    }
  }
  return { training, leftOut };
}
