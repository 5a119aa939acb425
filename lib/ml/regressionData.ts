import { parseTable } from './csv';

/** Data points: one y and k inputs each. */
export interface RegressionData {
  /** Number of points. */
  n: number;
  /** Number of inputs of a point; 0 when there is only y. */
  k: number;
  y: Float64Array;
  /** k columns of n numbers. */
  x: Float64Array[];
}

/** Numbers beyond this size overflow in the twelfth power. */
const LARGEST = 1e25;
const MOST_INPUTS = 40;
const MOST_POINTS = 20_000;

/** One flat array, as it travels in a link or a file: [k, then row by row y, x₁, …, xₖ]. */
export function packData(data: RegressionData): Float64Array {
  const { n, k, x, y } = data;
  const out = new Float64Array(1 + n * (k + 1));
  out[0] = k;
  for (let i = 0; i < n; i++) {
    out[1 + i * (k + 1)] = y[i];
    for (let j = 0; j < k; j++) out[2 + i * (k + 1) + j] = x[j][i];
  }
  return out;
}

/** Inverse of `packData`. @throws RangeError when the length does not fit the number of inputs or a number is too large. */
export function unpackData(packed: Float64Array): RegressionData {
  const k = packed[0];
  if (!Number.isInteger(k) || k < 0 || k > MOST_INPUTS) {
    throw new RangeError(`data: ${k} inputs per point, expected an integer from 0 to ${MOST_INPUTS}`);
  }
  const n = (packed.length - 1) / (k + 1);
  if (!Number.isInteger(n) || n < 1 || n > MOST_POINTS) {
    throw new RangeError(
      `data: ${packed.length - 1} numbers do not make 1 to ${MOST_POINTS} rows of ${k + 1}`,
    );
  }
  const bad = packed.findIndex((v) => !(Math.abs(v) <= LARGEST));
  if (bad >= 0) {
    throw new RangeError(
      `data: ${packed[bad]} in row ${1 + Math.floor((bad - 1) / (k + 1))}, expected at most ±1e25`,
    );
  }
  const y = Float64Array.from({ length: n }, (_, i) => packed[1 + i * (k + 1)]);
  const x = Array.from({ length: k }, (_, j) =>
    Float64Array.from({ length: n }, (_, i) => packed[2 + i * (k + 1) + j]),
  );
  return { n, k, x, y };
}

/** Reads a table whose first column is y and whose other columns are the inputs. @throws RangeError (one line) */
export function parseRegressionData(text: string): Float64Array {
  const { rows } = parseTable(text);
  const k = rows[0].length - 1;
  const packed = new Float64Array(1 + rows.length * (k + 1));
  packed[0] = k;
  rows.forEach((row, i) => {
    packed.set(row, 1 + i * (k + 1));
  });
  unpackData(packed);
  return packed;
}
