import { describe, expect, test } from 'vitest';
import { solve } from '@/lib/linalg';
import { cholesky, solveCholesky } from '@/lib/ml/cholesky';
import { createGaussian, logDensity, marginal, sampleGaussian, squaredDistance } from '@/lib/ml/gaussian';
import {
  fitGaussianDiscriminant,
  linearBoundary,
  logJoint,
  logPosterior,
  samplePoint,
  withFeatures,
} from '@/lib/ml/gaussianDiscriminant';
import {
  expectation,
  improveMixture,
  logMixtureDensity,
  mixtureDensity,
  sampleMixture,
  startMixture,
} from '@/lib/ml/gaussianMixture';
import { assignClusters, clusterPoints, moveCentres, spreadCentres } from '@/lib/ml/kmeans';
import { logOdds } from '@/lib/ml/logistic';
import { fitNaiveBayes } from '@/lib/ml/naiveBayes';
import { principalComponents, project, reconstruct } from '@/lib/ml/pca';
import type { LabelledPoints } from '@/lib/ml/points';
import { createRng, normal, uniform } from '@/lib/rng';

const COVARIANCE = Float64Array.of(2, 0.6, -0.3, 0.6, 1, 0.2, -0.3, 0.2, 0.5);
const MEAN = Float64Array.of(1, -2, 0.5);
const SAMPLES = 40_000;

function cloud(n: number, p: number, classes: number, seed: number): LabelledPoints {
  const rng = createRng(seed);
  const labels = Uint8Array.from({ length: n }, (_, i) => i % classes);
  const features = Float64Array.from(
    { length: n * p },
    (_, i) => normal(rng) + (labels[Math.floor(i / p)] * ((i % p) + 1)) / p,
  );
  return { n, p, features, labels };
}

describe('the normal distribution', () => {
  const gaussian = createGaussian(MEAN, COVARIANCE);

  test('in one dimension is the textbook formula', () => {
    const one = createGaussian(Float64Array.of(1), Float64Array.of(4));
    expect(logDensity(one, [2])).toBeCloseTo(-Math.log(2 * Math.sqrt(2 * Math.PI)) - 1 / 8, 14);
  });

  test('its factor and its solver undo the covariance', () => {
    const l = cholesky(COVARIANCE, 3);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += l[i * 3 + k] * l[j * 3 + k];
        expect(sum).toBeCloseTo(COVARIANCE[i * 3 + j], 14);
      }
    }
    const b = solveCholesky(l, 3, [1, 2, 3]);
    solve(COVARIANCE, 3, [1, 2, 3]).forEach((v, j) => {
      expect(b[j]).toBeCloseTo(v, 12);
    });
    const d = Float64Array.of(1, 2, 3);
    const x = MEAN.map((m, j) => m + d[j]);
    const distance = b.reduce((sum, v, j) => sum + v * d[j], 0);
    expect(squaredDistance(gaussian, x, 0, new Float64Array(3))).toBeCloseTo(distance, 12);
  });

  test('what is no covariance is refused', () => {
    expect(() => createGaussian(MEAN.slice(0, 2), Float64Array.of(1, 2, 2, 1))).toThrow(/positive definite/);
    expect(() => createGaussian(MEAN.slice(0, 1), Float64Array.of(Number.NaN))).toThrow(RangeError);
  });

  test('its samples have its mean and covariance, within 5 standard errors', () => {
    const rng = createRng(11);
    const x = new Float64Array(3);
    const sums = new Float64Array(3);
    const products = new Float64Array(9);
    for (let i = 0; i < SAMPLES; i++) {
      sampleGaussian(gaussian, rng, x);
      for (let j = 0; j < 3; j++) {
        sums[j] += (x[j] - MEAN[j]) / SAMPLES;
        for (let k = 0; k < 3; k++) products[j * 3 + k] += ((x[j] - MEAN[j]) * (x[k] - MEAN[k])) / SAMPLES;
      }
    }
    for (let j = 0; j < 3; j++) {
      const [vj] = [COVARIANCE[j * 4]];
      expect(Math.abs(sums[j])).toBeLessThan(5 * Math.sqrt(vj / SAMPLES));
      for (let k = 0; k < 3; k++) {
        const c = COVARIANCE[j * 3 + k];
        const error = Math.sqrt((vj * COVARIANCE[k * 4] + c * c) / SAMPLES);
        expect(Math.abs(products[j * 3 + k] - c)).toBeLessThan(5 * error);
      }
    }
  });

  test('striking out a feature is integrating over it', () => {
    const seen = marginal(gaussian, [0, 2]);
    for (const [a, b] of [
      [0, 0],
      [2, 1],
      [-1, 1.3],
    ]) {
      let integral = 0;
      for (let y = -14; y < 10; y += 0.01) integral += Math.exp(logDensity(gaussian, [a, y, b])) * 0.01;
      expect(Math.exp(logDensity(seen, [a, b]))).toBeCloseTo(integral, 10);
    }
  });
});

describe('classes with densities', () => {
  test('one feature, two classes: both covariances by hand', () => {
    const points = {
      n: 5,
      p: 1,
      features: Float64Array.of(0, 2, 5, 6, 10),
      labels: Uint8Array.of(0, 0, 1, 1, 1),
    };
    const own = fitGaussianDiscriminant(points, 2, { covariance: 'own' });
    expect(own.gaussians.map((g) => [g.mean[0], g.covariance[0]])).toEqual([
      [1, 1],
      [7, expect.closeTo(14 / 3, 14)],
    ]);
    expect([...own.logPrior]).toEqual([expect.closeTo(Math.log(0.4), 14), expect.closeTo(Math.log(0.6), 14)]);
    const shared = fitGaussianDiscriminant(points, 2, { covariance: 'shared', unbiased: true, ridge: 1 });
    expect(shared.gaussians.map((g) => g.covariance[0])).toEqual([
      expect.closeTo(1 + 16 / 3, 14),
      expect.closeTo(1 + 16 / 3, 14),
    ]);
  });

  test('with one covariance the posterior is logistic: the same weights on both sides', () => {
    const points = cloud(60, 3, 2, 4);
    const model = fitGaussianDiscriminant(points, 2, { covariance: 'shared' });
    const theta = linearBoundary(model);
    const out = new Float64Array(2);
    for (let i = 0; i < 60; i++) {
      logPosterior(model, points.features, 3 * i, out);
      expect(out[1] - out[0]).toBeCloseTo(logOdds(theta, points.features, 3 * i), 11);
      expect(Math.exp(out[0]) + Math.exp(out[1])).toBeCloseTo(1, 13);
    }
  });

  test('two normal distributions on a line: w = (m₁ − m₀)/s², b = (m₀² − m₁²)/2s² + ln odds', () => {
    const line = (m: number) => createGaussian(Float64Array.of(m), Float64Array.of(0.25));
    const logPrior = Float64Array.of(Math.log(0.7), Math.log(0.3));
    const [b, w] = linearBoundary({ p: 1, logPrior, gaussians: [line(0.5), line(2)] });
    expect(w).toBeCloseTo(1.5 / 0.25, 13);
    expect(b).toBeCloseTo((0.25 - 4) / 0.5 + Math.log(3 / 7), 12);
  });

  test('naive Bayes multiplies densities of single features', () => {
    const points = cloud(50, 2, 2, 6);
    const model = fitNaiveBayes(points, 2, 0);
    const out = new Float64Array(2);
    const alone = [0, 1].map((j) => withFeatures(model, [j]));
    const at = [0.3, -1.2];
    logJoint(model, at, 0, out);
    for (let k = 0; k < 2; k++) {
      const product = alone.reduce((sum, one, j) => sum + logDensity(one.gaussians[k], [at[j]]), 0);
      expect(out[k]).toBeCloseTo(model.logPrior[k] + product, 12);
    }
    expect(model.gaussians[0].covariance[1]).toBe(0);
  });

  test('new points have the frequencies and means of their classes', () => {
    const points = cloud(90, 2, 3, 8);
    points.labels.fill(0, 0, 45);
    const model = fitGaussianDiscriminant(points, 3, { covariance: 'own' });
    const rng = createRng(3);
    const x = new Float64Array(2);
    const counts = new Float64Array(3);
    const sums = new Float64Array(3);
    for (let i = 0; i < SAMPLES; i++) {
      const k = samplePoint(model, rng, x);
      counts[k]++;
      sums[k] += x[1];
    }
    for (let k = 0; k < 3; k++) {
      const prior = Math.exp(model.logPrior[k]);
      const share = counts[k] / SAMPLES;
      expect(Math.abs(share - prior)).toBeLessThan(5 * Math.sqrt((prior * (1 - prior)) / SAMPLES));
      const { mean, covariance } = model.gaussians[k];
      expect(Math.abs(sums[k] / counts[k] - mean[1])).toBeLessThan(5 * Math.sqrt(covariance[3] / counts[k]));
    }
  });

  test('empty classes, strange labels and flat clouds are refused', () => {
    const points = cloud(10, 2, 2, 1);
    expect(() => fitGaussianDiscriminant(points, 3, { covariance: 'own' })).toThrow(/class 2 has no points/);
    expect(() => fitGaussianDiscriminant(points, 1, { covariance: 'own' })).toThrow(/label 1/);
    const flat = { ...points, features: points.features.map((v, i) => (i % 2 ? v : 1)) };
    expect(() => fitGaussianDiscriminant(flat, 2, { covariance: 'own' })).toThrow(/positive definite/);
    expect(() => fitNaiveBayes(flat, 2, 0)).toThrow(/positive definite/);
    fitGaussianDiscriminant(flat, 2, { covariance: 'own', ridge: 1e-3 });
    fitNaiveBayes(flat, 2);
  });
});

describe('mixtures', () => {
  test.each([1, 2, 3, 4, 5])('the likelihood never falls, cloud %i', (seed) => {
    const points = cloud(80, 2, 3, seed);
    const mixture = startMixture(points, 3, 0.01, createRng(seed));
    const scratch = new Float64Array(240);
    let before = Number.NEGATIVE_INFINITY;
    for (let step = 0; step < 40; step++) {
      const now = improveMixture(mixture, points, scratch);
      expect(now).toBeGreaterThanOrEqual(before - 1e-12);
      before = now;
      expect(mixture.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    }
  });

  test('one component is the normal distribution of the points, after one step', () => {
    const points = cloud(40, 3, 1, 2);
    const mixture = startMixture(points, 1, 0, createRng(1));
    improveMixture(mixture, points, new Float64Array(40));
    const { mean, covariance } = fitGaussianDiscriminant(points, 1, { covariance: 'own' }).gaussians[0];
    mixture.means.forEach((m, j) => {
      expect(m).toBeCloseTo(mean[j], 13);
    });
    mixture.covariances.forEach((c, j) => {
      expect(c).toBeCloseTo(covariance[j], 13);
    });
  });

  test('the likelihood is the mean logarithm of the density, and new points have the components’ shares', () => {
    const points = cloud(60, 2, 2, 9);
    const mixture = startMixture(points, 2, 0.01, createRng(4));
    const density = mixtureDensity(mixture);
    let sum = 0;
    for (let i = 0; i < 60; i++) sum += logMixtureDensity(density, points.features, 2 * i);
    expect(expectation(mixture, points, new Float64Array(120))).toBeCloseTo(sum / 60, 12);
    const rng = createRng(5);
    const x = new Float64Array(2);
    let first = 0;
    for (let i = 0; i < SAMPLES; i++) first += Number(sampleMixture(density, rng, x) === 0);
    const w = mixture.weights[0];
    expect(Math.abs(first / SAMPLES - w)).toBeLessThan(5 * Math.sqrt((w * (1 - w)) / SAMPLES));
  });
});

describe('k-means', () => {
  const seven = {
    n: 7,
    p: 2,
    features: Float64Array.of(1, 1, 1.5, 2, 3, 4, 5, 7, 3.5, 5, 4.5, 5, 3.5, 4.5),
  };

  test('seven points from the first and the fourth', () => {
    const { centres, inertia, clusters } = clusterPoints(seven, Float64Array.of(1, 1, 5, 7));
    expect([...centres]).toEqual([1.25, 1.5, expect.closeTo(3.9, 14), expect.closeTo(5.1, 14)]);
    expect(inertia).toBeCloseTo(8.525, 13);
    expect([...clusters]).toEqual([0, 0, 1, 1, 1, 1, 1]);
  });

  test('inertia never rises, whatever the starts', () => {
    const points = cloud(100, 3, 4, 3);
    for (let seed = 1; seed <= 10; seed++) {
      const centres = spreadCentres(points, 6, createRng(seed));
      const clusters = new Uint8Array(100);
      let before = Number.POSITIVE_INFINITY;
      for (let step = 0; step < 15; step++) {
        const now = assignClusters(points, centres, clusters);
        expect(now).toBeLessThanOrEqual(before + 1e-10);
        before = now;
        moveCentres(points, centres, clusters);
      }
    }
  });

  test('a centre without points takes the farthest one', () => {
    const { centres, inertia } = clusterPoints(
      { n: 3, p: 1, features: Float64Array.of(0, 1, 10) },
      Float64Array.of(0, 100, 200),
    );
    expect([...centres].sort((a, b) => a - b)).toEqual([0, 1, 10]);
    expect(inertia).toBe(0);
  });

  test('more centres than different points are harmless', () => {
    const { inertia } = clusterPoints(
      { n: 3, p: 1, features: Float64Array.of(2, 2, 2) },
      Float64Array.of(0, 1, 2, 3),
    );
    expect(inertia).toBe(0);
    expect(spreadCentres({ n: 2, p: 1, features: Float64Array.of(1, 1) }, 2, createRng(1))).toEqual(
      Float64Array.of(1, 1),
    );
  });

  test('k-means++ draws the second centre in proportion to the squared distance', () => {
    const points = { n: 3, p: 1, features: Float64Array.of(0, 1, 3) };
    const rng = createRng(17);
    const counts = new Map<string, number>();
    const runs = 30_000;
    for (let i = 0; i < runs; i++) {
      const key = spreadCentres(points, 2, rng).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const wanted: Record<string, number> = {
      '0,1': 1 / 10,
      '0,3': 9 / 10,
      '1,0': 1 / 5,
      '1,3': 4 / 5,
      '3,0': 9 / 13,
      '3,1': 4 / 13,
    };
    for (const [key, share] of Object.entries(wanted)) {
      const q = share / 3;
      const found = (counts.get(key) ?? 0) / runs;
      expect(Math.abs(found - q), key).toBeLessThan(5 * Math.sqrt((q * (1 - q)) / runs));
    }
  });

  test('k-means++ never takes a point twice while others are left', () => {
    const points = { n: 3, p: 1, features: Float64Array.of(0, 1, 3) };
    const rng = createRng(18);
    for (let i = 0; i < 60; i++) {
      expect([...spreadCentres(points, 3, rng)].sort((a, b) => a - b)).toEqual([0, 1, 3]);
    }
  });

  test('shapes that do not fit are refused', () => {
    expect(() => clusterPoints(seven, Float64Array.of(1, 2, 3))).toThrow(RangeError);
    expect(() => spreadCentres(seven, 0, createRng(1))).toThrow(/k = 0/);
  });
});

describe('principal components', () => {
  test('of the ten points of L. I. Smith’s tutorial', () => {
    const features = Float64Array.of(
      ...[2.5, 2.4, 0.5, 0.7, 2.2, 2.9, 1.9, 2.2, 3.1, 3, 2.3, 2.7, 2, 1.6, 1, 1.1, 1.5, 1.6, 1.1, 0.9],
    );
    const { variances, directions } = principalComponents({ n: 10, p: 2, features });
    expect(variances[0]).toBeCloseTo(1.28402771, 8);
    expect(variances[1]).toBeCloseTo(0.0490834, 7);
    expect(directions[0]).toBeCloseTo(0.6778734, 7);
    expect(directions[1]).toBeCloseTo(0.73517866, 7);
  });

  test('directions are orthonormal and all of them together lose nothing', () => {
    const points = cloud(30, 4, 2, 2);
    const found = principalComponents(points);
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        let sum = 0;
        for (let j = 0; j < 4; j++) sum += found.directions[a * 4 + j] * found.directions[b * 4 + j];
        expect(sum).toBeCloseTo(a === b ? 1 : 0, 13);
      }
    }
    reconstruct(found, project(found, points, 4), 4).forEach((v, i) => {
      expect(v).toBeCloseTo(points.features[i], 12);
    });
    expect(() => principalComponents({ n: 1, p: 2, features: Float64Array.of(1, 2) })).toThrow(/one point/);
  });

  test('fewer points than features', () => {
    const rng = createRng(6);
    const points = { n: 3, p: 5, features: Float64Array.from({ length: 15 }, () => uniform(rng)) };
    const found = principalComponents(points);
    expect(found.k).toBe(3);
    expect(found.variances[2]).toBeLessThan(1e-20);
    reconstruct(found, project(found, points, 2), 2).forEach((v, i) => {
      expect(v).toBeCloseTo(points.features[i], 12);
    });
  });
});
