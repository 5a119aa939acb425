/**
 * Rosenblatt's perceptron (F. Rosenblatt, Psychol. Rev. 65, 386, 1958): says + when b + w·x > 0, and learns from its
 * mistakes only. Weights are [b, w₁, …, w_p]; a point is (1, x), of sign y = −1 for class 0 and +1 for class 1.
 */
import type { LabelledPoints } from './points';

/** −1 or +1, what a point should be called. */
export function signOf({ labels }: Pick<LabelledPoints, 'labels'>, i: number): number {
  return labels[i] === 0 ? -1 : 1;
}

/** b + w·x of point i. */
export function activation(weights: ArrayLike<number>, { p, features }: LabelledPoints, i: number): number {
  let z = weights[0];
  for (let j = 0; j < p; j++) z += weights[j + 1] * features[i * p + j];
  return z;
}

/** y(b + w·x) ≤ 0: the point is called wrongly, or lies on the boundary. */
export function isMistake(weights: ArrayLike<number>, points: LabelledPoints, i: number): boolean {
  return signOf(points, i) * activation(weights, points, i) <= 0;
}

/** The correction w ← w + y x, b ← b + y for point i. */
export function correct(weights: Float64Array, points: LabelledPoints, i: number): void {
  const { p, features } = points;
  const y = signOf(points, i);
  weights[0] += y;
  for (let j = 0; j < p; j++) weights[j + 1] += y * features[i * p + j];
}

/**
 * Looks at the points in the given order, from position `from` on and round once.
 * @returns the position of the first mistake, −1 when there is none
 */
export function nextMistake(
  weights: ArrayLike<number>,
  points: LabelledPoints,
  order: ArrayLike<number>,
  from: number,
): number {
  for (let k = 0; k < points.n; k++) {
    const at = (from + k) % points.n;
    if (isMistake(weights, points, order[at])) return at;
  }
  return -1;
}

/** Number of points that the weights call wrongly. */
export function mistakesOf(weights: ArrayLike<number>, points: LabelledPoints): number {
  let count = 0;
  for (let i = 0; i < points.n; i++) if (isMistake(weights, points, i)) count++;
  return count;
}
