/**
 * The square root of a symmetric positive definite n × n matrix: A = L Lᵀ, L lower triangular with a positive diagonal,
 * and the systems it solves. Matrices are row by row.
 */

/**
 * L of A = L Lᵀ; only the lower triangle of A is read.
 *
 * @throws RangeError when A is not positive definite to rounding
 */
export function cholesky(a: ArrayLike<number>, n: number): Float64Array {
  if (a.length !== n * n || n < 1) throw new RangeError(`${a.length} numbers: expected ${n} × ${n}`);
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * n + j];
      for (let k = 0; k < j; k++) rest -= l[i * n + k] * l[j * n + k];
      if (j < i) {
        l[i * n + j] = rest / l[j * n + j];
      } else {
        if (!(rest > 0)) throw new RangeError(`not positive definite: pivot ${i} is ${rest}`);
        l[i * n + i] = Math.sqrt(rest);
      }
    }
  }
  return l;
}

/** x of L x = b. */
export function solveLower(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let rest = b[i];
    for (let k = 0; k < i; k++) rest -= l[i * n + k] * x[k];
    x[i] = rest / l[i * n + i];
  }
  return x;
}

/** x of Lᵀ x = b. */
export function solveUpper(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= l[k * n + i] * x[k];
    x[i] /= l[i * n + i];
  }
  return x;
}

/** x of A x = b with A = L Lᵀ. */
export function solveCholesky(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  return solveUpper(l, n, solveLower(l, n, b));
}
