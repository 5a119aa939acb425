/** The line that makes a cost least, to rounding: what gradient descent on a line must find. */

/** θ₀ + θ₁x. */
export interface Line {
  intercept: number;
  slope: number;
}

/** Costs of a residual r: ½r², |r|, and ½r² up to 1, |r| − ½ beyond. */
export type LineCost = 'squared' | 'absolute' | 'huber';

/** Cost of one residual. */
export function residualCost(cost: LineCost, r: number): number {
  const size = Math.abs(r);
  if (cost === 'absolute') return size;
  return cost === 'squared' || size <= 1 ? 0.5 * r * r : size - 0.5;
}

/** Mean cost of a line over the points. */
export function lineCost(
  cost: LineCost,
  { intercept, slope }: Line,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += residualCost(cost, y[i] - intercept - slope * x[i]);
  return sum / x.length;
}

/**
 * The best line. Squares: weighted normal equations with weights 1. Huber: the same with weights min(1, 1/|r|), repeated
 * until nothing moves (P. J. Huber, Ann. Math. Stat. 35, 73, 1964); the cost is convex and never rises on the way.
 * Absolute values: among the lines through two of the points there is always a best one, so all pairs are tried, O(n³).
 *
 * @throws RangeError unless there are at least two different x
 */
export function bestLine(cost: LineCost, x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const weights = new Float64Array(x.length).fill(1);
  let line = weightedLine(x, y, weights);
  if (cost === 'absolute') return throughTwo(x, y, line);
  if (cost === 'squared') return line;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let i = 0; i < weights.length; i++) {
      weights[i] = 1 / Math.max(1, Math.abs(y[i] - line.intercept - line.slope * x[i]));
    }
    const next = weightedLine(x, y, weights);
    const moved = Math.abs(next.intercept - line.intercept) + Math.abs(next.slope - line.slope);
    line = next;
    if (moved < 1e-14) break;
  }
  return line;
}

const MOST_ROUNDS = 1000;

/** Least squares with a weight for each point. */
function weightedLine(x: ArrayLike<number>, y: ArrayLike<number>, weights: Float64Array): Line {
  let [w, sx, sy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    w += weights[i];
    sx += weights[i] * x[i];
    sy += weights[i] * y[i];
  }
  const [mx, my] = [sx / w, sy / w];
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += weights[i] * (x[i] - mx) * (x[i] - mx);
    xy += weights[i] * (x[i] - mx) * (y[i] - my);
  }
  if (!(xx > 0)) throw new RangeError('a line needs points at two different x');
  const slope = xy / xx;
  return { slope, intercept: my - slope * mx };
}

/** The best of the lines through two points; `start` where all of them are worse, which only rounding can bring about. */
function throughTwo(x: ArrayLike<number>, y: ArrayLike<number>, start: Line): Line {
  let best = start;
  let least = lineCost('absolute', start, x, y);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      if (x[i] === x[j]) continue;
      const slope = (y[i] - y[j]) / (x[i] - x[j]);
      const line = { slope, intercept: y[i] - slope * x[i] };
      const cost = lineCost('absolute', line, x, y);
      if (cost < least) {
        least = cost;
        best = line;
      }
    }
  }
  return best;
}

/** The largest distance between two lines over [−1, 1]. */
export function largestShift(a: Line, b: Line): number {
  const [intercept, slope] = [a.intercept - b.intercept, a.slope - b.slope];
  return Math.abs(intercept) + Math.abs(slope);
}
