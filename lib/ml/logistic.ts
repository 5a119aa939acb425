/** Logistic regression: p(1|x) = σ(b + w·x), theta = [b, w₁, …, w_p]. */
import { sigmoid, softplus } from '../math';
import { cholesky, solveCholesky } from './cholesky';
import { checkPoints, type LabelledPoints } from './points';

export interface LogisticFit {
  /** [b, w₁, …, w_p] */
  theta: Float64Array;
  /** Newton steps taken. */
  steps: number;
  /** False when classes that a line separates drive the weights beyond any bound (only without ridge). */
  converged: boolean;
}

/** A component of the gradient that is this part of the sum of its terms' sizes is rounding. */
const FLAT = 1e-13;
/** Part of a cost below which two costs are the same: their sum over the points is not known better. */
const ROUNDING = 1e-13;
/** Smallest part of a Newton step that is tried. */
const SHORTEST = 2 ** -30;

/** b + w·x of the point that begins at x[at]: the logarithm of the odds p(1|x)/p(0|x). */
export function logOdds(theta: ArrayLike<number>, x: ArrayLike<number>, at = 0): number {
  let z = theta[0];
  for (let j = 1; j < theta.length; j++) z += theta[j] * x[at + j - 1];
  return z;
}

/** C(θ) = Σ_i [ln(1 + e^z_i) − t_i z_i] + ½ ridge |w|², z_i = b + w·x_i, t_i the label, 0 or 1; b is not penalised. */
export function logisticCost(
  theta: Float64Array,
  { n, p, features, labels }: LabelledPoints,
  ridge: number,
): number {
  let cost = 0;
  for (let i = 0; i < n; i++) {
    const z = logOdds(theta, features, i * p);
    cost += labels[i] === 1 ? softplus(-z) : softplus(z);
  }
  for (let j = 1; j <= p; j++) cost += 0.5 * ridge * theta[j] * theta[j];
  return cost;
}

/** Writes ∂C/∂θ: Σ_i (σ(z_i) − t_i)(1, x_i) + ridge (0, w). */
export function logisticGradient(
  theta: Float64Array,
  { n, p, features, labels }: LabelledPoints,
  ridge: number,
  out: Float64Array,
): void {
  out[0] = 0;
  for (let j = 1; j <= p; j++) out[j] = ridge * theta[j];
  for (let i = 0; i < n; i++) {
    const d = sigmoid(logOdds(theta, features, i * p)) - labels[i];
    out[0] += d;
    for (let j = 0; j < p; j++) out[j + 1] += d * features[i * p + j];
  }
}

/** What a Newton step needs to know of the cost about theta. */
interface Expansion {
  cost: number;
  gradient: Float64Array;
  /** Σ_i σ(1 − σ)(1, x_i)(1, x_i)ᵀ + ridge on the diagonal of the weights; (p + 1)², lower triangle only. */
  hessian: Float64Array;
  /** Σ_i |(1, x_i)| of every component: how large the terms of the gradient may be. */
  size: Float64Array;
}

/** Cost, gradient and curvature in one pass over the points. */
function expand(theta: Float64Array, { n, p, features, labels }: LabelledPoints, ridge: number): Expansion {
  const width = p + 1;
  const gradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  const size = new Float64Array(width);
  const x = new Float64Array(width).fill(1);
  let cost = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) x[j + 1] = features[i * p + j];
    const z = logOdds(theta, features, i * p);
    const s = sigmoid(z);
    const v = s * (1 - s);
    cost += labels[i] === 1 ? softplus(-z) : softplus(z);
    for (let j = 0; j < width; j++) {
      gradient[j] += (s - labels[i]) * x[j];
      size[j] += Math.abs(x[j]);
      for (let k = 0; k <= j; k++) hessian[j * width + k] += v * x[j] * x[k];
    }
  }
  for (let j = 1; j < width; j++) {
    cost += 0.5 * ridge * theta[j] * theta[j];
    gradient[j] += ridge * theta[j];
    hessian[j * width + j] += ridge;
  }
  return { cost, gradient, hessian, size };
}

/**
 * One Newton step (iteratively reweighted least squares), halved until the cost does not rise (but for rounding); theta
 * is changed in place.
 * @returns false when theta stays: the gradient is rounding, or the curvature has vanished
 */
export function newtonStep(theta: Float64Array, points: LabelledPoints, ridge: number): boolean {
  const width = points.p + 1;
  const { cost, gradient, hessian, size } = expand(theta, points, ridge);
  if (gradient.every((g, j) => Math.abs(g) <= FLAT * size[j])) return false;
  try {
    gradient.set(solveCholesky(cholesky(hessian, width), width, gradient));
  } catch {
    return false;
  }
  const trial = new Float64Array(width);
  for (let part = 1; part >= SHORTEST; part /= 2) {
    for (let j = 0; j < width; j++) trial[j] = theta[j] - part * gradient[j];
    if (logisticCost(trial, points, ridge) <= cost * (1 + ROUNDING)) {
      theta.set(trial);
      return true;
    }
  }
  return false;
}

/**
 * The minimum of the cost by Newton's method from zero.
 * @param ridge ≥ 0; 1/C of scikit-learn
 * @throws RangeError when a label is neither 0 nor 1 or the ridge is negative
 */
export function fitLogistic(points: LabelledPoints, ridge = 0, maxSteps = 50): LogisticFit {
  checkPoints(points);
  if (!(ridge >= 0)) throw new RangeError(`ridge = ${ridge}: expected a number ≥ 0`);
  const wrong = points.labels.find((label) => label > 1);
  if (wrong !== undefined) throw new RangeError(`label ${wrong}: expected 0 or 1`);
  const theta = new Float64Array(points.p + 1);
  let steps = 0;
  while (steps < maxSteps && newtonStep(theta, points, ridge)) steps++;
  const bounded = ridge > 0 || !separates(theta, points);
  return { theta, steps, converged: bounded && steps < maxSteps };
}

/** Every point lies on its own side: the cost has no minimum then, only the limit 0. */
function separates(theta: Float64Array, { n, p, features, labels }: LabelledPoints): boolean {
  for (let i = 0; i < n; i++) {
    const z = logOdds(theta, features, i * p);
    if (labels[i] === 1 ? !(z > 0) : !(z < 0)) return false;
  }
  return true;
}
