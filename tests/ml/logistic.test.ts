import { describe, expect, test } from 'vitest';
import { fitLogistic, logisticCost, logisticGradient, logOdds, newtonStep } from '@/lib/ml/logistic';
import type { LabelledPoints } from '@/lib/ml/points';
import { createRng, normal, uniform } from '@/lib/rng';

/** x = −2 … 3 with t = 0, 0, 1, 0, 1, 1. */
const line: LabelledPoints = {
  n: 6,
  p: 1,
  features: Float64Array.of(-2, -1, 0, 1, 2, 3),
  labels: Uint8Array.of(0, 0, 1, 0, 1, 1),
};

function noisy(n: number, p: number, seed: number): LabelledPoints {
  const rng = createRng(seed);
  const features = Float64Array.from({ length: n * p }, () => normal(rng));
  const labels = Uint8Array.from({ length: n }, (_, i) => Number(features[i * p] + normal(rng) > 0.3));
  return { n, p, features, labels };
}

describe('logistic regression', () => {
  test('cost and gradient at zero: n ln 2 and Σ (½ − t)(1, x)', () => {
    const out = new Float64Array(2);
    logisticGradient(new Float64Array(2), line, 0, out);
    expect(logisticCost(new Float64Array(2), line, 0)).toBeCloseTo(6 * Math.LN2, 14);
    expect([...out]).toEqual([0, -3.5]);
  });

  test('six points on a line have the known minimum', () => {
    const { theta, converged, steps } = fitLogistic(line);
    expect(theta[0]).toBeCloseTo(-0.60701379, 8);
    expect(theta[1]).toBeCloseTo(1.21402759, 8);
    expect(logisticCost(theta, line, 0)).toBeCloseTo(2.47798684, 8);
    expect(converged).toBe(true);
    expect(steps).toBeLessThan(9);
  });

  test.each([0, 0.7])('the gradient is the difference quotient of the cost, ridge %f', (ridge) => {
    const points = noisy(30, 4, 3);
    const rng = createRng(5);
    const theta = Float64Array.from({ length: 5 }, () => 2 * uniform(rng) - 1);
    const gradient = new Float64Array(5);
    logisticGradient(theta, points, ridge, gradient);
    for (let j = 0; j < 5; j++) {
      const at = (h: number) => logisticCost(theta.with(j, theta[j] + h), points, ridge);
      const quotient = (8 * (at(1e-3) - at(-1e-3)) - (at(2e-3) - at(-2e-3))) / 12e-3;
      expect(Math.abs(quotient - gradient[j])).toBeLessThan(1e-8 * Math.max(1, Math.abs(gradient[j])));
    }
  });

  test('one class in four without features: the bias is the logarithm of the odds', () => {
    const points = {
      n: 8,
      p: 1,
      features: new Float64Array(8),
      labels: Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0),
    };
    const { theta } = fitLogistic(points, 1);
    expect(theta[0]).toBeCloseTo(-Math.log(3), 12);
    expect(theta[1]).toBe(0);
    expect(logOdds(theta, [5])).toBeCloseTo(-Math.log(3), 12);
  });

  test('a Newton step never raises the cost, from anywhere', () => {
    const points = noisy(40, 3, 8);
    const rng = createRng(9);
    for (let run = 0; run < 30; run++) {
      const theta = Float64Array.from({ length: 4 }, () => 20 * normal(rng));
      for (let step = 0; step < 5; step++) {
        const before = logisticCost(theta, points, 0.01);
        newtonStep(theta, points, 0.01);
        expect(logisticCost(theta, points, 0.01)).toBeLessThanOrEqual(before * (1 + 1e-13));
      }
    }
  });

  test('classes that a line separates have no minimum without ridge, and one with it', () => {
    const apart = { ...line, labels: Uint8Array.of(0, 0, 0, 1, 1, 1) };
    expect(fitLogistic(apart).converged).toBe(false);
    expect(fitLogistic(apart, 1e-3).converged).toBe(true);
  });

  test('what is no class or no ridge is refused', () => {
    expect(() => fitLogistic({ ...line, labels: Uint8Array.of(0, 1, 2, 0, 1, 0) })).toThrow(/label 2/);
    expect(() => fitLogistic(line, -1)).toThrow(/ridge/);
    expect(() => fitLogistic(line, Number.NaN)).toThrow(/ridge/);
    expect(() => fitLogistic({ ...line, n: 5 })).toThrow(RangeError);
  });
});
