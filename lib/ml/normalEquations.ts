import { log } from '@/lib/math';

/** XᵀX (p × p) and Xᵀy (p), the numbers of the normal equations XᵀX θ = Xᵀy. */
export interface NormalEquations {
  gram: Float64Array;
  gramY: Float64Array;
}

/** Forms the normal equations in float64; X is n × p, row-major. */
export function normalEquations(x: Float64Array, y: Float64Array, p: number): NormalEquations {
  const gram = new Float64Array(p * p);
  const gramY = new Float64Array(p);
  for (let i = 0; i < y.length; i++) {
    for (let a = 0; a < p; a++) {
      const v = x[i * p + a];
      gramY[a] += v * y[i];
      for (let b = 0; b <= a; b++) gram[a * p + b] += v * x[i * p + b];
    }
  }
  for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) gram[b * p + a] = gram[a * p + b];
  return { gram, gramY };
}

/**
 * Solves the normal equations the way a blackboard suggests, by Cholesky's elimination in float64. For comparison only:
 * forming XᵀX squares the condition number and throws away half of the digits. Null when a pivot is not positive.
 */
export function solveNormalEquations({ gram, gramY }: NormalEquations): Float64Array | null {
  const p = gramY.length;
  const l = gram.slice();
  const z = gramY.slice();
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < j; k++) {
      const factor = l[j * p + k];
      for (let i = j; i < p; i++) l[i * p + j] -= l[i * p + k] * factor;
      z[j] -= factor * z[k];
    }
    const pivot = l[j * p + j];
    if (!(pivot > 0) || !Number.isFinite(pivot)) return null;
    const root = Math.sqrt(pivot);
    for (let i = j; i < p; i++) l[i * p + j] /= root;
    z[j] /= root;
  }
  for (let j = p - 1; j >= 0; j--) {
    for (let i = j + 1; i < p; i++) z[j] -= l[i * p + j] * z[i];
    z[j] /= l[j * p + j];
  }
  return z;
}

/** Smallest number of significant digits in which `values` agree with `reference`: −log₁₀ of the largest relative error, 0 … 16. */
export function correctDigits(values: ArrayLike<number>, reference: ArrayLike<number>): number {
  let worst = 1e-16;
  for (let i = 0; i < reference.length; i++) {
    const scale = Math.abs(reference[i]) || 1;
    worst = Math.max(worst, Math.abs(values[i] - reference[i]) / scale);
  }
  return Math.max(0, -log(worst) / Math.LN10);
}
