import { describe, expect, it } from 'vitest';
import { hebbWeights } from '@/lib/ml/hopfield';
import { coordinateOf, heightAt, meansAt, placeOn, surfaceOf } from '@/lib/ml/memoryPlane';
import { createMemory, type Rule } from '@/lib/ml/memoryRules';
import { overlap, patternAt, randomPatterns } from '@/lib/ml/patterns';
import { createRng, integer } from '@/lib/rng';

const patterns = randomPatterns(60, 5, createRng(11));
const [first, second] = [patternAt(patterns, 1), patternAt(patterns, 3)];
const c = overlap(first, second);

/** Means over the units where the two patterns agree, and where they differ, counted one by one. */
function counted(s: Int8Array): { u: number; v: number } {
  const mean = (agree: boolean) => {
    const units = [...s.keys()].filter((i) => (first[i] === second[i]) === agree);
    return units.reduce((sum, i) => sum + first[i] * s[i], 0) / units.length;
  };
  return { u: mean(true), v: mean(false) };
}

describe('the place of an arrangement', () => {
  it('is the mean over the units where two patterns agree, and where they differ', () => {
    const rng = createRng(2);
    for (let k = 0; k < 20; k++) {
      const s = Int8Array.from({ length: 60 }, () => 2 * integer(rng, 2) - 1);
      const place = placeOn(overlap(first, s), overlap(second, s), c);
      const expected = counted(s);
      expect(place.u).toBeCloseTo(expected.u, 12);
      expect(place.v).toBeCloseTo(expected.v, 12);
    }
  });

  it('is a corner for the memories and their negatives', () => {
    expect(placeOn(1, c, c)).toEqual({ u: 1, v: 1 });
    expect(placeOn(c, 1, c)).toEqual({ u: 1, v: -1 });
    expect(placeOn(-1, -c, c)).toEqual({ u: -1, v: -1 });
    expect(placeOn(-c, -1, c)).toEqual({ u: -1, v: 1 });
  });

  it('is the nearest point of the plane: what is left is orthogonal to both patterns', () => {
    const s = patternAt(patterns, 4);
    const means = new Float64Array(60);
    meansAt(first, second, placeOn(overlap(first, s), overlap(second, s), c), means);
    const rest = means.map((m, i) => s[i] - m);
    expect(Math.abs(overlap(first, rest))).toBeLessThan(1e-14);
    expect(Math.abs(overlap(second, rest))).toBeLessThan(1e-14);
    // m = a ξ¹ + b ξ² with a = (u + v)/2, b = (u − v)/2.
    const { u, v } = placeOn(overlap(first, s), overlap(second, s), c);
    const combined = means.map((_, i) => ((u + v) / 2) * first[i] + ((u - v) / 2) * second[i]);
    means.forEach((m, i) => {
      expect(m).toBeCloseTo(combined[i], 14);
    });
  });
});

describe('the height', () => {
  it('of a place is the mean energy of independent spins, counted over all arrangements', () => {
    const small = randomPatterns(8, 3, createRng(5));
    const { weights } = hebbWeights(small);
    const [a, b] = [patternAt(small, 0), patternAt(small, 1)];
    const means = new Float64Array(8);
    meansAt(a, b, { u: 0.3, v: -0.6 }, means);
    let mean = 0;
    for (let code = 0; code < 256; code++) {
      let [probability, energy] = [1, 0];
      const s = Array.from({ length: 8 }, (_, i) => ((code >> i) & 1 ? 1 : -1));
      s.forEach((value, i) => {
        probability *= (1 + value * means[i]) / 2;
        for (let j = 0; j < i; j++) energy -= weights[i * 8 + j] * value * s[j];
      });
      mean += probability * energy;
    }
    const surface = surfaceOf(createMemory(small, 'hebb'), a, b, 21, true);
    expect(heightAt(surface, 0.3, -0.6)).toBeCloseTo(mean, 5);
  });

  it('from three points is that of all points, for every rule of pairs', () => {
    for (const rule of ['hebb', 'pseudo-inverse', 'storkey'] satisfies Rule[]) {
      const memory = createMemory(patterns, rule);
      const quick = surfaceOf(memory, first, second, 9, true);
      const slow = surfaceOf(memory, first, second, 9, false);
      quick.heights.forEach((height, k) => {
        expect(height, rule).toBeCloseTo(slow.heights[k], 4);
      });
    }
  });

  it('at the corners is the energy of the memories, of the modern rule, too', () => {
    for (const rule of ['hebb', 'pseudo-inverse', 'storkey', 'exponential'] satisfies Rule[]) {
      const memory = createMemory(patterns, rule);
      const { heights, points } = surfaceOf(memory, first, second, 7, rule !== 'exponential');
      const last = points - 1;
      expect(heights[last * points + last]).toBeCloseTo(memory.energyAt(first), 4);
      expect(heights[last]).toBeCloseTo(memory.energyAt(second), 4);
      expect(heights[0]).toBeCloseTo(memory.energyAt(first.map((x) => -x)), 4);
    }
  });

  it('between grid points is bilinear', () => {
    expect([0, 3, 6].map((k) => coordinateOf(k, 7))).toEqual([-1, 0, 1]);
    const heights = Float32Array.from({ length: 9 }, (_, k) => (k % 3) + 10 * Math.floor(k / 3));
    const surface = { points: 3, heights };
    expect(heightAt(surface, -0.5, 0.25)).toBeCloseTo(0.5 + 12.5, 4);
    expect(heightAt(surface, 1, 1)).toBeCloseTo(22, 3);
  });
});
