import { integer, nextUint32, type Rng } from '../rng';

/** Patterns a memory stores: `count` rows of `size` units, each −1 or +1. Plain data, so that it lives in a state. */
export interface Patterns {
  /** N, units of one pattern */
  size: number;
  /** P, number of patterns; 0 is a memory that knows nothing. */
  count: number;
  /** ξ, P × N, row-major, values −1 and +1. */
  values: Int8Array;
}

/** @throws RangeError for a size below 1, a wrong length, or a value that is neither −1 nor +1. */
export function createPatterns(size: number, values: ArrayLike<number>): Patterns {
  checkSize(size);
  const count = values.length / size;
  if (!Number.isInteger(count)) {
    throw new RangeError(`${values.length} values: expected a whole number of patterns of ${size} units`);
  }
  for (let k = 0; k < values.length; k++) {
    if (values[k] !== 1 && values[k] !== -1) {
      throw new RangeError(`pattern ${Math.floor(k / size)} has the value ${values[k]}: expected −1 or 1`);
    }
  }
  return { size, count, values: Int8Array.from(values) };
}

function checkSize(size: number): void {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`size = ${size}: expected an integer ≥ 1`);
}

/** `count` patterns whose units are +1 or −1 with equal chance, 32 to a random number. @throws RangeError for a bad size */
export function randomPatterns(size: number, count: number, rng: Rng): Patterns {
  checkSize(size);
  const values = new Int8Array(size * count);
  let bits = 0;
  for (let k = 0; k < values.length; k++) {
    bits = k % 32 === 0 ? nextUint32(rng) : bits >>> 1;
    values[k] = bits & 1 ? 1 : -1;
  }
  return { size, count, values };
}

/** The first `count` patterns, copied. */
export function firstPatterns({ size, values }: Patterns, count: number): Patterns {
  return createPatterns(size, values.slice(0, size * count));
}

/** Row μ, a view of the patterns. */
export function patternAt({ size, values }: Patterns, mu: number): Int8Array {
  return values.subarray(mu * size, (mu + 1) * size);
}

/** m = (1/N) Σ_i a_i b_i: 1 for equal arrangements, −1 for opposite ones. */
export function overlap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum / a.length;
}

/** m_μ = (1/N) Σ_i ξ_i^μ s_i for every pattern. */
export function overlaps(
  { size, count, values }: Patterns,
  s: ArrayLike<number>,
  out: Float64Array = new Float64Array(count),
): Float64Array {
  for (let mu = 0; mu < count; mu++) {
    let sum = 0;
    for (let i = 0, k = mu * size; i < size; i++, k++) sum += values[k] * s[i];
    out[mu] = sum / size;
  }
  return out;
}

/** Mean of |m| over all pairs of different patterns: how alike they are; 0 for fewer than two. */
export function meanAbsoluteOverlap(patterns: Patterns): number {
  const { count } = patterns;
  let sum = 0;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) sum += Math.abs(overlap(patternAt(patterns, a), patternAt(patterns, b)));
  }
  return count < 2 ? 0 : (2 * sum) / (count * (count - 1));
}

/**
 * A cue: `pattern` with exactly `flips` units turned, drawn without replacement, written to `out`.
 *
 * @param order scratch, the numbers 0 … N − 1 in any order; left in another
 */
export function corrupt(
  pattern: ArrayLike<number>,
  flips: number,
  order: Int32Array,
  rng: Rng,
  out: Int8Array,
): void {
  const n = out.length;
  for (let i = 0; i < n; i++) out[i] = pattern[i];
  for (let k = 0; k < flips; k++) {
    const j = k + integer(rng, n - k);
    const unit = order[j];
    order[j] = order[k];
    order[k] = unit;
    out[unit] = -out[unit];
  }
}
