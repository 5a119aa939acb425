/**
 * Three quantities and two arrows from a common cause: Z → X with strength a, Z → Y with strength c, and X → Y with
 * strength b, each with normal noise of variance 1. Watched, X and Y are related through both paths; set by hand, X no
 * longer listens to Z (J. Pearl, "Causality", 2009).
 */
import { normal, type Rng } from '@/lib/rng';

/** Strengths of the arrows. */
export interface LinearCauses {
  /** Z → X */
  a: number;
  /** X → Y, the effect that is asked for. */
  b: number;
  /** Z → Y */
  c: number;
}

/** n readings of each quantity. */
export interface Readings {
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
}

/**
 * Draws readings. With `set`, X is set to normal numbers of the variance it has when watched, whatever Z does.
 *
 * @param rng advanced by three numbers a reading
 */
export function drawReadings({ a, b, c }: LinearCauses, n: number, set: boolean, rng: Rng): Readings {
  const out = { x: new Float64Array(n), y: new Float64Array(n), z: new Float64Array(n) };
  const spread = Math.sqrt(a * a + 1);
  for (let i = 0; i < n; i++) {
    const z = normal(rng);
    const own = normal(rng);
    const x = set ? spread * own : a * z + own;
    out.z[i] = z;
    out.x[i] = x;
    out.y[i] = b * x + c * z + normal(rng);
  }
  return out;
}

/** The slope of Y on X alone in infinitely many readings that were only watched: b + ac/(a² + 1). */
export function watchedSlope({ a, b, c }: LinearCauses): number {
  return b + (a * c) / (a * a + 1);
}

/** The correlation of X and Y, watched. */
export function watchedCorrelation(causes: LinearCauses): number {
  const { a, b, c } = causes;
  const ofX = a * a + 1;
  const through = a * b + c;
  return (watchedSlope(causes) * ofX) / Math.sqrt(ofX * (through * through + b * b + 1));
}
