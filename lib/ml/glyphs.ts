import { createPatterns, type Patterns } from './patterns';

/** Columns and rows of a glyph. */
export const GLYPH_WIDTH = 12;
export const GLYPH_HEIGHT = 16;
/** Units of a glyph. */
export const GLYPH_SIZE = GLYPH_WIDTH * GLYPH_HEIGHT;
/** Number of glyphs. */
export const DIGIT_COUNT = 10;

/** The digits 0 … 9, row after row, three hexadecimal figures a row, the left pixel highest; a bit that is set is ink. */
const DIGITS = [
  '1f83fc70e60660660660660660660660660660670e3fc1f8',
  '0600e01e03e07606600600600600600600600600603fc3fc',
  '1f83fc70e60600600600e01c0380700e01c03807007fe7fe',
  '1f83fc70e60600600600e0fc0fc00e00600660670e3fc1f8',
  '01c03c06c06c0cc18c18c30c60c7fe7fe00c00c00c00c00c',
  '7fe7fe6006006006007f87fc00e00600600660670e3fc1f8',
  '1f83fc70e6006006006f87fc70e60660660660670e3fc1f8',
  '7fe7fe00600e00c01c018038030070060060060060060060',
  '1f83fc70e60660660670e3fc3fc70e60660660670e3fc1f8',
  '1f83fc70e60660660660670e3fe1f600600600670e3fc1f8',
];

/**
 * Ten digits as patterns of 12 × 16 units, ink +1. They are drawn with one pen, so that they resemble each other: the
 * mean |overlap| of two is 0.39, where random patterns of this size have 0.06. Hebb's rule keeps the first three and
 * forgets with the fourth; the pseudo-inverse keeps all ten.
 */
export function digitGlyphs(): Patterns {
  const values = new Int8Array(DIGIT_COUNT * GLYPH_SIZE);
  DIGITS.forEach((rows, digit) => {
    for (let y = 0; y < GLYPH_HEIGHT; y++) {
      const bits = Number.parseInt(rows.slice(3 * y, 3 * y + 3), 16);
      for (let x = 0; x < GLYPH_WIDTH; x++) {
        values[digit * GLYPH_SIZE + y * GLYPH_WIDTH + x] = (bits >> (GLYPH_WIDTH - 1 - x)) & 1 ? 1 : -1;
      }
    }
  });
  return createPatterns(GLYPH_SIZE, values);
}
