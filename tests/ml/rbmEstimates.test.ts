import { describe, expect, it } from 'vitest';
import { advanceAis, baseRates, createAis, estimateAis } from '@/lib/ml/ais';
import type { Rbm } from '@/lib/ml/rbm';
import { rbmEnergies } from '@/lib/ml/rbm';
import { exactGradient, exactMeans, logPartition } from '@/lib/ml/rbmLikelihood';
import { createChains, createMeans, gibbsStep } from '@/lib/ml/rbmSampling';
import { createScratch, createTraining, estimateGradient } from '@/lib/ml/rbmTraining';
import { createTempering, temperedStep } from '@/lib/ml/tempering';
import { createRng } from '@/lib/rng';
import { blocking, createWelford, estimateWelford, pushWelford } from '@/lib/stats';
import { plainEnergy, randomRbm, smallData, smallGaussian, smallRbm } from './rbmOracles';

function anneal(rbm: Rbm, base: Float64Array, steps: number, chains: number, seed: number) {
  const rng = createRng(seed);
  const ais = createAis(rbm, base, steps, chains, rng);
  const means = createMeans(rbm, chains);
  // In portions, as a simulation does.
  while (!advanceAis(rbm, ais, 7, means, rng));
  return estimateAis(rbm, ais);
}

function expectNear({ logZ, standardError }: { logZ: number; standardError: number }, exact: number): void {
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(logZ - exact)).toBeLessThan(5 * standardError);
}

describe('annealed importance sampling', () => {
  it('of the reference machine is within its error, as large as the reference says', () => {
    const rbm = smallRbm();
    const estimate = anneal(rbm, rbm.visibleBias, 20, 20_000, 1);
    expectNear(estimate, 3.7365563392);
    expect(estimate.standardError).toBeGreaterThan(2e-4);
    expect(estimate.standardError).toBeLessThan(5e-4);
    expect(estimate.effectiveChains).toBeGreaterThan(19_000);
    expectNear(anneal(rbm, baseRates(rbm, smallData, 4), 20, 2000, 2), 3.7365563392);
  });

  it.each([
    ['bits', randomRbm(12, 8, 'binary', 3)],
    ['labels', randomRbm(9, 6, 'binary', 4, { labels: 4 })],
    ['Gaussian units', smallGaussian()],
    ['Gaussian units of other widths', randomRbm(4, 5, 'gaussian', 5, { size: 0.4 })],
  ])('of %s is within its error', (_, rbm) => {
    const base = rbm.visibleBias.map((a, i) => 0.5 * a + 0.1 * i);
    expectNear(anneal(rbm, base, 50, 2000, 6), logPartition(rbm));
  });

  it('has an honest error bar: over 200 seeds the pulls have the width 1', () => {
    const rbm = randomRbm(6, 4, 'binary', 8, { size: 0.8 });
    const exact = logPartition(rbm);
    const base = new Float64Array(6);
    const pulls = createWelford();
    for (let seed = 1; seed <= 200; seed++) {
      const { logZ, standardError } = anneal(rbm, base, 30, 100, seed);
      pushWelford(pulls, (logZ - exact) / standardError);
    }
    const { mean, variance } = estimateWelford(pulls);
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(Math.sqrt(variance)).toBeGreaterThan(0.8);
    expect(Math.sqrt(variance)).toBeLessThan(1.25);
  });

  it('is exact in one step when the machine is its own base', () => {
    const rbm = smallRbm();
    rbm.weights.fill(0);
    rbm.hiddenBias.fill(0);
    const { logZ, standardError } = anneal(rbm, rbm.visibleBias, 1, 3, 1);
    expect(logZ).toBeCloseTo(logPartition(rbm), 12);
    expect(standardError).toBeLessThan(1e-12);
  });

  it('takes base rates from data: their log odds, of labels the logarithm, with one row more of each kind', () => {
    const rbm = randomRbm(5, 2, 'binary', 1, { labels: 2 });
    const data = [1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0];
    const base = baseRates(rbm, data, 3);
    const expected = [4 / 1, 3 / 2, 1 / 4, 3 / 5, 2 / 5].map(Math.log);
    expected.forEach((x, i) => {
      expect(base[i]).toBeCloseTo(x, 12);
    });
    expect([...baseRates(smallGaussian(), [1, 2, 3, 6], 2)]).toEqual([2, 4]);
  });

  it('refuses no steps and no chains', () => {
    const rbm = smallRbm();
    expect(() => createAis(rbm, rbm.visibleBias, 0, 10, createRng(1))).toThrow(RangeError);
    expect(() => createAis(rbm, rbm.visibleBias, 10, Number.NaN, createRng(1))).toThrow(RangeError);
  });
});

/** Two deep wells, all units on or all off, the second a little deeper: plain Gibbs steps never cross. */
function twoWells(): Rbm {
  const rbm = randomRbm(8, 6, 'binary', 2, { size: 0.05 });
  for (let k = 0; k < rbm.weights.length; k++) rbm.weights[k] += 2;
  rbm.visibleBias.forEach((_, i) => {
    rbm.visibleBias[i] = -6;
  });
  rbm.hiddenBias.forEach((_, j) => {
    rbm.hiddenBias[j] = -8.1;
  });
  return rbm;
}

describe('parallel tempering', () => {
  const rbm = twoWells();
  const exact = exactMeans(rbm);

  function run(step: () => Float64Array, sweeps: number): number[] {
    const series: number[] = [];
    for (let t = 0; t < sweeps; t++) series.push(step()[0]);
    return series;
  }

  it('crosses between wells where plain chains stay, with the exact means', () => {
    const rng = createRng(3);
    const tempering = createTempering(rbm, 1, 6, 5, rng);
    const means = createMeans(rbm, 1);
    const series = run(() => {
      temperedStep(rbm, tempering, means, rng);
      return tempering.levels[0].visible;
    }, 30_000);
    const { mean, standardError, plateau } = blocking(series);
    expect(plateau).toBe(true);
    expect(Math.abs(mean - exact.visibleBias[0])).toBeLessThan(5 * standardError);
    expect(standardError).toBeLessThan(0.03);
    tempering.tried.forEach((tried, k) => {
      const acceptance = tempering.made[k] / tried;
      expect(tried).toBe(15_000);
      expect(acceptance).toBeGreaterThan(0.1);
      expect(acceptance).toBeLessThan(1);
    });

    const chains = createChains(rbm, 1, createRng(4));
    const stuck = run(() => {
      gibbsStep(rbm, chains, means, rng);
      return chains.visible;
    }, 5000);
    const on = stuck.slice(100).reduce((a, b) => a + b, 0) / 4900;
    expect(Math.abs(on - exact.visibleBias[0])).toBeGreaterThan(0.2);
  });

  it('of Gaussian units has the exact means at every exchange', () => {
    const machine = smallGaussian();
    const rng = createRng(5);
    const tempering = createTempering(machine, 4, 3, 3, rng);
    const means = createMeans(machine, 4);
    const series: number[] = [];
    const hidden: number[] = [];
    for (let t = 0; t < 20_000; t++) {
      temperedStep(machine, tempering, means, rng);
      const { visible, hidden: h } = tempering.levels[0];
      series.push((visible[0] + visible[2] + visible[4] + visible[6]) / 4);
      hidden.push((h[0] + h[3] + h[6] + h[9]) / 4);
    }
    const means0 = exactMeans(machine);
    for (const [list, value] of [
      [series, means0.visibleBias[0]],
      [hidden, means0.hiddenBias[0]],
    ] as const) {
      const { mean, standardError } = blocking(list);
      expect(Math.abs(mean - value)).toBeLessThan(5 * standardError);
    }
  });

  it('keeps the energies it decides by', () => {
    const rng = createRng(6);
    const tempering = createTempering(rbm, 3, 4, 4, rng);
    const means = createMeans(rbm, 3);
    for (let t = 0; t < 10; t++) temperedStep(rbm, tempering, means, rng);
    tempering.levels.forEach(({ visible, hidden }, k) => {
      for (let n = 0; n < 3; n++) {
        const energy = plainEnergy(rbm, visible.slice(8 * n, 8 * n + 8), hidden.slice(6 * n, 6 * n + 6));
        expect(tempering.energies[3 * k + n]).toBeCloseTo(energy, 10);
      }
    });
    const energies = new Float64Array(3);
    const { visible, hidden } = tempering.levels[1];
    rbmEnergies(rbm, visible, hidden, energies, 3, new Float64Array(18));
    expect([...energies]).toEqual([...tempering.energies.subarray(3, 6)]);
  });

  it('has geometric temperatures', () => {
    const { temperatures } = createTempering(rbm, 1, 4, 8, createRng(1));
    [1, 2, 4, 8].forEach((t, k) => {
      expect(temperatures[k]).toBeCloseTo(t, 12);
    });
    expect(() => createTempering(rbm, 1, 1, 8, createRng(1))).toThrow(RangeError);
    expect(() => createTempering(rbm, 1, 3, 1, createRng(1))).toThrow(RangeError);
  });

  it('in training gives the exact gradient of a machine that plain chains cannot cross', () => {
    const rng = createRng(7);
    const settings = {
      algorithm: 'tempering',
      gibbsSteps: 1,
      learningRate: 0,
      momentum: 0,
      weightDecay: 0,
    } as const;
    const training = createTraining(rbm, settings, 10, rng);
    const scratch = createScratch(rbm, 2, 10);
    scratch.batch.fill(1, 0, 8);
    const gradient = exactGradient(rbm, scratch.batch, 2);
    const series: number[] = [];
    for (let t = 0; t < 6000; t++) {
      estimateGradient(rbm, 2, 1, training.persistent, scratch, rng);
      if (t >= 500) series.push(scratch.gradient.weights[9]);
    }
    const { mean, standardError } = blocking(series);
    expect(standardError).toBeLessThan(0.05);
    expect(Math.abs(mean - gradient.weights[9])).toBeLessThan(5 * standardError);
  });
});
