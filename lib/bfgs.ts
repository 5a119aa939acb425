/**
 * The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno for a smooth function of a few dozen variables,
 * advanced one iteration at a time (J. Nocedal and S. Wright, Numerical Optimization, 2006, algorithms 6.1 and 3.1).
 */

/** f and its gradient: returns f(x), writes ∇f to `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

/** State of a minimisation, typed arrays and numbers only. */
export interface Minimization {
  x: Float64Array;
  value: number;
  gradient: Float64Array;
  /** Estimate of the inverse Hessian, n × n. */
  inverse: Float64Array;
  iterations: number;
  /** True when the gradient is below the tolerance, or no step lowers f any more. */
  finished: boolean;
}

/** Armijo's fraction of the promised decrease, and how often a step is halved. */
const SUFFICIENT = 1e-4;
const HALVINGS = 40;

/** A minimisation from `x`, copied. */
export function createMinimization(x: ArrayLike<number>, f: Objective): Minimization {
  const size = x.length;
  const minimization: Minimization = {
    x: Float64Array.from(x),
    value: 0,
    gradient: new Float64Array(size),
    inverse: new Float64Array(size * size),
    iterations: 0,
    finished: false,
  };
  restart(minimization, f);
  return minimization;
}

/** Begins anew at x, which the caller may have changed. */
export function restart(m: Minimization, f: Objective): void {
  m.value = f(m.x, m.gradient);
  m.iterations = 0;
  m.finished = false;
  makeIdentity(m.inverse, m.x.length);
}

/** One iteration: a step along −H∇f, halved until f has fallen enough, then the update of H. */
export function iterate(m: Minimization, f: Objective, tolerance = 1e-7): void {
  if (m.finished) return;
  const size = m.x.length;
  if (!(norm(m.gradient) > tolerance)) {
    m.finished = true;
    return;
  }
  const direction = descentDirection(m);
  const slope = dot(direction, m.gradient);
  const x = new Float64Array(size);
  const gradient = new Float64Array(size);
  // The first step knows no scale: it is at most one long.
  let length = m.iterations === 0 ? Math.min(1, 1 / norm(direction)) : 1;
  for (let k = 0; k < HALVINGS; k++, length /= 2) {
    for (let i = 0; i < size; i++) x[i] = m.x[i] + length * direction[i];
    const value = f(x, gradient);
    if (!(value <= m.value + SUFFICIENT * length * slope)) continue;
    updateInverse(m, x, gradient);
    m.x.set(x);
    m.gradient.set(gradient);
    m.value = value;
    m.iterations++;
    return;
  }
  m.finished = true;
}

/** −H∇f, or −∇f with H forgotten where rounding has spoilt it. */
function descentDirection({ gradient, inverse }: Minimization): Float64Array {
  const size = gradient.length;
  const direction = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) direction[i] -= inverse[i * size + j] * gradient[j];
  }
  if (dot(direction, gradient) < 0) return direction;
  makeIdentity(inverse, size);
  return gradient.map((g) => -g);
}

/** H ← (1 − ρsyᵀ)H(1 − ρysᵀ) + ρssᵀ with s = Δx, y = Δ∇f, ρ = 1/yᵀs; left alone where the curvature yᵀs is not positive. */
function updateInverse(
  { x, gradient, inverse, iterations }: Minimization,
  xNew: Float64Array,
  gNew: Float64Array,
): void {
  const size = x.length;
  const s = xNew.map((v, i) => v - x[i]);
  const y = gNew.map((v, i) => v - gradient[i]);
  const curvature = dot(y, s);
  if (!(curvature > 1e-12 * norm(y) * norm(s))) return;
  // Before the first update: the size of the inverse Hessian along the step.
  if (iterations === 0) for (let i = 0; i < size; i++) inverse[i * size + i] = curvature / dot(y, y);
  const hy = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) hy[i] += inverse[i * size + j] * y[j];
  const stretch = (1 + dot(y, hy) / curvature) / curvature;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      inverse[i * size + j] += stretch * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
    }
  }
}

function makeIdentity(matrix: Float64Array, size: number): void {
  matrix.fill(0);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));
