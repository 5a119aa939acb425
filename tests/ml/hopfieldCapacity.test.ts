import { describe, expect, it } from 'vitest';
import { digitGlyphs, GLYPH_HEIGHT, GLYPH_WIDTH } from '@/lib/ml/glyphs';
import {
  createDesk,
  measureCapacity,
  patternCount,
  RECALLED,
  recallPattern,
} from '@/lib/ml/hopfieldCapacity';
import { CRITICAL_LOAD, oneStepError, retrievalOverlap } from '@/lib/ml/hopfieldTheory';
import { createMemory, type Rule } from '@/lib/ml/memoryRules';
import {
  corrupt,
  firstPatterns,
  meanAbsoluteOverlap,
  overlap,
  patternAt,
  randomPatterns,
} from '@/lib/ml/patterns';
import { createRng } from '@/lib/rng';

describe('the theory of many random patterns', () => {
  it.each([
    [0.105, 0.001014],
    [0.138, 0.003552],
    [0.185, 0.010037],
    [0.37, 0.050089],
    [0.61, 0.100208],
  ])('at load %d one update is wrong with chance %d', (load, chance) => {
    expect(oneStepError(load)).toBeCloseTo(chance, 6);
  });

  it.each([
    [0.05, 0.999992],
    [0.1, 0.997999],
    [0.13, 0.987212],
  ])('at load %d a memory rests at the overlap %d', (load, m) => {
    expect(retrievalOverlap(load)).toBeCloseTo(m, 6);
  });

  it('ends at α_c = 0.137906 with m = 0.96742', () => {
    expect(CRITICAL_LOAD).toBeCloseTo(0.137906, 6);
    expect(retrievalOverlap(CRITICAL_LOAD)).toBeCloseTo(0.96742, 4);
    expect(retrievalOverlap(CRITICAL_LOAD * 1.0001)).toBe(0);
    expect([retrievalOverlap(0), oneStepError(0)]).toEqual([1, 0]);
  });

  it('agrees with the first update of Hebb’s memory, five errors of a share', () => {
    const [size, count] = [1000, 185];
    const rng = createRng(1);
    let wrong = 0;
    let units = 0;
    for (let network = 0; network < 4; network++) {
      const patterns = randomPatterns(size, count, rng);
      const memory = createMemory(patterns, 'hebb');
      const sums = new Float64Array(memory.sumCount);
      for (let mu = 0; mu < 20; mu++, units += size) {
        const s = patternAt(patterns, mu).slice();
        memory.prepare(s, sums);
        for (let i = 0; i < size; i++) if (s[i] * memory.field(s, sums, i) < 0) wrong++;
      }
    }
    const expected = oneStepError(count / size);
    expect(Math.abs(wrong / units - expected)).toBeLessThan(5 * Math.sqrt(expected / units));
  });
});

describe('capacity', () => {
  const hebb = { units: 784, noise: 0.1, rule: 'hebb' } as const;

  it('784 units, a tenth flipped: recalled at P/N = 0.10, with the overlap of the theory', () => {
    const {
      overlap: m,
      error,
      recalled,
    } = measureCapacity({ ...hebb, load: 0.1, networks: 10 }, createRng(1));
    expect(m).toBeGreaterThanOrEqual(0.97);
    expect(Math.abs(m - retrievalOverlap(patternCount(784, 0.1) / 784))).toBeLessThan(5 * error);
    expect(recalled).toBeGreaterThan(0.98);
  });

  it('784 units, a tenth flipped: lost at P/N = 0.20', () => {
    const { overlap: m, error } = measureCapacity(
      { ...hebb, load: 0.2, networks: 6, cues: 25 },
      createRng(2),
    );
    expect(m).toBeLessThanOrEqual(0.5);
    expect(error).toBeLessThan(0.05);
  });

  it.each([
    ['pseudo-inverse', 0.2],
    ['exponential', 1],
    ['storkey', 0.14],
  ] as [Rule, number][])('%s recalls every pattern at P/N = %d of 200 units', (rule, load) => {
    const options = { units: 200, noise: 0.1, rule, load, networks: 2, cues: 20 };
    expect(measureCapacity(options, createRng(3)).overlap).toBeGreaterThan(0.98);
  });

  it('gives an error that is one: over many measurements the spread is what it says', () => {
    // Far above saturation, where overlaps spread to both sides of their mean and few networks show it.
    const options = { units: 60, load: 0.3, noise: 0.1, rule: 'hebb', networks: 24 } as const;
    const runs = Array.from({ length: 100 }, (_, k) => measureCapacity(options, createRng(100 + k)));
    const mean = runs.reduce((sum, run) => sum + run.overlap, 0) / 100;
    const pull = Math.sqrt(runs.reduce((sum, run) => sum + ((run.overlap - mean) / run.error) ** 2, 0) / 99);
    expect(pull).toBeGreaterThan(0.8);
    expect(pull).toBeLessThan(1.25);
  });

  it('flips exactly as many units as asked, each with equal chance', () => {
    const pattern = patternAt(randomPatterns(20, 1, createRng(1)), 0);
    const order = Int32Array.from({ length: 20 }, (_, i) => i);
    const rng = createRng(2);
    const out = new Int8Array(20);
    const turned = new Float64Array(20);
    for (let k = 0; k < 4000; k++) {
      corrupt(pattern, 5, order, rng, out);
      expect(overlap(pattern, out)).toBeCloseTo(0.5, 12);
      for (let i = 0; i < 20; i++) if (out[i] !== pattern[i]) turned[i]++;
    }
    for (const times of turned)
      expect(Math.abs(times - 1000)).toBeLessThan(5 * Math.sqrt(4000 * 0.25 * 0.75));
  });
});

describe('ten digits of 12 × 16', () => {
  const glyphs = digitGlyphs();
  /** Whether every one of the first k digits comes back from 10 % of noise. */
  const keeps = (rule: Rule, k: number) => {
    const patterns = firstPatterns(glyphs, k);
    const memory = createMemory(patterns, rule);
    const desk = createDesk(memory);
    const rng = createRng(5);
    return Array.from({ length: k }, (_, mu) => {
      let sum = 0;
      for (let trial = 0; trial < 10; trial++) sum += recallPattern(memory, patterns, mu, 0.1, desk, rng);
      return sum / 10 >= RECALLED;
    });
  };

  it('resemble each other', () => {
    expect(glyphs.count).toBe(10);
    expect(glyphs.size).toBe(GLYPH_WIDTH * GLYPH_HEIGHT);
    expect(meanAbsoluteOverlap(glyphs)).toBeCloseTo(0.3866, 4);
    expect(meanAbsoluteOverlap(randomPatterns(192, 10, createRng(1)))).toBeLessThan(0.08);
  });

  it("Hebb's rule keeps three, and with the fourth forgets three of four", () => {
    for (let k = 1; k <= 3; k++) expect(keeps('hebb', k)).toEqual(new Array(k).fill(true));
    expect(keeps('hebb', 4)).toEqual([false, true, false, false]);
    for (let k = 4; k <= 10; k++) expect(keeps('hebb', k)).toContain(false);
  });

  it('the pseudo-inverse keeps ten, and so does the exponential memory', () => {
    expect(keeps('pseudo-inverse', 10)).toEqual(new Array(10).fill(true));
    expect(keeps('exponential', 10)).toEqual(new Array(10).fill(true));
  });
});
