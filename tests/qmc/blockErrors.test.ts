import { describe, expect, it } from 'vitest';
import { blockError, TRUSTED_BLOCKS } from '@/lib/qmc/blockErrors';
import { createRng, normal } from '@/lib/rng';

/** A stationary series of variance 1 that keeps φ of itself from one number to the next. */
function chain(phi: number, length: number, seed: number): Float64Array {
  const rng = createRng(seed);
  let x = normal(rng);
  return Float64Array.from({ length }, () => {
    x = phi * x + Math.sqrt(1 - phi * phi) * normal(rng);
    return x;
  });
}

const average = (values: number[]) => values.reduce((a, b) => a + b) / values.length;

describe('the error of a mean of blocks', () => {
  it.each([0, 0.3, 0.7])('is that of the mean where blocks keep %f of each other', (phi) => {
    const length = 100;
    const runs = Array.from({ length: 400 }, (_, seed) => blockError(chain(phi, length, seed)));
    // Var x̄ = (1 + 2 Σ (1 − t/n) φᵗ)/n
    let exact = 1;
    for (let t = 1; t < length; t++) exact += 2 * (1 - t / length) * phi ** t;
    const ratio = average(runs.map((run) => run.standardError)) / Math.sqrt(exact / length);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.12);
    const independent = average(runs.map((run) => run.blocks));
    expect(independent / (length / exact)).toBeGreaterThan(0.8);
    expect(independent / (length / exact)).toBeLessThan(1.25);
  });

  it('knows when it rests on too little', () => {
    const trusted = (length: number, phi: number) =>
      average(
        Array.from({ length: 200 }, (_, seed) =>
          blockError(chain(phi, length, seed)).blocks >= TRUSTED_BLOCKS ? 1 : 0,
        ),
      );
    // Six, and about fifty independent numbers.
    expect(trusted(100, 0.9)).toBeLessThan(0.1);
    expect(trusted(100, 0.3)).toBeGreaterThan(0.95);
  });

  it('is never shorter than that of independent numbers', () => {
    const values = Float64Array.from({ length: 64 }, (_, i) => (i % 2 ? 1 : -1));
    expect(blockError(values)).toEqual({ standardError: Math.sqrt(1 / 63), blocks: 64 });
  });

  it('copes with few, equal and lost numbers', () => {
    expect(blockError(new Float64Array(0))).toEqual({ standardError: Number.NaN, blocks: 0 });
    expect(blockError(Float64Array.of(2))).toEqual({ standardError: Number.NaN, blocks: 1 });
    expect(blockError(Float64Array.of(1, 3))).toEqual({ standardError: 1, blocks: 2 });
    expect(blockError(new Float64Array(50))).toEqual({ standardError: 0, blocks: 50 });
    const equal = blockError(new Float64Array(50).fill(0.1));
    expect(equal.standardError).toBeLessThan(1e-16);
    expect(equal.blocks).toBe(50);
    expect(blockError(Float64Array.of(1, Number.NaN, 2)).standardError).toBeNaN();
  });
});
