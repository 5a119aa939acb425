/**
 * Gaussian process regression: every set of values of the unknown function is jointly normal with covariance a² k(x, x′),
 * a kernel function times the amplitude squared; measurements add independent noise of variance s². What is known after n
 * measurements follows from one Cholesky factor (C. Rasmussen and C. Williams, "Gaussian Processes for Machine Learning",
 * 2006, algorithm 2.1).
 */
import { log } from '@/lib/math';
import { normal, type Rng } from '@/lib/rng';
import { cholesky, solveCholesky, solveLower } from './cholesky';
import { checkKernel, type KernelFunction, kernelMatrix } from './kernelFunctions';
import type { Points } from './points';

export interface GaussianProcessPrior {
  kernel: KernelFunction;
  /** a: standard deviation of the function before any measurement, where k(x, x) = 1. */
  amplitude: number;
  /** s: standard deviation of the noise of a measurement. */
  noise: number;
}

/** What is known after the measurements. */
export interface GaussianProcess {
  prior: GaussianProcessPrior;
  inputs: Points;
  /** L of a² K + s² 1 = L Lᵀ */
  factor: Float64Array;
  /** (a² K + s² 1)⁻¹ y */
  weights: Float64Array;
  /** ln p(y) = −½ yᵀ (a² K + s² 1)⁻¹ y − Σ_i ln L_ii − (n/2) ln 2π */
  logMarginalLikelihood: number;
}

/** Added to the variances of a posterior before its square root is taken, in units of a²: rounding may leave it negative. */
const JITTER = 1e-10;

const LN_TWO_PI = 1.8378770664093453;

/**
 * Conditions the prior (mean zero) on measurements y.
 *
 * @throws RangeError for an illegal kernel, amplitude ≤ 0, noise < 0, tables that do not belong together, or a covariance
 *   that is singular to rounding (equal rows without noise)
 */
export function conditionProcess(
  prior: GaussianProcessPrior,
  inputs: Points,
  y: ArrayLike<number>,
): GaussianProcess {
  const { kernel, amplitude, noise } = prior;
  const { features: x, n: rows, p: columns } = inputs;
  checkKernel(kernel);
  if (!(amplitude > 0 && amplitude < Infinity)) {
    throw new RangeError(`amplitude = ${amplitude}: expected a number > 0`);
  }
  if (!(noise >= 0 && noise < Infinity)) throw new RangeError(`noise = ${noise}: expected a number ≥ 0`);
  if (rows < 1 || x.length !== rows * columns || y.length !== rows) {
    throw new RangeError(`${x.length} inputs, ${y.length} values: expected ${rows} × ${columns} and ${rows}`);
  }
  const covariance = kernelMatrix(kernel, columns, x, x).map((k) => amplitude * amplitude * k);
  for (let i = 0; i < rows; i++) covariance[i * rows + i] += noise * noise;
  const factor = cholesky(covariance, rows);
  const weights = solveCholesky(factor, rows, y);
  let logMarginalLikelihood = -0.5 * rows * LN_TWO_PI;
  for (let i = 0; i < rows; i++) {
    logMarginalLikelihood -= 0.5 * y[i] * weights[i] + log(factor[i * rows + i]);
  }
  return { prior, inputs, factor, weights, logMarginalLikelihood };
}

/** Mean of the function at each row of `at`: n products a row, where the variance takes n². */
export function predictMean(process: GaussianProcess, at: Points): Float64Array {
  const cross = crossCovariance(process, at);
  const { weights } = process;
  const n = weights.length;
  return Float64Array.from({ length: at.n }, (_, i) => {
    let mean = 0;
    for (let k = 0; k < n; k++) mean += cross[i * n + k] * weights[k];
    return mean;
  });
}

/** Mean and variance of the function (without noise) at each row of `at`. */
export function predictProcess(
  process: GaussianProcess,
  at: Points,
): { mean: Float64Array; variance: Float64Array } {
  const { prior, inputs, factor, weights } = process;
  const cross = crossCovariance(process, at);
  const n = inputs.n;
  const mean = new Float64Array(at.n);
  const variance = new Float64Array(at.n);
  for (let i = 0; i < at.n; i++) {
    const row = cross.subarray(i * n, (i + 1) * n);
    const reduced = solveLower(factor, n, row);
    const here = at.features.subarray(i * at.p, (i + 1) * at.p);
    let explained = 0;
    for (let k = 0; k < n; k++) {
      mean[i] += row[k] * weights[k];
      explained += reduced[k] * reduced[k];
    }
    const before = prior.amplitude * prior.amplitude * kernelMatrix(prior.kernel, at.p, here, here)[0];
    variance[i] = Math.max(0, before - explained);
  }
  return { mean, variance };
}

/** Covariance of the function's values at the rows of `at`, rows × rows. */
export function posteriorCovariance(process: GaussianProcess, at: Points): Float64Array {
  const { prior, inputs, factor } = process;
  const cross = crossCovariance(process, at);
  const n = inputs.n;
  const m = at.n;
  const reduced = Array.from({ length: m }, (_, i) =>
    solveLower(factor, n, cross.subarray(i * n, (i + 1) * n)),
  );
  const out = kernelMatrix(prior.kernel, at.p, at.features, at.features);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      let explained = 0;
      for (let k = 0; k < n; k++) explained += reduced[i][k] * reduced[j][k];
      out[i * m + j] = prior.amplitude * prior.amplitude * out[i * m + j] - explained;
    }
  }
  return out;
}

/** Functions drawn from the posterior, their values at the rows of `at`: count × rows. */
export function samplePosterior(process: GaussianProcess, at: Points, count: number, rng: Rng): Float64Array {
  const m = at.n;
  const { amplitude } = process.prior;
  const covariance = posteriorCovariance(process, at);
  for (let i = 0; i < m; i++) covariance[i * m + i] += JITTER * amplitude * amplitude;
  const factor = cholesky(covariance, m);
  const { mean } = predictProcess(process, at);
  const out = new Float64Array(count * m);
  const z = new Float64Array(m);
  for (let s = 0; s < count; s++) {
    for (let i = 0; i < m; i++) z[i] = normal(rng);
    for (let i = 0; i < m; i++) {
      let sum = mean[i];
      for (let k = 0; k <= i; k++) sum += factor[i * m + k] * z[k];
      out[s * m + i] = sum;
    }
  }
  return out;
}

/** a² k between each row of `at` and each measured row. */
function crossCovariance({ prior, inputs }: GaussianProcess, at: Points): Float64Array {
  if (at.p !== inputs.p) {
    throw new RangeError(`${at.p} inputs: expected ${inputs.p}`);
  }
  const square = prior.amplitude * prior.amplitude;
  return kernelMatrix(prior.kernel, at.p, at.features, inputs.features).map((k) => square * k);
}
