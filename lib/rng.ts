import { exp, log } from './math';

/**
 * State of a random number generator: four 32-bit words, so that it lives inside the state of a simulation.
 *
 * The generator is xoshiro128** 1.1 (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators",
 * ACM Trans. Math. Softw. 47, 36, 2021): period 2¹²⁸ − 1, all 32 output bits usable.
 */
export type Rng = Uint32Array;

const WORD = 4294967296;

/**
 * Generator for a seed and a stream.
 *
 * The words are filled by splitmix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014) from the 64 bits of `seed`; stream s
 * starts s · 2⁶⁴ numbers further on the same orbit, so streams of one seed cannot overlap. Cost grows with `stream`
 * (about a microsecond each).
 *
 * @param seed any finite number; different integers give different generators
 * @param stream integer ≥ 0
 */
export function createRng(seed: number, stream = 0): Rng {
  if (!Number.isFinite(seed)) throw new RangeError(`seed = ${seed}: expected a finite number`);
  if (!Number.isInteger(stream) || stream < 0) {
    throw new RangeError(`stream = ${stream}: expected an integer ≥ 0`);
  }
  const rng = new Uint32Array(4);
  let x = seedBits(seed);
  for (let i = 0; i < 4; i += 2) {
    x = BigInt.asUintN(64, x + 0x9e3779b97f4a7c15n);
    let z = x;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    z ^= z >> 31n;
    rng[i] = Number(z & 0xffffffffn);
    rng[i + 1] = Number(z >> 32n);
  }
  for (let s = 0; s < stream; s++) jump(rng);
  return rng;
}

/** Integers seed as themselves (the published splitmix64 sequence), other numbers by their IEEE bits. */
function seedBits(seed: number): bigint {
  if (Number.isSafeInteger(seed)) return BigInt.asUintN(64, BigInt(seed));
  return new BigUint64Array(new Float64Array([seed]).buffer)[0];
}

/** Next 32 random bits, an integer in [0, 2³²). */
export function nextUint32(rng: Rng): number {
  const s0 = rng[0];
  const s1 = rng[1];
  const s2 = rng[2] ^ s0;
  const s3 = rng[3] ^ s1;
  rng[1] = s1 ^ s2;
  rng[0] = s0 ^ s3;
  rng[2] = s2 ^ (s1 << 9);
  rng[3] = (s3 << 11) | (s3 >>> 21);
  const m = Math.imul(s1, 5);
  return Math.imul((m << 7) | (m >>> 25), 9) >>> 0;
}

const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];

/** Moves the generator 2⁶⁴ numbers ahead. */
export function jump(rng: Rng): void {
  const sum = [0, 0, 0, 0];
  for (const word of JUMP) {
    for (let bit = 0; bit < 32; bit++) {
      if ((word >>> bit) & 1) for (let i = 0; i < 4; i++) sum[i] ^= rng[i];
      nextUint32(rng);
    }
  }
  rng.set(sum);
}

/** Uniform number in [0, 1): a multiple of 2⁻⁵³, all 53 bits random. */
export function uniform(rng: Rng): number {
  const high = nextUint32(rng) >>> 5;
  return (high * 67108864 + (nextUint32(rng) >>> 6)) / 9007199254740992;
}

/**
 * Uniform integer in [0, n), without bias (D. Lemire, ACM Trans. Model. Comput. Simul. 29, 3, 2019).
 *
 * @param n integer, 1 … 2⁵³
 */
export function integer(rng: Rng, n: number): number {
  if (!(n >= 1 && n <= 9007199254740992 && n === Math.floor(n))) {
    throw new RangeError(`n = ${n}: expected an integer from 1 to 2^53`);
  }
  if (n <= 2097152) {
    // The product is exact in float64; its high word is the result, its low word tells when to draw again.
    for (;;) {
      const product = nextUint32(rng) * n;
      const high = Math.floor(product / WORD);
      const low = product - high * WORD;
      if (low >= n || low >= WORD % n) return high;
    }
  }
  const limit = 9007199254740992 - (9007199254740992 % n);
  for (;;) {
    const draw = uniform(rng) * 9007199254740992;
    if (draw < limit) return draw % n;
  }
}

/** Random permutation in place (Fisher–Yates); returns the array. */
export function shuffle<T extends { [index: number]: unknown; length: number }>(rng: Rng, array: T): T {
  for (let i = array.length - 1; i > 0; i--) {
    const j = integer(rng, i + 1);
    const swapped = array[i];
    array[i] = array[j];
    array[j] = swapped;
  }
  return array;
}

// Ziggurat of 256 layers of equal area V under exp(−x²/2), the base layer carrying the tail beyond R
// (G. Marsaglia and W. W. Tsang, J. Stat. Softw. 5, 8, 2000, with independent bits for layer and position).
const R = 3.6541528853610088;
const V = 0.00492867323399;
const EDGE = new Float64Array(257);
const HEIGHT = new Float64Array(257);
const SCALE = new Float64Array(256);
EDGE[0] = V / exp(-0.5 * R * R);
EDGE[1] = R;
for (let i = 2; i < 256; i++) {
  EDGE[i] = Math.sqrt(-2 * log(V / EDGE[i - 1] + exp(-0.5 * EDGE[i - 1] * EDGE[i - 1])));
}
for (let i = 0; i <= 256; i++) HEIGHT[i] = exp(-0.5 * EDGE[i] * EDGE[i]);
for (let i = 0; i < 256; i++) SCALE[i] = EDGE[i] / 9007199254740992;

/** Tables of `normal`, for its twins in other languages: where the tail begins; edges and heights of the layers; edge/2⁵³. */
export const ZIGGURAT = { tail: R, edge: EDGE, height: HEIGHT, scale: SCALE };

/** Standard normal number (mean 0, variance 1); all randomness comes from, and stays in, `rng`. */
export function normal(rng: Rng): number {
  for (;;) {
    const bits = nextUint32(rng);
    const layer = bits & 255;
    // 53 bits of position: 23 above the layer and sign of the first word, 30 of the second.
    const x = ((bits >>> 9) * 1073741824 + (nextUint32(rng) >>> 2)) * SCALE[layer];
    if (x < EDGE[layer + 1]) return bits & 256 ? -x : x;
    if (layer === 0) {
      const tail = R + normalTail(rng);
      return bits & 256 ? -tail : tail;
    }
    const y = HEIGHT[layer] + uniform(rng) * (HEIGHT[layer + 1] - HEIGHT[layer]);
    if (y < exp(-0.5 * x * x)) return bits & 256 ? -x : x;
  }
}

/** Distance beyond R of a normal number known to lie there (G. Marsaglia, Technometrics 6, 101, 1964). */
function normalTail(rng: Rng): number {
  for (;;) {
    const x = -log(1 - uniform(rng)) / R;
    const y = -log(1 - uniform(rng));
    if (y + y >= x * x) return x;
  }
}
