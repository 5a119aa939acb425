import {
  createVector,
  type DoubleDouble,
  type DoubleDoubleVector,
  dot,
  entry,
  multiply,
  setEntry,
  squareRoot,
  subtract,
} from './doubleDouble';
import { backSubstitute, type Factorization, orthogonalize, removeShadows } from './gramSchmidt';
import { type SingularValues, singularValues } from './singularValues';

/** A design matrix taken apart once, ready for any number of right-hand sides. */
export interface FactoredDesign {
  /** X S P = Q R, S the scales; with a ridge, the rows √λ·I stand below X. */
  factorization: Factorization;
  /** Columns of X as given. */
  design: readonly DoubleDoubleVector[];
  /** Powers of two that bring every column near length 1: exact, and undone exactly. */
  scales: Float64Array;
  ridge: number;
  n: number;
  p: number;
  /** Orthonormal vectors θ with Xθ = 0; empty when the columns are independent. */
  nullSpace: Factorization | null;
}

/** What a fit says besides its coefficients. */
export interface Fit {
  /** Coefficients, p of them; of minimal length |θ| when the columns are dependent. */
  theta: Float64Array;
  /** y − Xθ and Xθ, n each. */
  residual: Float64Array;
  fitted: Float64Array;
  /** |y − Xθ|² */
  residualSumOfSquares: number;
  /** Xᵀ(y − Xθ), p: zero for least squares, λθ for a ridge. */
  columnDots: Float64Array;
}

/** How well the data pin the coefficients down. */
export interface FitErrors {
  /** Trace of the hat matrix: p for least squares, fewer with a ridge. */
  effectiveParameters: number;
  /** Diagonal of the hat matrix: ∂ŷᵢ/∂yᵢ. */
  leverages: Float64Array;
  /** √(|y − Xθ|²/(n − trace)); NaN when no degree of freedom is left. */
  residualDeviation: number;
  /** Covariance of the coefficients, p × p, for the residual deviation above; NaN without degrees of freedom. */
  covariance: Float64Array;
  /** p: √ of its diagonal. */
  standardErrors: Float64Array;
}

/** Columns whose numbers carry float64's own rounding are dependent when less than this share of one is left. */
export const FLOAT64_TOLERANCE = 2e-14;
/** Columns known to 30 digits (powers of decimals) may be very nearly dependent and still be told apart. */
export const EXACT_TOLERANCE = 1e-25;

/**
 * Prepares least squares: minimise |y − Xθ|² + λ|θ|² over θ. Nothing is inverted and XᵀX is never formed: the columns
 * are orthogonalised in double-double arithmetic, so a condition number of 10¹⁵ still leaves 15 correct digits. A ridge
 * λ > 0 is the same problem with p more rows, √λ·I below X and zeros below y; it penalises the intercept too.
 *
 * @throws RangeError for λ < 0 or a design without rows
 */
export function factorDesign(
  design: readonly DoubleDoubleVector[],
  n: number,
  { ridge = 0, tolerance = FLOAT64_TOLERANCE }: { ridge?: number; tolerance?: number } = {},
): FactoredDesign {
  if (!(ridge >= 0)) throw new RangeError(`ridge = ${ridge}: expected a number ≥ 0`);
  if (n < 1) throw new RangeError('no rows: expected at least one data point');
  const p = design.length;
  const root = squareRoot([ridge, 0]);
  const scales = Float64Array.from(design, (column) => scaleOf(column, n, root[0]));
  const columns = design.map((column, j) => {
    const out = createVector(ridge > 0 ? n + p : n);
    for (let i = 0; i < n; i++) setEntry(out, i, [column.hi[i] * scales[j], column.lo[i] * scales[j]]);
    if (ridge > 0) setEntry(out, n + j, [root[0] * scales[j], root[1] * scales[j]]);
    return out;
  });
  const factorization = orthogonalize(columns, ridge > 0 ? n + p : n, tolerance);
  const factored = { factorization, design, scales, ridge, n, p, nullSpace: null };
  return factorization.rank === p ? factored : { ...factored, nullSpace: findNullSpace(factored) };
}

/** Least squares: remove from y its shadow on every column; what remains is the residual, the shadows give θ. */
export function solve(factored: FactoredDesign, y: DoubleDoubleVector): Fit {
  const { factorization, n, p } = factored;
  const residual = createVector(factorization.rows);
  residual.hi.set(y.hi.subarray(0, n));
  residual.lo.set(y.lo.subarray(0, n));
  const shadows = removeShadows(factorization, residual);
  const theta = toCoefficients(factored, backSubstitute(factorization, shadows));
  return {
    theta: theta.hi.slice(0, p),
    residual: residual.hi.slice(0, n),
    fitted: Float64Array.from({ length: n }, (_, i) => subtract(entry(y, i), entry(residual, i))[0]),
    residualSumOfSquares: dot(residual, residual, n)[0],
    columnDots: Float64Array.from(factored.design, (column) => dot(column, residual, n)[0]),
  };
}

/**
 * Errors of a fit. With θ = B c and c = Q₁ᵀy (Q₁: the rows of Q that belong to data), the covariance is
 * σ̂² B Q₁ᵀQ₁ Bᵀ, which is σ̂²(XᵀX)⁻¹ for least squares.
 */
export function fitErrors(factored: FactoredDesign, fit: Fit): FitErrors {
  const { factorization, n, p } = factored;
  const { q, rank } = factorization;
  const leverages = new Float64Array(n);
  for (const column of q) for (let i = 0; i < n; i++) leverages[i] += column.hi[i] * column.hi[i];
  const inner = new Float64Array(rank * rank);
  for (let j = 0; j < rank; j++) {
    for (let k = 0; k < rank; k++) inner[j * rank + k] = dot(q[j], q[k], n)[0];
  }
  let effectiveParameters = 0;
  for (let j = 0; j < rank; j++) effectiveParameters += inner[j * rank + j];
  const freedom = n - effectiveParameters;
  const residualDeviation = freedom > 1e-9 ? Math.sqrt(fit.residualSumOfSquares / freedom) : Number.NaN;
  const variance = residualDeviation * residualDeviation;
  const map = solutionMap(factored);
  const covariance = new Float64Array(p * p);
  for (let k = 0; k < rank; k++) {
    const mixed = new Float64Array(p);
    for (let j = 0; j < rank; j++) {
      const weight = inner[j * rank + k];
      for (let a = 0; a < p; a++) mixed[a] += map[j][a] * weight;
    }
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) covariance[a * p + b] += mixed[a] * map[k][b] * variance;
    }
  }
  const standardErrors = Float64Array.from({ length: p }, (_, a) => Math.sqrt(covariance[a * p + a]));
  return { effectiveParameters, leverages, residualDeviation, covariance, standardErrors };
}

/** Singular values σ₁ ≥ … ≥ σₚ of X itself (a design factored without ridge) and the eigenvectors of XᵀX. */
export function designSingularValues({ factorization, scales, p }: FactoredDesign): SingularValues {
  const { r, order, rank } = factorization;
  const matrix = new Float64Array(rank * p);
  for (let i = 0; i < rank; i++) {
    for (let j = i; j < p; j++) matrix[i * p + order[j]] = r.hi[i * p + j] / scales[order[j]];
  }
  return singularValues(matrix, p);
}

/** κ(X) = σ₁/σᵣ, over the `rank` singular values that are not zero; κ(XᵀX) is its square. */
export function conditionNumber(values: Float64Array, rank: number): number {
  return rank === 0 ? 1 : values[0] / values[rank - 1];
}

/** The columns of B in θ = B c, c = Qᵀy: one of length p for each orthonormal column. */
export function solutionMap(factored: FactoredDesign): Float64Array[] {
  const { rank } = factored.factorization;
  return Array.from({ length: rank }, (_, k) => {
    const unit: DoubleDouble[] = Array.from({ length: rank }, (_, j) => [j === k ? 1 : 0, 0]);
    return toCoefficients(factored, backSubstitute(factored.factorization, unit)).hi;
  });
}

/** Undoes pivoting and scaling; then, with dependent columns, removes what changes no prediction: the shortest θ stays. */
function toCoefficients(factored: FactoredDesign, z: DoubleDouble[]): DoubleDoubleVector {
  const { factorization, scales, p, nullSpace } = factored;
  const theta = createVector(p);
  z.forEach((value, j) => {
    const column = factorization.order[j];
    setEntry(theta, column, multiply(value, [scales[column], 0]));
  });
  if (nullSpace) removeShadows(nullSpace, theta);
  return theta;
}

/** Each column left over by the pivoting is a combination of the chosen ones: the difference is a θ that predicts 0. */
function findNullSpace({ factorization, scales, p }: FactoredDesign): Factorization {
  const { r, order, rank } = factorization;
  const vectors: DoubleDoubleVector[] = [];
  for (let j = rank; j < p; j++) {
    const shadows = Array.from({ length: rank }, (_, i) => entry(r, i * p + j));
    const v = createVector(p);
    backSubstitute(factorization, shadows).forEach((value, i) => {
      setEntry(v, order[i], multiply(value, [-scales[order[i]], 0]));
    });
    setEntry(v, order[j], [scales[order[j]], 0]);
    vectors.push(v);
  }
  return orthogonalize(vectors, p, EXACT_TOLERANCE);
}

/** 2⁻ᵉ with 2ᵉ next to the largest entry of the column. */
function scaleOf(column: DoubleDoubleVector, n: number, ridgeRoot: number): number {
  let largest = ridgeRoot;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(column.hi[i]));
  if (largest === 0 || !Number.isFinite(largest)) return 1;
  let scale = 1;
  while (largest * scale > 1) scale /= 2;
  while (largest * scale < 0.5) scale *= 2;
  return scale;
}
