import { describe, expect, it } from 'vitest';
import { createMachine, likelihoodGradient } from '@/lib/ml/boltzmann';
import { countVisible, exactPhases } from '@/lib/ml/boltzmannExact';
import {
  advanceClamped,
  advanceFree,
  chainError,
  clampedErrors,
  clampedMoments,
  countShown,
  createChains,
  createClampedChains,
  freeMoments,
} from '@/lib/ml/boltzmannSampling';
import { createRng } from '@/lib/rng';
import { blocking } from '@/lib/stats';
import { BARS, randomData, randomMachine } from './boltzmannMachines';

describe.each([
  ['all visible', 5, 0, 0, 1],
  ['with hidden units', 3, 3, 0, 1.2],
  ['spins', 3, 2, -1, 1.5],
] as const)('the gradient by Gibbs sampling: %s', (_, visible, hidden, low, temperature) => {
  const machine = randomMachine(visible, hidden, low, 21, 0.5);
  const data = randomData(visible, 5);
  const phases = exactPhases(machine, countVisible(machine, temperature), data);
  const exact = likelihoodGradient(phases.clamped, phases.free, temperature);
  const n = machine.size;

  it('lies within five blocked errors of the exact one, and not always within half of one', () => {
    const rng = createRng(1);
    const free = createChains(machine, 16, rng);
    const clamped = createClampedChains(machine, 2, rng);
    const rounds = 4096;
    const series = Array.from({ length: n * n }, () => new Float64Array(rounds));
    for (let k = -50; k < rounds; k++) {
      advanceFree(machine, free, temperature, 1, rng);
      advanceClamped(machine, clamped, data, temperature, 1, rng);
      if (k < 0) continue;
      const { weights, bias } = likelihoodGradient(
        clampedMoments(machine, clamped, data),
        freeMoments(machine, free),
        temperature,
      );
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) series[i * n + j][k] = i === j ? bias[i] : weights[i * n + j];
      }
    }
    let far = 0;
    series.forEach((values, k) => {
      const { mean, standardError } = blocking(values);
      const expected = k % (n + 1) === 0 ? exact.bias[k / (n + 1)] : exact.weights[k];
      expect(standardError).toBeLessThan(0.02);
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual(5 * standardError);
      if (Math.abs(mean - expected) > 0.5 * standardError) far++;
    });
    expect(far).toBeGreaterThan(0);
  });
});

describe('chains', () => {
  const machine = randomMachine(3, 2, 0, 4);

  it('clamped chains show their state and never change it', () => {
    const rng = createRng(2);
    const chains = createClampedChains(machine, 3, rng);
    const data = randomData(3, 1);
    for (let k = 0; k < 20; k++) advanceClamped(machine, chains, data, 1, 1, rng);
    expect(countShown(machine, chains)).toEqual(new Float64Array(8).fill(3));
    for (let c = 0; c < 24; c++) {
      for (let i = 0; i < 3; i++) expect(chains.units[5 * c + i]).toBe((Math.floor(c / 3) >> i) & 1);
    }
  });

  it('rest where the data show nothing', () => {
    const rng = createRng(2);
    const chains = createClampedChains(machine, 1, rng);
    const before = chains.units.slice(5, 10);
    for (let k = 0; k < 20; k++)
      advanceClamped(machine, chains, Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0), 1, 1, rng);
    expect(chains.units.slice(5, 10)).toEqual(before);
  });

  it('show states as often as the machine does, χ² with 7 degrees of freedom below 5 sigma', () => {
    const rng = createRng(3);
    const free = createChains(machine, 20_000, rng);
    advanceFree(machine, free, 1, 40, rng);
    const counts = countShown(machine, free);
    const { probabilities } = countVisible(machine);
    let chi2 = 0;
    counts.forEach((c, v) => {
      const expected = free.count * probabilities[v];
      chi2 += (c - expected) ** 2 / expected;
    });
    // P(χ²₇ > 43) = 3e-7.
    expect(chi2).toBeLessThan(43);
    expect(chi2).toBeGreaterThan(0.2);
  });

  it('errors of independent chains are of the right size', () => {
    const free = exactPhases(machine, countVisible(machine), randomData(3, 1)).free;
    let square = 0;
    const repeats = 200;
    for (let seed = 0; seed < repeats; seed++) {
      const rng = createRng(100 + seed);
      const chains = createChains(machine, 50, rng);
      advanceFree(machine, chains, 1, 30, rng);
      const mean = freeMoments(machine, chains).products[1];
      square += ((mean - free.products[1]) / chainError(mean, mean, 50)) ** 2;
    }
    // Four heads and a tail: √(0.8 · 0.2/4).
    expect(chainError(0.8, 0.8, 5)).toBeCloseTo(0.2, 15);
    expect(Math.sqrt(square / repeats)).toBeGreaterThan(0.8);
    expect(Math.sqrt(square / repeats)).toBeLessThan(1.25);
  });

  it('errors of the clamped phase too: the spread among the copies of a state', () => {
    const data = randomData(3, 6);
    const { clamped } = exactPhases(machine, countVisible(machine), data);
    const pair = 3 * 5 + 4;
    let square = 0;
    const repeats = 200;
    for (let seed = 0; seed < repeats; seed++) {
      const rng = createRng(900 + seed);
      const chains = createClampedChains(machine, 20, rng);
      advanceClamped(machine, chains, data, 1, 20, rng);
      const errors = clampedErrors(machine, chains, data);
      expect(errors[1]).toBe(0);
      square +=
        ((clampedMoments(machine, chains, data).products[pair] - clamped.products[pair]) / errors[pair]) ** 2;
    }
    expect(Math.sqrt(square / repeats)).toBeGreaterThan(0.8);
    expect(Math.sqrt(square / repeats)).toBeLessThan(1.25);
  });

  it('one chain at least', () => {
    expect(() => createChains(createMachine(2, 0), 0, createRng(1))).toThrow('count = 0');
    const four = createMachine(4, 0);
    const shown = createClampedChains(four, 1, createRng(1));
    expect(clampedMoments(four, shown, BARS).means).toEqual(new Float64Array(4).fill(0.5));
  });
});
