import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/rbm-ising/demo';
import ising, { type Data, type Params, SCAN } from '@/components/demos/rbm-ising/simulation';
import { bitsOfSpins, countStates, couple, createPairEnergy } from '@/lib/ml/energy';
import { averageLevels, isingLevels } from '@/lib/ml/exactIsing';
import { latticeAsPairs } from '@/lib/ml/ising';
import { BATCH, createMagnetLearner, learnMagnet, symmetricGradient } from '@/lib/ml/magnetLearner';
import {
  absoluteMagnetization,
  addSpins,
  createDistances,
  createNumbers,
  energyPerSite,
} from '@/lib/ml/magnetNumbers';
import { createSource, moveOn } from '@/lib/ml/magnetSource';
import {
  allMagnetStates,
  drawArrangement,
  numbersOfMagnet,
  SITES,
  STATES,
  weighLevels,
  writeArrangement,
} from '@/lib/ml/magnetStates';
import { createTally, pushTally, summaryErrors, tallied } from '@/lib/ml/magnetTally';
import { createRbm, freeEnergy, type Rbm } from '@/lib/ml/rbm';
import { exactGradient, logPartition, meanLogLikelihood } from '@/lib/ml/rbmLikelihood';
import { advanceSweep, createSweep, finishSweep } from '@/lib/ml/rbmOverStates';
import { createScratch, type TrainingSettings } from '@/lib/ml/rbmTraining';
import { defaults } from '@/lib/params';
import { createRng, normal, type Rng } from '@/lib/rng';

const base: Params = defaults(demo.params);
const states = allMagnetStates();
const settings: TrainingSettings = {
  algorithm: 'pcd',
  gibbsSteps: 1,
  learningRate: 0.1,
  momentum: 0.5,
  weightDecay: 0,
};

function compare(rbm: Rbm, temperature: number, stretch = STATES) {
  const target = weighLevels(states, temperature);
  const sweep = createSweep(states.distances);
  while (!advanceSweep(sweep, rbm, states, target, stretch));
  return finishSweep(sweep, target);
}

/** Bits of configurations drawn from the magnet. */
function drawRows(temperature: number, rows: number, rng: Rng): Float64Array {
  const weights = weighLevels(states, temperature);
  const x = new Float64Array(rows * SITES);
  for (let n = 0; n < rows; n++) writeArrangement(drawArrangement(states, weights, rng), x, n * SITES);
  return x;
}

function randomMachine(hidden: number, seed: number): Rbm {
  const rng = createRng(seed);
  const rbm = createRbm(SITES, hidden, 'binary', rng, { spread: 0.7 });
  for (let i = 0; i < SITES; i++) rbm.visibleBias[i] = 0.5 * normal(rng);
  for (let j = 0; j < hidden; j++) rbm.hiddenBias[j] = 0.5 * normal(rng);
  return rbm;
}

describe('the magnet on 4 × 4 sites, all arrangements listed', () => {
  it.each([1.2, 2.27, 5])(
    'T = %f: energy, magnetisation and correlations by two other counts',
    (temperature) => {
      const numbers = numbersOfMagnet(states, weighLevels(states, temperature));
      const exact = averageLevels(isingLevels(4), temperature);
      expect(energyPerSite(numbers)).toBeCloseTo(exact.energy, 10);
      expect(absoluteMagnetization(numbers)).toBeCloseTo(exact.magnetization, 10);
      const { products } = countStates(latticeAsPairs(4), temperature);
      // From site 0 along a row, along a diagonal, and to the farthest site.
      const { lengths, classes } = states.distances;
      for (const site of [1, 5, 2, 6, 10]) {
        const kind = classes[site];
        expect(numbers.correlations[kind]).toBeCloseTo(products[site], 10);
        expect(lengths[kind]).toBeGreaterThan(0);
      }
      expect(numbers.energies.reduce((sum, p) => sum + p)).toBeCloseTo(1, 12);
      expect(numbers.magnets.reduce((sum, p) => sum + p)).toBeCloseTo(1, 12);
    },
  );

  it('samples come from e^(−E/T)/Z', () => {
    const weights = weighLevels(states, 2.5);
    const rng = createRng(3);
    const count = 40_000;
    const drawn = createNumbers(states.distances);
    const bits = new Int8Array(SITES);
    for (let n = 0; n < count; n++) {
      writeArrangement(drawArrangement(states, weights, rng), bits, 0);
      addSpins(states.distances, bits, 0, 1 / count, drawn);
    }
    const exact = numbersOfMagnet(states, weights);
    for (const key of ['energies', 'magnets'] as const) {
      exact[key].forEach((p, k) => {
        const error = Math.sqrt((p * (1 - p)) / count);
        expect(Math.abs(drawn[key][k] - p)).toBeLessThanOrEqual(5 * error + 1e-12);
      });
    }
    exact.correlations.forEach((c, kind) => {
      expect(Math.abs(drawn.correlations[kind] - c)).toBeLessThan(5 / Math.sqrt(count));
    });
  });
});

describe('the magnet on a larger lattice, sampled', () => {
  it('6 × 6 at T = 2.6: energies within 5 errors of a long run by single spins and a sum by blocks', () => {
    const distances = createDistances(6);
    const runs = [1, 2].map((seed) => {
      const rng = createRng(seed);
      const lattice = createSource(6, 2.6, rng);
      const tally = createTally(distances);
      for (let k = 0; k < 2000; k++) {
        moveOn(lattice, 2.6, rng);
        const seen = createNumbers(distances);
        addSpins(distances, lattice.spins, 0, 1, seen);
        expect(seen.energies[(lattice.energy + 72) / 4]).toBe(1);
        pushTally(tally, seen);
      }
      return { ...tallied(tally, distances), summary: summaryErrors(tally, 36) };
    });
    const [a, b] = runs;
    const both = Math.hypot(a.summary.energy, b.summary.energy);
    expect(Math.abs(energyPerSite(a.numbers) - energyPerSite(b.numbers))).toBeLessThan(5 * both);
    expect(both).toBeLessThan(0.02);
    expect(both).toBeGreaterThan(0.001);
    a.numbers.correlations.forEach((c, k) => {
      const error = Math.hypot(a.errors.correlations[k], b.errors.correlations[k]);
      expect(Math.abs(c - b.numbers.correlations[k])).toBeLessThan(5 * error);
    });
    // The nearest neighbours carry the energy: ⟨E⟩/N = −2 ⟨s s′⟩.
    expect(a.numbers.correlations[0]).toBeCloseTo(-energyPerSite(a.numbers) / 2, 10);
  });
});

describe('a machine against all arrangements', () => {
  it('ln Z as by counting hidden units, numbers and divergence as by plain sums', () => {
    const rbm = randomMachine(5, 11);
    const { logZ, divergence, numbers } = compare(rbm, 2);
    expect(logZ).toBeCloseTo(logPartition(rbm), 9);
    const target = weighLevels(states, 2);
    const bits = new Float64Array(SITES);
    const plain = createNumbers(states.distances);
    let sum = 0;
    for (let code = 0; code < STATES; code += 1) {
      writeArrangement(code, bits, 0);
      const logQ = -freeEnergy(rbm, bits) - logZ;
      const p = target.each[states.energy[code]];
      sum += p * (Math.log(p) - logQ);
      plain.energies[states.energy[code]] += Math.exp(logQ);
      plain.magnets[states.magnet[code]] += Math.exp(logQ);
    }
    expect(divergence).toBeCloseTo(sum, 9);
    for (const key of ['energies', 'magnets'] as const) {
      plain[key].forEach((p, k) => {
        expect(numbers[key][k]).toBeCloseTo(p, 10);
      });
    }
    expect(numbers.correlations[0]).toBeCloseTo(-energyPerSite(numbers) / 2, 10);
  });

  it('does not depend on the stretches it is summed in', () => {
    const rbm = randomMachine(3, 4);
    const whole = compare(rbm, 3);
    const pieces = compare(rbm, 3, 1700);
    expect(pieces.divergence).toBeCloseTo(whole.divergence, 10);
    expect(pieces.logZ).toBeCloseTo(whole.logZ, 10);
  });

  it('the divergence is 0 for a machine that is the magnet: independent spins in infinite heat', () => {
    const rbm = createRbm(SITES, 2, 'binary', createRng(1), { spread: 0 });
    expect(compare(rbm, 1e9).divergence).toBeCloseTo(0, 9);
    expect(compare(rbm, 2).divergence).toBeGreaterThan(1);
  });
});

describe('the same upside down', () => {
  it('a symmetric machine has the biases of spins without fields, by the map of the energy', () => {
    const rng = createRng(8);
    const { rbm } = createMagnetLearner(SITES, 3, settings, rng);
    const spins = createPairEnergy(SITES + 3, -1);
    for (let i = 0; i < SITES; i++) {
      for (let j = 0; j < 3; j++) couple(spins, i, SITES + j, rbm.weights[i * 3 + j] / 4);
    }
    const { model } = bitsOfSpins(spins);
    rbm.visibleBias.forEach((a, i) => {
      expect(a).toBeCloseTo(model.bias[i], 12);
    });
    rbm.hiddenBias.forEach((b, j) => {
      expect(b).toBeCloseTo(model.bias[SITES + j], 12);
    });
    const { numbers } = compare(rbm, 2);
    numbers.magnets.forEach((p, k) => {
      expect(p).toBeCloseTo(numbers.magnets[SITES - k], 12);
    });
  });

  it('its gradient is that of the log-likelihood along the symmetric machines', () => {
    const rng = createRng(21);
    const { rbm } = createMagnetLearner(SITES, 3, settings, rng);
    for (let k = 0; k < rbm.weights.length; k++) rbm.weights[k] *= 6;
    for (const bias of [rbm.visibleBias, rbm.hiddenBias]) for (let k = 0; k < bias.length; k++) bias[k] *= 6;
    const x = drawRows(2.5, 40, rng);
    const gradient = exactGradient(rbm, x, 40);
    symmetricGradient(rbm, gradient);
    const likelihood = () => meanLogLikelihood(rbm, x, 40, logPartition(rbm));
    for (const [i, j] of [
      [0, 0],
      [7, 2],
      [15, 1],
    ]) {
      const slope = (h: number) => {
        // W_ij ← W_ij + h/4 in the language of spins: w_ij + h, and the biases that go with it.
        rbm.weights[i * 3 + j] += h;
        rbm.visibleBias[i] -= 0.5 * h;
        rbm.hiddenBias[j] -= 0.5 * h;
        return likelihood();
      };
      const h = 1e-4;
      const up = slope(h);
      const down = slope(-2 * h);
      slope(h);
      expect((4 * (up - down)) / (2 * h)).toBeCloseTo(gradient.weights[i * 3 + j], 6);
    }
  });
});

describe('learning', () => {
  it('by exact gradients the divergence falls step by step to a small value', () => {
    const rng = createRng(2);
    const { rbm } = createMagnetLearner(SITES, 6, settings, rng);
    const rows = 800;
    const x = drawRows(3, rows, rng);
    const seen = [compare(rbm, 3).divergence];
    for (let k = 1; k <= 110; k++) {
      const gradient = exactGradient(rbm, x, rows);
      symmetricGradient(rbm, gradient);
      for (let w = 0; w < rbm.weights.length; w++) rbm.weights[w] += 0.5 * gradient.weights[w];
      for (let i = 0; i < SITES; i++) rbm.visibleBias[i] += 0.5 * gradient.visibleBias[i];
      for (let j = 0; j < 6; j++) rbm.hiddenBias[j] += 0.5 * gradient.hiddenBias[j];
      if (k % 11 === 0) seen.push(compare(rbm, 3).divergence);
    }
    for (let k = 1; k < seen.length; k++) expect(seen[k]).toBeLessThan(seen[k - 1]);
    expect(seen[seen.length - 1]).toBeLessThan(0.15 * seen[0]);
    expect(seen[seen.length - 1]).toBeLessThan(0.42);
  });

  it('by PCD with 32 units at T = 4 energies and correlations end close to the magnet’s', () => {
    const rng = createRng(6);
    const training = createMagnetLearner(SITES, 32, settings, rng);
    const scratch = createScratch(training.rbm, BATCH, BATCH);
    const weights = weighLevels(states, 4);
    const fill = (batch: Float64Array, at: number) =>
      writeArrangement(drawArrangement(states, weights, rng), batch, at);
    const updates = 1500;
    for (let u = 0; u < updates; u++) {
      const learningRate = 0.1 * (1 - u / updates);
      learnMagnet(training, { ...settings, learningRate }, true, fill, scratch, rng);
    }
    const { numbers, divergence } = compare(training.rbm, 4);
    const exact = numbersOfMagnet(states, weights);
    expect(divergence).toBeLessThan(0.06);
    // A distribution this close differs by at most √(D/2) in any share (Pinsker).
    const distance = exact.energies.reduce((sum, p, k) => sum + Math.abs(p - numbers.energies[k]), 0) / 2;
    expect(distance).toBeLessThanOrEqual(Math.sqrt(divergence / 2));
    expect(distance).toBeLessThan(0.08);
    exact.correlations.forEach((c, k) => {
      expect(Math.abs(numbers.correlations[k] - c)).toBeLessThan(0.05);
    });
  });
});

async function run(params: Params, seed: number, steps: number) {
  const data = (await ising.load?.(params, undefined as never)) as Data;
  const state = ising.init(params, seed, data);
  for (let k = 0; k < steps && !ising.done?.(state, params); k++) await ising.step(state, params, data);
  return { state, frame: ising.frame(state, params, data) };
}

describe('rbm-ising', () => {
  it('near T_c is hardest for few hidden units, and the scan ends by itself', async () => {
    const params = { ...base, ...demo.presets.scan.params, updates: 400 };
    const { frame, state } = await run(params, 1, 5000);
    expect(ising.done?.(state, params)).toBe(true);
    expect([...frame.kept.temperature]).toEqual(SCAN);
    expect(demo.predict?.kind === 'choice' && demo.predict.answer(frame)).toBe('critical');
    const [first, last] = [frame.kept.divergence[0], frame.kept.divergence[SCAN.length - 1]];
    expect(Math.max(...frame.kept.divergence)).toBeGreaterThan(2.5 * Math.max(first, last));
  });

  it('CD that must learn the symmetry in the cold forgets half of the world, a symmetric machine cannot', async () => {
    const lost = { ...base, ...demo.presets.lost.params, updates: 800 };
    const { frame } = await run(lost, 1, 200);
    expect(frame.divergence).toBeGreaterThan(3);
    const up = frame.machine.numbers.magnets.reduce((sum, p, k) => sum + (k > 8 ? p : 0), 0);
    expect(Math.max(up, 1 - up)).toBeGreaterThan(0.98);
    const kept = await run({ ...lost, symmetry: 'built' }, 1, 200);
    expect(kept.frame.divergence).toBeLessThan(0.3);
  });

  it('a new temperature begins a new machine and keeps the old one', async () => {
    const data = (await ising.load?.(base, undefined as never)) as Data;
    const params = { ...base, updates: 100 };
    const state = ising.init(params, 4, data);
    for (let k = 0; k < 40; k++) ising.step(state, params, data);
    const hot = { ...params, temperature: 5 };
    ising.step(state, hot, data);
    expect([state.updates, state.temperature]).toEqual([0, 5]);
    const { kept, magnet } = ising.frame(state, hot, data);
    expect([...kept.temperature]).toEqual([2.27]);
    expect(magnet.energy).toBeCloseTo(averageLevels(isingLevels(4), 5).energy, 10);
  });

  it('on 5 × 5 spins both sides are sampled, with errors', async () => {
    const params = { ...base, size: 5, hidden: 16, temperature: 3, updates: 300 };
    const { frame } = await run(params, 2, 120);
    expect(frame.exact).toBe(false);
    for (const side of [frame.magnet, frame.machine]) {
      expect(side.energyError).toBeGreaterThan(0);
      expect(side.numbers.energies.reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
    }
    expect(frame.divergence).toBeGreaterThanOrEqual(0);
    expect(demo.readouts.energyPerSite.read(frame).error).toBe(frame.machine.energyError);
  });
});
