/** What a run of recall reads but never changes: the pictures on the shelf and the memory made of those that are stored. */
import { unpackBits, wordsFor } from '../bits';
import { createRng } from '../rng';
import type { Memory } from './hopfield';
import { type Surface, surfaceOf } from './memoryPlane';
import { createMemory, type Inspection, inspectPatterns, type Rule } from './memoryRules';
import { corrupt, createPatterns, overlap, type Patterns, patternAt } from './patterns';
import { type Shelf, type Thumbnails, thumbnailsOf } from './pictureShelf';

/** Most pictures on a shelf. */
export const MOST_PICTURES = 16;

export interface Bench {
  columns: number;
  rows: number;
  /** The shelf's own pictures, then the reader's. */
  pictures: Patterns;
  /** How many are the shelf's own. */
  builtIn: number;
  thumbnails: Thumbnails;
  /** Pictures that are stored, ascending. */
  stored: Int32Array;
  /** The stored pictures as patterns, in that order. */
  patterns: Patterns;
  memory: Memory;
  /** What is odd about the stored pictures; its numbers count the stored ones. */
  inspection: Inspection;
  /** E of each picture, stored or not. */
  energies: Float64Array;
  /** The plane through two pictures; null when they span none. */
  plane: { first: number; second: number; overlap: number; surface: Surface } | null;
}

export interface BenchOptions {
  /** The reader's pictures, each packed into `wordsFor(N)` words. */
  own: ArrayLike<number>;
  /** Bit k set: picture k is stored. */
  stored: number;
  rule: Rule;
  /** Pictures that span the plane. */
  first: number;
  second: number;
}

const PAIR_POINTS = 49;
/** Where every point of the surface is a computation of its own. */
const DENSE_POINTS = 25;

/** @throws RangeError as `createMemory` does */
export function assembleBench({ columns, rows, patterns: shelf }: Shelf, options: BenchOptions): Bench {
  const { size } = shelf;
  const own = unpackPictures(options.own, size).slice(0, (MOST_PICTURES - shelf.count) * size);
  const all = new Int8Array(shelf.values.length + own.length);
  all.set(shelf.values);
  all.set(own, shelf.values.length);
  const pictures = createPatterns(size, all);
  const { count } = pictures;
  const indices = Array.from({ length: count }, (_, k) => k);
  const stored = Int32Array.from(indices.filter((k) => Math.floor(options.stored / 2 ** k) % 2 === 1));
  const patterns = choose(pictures, stored);
  const memory = createMemory(patterns, options.rule);
  return {
    columns,
    rows,
    pictures,
    builtIn: shelf.count,
    thumbnails: thumbnailsOf(pictures, columns, rows),
    stored,
    patterns,
    memory,
    inspection: inspectPatterns(patterns),
    energies: Float64Array.from(indices, (k) => memory.energyAt(patternAt(pictures, k))),
    plane: planeThrough(pictures, memory, options),
  };
}

/** The reader's pictures, one after the other; words that fill no picture are left out. */
function unpackPictures(words: ArrayLike<number>, size: number): Int8Array {
  const each = wordsFor(size);
  const count = Math.floor(words.length / each);
  const out = new Int8Array(count * size);
  for (let k = 0; k < count; k++) {
    const part = Float64Array.from({ length: each }, (_, w) => words[k * each + w]);
    out.set(unpackBits(part, size, -1), k * size);
  }
  return out;
}

function choose(pictures: Patterns, chosen: Int32Array): Patterns {
  const values = new Int8Array(chosen.length * pictures.size);
  chosen.forEach((picture, k) => {
    values.set(patternAt(pictures, picture), k * pictures.size);
  });
  return createPatterns(pictures.size, values);
}

function planeThrough(pictures: Patterns, memory: Memory, { first, second, rule }: BenchOptions) {
  if (first >= pictures.count || second >= pictures.count) return null;
  const [a, b] = [patternAt(pictures, first), patternAt(pictures, second)];
  const shared = overlap(a, b);
  if (Math.abs(shared) === 1) return null;
  const pairs = rule === 'hebb' || rule === 'pseudo-inverse' || rule === 'storkey';
  const surface = surfaceOf(memory, a, b, pairs ? PAIR_POINTS : DENSE_POINTS, pairs);
  return { first, second, overlap: shared, surface };
}

/** What the reader gives the memory to complete. */
export interface CueOptions {
  /** Picture that the cue is made from; −1 or a missing one is a blank picture. */
  cue: number;
  /** Share of the units that are flipped, 0 … 1. */
  noise: number;
  /** Half that is wiped out afterwards. */
  erase: 'nothing' | 'lower' | 'right';
  /** Units painted over last: first those set, then those cleared, each as packed bits; empty for none. */
  painted: ArrayLike<number>;
}

/** Noise has a stream of its own: another number of flips leaves those before it, and the run, as they are. */
const NOISE_STREAM = 1;

/** Picture, noise, eraser, brush: in this order. */
export function makeCue({ pictures, columns, rows }: Bench, options: CueOptions, seed: number): Int8Array {
  const { size } = pictures;
  const known = options.cue >= 0 && options.cue < pictures.count;
  const start = known ? patternAt(pictures, options.cue) : new Int8Array(size).fill(-1);
  const cue = new Int8Array(size);
  const order = Int32Array.from({ length: size }, (_, i) => i);
  corrupt(start, Math.round(options.noise * size), order, createRng(seed, NOISE_STREAM), cue);
  for (let i = 0; i < size; i++) {
    const wiped =
      options.erase === 'lower'
        ? Math.floor(i / columns) >= rows / 2
        : options.erase === 'right' && i % columns >= columns / 2;
    if (wiped) cue[i] = -1;
  }
  const words = wordsFor(size);
  if (options.painted.length < 2 * words) return cue;
  const painted = Float64Array.from(options.painted);
  const set = unpackBits(painted.subarray(0, words), size);
  const cleared = unpackBits(painted.subarray(words), size);
  for (let i = 0; i < size; i++) if (set[i] || cleared[i]) cue[i] = set[i] ? 1 : -1;
  return cue;
}
