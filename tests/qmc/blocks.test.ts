import { describe, expect, it } from 'vitest';
import { clearBlocks, createBlocks, jackknife, pushBlocks, rowCount } from '@/lib/qmc/blocks';
import { createRng, normal } from '@/lib/rng';
import { blocking } from '@/lib/stats';

const first = (means: Float64Array) => means[0];

describe('merging blocks', () => {
  it('keep the sum of all rows and between half and all of the blocks', () => {
    const blocks = createBlocks(2, 16);
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      pushBlocks(blocks, Float64Array.of(i, 2 * i));
      sum += i;
      expect(rowCount(blocks)).toBe(i + 1);
      expect(jackknife(blocks, first).mean).toBeCloseTo(sum / (i + 1), 9);
      if (i >= 16) expect(blocks.full).toBeGreaterThanOrEqual(8);
      expect(blocks.full).toBeLessThan(16);
    }
    expect(jackknife(blocks, (m) => m[1] / m[0]).mean).toBeCloseTo(2, 12);
    clearBlocks(blocks);
    expect(blocks).toEqual(createBlocks(2, 16));
  });

  it('each block is the sum of its own rows', () => {
    const blocks = createBlocks(1, 8);
    for (let i = 0; i < 38; i++) pushBlocks(blocks, Float64Array.of(i));
    expect(blocks.length).toBe(8);
    expect([...blocks.sums.subarray(0, 5)]).toEqual(
      [0, 1, 2, 3, 4].map((b) => (b < 4 ? 64 * b + 28 : 32 + 33 + 34 + 35 + 36 + 37)),
    );
  });
});

describe('jackknife', () => {
  it('of a mean is the error of block means, where these do not follow each other', () => {
    const blocks = createBlocks(1, 64);
    const rng = createRng(2);
    const values = Float64Array.from({ length: 40 }, (_, i) => (i % 2 ? 1 : -1) * Math.abs(normal(rng)));
    for (const v of values) pushBlocks(blocks, Float64Array.of(v));
    const mean = values.reduce((a, b) => a + b) / 40;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 39;
    const estimate = jackknife(blocks, first);
    expect(estimate.mean).toBeCloseTo(mean, 14);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(variance / 40), 14);
    expect(estimate.blocks).toBe(40);
  });

  it('says that it does not know the error of too little', () => {
    const blocks = createBlocks(1, 8);
    expect(jackknife(blocks, first).mean).toBeNaN();
    pushBlocks(blocks, Float64Array.of(3));
    expect(jackknife(blocks, first)).toEqual({ mean: 3, standardError: Number.NaN, blocks: 1 });
  });

  it('its error of a variance is right for correlated numbers: over 200 runs the spread is 0.8 to 1.25 errors', () => {
    const ratios = Float64Array.from({ length: 200 }, (_, seed) => {
      const rng = createRng(seed);
      const blocks = createBlocks(2, 128);
      // A stationary autoregressive series of variance 1 with correlation 0.8 from one number to the next.
      let x = normal(rng);
      for (let i = 0; i < 8192; i++) {
        x = 0.8 * x + 0.6 * normal(rng);
        pushBlocks(blocks, Float64Array.of(x, x * x));
      }
      const { mean, standardError } = jackknife(blocks, (m) => m[1] - m[0] * m[0]);
      return (mean - 1) / standardError;
    });
    const spread = Math.sqrt(ratios.reduce((sum, r) => sum + r * r, 0) / 200);
    expect(spread).toBeGreaterThan(0.8);
    expect(spread).toBeLessThan(1.25);
    expect(blocking(ratios).mean).toBeLessThan(0.4);
  });

  it.each([
    [880, 0.9],
    [2000, 0.95],
  ])('blocks shorter than a correlation time: %i numbers that forget by %f a step', (rows, phi) => {
    const errors: number[] = [];
    const means: number[] = [];
    for (let seed = 1; seed <= 300; seed++) {
      const rng = createRng(seed);
      const blocks = createBlocks(1);
      let x = normal(rng);
      for (let i = 0; i < rows; i++) {
        x = phi * x + Math.sqrt(1 - phi * phi) * normal(rng);
        pushBlocks(blocks, Float64Array.of(x));
      }
      const { mean, standardError } = jackknife(blocks, first);
      means.push(mean);
      errors.push(standardError);
      expect(blocks.length * (1 - phi)).toBeLessThan(1);
    }
    const spread = Math.sqrt(means.reduce((sum, m) => sum + m * m, 0) / 300);
    const pull = Math.sqrt(means.reduce((sum, m, i) => sum + (m / errors[i]) ** 2, 0) / 300);
    for (const ratio of [spread / (errors.reduce((a, b) => a + b) / 300), pull]) {
      expect(ratio).toBeGreaterThan(0.85);
      expect(ratio).toBeLessThan(1.2);
    }
  });
});
