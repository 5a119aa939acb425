import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, openDevice } from '@/lib/device';
import {
  type Activation,
  costAndGradient,
  feedForward,
  meanCost,
  type Network,
  parameterCount,
  type Samples,
} from '@/lib/ml/ffnn';
import { disposeBatches, gradientOf, trainEpochOnDevice, uploadBatches } from '@/lib/ml/ffnnTensorflow';
import {
  BATCHES,
  createScratch,
  firstWeights,
  inputAt,
  placeOf,
  rateAt,
  trainEpoch,
} from '@/lib/ml/ffnnTraining';
import { sampleMesh, unitCurves } from '@/lib/ml/unitCurves';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const ACTIVATIONS: Activation[] = ['sigmoid', 'tanh', 'relu', 'polynomial'];

function mesh(curve: keyof typeof unitCurves = 'wiggle'): Samples {
  const { x, y } = sampleMesh(unitCurves[curve], 128);
  return { x: x.map(inputAt), y };
}

function random(network: Network, seed: number): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from({ length: parameterCount(network) }, () => 0.7 * normal(rng));
}

describe('the network by hand', () => {
  it('is c + Σ v σ(w x + b)', () => {
    const theta = Float64Array.of(2, -1, 0.5, 0.25, 3, 4, 0.1);
    const value = (activation: Activation) => feedForward({ hidden: 2, activation }, theta, 1.5);
    const z = [3.5, -1.25];
    expect(value('sigmoid')).toBeCloseTo(0.1 + 3 / (1 + Math.exp(-z[0])) + 4 / (1 + Math.exp(-z[1])), 14);
    expect(value('tanh')).toBeCloseTo(0.1 + 3 * Math.tanh(z[0]) + 4 * Math.tanh(z[1]), 14);
    expect(value('relu')).toBeCloseTo(0.1 + 3 * z[0], 14);
    expect(value('polynomial')).toBeCloseTo(0.1 + 3 * z[0] ** 3 + 4 * z[1] ** 3, 12);
  });

  it.each(ACTIVATIONS)('%s: the gradient is that of the cost, to 1e-7', (activation) => {
    const network = { hidden: 5, activation };
    const theta = random(network, 4);
    const samples: Samples = {
      x: Float64Array.of(-1.3, -0.2, 0.35, 1.1),
      y: Float64Array.of(0.3, -1, 0.5, 2),
    };
    const gradient = new Float64Array(theta.length);
    const work = new Float64Array(10);
    const all = { first: 0, stride: 1 };
    const cost = costAndGradient(network, theta, samples, all, gradient, work);
    expect(cost).toBeCloseTo(meanCost(network, theta, samples), 14);
    const spare = new Float64Array(theta.length);
    const scale = Math.max(...gradient.map(Math.abs));
    theta.forEach((value, i) => {
      // Richardson's combination of two central differences: its error is of fourth order.
      const slope = (h: number) => {
        const at = (shift: number) => {
          const moved = theta.slice();
          moved[i] = value + shift;
          return costAndGradient(network, moved, samples, all, spare, work);
        };
        return (at(h) - at(-h)) / (2 * h);
      };
      const h = 1e-3;
      const numerical = (4 * slope(h / 2) - slope(h)) / 3;
      expect(Math.abs(numerical - gradient[i]) / scale, `θ${i}`).toBeLessThan(1e-7);
    });
  });

  it('the batches of an epoch hold each point once: their mean gradient is that of all points', () => {
    const network = { hidden: 6, activation: 'tanh' as const };
    const theta = random(network, 2);
    const samples = mesh();
    const { gradient, work } = createScratch(network);
    const mean = new Float64Array(theta.length);
    for (let first = 0; first < BATCHES; first++) {
      costAndGradient(network, theta, samples, { first, stride: BATCHES }, gradient, work);
      gradient.forEach((g, i) => {
        mean[i] += g / BATCHES;
      });
    }
    costAndGradient(network, theta, samples, { first: 0, stride: 1 }, gradient, work);
    mean.forEach((g, i) => {
      expect(g).toBeCloseTo(gradient[i], 13);
    });
  });
});

describe('training', () => {
  it.each(ACTIVATIONS)('%s: the first units stand one in each cell of the interval', (activation) => {
    const hidden = 9;
    const theta = firstWeights({ hidden, activation }, createRng(5));
    for (let j = 0; j < hidden; j++) {
      expect(Math.floor(placeOf(theta, hidden, j) * hidden)).toBe(j);
    }
  });

  it('the learning rate starts at η and falls like 1/√e', () => {
    expect(rateAt(0.03, 0)).toBe(0.03);
    expect(rateAt(0.03, 30)).toBeCloseTo(0.015, 14);
    expect(rateAt(0.03, 1e6) * Math.sqrt(1e6)).toBeCloseTo(0.03 * Math.sqrt(10), 5);
  });

  it('brings twelve sigmoids to the curve, and the cubic nowhere near', () => {
    const run = (activation: Activation) => {
      const network = { hidden: 12, activation };
      const theta = firstWeights(network, createRng(1));
      const memory = createAdam(theta.length);
      const scratch = createScratch(network);
      const samples = mesh();
      const before = meanCost(network, theta, samples);
      for (let epoch = 0; epoch < 500; epoch++) {
        trainEpoch(network, theta, memory, samples, rateAt(0.03, epoch), scratch);
      }
      return [before, meanCost(network, theta, samples)];
    };
    const [before, after] = run('sigmoid');
    expect(before).toBeGreaterThan(1e-2);
    expect(after).toBeLessThan(1e-4);
    expect(run('polynomial')[1]).toBeGreaterThan(4e-3);
  });
});

describe.each(['cpu', 'wasm'] as const)('the network on %s', (engine) => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice(engine, nodeAssets);
  });

  it.each(ACTIVATIONS)('%s: same weights, same gradient to 1e-4', async (activation) => {
    const network = { hidden: 7, activation };
    const theta = activation === 'polynomial' ? random(network, 6).map((v) => 0.3 * v) : random(network, 6);
    const samples = mesh();
    const gradient = new Float64Array(theta.length);
    costAndGradient(network, theta, samples, { first: 0, stride: 1 }, gradient, new Float64Array(14));
    await device.activate();
    const column = (values: Float64Array) => tf.tensor2d(Float32Array.from(values), [values.length, 1]);
    const onDevice = await device.read(
      tf.tidy(() =>
        gradientOf(tf, network, tf.tensor1d(Float32Array.from(theta)), column(samples.x), column(samples.y)),
      ),
    );
    const scale = Math.max(...gradient.map(Math.abs));
    gradient.forEach((g, i) => {
      expect(Math.abs(onDevice[i] - g) / scale, `θ${i}`).toBeLessThan(1e-4);
    });
  });

  it('an epoch is the epoch of the float64 kernel: same weights and memory', async () => {
    const network = { hidden: 8, activation: 'sigmoid' as const };
    const samples = mesh();
    const batches = await uploadBatches(device, samples);
    const byHand = {
      theta: firstWeights(network, createRng(2)),
      memory: createAdam(parameterCount(network)),
    };
    const other = structuredClone(byHand);
    const scratch = createScratch(network);
    for (let epoch = 0; epoch < 3; epoch++) {
      trainEpoch(network, byHand.theta, byHand.memory, samples, rateAt(0.03, epoch), scratch);
      await trainEpochOnDevice(device, network, other.theta, other.memory, batches, rateAt(0.03, epoch));
    }
    disposeBatches(batches);
    const near = (a: Float64Array, b: Float64Array, tolerance: number) =>
      a.forEach((v, i) => {
        expect(Math.abs(v - b[i])).toBeLessThan(tolerance);
      });
    near(byHand.theta, other.theta, 1e-5);
    near(byHand.memory.first, other.memory.first, 1e-6);
    near(byHand.memory.second, other.memory.second, 1e-7);
    expect(other.memory.decay).toEqual(byHand.memory.decay);
  });

  it.each(['wiggle', 'step'] as const)(
    '%s: after 200 epochs the cost is that of float64 to one part in 100, and no tensor was left behind',
    async (curve) => {
      const network = { hidden: 12, activation: 'sigmoid' as const };
      const samples = mesh(curve);
      const theta = firstWeights(network, createRng(1));
      const reference = theta.slice();
      const memory = createAdam(theta.length);
      const referenceMemory = createAdam(theta.length);
      const scratch = createScratch(network);
      const start = tf.memory().numTensors;
      const batches = await uploadBatches(device, samples);
      const held = tf.memory().numTensors;
      for (let epoch = 0; epoch < 200; epoch++) {
        const rate = rateAt(0.03, epoch);
        await trainEpochOnDevice(device, network, theta, memory, batches, rate);
        trainEpoch(network, reference, referenceMemory, samples, rate, scratch);
      }
      expect(tf.memory().numTensors).toBe(held);
      disposeBatches(batches);
      expect(tf.memory().numTensors).toBe(start);
      const cost = meanCost(network, theta, samples);
      const expected = meanCost(network, reference, samples);
      expect(Math.abs(cost / expected - 1)).toBeLessThan(0.01);
    },
  );

  it('keeps the state as it was when the device is lost in the middle of an epoch', async () => {
    const network = { hidden: 3, activation: 'sigmoid' as const };
    const theta = firstWeights(network, createRng(2));
    const memory = createAdam(theta.length);
    const batches = await uploadBatches(device, mesh());
    const before = structuredClone({ theta, memory });
    const dying: Device = { ...device, read: () => Promise.reject(new Error('gone')) };
    await expect(trainEpochOnDevice(dying, network, theta, memory, batches, 0.1)).rejects.toThrow('gone');
    expect({ theta, memory }).toEqual(before);
    disposeBatches(batches);
  });
});

describe('Adam in two spellings', () => {
  it('with both corrections in two constants it makes the step of the optimizer', async () => {
    const device = await openDevice('cpu', nodeAssets);
    const network = { hidden: 1, activation: 'tanh' as const };
    const samples: Samples = { x: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(3, 1, 2, 5) };
    const batches = await uploadBatches(device, samples);
    const theta = Float64Array.of(0.3, -0.2, 0.5, 0.1);
    const byOptimizer = theta.slice();
    const memory = createAdam(4);
    const other = createAdam(4);
    const { gradient, work } = createScratch(network);
    // An ε that is felt, so that its place in the formula is tested.
    for (let first = 0; first < BATCHES; first++) {
      costAndGradient(network, byOptimizer, samples, { first, stride: BATCHES }, gradient, work);
      adam(byOptimizer, gradient, other, 0.1, 0.8, 0.95, 0.3);
    }
    await trainEpochOnDevice(device, network, theta, memory, batches, 0.1, 0.8, 0.95, 0.3);
    disposeBatches(batches);
    byOptimizer.forEach((v, i) => {
      expect(theta[i]).toBeCloseTo(v, 6);
    });
  });
});
