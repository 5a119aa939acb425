/** The cost as a function of two coefficients: C(θ) = C(θ̂) + (δ₀² h₀₀ + 2 δ₀δ₁ h₀₁ + δ₁² h₁₁)/n, δ = θ − θ̂. */
export interface Bowl {
  /** The lowest point. */
  center: [number, number];
  /** Cost there. */
  lowest: number;
  /** The 2 × 2 block of XᵀX (plus λ on its diagonal). */
  h00: number;
  h01: number;
  h11: number;
  n: number;
  /** Eigenvalues of the block, larger first, and the unit vector of the first; the second is (−v₁, v₀). */
  eigenvalues: [number, number];
  axis: [number, number];
}

/** Cuts the bowl of an n-point fit along coefficients a and b, the others resting at the fit. */
export function cutBowl(
  gram: Float64Array,
  p: number,
  a: number,
  b: number,
  theta: Float64Array,
  lowest: number,
  n: number,
  ridge: number,
): Bowl {
  const h00 = gram[a * p + a] + ridge;
  const h01 = gram[a * p + b];
  const h11 = gram[b * p + b] + ridge;
  const half = (h00 - h11) / 2;
  const root = Math.sqrt(half * half + h01 * h01);
  const large = (h00 + h11) / 2 + root;
  // det/large keeps the digits of the small eigenvalue that a difference would lose.
  const small = large > 0 ? (h00 * h11 - h01 * h01) / large : 0;
  let axis: [number, number] = half >= 0 ? [half + root, h01] : [h01, root - half];
  const length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1]);
  axis = length > 0 ? [axis[0] / length, axis[1] / length] : [1, 0];
  if (axis[0] < 0) axis = [-axis[0], -axis[1]];
  return {
    center: [theta[a], theta[b]],
    lowest,
    h00,
    h01,
    h11,
    n,
    eigenvalues: [large, Math.max(0, small)],
    axis,
  };
}

/** Cost at (θ₀, θ₁). */
export function bowlCost(bowl: Bowl, theta0: number, theta1: number): number {
  const d0 = theta0 - bowl.center[0];
  const d1 = theta1 - bowl.center[1];
  return bowl.lowest + (d0 * d0 * bowl.h00 + 2 * d0 * d1 * bowl.h01 + d1 * d1 * bowl.h11) / bowl.n;
}

/** Half width of the contour `rise` above the lowest point, along each of the two coefficients. */
export function contourExtent(bowl: Bowl, rise: number): [number, number] {
  const det = bowl.eigenvalues[0] * bowl.eigenvalues[1];
  if (!(det > 0)) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.sqrt((rise * bowl.n * bowl.h11) / det), Math.sqrt((rise * bowl.n * bowl.h00) / det)];
}
