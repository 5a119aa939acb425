/**
 * AssemblyScript: random bits. `rng` is the address of the four words of a generator as in `lib/rng.ts`, `words` that of
 * room for as many random words as are drawn at once. The same numbers in the same order as `rbmSampling.ts` draws.
 */

/** `count` random words: xoshiro128** 1.1, as in `lib/rng.ts`. */
function fillWords(rng: usize, words: usize, count: i32): void {
  let s0 = load<u32>(rng);
  let s1 = load<u32>(rng, 4);
  let s2 = load<u32>(rng, 8);
  let s3 = load<u32>(rng, 12);
  const end = words + ((count as usize) << 2);
  for (let to = words; to < end; to += 4) {
    store<u32>(to, rotl<u32>(s1 * 5, 7) * 9);
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotl<u32>(s3, 11);
  }
  store<u32>(rng, s0);
  store<u32>(rng, s1, 4);
  store<u32>(rng, s2, 8);
  store<u32>(rng, s3, 12);
}

/** out ← 1 with probability p, for `count` numbers; zeros of p beyond them give zeros. */
export function drawBits(rng: usize, words: usize, p: usize, out: usize, count: i32): void {
  fillWords(rng, words, count);
  const bytes = (count as usize) << 2;
  const scale = f32x4.splat(4294967296);
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const word = f32x4.convert_i32x4_u(v128.load(words + at));
    v128.store(out + at, v128.and(one, f32x4.lt(word, f32x4.mul(scale, v128.load(p + at)))));
  }
}

/** One of a group of `labels`, by their probabilities. */
export function drawLabel(rng: usize, words: usize, p: usize, out: usize, labels: i32): void {
  fillWords(rng, words, 1);
  let left = ((load<u32>(words) as f64) / 4294967296.0) as f32;
  let chosen: i32 = 0;
  while (chosen < labels - 1 && left >= load<f32>(p + ((chosen as usize) << 2))) {
    left -= load<f32>(p + ((chosen as usize) << 2));
    chosen++;
  }
  for (let k: i32 = 0; k < labels; k++) store<f32>(out + ((k as usize) << 2), k === chosen ? 1 : 0);
}
