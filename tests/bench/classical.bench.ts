import { improveMixture, startMixture } from '@/lib/ml/gaussianMixture';
import { clusterPoints, spreadCentres } from '@/lib/ml/kmeans';
import { parseLabelledTable } from '@/lib/ml/labelledTable';
import { largestMargin } from '@/lib/ml/largestMargin';
import { fitLogistic } from '@/lib/ml/logistic';
import { fitNaiveBayes } from '@/lib/ml/naiveBayes';
import { principalComponents } from '@/lib/ml/pca';
import { correct, nextMistake } from '@/lib/ml/perceptron';
import type { LabelledPoints } from '@/lib/ml/points';
import { createRng, normal } from '@/lib/rng';

/** n points of two classes, one unit apart along every feature. */
function twoClasses(n: number, p: number): LabelledPoints {
  const rng = createRng(1);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const features = Float64Array.from({ length: n * p }, (_, i) => normal(rng) + labels[Math.floor(i / p)]);
  return { n, p, features, labels };
}

const plane = twoClasses(400, 2);
const wide = twoClasses(1000, 30);
const order = Uint16Array.from({ length: 400 }, (_, i) => i);
const apart: LabelledPoints = {
  ...plane,
  labels: plane.labels.map((_, i) => Number(plane.features[2 * i] + plane.features[2 * i + 1] > 1)),
};
const text = Array.from({ length: 10_000 }, (_, i) => `${i / 7},${(3 * i) / 11},${i % 2 ? 'a' : 'b'}`).join(
  '\n',
);

export const benchmarks = [
  {
    name: 'classical: table of 10,000 rows with classes, read',
    unit: 'rows',
    run() {
      parseLabelledTable(text);
      return { count: 10_000 };
    },
  },
  {
    name: 'classical: logistic regression by Newton, 1,000 points of 30 features',
    unit: 'fits',
    run() {
      fitLogistic(wide, 1);
      return { count: 1 };
    },
  },
  {
    name: 'classical: naive Bayes, 1,000 points of 30 features',
    unit: 'fits',
    run() {
      for (let i = 0; i < 20; i++) fitNaiveBayes(wide, 2);
      return { count: 20 };
    },
  },
  {
    name: 'classical: k-means, 1,000 points of 30 features, 5 centres',
    unit: 'fits',
    run() {
      clusterPoints(wide, spreadCentres(wide, 5, createRng(2)));
      return { count: 1 };
    },
  },
  {
    name: 'classical: mixture of 8 in the plane, 400 points, one step',
    unit: 'steps',
    run() {
      const mixture = startMixture(plane, 8, 1e-3, createRng(3));
      const scratch = new Float64Array(8 * 400);
      for (let i = 0; i < 50; i++) improveMixture(mixture, plane, scratch, 1e-3);
      return { count: 50 };
    },
  },
  {
    name: 'classical: principal components, 1,000 points of 30 features',
    unit: 'fits',
    run() {
      principalComponents(wide);
      return { count: 1 };
    },
  },
  {
    name: 'classical: perceptron among 400 overlapping points',
    unit: 'corrections',
    run() {
      const weights = new Float64Array(3);
      for (let i = 0, at = 0; i < 2000; i++) {
        at = Math.max(0, nextMistake(weights, plane, order, (at + 1) % 400));
        correct(weights, plane, order[at]);
      }
      return { count: 2000 };
    },
  },
  {
    name: 'classical: largest margin of 400 points of the plane',
    unit: 'fits',
    run() {
      for (let i = 0; i < 20; i++) largestMargin(apart);
      return { count: 20 };
    },
  },
];
