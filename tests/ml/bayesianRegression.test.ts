import { describe, expect, it } from 'vitest';
import { solve } from '@/lib/linalg';
import { averageModels, forecast, posteriorOf, powersOf } from '@/lib/ml/bayesianRegression';
import { cholesky, solveCholesky } from '@/lib/ml/cholesky';
import { createRng, normal } from '@/lib/rng';

const X = [0, 1, 2, 3, 4];
const Y = [1, 3, 2, 5, 4];
const assumptions = { noise: 1, width: Math.sqrt(10) };
const designOf = (degree: number) => X.flatMap((x) => [...powersOf(x, degree)]);
const of = (degree: number) => posteriorOf(designOf(degree), Y, assumptions);

/** ln N(y; 0, σ²1 + τ²XXᵀ): the same evidence from n × n matrices, without a posterior. */
function evidenceOfData(design: number[], y: number[], { noise, width }: typeof assumptions): number {
  const [n, p] = [y.length, design.length / y.length];
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < p; j++) covariance[i * n + k] += width ** 2 * design[i * p + j] * design[k * p + j];
    }
    covariance[i * n + i] += noise ** 2;
  }
  const factor = cholesky(covariance, n);
  const weights = solveCholesky(factor, n, y);
  let sum = n * Math.log(2 * Math.PI);
  for (let i = 0; i < n; i++) sum += y[i] * weights[i] + 2 * Math.log(factor[i * n + i]);
  return -0.5 * sum;
}

describe('the posterior of a line', () => {
  it('has the numbers of the reference', () => {
    const { mean, covariance, logEvidence } = of(1);
    expect([...mean]).toEqual([expect.closeTo(1.33619884, 8), expect.closeTo(0.81853859, 8)]);
    expect(covariance[0]).toBeCloseTo(0.56251168, 8);
    expect(covariance[1]).toBeCloseTo(-0.18688096, 8);
    expect(covariance[2]).toBe(covariance[1]);
    expect(covariance[3]).toBeCloseTo(0.09530929, 8);
    expect(logEvidence).toBeCloseTo(-10.8134875, 7);
    const { mean: middle, variance } = forecast(of(1), powersOf(5, 1));
    expect(middle).toBeCloseTo(5.4288918, 7);
    expect(variance).toBeCloseTo(2.07643431, 7);
  });

  it('is the ridge fit in the middle, with λ = σ²/τ²', () => {
    const ridge = solve([5.1, 10, 10, 30.1], 2, [15, 38]);
    of(1).mean.forEach((value, j) => {
      expect(value).toBeCloseTo(ridge[j], 12);
    });
  });

  it('has the evidence that the data have without it, for any noise and width', () => {
    const rng = createRng(4);
    for (const degree of [0, 1, 2, 3]) {
      for (const [noise, width] of [
        [1, 2],
        [0.3, 5],
        [2, 0.7],
      ]) {
        const y = Array.from(X, () => 3 * normal(rng));
        const direct = evidenceOfData(designOf(degree), y, { noise, width });
        expect(posteriorOf(designOf(degree), y, { noise, width }).logEvidence).toBeCloseTo(direct, 9);
      }
    }
  });

  it('comes out the same whether the data come at once or the posterior of some is the prior of the rest', () => {
    // Precisions add: S⁻¹ − 1/τ² of all points is the sum over the points.
    const precision = (s: Float64Array) => {
      const det = s[0] * s[3] - s[1] * s[2];
      return [s[3] / det, -s[1] / det, s[0] / det];
    };
    const all = precision(of(1).covariance);
    const parts = X.map((x, i) => precision(posteriorOf(powersOf(x, 1), [Y[i]], assumptions).covariance));
    [0.1, 0, 0.1].forEach((prior, k) => {
      expect(all[k] - prior).toBeCloseTo(
        parts.reduce((sum, part) => sum + part[k] - prior, 0),
        10,
      );
    });
  });

  it('refuses what is no problem', () => {
    expect(() => posteriorOf([1, 2, 3], [1, 2], assumptions)).toThrow('3 entries: expected 2 rows');
    expect(() => posteriorOf([1], [1], { noise: 0, width: 1 })).toThrow('σ = 0');
  });
});

describe('an average over models', () => {
  const posteriors = [0, 1, 2].map(of);
  const forecasts = posteriors.map((p, degree) => forecast(p, powersOf(5, degree)));

  it('has the numbers of the reference', () => {
    expect(posteriors.map((p) => p.logEvidence)).toEqual([
      expect.closeTo(-12.001782, 6),
      expect.closeTo(-10.813487, 6),
      expect.closeTo(-13.23473, 6),
    ]);
    const { weights, mean, within, between } = averageModels(
      posteriors.map((p) => p.logEvidence),
      forecasts,
    );
    [0.218679, 0.717591, 0.06373].forEach((w, k) => {
      expect(weights[k]).toBeCloseTo(w, 6);
    });
    expect(mean).toBeCloseTo(4.829437, 6);
    expect(within).toBeCloseTo(2.08943, 6);
    expect(between).toBeCloseTo(1.042234, 6);
  });

  it('has the variance of numbers drawn from the mixture', () => {
    const { weights, mean, within, between } = averageModels(
      posteriors.map((p) => p.logEvidence),
      forecasts,
    );
    const rng = createRng(11);
    const n = 40_000;
    let [sum, squares] = [0, 0];
    const share = [0, 1, 2].flatMap((k) => Array.from({ length: Math.round(n * weights[k]) }, () => k));
    for (const k of share) {
      const y = forecasts[k].mean + Math.sqrt(forecasts[k].variance) * normal(rng);
      sum += y - mean;
      squares += (y - mean) ** 2;
    }
    const total = within + between;
    expect(Math.abs(sum / share.length)).toBeLessThan(5 * Math.sqrt(total / n));
    expect(Math.abs(squares / share.length - total)).toBeLessThan(5 * total * Math.sqrt(2.5 / n));
  });

  it('is the better model alone when the evidence is overwhelming, and does not overflow', () => {
    const { weights, mean, between } = averageModels([-5000, -4000], forecasts.slice(0, 2));
    expect([...weights]).toEqual([0, 1]);
    expect(mean).toBe(forecasts[1].mean);
    expect(between).toBe(0);
  });
});
