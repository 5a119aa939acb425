/**
 * The way forward over a tape: beside its value each line carries the derivatives along one direction, as the first
 * coefficients of its Taylor series v(t) = Σ_k v_k t^k. An input moves as v_0 + d t; each operation has a rule that makes
 * its coefficient k from lower ones and those of its operands (A. Griewank, A. Walther, Evaluating Derivatives, ch. 13).
 * Order 1 is plain forward mode, order 2 gives ψ″ in one pass.
 */
import { cos, sin } from '@/lib/math';
import {
  ADD,
  COS,
  DIVIDE,
  EXP,
  evaluateLine,
  HALF_SQUARE,
  IDENTITY,
  INPUT,
  LOG,
  MULTIPLY,
  NEGATE,
  RELU,
  SIN,
  SQRT,
  SQUARE,
  SUBTRACT,
  TANH,
  type Tape,
} from './autodiff';

/** Coefficients of all lines: number k of a line stands at line·(order + 1) + k. */
export interface Series {
  order: number;
  coefficients: Float64Array;
}

export function createSeries({ code }: Tape, order: number): Series {
  if (!(Number.isInteger(order) && order >= 1)) {
    throw new RangeError(`order = ${order}: expected an integer ≥ 1`);
  }
  return { order, coefficients: new Float64Array(code.length * (order + 1)) };
}

/**
 * Derivatives 0 … order of the output when the input `variable` moves at unit speed.
 *
 * @returns [f, f′, f″, …]
 */
export function derivativesAlong(tape: Tape, output: number, variable: number, order: number): Float64Array {
  const series = createSeries(tape, order);
  for (let line = 0; line <= output; line++) pushSeries(tape, series, line, variable);
  const from = output * (order + 1);
  const derivatives = series.coefficients.slice(from, from + order + 1);
  for (let k = 2, factorial = 2; k <= order; k++, factorial *= k) derivatives[k] *= factorial;
  return derivatives;
}

/** Evaluates one line and its coefficients; the input `variable` is the one that moves. */
export function pushSeries(tape: Tape, series: Series, line: number, variable: number): void {
  const { code, first, second, value } = tape;
  const { order, coefficients } = series;
  const size = order + 1;
  evaluateLine(tape, line);
  const v = coefficients.subarray(line * size, (line + 1) * size);
  v.fill(0);
  v[0] = value[line];
  const operation = code[line];
  if (operation === INPUT) {
    v[1] = line === variable ? 1 : 0;
    return;
  }
  const x = coefficients.subarray(first[line] * size, (first[line] + 1) * size);
  if (operation <= DIVIDE) ofTwo(operation, x, coefficients.subarray(second[line] * size), v);
  else if (operation <= HALF_SQUARE || operation >= RELU) polynomial(operation, x, v);
  else if (operation === SIN || operation === COS) turning(operation, x, v);
  else growing(operation, x, v);
}

/** Σ_{j=0}^{k} a_j b_{k−j}: the coefficient k of a product. */
function product(a: Float64Array, b: Float64Array, k: number): number {
  let sum = 0;
  for (let j = 0; j <= k; j++) sum += a[j] * b[k - j];
  return sum;
}

function ofTwo(code: number, x: Float64Array, y: Float64Array, v: Float64Array): void {
  for (let k = 1; k < v.length; k++) {
    if (code === ADD) v[k] = x[k] + y[k];
    else if (code === SUBTRACT) v[k] = x[k] - y[k];
    else if (code === MULTIPLY) v[k] = product(x, y, k);
    // v y = x, and v_k is still 0 in the product.
    else v[k] = (x[k] - product(v, y, k)) / y[0];
  }
}

function polynomial(code: number, x: Float64Array, v: Float64Array): void {
  for (let k = 1; k < v.length; k++) {
    if (code === NEGATE) v[k] = -x[k];
    else if (code === SQUARE) v[k] = product(x, x, k);
    else if (code === HALF_SQUARE) v[k] = 0.5 * product(x, x, k);
    else v[k] = code === IDENTITY || x[0] > 0 ? x[k] : 0;
  }
}

/** Operations with v′ = g(v) x′ or v-products equal to x. */
function growing(code: number, x: Float64Array, v: Float64Array): void {
  for (let k = 1; k < v.length; k++) {
    if (code === SQRT) v[k] = (x[k] - product(v, v, k)) / (2 * v[0]);
    else if (code === LOG) v[k] = (x[k] - carried(v, (m) => x[m], k - 1, k)) / x[0];
    else if (code === EXP) v[k] = carried(x, (m) => v[m], k, k);
    else v[k] = carried(x, (m) => bent(code, v, m), k, k);
  }
}

/** (1/k) Σ_{j=1}^{last} j a_j g_{k−j}: the coefficient k of ∫ g a′ dt. */
function carried(a: Float64Array, g: (m: number) => number, last: number, k: number): number {
  let sum = 0;
  for (let j = 1; j <= last; j++) sum += j * a[j] * g(k - j);
  return sum / k;
}

/** Coefficient m of what multiplies x′: 1 − v² for tanh, v − v² for the sigmoid. */
function bent(code: number, v: Float64Array, m: number): number {
  const square = product(v, v, m);
  if (code === TANH) return (m === 0 ? 1 : 0) - square;
  return v[m] - square;
}

/** Sine and cosine bring each other along. */
function turning(code: number, x: Float64Array, v: Float64Array): void {
  const other = new Float64Array(v.length);
  other[0] = code === SIN ? cos(x[0]) : sin(x[0]);
  const sign = code === SIN ? 1 : -1;
  for (let k = 1; k < v.length; k++) {
    v[k] = sign * carried(x, (m) => other[m], k, k);
    other[k] = -sign * carried(x, (m) => v[m], k, k);
  }
}
