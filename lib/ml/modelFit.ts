import { type Column, evaluateColumn, type Model, modelColumns } from './designMatrix';
import { createVector, type DoubleDoubleVector, dot } from './doubleDouble';
import { correctDigits, normalEquations, solveNormalEquations } from './normalEquations';
import {
  conditionNumber,
  designSingularValues,
  EXACT_TOLERANCE,
  type FactoredDesign,
  type Fit,
  type FitErrors,
  FLOAT64_TOLERANCE,
  factorDesign,
  fitErrors,
  solve,
} from './ols';

/** Data as the fit needs them: every number a double-double. */
export interface FitData {
  n: number;
  /** One vector for each input. */
  x: DoubleDoubleVector[];
  y: DoubleDoubleVector;
}

/** A model fitted to data, with everything a page shows of it. */
export interface ModelFit extends Fit, FitErrors {
  /** Degree actually used: several inputs keep it low enough for `MAX_COLUMNS` columns. */
  degree: number;
  columns: Column[];
  /** Smallest and largest first input. */
  domain: readonly [number, number];
  n: number;
  p: number;
  /** Number of independent columns. */
  rank: number;
  /** X, n × p, row-major, in float64. */
  matrix: Float64Array;
  /** XᵀX and Xᵀy. */
  gram: Float64Array;
  gramY: Float64Array;
  /** 1 − |y − Xθ|²/Σ(y − ȳ)²; without an intercept the sum runs over y². NaN when all y agree. */
  rSquared: number;
  /** κ(X) over the singular values that are not zero. */
  conditionNumber: number;
  singularValues: Float64Array;
  /** Digits in which plain elimination on XᵀXθ = Xᵀy agrees with the fit; NaN with a ridge or dependent columns. */
  plainDigits: number;
}

/** Most columns of one fit. */
export const MAX_COLUMNS = 64;

/** Fits a model and returns, beside the fit, the factored designs with and without ridge for further use. */
export function fitModel(
  data: FitData,
  model: Model,
  wantedDegree: number,
  ridge: number,
): { fit: ModelFit; factored: FactoredDesign; unpenalized: FactoredDesign } {
  const { n, x, y } = data;
  const degree =
    model.inputs > 1 ? Math.min(wantedDegree, Math.floor((MAX_COLUMNS - 1) / model.inputs)) : wantedDegree;
  const columns = modelColumns(model, degree);
  const p = columns.length;
  const domain = domainOf(x);
  const design = columns.map((c) => evaluateColumn(c, x[c.input] ?? createVector(n), domain));
  const tolerance = toleranceOf(model, columns);
  const unpenalized = factorDesign(design, n, { tolerance });
  const factored = ridge > 0 ? factorDesign(design, n, { tolerance, ridge }) : unpenalized;
  const solution = solve(factored, y);
  const { rank } = unpenalized.factorization;
  const { values } = designSingularValues(unpenalized);
  const matrix = new Float64Array(n * p);
  design.forEach((column, j) => {
    for (let i = 0; i < n; i++) matrix[i * p + j] = column.hi[i];
  });
  const equations = normalEquations(matrix, y.hi, p);
  const plain = ridge > 0 || rank < p ? null : solveNormalEquations(equations);
  const fit: ModelFit = {
    ...solution,
    ...fitErrors(factored, solution),
    degree,
    columns,
    domain,
    n,
    p,
    rank,
    matrix,
    ...equations,
    rSquared: 1 - solution.residualSumOfSquares / totalSumOfSquares(y, n, hasConstant(columns)),
    conditionNumber: conditionNumber(values, rank),
    singularValues: values,
    plainDigits:
      rank < p || ridge > 0 ? Number.NaN : plain ? digitsKept(plain, solution.theta, equations.gram) : 0,
  };
  return { fit, factored, unpenalized };
}

/** Powers and Legendre polynomials of one input are known to 30 digits, everything else to 16. */
export function toleranceOf(model: Model, columns: readonly Column[]): number {
  const exact = model.inputs <= 1 && columns.every((column) => column.family !== 'wave');
  return exact ? EXACT_TOLERANCE : FLOAT64_TOLERANCE;
}

/** Smallest and largest first input; [0, 0] without inputs. */
export function domainOf(x: readonly DoubleDoubleVector[]): readonly [number, number] {
  if (x.length === 0) return [0, 0];
  let low = Infinity;
  let high = -Infinity;
  for (const v of x[0].hi) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return [low, high];
}

/** Correct digits of `plain`, over the coefficients that matter: a true zero has no digits to lose. */
function digitsKept(plain: Float64Array, theta: Float64Array, gram: Float64Array): number {
  const p = theta.length;
  const share = theta.map((t, j) => Math.abs(t) * Math.sqrt(gram[j * p + j]));
  const largest = Math.max(...share);
  const matters = (_: number, j: number) => share[j] > 1e-12 * largest;
  return correctDigits(plain.filter(matters), theta.filter(matters));
}

function hasConstant(columns: readonly Column[]): boolean {
  return columns.some((column) => column.order === 0 && column.family !== 'wave');
}

/** Σ(y − ȳ)², or Σy² about zero; NaN when it vanishes. */
function totalSumOfSquares(y: DoubleDoubleVector, n: number, aboutMean: boolean): number {
  let mean = 0;
  if (aboutMean) for (let i = 0; i < n; i++) mean += y.hi[i] / n;
  // One correction removes the rounding of the mean itself.
  let left = 0;
  if (aboutMean) for (let i = 0; i < n; i++) left += (y.hi[i] - mean) / n;
  const apart = createVector(n);
  for (let i = 0; i < n; i++) apart.hi[i] = y.hi[i] - mean - left;
  const sum = dot(apart, apart, n)[0];
  return sum > 0 ? sum : Number.NaN;
}
