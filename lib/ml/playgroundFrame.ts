import { type Trace, traceColumn } from '@/lib/trace';
import { layerStart, type Network } from './ffnn';
import { planarInputs } from './inputFeatures';
import type { Lesson } from './lesson';
import {
  FIELD_SIDE,
  fieldPlaces,
  type Pictures,
  pictureNetwork,
  type Reading,
  unitField,
} from './networkPictures';
import type { Score } from './networkScore';
import { type Learner, readingOf, scoresOf } from './playground';

/** What is drawn of one network. */
export interface RunPicture extends Pictures {
  sizes: number[];
  activation: Network['activation'];
  cost: Network['cost'];
  reading: Reading;
  theta: Float64Array;
  training: Score;
  test: Score;
}

/** A place in a network: the weight of layer `layer` from `from` to `to`; `from` is −1 for a bias. */
export interface Link {
  layer: number;
  to: number;
  from: number;
}

/** What stands at an index of θ. @returns null outside */
export function linkAt(sizes: readonly number[], index: number): Link | null {
  if (index < 0) return null;
  for (let layer = 1; layer < sizes.length; layer++) {
    const at = index - layerStart(sizes, layer);
    const weights = sizes[layer - 1] * sizes[layer];
    if (at >= weights + sizes[layer]) continue;
    if (at >= weights) return { layer, to: at - weights, from: -1 };
    return { layer, to: Math.floor(at / sizes[layer - 1]), from: at % sizes[layer - 1] };
  }
  return null;
}

/** Inverse of `linkAt`. */
export function indexOf(sizes: readonly number[], { layer, to, from }: Link): number {
  const start = layerStart(sizes, layer);
  return from < 0 ? start + sizes[layer - 1] * sizes[layer] + to : start + to * sizes[layer - 1] + from;
}

/** Points of a picture. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  /** Class, or number to predict. */
  label: Float64Array;
  /** 1 for points that are kept back. */
  test: Uint8Array;
}

/** More points than this hide one another. */
const MOST_POINTS = 600;

/**
 * A fair sample of the points, training and test in their shares; points of the plane at their places, rows of a table at
 * two of their columns.
 */
export function pointsOf(lesson: Lesson, axes: readonly [number, number]): Points {
  const { places, inputs, inputWidth: p, labels, training, test } = lesson;
  const place = (row: number, k: number) => {
    if (places.length > 0) return places[2 * row + k];
    return p === 1 && k === 1 ? 0 : inputs[row * p + Math.min(p - 1, axes[k])];
  };
  const n = training.length + test.length;
  const share = Math.min(1, MOST_POINTS / n);
  const rows = [
    ...training.subarray(0, Math.ceil(share * training.length)),
    ...test.subarray(0, Math.ceil(share * test.length)),
  ];
  const first = Math.ceil(share * training.length);
  return {
    x: Float64Array.from(rows, (row) => place(row, 0)),
    y: Float64Array.from(rows, (row) => place(row, 1)),
    label: Float64Array.from(rows, (row) => labels[row]),
    test: Uint8Array.from(rows, (_, i) => (i < first ? 0 : 1)),
  };
}

/** Half side of the picture: the square of the plane, or a little more than three standard deviations. */
export function reachOf(planar: boolean): number {
  return planar ? 1 : 3.2;
}

/** The slice of input space a picture shows. */
export interface Slice {
  planar: boolean;
  /** Set of `INPUT_FEATURES`. */
  features: number;
  /** Columns of a table on the axes; the others stay at their mean. */
  axes: readonly [number, number];
}

/** What the network sees at each place of the picture. */
export function sliceInputs({ planar, features, axes }: Slice, width: number): Float64Array {
  const places = fieldPlaces();
  if (planar) return planarInputs(places, features);
  const cells = FIELD_SIDE * FIELD_SIDE;
  const out = new Float64Array(cells * width);
  const reach = reachOf(false);
  for (let i = 0; i < cells; i++) {
    if (width > 1) out[i * width + Math.min(width - 1, axes[1])] = reach * places[2 * i + 1];
    out[i * width + Math.min(width - 1, axes[0])] = reach * places[2 * i];
  }
  return out;
}

/** One network as it is drawn. */
export function pictureRun(
  network: Network,
  learner: Learner,
  lesson: Lesson,
  classes: number,
  inputs: Float64Array,
): RunPicture {
  const reading = readingOf(network, classes);
  return {
    ...pictureNetwork(network, learner.theta, inputs, reading),
    ...scoresOf(network, learner, lesson, classes),
    sizes: [...network.sizes],
    activation: network.activation,
    cost: network.cost,
    reading,
    theta: learner.theta.slice(),
  };
}

/** The large picture of the unit whose bias is chosen; empty when none is, or when it is an output. */
export function chosenField(
  network: Network,
  { theta }: Learner,
  inputs: Float64Array,
  chosen: number,
): Float32Array {
  const link = linkAt(network.sizes, chosen);
  if (!link || link.from >= 0 || link.layer === network.sizes.length - 1) return new Float32Array(0);
  return unitField(network, theta, inputs, link.layer, link.to);
}

/** Costs and accuracy against epochs. */
export interface Curves {
  epoch: Float64Array;
  training: Float64Array;
  test: Float64Array;
  accuracy: Float64Array;
}

/** Columns of the trace that belong to one learner. */
export function curvesOf(trace: Trace, learner: number): Curves {
  const column = (k: number) => traceColumn(trace, 3 * learner + k);
  return { epoch: traceColumn(trace, 0), training: column(1), test: column(2), accuracy: column(3) };
}
