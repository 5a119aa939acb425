import { overlap, overlaps, type Patterns, patternAt } from './patterns';

/**
 * What an arrangement is, seen from the stored patterns: one of them, the negative of one, a mixture
 * sgn(±ξᵃ ± ξᵇ ± ξᶜ) of three, or something else. `match` is its overlap with what it is called, for `other` the largest
 * |m| with a pattern.
 */
export type Recalled =
  | { kind: 'stored' | 'negative'; pattern: number; match: number }
  | { kind: 'mixture'; patterns: [number, number, number]; signs: [number, number, number]; match: number }
  | { kind: 'other'; match: number };

/** Overlap from which an arrangement goes by the name of a pattern: near saturation a memory is a few units off. */
export const SAME = 0.95;

/**
 * Names an arrangement. A pattern wins over a mixture; the mixture tried is that of the three patterns with the largest
 * |m|, which has m = ½ with each of three random ones.
 *
 * @param same least overlap with a pattern or a mixture that carries its name
 */
export function recallOf(patterns: Patterns, s: ArrayLike<number>, same = SAME): Recalled {
  const m = overlaps(patterns, s);
  const order = Array.from(m.keys()).sort((a, b) => Math.abs(m[b]) - Math.abs(m[a]));
  const [first, second, third] = order;
  if (first === undefined) return { kind: 'other', match: 0 };
  const match = Math.abs(m[first]);
  if (match >= same) return { kind: m[first] > 0 ? 'stored' : 'negative', pattern: first, match };
  if (third !== undefined) {
    const three: [number, number, number] = [first, second, third];
    const signs = three.map((mu) => (m[mu] < 0 ? -1 : 1)) as [number, number, number];
    const mixed = overlap(mixture(patterns, three, signs), s);
    if (mixed >= same) return { kind: 'mixture', patterns: three, signs, match: mixed };
  }
  return { kind: 'other', match };
}

/** sgn(Σ_k sign_k ξ^(μ_k)) of an odd number of patterns: a valley that nobody stored. */
export function mixture(
  patterns: Patterns,
  members: readonly number[],
  signs: readonly number[] = members.map(() => 1),
): Int8Array {
  if (members.length % 2 === 0) {
    throw new RangeError(`${members.length} patterns: expected an odd number, so that no sum is zero`);
  }
  const out = new Int8Array(patterns.size);
  const rows = members.map((mu) => patternAt(patterns, mu));
  for (let i = 0; i < out.length; i++) {
    out[i] = rows.reduce((sum, row, k) => sum + signs[k] * row[i], 0) > 0 ? 1 : -1;
  }
  return out;
}
