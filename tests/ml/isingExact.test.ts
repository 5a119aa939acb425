import { describe, expect, it } from 'vitest';
import { countStates, energyOf } from '@/lib/ml/energy';
import { averageLevels, isingLevels } from '@/lib/ml/exactIsing';
import { pottsEnergyLevels, pottsEqualBonds, pottsLevels } from '@/lib/ml/exactPotts';
import { latticeAsPairs } from '@/lib/ml/ising';
import { createLattice, recount } from '@/lib/ml/lattice';
import {
  criticalTemperature,
  ellipticIntegrals,
  onsagerEnergy,
  onsagerHeatCapacity,
  onsagerMagnetization,
  pottsCriticalEnergy,
} from '@/lib/ml/onsager';
import { createRng } from '@/lib/rng';

const TC = 2.269185314213022;

describe('the infinite lattice', () => {
  it('orders at 2/ln(1 + √2), Potts magnets at 1/ln(1 + √q)', () => {
    expect(criticalTemperature(2)).toBeCloseTo(TC, 14);
    expect(criticalTemperature(3)).toBeCloseTo(0.99497286, 8);
    expect(criticalTemperature(4)).toBeCloseTo(0.91023923, 8);
    // Potts with two states is Ising at twice the temperature.
    expect(criticalTemperature(2) / 2).toBeCloseTo(1.13459266, 8);
    expect(pottsCriticalEnergy(4)).toBe(-1.5);
  });

  // L. Onsager's and C. N. Yang's formulas evaluated by an independent program in extended precision.
  it.each([
    [1, -1.9971602, 0.99927575],
    [1.5, -1.95111657, 0.9864996],
    [2, -1.74556458, 0.91131938],
    [2.2, -1.54648914, 0.78475513],
    [2.4, -1.20397447, 0],
    [3, -0.81730959, 0],
    [5, -0.42822883, 0],
  ])('u and m at T = %f', (temperature, u, m) => {
    expect(onsagerEnergy(temperature)).toBeCloseTo(u, 8);
    expect(onsagerMagnetization(temperature)).toBeCloseTo(m, 8);
  });

  it('u = −√2 at T_c, where C grows without limit; ground state and disorder at the ends', () => {
    expect(onsagerEnergy(TC)).toBeCloseTo(-Math.SQRT2, 13);
    expect(onsagerHeatCapacity(TC * (1 + 1e-9))).toBeGreaterThan(8);
    expect(onsagerEnergy(0.01)).toBe(-2);
    expect(onsagerMagnetization(0.01)).toBe(1);
    expect(onsagerHeatCapacity(0.05)).toBeGreaterThanOrEqual(0);
    expect(onsagerEnergy(1e6)).toBeCloseTo(-2e-6, 10);
  });

  it.each([0.8, 1.7, 2.26, 2.28, 3.5])('C is the slope of u at T = %f', (temperature) => {
    const h = 1e-4;
    const u = (k: number) => onsagerEnergy(temperature + k * h);
    const slope = (u(-2) - 8 * u(-1) + 8 * u(1) - u(2)) / (12 * h);
    expect(onsagerHeatCapacity(temperature)).toBeCloseTo(slope, 7);
  });

  it('elliptic integrals: Abramowitz and Stegun, tables 17.1 and 17.2, and Legendre’s relation', () => {
    const half = ellipticIntegrals(Math.SQRT1_2);
    expect(half.first).toBeCloseTo(1.854074677301372, 14);
    expect(half.second).toBeCloseTo(1.350643881047676, 14);
    const [a, b] = [ellipticIntegrals(0.6), ellipticIntegrals(0.8)];
    expect(a.second * b.first + b.second * a.first - a.first * b.first).toBeCloseTo(Math.PI / 2, 14);
    expect(ellipticIntegrals(1).first).toBe(Math.PI / 2);
  });
});

describe('small Ising magnets, every arrangement', () => {
  it.each([
    [2, 1, -1.99598209, 0.03208233, 0.99866073, 0.99832594, 0.004011, 0.666192],
    [4, 1, -1.99715844, 0.0234094, 0.99927458, 0.99864867, 0.001584, 0.666554],
    [4, 2, -1.75538029, 0.60553266, 0.91894327, 0.86892168, 0.19572, 0.644811],
    [4, TC, -1.56562379, 0.78326683, 0.84386044, 0.76135891, 0.347321, 0.617199],
    [4, 2.4, -1.46065977, 0.81477305, 0.79984566, 0.70139977, 0.410978, 0.598249],
    [4, 3, -1.01706963, 0.60313471, 0.60129133, 0.45098814, 0.476997, 0.480541],
  ])('L = %i, T = %f', (size, temperature, e, c, m, m2, chi, binder) => {
    const exact = averageLevels(isingLevels(size), temperature);
    expect(exact.energy).toBeCloseTo(e, 8);
    expect(exact.heatCapacity).toBeCloseTo(c, 8);
    expect(exact.magnetization).toBeCloseTo(m, 8);
    expect(exact.square).toBeCloseTo(m2, 8);
    expect(exact.susceptibility).toBeCloseTo(chi, 6);
    expect(exact.binder).toBeCloseTo(binder, 6);
  });

  it('the numbers of arrangements on 4 × 4', () => {
    const { energies, counts } = isingLevels(4);
    const g = new Map<number, number>();
    energies.forEach((energy, k) => {
      g.set(energy, (g.get(energy) ?? 0) + counts[k]);
    });
    expect(Object.fromEntries(g)).toEqual({
      ...{ '-32': 2, '-24': 32, '-20': 64, '-16': 424, '-12': 1728, '-8': 6688, '-4': 13568, 0: 20524 },
      ...{ 32: 2, 24: 32, 20: 64, 16: 424, 12: 1728, 8: 6688, 4: 13568 },
    });
  });

  it.each([0.3, 1, TC, 20])('L = 2 in closed form at T = %f, to 1e-10', (temperature) => {
    const b = 1 / temperature;
    // Written so that e^(8β) does not overflow.
    const tail = Math.exp(-16 * b);
    const energy = (-8 * (1 - tail)) / (1 + tail + 6 * Math.exp(-8 * b));
    expect(4 * averageLevels(isingLevels(2), temperature).energy).toBeCloseTo(energy, 10);
  });

  it.each([0.5, TC, 7])('agree with the averages of the one energy function at T = %f', (temperature) => {
    const exact = averageLevels(isingLevels(4), temperature);
    const counted = countStates(latticeAsPairs(4), temperature);
    expect(16 * exact.energy).toBeCloseTo(counted.energy, 10);
    expect(16 * exact.heatCapacity).toBeCloseTo(counted.heatCapacity, 10);
    expect(exact.logZ).toBeCloseTo(counted.logZ, 10);
    const products = counted.products.reduce((sum, product) => sum + product, 0) / 256;
    expect(exact.square).toBeCloseTo(products, 10);
  });

  it('the lattice is a pair energy: the same number for any arrangement of any side', () => {
    const rng = createRng(1);
    for (const size of [2, 3, 4, 5, 8]) {
      const model = latticeAsPairs(size, 0.3);
      for (let trial = 0; trial < 5; trial++) {
        const lattice = createLattice(size, 2, 'hot', rng);
        const sum = lattice.spins.reduce((total, s) => total + s, 0);
        expect(energyOf(model, lattice.spins)).toBeCloseTo(lattice.energy - 0.3 * sum, 10);
        expect(lattice.populations[1] - lattice.populations[0]).toBe(sum);
      }
    }
  });

  it('refuse what cannot be counted', () => {
    expect(() => isingLevels(5)).toThrow(RangeError);
    expect(() => averageLevels(isingLevels(2), 0)).toThrow(RangeError);
    expect(() => pottsLevels(4, 3)).toThrow(RangeError);
    expect(() => pottsEqualBonds(2, 1)).toThrow(RangeError);
  });
});

describe('small Potts magnets', () => {
  it.each([
    [2, -1.782812, 0.783267],
    [3, -1.710062, 1.511881],
    [4, -1.680869, 2.177978],
  ])('4 × 4 with %i states at its T_c', (states, e, c) => {
    const temperature = 1 / Math.log(1 + Math.sqrt(states));
    const exact = averageLevels(pottsEnergyLevels(4, states), temperature);
    expect(exact.energy).toBeCloseTo(e, 6);
    expect(exact.heatCapacity).toBeCloseTo(c, 6);
  });

  it.each([2, 3, 4])('two states are Ising at twice the temperature, L = %i', (size) => {
    for (const temperature of [0.4, 1.1, 3]) {
      const potts = averageLevels(pottsEnergyLevels(size, 2), temperature);
      const ising = averageLevels(isingLevels(size), 2 * temperature);
      expect(potts.energy).toBeCloseTo((ising.energy - 2) / 2, 10);
      expect(potts.heatCapacity).toBeCloseTo(ising.heatCapacity, 10);
    }
  });

  it.each([2, 3])('partitions of the sites: all observables are Ising’s for two states, L = %i', (size) => {
    const potts = averageLevels(pottsLevels(size, 2), 1.2);
    const ising = averageLevels(isingLevels(size), 2.4);
    expect(potts.magnetization).toBeCloseTo(ising.magnetization, 12);
    expect(potts.square).toBeCloseTo(ising.square, 12);
    expect(potts.binder).toBeCloseTo(ising.binder, 12);
  });

  it.each([3, 5, 10])('partitions and the row-by-row count agree, L = 2 and 3, q = %i', (states) => {
    for (const size of [2, 3]) {
      const counts = pottsEqualBonds(size, states);
      const { energies, counts: byPartition } = pottsLevels(size, states);
      const sums = new Float64Array(counts.length);
      energies.forEach((energy, k) => {
        sums[-energy] += byPartition[k];
      });
      expect(sums).toEqual(counts);
    }
  });

  it('every arrangement is counted once: q^16, and q of them with all bonds equal', () => {
    for (const states of [3, 7]) {
      const counts = pottsEqualBonds(4, states);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(states ** 16);
      expect(counts[32]).toBe(states);
      expect(counts[31]).toBe(0);
      // One spin aside: 16 places, q (q − 1) pairs of states.
      expect(counts[28]).toBe(16 * states * (states - 1));
    }
  });

  it('the energies of recount are those of the levels', () => {
    const rng = createRng(3);
    const lattice = createLattice(3, 4, 'hot', rng);
    const { energies, counts } = pottsLevels(3, 4);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4 ** 9);
    recount(lattice);
    expect([...energies]).toContain(lattice.energy);
  });
});
