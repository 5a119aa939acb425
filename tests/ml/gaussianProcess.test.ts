import { describe, expect, test } from 'vitest';
import { solve } from '@/lib/linalg';
import { cholesky, solveCholesky } from '@/lib/ml/cholesky';
import {
  conditionProcess,
  type GaussianProcessPrior,
  posteriorCovariance,
  predictMean,
  predictProcess,
  samplePosterior,
} from '@/lib/ml/gaussianProcess';
import { gammaOfLength, type KernelFunction, kernelMatrix } from '@/lib/ml/kernelFunctions';
import type { Points } from '@/lib/ml/points';
import { createRng, normal, uniform } from '@/lib/rng';
import { classicTable, everySecond, lastFromOthers, reference, standardized } from './classicTables';

const column = (...x: number[]): Points => ({ features: Float64Array.from(x), n: x.length, p: 1 });
const prior: GaussianProcessPrior = {
  kernel: { kind: 'rbf', gamma: gammaOfLength(1) },
  amplitude: 1.5,
  noise: 0.2,
};

describe('the square root of a matrix', () => {
  const rng = createRng(1);
  const n = 7;
  const b = Float64Array.from({ length: n * n }, () => normal(rng));
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) a[i * n + j] += b[i * n + k] * b[j * n + k];
  }

  test('L Lᵀ is the matrix, and its systems are those of LU', () => {
    const l = cholesky(a, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += l[i * n + k] * l[j * n + k];
        expect(sum).toBeCloseTo(a[i * n + j], 12);
        if (j > i) expect(l[i * n + j]).toBe(0);
      }
    }
    const y = Float64Array.from({ length: n }, (_, i) => i - 2);
    const exact = solve(a, n, y);
    solveCholesky(l, n, y).forEach((x, i) => {
      expect(Math.abs(x - exact[i])).toBeLessThan(1e-9 * Math.max(1, Math.abs(exact[i])));
    });
  });

  test('one that is not positive definite has none', () => {
    expect(() => cholesky([1, 2, 2, 1], 2)).toThrow(RangeError);
    expect(() => cholesky([1, 1, 1, 1], 2)).toThrow(RangeError);
    expect(() => cholesky([1, 0], 2)).toThrow(RangeError);
  });
});

describe('closed forms', () => {
  test('one measurement: a²/(a² + s²) of it, the rest of the variance, its own likelihood', () => {
    const process = conditionProcess(prior, column(0.3), [2]);
    const { mean, variance } = predictProcess(process, column(0.3, 1.3));
    const total = 2.25 + 0.04;
    const k = 2.25 * Math.exp(-0.5);
    expect(mean[0]).toBeCloseTo((2 * 2.25) / total, 13);
    expect(variance[0]).toBeCloseTo(2.25 - 2.25 ** 2 / total, 13);
    expect(mean[1]).toBeCloseTo((2 * k) / total, 13);
    expect(variance[1]).toBeCloseTo(2.25 - k ** 2 / total, 13);
    const density = Math.exp(-4 / (2 * total)) / Math.sqrt(2 * Math.PI * total);
    expect(process.logMarginalLikelihood).toBeCloseTo(Math.log(density), 13);
  });

  test('two measurements: the density of a pair of correlated normals', () => {
    const process = conditionProcess(prior, column(0, 1), [1, -0.5]);
    const v = 2.25 + 0.04;
    const c = 2.25 * Math.exp(-0.5);
    const determinant = v * v - c * c;
    const form = (v * 1 + v * 0.25 - 2 * c * 1 * -0.5) / determinant;
    const density = Math.exp(-form / 2) / (2 * Math.PI * Math.sqrt(determinant));
    expect(process.logMarginalLikelihood).toBeCloseTo(Math.log(density), 13);
  });

  test('likelihoods multiply: each measurement given those before it', () => {
    const x = [0.1, 0.9, 1.7, 2.2, 3.1];
    const y = [0.3, -0.2, 0.8, 1.4, -1];
    let sum = 0;
    for (let i = 0; i < 5; i++) {
      let mean = 0;
      let variance = 2.25;
      if (i > 0) {
        const before = conditionProcess(prior, column(...x.slice(0, i)), y.slice(0, i));
        const now = predictProcess(before, column(x[i]));
        [mean, variance] = [now.mean[0], now.variance[0]];
      }
      const total = variance + 0.04;
      sum -= (y[i] - mean) ** 2 / (2 * total) + 0.5 * Math.log(2 * Math.PI * total);
    }
    expect(conditionProcess(prior, column(...x), y).logMarginalLikelihood).toBeCloseTo(sum, 11);
  });

  test('without noise the mean goes through the points and the variance vanishes there', () => {
    const x = column(-1, 0, 0.7, 2);
    const y = [1, 2, 0.5, -1];
    const process = conditionProcess({ ...prior, noise: 0 }, x, y);
    const { mean, variance } = predictProcess(process, x);
    y.forEach((value, i) => {
      expect(mean[i]).toBeCloseTo(value, 10);
      expect(variance[i]).toBeLessThan(1e-12);
    });
  });

  test('Matérn ½ has no memory: beyond a point, those behind it do not matter', () => {
    const kernel: KernelFunction = { kind: 'matern', smoothness: 0.5, lengthScale: 0.8 };
    const exact = { ...prior, kernel, noise: 0 };
    const all = predictProcess(conditionProcess(exact, column(0, 0.4, 1), [3, -2, 1]), column(1.5));
    const last = predictProcess(conditionProcess(exact, column(1), [1]), column(1.5));
    expect(all.mean[0]).toBeCloseTo(last.mean[0], 12);
    expect(all.variance[0]).toBeCloseTo(last.variance[0], 12);
  });
});

test('mean and covariance are those of the joint normal, by plain linear systems', () => {
  const rng = createRng(5);
  const n = 12;
  const x = { features: Float64Array.from({ length: 3 * n }, () => 2 * uniform(rng)), n, p: 3 };
  const at = { features: Float64Array.from({ length: 9 }, () => 2 * uniform(rng)), n: 3, p: 3 };
  const y = Float64Array.from({ length: n }, () => normal(rng));
  const process = conditionProcess(prior, x, y);
  const covariance = kernelMatrix(prior.kernel, 3, x.features, x.features).map((k) => 2.25 * k);
  for (let i = 0; i < n; i++) covariance[i * n + i] += 0.04;
  const cross = kernelMatrix(prior.kernel, 3, at.features, x.features).map((k) => 2.25 * k);
  const own = kernelMatrix(prior.kernel, 3, at.features, at.features).map((k) => 2.25 * k);
  const { mean, variance } = predictProcess(process, at);
  const matrix = posteriorCovariance(process, at);
  expect(predictMean(process, at)).toEqual(mean);
  for (let i = 0; i < 3; i++) {
    const row = cross.slice(i * n, (i + 1) * n);
    const gain = solve(covariance, n, row);
    expect(mean[i]).toBeCloseTo(
      gain.reduce((sum, g, k) => sum + g * y[k], 0),
      11,
    );
    for (let j = 0; j < 3; j++) {
      const explained = gain.reduce((sum, g, k) => sum + g * cross[j * n + k], 0);
      expect(matrix[i * 3 + j]).toBeCloseTo(own[i * 3 + j] - explained, 11);
    }
    expect(variance[i]).toBeCloseTo(matrix[i * 3 + i], 12);
  }
});

test('functions drawn from it have its mean and covariance', () => {
  const process = conditionProcess(prior, column(0, 1), [1, -1]);
  const at = column(0.5, 1.5, 3);
  const draws = 20_000;
  const values = samplePosterior(process, at, draws, createRng(9));
  const { mean } = predictProcess(process, at);
  const covariance = posteriorCovariance(process, at);
  for (let i = 0; i < 3; i++) {
    let sum = 0;
    for (let s = 0; s < draws; s++) sum += values[3 * s + i];
    expect(Math.abs(sum / draws - mean[i])).toBeLessThan(5 * Math.sqrt(covariance[4 * i] / draws));
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let s = 0; s < draws; s++)
        product += (values[3 * s + i] - mean[i]) * (values[3 * s + j] - mean[j]);
      const c = covariance[3 * i + j];
      const error = Math.sqrt((covariance[4 * i] * covariance[4 * j] + c * c) / draws);
      expect(Math.abs(product / draws - c)).toBeLessThan(5 * error);
    }
  }
});

test('a hundred places close together can be drawn at once', () => {
  const places = column(...Array.from({ length: 100 }, (_, i) => i / 50));
  const draw = samplePosterior(conditionProcess(prior, column(0.2), [1]), places, 1, createRng(2));
  expect(draw.every(Number.isFinite)).toBe(true);
});

test('what cannot be conditioned on is refused', () => {
  const x = column(0, 1);
  expect(() => conditionProcess({ ...prior, amplitude: 0 }, x, [1, 2])).toThrow(RangeError);
  expect(() => conditionProcess({ ...prior, noise: -1 }, x, [1, 2])).toThrow(RangeError);
  expect(() => conditionProcess(prior, x, [1])).toThrow(RangeError);
  expect(() => conditionProcess({ ...prior, noise: 0 }, column(1, 1), [1, 2])).toThrow(RangeError);
  const wrong: KernelFunction = { kind: 'matern', smoothness: 2 as 0.5, lengthScale: 1 };
  expect(() => conditionProcess({ ...prior, kernel: wrong }, x, [1, 2])).toThrow(RangeError);
  expect(() => predictProcess(conditionProcess(prior, x, [1, 2]), { ...x, n: 1, p: 2 })).toThrow(RangeError);
});

describe('scikit-learn', () => {
  test.each(['iris', 'wine', 'breastCancer'])('every second row from the others: %s', async (name) => {
    const table = standardized(await classicTable(name));
    const even = lastFromOthers(everySecond(table, 0));
    const odd = lastFromOthers(everySecond(table, 1));
    const length = 1.5 * Math.sqrt(even.inputs.p);
    for (const [kind, expected] of Object.entries(reference.gaussianProcess[name])) {
      const smoothness = Number(kind.slice(6)) as 0.5 | 1.5 | 2.5;
      const kernel: KernelFunction =
        kind === 'rbf'
          ? { kind, gamma: gammaOfLength(length) }
          : { kind: 'matern', smoothness, lengthScale: length };
      const process = conditionProcess({ kernel, amplitude: 1.2, noise: 0.3 }, even.inputs, even.y);
      const { mean, variance } = predictProcess(process, odd.inputs);
      expect(expected.mean).toHaveLength(mean.length);
      let worst = 0;
      for (let i = 0; i < mean.length; i++) {
        const gaps = [mean[i] - expected.mean[i], Math.sqrt(variance[i]) - expected.deviation[i]];
        worst = Math.max(worst, ...gaps.map(Math.abs));
      }
      expect(worst, kind).toBeLessThan(1e-8);
      expect(process.logMarginalLikelihood).toBeCloseTo(expected.logMarginalLikelihood, 7);
    }
  });
});
