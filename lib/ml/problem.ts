import { exp } from '@/lib/math';
import { normal, type Rng, uniform } from '@/lib/rng';
import { type Cloud, type CloudKind, makeCloud } from './cloud';
import type { LabelledTable } from './labelledTable';

/** What a network shall learn: n points of p features, each with a class or a number. */
export interface Problem {
  n: number;
  p: number;
  /** n × p, row by row. */
  features: Float64Array;
  /** n classes 0 … classes − 1, or n numbers. */
  targets: Float64Array;
  /** 0 when the targets are numbers. */
  classes: number;
  /** True for points of the square −1 … 1, whose features need no scaling. */
  planar: boolean;
}

/** Problems of the plane that are made to order: four of two classes, two of numbers between −1 and 1. */
export type MadeProblem = 'circle' | 'xor' | 'gaussian' | 'spiral' | 'plane' | 'hills';

const CLOUDS: Partial<Record<MadeProblem, CloudKind>> = {
  circle: 'circles',
  xor: 'xor',
  gaussian: 'blobs',
  spiral: 'spiral',
};

/** Centres and signs of the hills and hollows, all of one width. */
const HILLS: [number, number, number][] = [
  [-0.55, 0.45, 1],
  [0, 0.45, -1],
  [0.55, 0.45, 1],
  [-0.55, -0.45, -1],
  [0, -0.45, 1],
  [0.55, -0.45, -1],
];
const HILL_WIDTH = 0.17;

/** Height of the surface at a place: a tilted plane, or three hills and three hollows. */
export function surfaceAt(kind: 'plane' | 'hills', x: number, y: number): number {
  if (kind === 'plane') return (x + y) / 2;
  let sum = 0;
  for (const [a, b, sign] of HILLS) {
    const square = (x - a) * (x - a) + (y - b) * (y - b);
    sum += sign * exp(-square / (2 * HILL_WIDTH * HILL_WIDTH));
  }
  return sum;
}

/**
 * A problem of the plane. The noise moves points that belong to classes, and numbers up and down; other noise with the
 * same generator leaves the points in their order and moves them along the same directions.
 *
 * @throws RangeError for a number of points or a noise that is none
 */
export function makeProblem(kind: MadeProblem, n: number, noise: number, rng: Rng): Problem {
  const cloud = CLOUDS[kind];
  if (cloud) return cloudProblem(makeCloud(cloud, n, noise, rng));
  const features = new Float64Array(2 * n);
  const targets = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    features[2 * i] = 2 * uniform(rng) - 1;
    features[2 * i + 1] = 2 * uniform(rng) - 1;
    const height = surfaceAt(kind as 'plane' | 'hills', features[2 * i], features[2 * i + 1]);
    targets[i] = height + noise * normal(rng);
  }
  return { n, p: 2, features, targets, classes: 0, planar: true };
}

/** Labelled points of the plane; as many classes as the highest label asks for, at least two. */
export function cloudProblem({ n, x, y, label }: Cloud): Problem {
  const features = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    features[2 * i] = x[i];
    features[2 * i + 1] = y[i];
  }
  const classes = label.reduce((most, k) => Math.max(most, k + 1), 2);
  return { n, p: 2, features, targets: Float64Array.from(label), classes, planar: true };
}

/** A table with classes. */
export function tableProblem({ n, p, features, labels, classNames }: LabelledTable): Problem {
  return { n, p, features, targets: Float64Array.from(labels), classes: classNames.length, planar: false };
}
