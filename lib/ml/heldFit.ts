import { type Bowl, cutBowl } from './bowl';
import type { ModelFit } from './modelFit';

/** A fit of which the reader may hold two coefficients away from the minimum. */
export interface HeldFit {
  /** Indices of the two coefficients. */
  first: number;
  second: number;
  held: boolean;
  /** The coefficients shown: the fit, or the fit with two of them where they are held. */
  theta: Float64Array;
  /** Xᵀ(y − Xθ), and the cosine of the angle between each column and the residual. */
  dots: Float64Array;
  cosines: Float64Array;
  /** (1/n)|y − Xθ|² */
  cost: number;
  /** The cost over the two coefficients; null when there are fewer than two. */
  bowl: Bowl | null;
}

/**
 * Puts two coefficients where the reader holds them. The cost follows from the fit without touching the data again:
 * |y − X(θ̂ + δ)|² = |y − Xθ̂|² − 2 δᵀXᵀ(y − Xθ̂) + δᵀXᵀXδ.
 *
 * @param place two numbers, or none when the coefficients rest at the fit
 */
export function holdFit(
  fit: ModelFit,
  ridge: number,
  first: number,
  second: number,
  place: ArrayLike<number>,
): HeldFit {
  const { n, p, gram } = fit;
  const a = Math.max(0, Math.min(first, p - 2));
  const b = Math.max(a + 1, Math.min(second, p - 1));
  const theta = fit.theta.slice();
  const dots = fit.columnDots.slice();
  let square = fit.residualSumOfSquares;
  const held = place.length === 2 && p > 1;
  if (held) {
    theta[a] = place[0];
    theta[b] = place[1];
    for (let i = 0; i < p; i++) {
      for (const j of [a, b]) dots[i] -= gram[i * p + j] * (theta[j] - fit.theta[j]);
    }
    for (const j of [a, b]) square -= (theta[j] - fit.theta[j]) * (fit.columnDots[j] + dots[j]);
    square = Math.max(square, 0);
  }
  const length = Math.sqrt(square);
  const penalty = fit.theta.reduce((sum, t) => sum + ridge * t * t, 0);
  return {
    first: a,
    second: b,
    held,
    theta,
    dots,
    cosines: dots.map((d, j) => (d === 0 ? 0 : d / (Math.sqrt(gram[j * p + j]) * length))),
    cost: square / n,
    bowl:
      p > 1 ? cutBowl(gram, p, a, b, fit.theta, (fit.residualSumOfSquares + penalty) / n, n, ridge) : null,
  };
}
