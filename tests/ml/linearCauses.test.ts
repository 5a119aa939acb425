import { describe, expect, it } from 'vitest';
import { solve } from '@/lib/linalg';
import { drawReadings, type Readings, watchedCorrelation, watchedSlope } from '@/lib/ml/linearCauses';
import { createRng } from '@/lib/rng';

const N = 50_000;
const dot = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0) / a.length;

/** Coefficients of Y on the given columns, by the normal equations. */
function regress(y: Float64Array, ...columns: Float64Array[]): Float64Array {
  const matrix = columns.flatMap((a) => columns.map((b) => dot(a, b)));
  return solve(
    matrix,
    columns.length,
    columns.map((a) => dot(a, y)),
  );
}

describe('three quantities and a common cause', () => {
  const cases = [
    { a: 1, b: 0.5, c: 2 },
    { a: 2, b: 0, c: 1 },
    { a: -1, b: 1.5, c: 1 },
  ];

  it.each(cases)('watched and set, as the formulas say: %o', (causes) => {
    const { a, b, c } = causes;
    const watched = drawReadings(causes, N, false, createRng(1));
    const set = drawReadings(causes, N, true, createRng(2));
    const correlation = ({ x, y }: Readings) => dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    // The slope's standard error: √(what X leaves of Y)/√(N Var X).
    const error = Math.sqrt((1 + c * c) / (a * a + 1) / N);
    expect(Math.abs(regress(watched.y, watched.x)[0] - watchedSlope(causes))).toBeLessThan(5 * error);
    expect(Math.abs(regress(set.y, set.x)[0] - b)).toBeLessThan(5 * error);
    expect(dot(set.x, set.x)).toBeCloseTo(a * a + 1, 1);
    expect(correlation(watched)).toBeCloseTo(watchedCorrelation(causes), 2);
    // Both, cause and common cause, as columns: the back door is shut.
    const [onX, onZ] = regress(watched.y, watched.x, watched.z);
    expect(Math.abs(onX - b)).toBeLessThan(5 / Math.sqrt(N));
    expect(Math.abs(onZ - c)).toBeLessThan((5 * Math.sqrt(a * a + 1)) / Math.sqrt(N));
  });

  it('has the numbers of the reference', () => {
    expect(watchedSlope(cases[0])).toBe(1.5);
    expect(watchedCorrelation(cases[0])).toBeCloseTo(0.77459667, 8);
  });
});
