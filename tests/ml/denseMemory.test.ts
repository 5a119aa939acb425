import { describe, expect, it } from 'vitest';
import { erfc } from '@/lib/erf';
import { exponentialMemory, polynomialMemory, softmaxEnergy, softmaxUpdate } from '@/lib/ml/denseMemory';
import { hebbMemory, type Memory } from '@/lib/ml/hopfield';
import { settle } from '@/lib/ml/hopfieldDynamics';
import { corrupt, patternAt, randomPatterns } from '@/lib/ml/patterns';
import { createRng, normal } from '@/lib/rng';

/** Share of the patterns that are at rest in every unit, over the first `tried`. */
function atRest(memory: Memory, patterns: ReturnType<typeof randomPatterns>, tried: number): number {
  const sums = new Float64Array(memory.sumCount);
  let stable = 0;
  for (let mu = 0; mu < tried; mu++) {
    const s = patternAt(patterns, mu).slice();
    memory.prepare(s, sums);
    let rest = true;
    for (let i = 0; i < s.length; i++) rest &&= s[i] * memory.field(s, sums, i) > 0;
    if (rest) stable++;
  }
  return stable / tried;
}

describe('the polynomial memory', () => {
  const size = 100;

  it('of degree 2 is Hebb’s, up to the constant P/2', () => {
    const patterns = randomPatterns(size, 12, createRng(1));
    const [pairs, square] = [hebbMemory(patterns), polynomialMemory(patterns, 2)];
    const s = patternAt(randomPatterns(size, 1, createRng(2)), 0);
    const sums = new Float64Array(12);
    pairs.prepare(s, sums);
    for (let i = 0; i < size; i++) expect(square.field(s, sums, i)).toBeCloseTo(pairs.field(s, sums, i), 12);
    expect(square.energy(s, sums)).toBeCloseTo(pairs.energy(s, sums) - 6, 12);
  });

  it.each([
    [2, 15, 0.9, 1],
    [2, 40, 0.05, 0.6],
    [3, 100, 1, 1],
    [3, 400, 0.95, 1],
    [4, 1000, 1, 1],
    [4, 4000, 0.95, 1],
  ])(
    'rectified, of degree %i, holds %i patterns of 100 units: from %f to %f of them at rest',
    (degree, count, from, to) => {
      const patterns = randomPatterns(size, count, createRng(3));
      const share = atRest(polynomialMemory(patterns, degree, true), patterns, Math.min(count, 60));
      expect(share).toBeGreaterThanOrEqual(from);
      expect(share).toBeLessThanOrEqual(to);
    },
  );

  it('of degree 3 has as many patterns at rest as its noise leaves', () => {
    // The others add noise of variance 36·3N²·P to a signal of 6N²: N units at rest with chance (1 − ½ erfc(x/√2))^N.
    const count = 400;
    const patterns = randomPatterns(size, count, createRng(3));
    const share = atRest(polynomialMemory(patterns, 3), patterns, count);
    const expected = (1 - 0.5 * erfc(size / Math.sqrt(6 * count))) ** size;
    expect(Math.abs(share - expected)).toBeLessThan(0.1);
  });

  it('of odd degree does not store the negatives', () => {
    const patterns = randomPatterns(size, 3, createRng(4));
    const energies = [3, 4].map((degree) => {
      const memory = polynomialMemory(patterns, degree);
      const xi = patternAt(patterns, 0);
      return [memory.energyAt(xi), memory.energyAt(xi.map((v) => -v))];
    });
    expect(energies[0][0]).toBeLessThan(-30);
    expect(energies[0][1]).toBeGreaterThan(30);
    expect(energies[1][1]).toBeCloseTo(energies[1][0], 10);
  });

  it('refuses a degree below 2, above 8, or between', () => {
    const patterns = randomPatterns(5, 1, createRng(1));
    for (const degree of [1, 9, 2.5, Number.NaN])
      expect(() => polynomialMemory(patterns, degree)).toThrow(RangeError);
  });
});

describe('the exponential memory', () => {
  it('recalls each of 3000 patterns of 100 units from 20 % of noise', () => {
    const size = 100;
    const patterns = randomPatterns(size, 3000, createRng(5));
    const memory = exponentialMemory(patterns);
    const sums = new Float64Array(memory.sumCount);
    const rng = createRng(6);
    const order = Int32Array.from({ length: size }, (_, i) => i);
    const s = new Int8Array(size);
    for (let mu = 0; mu < 20; mu++) {
      corrupt(patternAt(patterns, mu), 20, order, rng, s);
      settle(memory, s, sums, order, rng);
      expect(s).toEqual(patternAt(patterns, mu));
    }
  });

  it('descends as the sum of exponentials does, where that is still a number', () => {
    const patterns = randomPatterns(30, 8, createRng(7));
    const memory = exponentialMemory(patterns, 1);
    const s = patternAt(randomPatterns(30, 1, createRng(8)), 0);
    const sums = new Float64Array(memory.sumCount);
    memory.prepare(s, sums);
    const plain = (x: Int8Array) => {
      let sum = 0;
      for (let mu = 0; mu < 8; mu++) {
        let product = 0;
        for (let i = 0; i < 30; i++) product += patternAt(patterns, mu)[i] * x[i];
        sum -= Math.exp(product);
      }
      return sum;
    };
    for (let i = 0; i < 30; i++) {
      const flipped = s.slice();
      flipped[i] = -flipped[i];
      expect(Math.sign(-s[i] * memory.field(s, sums, i))).toBe(Math.sign(plain(s) - plain(flipped)));
    }
  });

  it('stays a number where e^N does not, and refuses what is not a sharpness', () => {
    const patterns = randomPatterns(2000, 3, createRng(9));
    const memory = exponentialMemory(patterns, 20);
    const sums = new Float64Array(memory.sumCount);
    const s = patternAt(patterns, 1).slice();
    memory.prepare(s, sums);
    expect(memory.energy(s, sums)).toBeCloseTo(-2000, 9);
    expect(memory.field(s, sums, 0)).toBeCloseTo(s[0], 9);
    for (const beta of [0, -1, 101, Number.NaN])
      expect(() => exponentialMemory(patterns, beta)).toThrow(RangeError);
  });
});

describe('the continuous memory', () => {
  const [d, count] = [64, 1000];
  const rng = createRng(10);
  const rows = new Float64Array(d * count);
  for (let mu = 0; mu < count; mu++) {
    const row = rows.subarray(mu * d, (mu + 1) * d);
    let square = 0;
    for (let i = 0; i < d; i++) {
      row[i] = normal(rng);
      square += row[i] * row[i];
    }
    for (let i = 0; i < d; i++) row[i] /= Math.sqrt(square);
  }
  const cosine = (a: Float64Array, b: Float64Array) => {
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = 0; i < d; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  };

  it.each([
    [1, 0.5694, 0.3, 0.6],
    [8, 0.9987, 0.998, 1],
    [32, 1, 0.999999, 1],
  ])(
    'at β = %i one update of a noisy query ends at a cosine like the reference, %f',
    (beta, reference, from, to) => {
      const out = new Float64Array(d);
      const weights = new Float64Array(count);
      const cosines = Float64Array.from({ length: 256 }, (_, mu) => {
        const target = rows.subarray(mu * d, (mu + 1) * d);
        const query = target.map((x) => x + (0.3 * normal(rng)) / Math.sqrt(d));
        softmaxUpdate(rows, query, beta, weights, out);
        return cosine(out, target);
      }).sort();
      // The reference is one query in one other set: it lies inside what 256 queries give, four digits printed.
      expect(cosines[0] - 5e-5).toBeLessThanOrEqual(reference);
      expect(cosines[255] + 5e-5).toBeGreaterThanOrEqual(reference);
      expect(cosines[128]).toBeGreaterThan(from);
      expect(cosines[128]).toBeLessThan(to + 1e-12);
    },
  );

  it('never raises its energy, and its weights are a softmax', () => {
    const x = Float64Array.from({ length: d }, () => normal(rng) / 8);
    const weights = new Float64Array(count);
    let energy = softmaxEnergy(rows, x, 8);
    for (let k = 0; k < 20; k++) {
      softmaxUpdate(rows, x, 8, weights, x);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      const next = softmaxEnergy(rows, x, 8);
      expect(next).toBeLessThanOrEqual(energy + 1e-12);
      energy = next;
    }
  });
});
