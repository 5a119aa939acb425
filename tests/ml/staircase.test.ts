import { describe, expect, it } from 'vitest';
import { curveNetwork, curveOrder, firstCurveWeights, inputAt, placeOf } from '@/lib/ml/curveTraining';
import { createWorkspace, meanCost, outputsOf } from '@/lib/ml/ffnn';
import {
  beginSize,
  createSweepWeights,
  EPOCHS_EACH,
  SIZES,
  SWEEP_EPOCHS,
  sizeAt,
  sweepEpoch,
  weightsOf,
} from '@/lib/ml/sizeSweep';
import {
  builtWeights,
  flatWeights,
  moveUnit,
  roughErrors,
  staircaseError,
  treadsFor,
} from '@/lib/ml/staircase';
import {
  jumpBound,
  pieceCurve,
  sampleDensely,
  sampleMesh,
  unitCurves,
  worstError,
} from '@/lib/ml/unitCurves';
import { createRng } from '@/lib/rng';

const outputOf = (
  theta: Float64Array,
  hidden: number,
  activation: 'sigmoid' | 'tanh' | 'relu',
  x: Float64Array,
) => {
  const network = curveNetwork(hidden, activation);
  return outputsOf(network, theta, x.map(inputAt), createWorkspace(network, 64));
};

describe('the staircase', () => {
  it('misses Nielsen’s curve by about half as much with twice the steps', () => {
    // Computed for the design of this lesson on a coarser scan: 0.47, 0.25, 0.16, 0.084, 0.042.
    const errors = [5, 10, 20, 40, 80].map((count) => staircaseError(unitCurves.nielsen, count));
    [0.47, 0.25, 0.16, 0.084, 0.042].forEach((published, i) => {
      expect(errors[i]).toBeGreaterThan(0.98 * published);
      expect(errors[i]).toBeLessThan(1.05 * published);
    });
    expect(errors[3] / errors[4]).toBeCloseTo(2, 1);
  });

  it('misses a straight line by exactly slope / 2H', () => {
    const line = pieceCurve(Float64Array.of(0.1, 0.9));
    for (const count of [1, 3, 10, 64]) {
      expect(staircaseError(line, count)).toBeCloseTo(0.8 / (2 * count), 8);
    }
  });

  it('a jump inside a tread costs at least half of it, and at an edge nothing', () => {
    for (const count of [3, 7, 41]) {
      expect(staircaseError(unitCurves.step, count)).toBeGreaterThanOrEqual(
        jumpBound(unitCurves.step) - 1e-9,
      );
    }
    expect(staircaseError(unitCurves.step, 2)).toBe(0);
  });

  it('how many steps a tube takes', () => {
    for (const name of ['wiggle', 'nielsen', 'runge', 'step'] as const) {
      const rough = roughErrors(unitCurves[name], 200);
      for (const count of [1, 7, 46, 200]) {
        const exact = staircaseError(unitCurves[name], count);
        expect(rough[count - 1]).toBeLessThanOrEqual(exact + 1e-3);
        expect(rough[count - 1]).toBeGreaterThan((1 - count / 8192) * exact - 1e-3);
      }
    }
    const rough = roughErrors(unitCurves.wiggle, 200);
    const count = treadsFor(unitCurves.wiggle, 0.05, rough);
    expect(staircaseError(unitCurves.wiggle, count)).toBeLessThanOrEqual(0.05);
    expect(staircaseError(unitCurves.wiggle, count - 1)).toBeGreaterThan(0.05);
    expect(treadsFor(unitCurves.wiggle, 1e-4, rough)).toBe(0);
    const line = pieceCurve(Float64Array.of(0, 1));
    expect(treadsFor(line, 0.0501, roughErrors(line, 50))).toBe(10);
  });

  it.each(['sigmoid', 'tanh'] as const)(
    '%s: a network is built that is the staircase, but for its edges',
    (activation) => {
      for (const name of ['wiggle', 'nielsen', 'sine', 'runge'] as const) {
        const { x, y } = sampleDensely(unitCurves[name], 2000);
        for (const hidden of [4, 12, 40]) {
          const built = outputOf(builtWeights(unitCurves[name], hidden, activation), hidden, activation, x);
          const ideal = staircaseError(unitCurves[name], hidden);
          expect(worstError(built, y)).toBeLessThan(1.03 * ideal);
          expect(worstError(built, y)).toBeGreaterThan(0.9 * ideal);
          const middle = x.findIndex((v) => v >= 1.5 / hidden);
          expect(built[middle]).toBeCloseTo(unitCurves[name].f(1.5 / hidden), 2);
        }
      }
    },
  );

  it('ReLU: the network goes through its knots, and twice as many cost a quarter', () => {
    const { x, y } = sampleDensely(unitCurves.sine, 4000);
    const errors = [20, 40].map((hidden) => {
      const theta = builtWeights(unitCurves.sine, hidden, 'relu');
      const knots = Float64Array.from({ length: hidden + 1 }, (_, k) => k / hidden);
      const at = outputOf(theta, hidden, 'relu', knots);
      expect(worstError(at, knots.map(unitCurves.sine.f))).toBeLessThan(1e-6);
      return worstError(outputOf(theta, hidden, 'relu', x), y);
    });
    expect(errors[0] / errors[1]).toBeCloseTo(4, 1);
  });

  it('a flat start is flat; a unit stands where it is put', () => {
    const theta = flatWeights(6, 0.5);
    expect(outputOf(theta, 6, 'sigmoid', Float64Array.of(0, 0.3, 1))).toEqual(Float64Array.of(0.5, 0.5, 0.5));
    moveUnit(theta, 6, 2, { place: 0.31, slope: -17, height: 0.8 });
    expect(placeOf(theta, 6, 2)).toBeCloseTo(0.31, 13);
    expect(10 * theta[2]).toBeCloseTo(-17, 13);
    // Half way up at its place, for any slope.
    expect(outputOf(theta, 6, 'sigmoid', Float64Array.of(0.31))[0]).toBeCloseTo(0.9, 12);
  });
});

describe('the sweep over sizes', () => {
  const curve = unitCurves.wiggle;
  const mesh = sampleMesh(curve, 128);
  const samples = { inputs: mesh.x.map(inputAt), targets: mesh.y };
  const order = curveOrder(128);

  it('goes through all sizes, each for its epochs', () => {
    expect(SIZES.map((_, k) => sizeAt(k * EPOCHS_EACH))).toEqual(SIZES);
    expect(sizeAt(EPOCHS_EACH - 1)).toBe(SIZES[0]);
    expect(sizeAt(SWEEP_EPOCHS + 7)).toBe(SIZES.at(-1));
  });

  it('trains the network at work and touches nothing beyond its weights', () => {
    const { theta, memory } = createSweepWeights();
    const begin = 3 * EPOCHS_EACH;
    beginSize(sizeAt(begin), 'sigmoid', theta, memory, createRng(5));
    const network = curveNetwork(8, 'sigmoid');
    expect(weightsOf(theta, 8)).toEqual(firstCurveWeights(network, createRng(5)));
    const work = createWorkspace(network, 128);
    const before = meanCost(network, weightsOf(theta, 8), samples, work);
    for (let e = begin; e < begin + 60; e++) sweepEpoch(e, 'sigmoid', 0.1, theta, memory, samples, order);
    expect(meanCost(network, weightsOf(theta, 8), samples, work)).toBeLessThan(0.3 * before);
    expect(theta.subarray(25).every((v) => v === 0)).toBe(true);
    beginSize(16, 'sigmoid', theta, memory, createRng(5));
    expect(memory.first.every((v) => v === 0)).toBe(true);
    expect(Array.from(memory.decay)).toEqual([1, 1]);
  });
});
