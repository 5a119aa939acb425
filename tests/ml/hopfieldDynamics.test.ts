import { describe, expect, it } from 'vitest';
import { countStates, couple, createPairEnergy, energyOf, type PairEnergy } from '@/lib/ml/energy';
import { type Memory, pairMemory } from '@/lib/ml/hopfield';
import {
  asynchronousSweep,
  settle,
  synchronousEnergy,
  synchronousStep,
  updateUnit,
} from '@/lib/ml/hopfieldDynamics';
import { mixture, recallOf } from '@/lib/ml/hopfieldStates';
import { createMemory, pairWeights } from '@/lib/ml/memoryRules';
import { createPatterns, overlap, patternAt, randomPatterns } from '@/lib/ml/patterns';
import { createRng, integer, normal, uniform } from '@/lib/rng';
import { blocking } from '@/lib/stats';

const randomSpins = (size: number, seed: number) => patternAt(randomPatterns(size, 1, createRng(seed)), 0);
const upTo = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

/** Random symmetric weights with a diagonal as `diagonal` draws it; small whole numbers, so that ties occur. */
function randomWeights(
  size: number,
  seed: number,
  diagonal: 'zero' | 'positive',
  whole: boolean,
): PairEnergy {
  const rng = createRng(seed);
  const draw = () => (whole ? integer(rng, 5) - 2 : normal(rng));
  const model = createPairEnergy(size, -1);
  for (let i = 0; i < size; i++) {
    model.bias[i] = draw();
    for (let j = 0; j < i; j++) couple(model, i, j, draw());
    if (diagonal === 'positive') couple(model, i, i, Math.abs(draw()));
  }
  return model;
}

function prepared(memory: Memory, s: Int8Array): Float64Array {
  const sums = new Float64Array(memory.sumCount);
  memory.prepare(s, sums);
  return sums;
}

describe('one unit at a time', () => {
  const cases = [2, 3, 7, 20, 61].flatMap((size) =>
    (['zero', 'positive'] as const).flatMap((diagonal) =>
      [true, false].map((whole) => ({ size, diagonal, whole })),
    ),
  );

  it.each(cases)(
    'never raises E: $size units, $diagonal diagonal, whole weights $whole',
    ({ size, diagonal, whole }) => {
      let ties = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const model = randomWeights(size, 1000 * size + seed, diagonal, whole);
        const memory = pairMemory(model);
        const rng = createRng(seed);
        const s = randomSpins(size, seed);
        const sums = prepared(memory, s);
        let energy = energyOf(model, s);
        for (let k = 0; k < 20 * size; k++) {
          const i = integer(rng, size);
          const h = memory.field(s, sums, i);
          const w = model.weights[i * (size + 1)];
          const value = s[i];
          const changed = updateUnit(memory, s, sums, i, 0, rng);
          const next = energyOf(model, s);
          if (h === 0) {
            ties++;
            expect(s[i]).toBe(value);
          }
          // A flip towards the field h pays 2|h|, and 2w_ii on top.
          expect(next - energy).toBeCloseTo(changed ? -2 * Math.abs(h) - 2 * w : 0, 9);
          expect(next - energy).toBeLessThanOrEqual(1e-12);
          energy = next;
        }
        expect(settle(memory, s, sums, upTo(size), rng)).toBeLessThan(1000);
        for (let i = 0; i < size; i++) expect(s[i] * memory.field(s, sums, i)).toBeGreaterThanOrEqual(-1e-12);
      }
      if (whole) expect(ties).toBeGreaterThan(0);
    },
  );

  it('may climb for ever when a self-coupling is negative', () => {
    const model = createPairEnergy(2, -1);
    couple(model, 0, 0, -2);
    couple(model, 0, 1, 1);
    couple(model, 1, 1, -2);
    const memory = pairMemory(model);
    const s = Int8Array.of(1, 1);
    const sums = prepared(memory, s);
    const energies = [energyOf(model, s)];
    for (let k = 0; k < 8; k++) {
      updateUnit(memory, s, sums, k % 2, 0, createRng(1));
      energies.push(energyOf(model, s));
    }
    expect(energies.some((e, k) => k > 0 && e > energies[k - 1])).toBe(true);
    expect(settle(memory, s, sums, null, createRng(1), 500)).toBe(500);
  });

  it('takes the units in a drawn or in the written order, each once a sweep', () => {
    const seen: number[] = [];
    const memory: Memory = {
      size: 9,
      sumCount: 0,
      prepare: () => undefined,
      field: (_, __, i) => {
        seen.push(i);
        return 0;
      },
      flip: () => undefined,
      energy: () => 0,
      energyAt: () => 0,
    };
    const s = randomSpins(9, 1);
    asynchronousSweep(memory, s, new Float64Array(0), null, 0, createRng(1));
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    seen.length = 0;
    asynchronousSweep(memory, s, new Float64Array(0), upTo(9), 0, createRng(1));
    expect(seen).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(seen.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('all units at once', () => {
  it('two units that dislike each other flip for ever', () => {
    const model = createPairEnergy(2, -1);
    couple(model, 0, 1, -1);
    const memory = pairMemory(model);
    const s = Int8Array.of(1, 1);
    const before = s.slice();
    const sums = prepared(memory, s);
    const path = [0, 1, 2, 3].map(() => {
      const outcome = synchronousStep(memory, s, before, sums, 0, createRng(1));
      return [...s, outcome];
    });
    expect(path).toEqual([
      [-1, -1, 'moving'],
      [1, 1, 'cycle'],
      [-1, -1, 'cycle'],
      [1, 1, 'cycle'],
    ]);
  });

  it('ends in a fixed point or a cycle of two, and its own energy never rises', () => {
    const ends = { fixed: 0, cycle: 0, moving: 0 };
    for (let seed = 1; seed <= 60; seed++) {
      const model = randomWeights(25, seed, seed % 2 ? 'zero' : 'positive', seed % 3 === 0);
      const memory = pairMemory(model);
      const s = randomSpins(25, seed);
      const before = s.slice();
      const sums = prepared(memory, s);
      let energy = Number.POSITIVE_INFINITY;
      let outcome: keyof typeof ends = 'moving';
      for (let k = 0; k < 400 && outcome === 'moving'; k++) {
        outcome = synchronousStep(memory, s, before, sums, 0, createRng(1));
        const next = synchronousEnergy(model, s, before);
        expect(next).toBeLessThanOrEqual(energy + 1e-9);
        energy = next;
      }
      ends[outcome]++;
      // The step again, unit by unit from the formula: it must lead where the outcome says.
      const again = s.map((value, i) => {
        let h = model.bias[i];
        for (let j = 0; j < 25; j++) h += model.weights[25 * i + j] * s[j];
        return h > 1e-12 ? 1 : h < -1e-12 ? -1 : value;
      });
      expect(again).toEqual(outcome === 'fixed' ? s : before);
    }
    expect(ends.moving).toBe(0);
    expect(ends.cycle).toBeGreaterThan(0);
    expect(ends.fixed).toBeGreaterThan(0);
  });
});

describe('at a temperature', () => {
  it('samples e^(−E/T)/Z: means and products within five blocked errors of all 2⁸ arrangements', () => {
    const patterns = randomPatterns(8, 3, createRng(21));
    const temperature = 0.6;
    const model = pairWeights(patterns, 'hebb');
    const exact = countStates(model, temperature);
    const memory = createMemory(patterns, 'hebb');
    const rng = createRng(22);
    const s = randomSpins(8, 1);
    const sums = prepared(memory, s);
    const sweeps = 32768;
    const series = Array.from({ length: 64 }, () => new Float64Array(sweeps));
    const energies = new Float64Array(sweeps);
    const order = upTo(8);
    for (let k = 0; k < sweeps; k++) {
      asynchronousSweep(memory, s, sums, order, temperature, rng);
      energies[k] = memory.energy(s, sums);
      for (let i = 0; i < 8; i++)
        for (let j = 0; j < 8; j++) series[8 * i + j][k] = i === j ? s[i] : s[i] * s[j];
    }
    series.forEach((values, k) => {
      const { mean, standardError } = blocking(values);
      const expected = k % 9 === 0 ? exact.means[k / 9] : exact.products[k];
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(5 * standardError);
    });
    const { mean, standardError } = blocking(energies);
    expect(Math.abs(mean - exact.energy)).toBeLessThanOrEqual(5 * standardError);
  });

  it('samples a dense memory, whose energy is no sum over pairs', () => {
    const patterns = randomPatterns(6, 4, createRng(31));
    const memory = createMemory(patterns, 'exponential', { sharpness: 0.5 });
    const temperature = 0.8;
    let z = 0;
    let energy = 0;
    for (let code = 0; code < 64; code++) {
      const e = memory.energyAt(Int8Array.from({ length: 6 }, (_, i) => ((code >> i) & 1 ? 1 : -1)));
      const weight = Math.exp(-e / temperature);
      z += weight;
      energy += weight * e;
    }
    const rng = createRng(32);
    const s = randomSpins(6, 2);
    const sums = prepared(memory, s);
    const energies = Float64Array.from({ length: 16384 }, () => {
      asynchronousSweep(memory, s, sums, upTo(6), temperature, rng);
      return memory.energy(s, sums);
    });
    const { mean, standardError } = blocking(energies);
    expect(Math.abs(mean - energy / z)).toBeLessThanOrEqual(5 * standardError);
  });

  it('a temperature near zero is zero, but for ties', () => {
    const model = randomWeights(30, 5, 'zero', false);
    const memory = pairMemory(model);
    const [cold, frozen] = [randomSpins(30, 9), randomSpins(30, 9)];
    const [a, b] = [prepared(memory, cold), prepared(memory, frozen)];
    const rng = createRng(1);
    for (let k = 0; k < 10; k++) {
      asynchronousSweep(memory, cold, a, null, 1e-9, rng);
      asynchronousSweep(memory, frozen, b, null, 0, rng);
    }
    expect(cold).toEqual(frozen);
  });
});

describe('arrangements at rest', () => {
  const patterns = randomPatterns(800, 5, createRng(41));
  const memory = createMemory(patterns, 'hebb');
  const atRest = (s: Int8Array) => {
    const copy = s.slice();
    settle(memory, copy, new Float64Array(memory.sumCount), null, createRng(1));
    return copy;
  };

  it('come with their negatives, and a memory finds its way back from a third of noise', () => {
    const negative = patternAt(patterns, 2).map((v) => -v);
    expect(atRest(negative)).toEqual(negative);
    expect(recallOf(patterns, negative)).toEqual({ kind: 'negative', pattern: 2, match: 1 });
    const rng = createRng(2);
    const noisy = patternAt(patterns, 1).map((v) => (uniform(rng) < 0.3 ? -v : v));
    expect(recallOf(patterns, atRest(noisy))).toEqual({ kind: 'stored', pattern: 1, match: 1 });
  });

  it('include mixtures of three, half of each', () => {
    const mixed = atRest(mixture(patterns, [0, 2, 4], [1, -1, 1]));
    const found = recallOf(patterns, mixed);
    expect(found.kind).toBe('mixture');
    if (found.kind !== 'mixture') return;
    expect(found.patterns.toSorted()).toEqual([0, 2, 4]);
    expect(found.signs[found.patterns.indexOf(2)]).toBe(-1);
    expect(found.match).toBeGreaterThan(0.95);
  });

  it('mixtures of random patterns overlap by ½ within five errors', () => {
    const three = randomPatterns(100_000, 3, createRng(42));
    const s = mixture(three, [0, 1, 2]);
    // One unit agrees with a parent with chance ¾: the standard error is √(¾/N).
    const error = Math.sqrt(0.75 / 100_000);
    for (let mu = 0; mu < 3; mu++)
      expect(Math.abs(overlap(patternAt(three, mu), s) - 0.5)).toBeLessThan(5 * error);
    expect(() => mixture(three, [0, 1])).toThrow(RangeError);
  });

  it('are called other when they are none of these, also without patterns', () => {
    expect(recallOf(patterns, randomSpins(800, 77)).kind).toBe('other');
    expect(recallOf(createPatterns(10, []), randomSpins(10, 1))).toEqual({ kind: 'other', match: 0 });
    expect(recallOf(createPatterns(4, [1, 1, -1, 1]), [1, -1, -1, -1]).kind).toBe('other');
  });
});
