import { describe, expect, it } from 'vitest';
import { createRng, integer, jump, nextUint32, normal, type Rng, shuffle, uniform } from '@/lib/rng';

const SEEDS = [1, 2, 3, 2024];

/** χ² of counts against equal expectation, in standard deviations from its mean. */
function chiSquareDeviation(counts: ArrayLike<number>): number {
  const total = Array.from(counts).reduce((a, b) => a + b, 0);
  const expected = total / counts.length;
  const chiSquare = Array.from(counts).reduce((sum, c) => sum + (c - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/** √n times the largest distance between the empirical and the given distribution (Kolmogorov–Smirnov); 99.9 % lie below 1.95. */
function kolmogorovSmirnov(sample: Float64Array, distribution: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const f = distribution(sorted[i]);
    largest = Math.max(largest, (i + 1) / n - f, f - i / n);
  }
  return largest * Math.sqrt(n);
}

/** Normal distribution function by its power series; for |x| < 8. */
function normalDistribution(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

function draw(n: number, rng: Rng, next: (rng: Rng) => number): Float64Array {
  return Float64Array.from({ length: n }, () => next(rng));
}

describe('xoshiro128**', () => {
  it('gives the published numbers for the state 1, 2, 3, 4', () => {
    const rng = Uint32Array.of(1, 2, 3, 4);
    expect(Array.from({ length: 10 }, () => nextUint32(rng))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('is seeded with the published splitmix64 sequence of 1234567', () => {
    const words = [6457827717110365317n, 3203168211198807973n].flatMap((w) => [w & 0xffffffffn, w >> 32n]);
    expect(Array.from(createRng(1234567))).toEqual(words.map(Number));
  });

  it('jumps 2⁶⁴ numbers: the transition matrix over GF(2), squared 64 times', () => {
    const pack = (rng: Rng) => rng.reduce((sum, word, i) => sum | (BigInt(word) << BigInt(32 * i)), 0n);
    const unpack = (bits: bigint) =>
      Uint32Array.from([0n, 32n, 64n, 96n], (shift) => Number((bits >> shift) & 0xffffffffn));
    let columns = Array.from({ length: 128 }, (_, i) => {
      const rng = unpack(1n << BigInt(i));
      nextUint32(rng);
      return pack(rng);
    });
    const apply = (vector: bigint) => {
      let sum = 0n;
      for (let i = 0, rest = vector; rest !== 0n; i++, rest >>= 1n) if (rest & 1n) sum ^= columns[i];
      return sum;
    };
    for (let k = 0; k < 64; k++) columns = columns.map(apply);
    const start = createRng(5);
    const jumped = start.slice();
    jump(jumped);
    expect(pack(jumped)).toBe(apply(pack(start)));
    expect(createRng(5, 3)).toEqual(unpack(apply(apply(apply(pack(start))))));
  });

  it('depends on the seed, on the stream, on nothing else', () => {
    const states = new Set<string>();
    for (const seed of [0, 1, -1, 0.5, 2 ** 32, 2 ** 53, 1e300]) {
      for (let stream = 0; stream < 8; stream++) {
        states.add(createRng(seed, stream).join());
        expect(createRng(seed, stream)).toEqual(createRng(seed, stream));
      }
    }
    expect(states.size).toBe(7 * 8);
  });

  it('has even bits at both ends of the word', () => {
    for (const seed of SEEDS) {
      const rng = createRng(seed);
      const high = new Float64Array(256);
      const low = new Float64Array(256);
      for (let i = 0; i < 256 * 400; i++) {
        const word = nextUint32(rng);
        high[word >>> 24]++;
        low[word & 255]++;
      }
      expect(Math.abs(chiSquareDeviation(high))).toBeLessThan(4);
      expect(Math.abs(chiSquareDeviation(low))).toBeLessThan(4);
    }
  });

  it('streams are uncorrelated with each other', () => {
    const n = 50_000;
    const streams = Array.from({ length: 8 }, (_, s) => draw(n, createRng(1, s), uniform));
    for (let a = 0; a < 8; a++) {
      for (let b = 0; b < a; b++) {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += (streams[a][i] - 0.5) * (streams[b][i] - 0.5);
        expect(Math.abs((12 * sum) / Math.sqrt(n)), `streams ${a}, ${b}`).toBeLessThan(4.5);
      }
    }
  });

  it('refuses junk', () => {
    expect(() => createRng(Number.NaN)).toThrow('seed = NaN: expected a finite number');
    expect(() => createRng(1, -1)).toThrow('stream = -1: expected an integer ≥ 0');
    expect(() => createRng(1, 0.5)).toThrow(RangeError);
  });
});

describe('uniform', () => {
  it('is uniform on [0, 1)', () => {
    for (const seed of SEEDS) {
      const sample = draw(100_000, createRng(seed), uniform);
      expect(kolmogorovSmirnov(sample, (x) => x)).toBeLessThan(1.95);
      expect(sample.every((x) => x >= 0 && x < 1)).toBe(true);
    }
  });

  it('has 53 random bits', () => {
    const counts = new Float64Array(53);
    const rng = createRng(7);
    const n = 20_000;
    for (let i = 0; i < n; i++) {
      let x = uniform(rng);
      for (let bit = 0; bit < 53; bit++) {
        x *= 2;
        if (x >= 1) {
          counts[bit]++;
          x -= 1;
        }
      }
      expect(x).toBe(0);
    }
    for (const count of counts) expect(Math.abs(count - n / 2)).toBeLessThan(4.5 * Math.sqrt(n / 4));
  });

  it('fills the square evenly with successive pairs', () => {
    const counts = new Float64Array(32 * 32);
    const rng = createRng(11);
    for (let i = 0; i < 200_000; i++) {
      counts[32 * Math.floor(32 * uniform(rng)) + Math.floor(32 * uniform(rng))]++;
    }
    expect(Math.abs(chiSquareDeviation(counts))).toBeLessThan(4);
  });
});

describe('normal', () => {
  it('is normal (Kolmogorov–Smirnov)', () => {
    for (const seed of SEEDS) {
      expect(kolmogorovSmirnov(draw(200_000, createRng(seed), normal), normalDistribution)).toBeLessThan(
        1.95,
      );
    }
  });

  it('has the moments 0, 1, 0, 3, 15 within five standard errors', () => {
    const n = 1_000_000;
    const rng = createRng(1);
    const sums = new Float64Array(5);
    for (let i = 0; i < n; i++) {
      const x = normal(rng);
      sums[0] += x;
      sums[1] += x * x;
      sums[2] += x ** 3;
      sums[3] += x ** 4;
      sums[4] += x ** 6;
    }
    const exact = [0, 1, 0, 3, 15];
    const variances = [1, 2, 15, 96, 10395 - 225];
    exact.forEach((moment, k) => {
      expect(Math.abs(sums[k] / n - moment)).toBeLessThan(5 * Math.sqrt(variances[k] / n));
    });
  });

  it('has the right tails, both of them', () => {
    const n = 4_000_000;
    const rng = createRng(3);
    const edges = [2, 3, 3.6541528853610088, 4, 4.5];
    const above = new Float64Array(edges.length);
    const below = new Float64Array(edges.length);
    for (let i = 0; i < n; i++) {
      const x = normal(rng);
      if (x > -2 && x < 2) continue;
      for (let k = 0; k < edges.length; k++) {
        if (x > edges[k]) above[k]++;
        if (x < -edges[k]) below[k]++;
      }
    }
    edges.forEach((edge, k) => {
      const expected = n * (1 - normalDistribution(edge));
      expect(Math.abs(above[k] - expected), `above ${edge}`).toBeLessThan(4.5 * Math.sqrt(expected));
      expect(Math.abs(below[k] - expected), `below ${-edge}`).toBeLessThan(4.5 * Math.sqrt(expected));
    });
  });

  it('falls off beyond the ziggurat as a normal density does, not as an exponential', () => {
    const edge = 3.6541528853610088;
    const rng = createRng(5);
    const excess: number[] = [];
    for (let i = 0; i < 16_000_000; i++) {
      const x = Math.abs(normal(rng));
      if (x > edge) excess.push(x - edge);
    }
    const density = Math.exp(-0.5 * edge * edge) / Math.sqrt(2 * Math.PI);
    const exact = density / (1 - normalDistribution(edge)) - edge;
    const mean = excess.reduce((a, b) => a + b, 0) / excess.length;
    const variance = 1 - exact * (exact + edge);
    expect(Math.abs(mean - exact)).toBeLessThan(4.5 * Math.sqrt(variance / excess.length));
  });

  it('keeps nothing outside the state', () => {
    const rng = createRng(9);
    for (let i = 0; i < 1001; i++) normal(rng);
    const copy = structuredClone(rng);
    const ahead = draw(100, rng, normal);
    normal(createRng(1));
    expect(draw(100, copy, normal)).toEqual(ahead);
  });
});

describe('integer', () => {
  it('is even', () => {
    for (const n of [2, 3, 10, 1000]) {
      const counts = new Float64Array(n);
      const rng = createRng(n);
      for (let i = 0; i < 400 * n; i++) counts[integer(rng, n)]++;
      expect(Math.abs(chiSquareDeviation(counts)), `n = ${n}`).toBeLessThan(4);
    }
  });

  it('draws again where a plain product would favour some numbers', () => {
    const rng = Uint32Array.of(1, 2, 3, 4);
    nextUint32(rng);
    // The next words are 0, which no multiple of 2³² / 1000003 owns alone, and 5927040.
    expect(integer(rng, 1_000_003)).toBe(Math.floor((5927040 * 1_000_003) / 2 ** 32));
  });

  it('is even also for large n', () => {
    const n = 3 * 2 ** 50;
    const counts = new Float64Array(24);
    const rng = createRng(4);
    for (let i = 0; i < 24_000; i++) counts[Math.floor((24 * integer(rng, n)) / n)]++;
    expect(Math.abs(chiSquareDeviation(counts))).toBeLessThan(4);
  });

  it('covers its range and refuses others', () => {
    expect(integer(createRng(1), 1)).toBe(0);
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 54]) {
      expect(() => integer(createRng(1), n)).toThrow(RangeError);
    }
  });
});

describe('shuffle', () => {
  it('makes all 24 orders of four equally often', () => {
    const counts = new Map<string, number>();
    const rng = createRng(6);
    for (let i = 0; i < 24_000; i++) {
      const order = shuffle(rng, Uint8Array.of(0, 1, 2, 3)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(Math.abs(chiSquareDeviation([...counts.values()]))).toBeLessThan(4);
  });
});
