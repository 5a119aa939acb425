import { describe, expect, it } from 'vitest';
import { exp } from '@/lib/math';
import {
  bitsOfSpins,
  countStates,
  couple,
  createPairEnergy,
  energyOf,
  gibbsSweep,
  localFields,
  type PairEnergy,
  setUnit,
  spinsOfBits,
  upProbability,
  visitStates,
} from '@/lib/ml/energy';
import { createRng, integer, normal } from '@/lib/rng';
import { blocking } from '@/lib/stats';

/** Random weights, diagonal included, and biases. */
function randomModel(size: number, low: -1 | 0, seed: number, diagonal = true): PairEnergy {
  const rng = createRng(seed);
  const model = createPairEnergy(size, low);
  for (let i = 0; i < size; i++) {
    model.bias[i] = 0.5 * normal(rng);
    for (let j = 0; j <= i; j++) if (diagonal || i !== j) couple(model, i, j, 0.5 * normal(rng));
  }
  return model;
}

/** E(s) term by term, as the formula stands. */
function plainEnergy({ size, weights, bias }: PairEnergy, s: ArrayLike<number>): number {
  let energy = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) energy -= 0.5 * weights[i * size + j] * s[i] * s[j];
    energy -= bias[i] * s[i];
  }
  return energy;
}

/** Three bits whose averages stand in the reference of this project. */
function threeBits(): PairEnergy {
  const model = createPairEnergy(3, 0);
  couple(model, 0, 1, 0.5);
  couple(model, 0, 2, -0.4);
  couple(model, 1, 2, 0.3);
  model.bias.set([0.1, -0.2, 0.05]);
  return model;
}

describe.each([-1, 0] as const)('units from %i to 1', (low) => {
  const model = randomModel(7, low, 3);

  it('visits every arrangement once, with its energy', () => {
    const seen = new Set<number>();
    visitStates(model, (s, energy, code) => {
      seen.add(code);
      s.forEach((value, i) => {
        expect(value).toBe((code >> i) & 1 ? 1 : low);
      });
      expect(energy).toBeCloseTo(plainEnergy(model, s), 12);
      expect(energyOf(model, s)).toBeCloseTo(plainEnergy(model, s), 12);
    });
    expect(seen.size).toBe(128);
  });

  it('keeps the fields of a changing arrangement', () => {
    const rng = createRng(1);
    const s = new Int8Array(7).fill(low);
    const fields = localFields(model, s);
    for (let k = 0; k < 50; k++) {
      setUnit(model, s, fields, integer(rng, 7), integer(rng, 2) ? 1 : low);
      localFields(model, s).forEach((h, i) => {
        expect(fields[i]).toBeCloseTo(h, 12);
      });
    }
  });

  it('samples the Boltzmann distribution: means and products within five blocked errors', () => {
    const temperature = 1.3;
    const exact = countStates(model, temperature);
    const rng = createRng(2);
    const s = new Int8Array(7).fill(low);
    const fields = localFields(model, s);
    const sweeps = 16384;
    const products = Array.from({ length: 49 }, () => new Float64Array(sweeps));
    for (let k = 0; k < 100; k++) gibbsSweep(model, s, fields, temperature, rng);
    for (let k = 0; k < sweeps; k++) {
      gibbsSweep(model, s, fields, temperature, rng);
      for (let i = 0; i < 7; i++)
        for (let j = 0; j < 7; j++) products[7 * i + j][k] = i === j ? s[i] : s[i] * s[j];
    }
    products.forEach((series, k) => {
      const { mean, standardError } = blocking(series);
      const expected = k % 8 === 0 ? exact.means[k / 8] : exact.products[k];
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(5 * standardError);
    });
  });

  it('leaves clamped units alone', () => {
    const s = new Int8Array(7).fill(1);
    const clamped = Uint8Array.of(1, 0, 0, 1, 0, 0, 1);
    const fields = localFields(model, s);
    const rng = createRng(4);
    for (let k = 0; k < 40; k++) {
      gibbsSweep(model, s, fields, 5, rng, clamped);
      expect([s[0], s[3], s[6]]).toEqual([1, 1, 1]);
    }
  });
});

describe('spins and bits', () => {
  it("are the same machine: w' = 4w, b' = 2b − 2Σw, one constant", () => {
    const spins = randomModel(6, -1, 5);
    const { model: bits, constant } = bitsOfSpins(spins);
    expect(bits.weights[1]).toBeCloseTo(4 * spins.weights[1], 14);
    visitStates(bits, (x, energy) => {
      const s = x.map((value) => 2 * value - 1);
      expect(energy + constant).toBeCloseTo(energyOf(spins, s), 12);
    });
    const back = spinsOfBits(bits);
    expect(back.constant).toBeCloseTo(-constant, 12);
    back.model.weights.forEach((w, k) => {
      expect(w).toBeCloseTo(spins.weights[k], 13);
    });
    back.model.bias.forEach((b, k) => {
      expect(b).toBeCloseTo(spins.bias[k], 13);
    });
    expect(() => bitsOfSpins(bits)).toThrow(RangeError);
    expect(() => spinsOfBits(spins)).toThrow(RangeError);
  });

  it('have the same probabilities', () => {
    const spins = randomModel(6, -1, 8);
    const { model: bits, constant } = bitsOfSpins(spins);
    const [a, b] = [countStates(spins, 0.7), countStates(bits, 0.7)];
    a.probabilities.forEach((p, code) => {
      expect(b.probabilities[code]).toBeCloseTo(p, 13);
    });
    expect(a.energy).toBeCloseTo(b.energy + constant, 12);
    expect(a.heatCapacity).toBeCloseTo(b.heatCapacity, 12);
  });
});

describe('counting', () => {
  it('gives the reference numbers of three bits', () => {
    const { logZ, products } = countStates(threeBits());
    expect(exp(logZ)).toBeCloseTo(8.8267000396, 9);
    expect(products[1]).toBeCloseTo(0.32978262, 8);
    expect(products[2]).toBeCloseTo(0.24900227, 8);
    expect(products[5]).toBeCloseTo(0.29239713, 8);
  });

  it('derivatives of ln Z are the averages', () => {
    const model = randomModel(5, 0, 9);
    const { means, products, energy, heatCapacity } = countStates(model, 2);
    const logZ = (change: (m: PairEnergy) => void, temperature = 2) => {
      const moved = { ...model, weights: model.weights.slice(), bias: model.bias.slice() };
      change(moved);
      return countStates(moved, temperature).logZ;
    };
    const h = 1e-5;
    const slope = (change: (m: PairEnergy, sign: number) => void) =>
      (logZ((m) => change(m, 1)) - logZ((m) => change(m, -1))) / (2 * h);
    expect(
      slope((m, sign) => {
        m.bias[2] += sign * h;
      }),
    ).toBeCloseTo(means[2] / 2, 8);
    expect(slope((m, sign) => couple(m, 1, 3, m.weights[8] + sign * h))).toBeCloseTo(products[8] / 2, 8);
    const energyAt = (t: number) => countStates(model, t).energy;
    expect((energyAt(2 + h) - energyAt(2 - h)) / (2 * h)).toBeCloseTo(heatCapacity, 7);
    const beta = (t: number) => logZ(() => undefined, t);
    expect((beta(2 + h) - beta(2 - h)) / (2 * h)).toBeCloseTo(energy / 4, 7);
  });

  it('says when there are too many, and what T must be', () => {
    expect(() => countStates(createPairEnergy(25, 0))).toThrow('2^25 arrangements');
    expect(() => countStates(threeBits(), 0)).toThrow('temperature = 0');
    expect(() => createPairEnergy(0, 0)).toThrow(RangeError);
  });
});

describe('the heat bath', () => {
  it('is a logistic function of the energy saved, and a step at T = 0', () => {
    expect(upProbability(0.7, -1, 2)).toBeCloseTo(1 / (1 + exp(-0.7)), 14);
    expect(upProbability(0.7, 0, 2)).toBeCloseTo(1 / (1 + exp(-0.35)), 14);
    expect([1, 0, -1].map((h) => upProbability(h, -1, 0))).toEqual([1, 0.5, 0]);
  });
});
