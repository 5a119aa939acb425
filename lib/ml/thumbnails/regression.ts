import { normal, type Rng } from '@/lib/rng';
import type { Model } from '../designMatrix';
import { vectorFromDecimals } from '../doubleDouble';
import { fitModel } from '../modelFit';
import { costAndGradient } from '../neuron';
import { grid, type Thumbnail } from './thumbnail';

interface Points {
  x: Float64Array;
  y: Float64Array;
}

/** The line the points lie around, and how far. */
const SLOPE = 0.8;
const NOISE = 0.4;

function scatter(n: number, f: (x: number) => number, noise: number, rng: Rng): Points {
  const x = grid(0, 4, n);
  return { x, y: x.map((value) => f(value) + noise * normal(rng)) };
}

/** Points in an order in which they arrive from everywhere: 0, 7, 14, … modulo n. */
function arrived({ x, y }: Points, count: number): Points {
  const n = x.length;
  const order = Array.from({ length: count }, (_, i) => (i * 7) % n);
  return { x: Float64Array.from(order, (i) => x[i]), y: Float64Array.from(order, (i) => y[i]) };
}

const powers: Model = { basis: 'powers', intercept: true, inputs: 1, changes: new Float64Array(0) };

function fitCurve({ x, y }: Points, degree: number, ridge: number) {
  const data = { n: x.length, x: [vectorFromDecimals(x)], y: vectorFromDecimals(y) };
  return fitModel(data, powers, degree, ridge).fit;
}

function polynomial(theta: ArrayLike<number>, x: number): number {
  let sum = 0;
  for (let j = theta.length - 1; j >= 0; j--) sum = sum * x + theta[j];
  return sum;
}

/** Points of the line that has arrived after k steps: one every second step. */
const atStep = (points: Points, k: number) => arrived(points, Math.min(points.x.length, 3 + (k >> 1)));

/** A line through points that come one by one; the slope approaches that of the truth. */
export const leastSquares: Thumbnail<Points> = {
  init: (rng) => scatter(30, (x) => 1 + SLOPE * x, NOISE, rng),
  step: () => {},
  show(state, k) {
    const points = atStep(state, k);
    const { theta, standardErrors } = fitCurve(points, 1, 0);
    const gridX = grid(0, 4, 2);
    return {
      picture: { kind: 'curve', ...points, gridX, curve: gridX.map((x) => polynomial(theta, x)) },
      readings: [{ name: 'slope', value: theta[1], error: standardErrors[1], exact: SLOPE }],
    };
  },
};

/** Penalties λ = 10⁻⁶ · 1.3ᵏ: up to about 7 after 60 steps. */
const LEAST_RIDGE = 1e-6;
const RIDGE_FACTOR = 1.3;

/** Degree 9 through twelve points while the penalty grows: from a wild curve to a calm one. */
export const ridge: Thumbnail<Points> = {
  init: (rng) => scatter(12, (x) => (x - 2) * (x - 2), NOISE, rng),
  step: () => {},
  show(points, k) {
    let lambda = LEAST_RIDGE;
    for (let j = 0; j < k; j++) lambda *= RIDGE_FACTOR;
    const { theta, effectiveParameters } = fitCurve(points, 9, lambda);
    const gridX = grid(0, 4);
    return {
      picture: {
        kind: 'curve',
        x: points.x.slice(),
        y: points.y.slice(),
        gridX,
        curve: gridX.map((x) => polynomial(theta, x)),
      },
      readings: [
        { name: 'penalty', value: lambda },
        { name: 'effectiveParameters', value: effectiveParameters },
      ],
    };
  },
};

/** Standard deviation of the prior of both coefficients. */
const PRIOR = 2;

/** Posterior of a line, N(m, V) with V⁻¹ = XᵀX/σ² + I/τ² and m = V Xᵀy/σ². */
export function posterior({ x, y }: Points): {
  mean: [number, number];
  covariance: [number, number, number];
} {
  const precision = 1 / (PRIOR * PRIOR);
  const weight = 1 / (NOISE * NOISE);
  let [a, b, c, u, v] = [precision, 0, precision, 0, 0];
  for (let i = 0; i < x.length; i++) {
    a += weight;
    b += weight * x[i];
    c += weight * x[i] * x[i];
    u += weight * y[i];
    v += weight * x[i] * y[i];
  }
  const det = a * c - b * b;
  return { mean: [(c * u - b * v) / det, (a * v - b * u) / det], covariance: [c / det, -b / det, a / det] };
}

/** A band of lines that narrows as points arrive; its middle is the ridge fit with λ = σ²/τ². */
export const bayesianLine: Thumbnail<Points> = {
  init: (rng) => scatter(30, (x) => 1 + SLOPE * x, NOISE, rng),
  step: () => {},
  show(state, k) {
    const points = atStep(state, k);
    const { mean, covariance } = posterior(points);
    const ridgeFit = fitCurve(points, 1, (NOISE * NOISE) / (PRIOR * PRIOR));
    const gridX = grid(0, 4, 31);
    const curve = gridX.map((x) => polynomial(mean, x));
    const spread = gridX.map((x) => Math.sqrt(covariance[0] + 2 * x * covariance[1] + x * x * covariance[2]));
    return {
      picture: {
        kind: 'curve',
        ...points,
        gridX,
        curve,
        low: curve.map((value, i) => value - spread[i]),
        high: curve.map((value, i) => value + spread[i]),
      },
      readings: [
        { name: 'posteriorSlope', value: mean[1], exact: ridgeFit.theta[1] },
        { name: 'posteriorWidth', value: Math.sqrt(covariance[2]) },
      ],
    };
  },
};

interface NeuronState {
  theta: Float64Array;
  gradient: Float64Array;
  points: Float64Array;
}

/** Corrections of one step. */
const CORRECTIONS = 3;
const NEURON_RATE = 0.3;

/** One weight, one bias, four points of y = 2x + 1. */
export const neuron: Thumbnail<NeuronState> = {
  init: (rng) => ({
    theta: Float64Array.of(normal(rng), normal(rng)),
    gradient: new Float64Array(2),
    points: Float64Array.of(0, 1, 1, 3, 2, 5, 3, 7),
  }),
  step({ theta, gradient, points }) {
    for (let i = 0; i < CORRECTIONS; i++) {
      costAndGradient(theta, points, gradient);
      for (let j = 0; j < 2; j++) theta[j] -= NEURON_RATE * gradient[j];
    }
  },
  show({ theta, points }) {
    const gridX = grid(0, 3.2, 2);
    return {
      picture: {
        kind: 'curve',
        x: points.filter((_, i) => i % 2 === 0),
        y: points.filter((_, i) => i % 2 === 1),
        gridX,
        curve: gridX.map((x) => theta[0] * x + theta[1]),
      },
      readings: [
        { name: 'weight', value: theta[0], exact: 2 },
        { name: 'bias', value: theta[1], exact: 1 },
      ],
    };
  },
};
