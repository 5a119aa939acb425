import { cos, sin } from '@/lib/math';
import { normal, type Rng, uniform } from '@/lib/rng';

/** Labelled points of the plane: coordinates in [−1, 1], classes 0 … 3. */
export interface Cloud {
  n: number;
  x: Float64Array;
  y: Float64Array;
  label: Uint8Array;
}

/** Most points that fit into a link. */
export const MAX_CLOUD = 500;

/** Places of a coordinate: −1 … 1 in steps of 1/64, the last one at 63/64. */
const PLACES = 128;
const LABELS = 4;

const placeOf = (value: number) => Math.max(0, Math.min(PLACES - 1, Math.round(((value + 1) * PLACES) / 2)));

/** The nearest coordinate a packed cloud can hold: a multiple of 1/64 in [−1, 63/64]. */
export function snap(value: number): number {
  return (placeOf(value) * 2) / PLACES - 1;
}

/**
 * A cloud as one 16-bit word a point, for a `data` parameter with quantum 1: seven bits for each coordinate, two for the
 * label, less 2¹⁵.
 */
export function packCloud({ n, x, y, label }: Cloud): Float64Array {
  const words = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    words[i] = ((label[i] % LABELS) * PLACES + placeOf(y[i])) * PLACES + placeOf(x[i]) - 32768;
  }
  return words;
}

/** Inverse of `packCloud`; words out of range and fractions are read as the nearest legal word. */
export function unpackCloud(words: ArrayLike<number>): Cloud {
  const cloud = createCloud(words.length);
  for (let i = 0; i < cloud.n; i++) {
    const word = Math.max(0, Math.min(65535, Math.round(words[i]) + 32768));
    cloud.x[i] = ((word % PLACES) * 2) / PLACES - 1;
    cloud.y[i] = ((Math.floor(word / PLACES) % PLACES) * 2) / PLACES - 1;
    cloud.label[i] = Math.floor(word / (PLACES * PLACES));
  }
  return cloud;
}

/** A cloud of n points at the origin, all of class 0. */
export function createCloud(n: number): Cloud {
  return { n, x: new Float64Array(n), y: new Float64Array(n), label: new Uint8Array(n) };
}

/** Clouds that can be made to order. */
export type CloudKind = 'blobs' | 'moons' | 'circles' | 'xor' | 'spiral';

export const CLOUD_KINDS: readonly CloudKind[] = ['blobs', 'moons', 'circles', 'xor', 'spiral'];

/** A point of class 0 or 1 without noise; two uniform numbers u, v in [0, 1) choose its place. */
type Shape = (label: number, u: number, v: number) => [x: number, y: number];

const SHAPES: Record<CloudKind, Shape> = {
  blobs: (label) => (label === 0 ? [-0.4, -0.4] : [0.4, 0.4]),
  moons: (label, u) => {
    const [c, s] = [0.5 * cos(Math.PI * u), 0.5 * sin(Math.PI * u)];
    return label === 0 ? [c - 0.25, s - 0.125] : [0.25 - c, 0.125 - s];
  },
  circles: (label, u, v) => {
    const radius = label === 1 ? 0.4 * Math.sqrt(v) : 0.65 + 0.2 * v;
    return [radius * cos(2 * Math.PI * u), radius * sin(2 * Math.PI * u)];
  },
  // The class is the sign of x·y; the halves of v are the two quadrants of a class.
  xor: (label, u, v) => {
    const side = v < 0.5 ? -1 : 1;
    const [a, b] = [0.08 + 0.77 * u, 0.08 + 0.77 * ((2 * v) % 1)];
    return [side * a, side * (label === 1 ? b : -b)];
  },
  spiral: (label, u) => {
    const angle = 1.75 * 2 * Math.PI * u + label * Math.PI;
    return [0.85 * u * sin(angle), 0.85 * u * cos(angle)];
  },
};

/** Noise of `blobs` when `noise` is 0: their own width. */
const BLOB_WIDTH = 0.16;

/**
 * n points of two classes, in turn. `noise` is the standard deviation added to each coordinate, in units of the plane
 * (0 … 0.5); points that leave the square are put on its edge. Two moons are half circles of radius ½; the spiral turns
 * 1¾ times; the class of `xor` is the sign of x·y.
 *
 * @throws RangeError when n is no positive integer or the noise no number ≥ 0
 */
export function makeCloud(kind: CloudKind, n: number, noise: number, rng: Rng): Cloud {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`points = ${n}: expected an integer ≥ 1`);
  if (!(noise >= 0)) throw new RangeError(`noise = ${noise}: expected a number ≥ 0`);
  const cloud = createCloud(n);
  const width = kind === 'blobs' ? BLOB_WIDTH + noise : noise;
  for (let i = 0; i < n; i++) {
    const label = i % 2;
    const [x, y] = SHAPES[kind](label, uniform(rng), uniform(rng));
    cloud.x[i] = inside(x + width * normal(rng));
    cloud.y[i] = inside(y + width * normal(rng));
    cloud.label[i] = label;
  }
  return cloud;
}

const inside = (value: number) => Math.max(-1, Math.min(1, value));
