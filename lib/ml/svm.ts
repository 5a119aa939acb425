/**
 * A support vector machine: the boundary with the widest margin in the space of a kernel (C. Cortes and V. Vapnik, Mach.
 * Learn. 20, 273, 1995), found by sequential minimal optimization: two multipliers at a time, the pair by second-order
 * information (R.-E. Fan, P.-H. Chen, C.-J. Lin, J. Mach. Learn. Res. 6, 1889, 2005).
 *
 * Dual: minimise ½ Σ_ij α_i α_j y_i y_j k(x_i, x_j) − Σ_i α_i with 0 ≤ α_i ≤ C and Σ_i y_i α_i = 0.
 */

import { checkKernel, evaluateKernel, type KernelFunction, kernelMatrix } from './kernelFunctions';
import type { Points } from './points';

export interface SvmOptions {
  kernel: KernelFunction;
  /** Price C of a row on the wrong side of its margin. */
  penalty: number;
  /** Largest violation of the optimality conditions at the end, default 1e-3. */
  tolerance?: number;
}

/** A dual problem on its way to the optimum. */
export interface SmoState {
  /** y_i = ±1 */
  y: Int8Array;
  alpha: Float64Array;
  /** Gradient of the dual, Σ_j y_i y_j k_ij α_j − 1. */
  gradient: Float64Array;
  /** k(x_i, x_j), rows × rows. */
  kernel: Float64Array;
  penalty: number;
  /** max over those that may rise − min over those that may fall, of −y ∂: at most the tolerance at the optimum. */
  violation: number;
}

/** f(x) = Σ_s coefficient_s k(x_s, x) + offset; its sign is the class. */
export interface Svm {
  kernel: KernelFunction;
  columns: number;
  /** Rows with α > 0, one after the other. */
  support: Float64Array;
  /** Where they stood in the training table. */
  rows: Int32Array;
  /** α_s y_s */
  coefficients: Float64Array;
  offset: number;
}

/** Stands for the curvature of a pair of rows that the kernel cannot tell apart. */
const FLAT = 1e-12;

/**
 * The problem at α = 0.
 *
 * @param y ±1 for each row
 * @throws RangeError unless both classes occur, C > 0, the kernel is legal and the tables belong together
 */
export function startSmo(
  { features: x, n: rows, p: columns }: Points,
  y: ArrayLike<number>,
  options: SvmOptions,
): SmoState {
  const { kernel, penalty } = options;
  checkKernel(kernel);
  if (!(penalty > 0 && penalty < Infinity))
    throw new RangeError(`penalty = ${penalty}: expected a number > 0`);
  if (x.length !== rows * columns || y.length !== rows) {
    throw new RangeError(`${x.length} inputs, ${y.length} signs: expected ${rows} × ${columns} and ${rows}`);
  }
  const signs = Int8Array.from(y);
  if (!signs.every((s) => s === 1 || s === -1)) throw new RangeError('y: expected +1 or −1 in each row');
  if (!signs.includes(1) || !signs.includes(-1)) throw new RangeError('y: expected rows of both classes');
  return {
    y: signs,
    alpha: new Float64Array(rows),
    gradient: new Float64Array(rows).fill(-1),
    kernel: kernelMatrix(kernel, columns, x, x),
    penalty,
    violation: 2,
  };
}

/** True where y_i α_i may still rise (`up`) or fall within 0 ≤ α_i ≤ C. */
function isFree({ y, alpha, penalty }: SmoState, i: number, up: boolean): boolean {
  return y[i] > 0 === up ? alpha[i] < penalty : alpha[i] > 0;
}

/** The pair that violates optimality most, to second order; j = −1 when there is none. */
function choosePair(state: SmoState): { i: number; j: number } {
  const { y, gradient, kernel } = state;
  const n = y.length;
  let i = -1;
  let highest = -Infinity;
  for (let t = 0; t < n; t++) {
    if (!isFree(state, t, true) || !(-y[t] * gradient[t] > highest)) continue;
    highest = -y[t] * gradient[t];
    i = t;
  }
  let j = -1;
  let lowest = Infinity;
  let best = Infinity;
  for (let t = 0; t < n; t++) {
    if (!isFree(state, t, false)) continue;
    const value = -y[t] * gradient[t];
    lowest = Math.min(lowest, value);
    const gap = highest - value;
    if (!(gap > 0)) continue;
    const decrease = (-gap * gap) / curvature(kernel, n, i, t);
    if (decrease < best) {
      best = decrease;
      j = t;
    }
  }
  state.violation = highest - lowest;
  return { i, j };
}

/** k_ii + k_jj − 2 k_ij, kept above zero. */
function curvature(kernel: Float64Array, n: number, i: number, j: number): number {
  const value = kernel[i * n + i] + kernel[j * n + j] - 2 * kernel[i * n + j];
  return value > 0 ? value : FLAT;
}

/** One step: the best pair moves to its minimum in the box. False at the optimum, where nothing moves. */
export function stepSmo(state: SmoState, tolerance: number): boolean {
  const { i, j } = choosePair(state);
  if (j < 0 || state.violation <= tolerance) return false;
  const { y, alpha, gradient, kernel, penalty } = state;
  const n = y.length;
  // y_i α_i rises and y_j α_j falls by the same amount.
  const free = (y[j] * gradient[j] - y[i] * gradient[i]) / curvature(kernel, n, i, j);
  const roomI = y[i] > 0 ? penalty - alpha[i] : alpha[i];
  const roomJ = y[j] > 0 ? alpha[j] : penalty - alpha[j];
  const move = Math.min(free, roomI, roomJ);
  alpha[i] = move === roomI ? (y[i] > 0 ? penalty : 0) : alpha[i] + y[i] * move;
  alpha[j] = move === roomJ ? (y[j] > 0 ? 0 : penalty) : alpha[j] - y[j] * move;
  for (let t = 0; t < n; t++) gradient[t] += y[t] * move * (kernel[i * n + t] - kernel[j * n + t]);
  return true;
}

/** Mean of −y ∂ over multipliers inside the box; where none is, the middle of what is allowed. */
export function offsetOf(state: SmoState): number {
  const { y, alpha, gradient, penalty } = state;
  let sum = 0;
  let inside = 0;
  let lower = -Infinity;
  let upper = Infinity;
  for (let t = 0; t < y.length; t++) {
    const value = -y[t] * gradient[t];
    if (alpha[t] > 0 && alpha[t] < penalty) {
      sum += value;
      inside++;
    }
    if (isFree(state, t, true)) lower = Math.max(lower, value);
    if (isFree(state, t, false)) upper = Math.min(upper, value);
  }
  return inside > 0 ? sum / inside : (lower + upper) / 2;
}

/** The classifier that the multipliers describe. */
export function svmOf(state: SmoState, { features: x, p: columns }: Points, kernel: KernelFunction): Svm {
  const rows = Int32Array.from(state.alpha.keys()).filter((i) => state.alpha[i] > 0);
  const support = new Float64Array(rows.length * columns);
  rows.forEach((row, s) => {
    support.set(x.subarray(row * columns, (row + 1) * columns), s * columns);
  });
  const coefficients = Float64Array.from(rows, (row) => state.alpha[row] * state.y[row]);
  return { kernel, columns, support, rows, coefficients, offset: offsetOf(state) };
}

/** Trains to the optimum. @throws RangeError as `startSmo`. */
export function trainSvm(inputs: Points, y: ArrayLike<number>, options: SvmOptions): Svm {
  const state = startSmo(inputs, y, options);
  while (stepSmo(state, options.tolerance ?? 1e-3));
  return svmOf(state, inputs, options.kernel);
}

/** f of the row that starts at `x[at]`: positive for class +1, ±1 on the margins. */
export function decisionValue(svm: Svm, x: ArrayLike<number>, at = 0): number {
  const { kernel, columns, support, coefficients, offset } = svm;
  let sum = offset;
  for (let s = 0; s < coefficients.length; s++) {
    sum += coefficients[s] * evaluateKernel(kernel, columns, support, s * columns, x, at);
  }
  return sum;
}
