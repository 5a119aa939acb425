import { describe, expect, it } from 'vitest';
import { uniformBath } from '@/lib/ml/baths';
import {
  binderCrossing,
  binderCurve,
  createReweighting,
  pushReweighting,
  type Reweighting,
} from '@/lib/ml/binderCrossing';
import { clearBins, createBins, estimateFunction, meansOf, measuredIn, pushBins } from '@/lib/ml/bins';
import { bondThreshold, createClusters, swendsenWangMove } from '@/lib/ml/clusters';
import { averageLevels, isingLevels } from '@/lib/ml/exactIsing';
import { isingSweep, isingThresholds } from '@/lib/ml/ising';
import { createLattice, orderParameter } from '@/lib/ml/lattice';
import { clearMagnetSums, createMagnetSums, estimateMagnet, measure } from '@/lib/ml/magnetEstimates';
import { createRng, normal } from '@/lib/rng';

describe('bins', () => {
  it('hold the means of stretches that double', () => {
    const bins = createBins(2, 4);
    for (let k = 0; k < 11; k++) pushBins(bins, [k, k * k]);
    // 0 … 11 in stretches of 4; the last three wait.
    expect(bins.length).toBe(4);
    expect(bins.filled).toBe(2);
    expect(measuredIn(bins)).toBe(8);
    expect([...meansOf(bins)]).toEqual([3.5, 17.5]);
    clearBins(bins);
    pushBins(bins, [5, 25]);
    expect([...meansOf(bins)]).toEqual([5, 25]);
  });

  it('give the error of a mean of independent numbers', () => {
    const rng = createRng(1);
    const bins = createBins(1);
    for (let k = 0; k < 100_000; k++) pushBins(bins, [normal(rng)]);
    const { standardError } = estimateFunction(bins, ([x]) => ({ value: x, gradient: [1] }));
    expect(standardError * Math.sqrt(100_000)).toBeGreaterThan(0.8);
    expect(standardError * Math.sqrt(100_000)).toBeLessThan(1.25);
  });
});

const OBSERVABLES = ['energy', 'heatCapacity', 'magnetization', 'susceptibility', 'binder'] as const;

describe('errors of a magnet', () => {
  it.each([
    ['at T_c', 2.269185, 4096],
    ['in the disordered phase', 4, 2048],
    ['in the ordered phase', 1.9, 8192],
  ])('over 200 seeds (estimate − exact)/error has a spread of about 1, %s', (_, temperature, sweeps) => {
    const exact = averageLevels(isingLevels(4), temperature);
    const table = isingThresholds(uniformBath(temperature));
    const squares = new Float64Array(OBSERVABLES.length);
    const sums = createMagnetSums();
    for (let seed = 1; seed <= 200; seed++) {
      const rng = createRng(seed);
      const lattice = createLattice(4, 2, 'hot', rng);
      for (let k = 0; k < 100; k++) isingSweep(lattice, table, 1, rng);
      clearMagnetSums(sums);
      for (let k = 0; k < sweeps; k++) {
        isingSweep(lattice, table, 1, rng);
        measure(sums, lattice.energy / 16, orderParameter(lattice));
      }
      const estimates = estimateMagnet(sums, 16, temperature);
      OBSERVABLES.forEach((name, k) => {
        const off = (estimates[name].mean - exact[name]) / estimates[name].standardError;
        squares[k] += (off * off) / 200;
      });
    }
    OBSERVABLES.forEach((name, k) => {
      expect(Math.sqrt(squares[k]), name).toBeGreaterThan(0.8);
      expect(Math.sqrt(squares[k]), name).toBeLessThan(1.25);
    });
  });

  it('nothing measured: no error, and finite numbers', () => {
    const estimates = estimateMagnet(createMagnetSums(), 16, 2);
    expect(estimates.measured).toBe(0);
    expect(estimates.energy.mean).toBe(0);
    expect(estimates.energy.standardError).toBeNaN();
  });

  it('a magnet that never changes: no heat, no error, a cumulant of ⅔', () => {
    const sums = createMagnetSums();
    for (let k = 0; k < 1000; k++) measure(sums, -2, 1);
    const { energy, heatCapacity, susceptibility, binder, orderTime } = estimateMagnet(sums, 16, 0.01);
    expect([energy.mean, energy.standardError, heatCapacity.mean, susceptibility.mean]).toEqual([
      -2, 0, 0, 0,
    ]);
    expect(binder.mean).toBeCloseTo(2 / 3, 14);
    expect(orderTime).toBe(0.5);
  });
});

describe('Binder’s cumulant by reweighting', () => {
  const temperatures = Float64Array.from({ length: 21 }, (_, k) => 2.17 + 0.01 * k);

  function run(size: number, seed: number, moves: number): Reweighting {
    const rng = createRng(seed);
    const lattice = createLattice(size, 2, 'hot', rng);
    const clusters = createClusters(size);
    const hold = bondThreshold(2, 2.27);
    const sums = createReweighting(2.27, temperatures);
    for (let k = 0; k < moves + 100; k++) {
      swendsenWangMove(lattice, hold, clusters, rng);
      if (k >= 100) pushReweighting(sums, lattice.energy, orderParameter(lattice));
    }
    return sums;
  }

  it('is that of every arrangement at each temperature, L = 4', () => {
    const levels = isingLevels(4);
    const { values, errors } = binderCurve(run(4, 1, 20_000));
    temperatures.forEach((temperature, k) => {
      const exact = averageLevels(levels, temperature).binder;
      expect(errors[k]).toBeLessThan(0.004);
      expect(Math.abs(values[k] - exact) / errors[k]).toBeLessThan(5);
    });
  });

  it('crosses at T_c of the exact curves for L = 2 and 4 within its error, which has the right size', () => {
    const [two, four] = [isingLevels(2), isingLevels(4)];
    // Bisection on the exact curves.
    let [low, high] = [1.5, 3.5];
    const difference = (t: number) => averageLevels(four, t).binder - averageLevels(two, t).binder;
    expect(difference(low) * difference(high)).toBeLessThan(0);
    for (let k = 0; k < 60; k++) {
      const middle = 0.5 * (low + high);
      if (difference(middle) > 0) low = middle;
      else high = middle;
    }
    const wide = Float64Array.from({ length: 21 }, (_, k) => low - 0.6 + 0.06 * k);
    let squares = 0;
    for (let seed = 1; seed <= 50; seed++) {
      const rng = createRng(seed);
      const [small, large] = [2, 4].map((size) => {
        const lattice = createLattice(size, 2, 'hot', rng);
        const clusters = createClusters(size);
        const hold = bondThreshold(2, low);
        const sums = createReweighting(low, wide);
        for (let k = 0; k < 4000; k++) {
          swendsenWangMove(lattice, hold, clusters, rng);
          if (k >= 100) pushReweighting(sums, lattice.energy, orderParameter(lattice));
        }
        return sums;
      });
      const { temperature, error } = binderCrossing(small, large);
      squares += ((temperature - low) / error) ** 2 / 50;
    }
    expect(Math.sqrt(squares)).toBeGreaterThan(0.75);
    expect(Math.sqrt(squares)).toBeLessThan(1.3);
  });

  it('finds T_c of the infinite lattice from L = 8 and 32', () => {
    const { temperature, error } = binderCrossing(run(8, 2, 4000), run(32, 3, 4000));
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(temperature - 2.269185314) / error).toBeLessThan(5);
  });

  it('nothing measured, no crossing', () => {
    const empty = createReweighting(2.27, temperatures);
    expect(binderCrossing(empty, empty).temperature).toBeNaN();
    expect(binderCurve(empty).values[0]).toBeNaN();
  });
});
