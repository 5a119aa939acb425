import { inputAt, STRETCH } from './curveTraining';
import { BEFORE, type UnitCurve } from './unitCurves';

/**
 * The constructive half of the approximation theorem in one dimension: H steep sigmoids make a staircase of H equal
 * treads that takes the curve's value in the middle of each. A continuous curve of slope at most L is missed by at most
 * L/2H: twice the steps, half the error. Straight pieces between H knots, which ReLU can make, do better: M/8H² for a
 * curvature of at most M.
 */

/** Looks in each tread at so many places, both ends included. */
const LOOKS = 65;

/** Value of the staircase of `count` treads on tread k: the curve in its middle. */
function tread({ f }: UnitCurve, count: number, k: number): number {
  return f((k + 0.5) / count);
}

/** Worst error of the staircase of `count` treads, edges seen from both sides, jumps of the curve too. */
export function staircaseError(curve: UnitCurve, count: number): number {
  let worst = 0;
  for (let k = 0; k < count; k++) {
    const value = tread(curve, count, k);
    const places = Array.from({ length: LOOKS }, (_, i) => (k + i / (LOOKS - 1)) / count);
    // What lies just left of the right edge, and on both sides of a jump, belongs to this tread as well.
    places[LOOKS - 1] -= BEFORE;
    for (const jump of curve.jumps) {
      for (const place of [jump - BEFORE, jump]) {
        if (place >= k / count && place < (k + 1) / count) places.push(place);
      }
    }
    for (const x of places) worst = Math.max(worst, Math.abs(curve.f(x) - value));
  }
  return worst;
}

/** Places the curve is looked at once for all numbers of treads. */
const PLACES = 8192;

/**
 * Worst errors of the staircases of 1, 2, … `most` treads, all from one look at the curve: a little low where treads
 * hold few places (by 1 in 2·8192/count of it).
 */
export function roughErrors({ f, jumps }: UnitCurve, most: number): Float64Array {
  const places = Array.from({ length: PLACES + 1 }, (_, i) => i / PLACES);
  for (const jump of jumps) places.push(jump - BEFORE, jump);
  const x = Float64Array.from(places).sort();
  const y = x.map(f);
  return Float64Array.from({ length: most }, (_, i) => {
    const count = i + 1;
    const values = Float64Array.from({ length: count }, (_, k) => f((k + 0.5) / count));
    let worst = 0;
    for (let j = 0; j < x.length; j++) {
      const error = Math.abs(y[j] - values[Math.min(count - 1, Math.floor(x[j] * count))]);
      if (error > worst) worst = error;
    }
    return worst;
  });
}

/** Least number of treads that keeps the staircase within ε everywhere, 0 when there is none in the list. */
export function treadsFor(curve: UnitCurve, epsilon: number, rough: Float64Array): number {
  for (let i = 0; i < rough.length; i++) {
    if (rough[i] <= epsilon && staircaseError(curve, i + 1) <= epsilon) return i + 1;
  }
  return 0;
}

/** A built step rises over a fortieth of its tread, 1 % to 99 %: e^±4.6. */
const RISE = 40 * 9.2;

/**
 * Weights that make the staircase: of H sigmoids or tanhs the first stands left of the interval and carries the first
 * tread, the others stand at the edges. ReLUs make straight pieces between H + 1 knots instead.
 *
 * θ = [w₁ … w_H, b₁ … b_H, v₁ … v_H, c], inputs stretched as in `curveTraining.ts`.
 */
export function builtWeights(
  curve: UnitCurve,
  hidden: number,
  activation: 'sigmoid' | 'tanh' | 'relu',
): Float64Array {
  const theta = new Float64Array(3 * hidden + 1);
  let constant = activation === 'relu' ? curve.f(0) : 0;
  let slope = 0;
  for (let j = 0; j < hidden; j++) {
    const edge = j / hidden;
    if (activation === 'relu') {
      const next = (curve.f((j + 1) / hidden - BEFORE) - curve.f(edge)) * hidden;
      moveUnit(theta, hidden, j, { place: edge, slope: STRETCH, height: (next - slope) / STRETCH });
      slope = next;
      continue;
    }
    const height = tread(curve, hidden, j) - (j === 0 ? 0 : tread(curve, hidden, j - 1));
    // A tanh rises by 2, from −1, and twice as fast.
    const half = activation === 'tanh' ? 0.5 : 1;
    const at = j === 0 ? -1 / hidden : edge;
    moveUnit(theta, hidden, j, { place: at, slope: half * RISE * hidden, height: half * height });
    if (activation === 'tanh') constant += 0.5 * height;
  }
  theta[3 * hidden] = constant;
  return theta;
}

/** Units side by side whose heights are 0: a flat line to be bent by hand. */
export function flatWeights(hidden: number, level: number): Float64Array {
  const theta = new Float64Array(3 * hidden + 1);
  for (let j = 0; j < hidden; j++) {
    moveUnit(theta, hidden, j, { place: (j + 0.5) / hidden, slope: 2 * STRETCH, height: 0 });
  }
  theta[3 * hidden] = level;
  return theta;
}

/** A hidden unit as a hand sees it: where w x + b vanishes, w in x (not stretched), and its output weight. */
export interface Unit {
  place: number;
  /** Left out, w stays as it is. */
  slope?: number;
  height: number;
}

/** Puts unit j there: the only place where a unit becomes weights. */
export function moveUnit(
  theta: Float64Array,
  hidden: number,
  j: number,
  { place, slope, height }: Unit,
): void {
  if (slope !== undefined) theta[j] = slope / STRETCH;
  theta[hidden + j] = -theta[j] * inputAt(place);
  theta[2 * hidden + j] = height;
}
