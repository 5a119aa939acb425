import { cos, exp, expm1, log, log1p, sigmoid, sin, softplus, tanh } from '../../lib/math';

/** Words of a linear congruential generator (D. Knuth's constants), so that the arguments need no other module. */
function words(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state ^ (state >>> 15)) >>> 0;
  };
}

/**
 * Hash of the bits of every function of `lib/math.ts` at 40,000 arguments: half of them any float64 there is, half of
 * ordinary size. Equal in every engine, or the promise of `lib/math.ts` is broken there.
 */
export function mathHash(): string {
  const number = new DataView(new ArrayBuffer(8));
  const next = words(2024);
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  const functions = [exp, expm1, log, log1p, sin, cos, tanh, sigmoid, softplus];
  for (let i = 0; i < 40000; i++) {
    number.setUint32(0, next());
    number.setUint32(4, next());
    const x =
      i % 2 === 0 ? number.getFloat64(0) : (number.getUint32(0) / 2 ** 32 - 0.5) * 4 ** ((i >>> 1) % 6);
    for (const f of functions) {
      const y = f(x);
      // The bits of a NaN are not specified.
      number.setFloat64(0, Number.isNaN(y) ? 0 : y);
      first = Math.imul(first ^ number.getUint32(0), 0x01000193);
      second = Math.imul(second ^ number.getUint32(4) ^ (first >>> 13), 0x85ebca6b);
    }
  }
  return [first, second].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
