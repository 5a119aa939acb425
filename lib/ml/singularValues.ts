/** Singular values of a matrix, largest first, and its right singular vectors. */
export interface SingularValues {
  values: Float64Array;
  /** p × p, row-major; column j belongs to `values[j]` and is an eigenvector of AᵀA to the eigenvalue values[j]². */
  vectors: Float64Array;
}

/**
 * One-sided Jacobi: plane rotations make the columns of A orthogonal; their lengths are then the singular values. Small
 * ones come out with small *relative* error whatever the units of the columns.
 * Source: J. Demmel, K. Veselić, "Jacobi's method is more accurate than QR", SIAM J. Matrix Anal. Appl. 13 (1992) 1204.
 *
 * @param matrix rows × p, row-major; rows may be fewer than p, the missing values are then zero
 */
export function singularValues(matrix: Float64Array, p: number): SingularValues {
  const rows = p === 0 ? 0 : matrix.length / p;
  const largest = matrix.reduce((m, v) => Math.max(m, Math.abs(v)), 0) || 1;
  const a = Array.from({ length: p }, (_, j) =>
    Float64Array.from({ length: rows }, (_, i) => matrix[i * p + j] / largest),
  );
  const v = Array.from({ length: p }, (_, j) =>
    Float64Array.from({ length: p }, (_, i) => (i === j ? 1 : 0)),
  );
  for (let sweep = 0; sweep < 40; sweep++) {
    let turned = false;
    for (let i = 0; i < p; i++) {
      for (let j = i + 1; j < p; j++) {
        const alpha = scalarProduct(a[i], a[i]);
        const beta = scalarProduct(a[j], a[j]);
        const gamma = scalarProduct(a[i], a[j]);
        if (Math.abs(gamma) <= 2 ** -52 * Math.sqrt(alpha) * Math.sqrt(beta)) continue;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const c = 1 / Math.sqrt(1 + t * t);
        rotate(a[i], a[j], c, c * t);
        rotate(v[i], v[j], c, c * t);
        turned = true;
      }
    }
    if (!turned) break;
  }
  const lengths = a.map((column) => Math.sqrt(scalarProduct(column, column)));
  const order = lengths.map((_, j) => j).sort((i, j) => lengths[j] - lengths[i]);
  const vectors = new Float64Array(p * p);
  order.forEach((from, to) => {
    for (let i = 0; i < p; i++) vectors[i * p + to] = v[from][i];
  });
  return { values: Float64Array.from(order, (j) => lengths[j] * largest), vectors };
}

function scalarProduct(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

function rotate(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let i = 0; i < x.length; i++) {
    const a = x[i];
    x[i] = c * a - s * y[i];
    y[i] = s * a + c * y[i];
  }
}
