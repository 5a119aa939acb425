import { packBits, unpackBits, wordsFor } from '@/lib/bits';
import { MOST_PICTURES } from '@/lib/ml/memoryBench';
import { gridOf } from '@/lib/ml/pictureShelf';
import { FIRST_STORED } from './presets';
import type { Params } from './simulation';

// Changes of the shelf and the cue as patches of the parameters: what a link carries.

const NONE = () => new Float64Array(0);

/** Number of pixels of a picture. */
export function sizeOf({ pictures, side }: Readonly<Params>): number {
  const { columns, rows } = gridOf(pictures, side);
  return columns * rows;
}

/** Pixels set or cleared by hand; the last stroke over a pixel counts. */
export function paintOver(params: Readonly<Params>, cells: number[], on: boolean): Partial<Params> {
  const size = sizeOf(params);
  const words = wordsFor(size);
  const set = unpackBits(params.painted.subarray(0, words), size);
  const cleared = unpackBits(params.painted.subarray(words), size);
  for (const cell of cells) {
    set[cell] = on ? 1 : 0;
    cleared[cell] = on ? 0 : 1;
  }
  return { painted: Float64Array.from([...packBits(set), ...packBits(cleared)]) };
}

/** Another shelf, with its first pictures stored. */
export function takeShelf(pictures: Params['pictures'], side: number): Partial<Params> {
  const fresh = { own: NONE(), painted: NONE(), first: 0, second: 1, pixel: -1 };
  const empty = pictures === 'empty';
  const cue = empty ? { cue: -1, noise: 0, erase: 'nothing' as const } : { cue: 0, noise: 0.2 };
  return { ...fresh, ...cue, pictures, side, stored: FIRST_STORED[pictures] };
}

/** A blank sheet to paint on. */
export const blankCue = (): Partial<Params> => ({ cue: -1, noise: 0, erase: 'nothing', painted: NONE() });

/** How many pictures of their own the reader has. */
export const ownCount = (params: Readonly<Params>): number =>
  Math.floor(params.own.length / wordsFor(sizeOf(params)));

/** Adds a picture to the shelf and makes it the cue; null when there is no room. */
export function addPicture(
  params: Readonly<Params>,
  builtIn: number,
  picture: ArrayLike<number>,
  store: boolean,
): Partial<Params> | null {
  const index = builtIn + ownCount(params);
  if (index >= MOST_PICTURES) return null;
  return {
    own: Float64Array.from([...params.own, ...packBits(picture)]),
    stored: setBit(params.stored, index, store),
    cue: index,
    painted: NONE(),
    erase: 'nothing',
    noise: params.noise || 0.2,
  };
}

/** Takes the reader's pictures off the shelf. */
export function dropOwn(params: Readonly<Params>, builtIn: number): Partial<Params> {
  const cue = params.cue >= builtIn ? (builtIn > 0 ? 0 : -1) : params.cue;
  return { own: NONE(), stored: params.stored % 2 ** builtIn, cue, first: 0, second: 1 };
}

/** Stores a picture of the shelf, or forgets it. */
export function setBit(bits: number, k: number, on: boolean): number {
  const is = Math.floor(bits / 2 ** k) % 2 === 1;
  return is === on ? bits : bits + (on ? 1 : -1) * 2 ** k;
}
