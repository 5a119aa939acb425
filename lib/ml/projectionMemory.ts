import type { PairEnergy } from './energy';
import { createMatrix, type Memory, scalarProduct, snapField } from './hopfield';
import { type Patterns, patternAt } from './patterns';

/** Orthonormal vectors that span the patterns stored so far; patterns can be added one by one. */
export interface Span {
  /** N */
  size: number;
  /** Number of vectors: how many of the patterns were linearly independent. */
  rank: number;
  /** `rank` rows of N, row-major; the rest is room. */
  rows: Float64Array;
}

/**
 * A pattern whose part outside the span is shorter than this share of it depends on the others. Rounding leaves 1e-15;
 * the determinant of whole numbers keeps independent patterns far above.
 */
const DEPENDENT = 1e-9;

/** @param room most vectors, at most N of them make sense */
export function createSpan(size: number, room: number): Span {
  return { size, rank: 0, rows: new Float64Array(size * Math.min(size, room)) };
}

/**
 * Adds a pattern to the span: Gram–Schmidt, twice, which is enough for orthogonality to rounding (L. Giraud et al.,
 * Numer. Math. 101, 87, 2005). O(rank · N).
 *
 * @returns false when the pattern depends on those before it, and so is stored already
 * @throws RangeError when a span smaller than the space is full
 */
export function extendSpan(span: Span, pattern: ArrayLike<number>): boolean {
  const { size, rank, rows } = span;
  if (rank === size) return false;
  if (rows.length === rank * size) throw new RangeError(`the span has room for ${rank} patterns only`);
  const rest = rows.subarray(rank * size, (rank + 1) * size);
  rest.set(pattern);
  const whole = scalarProduct(rest, rest);
  for (let pass = 0; pass < 2; pass++) {
    for (let k = 0; k < rank; k++) {
      const row = k * size;
      let shadow = 0;
      for (let i = 0; i < size; i++) shadow += rows[row + i] * rest[i];
      for (let i = 0; i < size; i++) rest[i] -= shadow * rows[row + i];
    }
  }
  const square = scalarProduct(rest, rest);
  if (!(square > DEPENDENT * DEPENDENT * whole)) {
    rest.fill(0);
    return false;
  }
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < size; i++) rest[i] *= scale;
  span.rank++;
  return true;
}

/** The span of all patterns: identical, opposite and dependent ones add nothing. */
export function spanOf(patterns: Patterns): Span {
  const span = createSpan(patterns.size, patterns.count);
  for (let mu = 0; mu < patterns.count; mu++) extendSpan(span, patternAt(patterns, mu));
  return span;
}

/**
 * The projection (pseudo-inverse) rule: w = Σ_k u_k u_kᵀ, the projector on the span of the patterns, w = X⁺X. It has
 * wξ = ξ for every stored pattern, correlated or not, up to N independent ones. The dynamics leaves the diagonal out
 * (w_ii only pins units), which keeps every pattern at rest and widens the basins. O(rank) per update, no matrix.
 * Sources: L. Personnaz et al., J. Physique Lett. 46 (1985) L359; I. Kanter, H. Sompolinsky, PRA 35 (1987) 380.
 */
export function projectionMemory({ size, rank, rows }: Span): Memory {
  const columns = new Float64Array(size * rank);
  const own = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < rank; k++) {
      const u = rows[k * size + i];
      columns[i * rank + k] = u;
      own[i] += u * u;
    }
  }
  const ownTotal = own.reduce((sum, w) => sum + w, 0);
  return {
    size,
    sumCount: rank,
    prepare(s, sums) {
      sums.fill(0);
      for (let i = 0, at = 0; i < size; i++) {
        for (let k = 0; k < rank; k++, at++) sums[k] += s[i] * columns[at];
      }
    },
    field(s, sums, i) {
      let h = -own[i] * s[i];
      for (let k = 0, at = i * rank; k < rank; k++, at++) h += columns[at] * sums[k];
      return snapField(h);
    },
    flip(s, sums, i) {
      const change = -2 * s[i];
      s[i] = -s[i];
      for (let k = 0, at = i * rank; k < rank; k++, at++) sums[k] += change * columns[at];
    },
    energy(_, sums) {
      let squares = 0;
      for (let k = 0; k < rank; k++) squares += sums[k] * sums[k];
      return -0.5 * (squares - ownTotal);
    },
    energyAt(x) {
      let energy = 0;
      for (let k = 0; k < rank; k++) {
        const product = scalarProduct(rows.subarray(k * size, (k + 1) * size), x);
        energy -= 0.5 * product * product;
      }
      for (let i = 0; i < size; i++) energy += 0.5 * own[i] * x[i] * x[i];
      return energy;
    },
  };
}

/**
 * The projector as a matrix, with its diagonal unless `diagonal` is false.
 *
 * @throws RangeError for more units than a matrix may have
 */
export function projectionWeights({ size, rank, rows }: Span, diagonal = true): PairEnergy {
  const model = createMatrix(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      if (i === j && !diagonal) continue;
      let w = 0;
      for (let k = 0; k < rank; k++) w += rows[k * size + i] * rows[k * size + j];
      model.weights[i * size + j] = model.weights[j * size + i] = w;
    }
  }
  return model;
}
