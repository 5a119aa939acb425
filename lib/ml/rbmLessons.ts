/** What a restricted Boltzmann machine learns from and what it is judged by: digits, or bars and stripes. */
import { log, softplus } from '../math';
import { createRng } from '../rng';
import type { Assets } from '../simulation';
import { barsAndStripes } from './barsAndStripes';
import { type Digits, imagesOf, loadLargeDigits, loadSmallDigits } from './digits';
import { drawBits } from './rbmSampling';

export type LessonName = 'digits' | 'mnist' | 'bars';

/** Pictures with their classes. */
export interface Pictures {
  count: number;
  /** Bits, count × pixels: a likelihood needs bits. Of grey levels, drawn once with those chances. */
  pixels: Float64Array;
  /** The same as they are learnt and named: the grey levels, or the very array of bits. */
  levels: Float64Array;
  /** Empty where pictures have no classes. */
  classes: Uint8Array;
}

export interface Lesson {
  name: LessonName;
  /** Pixels along an edge. */
  side: number;
  /** Rows to learn from, pixels and then labels. */
  rows: Float32Array;
  count: number;
  /** Labels at the end of a row: 10, or 0. */
  labels: number;
  /** The pictures that are judged: all that are learnt from or an evenly spaced part of them, and all that are kept back. */
  training: Pictures;
  heldOut: Pictures;
  /** Largest mean log-likelihood that any machine can have on the pictures learnt from, where it is known; else NaN. */
  best: number;
  /** Share of the pictures kept back that their nearest neighbours (Euclid) name rightly; NaN without classes. */
  neighbor: number;
}

/** Most pictures learnt from that are judged. */
const JUDGED = { digits: 1500, mnist: 600 };
/** Share of the digits kept back that their nearest neighbours among those learnt from name rightly; a test counts anew. */
const NEIGHBOR = {
  digits: { bits: 336 / 359, grey: 356 / 359 },
  mnist: { bits: 0.888, grey: 0.888 },
};

/**
 * Loads a data set.
 *
 * @param grey keeps the grey levels 0 … 1, chances of ink; otherwise there is ink where they are at least ½
 * @param labelled appends to each picture a group of ten units of which the one of its class is on; no effect where
 * there are no classes
 */
export async function loadLesson(
  name: LessonName,
  grey: boolean,
  labelled: boolean,
  assets: Assets,
): Promise<Lesson> {
  if (name === 'bars') return lessonOfBars(4);
  const digits = await (name === 'digits' ? loadSmallDigits(assets) : loadLargeDigits(assets));
  const labels = labelled ? 10 : 0;
  const count = digits.training.length;
  const stride = Math.ceil(count / JUDGED[name]);
  return {
    name,
    side: digits.side,
    rows: rowsOf(digits, grey, labels),
    count,
    labels,
    training: picturesOf(
      digits,
      digits.training.filter((_, i) => i % stride === 0),
      grey,
    ),
    heldOut: picturesOf(digits, digits.heldOut, grey),
    best: Number.NaN,
    neighbor: NEIGHBOR[name][grey ? 'grey' : 'bits'],
  };
}

const inked = (level: number) => (level >= 0.5 ? 1 : 0);

/** All digits to learn from, each followed by its labels. */
function rowsOf(
  { side, images, labels: classes, training }: Digits,
  grey: boolean,
  labels: number,
): Float32Array {
  const size = side * side;
  const width = size + labels;
  const rows = new Float32Array(training.length * width);
  training.forEach((digit, n) => {
    for (let i = 0; i < size; i++) {
      const level = images[digit * size + i];
      rows[n * width + i] = grey ? level : inked(level);
    }
    if (labels > 0) rows[n * width + size + classes[digit]] = 1;
  });
  return rows;
}

function lessonOfBars(side: number): Lesson {
  const pixels = Float64Array.from(barsAndStripes(side));
  const count = pixels.length / (side * side);
  const none = new Uint8Array(0);
  const empty = new Float64Array(0);
  return {
    name: 'bars',
    side,
    rows: Float32Array.from(pixels),
    count,
    labels: 0,
    training: { count, pixels, levels: pixels, classes: none },
    heldOut: { count: 0, pixels: empty, levels: empty, classes: none },
    // A machine that dreams of nothing else, of each equally often.
    best: -log(count),
    neighbor: Number.NaN,
  };
}

/** Seed of the bits that stand for grey levels: the same in every run. */
const DRAWN = 8;

function picturesOf(digits: Digits, indices: Uint32Array, grey: boolean): Pictures {
  const levels = imagesOf(digits, indices);
  const classes = Uint8Array.from(indices, (i) => digits.labels[i]);
  const pixels = new Float64Array(levels.length);
  if (grey) drawBits(levels, pixels, levels.length, createRng(DRAWN));
  else pixels.set(levels.map(inked));
  return { count: indices.length, pixels, levels: grey ? levels : pixels, classes };
}

/**
 * Mean log-likelihood, in nats, of the pictures learnt from when every pixel is on by itself: Σ (x a − ln(1 + e^a)).
 *
 * @param base a, one for each pixel
 */
export function independentLikelihood({ training, side }: Lesson, base: ArrayLike<number>): number {
  const size = side * side;
  let sum = 0;
  for (let k = 0; k < training.pixels.length; k++) sum += training.pixels[k] * base[k % size];
  let partition = 0;
  for (let i = 0; i < size; i++) partition += softplus(base[i]);
  return sum / training.count - partition;
}
