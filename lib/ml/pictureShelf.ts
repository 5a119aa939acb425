/** Pictures that come with the site, as patterns of a memory. */
import { bitsOfBytes } from '../bits';
import type { Assets } from '../simulation';
import { imagesOf, loadLargeDigits } from './digits';
import { digitGlyphs, GLYPH_HEIGHT, GLYPH_WIDTH } from './glyphs';
import { LETTER_SIDE, letterPatterns } from './letters';
import { createPatterns, type Patterns } from './patterns';

/** Which pictures: drawn letters, drawn digits, digits written by hand, photographs, or none yet. */
export type ShelfName = 'letters' | 'digits' | 'handwritten' | 'photographs' | 'empty';

/** Pictures of one size. */
export interface Shelf {
  columns: number;
  rows: number;
  patterns: Patterns;
}

const PHOTOGRAPHS = { file: 'data/patterns64/patterns64_1bit.bin', count: 9, side: 64 };

/** Columns and rows of a shelf's pictures; `side` is that of an empty one. */
export function gridOf(name: ShelfName, side: number): { columns: number; rows: number } {
  switch (name) {
    case 'letters':
      return { columns: LETTER_SIDE, rows: LETTER_SIDE };
    case 'digits':
      return { columns: GLYPH_WIDTH, rows: GLYPH_HEIGHT };
    case 'handwritten':
      return { columns: 28, rows: 28 };
    case 'photographs':
      return { columns: PHOTOGRAPHS.side, rows: PHOTOGRAPHS.side };
    case 'empty':
      return { columns: side, rows: side };
  }
}

/** Shelves that were read from files: the files do not change, and a stroke of the brush must not read them again. */
const read = new Map<ShelfName, Patterns>();

/** @throws Error when a file cannot be read, RangeError when it has another length. */
export async function loadShelf(name: ShelfName, side: number, assets: Assets): Promise<Shelf> {
  const grid = gridOf(name, side);
  const known = read.get(name);
  if (known) return { ...grid, patterns: known };
  const patterns = await loadPatterns(name, grid.columns * grid.rows, assets);
  if (name === 'photographs' || name === 'handwritten') read.set(name, patterns);
  return { ...grid, patterns };
}

async function loadPatterns(name: ShelfName, size: number, assets: Assets): Promise<Patterns> {
  switch (name) {
    case 'letters':
      return letterPatterns();
    case 'digits':
      return digitGlyphs();
    case 'handwritten':
      return firstOfEach(assets);
    case 'photographs': {
      const { file, count } = PHOTOGRAPHS;
      return createPatterns(size, bitsOfBytes(await assets.bytes(file), count * size, -1));
    }
    case 'empty':
      return createPatterns(size, []);
  }
}

/** The first image of each handwritten digit, 0 … 9. */
async function firstOfEach(assets: Assets): Promise<Patterns> {
  const digits = await loadLargeDigits(assets);
  const chosen = Array.from({ length: 10 }, (_, digit) => digits.labels.indexOf(digit));
  const pixels = imagesOf(digits, chosen);
  return createPatterns(
    digits.side * digits.side,
    pixels.map((pixel) => (pixel > 0 ? 1 : -1)),
  );
}

/** Levels of a thumbnail's pixels: 0 is paper, this is ink throughout. */
export const THUMBNAIL_LEVELS = 16;
/** Longest edge of a thumbnail. */
const THUMBNAIL_EDGE = 16;

/** Pictures made small: blocks of pixels averaged. */
export interface Thumbnails {
  columns: number;
  rows: number;
  /** One picture after the other, 0 … `THUMBNAIL_LEVELS`. */
  levels: Uint8Array;
}

/** Small copies of all pictures of one size. */
export function thumbnailsOf(patterns: Patterns, columns: number, rows: number): Thumbnails {
  const block = Math.max(1, Math.ceil(Math.max(columns, rows) / THUMBNAIL_EDGE));
  const [across, down] = [Math.ceil(columns / block), Math.ceil(rows / block)];
  const levels = new Uint8Array(patterns.count * across * down);
  for (let k = 0; k < levels.length; k++) {
    const picture = Math.floor(k / (across * down)) * patterns.size;
    const left = (k % across) * block;
    const top = (Math.floor(k / across) % down) * block;
    let ink = 0;
    let count = 0;
    for (let r = top; r < Math.min(rows, top + block); r++) {
      for (let c = left; c < Math.min(columns, left + block); c++, count++) {
        if (patterns.values[picture + r * columns + c] > 0) ink++;
      }
    }
    levels[k] = Math.round((THUMBNAIL_LEVELS * ink) / count);
  }
  return { columns: across, rows: down, levels };
}
