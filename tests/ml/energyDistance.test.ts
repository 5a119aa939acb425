import { describe, expect, it } from 'vitest';
import {
  coveredShare,
  energyDistance,
  expectedEnergyDistance,
  meanDistance,
  meanDistanceWithin,
} from '@/lib/ml/energyDistance';
import { createRng, normal, type Rng } from '@/lib/rng';

const cloud = (n: number, rng: Rng, dx = 0) =>
  Float64Array.from({ length: 2 * n }, (_, i) => normal(rng) + (i % 2 === 0 ? dx : 0));

describe('the energy distance', () => {
  it('of single points is twice their distance', () => {
    expect(energyDistance([0, 0], [3, 4])).toBe(10);
    expect(energyDistance([1, 1], [1, 1])).toBe(0);
  });

  it('by hand: two points against one', () => {
    // 2 · (1 + 2)/2 − (0 + 1 + 1 + 0)/4 − 0
    expect(energyDistance([1, 0, 2, 0], [0, 0])).toBeCloseTo(2.5, 14);
    expect(meanDistanceWithin([1, 0, 2, 0])).toBe(0.5);
    expect(meanDistance([1, 0, 2, 0], [0, 0])).toBe(1.5);
  });

  it('within a cloud all pairs count: half the sum is enough', () => {
    const a = cloud(17, createRng(4));
    expect(meanDistanceWithin(a)).toBeCloseTo(meanDistance(a, a), 14);
  });

  it('is symmetric, zero for a cloud and itself, positive otherwise, and scales with lengths', () => {
    const rng = createRng(1);
    const [a, b] = [cloud(23, rng), cloud(31, rng, 0.4)];
    expect(energyDistance(a, b)).toBeCloseTo(energyDistance(b, a), 13);
    expect(Math.abs(energyDistance(a, a))).toBeLessThan(1e-13);
    expect(energyDistance(a, b)).toBeGreaterThan(0);
    expect(
      energyDistance(
        a.map((v) => 3 * v),
        b.map((v) => 3 * v),
      ),
    ).toBeCloseTo(3 * energyDistance(a, b), 12);
    expect(() => energyDistance([], [0, 0])).toThrow(RangeError);
  });

  it('of two samples of one law has the mean (1/n + 1/m) E|X − X′|, E|X − X′| = √π for normal points', () => {
    const rng = createRng(9);
    const [n, m, pairs] = [30, 20, 400];
    let [sum, squares, formula] = [0, 0, 0];
    for (let k = 0; k < pairs; k++) {
      const b = cloud(m, rng);
      const d = energyDistance(cloud(n, rng), b);
      sum += d;
      squares += d * d;
      formula += expectedEnergyDistance(meanDistanceWithin(b), m, n) / pairs;
    }
    const mean = sum / pairs;
    const error = Math.sqrt((squares / pairs - mean * mean) / pairs);
    const exact = (1 / n + 1 / m) * Math.sqrt(Math.PI);
    expect(Math.abs(mean - exact) / error).toBeLessThan(5);
    expect(Math.abs(formula / exact - 1)).toBeLessThan(0.02);
  });

  it('tells shifted laws apart by the amount that theory gives', () => {
    // For normal points in the plane E|X − Y| with a shift d is √π L(−d²/4), L the Laguerre function of order ½;
    // by its series √π (1 + d²/8 − d⁴/256 + d⁶/6144 …).
    const d = 1;
    const mean = Math.sqrt(Math.PI) * (1 + d ** 2 / 8 - d ** 4 / 256 + d ** 6 / 6144 - d ** 8 / 151_000);
    const exact = 2 * (mean - Math.sqrt(Math.PI));
    const rng = createRng(12);
    const n = 400;
    const values = Array.from({ length: 24 }, () => {
      const [a, b] = [cloud(n, rng, d), cloud(n, rng)];
      return energyDistance(a, b) - expectedEnergyDistance(meanDistanceWithin(b), n, n);
    });
    const average = values.reduce((s, v) => s + v, 0) / values.length;
    const spread = Math.sqrt(values.reduce((s, v) => s + (v - average) ** 2, 0) / (values.length - 1));
    expect(Math.abs(average - exact)).toBeLessThan((5 * spread) / Math.sqrt(values.length));
    expect(exact).toBeGreaterThan((20 * spread) / Math.sqrt(values.length));
  });
});

describe('the covered share', () => {
  it('counts points with a neighbour within the radius, the radius included', () => {
    const a = [0, 0, 5, 0, 0, 1];
    expect(coveredShare(a, [1, 0], 1)).toBeCloseTo(1 / 3, 15);
    expect(coveredShare(a, [1, 0], Math.SQRT2 + 1e-12)).toBeCloseTo(2 / 3, 15);
    expect(coveredShare(a, [1, 0, 5, 0.5], 1.5)).toBe(1);
    expect(coveredShare([1, 0], a, 0.99)).toBe(0);
  });
});
