import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { type Device, loadGradients, openDevice } from '@/lib/device';
import { costAndGradient, feedForward } from '@/lib/ml/neuron';
import { bestLearningRate, costAfter, landscapeOf, largestLearningRate } from '@/lib/ml/neuronLandscape';
import { costAndGradient as costAndGradientTensorflow } from '@/lib/ml/neuronTensorflow';
import { gradientDescent } from '@/lib/optimizers';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const FOUR = Float64Array.of(0, 1, 1, 3, 2, 5, 3, 7);
const TALK = Float64Array.of(4, 9);
const TALK_START: [number, number] = [1.76405235, 0.40015721];

function descend(points: Float64Array, start: readonly number[], learningRate: number, count: number) {
  const theta = Float64Array.from(start);
  const gradient = new Float64Array(2);
  for (let k = 0; k < count; k++) {
    costAndGradient(theta, points, gradient);
    gradientDescent(theta, gradient, learningRate);
  }
  return { theta, cost: costAndGradient(theta, points, gradient) };
}

describe('the neuron by hand', () => {
  it("ends where the talk's program ends: one point, 40 corrections", () => {
    const { theta, cost } = descend(TALK, TALK_START, 0.01, 40);
    expect(theta[0]).toBeCloseTo(2.12704969, 8);
    expect(theta[1]).toBeCloseTo(0.49090655, 8);
    expect(cost).toBeCloseTo(4.002264e-7, 13);
  });

  it('obeys the law of the residual, (w₀x + b₀ − y)(1 − η(x² + 1))^k', () => {
    for (const k of [1, 7, 40]) {
      const { theta } = descend(TALK, TALK_START, 0.01, k);
      const first = 4 * TALK_START[0] + TALK_START[1] - 9;
      expect(feedForward(theta, 4) - 9).toBeCloseTo(first * (1 - 0.01 * 17) ** k, 12);
    }
  });

  it('finds 2 and 1 from four points', () => {
    const { theta, cost } = descend(FOUR, [0, 3], 0.3, 400);
    expect(theta[0]).toBeCloseTo(2, 12);
    expect(theta[1]).toBeCloseTo(1, 12);
    expect(cost).toBeLessThan(1e-24);
  });

  it('its gradient is that of its cost, by central differences', () => {
    const rng = createRng(11);
    const gradient = new Float64Array(2);
    const spare = new Float64Array(2);
    for (let trial = 0; trial < 20; trial++) {
      const points = Float64Array.from({ length: 2 * (1 + (trial % 5)) }, () => 3 * normal(rng));
      const theta = Float64Array.of(normal(rng), normal(rng));
      costAndGradient(theta, points, gradient);
      for (const i of [0, 1]) {
        const h = 1e-4;
        const cost = (shift: number) =>
          costAndGradient(Float64Array.of(...theta).fill(theta[i] + shift, i, i + 1), points, spare);
        // The cost is quadratic: a central difference has no truncation error.
        expect((cost(h) - cost(-h)) / (2 * h)).toBeCloseTo(gradient[i], 8);
      }
    }
  });
});

describe('the landscape of the cost', () => {
  const four = landscapeOf(FOUR, [0, 0]);

  it('has the eigenvalues, limits and minimum of the reference', () => {
    expect(four.eigenvalues[0]).toBeCloseTo(0.29743758, 8);
    expect(four.eigenvalues[1]).toBeCloseTo(4.20256242, 8);
    expect(four.minimum[0]).toBeCloseTo(2, 14);
    expect(four.minimum[1]).toBeCloseTo(1, 14);
    expect(largestLearningRate(four)).toBeCloseTo(0.4759, 4);
    expect(bestLearningRate(four)).toBeCloseTo(0.4444, 4);
    expect(1 - bestLearningRate(four) * four.eigenvalues[0]).toBeCloseTo(0.8678, 4);
    expect(largestLearningRate(landscapeOf(TALK, TALK_START))).toBeCloseTo(2 / 17, 12);
  });

  it('its eigenvectors are those of the Hessian', () => {
    const hessian = [
      [3.5, 1.5],
      [1.5, 1],
    ];
    four.eigenvectors.forEach(([u, v], i) => {
      expect(u * u + v * v).toBeCloseTo(1, 14);
      expect(hessian[0][0] * u + hessian[0][1] * v).toBeCloseTo(four.eigenvalues[i] * u, 13);
      expect(hessian[1][0] * u + hessian[1][1] * v).toBeCloseTo(four.eigenvalues[i] * v, 13);
    });
    // Points with ⟨x⟩ = 0, steeper along b and steeper along w.
    expect(landscapeOf(Float64Array.of(-0.5, 0, 0.5, 1), [0, 0]).eigenvectors[1]).toEqual([0, 1]);
    expect(landscapeOf(Float64Array.of(-3, 0, 3, 1), [0, 0]).eigenvectors[1]).toEqual([1, 0]);
  });

  it('knows the cost after any number of corrections', () => {
    const cases: [Float64Array, [number, number], number][] = [
      [FOUR, [0, 3], 0.3],
      [FOUR, [-2, 5], 0.47],
      [FOUR, [1, 1], 0.6],
      [TALK, TALK_START, 0.01],
      [Float64Array.of(0, 1, 1, 0.5, 2.5, 4, 3, 6), [0, 0], 0.2],
    ];
    for (const [points, start, rate] of cases) {
      const landscape = landscapeOf(points, start);
      for (const k of [0, 1, 2, 13, 40]) {
        const { cost } = descend(points, start, rate, k);
        expect(costAfter(landscape, start, rate, k) / cost).toBeCloseTo(1, 9);
      }
    }
  });

  it('one point cannot fix two numbers: a valley, and its place nearest to the start', () => {
    const landscape = landscapeOf(TALK, TALK_START);
    expect(landscape.eigenvalues[0]).toBe(0);
    const { theta } = descend(TALK, TALK_START, 0.05, 2000);
    expect(landscape.minimum[0]).toBeCloseTo(theta[0], 12);
    expect(landscape.minimum[1]).toBeCloseTo(theta[1], 12);
    expect(landscape.minimumCost).toBeLessThan(1e-28);
    // Two points above each other: the valley, with a cost that nothing removes.
    const twins = landscapeOf(Float64Array.of(2, 1, 2, 3), [0, 0]);
    expect(twins.eigenvalues[0]).toBe(0);
    expect(twins.minimumCost).toBeCloseTo(0.5, 14);
  });

  it('the descent diverges above the limit, not below', () => {
    const limit = largestLearningRate(four);
    expect(descend(FOUR, [0, 3], 0.99 * limit, 2000).cost).toBeLessThan(1e-6);
    expect(descend(FOUR, [0, 3], 1.01 * limit, 2000).cost).toBeGreaterThan(1e6);
  });
});

describe.each(['cpu', 'wasm'] as const)('the neuron by TensorFlow.js on %s', (engine) => {
  let device: Device;
  const open = async () => {
    device ??= await openDevice(engine, nodeAssets);
    await loadGradients();
    return device;
  };

  it('has the cost and the gradient of the hand-written one to 1e-5', async () => {
    await open();
    const rng = createRng(3);
    const byHand = new Float64Array(2);
    const byTape = new Float64Array(2);
    for (let trial = 0; trial < 10; trial++) {
      const points = Float64Array.from({ length: 2 * (1 + (trial % 4)) }, () => 2 * normal(rng));
      const theta = Float64Array.of(normal(rng), normal(rng));
      const cost = costAndGradient(theta, points, byHand);
      const other = await costAndGradientTensorflow(device, theta, points, byTape);
      expect(Math.abs(other - cost)).toBeLessThan(1e-5 * (1 + cost));
      for (const i of [0, 1]) {
        expect(Math.abs(byTape[i] - byHand[i])).toBeLessThan(1e-5 * (1 + Math.abs(byHand[i])));
      }
    }
  });

  it('walks the same way: both presets to 1e-5 after 40 corrections, without a tensor left', async () => {
    await open();
    const gradient = new Float64Array(2);
    for (const [points, start, rate] of [
      [TALK, TALK_START, 0.01],
      [FOUR, [0, 3], 0.3],
    ] as const) {
      const theta = Float64Array.from(start);
      await costAndGradientTensorflow(device, theta, points, gradient);
      const before = tf.memory().numTensors;
      for (let k = 0; k < 40; k++) {
        await costAndGradientTensorflow(device, theta, points, gradient);
        gradientDescent(theta, gradient, rate);
      }
      expect(tf.memory().numTensors).toBe(before);
      const { theta: byHand } = descend(points, start, rate, 40);
      expect(Math.abs(theta[0] - byHand[0])).toBeLessThan(1e-5);
      expect(Math.abs(theta[1] - byHand[1])).toBeLessThan(1e-5);
    }
  });
});
