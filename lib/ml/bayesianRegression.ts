/**
 * Linear regression as Bayes would have it: before the data every coefficient is normal around 0 with variance τ², the
 * noise is normal with known variance σ², and what the data leave is normal again (C. Bishop, "Pattern Recognition and
 * Machine Learning", 2006, section 3.3). The posterior's middle is the ridge fit with λ = σ²/τ².
 */
import { exp, log } from '@/lib/math';
import { cholesky, solveCholesky } from './cholesky';

/** What is assumed before the data. */
export interface Assumptions {
  /** σ: standard deviation of the noise of one reading. */
  noise: number;
  /** τ: standard deviation of each coefficient before the data. */
  width: number;
}

/** What is known of θ after the data. */
export interface LinearPosterior {
  assumptions: Assumptions;
  /** Middle of the posterior, p numbers. */
  mean: Float64Array;
  /** p × p */
  covariance: Float64Array;
  /** ln p(y | model): how probable the data were, averaged over the prior. */
  logEvidence: number;
}

/** A forecast at one place. */
export interface Forecast {
  mean: number;
  /** xᵀSx: what is not known of the curve. */
  curveVariance: number;
  /** The same with the noise of the next reading: xᵀSx + σ². */
  variance: number;
}

const LN_TWO_PI = 1.8378770664093453;

/**
 * The posterior of θ: S = (XᵀX/σ² + 1/τ²)⁻¹, mean S Xᵀy/σ².
 *
 * @param design X, n × p row by row
 * @throws RangeError for noise or width ≤ 0, or a design that is not n × p
 */
export function posteriorOf(
  design: ArrayLike<number>,
  y: ArrayLike<number>,
  assumptions: Assumptions,
): LinearPosterior {
  const { noise, width } = assumptions;
  if (!(noise > 0 && width > 0)) throw new RangeError(`σ = ${noise}, τ = ${width}: expected numbers > 0`);
  const n = y.length;
  const p = design.length / n;
  if (!(Number.isInteger(p) && p >= 1)) throw new RangeError(`${design.length} entries: expected ${n} rows`);
  const precision = new Float64Array(p * p);
  const shadow = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++) shadow[j] += (design[i * p + j] * y[i]) / (noise * noise);
    for (let k = 0; k < p; k++) {
      for (let i = 0; i < n; i++) {
        precision[j * p + k] += (design[i * p + j] * design[i * p + k]) / (noise * noise);
      }
    }
    precision[j * p + j] += 1 / (width * width);
  }
  const factor = cholesky(precision, p);
  const mean = solveCholesky(factor, p, shadow);
  return {
    assumptions,
    mean,
    covariance: inverseOf(factor, p),
    logEvidence: logEvidence(design, y, assumptions, mean, factor),
  };
}

function inverseOf(factor: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p);
  for (let k = 0; k < p; k++) {
    const unit = Float64Array.from({ length: p }, (_, j) => (j === k ? 1 : 0));
    out.set(solveCholesky(factor, p, unit), k * p);
  }
  return out;
}

/** −½ (|y − Xm|²/σ² + |m|²/τ²): how well; −½ (n ln 2πσ² + p ln τ² + ln |S⁻¹|): at the price of how many bets. */
function logEvidence(
  design: ArrayLike<number>,
  y: ArrayLike<number>,
  { noise, width }: Assumptions,
  mean: Float64Array,
  factor: Float64Array,
): number {
  const [n, p] = [y.length, mean.length];
  let misfit = 0;
  for (let i = 0; i < n; i++) {
    let rest = y[i];
    for (let j = 0; j < p; j++) rest -= design[i * p + j] * mean[j];
    misfit += (rest * rest) / (noise * noise);
  }
  let price = n * (LN_TWO_PI + 2 * log(noise));
  for (let j = 0; j < p; j++) {
    misfit += (mean[j] * mean[j]) / (width * width);
    price += 2 * (log(width) + log(factor[j * p + j]));
  }
  return -0.5 * (misfit + price);
}

/** The forecast for a reading whose row of the design matrix is `row`. */
export function forecast(
  { assumptions, mean, covariance }: LinearPosterior,
  row: ArrayLike<number>,
): Forecast {
  const p = mean.length;
  let [middle, curveVariance] = [0, 0];
  for (let j = 0; j < p; j++) {
    middle += row[j] * mean[j];
    for (let k = 0; k < p; k++) curveVariance += row[j] * covariance[j * p + k] * row[k];
  }
  return { mean: middle, curveVariance, variance: curveVariance + assumptions.noise * assumptions.noise };
}

/** The row 1, x, x², … of a polynomial. */
export function powersOf(x: number, degree: number): Float64Array {
  const row = new Float64Array(degree + 1).fill(1);
  for (let j = 1; j <= degree; j++) row[j] = x * row[j - 1];
  return row;
}

/** An average over models. */
export interface Average {
  /** Probability of each model after the data, models equally probable before. */
  weights: Float64Array;
  mean: number;
  /** Σ w (variance of the model): what each model does not know. */
  within: number;
  /** Σ w (its mean − the average)²: what they do not agree on. */
  between: number;
}

/** Bayesian model averaging: w ∝ evidence, and the variance of the mixture in its two parts. */
export function averageModels(
  logEvidences: ArrayLike<number>,
  forecasts: readonly { mean: number; variance: number }[],
): Average {
  const best = Math.max(...Array.from(logEvidences));
  const weights = Float64Array.from(logEvidences, (value) => exp(value - best));
  const total = weights.reduce((a, b) => a + b, 0);
  for (let k = 0; k < weights.length; k++) weights[k] /= total;
  const over = (f: (k: number) => number) => weights.reduce((sum, w, k) => sum + w * f(k), 0);
  const mean = over((k) => forecasts[k].mean);
  return {
    weights,
    mean,
    within: over((k) => forecasts[k].variance),
    between: over((k) => (forecasts[k].mean - mean) * (forecasts[k].mean - mean)),
  };
}
