/** Gaussian naive Bayes: within a class the features are taken as independent, so that covariances are diagonal. */
import { log } from '../math';
import { createGaussian } from './gaussian';
import { classMeans, type GaussianClasses } from './gaussianDiscriminant';
import type { LabelledPoints } from './points';

/**
 * Fits a prior, and mean and variance of every feature, to each class.
 * @param smoothing this part of the largest variance of a feature over all points is added to every variance
 * @throws RangeError for an empty class, or a feature that never changes in a class without smoothing
 */
export function fitNaiveBayes(points: LabelledPoints, classes: number, smoothing = 1e-9): GaussianClasses {
  const { n, p, features, labels } = points;
  const { counts, means } = classMeans(points, classes);
  const variances = Array.from({ length: classes }, () => new Float64Array(p));
  for (let i = 0; i < n; i++) {
    const k = labels[i];
    for (let j = 0; j < p; j++) {
      const d = features[i * p + j] - means[k][j];
      variances[k][j] += (d * d) / counts[k];
    }
  }
  const added = smoothing * largestVariance(points);
  return {
    p,
    logPrior: counts.map((count) => log(count / n)),
    gaussians: means.map((mean, k) => {
      const covariance = new Float64Array(p * p);
      for (let j = 0; j < p; j++) covariance[j * p + j] = variances[k][j] + added;
      return createGaussian(mean, covariance);
    }),
  };
}

function largestVariance({ n, p, features }: LabelledPoints): number {
  let largest = 0;
  for (let j = 0; j < p; j++) {
    let mean = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) mean += features[i * p + j] / n;
    for (let i = 0; i < n; i++) sum += (features[i * p + j] - mean) * (features[i * p + j] - mean);
    largest = Math.max(largest, sum / n);
  }
  return largest;
}
