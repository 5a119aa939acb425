import { describe, expect, it } from 'vitest';
import { leastWorstError } from '@/lib/ml/minimax';
import {
  jumpBound,
  pieceCurve,
  sampleDensely,
  sampleMesh,
  unitCurves,
  worstError,
} from '@/lib/ml/unitCurves';

describe('curves on the unit interval', () => {
  it('stay between 0 and 1', () => {
    for (const curve of Object.values(unitCurves)) {
      const { y } = sampleDensely(curve, 1000);
      expect(Math.min(...y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...y)).toBeLessThanOrEqual(1);
    }
  });

  it('the mesh lies strictly inside, between ends and jumps', () => {
    const { x } = sampleMesh(unitCurves.step, 128);
    expect(x[0]).toBe(1 / 256);
    expect(x[127]).toBe(1 - 1 / 256);
    expect(x).not.toContain(0.5);
  });

  it('the dense scan sees both sides of a jump and each place once', () => {
    const { x, y } = sampleDensely(unitCurves.step, 1000);
    expect(x).toHaveLength(1002);
    const at = x.indexOf(0.5);
    expect(x[at - 1]).toBeCloseTo(0.5, 8);
    expect([y[at - 1], y[at]]).toEqual([0.2, 0.8]);
    expect(Array.from(x)).toEqual(Array.from(x).sort((a, b) => a - b));
  });

  it('a drawn curve goes through its knots, straight in between', () => {
    const { f } = pieceCurve(Float64Array.of(0.2, 0.8, 0.4));
    expect([0, 0.5, 1].map(f)).toEqual([0.2, 0.8, 0.4]);
    expect(f(0.25)).toBeCloseTo(0.5, 14);
    expect(f(0.9)).toBeCloseTo(0.48, 14);
  });

  it('the worst error is the largest distance, and NaN does not hide', () => {
    expect(worstError(Float64Array.of(1, 2, 3), Float64Array.of(1, 2.5, 2.75))).toBe(0.5);
    expect(worstError(Float64Array.of(Number.NaN, 5), Float64Array.of(0, 0))).toBeNaN();
    expect(worstError(Float64Array.of(5, Number.NaN), Float64Array.of(0, 0))).toBeNaN();
  });

  it('a continuous function stays half a jump away', () => {
    expect(jumpBound(unitCurves.step)).toBeCloseTo(0.3, 12);
    expect(jumpBound(unitCurves.wiggle)).toBe(0);
  });
});

describe('the best polynomial in the worst case', () => {
  const grid = Float64Array.from({ length: 2001 }, (_, i) => i / 1000 - 1);
  const least = (f: (x: number) => number, degree: number) => leastWorstError(grid, grid.map(f), degree);

  it("misses xⁿ by 2^(1−n): Chebyshev's theorem", () => {
    for (const n of [1, 2, 3, 4, 5]) expect(least((x) => x ** n, n - 1)).toBeCloseTo(2 ** (1 - n), 5);
  });

  it('misses |x| by 1/8 with degree 2 and 3, and a polynomial of its own degree by nothing', () => {
    expect(least(Math.abs, 2)).toBeCloseTo(1 / 8, 6);
    expect(least(Math.abs, 3)).toBeCloseTo(1 / 8, 6);
    expect(least((x) => 2 - x + 3 * x ** 3, 3)).toBeLessThan(1e-14);
  });

  it('misses e^x by 0.0055284 with degree 3', () => {
    expect(least(Math.exp, 3)).toBeCloseTo(0.0055284, 6);
  });

  it('of degree 0 is the middle of the range, also of a jump', () => {
    expect(least((x) => (x < 0.3 ? 0.2 : 0.8), 0)).toBeCloseTo(0.3, 14);
    expect(least((x) => (x < 0.3 ? 0.2 : 0.8), 3)).toBeGreaterThan(0.29);
  });

  it('never lies above the error of any polynomial, and falls with the degree', () => {
    const { x, y } = sampleDensely(unitCurves.wiggle, 1000);
    let before = Infinity;
    for (const degree of [0, 1, 2, 3, 5, 8]) {
      const level = leastWorstError(x, y, degree);
      expect(level).toBeLessThanOrEqual(before + 1e-12);
      before = level;
    }
    expect(before).toBeLessThan(0.06);
  });
});
