/**
 * Dense linear algebra on flat row-major arrays: element (i, j) of a rows × columns matrix is `a[i * columns + j]`.
 * The decompositions are those of ml-matrix, which use only + − × ÷ √ and so give the same bits everywhere.
 */
import { EigenvalueDecomposition, LuDecomposition, Matrix, QrDecomposition, SVD } from 'ml-matrix';

/** A = QR. */
export interface Qr {
  /** rows × columns, orthonormal columns. */
  q: Float64Array;
  /** columns × columns, upper triangular. */
  r: Float64Array;
}

/** A = U diag(s) Vᵀ with k = min(rows, columns). */
export interface Svd {
  /** rows × k, orthonormal columns. */
  u: Float64Array;
  /** k singular values, largest first. */
  s: Float64Array;
  /** columns × k, orthonormal columns. */
  v: Float64Array;
}

/** A = V diag(values) Vᵀ. */
export interface SymmetricEigen {
  /** n eigenvalues, smallest first. */
  values: Float64Array;
  /** n × n; column j belongs to `values[j]`. */
  vectors: Float64Array;
}

/** QR decomposition by Householder reflections; rows ≥ columns. */
export function qr(a: ArrayLike<number>, rows: number, columns: number): Qr {
  if (rows < columns) throw new RangeError(`${rows} × ${columns}: expected at least as many rows as columns`);
  const decomposition = new QrDecomposition(matrix(a, rows, columns));
  return {
    q: flat(decomposition.orthogonalMatrix, columns),
    r: flat(decomposition.upperTriangularMatrix, columns),
  };
}

/** Singular value decomposition. */
export function svd(a: ArrayLike<number>, rows: number, columns: number): Svd {
  const decomposition = new SVD(matrix(a, rows, columns), { autoTranspose: true });
  const k = Math.min(rows, columns);
  return {
    u: flat(decomposition.leftSingularVectors, k),
    s: Float64Array.from(decomposition.diagonal).slice(0, k),
    v: flat(decomposition.rightSingularVectors, k),
  };
}

/** Eigenvalues and orthonormal eigenvectors of a symmetric n × n matrix. @throws RangeError when it is not symmetric. */
export function symmetricEigen(a: ArrayLike<number>, n: number): SymmetricEigen {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (a[i * n + j] !== a[j * n + i])
        throw new RangeError(`element (${i}, ${j}) differs from (${j}, ${i})`);
    }
  }
  const decomposition = new EigenvalueDecomposition(matrix(a, n, n), { assumeSymmetric: true });
  return {
    values: Float64Array.from(decomposition.realEigenvalues),
    vectors: flat(decomposition.eigenvectorMatrix, n),
  };
}

/** Solution x of the n × n system Ax = b, by LU with pivoting. @throws RangeError when A is singular. */
export function solve(a: ArrayLike<number>, n: number, b: ArrayLike<number>): Float64Array {
  const decomposition = new LuDecomposition(matrix(a, n, n));
  if (decomposition.isSingular()) throw new RangeError('the matrix is singular');
  return flat(decomposition.solve(matrix(b, n, 1)), 1);
}

function matrix(a: ArrayLike<number>, rows: number, columns: number): Matrix {
  if (a.length !== rows * columns || rows < 1 || columns < 1) {
    throw new RangeError(`${a.length} numbers: expected ${rows} × ${columns}, each at least 1`);
  }
  for (let i = 0; i < a.length; i++) {
    if (!Number.isFinite(a[i])) throw new RangeError(`element ${i} is ${a[i]}: expected finite numbers`);
  }
  return Matrix.from1DArray(rows, columns, a as number[]);
}

/** The first `columns` columns, row by row. */
function flat(m: Matrix, columns: number): Float64Array {
  const out = new Float64Array(m.rows * columns);
  for (let i = 0; i < m.rows; i++) for (let j = 0; j < columns; j++) out[i * columns + j] = m.get(i, j);
  return out;
}
