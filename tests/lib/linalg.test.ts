import { describe, expect, it } from 'vitest';
import { qr, solve, svd, symmetricEigen } from '@/lib/linalg';
import { createRng, normal } from '@/lib/rng';

type Flat = ArrayLike<number>;

function random(rows: number, columns: number, seed: number): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from({ length: rows * columns }, () => normal(rng));
}

/** a (rows × inner) times b (inner × columns) */
function multiply(a: Flat, b: Flat, rows: number, inner: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      for (let k = 0; k < inner; k++) out[i * columns + j] += a[i * inner + k] * b[k * columns + j];
    }
  }
  return out;
}

function transpose(a: Flat, rows: number, columns: number): Float64Array {
  return Float64Array.from(
    { length: rows * columns },
    (_, i) => a[(i % rows) * columns + Math.floor(i / rows)],
  );
}

function diagonal(values: Flat): Float64Array {
  const n = values.length;
  return Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? values[i / (n + 1)] : 0));
}

function expectClose(a: Flat, b: Flat): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expect(Math.abs(a[i] - b[i])).toBeLessThan(1e-13);
}

function expectOrthonormal(a: Flat, rows: number, columns: number): void {
  expectClose(
    multiply(transpose(a, rows, columns), a, columns, rows, columns),
    diagonal(new Float64Array(columns).fill(1)),
  );
}

describe('qr', () => {
  it.each([
    [6, 3],
    [4, 4],
    [5, 1],
  ])('%i × %i', (rows, columns) => {
    const a = random(rows, columns, 1);
    const { q, r } = qr(a, rows, columns);
    expectClose(multiply(q, r, rows, columns, columns), a);
    expectOrthonormal(q, rows, columns);
    for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) expect(r[i * columns + j]).toBe(0);
  });

  it('needs at least as many rows as columns', () => {
    expect(() => qr(random(2, 3, 1), 2, 3)).toThrow('2 × 3: expected at least as many rows as columns');
  });
});

describe('svd', () => {
  it.each([
    [6, 3],
    [3, 6],
    [4, 4],
    [1, 5],
  ])('%i × %i', (rows, columns) => {
    const a = random(rows, columns, 2);
    const k = Math.min(rows, columns);
    const { u, s, v } = svd(a, rows, columns);
    const us = multiply(u, diagonal(s), rows, k, k);
    expectClose(multiply(us, transpose(v, columns, k), rows, k, columns), a);
    expectOrthonormal(u, rows, k);
    expectOrthonormal(v, columns, k);
    for (let i = 1; i < k; i++) expect(s[i]).toBeLessThanOrEqual(s[i - 1]);
  });

  it('sees a lost rank', () => {
    const { s } = svd([1, 2, 2, 4, 3, 6], 3, 2);
    expect(s[0]).toBeCloseTo(Math.sqrt(70), 13);
    expect(s[1]).toBeLessThan(1e-14);
  });
});

describe('symmetricEigen', () => {
  it('of the chain −1, 2, −1 gives 2 − 2 cos(πk/(n + 1))', () => {
    const n = 7;
    const a = Float64Array.from({ length: n * n }, (_, i) => {
      const distance = Math.abs(Math.floor(i / n) - (i % n));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const { values, vectors } = symmetricEigen(a, n);
    values.forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * (k + 1)) / (n + 1)), 13);
    });
    expectClose(multiply(a, vectors, n, n, n), multiply(vectors, diagonal(values), n, n, n));
    expectOrthonormal(vectors, n, n);
  });

  it('refuses what is not symmetric', () => {
    expect(() => symmetricEigen([1, 2, 3, 4], 2)).toThrow('element (1, 0) differs from (0, 1)');
  });
});

describe('solve', () => {
  it('finds x', () => {
    const a = random(5, 5, 3);
    const x = random(5, 1, 4);
    expectClose(solve(a, 5, multiply(a, x, 5, 5, 1)), x);
  });

  it('refuses a singular matrix, a wrong size, numbers that are none', () => {
    expect(() => solve([1, 2, 2, 4], 2, [1, 2])).toThrow('the matrix is singular');
    expect(() => solve([1, 2, 3], 2, [1, 2])).toThrow('3 numbers: expected 2 × 2');
    expect(() => solve([1, 2, 3, Number.NaN], 2, [1, 2])).toThrow('element 3 is NaN');
  });
});
