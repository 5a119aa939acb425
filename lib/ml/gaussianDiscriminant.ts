/** Classes as normal distributions: what a generative classifier knows, and what follows from it. */
import { exp, log, logSumExp } from '../math';
import { type Rng, uniform } from '../rng';
import { solveCholesky } from './cholesky';
import { createGaussian, type Gaussian, logDensity, marginal, sampleGaussian } from './gaussian';
import { checkPoints, type LabelledPoints } from './points';

/** p(x, k) = prior_k N(x; mean_k, covariance_k) for K classes. */
export interface GaussianClasses {
  p: number;
  /** ln prior_k */
  logPrior: Float64Array;
  gaussians: Gaussian[];
}

export interface DiscriminantOptions {
  /** One covariance for all classes (linear boundaries) or one for each (quadratic boundaries). */
  covariance: 'shared' | 'own';
  /** Leaves only the variances: within a class the features are taken as independent. */
  independent?: boolean;
  /** Divides by n − K (shared) or n_k − 1 (own) instead of n and n_k, the maximum of the likelihood. */
  unbiased?: boolean;
  /** Added to the diagonal of every covariance. */
  ridge?: number;
}

/**
 * Fits priors, means and covariances (R. A. Fisher, Ann. Eugenics 7, 179, 1936, for the shared one).
 * @param classes number K of classes, each with at least one point
 * @throws RangeError for an empty class or a covariance that is not positive definite (too few points: add a ridge)
 */
export function fitGaussianDiscriminant(
  points: LabelledPoints,
  classes: number,
  { covariance, independent = false, unbiased = false, ridge = 0 }: DiscriminantOptions,
): GaussianClasses {
  const { n, p } = points;
  const { counts, means } = classMeans(points, classes);
  const scatters = classScatters(points, means, classes);
  if (covariance === 'shared') {
    const shared = new Float64Array(p * p);
    for (const scatter of scatters) for (let j = 0; j < p * p; j++) shared[j] += scatter[j];
    const divisor = unbiased ? n - classes : n;
    for (let k = 0; k < classes; k++) scatters[k] = scaled(shared, divisor, p, ridge);
  } else {
    for (let k = 0; k < classes; k++) {
      scatters[k] = scaled(scatters[k], unbiased ? counts[k] - 1 : counts[k], p, ridge);
    }
  }
  if (independent) {
    for (const scatter of scatters) {
      for (let j = 0; j < p * p; j++) if (j % (p + 1) !== 0) scatter[j] = 0;
    }
  }
  return {
    p,
    logPrior: counts.map((count) => log(count / n)),
    gaussians: means.map((mean, k) => createGaussian(mean, scatters[k])),
  };
}

/** Numbers of points and mean of each class. @throws RangeError for a class without points or a label beyond the classes */
export function classMeans(
  points: LabelledPoints,
  classes: number,
): { counts: Float64Array; means: Float64Array[] } {
  checkPoints(points);
  const { n, p, features, labels } = points;
  const counts = new Float64Array(classes);
  const means = Array.from({ length: classes }, () => new Float64Array(p));
  for (let i = 0; i < n; i++) {
    if (labels[i] >= classes) throw new RangeError(`label ${labels[i]}: expected 0 to ${classes - 1}`);
    counts[labels[i]]++;
    for (let j = 0; j < p; j++) means[labels[i]][j] += features[i * p + j];
  }
  for (let k = 0; k < classes; k++) {
    if (counts[k] === 0) throw new RangeError(`class ${k} has no points`);
    for (let j = 0; j < p; j++) means[k][j] /= counts[k];
  }
  return { counts, means };
}

/** Σ (x − mean_k)(x − mean_k)ᵀ over the points of each class. */
function classScatters(
  { n, p, features, labels }: LabelledPoints,
  means: Float64Array[],
  classes: number,
): Float64Array[] {
  const scatters = Array.from({ length: classes }, () => new Float64Array(p * p));
  const d = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const scatter = scatters[labels[i]];
    for (let j = 0; j < p; j++) d[j] = features[i * p + j] - means[labels[i]][j];
    for (let j = 0; j < p; j++) for (let l = 0; l <= j; l++) scatter[j * p + l] += d[j] * d[l];
  }
  for (const scatter of scatters) {
    for (let j = 0; j < p; j++) for (let l = 0; l < j; l++) scatter[l * p + j] = scatter[j * p + l];
  }
  return scatters;
}

function scaled(scatter: Float64Array, divisor: number, p: number, ridge: number): Float64Array {
  const out = scatter.map((v) => v / divisor);
  for (let j = 0; j < p; j++) out[j * p + j] += ridge;
  return out;
}

/** ln p(x, k) of every class at the point that begins at x[at]; returns ln p(x) = ln Σ_k p(x, k). */
export function logJoint(
  { gaussians, logPrior }: GaussianClasses,
  x: ArrayLike<number>,
  at: number,
  out: Float64Array,
): number {
  for (let k = 0; k < gaussians.length; k++) out[k] = logPrior[k] + logDensity(gaussians[k], x, at);
  return logSumExp(out);
}

/** ln p(k | x) of every class, by Bayes' rule; returns ln p(x). */
export function logPosterior(
  model: GaussianClasses,
  x: ArrayLike<number>,
  at: number,
  out: Float64Array,
): number {
  const evidence = logJoint(model, x, at, out);
  for (let k = 0; k < out.length; k++) out[k] -= evidence;
  return evidence;
}

/** A new point with its class: the class from the priors, the point from its distribution, written from out[at] on. */
export function samplePoint(model: GaussianClasses, rng: Rng, out: Float64Array, at = 0): number {
  let left = uniform(rng);
  let k = 0;
  while (k < model.gaussians.length - 1 && left >= exp(model.logPrior[k])) left -= exp(model.logPrior[k++]);
  sampleGaussian(model.gaussians[k], rng, out, at);
  return k;
}

/** The same classes when only some features can be seen: the others are integrated out. */
export function withFeatures(model: GaussianClasses, kept: readonly number[]): GaussianClasses {
  return {
    p: kept.length,
    logPrior: model.logPrior,
    gaussians: model.gaussians.map((gaussian) => marginal(gaussian, kept)),
  };
}

/**
 * The posterior of two classes with one covariance S is logistic: p(1|x) = σ(b + w·x) with w = S⁻¹(mean₁ − mean₀) and
 * b = ½ (mean₀ᵀS⁻¹mean₀ − mean₁ᵀS⁻¹mean₁) + ln prior₁ − ln prior₀. Returns [b, w₁, …, w_p]; the covariance is that of
 * class 0.
 */
export function linearBoundary({ p, gaussians: [zero, one], logPrior }: GaussianClasses): Float64Array {
  const w = one.mean.map((m, j) => m - zero.mean[j]);
  w.set(solveCholesky(zero.factor, p, w));
  let b = logPrior[1] - logPrior[0];
  for (let j = 0; j < p; j++) b -= 0.5 * w[j] * (one.mean[j] + zero.mean[j]);
  return Float64Array.of(b, ...w);
}
