import { exp } from '@/lib/math';

/**
 * A covariance or similarity k(x, x′) of two rows of inputs.
 *
 * - `linear`: x·x′
 * - `polynomial`: (γ x·x′ + c)^d
 * - `rbf`: e^(−γ |x − x′|²), γ = 1/(2ℓ²)
 * - `matern`: with s = √(2ν) |x − x′|/ℓ: ν = ½ e^(−s); ν = 3/2 (1 + s) e^(−s); ν = 5/2 (1 + s + s²/3) e^(−s)
 *   (C. Rasmussen and C. Williams, "Gaussian Processes for Machine Learning", 2006, eqs. 4.16–4.17)
 */
export type KernelFunction =
  | { kind: 'linear' }
  | { kind: 'polynomial'; gamma: number; constant: number; degree: number }
  | { kind: 'rbf'; gamma: number }
  | { kind: 'matern'; smoothness: 0.5 | 1.5 | 2.5; lengthScale: number };

/** γ of a Gaussian bump of the given width ℓ. */
export function gammaOfLength(lengthScale: number): number {
  return 1 / (2 * lengthScale * lengthScale);
}

/** @throws RangeError for γ, ℓ ≤ 0, a degree that is no integer ≥ 1, a constant < 0. */
export function checkKernel(kernel: KernelFunction): void {
  if (kernel.kind === 'linear') return;
  if (kernel.kind === 'matern') {
    if (![0.5, 1.5, 2.5].includes(kernel.smoothness)) {
      throw new RangeError(`smoothness = ${kernel.smoothness}: expected 0.5, 1.5 or 2.5`);
    }
    positive('lengthScale', kernel.lengthScale);
    return;
  }
  positive('gamma', kernel.gamma);
  if (kernel.kind !== 'polynomial') return;
  if (!(Number.isInteger(kernel.degree) && kernel.degree >= 1)) {
    throw new RangeError(`degree = ${kernel.degree}: expected an integer ≥ 1`);
  }
  if (!(kernel.constant >= 0 && kernel.constant < Infinity)) {
    throw new RangeError(`constant = ${kernel.constant}: expected a number ≥ 0`);
  }
}

/** k of the rows of `columns` inputs that start at `a[i]` and `b[j]`. */
export function evaluateKernel(
  kernel: KernelFunction,
  columns: number,
  a: ArrayLike<number>,
  i: number,
  b: ArrayLike<number>,
  j: number,
): number {
  if (kernel.kind === 'linear' || kernel.kind === 'polynomial') {
    let dot = 0;
    for (let c = 0; c < columns; c++) dot += a[i + c] * b[j + c];
    return kernel.kind === 'linear' ? dot : power(kernel.gamma * dot + kernel.constant, kernel.degree);
  }
  let square = 0;
  for (let c = 0; c < columns; c++) square += (a[i + c] - b[j + c]) * (a[i + c] - b[j + c]);
  if (kernel.kind === 'rbf') return exp(-kernel.gamma * square);
  const s = Math.sqrt(2 * kernel.smoothness * square) / kernel.lengthScale;
  const decay = exp(-s);
  if (kernel.smoothness === 0.5) return decay;
  return kernel.smoothness === 1.5 ? (1 + s) * decay : (1 + s + (s * s) / 3) * decay;
}

/** The matrix k(a_i, b_j), rows of `a` × rows of `b`. */
export function kernelMatrix(
  kernel: KernelFunction,
  columns: number,
  a: Float64Array,
  b: Float64Array,
): Float64Array {
  const rows = a.length / columns;
  const across = b.length / columns;
  const out = new Float64Array(rows * across);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < across; j++) {
      out[i * across + j] = evaluateKernel(kernel, columns, a, i * columns, b, j * columns);
    }
  }
  return out;
}

function power(base: number, exponent: number): number {
  let out = base;
  for (let k = 1; k < exponent; k++) out *= base;
  return out;
}

function positive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
}
