import { describe, expect, it } from 'vitest';
import { fieldEnergy, uniformBath } from '@/lib/ml/baths';
import { createMachine } from '@/lib/ml/boltzmann';
import { countVisible, exactPhases } from '@/lib/ml/boltzmannExact';
import {
  bitsOfSpins,
  countStates,
  energyOf,
  gibbsSweep,
  localFields,
  spinsOfBits,
  upProbability,
  visitStates,
} from '@/lib/ml/energy';
import { createWorkspace, everyRow, feedForward, type Network } from '@/lib/ml/ffnn';
import { hebbMemory, hebbWeights, pairMemory } from '@/lib/ml/hopfield';
import { asynchronousSweep } from '@/lib/ml/hopfieldDynamics';
import { isingThresholds, latticeAsPairs } from '@/lib/ml/ising';
import { createLattice, recount } from '@/lib/ml/lattice';
import { randomPatterns } from '@/lib/ml/patterns';
import { createRbm, freeEnergy, pairEnergyOf, rbmEnergy } from '@/lib/ml/rbm';
import { logPartition } from '@/lib/ml/rbmLikelihood';
import { hiddenProbabilities, visibleMeans } from '@/lib/ml/rbmSampling';
import { createRng, normal } from '@/lib/rng';
import { randomData } from './boltzmannMachines';

// Four machines, one energy, and the sum that a neuron takes: each kernel against E(s) = −½ Σ w_ij s_i s_j − Σ b_i s_i and its heat bath.

const TEMPERATURE = 1.7;

describe('the magnet', () => {
  const FIELD = 0.3;
  const model = latticeAsPairs(3, FIELD);
  const bath = uniformBath(TEMPERATURE, FIELD);

  it('has the energy of a pair model, in all 512 arrangements', () => {
    const lattice = createLattice(3, 2, 'cold', createRng(1));
    visitStates(model, (s, energy) => {
      lattice.spins.set(s);
      recount(lattice);
      expect(lattice.energy + fieldEnergy(bath, 3, lattice.spins, (spin) => spin)).toBeCloseTo(energy, 11);
    });
  });

  it('turns a spin up and down in the ratio of the heat bath, whatever the neighbours', () => {
    const table = isingThresholds(bath);
    const accepted = (s: number, h: number) => table[5 * s + h + 9] / 2 ** 31;
    // A threshold is a whole number of 31 bits: that much a small probability may be off.
    const rounding = (p: number) => 2 ** -31 / p;
    for (let h = -4; h <= 4; h += 2) {
      const up = upProbability(h + FIELD, -1, TEMPERATURE);
      const [rise, fall] = [accepted(-1, h), accepted(1, h)];
      const off = rise / fall / (up / (1 - up)) - 1;
      expect(Math.abs(off)).toBeLessThanOrEqual(rounding(rise) + rounding(fall));
    }
  });
});

describe('the memory', () => {
  const patterns = randomPatterns(8, 3, createRng(5));
  const weights = hebbWeights(patterns);
  const memory = hebbMemory(patterns);

  it('has the energy and the fields of a pair model, in all arrangements', () => {
    const sums = new Float64Array(memory.sumCount);
    visitStates(weights, (s, energy) => {
      memory.prepare(s, sums);
      expect(memory.energy(s, sums)).toBeCloseTo(energy, 12);
      expect(memory.energyAt(s)).toBeCloseTo(energy, 12);
      localFields(weights, s).forEach((h, i) => {
        expect(memory.field(s, sums, i)).toBeCloseTo(h, 12);
      });
    });
  });

  it('warm, it moves as the common sampler does, number for number', () => {
    const pairs = pairMemory(weights);
    const [a, b] = [new Int8Array(8).fill(1), new Int8Array(8).fill(1)];
    const sums = new Float64Array(pairs.sumCount);
    pairs.prepare(a, sums);
    const fields = localFields(weights, b);
    const [one, other] = [createRng(9), createRng(9)];
    for (let k = 0; k < 200; k++) {
      const flips = asynchronousSweep(pairs, a, sums, null, TEMPERATURE, one);
      expect(gibbsSweep(weights, b, fields, TEMPERATURE, other)).toBe(flips);
      expect(b).toEqual(a);
    }
  });

  it("written in bits, w' = 4w and b' = 2b − 2Σw, it is a Boltzmann machine with the same probabilities", () => {
    const { model, constant } = bitsOfSpins(weights);
    for (let i = 0; i < 8; i++) {
      let row = 0;
      for (let j = 0; j < 8; j++) {
        row += weights.weights[8 * i + j];
        expect(model.weights[8 * i + j]).toBe(4 * weights.weights[8 * i + j]);
      }
      expect(model.bias[i]).toBeCloseTo(-2 * row, 14);
    }
    const machine = { ...createMachine(8, 0), weights: model.weights, bias: model.bias };
    const counted = countVisible(machine, TEMPERATURE);
    const spins = countStates(weights, TEMPERATURE);
    counted.probabilities.forEach((p, code) => {
      expect(p).toBeCloseTo(spins.probabilities[code], 13);
    });
    expect(counted.logZ).toBeCloseTo(spins.logZ + constant / TEMPERATURE, 11);
    visitStates(weights, (s, energy, code) => {
      const bits = s.map((value) => (1 + value) / 2);
      expect(counted.freeEnergies[code] + constant).toBeCloseTo(energy, 11);
      const field = localFields(model, bits);
      localFields(weights, s).forEach((h, i) => {
        expect(upProbability(field[i], 0, TEMPERATURE)).toBeCloseTo(upProbability(h, -1, TEMPERATURE), 13);
      });
    });
  });

  it('and the averages by which that machine learns are those of the memory', () => {
    const { model } = bitsOfSpins(weights);
    const machine = { ...model, visible: 8 };
    const { free } = exactPhases(machine, countVisible(machine, TEMPERATURE), randomData(8, 1));
    const { products } = countStates(weights, TEMPERATURE);
    // ⟨s_i s_j⟩ = 4⟨x_i x_j⟩ − 2⟨x_i⟩ − 2⟨x_j⟩ + 1.
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j < i; j++) {
        const spins = 4 * free.products[8 * i + j] - 2 * free.means[i] - 2 * free.means[j] + 1;
        expect(spins).toBeCloseTo(products[8 * i + j], 12);
      }
    }
  });
});

describe('the restricted machine', () => {
  const rng = createRng(7);
  const rbm = createRbm(5, 3, 'binary', rng, { spread: 0.8 });
  for (const bias of [rbm.visibleBias, rbm.hiddenBias])
    for (let k = 0; k < bias.length; k++) bias[k] = normal(rng);
  const model = pairEnergyOf(rbm);

  it('has the energy of a Boltzmann machine, and both layers its heat bath', () => {
    const hidden = new Float64Array(3);
    const visible = new Float64Array(5);
    visitStates(model, (s, energy) => {
      const [v, h] = [Float64Array.from(s.subarray(0, 5)), Float64Array.from(s.subarray(5))];
      expect(rbmEnergy(rbm, v, h)).toBeCloseTo(energy, 12);
      const fields = localFields(model, s);
      hiddenProbabilities(rbm, v, hidden, 1, TEMPERATURE);
      visibleMeans(rbm, h, visible, 1, TEMPERATURE);
      hidden.forEach((p, j) => {
        expect(p).toBeCloseTo(upProbability(fields[5 + j], 0, TEMPERATURE), 13);
      });
      visible.forEach((p, i) => {
        expect(p).toBeCloseTo(upProbability(fields[i], 0, TEMPERATURE), 13);
      });
    });
  });

  it('has the free energies, ln Z and p(h | v) of a Boltzmann machine that counts its hidden units', () => {
    const counted = countVisible({ ...model, visible: 5 });
    expect(counted.logZ).toBeCloseTo(logPartition(rbm), 11);
    const p = new Float64Array(3);
    counted.freeEnergies.forEach((f, v) => {
      const x = Float64Array.from({ length: 5 }, (_, i) => (v >> i) & 1);
      expect(f).toBeCloseTo(freeEnergy(rbm, x), 11);
      hiddenProbabilities(rbm, x, p);
      for (let h = 0; h < 8; h++) {
        // Hidden units without couplings among each other are independent once v is known.
        const product = p.reduce((all, up, j) => all * ((h >> j) & 1 ? up : 1 - up), 1);
        expect(counted.conditional[v + 32 * h]).toBeCloseTo(product, 12);
      }
    });
  });

  it('written in spins, it is a magnet in random fields with bonds between two layers only', () => {
    const { model: spins, constant } = spinsOfBits(model);
    visitStates(spins, (s, energy) => {
      expect(energy + constant).toBeCloseTo(
        energyOf(
          model,
          s.map((value) => (1 + value) / 2),
        ),
        11,
      );
    });
    for (let i = 0; i < 5; i++) for (let j = 0; j < i; j++) expect(spins.weights[8 * i + j]).toBe(0);
  });

  it('has fields and means of a layer of neurons with the transposed weights', () => {
    const theta = new Float64Array(5 * 3 + 3);
    for (let i = 0; i < 5; i++) for (let j = 0; j < 3; j++) theta[5 * j + i] = rbm.weights[3 * i + j];
    theta.set(rbm.hiddenBias, 15);
    const means = new Float64Array(3);
    for (const output of ['identity', 'sigmoid'] as const) {
      const network: Network = { sizes: [5, 3], activation: 'tanh', output, cost: 'squared' };
      const work = createWorkspace(network, 1);
      visitStates(model, (s) => {
        const v = Float64Array.from(s.subarray(0, 5));
        feedForward(network, theta, v, everyRow(1), work);
        hiddenProbabilities(rbm, v, means);
        const expected = output === 'identity' ? localFields(model, s).subarray(5) : means;
        // One sample in the first of four lanes.
        expected.forEach((value, j) => {
          expect(work.a[1][4 * j]).toBeCloseTo(value, 13);
        });
      });
    }
  });
});
