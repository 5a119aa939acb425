/** A mixture of normal distributions, fitted by expectation and maximisation (A. P. Dempster et al., J. R. Stat. Soc. B 39, 1, 1977). */
import { exp, log, logSumExp } from '../math';
import type { Rng } from '../rng';
import { createGaussian, logDensity } from './gaussian';
import { type GaussianClasses, samplePoint } from './gaussianDiscriminant';
import { assignClusters, spreadCentres } from './kmeans';
import type { Points } from './points';

/** Everything a mixture of k normal distributions in p dimensions is made of, as flat arrays. */
export interface Mixture {
  k: number;
  p: number;
  /** k positive numbers of sum 1. */
  weights: Float64Array;
  /** k × p */
  means: Float64Array;
  /** k × p × p */
  covariances: Float64Array;
}

/** The mixture as classes with densities. @throws RangeError when a covariance is not positive definite */
export function mixtureDensity({ k, p, weights, means, covariances }: Mixture): GaussianClasses {
  return {
    p,
    logPrior: weights.map(log),
    gaussians: Array.from({ length: k }, (_, c) =>
      createGaussian(means.slice(c * p, (c + 1) * p), covariances.slice(c * p * p, (c + 1) * p * p)),
    ),
  };
}

/**
 * The first half of a step: writes how much each component answers for each point, p(c | x_i), n × k.
 * @returns the log-likelihood per point, (1/n) Σ_i ln Σ_c weight_c N(x_i), of the mixture as it is
 */
export function expectation(mixture: Mixture, { n, p, features }: Points, out: Float64Array): number {
  const { k } = mixture;
  const { gaussians, logPrior } = mixtureDensity(mixture);
  const joint = new Float64Array(k);
  const scratch = new Float64Array(p);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) joint[c] = logPrior[c] + logDensity(gaussians[c], features, i * p, scratch);
    const total = logSumExp(joint);
    for (let c = 0; c < k; c++) out[i * k + c] = exp(joint[c] - total);
    sum += total;
  }
  return sum / n;
}

/**
 * The second half: weights, means and covariances from what each component answers for (n × k), in place.
 * @param ridge added to the diagonal of every covariance, so that no component collapses onto one point
 */
export function maximization(
  mixture: Mixture,
  { n, p, features }: Points,
  responsibilities: Float64Array,
  ridge: number,
): void {
  const { k, weights, means, covariances } = mixture;
  const d = new Float64Array(p);
  for (let c = 0; c < k; c++) {
    const mean = means.subarray(c * p, (c + 1) * p).fill(0);
    const covariance = covariances.subarray(c * p * p, (c + 1) * p * p).fill(0);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const r = responsibilities[i * k + c];
      total += r;
      for (let j = 0; j < p; j++) mean[j] += r * features[i * p + j];
    }
    const divisor = Math.max(total, TINY);
    for (let j = 0; j < p; j++) mean[j] /= divisor;
    for (let i = 0; i < n; i++) {
      const r = responsibilities[i * k + c] / divisor;
      for (let j = 0; j < p; j++) d[j] = features[i * p + j] - mean[j];
      for (let j = 0; j < p; j++) for (let l = 0; l <= j; l++) covariance[j * p + l] += r * d[j] * d[l];
    }
    for (let j = 0; j < p; j++) {
      for (let l = 0; l < j; l++) covariance[l * p + j] = covariance[j * p + l];
      covariance[j * p + j] += ridge;
    }
    weights[c] = divisor / n;
  }
}

/** A component that answers for nothing keeps this many points, so that nothing is divided by zero. */
const TINY = 1e-12;

/** One step of expectation and maximisation; returns the log-likelihood per point before it, which never falls. */
export function improveMixture(
  mixture: Mixture,
  points: Points,
  responsibilities: Float64Array,
  ridge = 0,
): number {
  const before = expectation(mixture, points, responsibilities);
  maximization(mixture, points, responsibilities, ridge);
  return before;
}

/** A mixture to begin with: each point belongs to the nearest of k centres that k-means++ spreads. */
export function startMixture(points: Points, k: number, ridge: number, rng: Rng): Mixture {
  const { n, p } = points;
  const clusters = new Uint8Array(n);
  assignClusters(points, spreadCentres(points, k, rng), clusters);
  const responsibilities = new Float64Array(n * k);
  for (let i = 0; i < n; i++) responsibilities[i * k + clusters[i]] = 1;
  const mixture: Mixture = {
    k,
    p,
    weights: new Float64Array(k),
    means: new Float64Array(k * p),
    covariances: new Float64Array(k * p * p),
  };
  maximization(mixture, points, responsibilities, ridge);
  return mixture;
}

/** ln p(x) of the point that begins at x[at]. */
export function logMixtureDensity(density: GaussianClasses, x: ArrayLike<number>, at = 0): number {
  return logSumExp(density.gaussians.map((gaussian, c) => density.logPrior[c] + logDensity(gaussian, x, at)));
}

/** Writes a new point from out[at] on; returns the component it came from. */
export function sampleMixture(density: GaussianClasses, rng: Rng, out: Float64Array, at = 0): number {
  return samplePoint(density, rng, out, at);
}
