import { type Column, evaluateColumn, type Model, modelColumns } from './designMatrix';
import { createVector, type DoubleDoubleVector, setEntry, squareRoot } from './doubleDouble';
import { orthogonalize } from './gramSchmidt';
import { toleranceOf } from './modelFit';

/** Highest degree of a model. */
export const MAX_DEGREE = 12;

/**
 * Orthonormal columns that serve every degree at once: the fit of degree d is the sum of y's shadows on the first
 * `counts[d]` of them, at the data and, by the same combinations, at the test points.
 */
export interface NestedFits {
  n: number;
  /** Test points. */
  m: number;
  /** Column by column: n entries each at the data, m each at the test points. */
  atData: Float64Array;
  atTest: Float64Array;
  /** Columns of degree 0 … 12; 0 when the data cannot tell that many columns apart. */
  counts: Float64Array;
}

/**
 * Orthogonalises the columns of degree 12, lower degrees first, over the data (and the rows √λ·I of a ridge), carrying
 * their values at the test points along.
 *
 * @param data, test one vector for each input
 */
export function nestFits(
  model: Model,
  data: DoubleDoubleVector[],
  test: DoubleDoubleVector[],
  n: number,
  m: number,
  ridge: number,
  domain: readonly [number, number],
): NestedFits {
  // Time grows like n p²: large tables stop at a lower degree.
  const affordable = Math.max(3, Math.floor(Math.sqrt(4e6 / n)));
  const columns = nestedOrder(model, Math.min(affordable, ridge > 0 ? affordable : n));
  const p = columns.length;
  const penalty = ridge > 0 ? p : 0;
  const root = squareRoot([ridge, 0]);
  const vectors = columns.map((column, j) => {
    const out = createVector(n + penalty + m);
    copyInto(out, 0, evaluateColumn(column, data[column.input] ?? createVector(n), domain));
    if (penalty) setEntry(out, n + j, root);
    copyInto(out, n + penalty, evaluateColumn(column, test[column.input] ?? createVector(m), domain));
    return out;
  });
  const { q } = orthogonalize(vectors, n + penalty, toleranceOf(model, columns), false);
  const atData = new Float64Array(p * n);
  const atTest = new Float64Array(p * m);
  q.forEach((column, j) => {
    atData.set(column.hi.subarray(0, n), j * n);
    atTest.set(column.hi.subarray(n + penalty), j * m);
  });
  const counts = new Float64Array(MAX_DEGREE + 1);
  for (let degree = 0; degree <= MAX_DEGREE; degree++) {
    const count = nestedOrder(model, Infinity).filter((c) => orderOf(c) <= degree).length;
    const told = count <= p && q.slice(0, count).every((column) => column.hi.some((v) => v !== 0));
    counts[degree] = told ? count : 0;
  }
  return { n, m, atData, atTest, counts };
}

/** Waves first, then degree by degree: the columns of a lower degree are the first ones. At most `most` of them. */
function nestedOrder(model: Model, most: number): Column[] {
  const columns = modelColumns(model, MAX_DEGREE);
  return columns.sort((a, b) => orderOf(a) - orderOf(b)).slice(0, most);
}

function orderOf(column: Column): number {
  return column.family === 'wave' ? -1 : column.order;
}

function copyInto(out: DoubleDoubleVector, offset: number, from: DoubleDoubleVector): void {
  out.hi.set(from.hi, offset);
  out.lo.set(from.lo, offset);
}

/** Values of the fit of every degree at the test points, (13 × m), for data y; rows of degrees that cannot be fitted stay 0. */
export function fitAtTest(fits: NestedFits, y: ArrayLike<number>, out: Float64Array): void {
  sumShadows(fits, y, fits.atTest, fits.m, out);
}

/** The same at the data points, 13 × n. */
export function fitAtData(fits: NestedFits, y: ArrayLike<number>, out: Float64Array): void {
  sumShadows(fits, y, fits.atData, fits.n, out);
}

function sumShadows(
  fits: NestedFits,
  y: ArrayLike<number>,
  values: Float64Array,
  width: number,
  out: Float64Array,
): void {
  const { n, atData, counts } = fits;
  const sum = new Float64Array(width);
  let used = 0;
  for (let degree = 0; degree <= MAX_DEGREE; degree++) {
    for (; used < counts[degree]; used++) {
      let shadow = 0;
      for (let i = 0; i < n; i++) shadow += atData[used * n + i] * y[i];
      for (let t = 0; t < width; t++) sum[t] += shadow * values[used * width + t];
    }
    if (counts[degree] > 0) out.set(sum, degree * width);
  }
}

/** Diagonal of the hat matrix for every degree, 13 × n: how much of each point its own fitted value is. */
export function nestedLeverages({ n, atData, counts }: NestedFits): Float64Array {
  const out = new Float64Array((MAX_DEGREE + 1) * n);
  const sum = new Float64Array(n);
  let used = 0;
  for (let degree = 0; degree <= MAX_DEGREE; degree++) {
    for (; used < counts[degree]; used++) {
      for (let i = 0; i < n; i++) sum[i] += atData[used * n + i] * atData[used * n + i];
    }
    out.set(sum, degree * n);
  }
  return out;
}

/**
 * How strongly noise of unit size at every data point moves the fit of one degree at the test points:
 * √Σᵢ S(x, i)², S(x, i) = ∂ŷ(x)/∂yᵢ.
 */
export function noiseGain({ n, m, atData, atTest, counts }: NestedFits, degree: number): Float64Array {
  const out = new Float64Array(m).fill(counts[degree] > 0 ? 0 : Number.NaN);
  for (let t = 0; t < m; t++) {
    for (let i = 0; i < n; i++) {
      let s = 0;
      for (let j = 0; j < counts[degree]; j++) s += atTest[j * m + t] * atData[j * n + i];
      out[t] += s * s;
    }
    out[t] = Math.sqrt(out[t]);
  }
  return out;
}
