import { describe, expect, it } from 'vitest';
import { createPairEnergy, energyOf, localFields } from '@/lib/ml/energy';
import { hebbWeights, type Memory, MOST_WEIGHED, pairMemory, storkeyWeights } from '@/lib/ml/hopfield';
import { createMemory, inspectPatterns, pairWeights, type Rule } from '@/lib/ml/memoryRules';
import { createPatterns, firstPatterns, overlap, patternAt, randomPatterns } from '@/lib/ml/patterns';
import { projectionWeights, spanOf } from '@/lib/ml/projectionMemory';
import { createRng, integer } from '@/lib/rng';

const RULES: Rule[] = ['hebb', 'pseudo-inverse', 'storkey', 'polynomial', 'exponential'];

const randomSpins = (size: number, seed: number) => patternAt(randomPatterns(size, 1, createRng(seed)), 0);

/** h_i by its definition, ½ [E(s_i = −1) − E(s_i = +1)], from energies computed from nothing. */
function fieldByEnergies(memory: Memory, s: Int8Array, i: number): number {
  const down = s.slice();
  const up = s.slice();
  down[i] = -1;
  up[i] = 1;
  return 0.5 * (memory.energyAt(down) - memory.energyAt(up));
}

describe.each(RULES)('%s', (rule) => {
  const size = 37;
  const patterns = randomPatterns(size, 5, createRng(11));
  const memory = createMemory(patterns, rule);

  it('has as field half the energy between the two values of a unit, and keeps it from flip to flip', () => {
    const rng = createRng(3);
    const s = randomSpins(size, 5);
    const sums = new Float64Array(memory.sumCount);
    memory.prepare(s, sums);
    for (let k = 0; k < 200; k++) {
      const i = integer(rng, size);
      const h = memory.field(s, sums, i);
      expect(h).toBeCloseTo(fieldByEnergies(memory, s, i), 10);
      const before = memory.energy(s, sums);
      expect(before).toBeCloseTo(memory.energyAt(s), 10);
      const expected = 2 * s[i] * h;
      memory.flip(s, sums, i);
      expect(memory.energy(s, sums) - before).toBeCloseTo(expected, 10);
    }
  });

  it('holds its few patterns at rest', () => {
    for (let mu = 0; mu < 3; mu++) {
      const three = createMemory(firstPatterns(patterns, 3), rule);
      const s = patternAt(patterns, mu).slice();
      const sums = new Float64Array(three.sumCount);
      three.prepare(s, sums);
      for (let i = 0; i < size; i++) expect(s[i] * three.field(s, sums, i)).toBeGreaterThanOrEqual(0);
    }
  });

  it('knows nothing without patterns: no field anywhere', () => {
    const empty = createMemory(createPatterns(size, []), rule);
    const s = randomSpins(size, 6);
    const sums = new Float64Array(empty.sumCount);
    empty.prepare(s, sums);
    for (let i = 0; i < size; i++) expect(Math.abs(empty.field(s, sums, i))).toBe(0);
    expect(Math.abs(empty.energy(s, sums))).toBe(0);
    expect(Math.abs(empty.energyAt(s))).toBe(0);
  });

  it.each([
    ['an all-black pattern', createPatterns(20, new Int8Array(20).fill(1))],
    ['identical patterns', createPatterns(20, [...randomSpins(20, 1), ...randomSpins(20, 1)])],
    [
      'a pattern and its negative',
      createPatterns(20, [...randomSpins(20, 1), ...randomSpins(20, 1).map((v) => -v)]),
    ],
    ['one unit', createPatterns(1, [1])],
    ['more patterns than units', randomPatterns(20, 50, createRng(2))],
  ])('stays finite with %s', (_, odd) => {
    const strange = createMemory(odd, rule);
    const s = patternAt(odd, 0).slice();
    const sums = new Float64Array(strange.sumCount);
    strange.prepare(s, sums);
    expect(Number.isFinite(strange.energy(s, sums))).toBe(true);
    for (let i = 0; i < odd.size; i++) {
      expect(Number.isFinite(strange.field(s, sums, i))).toBe(true);
      if (odd.count <= 1) expect(s[i] * strange.field(s, sums, i)).toBeGreaterThanOrEqual(0);
    }
  });

  it('has a landscape between arrangements that meets the energy at the corners', () => {
    const s = randomSpins(size, 7);
    const sums = new Float64Array(memory.sumCount);
    memory.prepare(s, sums);
    expect(memory.energyAt(Float64Array.from(s))).toBeCloseTo(memory.energy(s, sums), 10);
    expect(memory.energyAt(new Float64Array(size))).toBeGreaterThan(memory.energyAt(patternAt(patterns, 0)));
  });
});

describe("Hebb's rule", () => {
  const patterns = randomPatterns(64, 9, createRng(4));

  it('by overlaps is the matrix (1/N) Σ ξξᵀ without its diagonal', () => {
    const memory = createMemory(patterns, 'hebb');
    const model = hebbWeights(patterns);
    expect(model.weights[1]).toBeCloseTo(
      Array.from({ length: 9 }, (_, mu) => patternAt(patterns, mu)[0] * patternAt(patterns, mu)[1]).reduce(
        (a, b) => a + b,
        0,
      ) / 64,
      14,
    );
    const s = randomSpins(64, 8);
    const sums = new Float64Array(9);
    memory.prepare(s, sums);
    localFields(model, s).forEach((h, i) => {
      expect(memory.field(s, sums, i)).toBeCloseTo(h, 13);
    });
    expect(memory.energy(s, sums)).toBeCloseTo(energyOf(model, s), 12);
    const x = Float64Array.from(s, (v, i) => v * (0.2 + (i % 5) / 7));
    expect(memory.energyAt(x)).toBeCloseTo(energyOf(model, x), 12);
    for (let i = 0; i < 64; i++) expect(model.weights[65 * i]).toBe(0);
  });

  it('stores a single pattern with the energy −(N − 1)/2', () => {
    const one = createPatterns(64, randomSpins(64, 1));
    expect(createMemory(one, 'hebb').energyAt(patternAt(one, 0))).toBeCloseTo(-31.5, 12);
  });

  it('works at 64 × 64 without a matrix', () => {
    const large = randomPatterns(4096, 40, createRng(5));
    const memory = createMemory(large, 'hebb');
    const s = patternAt(large, 3).slice();
    const sums = new Float64Array(memory.sumCount);
    memory.prepare(s, sums);
    expect(sums[3]).toBe(4096);
    for (let i = 0; i < 4096; i++) expect(s[i] * memory.field(s, sums, i)).toBeGreaterThan(0);
  });
});

describe('the projection', () => {
  it('maps every stored pattern to itself, and is a projector of the rank of the patterns', () => {
    const patterns = randomPatterns(60, 40, createRng(6));
    const { weights } = projectionWeights(spanOf(patterns));
    for (let mu = 0; mu < 40; mu++) {
      const xi = patternAt(patterns, mu);
      for (let i = 0; i < 60; i++) {
        let sum = 0;
        for (let j = 0; j < 60; j++) sum += weights[60 * i + j] * xi[j];
        expect(Math.abs(sum - xi[i])).toBeLessThan(1e-11);
      }
    }
    let trace = 0;
    for (let i = 0; i < 60; i++) trace += weights[61 * i];
    expect(trace).toBeCloseTo(40, 10);
    let idempotent = 0;
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < 60; j++) {
        let square = -weights[60 * i + j];
        for (let k = 0; k < 60; k++) square += weights[60 * i + k] * weights[60 * k + j];
        idempotent = Math.max(idempotent, Math.abs(square));
      }
    }
    expect(idempotent).toBeLessThan(1e-12);
  });

  it('falls back to the span when patterns depend on each other', () => {
    const base = randomPatterns(30, 3, createRng(7));
    const [a, b, c] = [0, 1, 2].map((mu) => Array.from(patternAt(base, mu)));
    const repeated = createPatterns(30, [...a, ...b, ...c, ...a, ...b.map((v) => -v)]);
    const span = spanOf(repeated);
    expect(span.rank).toBe(3);
    expect(projectionWeights(span).weights).toEqual(projectionWeights(spanOf(base)).weights);
    // Units 0 and 2 agree in all four: at most three can be independent, though none repeats another.
    const rows = [
      [1, 1, 1, -1],
      [1, -1, 1, 1],
      [-1, 1, -1, 1],
      [1, 1, 1, 1],
    ];
    expect(spanOf(createPatterns(4, rows.flat())).rank).toBe(3);
  });

  it('with as many independent patterns as units has no field left, and leaves everything as it is', () => {
    const patterns = randomPatterns(24, 40, createRng(8));
    const span = spanOf(patterns);
    expect(span.rank).toBe(24);
    const memory = createMemory(patterns, 'pseudo-inverse');
    const s = randomSpins(24, 3);
    const sums = new Float64Array(memory.sumCount);
    memory.prepare(s, sums);
    for (let i = 0; i < 24; i++) expect(memory.field(s, sums, i)).toBe(0);
  });

  it('by projections is its matrix without the diagonal', () => {
    const patterns = randomPatterns(50, 20, createRng(9));
    const memory = createMemory(patterns, 'pseudo-inverse');
    const model = pairWeights(patterns, 'pseudo-inverse');
    const s = randomSpins(50, 2);
    const sums = new Float64Array(memory.sumCount);
    memory.prepare(s, sums);
    localFields(model, s).forEach((h, i) => {
      expect(memory.field(s, sums, i)).toBeCloseTo(h, 12);
    });
    const x = Float64Array.from(s, (v, i) => v * (0.1 + (i % 3) / 4));
    expect(memory.energyAt(x)).toBeCloseTo(energyOf(model, x), 12);
  });
});

describe("Storkey's rule", () => {
  it('is its formula, term by term', () => {
    const size = 12;
    const patterns = randomPatterns(size, 6, createRng(10));
    const w = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (let mu = 0; mu < 6; mu++) {
      const xi = patternAt(patterns, mu);
      const h = (i: number, j: number) => {
        let sum = 0;
        for (let k = 0; k < size; k++) if (k !== i && k !== j) sum += w[i][k] * xi[k];
        return sum;
      };
      const change = w.map((row, i) =>
        row.map((_, j) => (i === j ? 0 : (xi[i] * xi[j] - xi[i] * h(j, i) - h(i, j) * xi[j]) / size)),
      );
      for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) w[i][j] += change[i][j];
    }
    const { weights } = storkeyWeights(patterns);
    w.flat().forEach((value, k) => {
      expect(weights[k]).toBeCloseTo(value, 13);
    });
  });

  it('says how many units it can serve', () => {
    const large = createPatterns(MOST_WEIGHED + 1, new Int8Array(MOST_WEIGHED + 1).fill(1));
    expect(() => createMemory(large, 'storkey')).toThrow(`at most ${MOST_WEIGHED}`);
  });
});

describe('patterns', () => {
  it('are refused unless they are ±1 and whole', () => {
    expect(() => createPatterns(3, [1, 0, 1])).toThrow('value 0');
    expect(() => createPatterns(3, [1, 1])).toThrow('2 values');
    expect(() => createPatterns(0, [])).toThrow('size = 0');
    expect(() => createPatterns(2, [Number.NaN, 1])).toThrow(RangeError);
    expect(() => pairMemory(createPairEnergy(3, 0))).toThrow('spins');
  });

  it('are looked at before they are stored', () => {
    const [a, b] = [randomSpins(40, 1), randomSpins(40, 2)];
    const black = new Int8Array(40).fill(1);
    const patterns = createPatterns(40, [...a, ...b, ...a, ...b.map((v) => -v), ...black]);
    expect(inspectPatterns(patterns)).toEqual({
      repeated: [
        { pattern: 2, of: 0, negative: false },
        { pattern: 3, of: 1, negative: true },
      ],
      uniform: [4],
      dependent: [2, 3],
      rank: 3,
    });
    expect(inspectPatterns(createPatterns(5, []))).toEqual({
      repeated: [],
      uniform: [],
      dependent: [],
      rank: 0,
    });
    expect(
      overlap(
        a,
        a.map((v) => -v),
      ),
    ).toBe(-1);
  });
});
