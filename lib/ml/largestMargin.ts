/** The widest gap a plane through the origin leaves between two classes, and the bound it puts on a perceptron. */
import { cholesky, solveCholesky } from './cholesky';
import { signOf } from './perceptron';
import type { LabelledPoints } from './points';

export interface Margin {
  /** True when a plane separates the classes. */
  separable: boolean;
  /** γ = max over |w| = 1 of min_i y_i w·(1, x_i); 0 when not separable. */
  gamma: number;
  /** R = max_i |(1, x_i)| */
  radius: number;
  /** The unit vector [b, w₁, …, w_p] of that maximum; zeros when not separable. */
  weights: Float64Array;
  /** (R/γ)²: a perceptron that starts from zero makes at most so many mistakes; ∞ when not separable. */
  bound: number;
}

/** Lengths below this part of the radius are taken as zero: the hull contains the origin. */
const ROUNDING = 1e-9;

/**
 * γ is the distance of the origin from the convex hull of the points y_i (1, x_i), and the nearest point of the hull
 * gives w; found exactly, in finitely many steps, by P. Wolfe's method (Math. Program. 11, 128, 1976). The bound is
 * A. B. J. Novikoff's (Symposium on the Mathematical Theory of Automata 12, 615, 1962).
 */
export function largestMargin(points: LabelledPoints): Margin {
  const vectors = signedPoints(points);
  const size = points.p + 1;
  let radius = 0;
  for (let i = 0; i < points.n; i++) radius = Math.max(radius, Math.sqrt(dot(vectors, i, vectors, i, size)));
  const nearest = nearestToOrigin(vectors, points.n, size, ROUNDING * radius);
  const distance = Math.sqrt(dot(nearest, 0, nearest, 0, size));
  if (!(distance > ROUNDING * radius)) {
    const weights = new Float64Array(size);
    return { separable: false, gamma: 0, radius, weights, bound: Number.POSITIVE_INFINITY };
  }
  const weights = nearest.map((v) => v / distance);
  let gamma = Number.POSITIVE_INFINITY;
  for (let i = 0; i < points.n; i++) gamma = Math.min(gamma, dot(weights, 0, vectors, i, size));
  return { separable: true, gamma, radius, weights, bound: (radius / gamma) * (radius / gamma) };
}

/** Rows y (1, x). */
function signedPoints(points: LabelledPoints): Float64Array {
  const { n, p, features } = points;
  const out = new Float64Array(n * (p + 1));
  for (let i = 0; i < n; i++) {
    const y = signOf(points, i);
    out[i * (p + 1)] = y;
    for (let j = 0; j < p; j++) out[i * (p + 1) + j + 1] = y * features[i * p + j];
  }
  return out;
}

function dot(a: Float64Array, i: number, b: Float64Array, j: number, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += a[i * size + k] * b[j * size + k];
  return sum;
}

/** Point of the convex hull of n rows that is nearest to the origin. */
function nearestToOrigin(rows: Float64Array, n: number, size: number, tiny: number): Float64Array {
  let corral = [shortest(rows, n, size)];
  let shares = [1];
  let x = mixture(rows, size, corral, shares);
  for (;;) {
    const length = dot(x, 0, x, 0, size);
    if (Math.sqrt(length) <= tiny) return x;
    const next = lowest(rows, n, size, x);
    if (dot(x, 0, rows, next, size) >= length || corral.includes(next)) return x;
    corral.push(next);
    shares.push(0);
    for (;;) {
      const wanted = affineShares(rows, size, corral);
      if (!wanted) return x;
      if (wanted.every((share) => share > 0)) {
        shares = wanted;
        break;
      }
      ({ corral, shares } = towards(wanted, corral, shares));
    }
    const nearer = mixture(rows, size, corral, shares);
    // Every round comes nearer, but for rounding at the end.
    if (!(dot(nearer, 0, nearer, 0, size) < length)) return x;
    x = nearer;
  }
}

function shortest(rows: Float64Array, n: number, size: number): number {
  let best = 0;
  for (let i = 1; i < n; i++) if (dot(rows, i, rows, i, size) < dot(rows, best, rows, best, size)) best = i;
  return best;
}

function lowest(rows: Float64Array, n: number, size: number, x: Float64Array): number {
  let best = 0;
  for (let i = 1; i < n; i++) if (dot(x, 0, rows, i, size) < dot(x, 0, rows, best, size)) best = i;
  return best;
}

/** Shares, of any sign and sum 1, of the point nearest to the origin in the plane through the corral. */
function affineShares(rows: Float64Array, size: number, corral: number[]): number[] | null {
  const m = corral.length;
  const gram = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) gram[a * m + b] = 1 + dot(rows, corral[a], rows, corral[b], size);
  }
  const shares = new Float64Array(m).fill(1);
  try {
    shares.set(solveCholesky(cholesky(gram, m), m, shares));
  } catch {
    // The new point lies in the plane of the others to rounding: nothing nearer is left.
    return null;
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  return Array.from(shares, (share) => share / sum);
}

/** Goes from the shares towards the wanted ones until the first share is used up, and drops its point. */
function towards(
  wanted: number[],
  corral: number[],
  shares: number[],
): { corral: number[]; shares: number[] } {
  let part = 1;
  let first = 0;
  wanted.forEach((share, a) => {
    if (share > 0) return;
    const reach = shares[a] / (shares[a] - share);
    if (reach <= part) [part, first] = [reach, a];
  });
  const moved = shares.map((share, a) => (1 - part) * share + part * wanted[a]);
  const kept = (_: unknown, a: number) => a !== first && moved[a] > 0;
  return { corral: corral.filter(kept), shares: moved.filter(kept) };
}

function mixture(rows: Float64Array, size: number, corral: number[], shares: number[]): Float64Array {
  const x = new Float64Array(size);
  corral.forEach((i, a) => {
    for (let k = 0; k < size; k++) x[k] += shares[a] * rows[i * size + k];
  });
  return x;
}
