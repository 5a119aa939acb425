import { createPatterns, type Patterns } from './patterns';

/** Pixels along an edge of a letter. */
export const LETTER_SIDE = 16;

/** Row after row, four hexadecimal figures a row, the left pixel highest; a bit that is set is ink. */
const LETTERS = {
  A: '00000180018003c003c0066006600c300c301ff81ff8300c300c600660060000',
  O: '000007e01ff8381c300c700e6006600660066006700e300c381c1ff807e00000',
  Z: '00007ffe7ffe000e001c0038007000e001c0038007000e001c007ffe7ffe0000',
  T: '00007ffe7ffe0180018001800180018001800180018001800180018001800000',
  L: '00007000700070007000700070007000700070007000700070007ffe7ffe0000',
  X: '00006006700e381c1c380e7007e003c003c007e00e701c38381c700e60060000',
};

/** Names of the letters, in the order of their patterns. */
export const LETTER_NAMES: readonly string[] = Object.keys(LETTERS);

/**
 * Six capitals as patterns of 16 × 16 units, ink +1. The first three, A O Z, have overlaps 0.09, 0.19 and 0.31; all six
 * are more alike (up to 0.52), and too much for Hebb's rule.
 */
export function letterPatterns(): Patterns {
  const bits = Object.values(LETTERS).flatMap((rows) =>
    [...rows].flatMap((figure) => [8, 4, 2, 1].map((bit) => (Number.parseInt(figure, 16) & bit ? 1 : -1))),
  );
  return createPatterns(LETTER_SIDE * LETTER_SIDE, bits);
}
