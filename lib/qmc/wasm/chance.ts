/**
 * AssemblyScript: random numbers as in `lib/rng.ts`, the same in the same order. The four words of the generator lie at
 * `RNG`, the tables of the ziggurat after them.
 */
import { CONSTANTS, exp, log } from './functions';

/** Four words of xoshiro128** 1.1. */
export const RNG: usize = 1088;
// Addresses of the layers' edges, heights (257 numbers each) and scales (256).
const EDGE: usize = 11392;
const HEIGHT: usize = 13448;
const SCALE: usize = 15504;

function next(): u32 {
  const s0 = load<u32>(RNG);
  const s1 = load<u32>(RNG, 4);
  const s2 = load<u32>(RNG, 8) ^ s0;
  const s3 = load<u32>(RNG, 12) ^ s1;
  store<u32>(RNG, s1 ^ s2, 4);
  store<u32>(RNG, s0 ^ s3);
  store<u32>(RNG, s2 ^ (s1 << 9), 8);
  store<u32>(RNG, rotl<u32>(s3, 11), 12);
  return rotl<u32>(s1 * 5, 7) * 9;
}

/** In [0, 1), all 53 bits random. */
export function uniform(): f64 {
  const high = (next() >> 5) as f64;
  return (high * 67108864 + ((next() >> 6) as f64)) / 9007199254740992;
}

/** Standard normal. */
export function normal(): f64 {
  while (true) {
    const bits = next();
    const layer = (bits & 255) << 3;
    const x =
      (((bits >> 9) as f64) * 1073741824 + ((next() >> 2) as f64)) * load<f64>(SCALE + (layer as usize));
    const negative = (bits & 256) !== 0;
    if (x < load<f64>(EDGE + (layer as usize), 8)) return negative ? -x : x;
    if (layer === 0) {
      const tail = load<f64>(CONSTANTS, 40) + normalTail();
      return negative ? -tail : tail;
    }
    const low = load<f64>(HEIGHT + (layer as usize));
    const y = low + uniform() * (load<f64>(HEIGHT + (layer as usize), 8) - low);
    if (y < exp(-0.5 * x * x)) return negative ? -x : x;
  }
}

function normalTail(): f64 {
  while (true) {
    const x = -log(1 - uniform()) / load<f64>(CONSTANTS, 40);
    const y = -log(1 - uniform());
    if (y + y >= x * x) return x;
  }
}
