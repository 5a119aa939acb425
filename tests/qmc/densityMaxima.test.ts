import { expect, it } from 'vitest';
import { densityMaxima } from '@/lib/qmc/densityMaxima';
import { createRng, uniform } from '@/lib/rng';

const CELLS = 40;
const rng = createRng(1);

/** Hills (column, row, height) of width 3 cells, with noise. */
function hills(list: readonly (readonly [number, number, number])[], noise: number): Float64Array {
  return Float64Array.from({ length: CELLS * CELLS }, (_, k) => {
    const [row, column] = [Math.floor(k / CELLS), k % CELLS];
    let sum = noise * uniform(rng);
    for (const [c, r, height] of list) {
      sum += height * Math.exp(-((column - c) ** 2 + (row - r) ** 2) / 18);
    }
    return sum;
  });
}

it('finds the hills, highest first, and nothing in the noise between them', () => {
  const list = [
    [10, 12, 1],
    [30, 11, 0.8],
    [20, 30, 0.6],
  ] as const;
  for (const noise of [0, 0.3]) {
    const maxima = densityMaxima(hills(list, noise), CELLS, 4, 0.1);
    expect(maxima).toHaveLength(3);
    maxima.forEach(({ column, row }, k) => {
      expect(Math.hypot(column - list[k][0], row - list[k][1])).toBeLessThan(2.5);
    });
  }
});

it('persistence is the descent to the saddle; a plateau has one maximum, an empty field none', () => {
  const plane = new Float64Array(CELLS * CELLS);
  // A ridge of heights 5, 3, 4 along one row.
  plane.set([5, 3, 4], 7 * CELLS + 20);
  const maxima = densityMaxima(plane, CELLS, 0, 0.1);
  expect(maxima).toEqual([
    { column: 20, row: 7, value: 5, persistence: 5 },
    { column: 22, row: 7, value: 4, persistence: 1 },
  ]);
  expect(densityMaxima(plane, CELLS, 0, 0.3)).toHaveLength(1);
  expect(densityMaxima(new Float64Array(CELLS * CELLS).fill(2), CELLS, 1, 0.1)).toHaveLength(1);
  expect(densityMaxima(new Float64Array(CELLS * CELLS), CELLS, 1, 0.1)).toEqual([]);
});
