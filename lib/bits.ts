/** Two-valued pictures as whole numbers: what a `data` parameter carries in a link, and what files hold. */

/** Bits in one word of a `data` parameter with quantum 1. */
export const WORD_BITS = 15;

/** Words that hold `count` bits. */
export function wordsFor(count: number): number {
  return Math.ceil(count / WORD_BITS);
}

/** Packs units into words of 15 bits, the first bit lowest; a unit counts as set when it is above 0. */
export function packBits(units: ArrayLike<number>): Float64Array {
  const words = new Float64Array(wordsFor(units.length));
  for (let i = 0; i < units.length; i++) {
    if (units[i] > 0) words[Math.floor(i / WORD_BITS)] += 2 ** (i % WORD_BITS);
  }
  return words;
}

/**
 * Inverse of `packBits`: units that are 1 or `low`. Words that are missing count as zero, negative ones and fractions as
 * the bits of their whole part.
 */
export function unpackBits(words: ArrayLike<number>, count: number, low: -1 | 0 = 0): Int8Array {
  const units = new Int8Array(count).fill(low);
  for (let i = 0; i < count; i++) {
    const word = words[Math.floor(i / WORD_BITS)] ?? 0;
    if ((word >> (i % WORD_BITS)) & 1) units[i] = 1;
  }
  return units;
}

/** Bits of a file, most significant first: units that are 1 or `low`. @throws RangeError when the bytes do not reach */
export function bitsOfBytes(bytes: Uint8Array, count: number, low: -1 | 0 = 0): Int8Array {
  if (bytes.length * 8 < count) {
    throw new RangeError(`${bytes.length} bytes: expected at least ${Math.ceil(count / 8)}`);
  }
  const units = new Int8Array(count);
  for (let i = 0; i < count; i++) units[i] = (bytes[i >> 3] >> (7 - (i & 7))) & 1 ? 1 : low;
  return units;
}
