/** Independent configurations of one system; `Walkers` are such. */
export interface Configurations {
  count: number;
  /** Coordinates of one configuration, N·d. */
  size: number;
  /** Configuration after configuration, count × size. */
  positions: Float64Array;
  /** Scratch: one configuration. */
  x: Float64Array;
}

/** Copies configuration w to the scratch array and returns that. */
export function configurationAt({ positions, size, x }: Configurations, w: number): Float64Array {
  const offset = w * size;
  for (let i = 0; i < size; i++) x[i] = positions[offset + i];
  return x;
}
