import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DataTableName, loadDataTable, standardizationOf, standardizedRows } from '@/lib/ml/dataTables';
import { loadSmallDigits } from '@/lib/ml/digits';
import { fitGaussianDiscriminant, type GaussianClasses, logPosterior } from '@/lib/ml/gaussianDiscriminant';
import { expectation, improveMixture, type Mixture } from '@/lib/ml/gaussianMixture';
import { clusterPoints } from '@/lib/ml/kmeans';
import { fitLogistic } from '@/lib/ml/logistic';
import { fitNaiveBayes } from '@/lib/ml/naiveBayes';
import { principalComponents, project, reconstruct } from '@/lib/ml/pca';
import type { LabelledPoints } from '@/lib/ml/points';
import { nodeAssets } from '../tools/assets';

/** What scikit-learn finds; the script that made the numbers stands beside them. */
interface Reference {
  kMeans: { starts: number[]; inertia: number; centres: number[] };
  pca: { variances: number[]; directions: number[]; mean: number[] };
  rows: number[];
  linear: number[];
  linearLikelihood: number[];
  quadratic: number[];
  naive: number[];
  logistic: { ridge: number; theta: number[] };
  mixture: {
    starts: number[];
    steps: number;
    weights: number[];
    means: number[];
    covariances: number[];
    logLikelihood: number;
  };
}

const reference = JSON.parse(
  readFileSync(new URL('./data/classicalReference.json', import.meta.url), 'utf8'),
) as Record<string, Reference>;
const tables = ['iris', 'wine', 'breast-cancer'] as const;
const points: Record<string, LabelledPoints> = {};

beforeAll(async () => {
  for (const name of tables) points[name] = await loadDataTable(nodeAssets, name as DataTableName);
  const digits = await loadSmallDigits(nodeAssets);
  points.digits = {
    n: digits.count,
    p: 64,
    features: Float64Array.from(digits.images),
    labels: digits.labels,
  };
});

const rowsAt = ({ p, features }: LabelledPoints, rows: number[]) =>
  Float64Array.from(rows.flatMap((i) => [...features.subarray(i * p, (i + 1) * p)]));

/** Largest |a − b|/max(1, |b|). */
function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])));
  }
  return largest;
}

function standardized(name: string): LabelledPoints {
  const table = points[name];
  const rows = Uint32Array.from({ length: table.n }, (_, i) => i);
  return { ...table, features: standardizedRows(table, rows, standardizationOf(table, rows)) };
}

test.each([...tables, 'digits'])('k-means on %s from the same starts', (name) => {
  const { starts, inertia, centres } = reference[name].kMeans;
  const found = clusterPoints(points[name], rowsAt(points[name], starts));
  expect(Math.abs(found.inertia / inertia - 1)).toBeLessThan(1e-8);
  expect(gap(found.centres, centres)).toBeLessThan(1e-8);
});

test.each([...tables, 'digits'])('principal components of %s', (name) => {
  const { variances, directions, mean } = reference[name].pca;
  const found = principalComponents(points[name]);
  expect(gap(found.mean, mean)).toBeLessThan(1e-10);
  expect(gap(found.variances, variances)).toBeLessThan(1e-8);
  const { p } = found;
  for (let c = 0; c < directions.length / p; c++) {
    const row = directions.slice(c * p, (c + 1) * p);
    const own = found.directions.slice(c * p, (c + 1) * p);
    const sign = Math.sign(own.reduce((sum, v, j) => sum + v * row[j], 0));
    expect(
      gap(
        own.map((v) => sign * v),
        row,
      ),
    ).toBeLessThan(1e-8);
  }
});

test('what the dropped components carried is what a reconstruction misses', () => {
  const found = principalComponents(points.wine);
  const back = reconstruct(found, project(found, points.wine, 3), 3);
  const missed = back.reduce((sum, v, i) => sum + (v - points.wine.features[i]) ** 2, 0);
  const dropped = found.variances.slice(3).reduce((sum, v) => sum + v, 0);
  expect(missed / (points.wine.n - 1) / dropped).toBeCloseTo(1, 9);
});

describe.each(tables)('log-posteriors on %s', (name) => {
  const of = (model: GaussianClasses) => {
    const out = new Float64Array(model.gaussians.length);
    return reference[name].rows.flatMap((i) => {
      logPosterior(model, points[name].features, i * points[name].p, out);
      return [...out];
    });
  };
  const classes = name === 'breast-cancer' ? 2 : 3;

  test('one covariance for all classes', () => {
    const unbiased = fitGaussianDiscriminant(points[name], classes, { covariance: 'shared', unbiased: true });
    expect(gap(of(unbiased), reference[name].linear)).toBeLessThan(1e-6);
    const likelihood = fitGaussianDiscriminant(points[name], classes, { covariance: 'shared' });
    expect(gap(of(likelihood), reference[name].linearLikelihood)).toBeLessThan(1e-6);
  });

  test('a covariance for each class', () => {
    const own = fitGaussianDiscriminant(points[name], classes, { covariance: 'own', unbiased: true });
    expect(gap(of(own), reference[name].quadratic)).toBeLessThan(1e-6);
  });

  test('independent features', () => {
    expect(gap(of(fitNaiveBayes(points[name], classes)), reference[name].naive)).toBeLessThan(1e-6);
  });

  test('logistic regression, the first class against the others', () => {
    const { ridge, theta } = reference[name].logistic;
    const data = standardized(name);
    const fit = fitLogistic({ ...data, labels: data.labels.map((label) => Number(label > 0)) }, ridge);
    expect(fit.converged).toBe(true);
    expect(gap(fit.theta, theta)).toBeLessThan(1e-6);
  });
});

test.each(['iris', 'wine'])('a mixture of three on %s, twenty steps from the same start', (name) => {
  const want = reference[name].mixture;
  const data = name === 'wine' ? standardized(name) : points[name];
  const { n, p, features } = data;
  const { mean } = standardizationOf(data, [...Array(n).keys()]);
  const covariance = new Float64Array(p * p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p * p; j++) {
      const [a, b] = [Math.floor(j / p), j % p];
      covariance[j] += ((features[i * p + a] - mean[a]) * (features[i * p + b] - mean[b])) / n;
    }
  }
  const mixture: Mixture = {
    k: 3,
    p,
    weights: new Float64Array(3).fill(1 / 3),
    means: rowsAt(data, want.starts),
    covariances: Float64Array.from([...covariance, ...covariance, ...covariance]),
  };
  const scratch = new Float64Array(3 * n);
  for (let step = 0; step < want.steps; step++) improveMixture(mixture, data, scratch, 1e-6);
  expect(gap(mixture.weights, want.weights)).toBeLessThan(1e-6);
  expect(gap(mixture.means, want.means)).toBeLessThan(1e-6);
  expect(gap(mixture.covariances, want.covariances)).toBeLessThan(1e-6);
  expect(expectation(mixture, data, scratch)).toBeCloseTo(want.logLikelihood, 6);
});
