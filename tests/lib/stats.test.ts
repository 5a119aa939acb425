import { describe, expect, it } from 'vitest';
import { createRng, normal } from '@/lib/rng';
import {
  autocorrelationTime,
  blocking,
  createBlocking,
  createWelford,
  estimateBlocking,
  estimateWelford,
  mergeWelford,
  pushBlocking,
  pushWelford,
} from '@/lib/stats';

/** Stationary chain x ← φx + noise: mean 0, variance 1/(1 − φ²), ρ(t) = φ^t, τ = ½(1 + φ)/(1 − φ). */
function chain(phi: number, n: number, seed: number): Float64Array {
  const rng = createRng(seed);
  let x = normal(rng) / Math.sqrt(1 - phi * phi);
  return Float64Array.from({ length: n }, () => {
    x = phi * x + normal(rng);
    return x;
  });
}

/** Exact standard deviation of the mean of n numbers of the chain. */
function exactError(phi: number, n: number): number {
  let sum = 1;
  for (let t = 1; t < n; t++) sum += 2 * (1 - t / n) * phi ** t;
  return Math.sqrt(sum / (1 - phi * phi) / n);
}

function standardDeviation(x: number[]): number {
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  return Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (x.length - 1));
}

describe('Welford', () => {
  it('gives mean and variance, also far from zero', () => {
    const acc = createWelford();
    for (const x of [4, 7, 13, 16]) pushWelford(acc, 1e9 + x);
    const estimate = estimateWelford(acc);
    expect(estimate.count).toBe(4);
    expect(estimate.mean).toBe(1e9 + 10);
    expect(estimate.variance).toBeCloseTo(30, 9);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(7.5), 9);
  });

  it('merges as if all had been pushed', () => {
    const x = chain(0, 1000, 1);
    const all = createWelford();
    const parts = [createWelford(), createWelford(), createWelford()];
    x.forEach((v, i) => {
      pushWelford(all, v);
      pushWelford(parts[i < 100 ? 0 : 1], v);
    });
    const merged = createWelford();
    for (const part of parts) mergeWelford(merged, part);
    for (let k = 0; k < 3; k++) expect(merged[k]).toBeCloseTo(all[k], 9);
  });

  it('knows nothing from too few numbers', () => {
    const acc = createWelford();
    expect(estimateWelford(acc).mean).toBeNaN();
    pushWelford(acc, 3);
    expect(estimateWelford(acc).mean).toBe(3);
    expect(estimateWelford(acc).standardError).toBeNaN();
  });
});

describe('blocking', () => {
  it('every level is the naive error of averaged blocks', () => {
    const x = chain(0.7, 1000, 3);
    const { levels } = blocking(x);
    let series = Array.from(x);
    for (let k = 0; series.length >= 2; k++) {
      const mean = series.reduce((a, b) => a + b, 0) / series.length;
      const variance = series.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (series.length - 1);
      const error = Math.sqrt((variance * 2 ** k) / 1000);
      expect(levels[k].size).toBe(2 ** k);
      expect(levels[k].error).toBeCloseTo(error, 12);
      expect(levels[k].errorOfError).toBeCloseTo(error / Math.sqrt(2 * (series.length - 1)), 12);
      series = Array.from(
        { length: Math.floor(series.length / 2) },
        (_, i) => (series[2 * i] + series[2 * i + 1]) / 2,
      );
    }
    expect(levels).toHaveLength(9);
  });

  it('finds the error and the autocorrelation time of a chain', () => {
    for (const phi of [0.5, 0.9, 0.97]) {
      const n = 2 ** 18;
      const estimate = blocking(chain(phi, n, 1));
      const tau = (0.5 * (1 + phi)) / (1 - phi);
      expect(estimate.plateau).toBe(true);
      expect(estimate.blocks).toBeGreaterThanOrEqual(64);
      const tolerance = 5 / Math.sqrt(2 * estimate.blocks);
      expect(Math.abs(estimate.standardError / exactError(phi, n) - 1), `φ = ${phi}`).toBeLessThan(tolerance);
      expect(Math.abs(estimate.autocorrelationTime / tau - 1)).toBeLessThan(2 * tolerance);
      expect(Math.abs(estimate.naiveError * Math.sqrt((1 - phi * phi) * n) - 1)).toBeLessThan(0.04);
      expect(Math.abs(estimate.mean)).toBeLessThan(5 * estimate.standardError);
    }
  });

  it.each([
    [0, 4096],
    [0.5, 5000],
    [0.9, 16384],
    [0.97, 50_000],
  ])('an error bar of φ = %f, n = %i means what it says over 200 seeds', (phi, n) => {
    const pulls: number[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const { mean, standardError } = blocking(chain(phi, n, seed));
      pulls.push(mean / standardError);
    }
    const spread = standardDeviation(pulls);
    expect(spread).toBeGreaterThan(0.8);
    expect(spread).toBeLessThan(1.25);
    expect(Math.abs(pulls.reduce((a, b) => a + b, 0)) / 200).toBeLessThan(5 / Math.sqrt(200));
  });

  it('adds next to nothing to the error of white noise', () => {
    let settled = 0;
    let sum = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { standardError, naiveError, blocks, plateau } = blocking(chain(0, 4096, seed));
      expect(Math.abs(standardError / naiveError - 1)).toBeLessThan(4.5 / Math.sqrt(2 * blocks));
      if (plateau) settled++;
      sum += standardError / naiveError;
    }
    expect(settled).toBeGreaterThan(170);
    expect(Math.abs(sum / 200 - 1)).toBeLessThan(0.03);
  });

  it('streaming equals batch, in a state of constant size that can be cloned on the way', () => {
    const x = chain(0.8, 12_345, 2);
    let acc = createBlocking(14);
    x.forEach((v, i) => {
      if (i % 1000 === 999) acc = structuredClone(acc);
      pushBlocking(acc, v);
    });
    expect(estimateBlocking(acc)).toEqual(blocking(x));
    expect(createBlocking(14)).toHaveLength(acc.length);
    const deep = createBlocking();
    for (const v of x) pushBlocking(deep, v);
    expect(estimateBlocking(deep)).toEqual(blocking(x));
  });

  it('says when a chain was too short or drifts', () => {
    expect(blocking(chain(0.999, 5000, 1)).plateau).toBe(false);
    // Flat enough, but on no more than 16 blocks.
    expect(blocking(chain(0.9, 4096, 1)).plateau).toBe(false);
    const drift = Float64Array.from(chain(0, 8192, 1), (v, i) => v + i / 2000);
    const estimate = blocking(drift);
    expect(estimate.plateau).toBe(false);
    expect(estimate.standardError).toBeGreaterThan(5 * estimate.naiveError);
  });

  it('sees a slow part under loud fast noise', () => {
    const n = 2 ** 16;
    const phi = 0.996;
    // A 25th of the variance of the noise, and 0.97 of the error of the mean: 130 correlation times long, so that no
    // estimate can be sharp. Over 200 seeds that played no part in the choice of the rule:
    const scale = Math.sqrt(0.04 * (1 - phi * phi));
    const exact = Math.sqrt(1 / n + (scale * exactError(phi, n)) ** 2);
    const pulls: number[] = [];
    const errors: number[] = [];
    for (let seed = 1001; seed <= 1200; seed++) {
      const slow = chain(phi, n, seed);
      const fast = createRng(seed, 1);
      const { mean, standardError } = blocking(slow.map((v) => scale * v + normal(fast)));
      pulls.push(mean / standardError);
      errors.push(standardError / exact);
    }
    expect(exact * Math.sqrt(n)).toBeGreaterThan(4);
    expect(standardDeviation(pulls)).toBeGreaterThan(0.8);
    expect(standardDeviation(pulls)).toBeLessThan(1.4);
    expect(errors.reduce((a, b) => a + b, 0) / 200).toBeGreaterThan(0.82);
  });

  it('copes with the smallest and the dullest series', () => {
    expect(blocking([]).mean).toBeNaN();
    expect(blocking([7])).toMatchObject({ mean: 7, blocks: 1, plateau: false, levels: [] });
    expect(blocking([7]).standardError).toBeNaN();
    expect(blocking([1, 3])).toMatchObject({ mean: 2, standardError: 1, naiveError: 1, plateau: false });
    const constant = blocking(new Float64Array(1000).fill(0.1));
    expect(constant).toMatchObject({ mean: 0.1, standardError: 0, autocorrelationTime: 0.5, plateau: true });
    expect(blocking([1, Number.NaN, 2]).mean).toBeNaN();
    expect(() => createBlocking(0)).toThrow('levels = 0: expected an integer from 1 to 48');
  });
});

describe('autocorrelation time', () => {
  it('of a chain is ½(1 + φ)/(1 − φ)', () => {
    for (const phi of [0, 0.5, 0.9, 0.98]) {
      const n = 200_000;
      const tau = (0.5 * (1 + phi)) / (1 - phi);
      // The window of five τ leaves out e^−5 of the tail; the statistical error is √((4M + 2)/n).
      const tolerance = 0.01 + 4 * Math.sqrt((20 * Math.max(tau, 0.5) + 6) / n);
      expect(Math.abs(autocorrelationTime(chain(phi, n, 4)) / tau - 1), `φ = ${phi}`).toBeLessThan(tolerance);
    }
  });

  it('of constants and short series', () => {
    expect(autocorrelationTime(new Float64Array(10).fill(2))).toBe(0.5);
    expect(autocorrelationTime([1])).toBeNaN();
  });
});
