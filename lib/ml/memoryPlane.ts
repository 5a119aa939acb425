/**
 * The plane through two memories and their negatives, and the energy over it.
 *
 * Two patterns ξ¹ and ξ² divide the units into those on which they agree and those on which they differ. Of an
 * arrangement s the plane keeps two numbers: u, the mean of ξ¹_i s_i over the units on which they agree, and v, the mean
 * over the others. Then m_i = u ξ¹_i or v ξ¹_i, that is m = a ξ¹ + b ξ² with a = (u + v)/2 and b = (u − v)/2, is the
 * point of the plane nearest to s. The four corners u, v = ±1 are the memories and their negatives.
 *
 * The height of a point is E(m), with the means m_i in place of the spins. For weights between pairs of different units
 * that is exactly the mean energy of spins that are up independently of each other with ⟨s_i⟩ = m_i. It is not the
 * energy of the arrangement whose shadow the point is: an arrangement that leaves the plane may lie lower or higher.
 */
import type { Memory } from './hopfield';

/** Place of an arrangement on the plane. */
export interface Place {
  /** Mean of ξ¹_i s_i where the two patterns agree, −1 … 1. */
  u: number;
  /** Mean of ξ¹_i s_i where they differ, −1 … 1. */
  v: number;
}

/**
 * Place of an arrangement from its overlaps m₁ and m₂ with the two patterns, whose overlap with each other is c:
 * u = (m₁ + m₂)/(1 + c), v = (m₁ − m₂)/(1 − c). Finite unless the patterns are equal or opposite, which span no plane.
 */
export function placeOn(m1: number, m2: number, c: number): Place {
  return { u: (m1 + m2) / (1 + c), v: (m1 - m2) / (1 - c) };
}

/** m_i at a place of the plane, written to `out`. */
export function meansAt(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { u, v }: Place,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) out[i] = first[i] * (first[i] === second[i] ? u : v);
}

/** Heights over a grid of the square −1 ≤ u, v ≤ 1. */
export interface Surface {
  /** Points along u and along v. */
  points: number;
  /** E(m), v row by row from −1 upwards, u within a row from −1. */
  heights: Float32Array;
}

/** Coordinate of a grid point, −1 … 1. */
export const coordinateOf = (point: number, points: number): number => (2 * point) / (points - 1) - 1;

/**
 * The energy over the plane.
 *
 * @param pairs the energy is one of pairs of units without biases, and so E(m) = A u² + B uv + C v²: three points tell
 *   all; else every point is computed by itself, O(NP) each
 */
export function surfaceOf(
  memory: Memory,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  points: number,
  pairs: boolean,
): Surface {
  const means = new Float64Array(memory.size);
  const height = (u: number, v: number) => {
    meansAt(first, second, { u, v }, means);
    return memory.energyAt(means);
  };
  let at = height;
  if (pairs) {
    const [alongU, alongV] = [height(1, 0), height(0, 1)];
    const both = height(1, 1) - alongU - alongV;
    at = (u, v) => alongU * u * u + both * u * v + alongV * v * v;
  }
  const heights = new Float32Array(points * points);
  for (let row = 0; row < points; row++) {
    for (let column = 0; column < points; column++) {
      heights[row * points + column] = at(coordinateOf(column, points), coordinateOf(row, points));
    }
  }
  return { points, heights };
}

/** Height between the grid points, bilinear. */
export function heightAt({ points, heights }: Surface, u: number, v: number): number {
  const [x, y] = [u, v].map((c) => Math.min(points - 1.000001, Math.max(0, ((c + 1) * (points - 1)) / 2)));
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const at = (c: number, r: number) => heights[(row + r) * points + column + c];
  const [right, up] = [x - column, y - row];
  const lower = at(0, 0) * (1 - right) + at(1, 0) * right;
  const upper = at(0, 1) * (1 - right) + at(1, 1) * right;
  return lower * (1 - up) + upper * up;
}
