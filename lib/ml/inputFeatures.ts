import { sin } from '@/lib/math';

/**
 * What a network of the plane is shown of a point (x₁, x₂) of the square −1 … 1: any of seven functions of the place.
 * Each is scaled to be of order one, as weights of order one expect it.
 */
export const INPUT_FEATURES: readonly ((x: number, y: number) => number)[] = [
  (x) => 2 * x,
  (_, y) => 2 * y,
  (x) => 3 * x * x,
  (_, y) => 3 * y * y,
  (x, y) => 3 * x * y,
  (x) => sin(5 * x),
  (_, y) => sin(5 * y),
];

/** Bit k of the set says whether feature k is shown. */
export const EVERY_FEATURE = 2 ** INPUT_FEATURES.length - 1;

/** Numbers of the features in a set, ascending. */
export function featuresIn(set: number): number[] {
  return INPUT_FEATURES.map((_, k) => k).filter((k) => (set >> k) & 1);
}

/** The chosen functions of n places (x₁, x₂), n × as many as are chosen, row by row. */
export function planarInputs(places: Float64Array, set: number): Float64Array {
  const chosen = featuresIn(set).map((k) => INPUT_FEATURES[k]);
  const n = places.length / 2;
  const out = new Float64Array(n * chosen.length);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < chosen.length; k++) {
      out[i * chosen.length + k] = chosen[k](places[2 * i], places[2 * i + 1]);
    }
  }
  return out;
}
