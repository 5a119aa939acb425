import { cos } from './math';

/** Nodes and weights of a quadrature rule on [−1, 1]. */
export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature: Σᵢ wᵢ f(xᵢ) = ∫ f over [−1, 1], exact for polynomials up to degree 2n − 1. The nodes are the
 * zeros of the Legendre polynomial Pₙ, found by Newton's method, and wᵢ = 2/((1 − xᵢ²) Pₙ′(xᵢ)²).
 *
 * @throws RangeError unless n is an integer from 1 to 200.
 */
export function gaussLegendre(n: number): Quadrature {
  if (!Number.isInteger(n) || n < 1 || n > 200)
    throw new RangeError(`n = ${n}: expected an integer from 1 to 200`);
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = -cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 6; step++) {
      let [before, value] = [0, 1];
      for (let k = 0; k < n; k++) [before, value] = [value, ((2 * k + 1) * x * value - k * before) / (k + 1)];
      slope = (n * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
