import { describe, expect, it } from 'vitest';
import { advanceRacer, createRacer, type Optimizer, PATH_COLUMNS, racePlan } from '@/lib/qmc/optimizerRace';
import { createRng } from '@/lib/rng';

/** Rows α, β, sampled energy, error, energy without noise of `updates` updates. */
function race(optimizer: Optimizer, rate: number, unit: number, updates: number): Float64Array {
  const setting = { omega: 1, alpha: 0.7, beta: 1.1, unit, walkers: 60 };
  const racer = createRacer(setting, optimizer, updates, createRng(3));
  for (let step = 0; racer.count < updates && step < 2000; step++) {
    advanceRacer(racer, setting, racePlan(optimizer, rate));
  }
  return racer.path;
}

const row = (path: Float64Array, k: number) => path.subarray(k * PATH_COLUMNS, (k + 1) * PATH_COLUMNS);

describe('three optimisers on one state', () => {
  const BEST = 3.0003427;

  it('SR goes the same way whatever the unit of β is, plain gradient descent does not', () => {
    const [one, three] = [race('sr', 0.1, 1, 15), race('sr', 0.1, 3, 15)];
    for (let k = 0; k < 15; k++) {
      expect(row(three, k)[0]).toBeCloseTo(row(one, k)[0], 4);
      expect(row(three, k)[1]).toBeCloseTo(row(one, k)[1], 4);
    }
    const [plain, scaled] = [race('sgd', 0.1, 1, 15), race('sgd', 0.1, 3, 15)];
    expect(row(plain, 0).subarray(0, 2)).toEqual(row(scaled, 0).subarray(0, 2));
    expect(Math.abs(row(plain, 14)[1] - row(scaled, 14)[1])).toBeGreaterThan(0.2);
  });

  it('after 30 updates SR is at the bottom, Adam above it, SGD still in the valley', () => {
    const above = (['sr', 'adam', 'sgd'] as const).map((optimizer, k) => {
      return row(race(optimizer, [0.1, 0.03, 0.2][k], 1, 31), 30)[4] - BEST;
    });
    expect(above[0]).toBeLessThan(1e-4);
    expect(above[1]).toBeGreaterThan(above[0]);
    expect(above[2]).toBeGreaterThan(5 * above[1]);
  });

  it('a rate beyond all reason ends on the limits, with finite numbers', () => {
    const path = race('sgd', 50, 1, 8);
    expect(path.every(Number.isFinite)).toBe(true);
    for (let k = 0; k < 8; k++) {
      expect(row(path, k)[0]).toBeGreaterThanOrEqual(0.1);
      expect(row(path, k)[0]).toBeLessThanOrEqual(3);
    }
  });
});
