import { type Rng, shuffle } from '@/lib/rng';
import { standardizationOf, standardizedRows } from './dataTables';
import type { Samples } from './ffnn';
import { planarInputs } from './inputFeatures';
import type { Problem } from './problem';

/** A problem as a network is taught it: inputs of order one, and which rows are kept back. */
export interface Lesson extends Samples {
  /** Inputs of a sample, targets of a sample. */
  inputWidth: number;
  targetWidth: number;
  /** Rows of the samples to learn from, and those kept back. */
  training: Uint32Array;
  test: Uint32Array;
  /** x and y of each point of the plane; empty for a table. */
  places: Float64Array;
  /** Classes, or the numbers to predict in units of `spread` around `center`. */
  labels: Float64Array;
  center: number;
  spread: number;
}

/** An epoch must stay short: from larger tables so many rows are drawn. */
export const MOST_SAMPLES = 2000;

/**
 * Draws at most 2,000 samples of a problem, keeps a part of them back, and scales what the network sees: points of the
 * plane become the chosen features, columns of a table lose their mean and get deviation 1 (by the training rows).
 * Classes become one probability (two classes) or one for each class; numbers of a table are standardised too.
 *
 * @param share part of the samples to learn from, between 0 and 1
 * @param features set of `INPUT_FEATURES`, for points of the plane
 */
export function prepareLesson(problem: Problem, share: number, features: number, rng: Rng): Lesson {
  const drawn = shuffle(
    rng,
    Uint32Array.from({ length: problem.n }, (_, i) => i),
  ).slice(0, MOST_SAMPLES);
  const n = drawn.length;
  const count = Math.max(1, Math.min(n - 1, Math.round(share * n)));
  const training = Uint32Array.from({ length: count }, (_, i) => i);
  const test = Uint32Array.from({ length: n - count }, (_, i) => count + i);
  const { p } = problem;
  const scaled = problem.planar
    ? rowsOf(problem.features, p, drawn)
    : standardizedRows(problem, drawn, standardizationOf(problem, drawn.subarray(0, count)));
  const inputs = problem.planar ? planarInputs(scaled, features) : scaled;
  const labels = rowsOf(problem.targets, 1, drawn);
  const scale = scaleOf(problem, labels.subarray(0, count));
  const targets = targetsOf(problem, labels, scale);
  return {
    inputs,
    targets,
    inputWidth: inputs.length / n,
    targetWidth: targets.length / n,
    training,
    test,
    places: problem.planar ? scaled : new Float64Array(),
    labels: problem.classes > 0 ? labels : targets.slice(),
    ...scale,
  };
}

function rowsOf(values: Float64Array, width: number, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    out.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return out;
}

/** Centre and spread of the numbers of a table; heights of the plane stay as they are. */
function scaleOf({ classes, planar }: Problem, numbers: Float64Array): { center: number; spread: number } {
  if (classes > 0 || planar) return { center: 0, spread: 1 };
  const { mean, deviation } = standardizationOf({ features: numbers, p: 1 }, everyIndex(numbers.length));
  return { center: mean[0], spread: deviation[0] };
}

const everyIndex = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

function targetsOf(
  { classes }: Problem,
  labels: Float64Array,
  { center, spread }: { center: number; spread: number },
): Float64Array {
  if (classes === 0) return labels.map((v) => (v - center) / spread);
  if (classes === 2) return labels.slice();
  const out = new Float64Array(labels.length * classes);
  labels.forEach((k, i) => {
    out[i * classes + k] = 1;
  });
  return out;
}
