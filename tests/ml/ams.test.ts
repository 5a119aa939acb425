import { describe, expect, it } from 'vitest';
import {
  accuracyOf,
  medianSignificance,
  mostAccurateCut,
  mostSignificantCut,
  type ScoreToy,
  selectedBy,
} from '@/lib/ml/ams';

const toy: ScoreToy = { signal: 100, background: 10_000, separation: 2 };

/** ln L of n counts where `mean` are expected, without the term of n alone. */
const logLikelihood = (n: number, mean: number) => n * Math.log(mean) - mean;

describe('the approximate median significance', () => {
  it('has the values of an independent program', () => {
    expect(medianSignificance(100, 1000)).toBeCloseTo(3.096692, 6);
    expect(medianSignificance(237, 2000)).toBeCloseTo(5.187191, 6);
    expect(medianSignificance(10, 0)).toBeCloseTo(2.779548, 6);
  });

  it('is the root of the likelihood ratio, maximised on a grid, for the expected count', () => {
    for (const [s, b] of [
      [10, 10],
      [100, 1000],
      [3, 40],
    ]) {
      let best = Number.NEGATIVE_INFINITY;
      for (let strength = 0; strength <= 3; strength += 1 / 512)
        best = Math.max(best, logLikelihood(s + b, strength * s + b));
      const ratio = 2 * (best - logLikelihood(s + b, b));
      expect(medianSignificance(s, b, 0)).toBeCloseTo(Math.sqrt(ratio), 8);
    }
  });

  it('is s/√b (1 − s/6b) up to the order s³/b^(5/2)', () => {
    for (const b of [100, 1000, 10_000]) {
      const s = 5;
      const short = (s / Math.sqrt(b)) * (1 - s / (6 * b));
      const rest = medianSignificance(s, b, 0) - short;
      expect(rest / (s ** 3 / b ** 2.5)).toBeCloseTo(5 / 72, 2);
    }
  });

  it('is zero without signal and never above s/√b', () => {
    expect(medianSignificance(0, 50)).toBe(0);
    for (const s of [0.1, 1, 10, 100]) expect(medianSignificance(s, 5, 0)).toBeLessThan(s / Math.sqrt(5));
  });
});

describe('a cut on a score', () => {
  it('selects everything far below and nothing far above', () => {
    const all = selectedBy(-40, toy);
    expect([all.signal, all.background]).toEqual([100, 10_000]);
    const none = selectedBy(60, toy);
    expect([none.signal, none.background]).toEqual([0, 0]);
    expect(selectedBy(2, toy).signal).toBeCloseTo(50, 10);
    expect(accuracyOf(60, toy)).toBeCloseTo(10_000 / 10_100, 12);
  });

  it('is most accurate where both classes are as likely, and nowhere better', () => {
    const cut = mostAccurateCut(toy);
    expect(100 * Math.exp(-((cut - 2) ** 2) / 2)).toBeCloseTo(10_000 * Math.exp(-(cut ** 2) / 2), 9);
    for (let t = -2; t < 8; t += 0.01) expect(accuracyOf(t, toy)).toBeLessThanOrEqual(accuracyOf(cut, toy));
  });

  it('is most significant elsewhere, and nowhere better', () => {
    const cut = mostSignificantCut(toy);
    const ams = (t: number) => {
      const { signal, background } = selectedBy(t, toy);
      return medianSignificance(signal, background);
    };
    for (let t = -2; t < 8; t += 0.01) expect(ams(t)).toBeLessThanOrEqual(ams(cut) + 1e-12);
    expect(mostAccurateCut(toy) - cut).toBeGreaterThan(0.7);
    expect(cut - toy.separation / 2).toBeGreaterThan(1.4);
  });
});
