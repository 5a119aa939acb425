/** The points that all models of the gallery learn: a training set and points held out, in coordinates of width 1. */
import { integer, type Rng, uniform } from '../rng';
import { type Cloud, type CloudKind, makeCloud } from './cloud';

/** Shapes to choose from, or the reader's own points. */
export type GalleryCloud = Exclude<CloudKind, 'xor'> | 'drawn';

/** Points in each sample that is judged, and held out where the law is known. */
export const SAMPLE = 500;
/** Points learnt from where the law is known. */
export const TRAINING = 2000;
/** Fewer drawn points than this are not learnt from. */
export const FEWEST = 12;
/** Of drawn points one in so many is held out. */
const HELD_OUT_PART = 3;

export interface PlaneData {
  /** Rows (x, y), standardised: mean 0, mean square of a coordinate 1. */
  training: Float64Array;
  heldOut: Float64Array;
  /** A place of the plane is centre + scale · (standardised place). */
  centre: Float64Array;
  scale: number;
}

/** Rows (x, y) of independent points of a shape; each class with probability ½. */
export function drawShape(kind: CloudKind, noise: number, n: number, rng: Rng): Float64Array {
  // The classes of a made cloud take turns: of each pair one point is taken, by chance.
  const { x, y } = makeCloud(kind, 2 * n, noise, rng);
  const out = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const i = 2 * k + (uniform(rng) < 0.5 ? 0 : 1);
    out[2 * k] = x[i];
    out[2 * k + 1] = y[i];
  }
  return out;
}

/** Training and held-out points of a shape, or of the reader's points: two thirds to learn from, one held out. */
export function createPlaneData(kind: GalleryCloud, noise: number, drawn: Cloud, rng: Rng): PlaneData {
  if (kind === 'drawn') return standardize(...split(drawn, rng));
  return standardize(drawShape(kind, noise, TRAINING, rng), drawShape(kind, noise, SAMPLE, rng));
}

/**
 * Of drawn points one in three is held out: one of each three neighbours along a curve through the plane, by chance, so
 * that both parts have the same shape.
 */
function split({ n, x, y }: Cloud, rng: Rng): [Float64Array, Float64Array] {
  const codes = Float64Array.from({ length: n }, (_, i) => placeOnCurve(x[i], y[i]));
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => codes[i] - codes[j] || i - j);
  const training: number[] = [];
  const heldOut: number[] = [];
  for (let from = 0; from < n; from += HELD_OUT_PART) {
    const chosen = from + integer(rng, HELD_OUT_PART);
    for (let k = from; k < Math.min(n, from + HELD_OUT_PART); k++) {
      (k === chosen ? heldOut : training).push(x[order[k]], y[order[k]]);
    }
  }
  return [Float64Array.from(training), Float64Array.from(heldOut)];
}

/** Bits of both coordinates in turns (Z-order): near on the curve is near on the plane. */
function placeOnCurve(x: number, y: number): number {
  const [u, v] = [Math.round(64 * (x + 1)), Math.round(64 * (y + 1))];
  let code = 0;
  for (let bit = 0; bit < 8; bit++)
    code |= (((u >> bit) & 1) << (2 * bit)) | (((v >> bit) & 1) << (2 * bit + 1));
  return code;
}

function standardize(training: Float64Array, heldOut: Float64Array): PlaneData {
  const centre = new Float64Array(2);
  for (let k = 0; k < training.length; k++) centre[k % 2] += (2 * training[k]) / training.length;
  let squares = 0;
  for (let k = 0; k < training.length; k++)
    squares += (training[k] - centre[k % 2]) * (training[k] - centre[k % 2]);
  const scale = Math.sqrt(squares / Math.max(1, training.length)) || 1;
  const inward = (v: number, k: number) => (v - centre[k % 2]) / scale;
  return { training: training.map(inward), heldOut: heldOut.map(inward), centre, scale };
}

/** Standardised places back on the plane. */
export function toPlane({ centre, scale }: PlaneData, rows: ArrayLike<number>): Float32Array {
  return Float32Array.from(rows, (v, k) => centre[k % 2] + scale * v);
}

/** What makes further real samples: the law where it is known, else draws from the training points, with replacement. */
export function realSampler(
  kind: GalleryCloud,
  noise: number,
  { training, centre, scale }: PlaneData,
  rng: Rng,
): () => Float64Array {
  if (kind !== 'drawn') {
    return () => drawShape(kind, noise, SAMPLE, rng).map((v, k) => (v - centre[k % 2]) / scale);
  }
  return () => {
    const out = new Float64Array(2 * SAMPLE);
    for (let k = 0; k < SAMPLE; k++) takePoint(training, out, k, rng);
    return out;
  };
}

/** Copies a random training point to row k. */
export function takePoint(training: Float64Array, out: Float64Array, k: number, rng: Rng): void {
  const from = 2 * integer(rng, training.length >> 1);
  out[2 * k] = training[from];
  out[2 * k + 1] = training[from + 1];
}
