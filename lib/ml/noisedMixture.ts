/**
 * A mixture of normal laws of the plane while noise is mixed in: with x_t = √a x_0 + √(1 − a) ε it stays a mixture, of
 * means √a μ_c and covariances a Σ_c + (1 − a) 1, and everything a diffusion model learns is known exactly.
 */
import { exp, log } from '../math';

/** Weights (sum 1), means (k × 2) and covariances (k × 2 × 2) of a mixture of the plane. */
export interface PlaneMixture {
  weights: ArrayLike<number>;
  means: ArrayLike<number>;
  covariances: ArrayLike<number>;
}

const LN_TWO_PI = 1.8378770664093453;

/** ln p and ∇ ln p at one place. */
export interface Score {
  logDensity: number;
  x: number;
  y: number;
}

/**
 * ln p_a(x) and the score ∇ ln p_a(x) of the mixture after noising.
 *
 * @param kept a in (0, 1]: share of the variance that is still signal; 1 is the mixture itself
 */
export function noisedScore(
  { weights, means, covariances }: PlaneMixture,
  kept: number,
  x: number,
  y: number,
): Score {
  const root = Math.sqrt(kept);
  const k = weights.length;
  const logs = new Float64Array(k);
  const pull = new Float64Array(2 * k);
  let top = -Infinity;
  for (let c = 0; c < k; c++) {
    const a = kept * covariances[4 * c] + 1 - kept;
    const b = kept * covariances[4 * c + 1];
    const d = kept * covariances[4 * c + 3] + 1 - kept;
    const determinant = a * d - b * b;
    const dx = x - root * means[2 * c];
    const dy = y - root * means[2 * c + 1];
    pull[2 * c] = -(d * dx - b * dy) / determinant;
    pull[2 * c + 1] = -(a * dy - b * dx) / determinant;
    const square = -(pull[2 * c] * dx + pull[2 * c + 1] * dy);
    logs[c] = log(weights[c]) - LN_TWO_PI - 0.5 * log(determinant) - 0.5 * square;
    if (logs[c] > top) top = logs[c];
  }
  let sum = 0;
  let sx = 0;
  let sy = 0;
  for (let c = 0; c < k; c++) {
    const share = exp(logs[c] - top);
    sum += share;
    sx += share * pull[2 * c];
    sy += share * pull[2 * c + 1];
  }
  return { logDensity: top + log(sum), x: sx / sum, y: sy / sum };
}

/** Mean and covariance [xx, xy, yy] of the whole mixture after noising. */
export function noisedMoments(
  { weights, means, covariances }: PlaneMixture,
  kept: number,
): { mean: [number, number]; covariance: [number, number, number] } {
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let c = 0; c < weights.length; c++) {
    const [x, y] = [means[2 * c], means[2 * c + 1]];
    mx += weights[c] * x;
    my += weights[c] * y;
    xx += weights[c] * (covariances[4 * c] + x * x);
    xy += weights[c] * (covariances[4 * c + 1] + x * y);
    yy += weights[c] * (covariances[4 * c + 3] + y * y);
  }
  const root = Math.sqrt(kept);
  const noised = (second: number, first: number) => kept * (second - first);
  return {
    mean: [root * mx, root * my],
    covariance: [noised(xx, mx * mx) + 1 - kept, noised(xy, mx * my), noised(yy, my * my) + 1 - kept],
  };
}
