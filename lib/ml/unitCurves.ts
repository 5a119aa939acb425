import { cos, sin } from '@/lib/math';

/** A curve y = f(x) on 0 ≤ x ≤ 1 that a network shall approximate. */
export interface UnitCurve {
  f(x: number): number;
  /** Where f jumps; the value belongs to the right. */
  jumps: readonly number[];
}

const TURN = 6.283185307179586;

/**
 * Curves by name; `runge` is C. Runge's bell of 1901, moved to the unit interval; `nielsen` is the test function of
 * M. Nielsen, Neural Networks and Deep Learning (2015), ch. 4.
 */
export const unitCurves = {
  wiggle: { f: (x) => 0.5 + 0.28 * sin(7 * x) + 0.14 * cos(19 * x), jumps: [] },
  sine: { f: (x) => 0.5 + 0.4 * sin(TURN * x), jumps: [] },
  step: { f: (x) => (x < 0.5 ? 0.2 : 0.8), jumps: [0.5] },
  runge: { f: (x) => 1 / (1 + 25 * (2 * x - 1) * (2 * x - 1)), jumps: [] },
  nielsen: { f: (x) => 0.2 + 0.4 * x * x + 0.3 * x * sin(15 * x) + 0.05 * cos(50 * x), jumps: [] },
} as const satisfies Record<string, UnitCurve>;

export type UnitCurveName = keyof typeof unitCurves;

/** The curve of straight pieces through equally spaced knots. */
export function pieceCurve(knots: Float64Array): UnitCurve {
  const pieces = knots.length - 1;
  return {
    jumps: [],
    f(x) {
      const k = Math.min(pieces - 1, Math.max(0, Math.floor(x * pieces)));
      const t = x * pieces - k;
      return (1 - t) * knots[k] + t * knots[k + 1];
    },
  };
}

/** Points of a curve. */
export interface Sampled {
  x: Float64Array;
  y: Float64Array;
}

/** The curve at the middles of `count` equal cells: none lies on a jump or at an end. */
export function sampleMesh({ f }: UnitCurve, count: number): Sampled {
  const x = Float64Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  return { x, y: x.map(f) };
}

/** Width of what counts as just left of a jump. */
export const BEFORE = 1e-9;

/** The curve at `count` + 1 equally spaced places, ends included, and on both sides of each jump. */
export function sampleDensely({ f, jumps }: UnitCurve, count: number): Sampled {
  const places = Array.from({ length: count + 1 }, (_, i) => i / count);
  for (const jump of jumps) places.push(jump - BEFORE, jump);
  const x = Float64Array.from(new Set(places)).sort();
  return { x, y: x.map(f) };
}

/** Largest |difference| of two curves at the same places; NaN when there is one. */
export function worstError(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const error = Math.abs(a[i] - b[i]);
    // What is not a number must not hide.
    if (Number.isNaN(error)) return error;
    if (error > worst) worst = error;
  }
  return worst;
}

/** Half of the largest jump: no continuous function comes closer. */
export function jumpBound({ f, jumps }: UnitCurve): number {
  return jumps.reduce((bound, jump) => Math.max(bound, Math.abs(f(jump) - f(jump - BEFORE)) / 2), 0);
}
