import type { Rng } from '@/lib/rng';
import type { Cloud } from '../cloud';

/** Every little run has as many steps: two seconds at the pace of the map. */
export const STEPS = 60;

/** Points and what is drawn through them; y is free, `low` and `high` bound a band of one standard deviation. */
export interface CurvePicture {
  kind: 'curve';
  x: Float64Array;
  y: Float64Array;
  gridX: Float64Array;
  curve: Float64Array;
  low?: Float64Array;
  high?: Float64Array;
  /** The curve is the exact one, not a model's. */
  exact?: boolean;
}

/** Points of the square [−1, 1]² over a signed field −1 … 1 (rows from the bottom), or over regions 0 … 3. */
export interface PlanePicture {
  kind: 'plane';
  cloud: Cloud;
  /** Side of the grid; 0 without a field. */
  side: number;
  field?: Float64Array;
  regions?: Uint8Array;
  /** The model's own: centres, samples, axes; pairs x, y. */
  marks?: Float64Array;
  /** Joined by a line in their order. */
  joined?: boolean;
  /** The labels of the points are not known to the method. */
  hidden?: boolean;
}

/** Small pictures side by side, each columns × rows of −1 … 1. */
export interface TilesPicture {
  kind: 'tiles';
  count: number;
  columns: number;
  rows: number;
  values: Float64Array;
}

/** Something that changes step by step, with the number it should reach. */
export interface ChainPicture {
  kind: 'chain';
  /** Which quantity it is: key of a label. */
  quantity: string;
  values: Float64Array;
  exact?: number;
}

export type ThumbnailPicture = CurvePicture | PlanePicture | TilesPicture | ChainPicture;

/** A number of a little run; `name` is the key of its label. */
export interface Reading {
  name: string;
  value: number;
  /** One standard error, of an estimate. */
  error?: number;
  exact?: number;
}

export interface Shown {
  picture: ThumbnailPicture;
  readings: Reading[];
}

/**
 * A method at work on a problem of thumbnail size: `STEPS` steps, two seconds on a slow machine at most. The state holds
 * numbers and typed arrays of constant size, as that of any simulation; `show` copies.
 */
export interface Thumbnail<S extends object> {
  init(rng: Rng): S;
  /** The k-th step, k = 1 … STEPS. */
  step(state: S, k: number, rng: Rng): void;
  show(state: S, k: number): Shown;
}

/** A thumbnail whose state is its own business. */
// biome-ignore lint/suspicious/noExplicitAny: thumbnails of every kind of state stand in one table
export type AnyThumbnail = Thumbnail<any>;

/** Side of the grid on which fields are evaluated. */
export const FIELD_SIDE = 24;

/** A field over the square: f at the middle of each cell, row 0 at the bottom. */
export function fieldOver(f: (x: number, y: number) => number, side = FIELD_SIDE): Float64Array {
  const field = new Float64Array(side * side);
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) field[r * side + c] = f(cellMiddle(c, side), cellMiddle(r, side));
  }
  return field;
}

/** Middle of cell c of `side` in [−1, 1]. */
export function cellMiddle(c: number, side = FIELD_SIDE): number {
  return (2 * c + 1) / side - 1;
}

/** n even places from low to high. */
export function grid(low: number, high: number, n = 61): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
}

/** √(mean v²) */
export function rootMeanSquare(v: Float64Array): number {
  return Math.sqrt(v.reduce((sum, e) => sum + e * e, 0) / v.length);
}
