import { describe, expect, it } from 'vitest';
import { anneal, type Schedule, temperatureAt } from '@/lib/ml/annealing';
import {
  couple,
  createPairEnergy,
  energyOf,
  localFields,
  type PairEnergy,
  visitStates,
} from '@/lib/ml/energy';
import { createRng, normal, uniform } from '@/lib/rng';

const SIZE = 14;
const SLOW: Schedule = { hottest: 3, coldest: 0.15, sweeps: 150 };

/** Every spin with every other, in random fields; couplings from a normal distribution (D. Sherrington and S. Kirkpatrick 1975). */
function spinGlass(seed: number, low: -1 | 0 = -1): PairEnergy {
  const rng = createRng(seed);
  const model = createPairEnergy(SIZE, low);
  for (let i = 0; i < SIZE; i++) {
    model.bias[i] = 0.5 * normal(rng);
    for (let j = 0; j < i; j++) couple(model, i, j, normal(rng) / Math.sqrt(SIZE));
  }
  return model;
}

function groundEnergy(model: PairEnergy): number {
  let least = Infinity;
  visitStates(model, (_, energy) => {
    if (energy < least) least = energy;
  });
  return least;
}

function randomUnits(low: -1 | 0, seed: number): Int8Array {
  const rng = createRng(seed);
  return new Int8Array(SIZE).map(() => (uniform(rng) < 0.5 ? 1 : low));
}

/** Share of 100 glasses whose ground state is found in one run. */
function found(schedule: Schedule, low: -1 | 0): number {
  let hits = 0;
  for (let seed = 0; seed < 100; seed++) {
    const model = spinGlass(seed, low);
    const { energy, units } = anneal(model, randomUnits(low, 500 + seed), schedule, createRng(seed, 1));
    expect(energyOf(model, units)).toBeCloseTo(energy, 12);
    const least = groundEnergy(model);
    expect(energy).toBeGreaterThanOrEqual(least - 1e-10);
    if (energy < least + 1e-10) hits++;
  }
  return hits / 100;
}

describe('annealing', () => {
  it.each([-1, 0] as const)('finds the ground state of small spin glasses, units from %i to 1', (low) => {
    expect(found(SLOW, low)).toBeGreaterThanOrEqual(0.95);
  });

  it('a quench does not', () => {
    expect(found({ hottest: 1e-9, coldest: 1e-9, sweeps: 1 }, -1)).toBeLessThan(0.6);
  });

  it('ends at a state that no single unit wants to leave', () => {
    const model = spinGlass(3);
    const start = randomUnits(-1, 1);
    const { units, energy, sweeps } = anneal(model, start, SLOW, createRng(1));
    expect(sweeps).toBeGreaterThan(SLOW.sweeps);
    expect(energyOf(model, start)).toBe(energy);
    for (let i = 0; i < SIZE; i++) {
      units[i] *= -1;
      expect(energyOf(model, units)).toBeGreaterThanOrEqual(energy);
      units[i] *= -1;
    }
  });

  it('hot to the end: it still keeps the lowest state met, and walks downhill until it rests', () => {
    for (let seed = 0; seed < 20; seed++) {
      const model = spinGlass(seed);
      const s = randomUnits(-1, seed);
      const { energy } = anneal(model, s, { hottest: 1, coldest: 1, sweeps: 500 }, createRng(seed));
      expect(energy).toBeCloseTo(groundEnergy(model), 12);
      const fields = localFields(model, s);
      fields.forEach((h, i) => {
        expect(h * s[i]).toBeGreaterThanOrEqual(0);
      });
    }
  });

  it('cools in a geometric progression', () => {
    const schedule = { hottest: 8, coldest: 0.5, sweeps: 5 };
    const temperatures = [8, 4, 2, 1, 0.5];
    temperatures.forEach((t, k) => {
      expect(temperatureAt(schedule, k)).toBeCloseTo(t, 13);
    });
    expect(temperatureAt({ ...schedule, sweeps: 1 }, 0)).toBe(0.5);
  });

  it('refuses a schedule that makes no sense', () => {
    const run = (patch: Partial<Schedule>) => () =>
      anneal(spinGlass(1), randomUnits(-1, 1), { ...SLOW, ...patch }, createRng(1));
    expect(run({ sweeps: 0 })).toThrow('sweeps = 0');
    expect(run({ coldest: 0 })).toThrow(RangeError);
    expect(run({ hottest: 0.1 })).toThrow('hottest ≥ coldest');
  });
});
