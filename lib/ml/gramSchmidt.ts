import {
  type DoubleDouble,
  type DoubleDoubleVector,
  divide,
  dot,
  entry,
  multiply,
  scaleVector,
  setEntry,
  squareRoot,
  subtract,
  subtractMultiple,
} from './doubleDouble';

/** X P = Q R: orthonormal columns, an upper triangle, and which column of X stands at each place. */
export interface Factorization {
  /** Orthonormal columns, `rank` of them; the inner product runs over the first `rows` entries. */
  q: DoubleDoubleVector[];
  /** Upper triangle, p × p, row-major: column `order[j]` of X = Σₖ r[k,j] q[k]. */
  r: DoubleDoubleVector;
  order: number[];
  rank: number;
  columns: number;
  rows: number;
}

/**
 * Gram–Schmidt, the modified form: take the longest remaining column, make it a unit vector, remove its shadow from
 * every column that remains. Overwrites `columns`. Column pivoting finds the rank: a column whose remainder is shorter
 * than `tolerance` times the whole column depends on those before it. Entries beyond `rows` take part in every step
 * without entering the inner product: values of the same functions at other points.
 * Source: Å. Björck, "Solving linear least squares problems by Gram–Schmidt orthogonalization", BIT 7 (1967) 1.
 *
 * @param pivot false keeps the given order; a dependent column then leaves a zero vector in `q` and a zero in `r`
 */
export function orthogonalize(
  columns: DoubleDoubleVector[],
  rows: number,
  tolerance: number,
  pivot = true,
): Factorization {
  const p = columns.length;
  const q = columns.slice();
  const order = columns.map((_, j) => j);
  const r = { hi: new Float64Array(p * p), lo: new Float64Array(p * p) };
  const whole = columns.map((c) => dot(c, c, rows)[0]);
  let rank = 0;
  for (let k = 0; k < p; k++) {
    if (pivot) bringLongestTo(k, q, order, whole, r, rows);
    const square = dot(q[k], q[k], rows);
    if (!(square[0] > tolerance * tolerance * whole[order[k]])) {
      if (pivot) break;
      q[k].hi.fill(0);
      q[k].lo.fill(0);
      continue;
    }
    const length = squareRoot(square);
    setEntry(r, k * p + k, length);
    scaleVector(q[k], divide([1, 0], length));
    for (let j = k + 1; j < p; j++) {
      const shadow = dot(q[k], q[j], rows);
      setEntry(r, k * p + j, shadow);
      subtractMultiple(q[j], shadow, q[k]);
    }
    rank++;
  }
  if (pivot) q.length = rank;
  return { q, r, order, rank, columns: p, rows };
}

/** Swaps the column with the largest remainder, relative to its whole length, to place k. */
function bringLongestTo(
  k: number,
  q: DoubleDoubleVector[],
  order: number[],
  whole: number[],
  r: DoubleDoubleVector,
  rows: number,
): void {
  const p = q.length;
  let best = k;
  let longest = -1;
  for (let j = k; j < p; j++) {
    const share = whole[order[j]] > 0 ? dot(q[j], q[j], rows)[0] / whole[order[j]] : 0;
    // The given order wins ties up to rounding, so that a well-posed design keeps its order where it can.
    if (share > longest * (1 + 1e-12)) {
      longest = share;
      best = j;
    }
  }
  if (best === k) return;
  [q[k], q[best]] = [q[best], q[k]];
  [order[k], order[best]] = [order[best], order[k]];
  for (let row = 0; row < k; row++) {
    const a = entry(r, row * p + k);
    setEntry(r, row * p + k, entry(r, row * p + best));
    setEntry(r, row * p + best, a);
  }
}

/** Removes from `y`, in place, its shadow on every column of Q; returns the shadows' lengths c = Qᵀy. */
export function removeShadows(f: Factorization, y: DoubleDoubleVector): DoubleDouble[] {
  return f.q.map((q) => {
    const shadow = dot(q, y, f.rows);
    subtractMultiple(y, shadow, q);
    return shadow;
  });
}

/** Solves the leading r × r triangle R z = c from the last row up, r = `c.length`. */
export function backSubstitute(f: Factorization, c: readonly DoubleDouble[]): DoubleDouble[] {
  const z: DoubleDouble[] = new Array(c.length);
  for (let i = c.length - 1; i >= 0; i--) {
    let rest = c[i];
    for (let j = i + 1; j < c.length; j++) {
      rest = subtract(rest, multiply(entry(f.r, i * f.columns + j), z[j]));
    }
    z[i] = divide(rest, entry(f.r, i * f.columns + i));
  }
  return z;
}
