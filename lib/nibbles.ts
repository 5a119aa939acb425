/** Small whole numbers, two to a byte: a large lattice crosses from the worker to the page at half the size. */

/** Numbers 0 … 15, two to a byte, the first lowest. */
export function packNibbles(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(values.length / 2));
  for (let i = 0; i < values.length; i++) bytes[i >> 1] |= (values[i] & 15) << (4 * (i & 1));
  return bytes;
}

/** Inverse of `packNibbles`. */
export function unpackNibbles(bytes: Uint8Array, count: number): Uint8Array {
  const values = new Uint8Array(count);
  for (let i = 0; i < count; i++) values[i] = (bytes[i >> 1] >> (4 * (i & 1))) & 15;
  return values;
}
