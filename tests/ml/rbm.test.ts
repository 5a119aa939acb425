import { describe, expect, it } from 'vitest';
import { countStates, energyOf } from '@/lib/ml/energy';
import {
  copyParameters,
  createRbm,
  freeEnergies,
  freeEnergy,
  isFiniteRbm,
  pairEnergyOf,
  rbmEnergy,
  sumOfSoftplus,
} from '@/lib/ml/rbm';
import {
  exactGradient,
  exactMeans,
  isCountable,
  logPartition,
  meanLogLikelihood,
} from '@/lib/ml/rbmLikelihood';
import { createRng, normal } from '@/lib/rng';
import {
  bitRows,
  countRbm,
  plainEnergy,
  randomRbm,
  smallData,
  smallGaussian,
  smallRbm,
  worstDifference,
} from './rbmOracles';

describe('the reference machine of 3 + 2 bits', () => {
  const rbm = smallRbm();
  const logZ = logPartition(rbm);

  it('has its Z and p(v)', () => {
    expect(Math.exp(logZ)).toBeCloseTo(41.9532682965, 9);
    const expected = [
      0.10086011, 0.11315293, 0.11594124, 0.12754407, 0.12503714, 0.12934522, 0.14302825, 0.14509103,
    ];
    bitRows(3).forEach((v, n) => {
      const p = Math.exp(-freeEnergy(rbm, Float64Array.from(v)) - logZ);
      expect(Math.abs(p - expected[n])).toBeLessThan(6e-9);
    });
  });

  it('has its means', () => {
    const { visibleBias, hiddenBias } = exactMeans(rbm);
    expect(worstDifference(visibleBias, [0.54250165, 0.5316046, 0.51513326])).toBeLessThan(6e-9);
    expect(worstDifference(hiddenBias, [0.49245361, 0.57363133])).toBeLessThan(6e-9);
  });

  it('has its likelihood and gradient', () => {
    expect(-meanLogLikelihood(rbm, smallData, 4, logZ)).toBeCloseTo(2.0368964403, 10);
    const { weights, visibleBias, hiddenBias } = exactGradient(rbm, smallData, 4);
    const expected = [0.17452244, 0.11288289, 0.04891573, -0.04188604, -0.13351788, -0.15814944];
    expect(worstDifference(weights, expected)).toBeLessThan(6e-9);
    expect(worstDifference(visibleBias, [0.20749835, -0.0316046, -0.26513326])).toBeLessThan(6e-9);
    expect(worstDifference(hiddenBias, [0.06299951, -0.02404424])).toBeLessThan(6e-9);
  });
});

describe('the reference machine of Gaussian units', () => {
  it('has its Z', () => {
    expect(Math.exp(logPartition(smallGaussian()))).toBeCloseTo(55.8633400349, 9);
  });

  it('has a density that sums to 1 and the means of that density, on a grid', () => {
    const rbm = smallGaussian();
    const logZ = logPartition(rbm);
    const { visibleBias } = exactMeans(rbm);
    const sums = [0, 0, 0];
    const step = 0.05;
    for (let x = -8; x <= 8; x += step) {
      for (let y = -8; y <= 8; y += step) {
        const p = Math.exp(-freeEnergy(rbm, Float64Array.of(x, y)) - logZ) * step * step;
        sums[0] += p;
        sums[1] += p * x;
        sums[2] += p * y;
      }
    }
    expect(sums[0]).toBeCloseTo(1, 10);
    expect(sums[1]).toBeCloseTo(visibleBias[0], 10);
    expect(sums[2]).toBeCloseTo(visibleBias[1], 10);
  });
});

describe('exact numbers agree with full enumeration to 1e-10', () => {
  // Either layer may be the smaller one; the last machine has a group of labels.
  it.each([
    [6, 3, 0],
    [3, 6, 0],
    [4, 12, 0],
    [10, 7, 0],
    [7, 4, 3],
  ])('%i visible, %i hidden, %i labels', (visible, hidden, labels) => {
    const rbm = randomRbm(visible, hidden, 'binary', 10 * visible + hidden, { labels });
    const counted = countRbm(rbm);
    const logZ = logPartition(rbm);
    expect(Math.abs(logZ - Math.log(counted.z))).toBeLessThan(1e-10);
    const free = new Float64Array(counted.rows.length);
    const fields = new Float64Array(counted.rows.length * hidden);
    freeEnergies(rbm, Float64Array.from(counted.rows.flat()), free, free.length, fields);
    const p = free.map((f) => Math.exp(-f - logZ));
    expect(worstDifference(p, counted.p)).toBeLessThan(1e-10);
    const means = exactMeans(rbm);
    expect(worstDifference(means.weights, counted.products)).toBeLessThan(1e-10);
    expect(worstDifference(means.visibleBias, counted.visible)).toBeLessThan(1e-10);
    expect(worstDifference(means.hiddenBias, counted.hidden)).toBeLessThan(1e-10);
  });

  it('over more arrangements than one stretch of the Gray code', () => {
    const rbm = randomRbm(16, 13, 'binary', 2, { size: 0.4 });
    // The other layer counted: the same sum in another order.
    const turned = randomRbm(13, 16, 'binary', 2);
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 13; j++) turned.weights[j * 16 + i] = rbm.weights[i * 13 + j];
    }
    turned.visibleBias.set(rbm.hiddenBias);
    turned.hiddenBias.set(rbm.visibleBias);
    turned.labels = 0;
    expect(Math.abs(logPartition(rbm) - logPartition(turned))).toBeLessThan(1e-10);
    let z = 0;
    for (const v of bitRows(16)) z += Math.exp(-freeEnergy(rbm, Float64Array.from(v)));
    expect(Math.abs(logPartition(rbm) - Math.log(z))).toBeLessThan(1e-10);
  });

  it('as a pair energy of the spine: the same energies, Z and means', () => {
    const rbm = randomRbm(5, 4, 'binary', 8);
    const model = pairEnergyOf(rbm);
    const exact = countStates(model);
    expect(Math.abs(exact.logZ - logPartition(rbm))).toBeLessThan(1e-12);
    const means = exactMeans(rbm);
    expect(worstDifference(exact.means, [...means.visibleBias, ...means.hiddenBias])).toBeLessThan(1e-12);
    expect(exact.products[2 * 9 + 5 + 3]).toBeCloseTo(means.weights[2 * 4 + 3], 12);
    const units = [1, 0, 1, 1, 0, 0, 1, 1, 0];
    expect(energyOf(model, units)).toBeCloseTo(rbmEnergy(rbm, units.slice(0, 5), units.slice(5)), 12);
  });
});

describe.each(['binary', 'gaussian'] as const)('%s units', (kind) => {
  const rbm = randomRbm(4, 3, kind, 5, { sigma: kind === 'gaussian' ? 0.8 : 1 });

  it('have the energy of the formula', () => {
    const rng = createRng(2);
    for (let k = 0; k < 20; k++) {
      const v = Array.from({ length: 4 }, () => (kind === 'binary' ? k & 1 : normal(rng)));
      for (const h of bitRows(3)) expect(rbmEnergy(rbm, v, h)).toBeCloseTo(plainEnergy(rbm, v, h), 12);
      const sum = bitRows(3).reduce((z, h) => z + Math.exp(-plainEnergy(rbm, v, h)), 0);
      expect(freeEnergy(rbm, Float64Array.from(v))).toBeCloseTo(-Math.log(sum), 11);
    }
  });

  it('have the gradient that finite differences give', () => {
    const rng = createRng(3);
    const x = Float64Array.from({ length: 20 }, (_, k) => (kind === 'binary' ? (k * k) % 2 : normal(rng)));
    const gradient = exactGradient(rbm, x, 5);
    for (const name of ['weights', 'visibleBias', 'hiddenBias'] as const) {
      for (let k = 0; k < rbm[name].length; k++) {
        const kept = rbm[name][k];
        const at = (value: number) => {
          rbm[name][k] = value;
          return meanLogLikelihood(rbm, x, 5, logPartition(rbm));
        };
        const slope = (at(kept + 1e-5) - at(kept - 1e-5)) / 2e-5;
        rbm[name][k] = kept;
        expect(Math.abs(gradient[name][k] - slope)).toBeLessThan(2e-9);
      }
    }
  });
});

describe('bad input', () => {
  it.each([
    [0, 3],
    [3, 0],
    [3, Number.NaN],
    [2.5, 3],
  ])('%s visible, %s hidden units', (visible, hidden) => {
    expect(() => createRbm(visible, hidden, 'binary', createRng(1))).toThrow(RangeError);
  });

  it('labels that do not fit, widths that are none, layers too large to count', () => {
    const rng = createRng(1);
    expect(() => createRbm(3, 2, 'binary', rng, { labels: 4 })).toThrow(RangeError);
    expect(() => createRbm(3, 2, 'gaussian', rng, { labels: 2 })).toThrow(RangeError);
    expect(() => createRbm(3, 2, 'gaussian', rng, { sigma: 0 })).toThrow(RangeError);
    expect(() => createRbm(3, 2, 'binary', rng, { spread: Number.NaN })).toThrow(RangeError);
    expect(() => logPartition(createRbm(30, 21, 'binary', rng))).toThrow('2^21');
    expect(() => pairEnergyOf(smallGaussian())).toThrow(RangeError);
    expect(isCountable(createRbm(30, 21, 'binary', rng))).toBe(false);
    expect(isCountable(createRbm(16, 100, 'binary', rng))).toBe(true);
  });

  it('weights that are no longer finite are seen, and the last good ones can be taken back', () => {
    const rbm = smallRbm();
    const good = smallRbm();
    expect(isFiniteRbm(rbm)).toBe(true);
    for (const bad of [Number.NaN, Infinity, -Infinity]) {
      rbm.hiddenBias[1] = bad;
      expect(isFiniteRbm(rbm)).toBe(false);
      copyParameters(good, rbm);
      rbm.weights[5] = bad;
      expect(isFiniteRbm(rbm)).toBe(false);
      copyParameters(good, rbm);
      expect(isFiniteRbm(rbm)).toBe(true);
    }
  });
});

it('sums of ln(1 + e^z) stay right for many and for large fields', () => {
  const z = Float64Array.from({ length: 3000 }, (_, k) => (k % 2 ? 1e-3 * k : -1e-3 * k));
  let sum = 0;
  for (const x of z) sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  expect(Math.abs(sumOfSoftplus(z, 0, 3000) - sum)).toBeLessThan(1e-12 * sum);
  expect(sumOfSoftplus(Float64Array.of(900, -900, 0), 0, 3)).toBeCloseTo(900 + Math.LN2, 10);
});
