import type { Tensor1D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, openDevice } from '@/lib/device';
import { ACTIVATIONS } from '@/lib/ml/activations';
import { costAndGradient, createWorkspace, everyRow, type Network, type Samples } from '@/lib/ml/ffnn';
import { disposeSamples, gradientOf, trainEpochOnDevice, uploadSamples } from '@/lib/ml/ffnnTensorflow';
import {
  createScratch,
  type Decay,
  firstWeights,
  NO_DECAY,
  type Training,
  trainEpoch,
} from '@/lib/ml/ffnnTraining';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, normal, shuffle } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

function samplesFor({ sizes, cost }: Network, n: number, seed: number): Samples {
  const rng = createRng(seed);
  const width = sizes[sizes.length - 1];
  const targets = new Float64Array(n * width);
  for (let s = 0; s < n; s++) {
    if (cost !== 'crossEntropy') for (let k = 0; k < width; k++) targets[s * width + k] = 2 * normal(rng);
    else if (width === 1) targets[s] = s % 2;
    else targets[s * width + (s % width)] = 1;
  }
  return { inputs: Float64Array.from({ length: n * sizes[0] }, () => normal(rng)), targets };
}

const cases: [Network['cost'], Network['output'], number][] = [
  ['squared', 'identity', 2],
  ['squared', 'sigmoid', 1],
  ['huber', 'tanh', 2],
  ['huber', 'gelu', 1],
  ['crossEntropy', 'identity', 1],
  ['crossEntropy', 'identity', 3],
];

const pairs = ACTIVATIONS.flatMap((activation) =>
  cases.map(([cost, output, width]): [Network['cost'], Network['activation'], Network['output'], number] => [
    cost,
    activation,
    output,
    width,
  ]),
);

describe.each(['cpu', 'wasm'] as const)('networks of any depth on %s', (engine) => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice(engine, nodeAssets);
  });

  it.each(pairs)(
    '%s, %s, output %s (%i): same weights, same gradient to 1e-4',
    async (cost, activation, output, width) => {
      const network: Network = { sizes: [3, 5, 4, width], activation, output, cost };
      const samples = samplesFor(network, 7, 8);
      const theta = firstWeights(network, createRng(5)).map((v, i) => v + 0.05 * ((i % 3) - 1));
      const gradient = new Float64Array(theta.length);
      costAndGradient(network, theta, samples, everyRow(7), gradient, createWorkspace(network, 7));
      await device.activate();
      const { tf } = device;
      const onDevice = await uploadSamples(device, network, samples);
      const values = await device.read(
        tf.tidy(() =>
          gradientOf(tf, network, tf.tensor1d(Float32Array.from(theta)) as Tensor1D, onDevice.x, onDevice.y),
        ),
      );
      disposeSamples(onDevice);
      const scale = Math.max(...gradient.map(Math.abs));
      expect(scale).toBeGreaterThan(1e-4);
      gradient.forEach((g, i) => {
        expect(Math.abs(values[i] - g) / scale, `θ${i}`).toBeLessThan(1e-4);
      });
    },
  );

  const trainings: [string, Partial<Training>][] = [
    ['sgd', { optimizer: 'sgd', learningRate: 0.3 }],
    ['momentum and L2', { optimizer: 'momentum', decay: { kind: 'L2', rate: 0.05 } }],
    ['Adam and L1', { optimizer: 'adam', decay: { kind: 'L1', rate: 0.3 } }],
    ['Adam', { optimizer: 'adam' }],
  ];

  it.each(trainings)(
    '%s: three epochs are those of the float64 kernel, and no tensor is left behind',
    async (_, given) => {
      const network: Network = {
        sizes: [2, 6, 4, 1],
        activation: 'tanh',
        output: 'identity',
        cost: 'crossEntropy',
      };
      const samples = samplesFor(network, 23, 3);
      const training: Training = {
        optimizer: 'adam',
        learningRate: 0.05,
        decay: NO_DECAY,
        batch: 5,
        ...given,
      };
      const byHand = { theta: firstWeights(network, createRng(2)), memory: createAdam(51) };
      expect(byHand.theta.length).toBe(51);
      const other = structuredClone(byHand);
      const rng = createRng(4);
      const order = Uint32Array.from({ length: 23 }, (_, i) => i);
      const start = device.tf.memory().numTensors;
      const onDevice = await uploadSamples(device, network, samples);
      for (let epoch = 0; epoch < 3; epoch++) {
        shuffle(rng, order);
        trainEpoch(network, byHand.theta, byHand.memory, samples, order, training, createScratch(network, 5));
        await trainEpochOnDevice(device, network, other.theta, other.memory, onDevice, order, training);
      }
      disposeSamples(onDevice);
      expect(device.tf.memory().numTensors).toBe(start);
      const near = (a: Float64Array, b: Float64Array, tolerance: number) =>
        a.forEach((v, i) => {
          expect(Math.abs(v - b[i]), `${i}`).toBeLessThan(tolerance);
        });
      near(byHand.theta, other.theta, 1e-4);
      near(byHand.memory.first, other.memory.first, 1e-4);
      near(byHand.memory.second, other.memory.second, 1e-5);
      expect(other.memory.decay).toEqual(byHand.memory.decay);
      const decay = training.decay as Decay;
      // L1 leaves zeros, and the same ones on both engines.
      const zeros = (theta: Float64Array) =>
        theta.map((v) => (v === 0 ? 1 : 0)).reduce((sum, v) => sum + v, 0);
      expect(zeros(byHand.theta) > 0).toBe(decay.kind === 'L1');
      expect(zeros(other.theta)).toBe(zeros(byHand.theta));
    },
  );

  it('keeps the state as it was when the device is lost in the middle of an epoch', async () => {
    const network: Network = { sizes: [2, 3, 1], activation: 'tanh', output: 'identity', cost: 'squared' };
    const samples = samplesFor(network, 8, 1);
    const theta = firstWeights(network, createRng(2));
    const memory = createAdam(theta.length);
    const before = structuredClone({ theta, memory });
    const onDevice = await uploadSamples(device, network, samples);
    const dying: Device = { ...device, read: () => Promise.reject(new Error('gone')) };
    const training: Training = { optimizer: 'adam', learningRate: 0.1, decay: NO_DECAY, batch: 4 };
    const order = Uint32Array.from({ length: 8 }, (_, i) => i);
    await expect(
      trainEpochOnDevice(dying, network, theta, memory, onDevice, order, training),
    ).rejects.toThrow('gone');
    expect({ theta, memory }).toEqual(before);
    disposeSamples(onDevice);
  });
});

describe('Adam in two spellings', () => {
  it('with both corrections in two constants it makes the step of the optimizer, an ε that is felt included', async () => {
    const device = await openDevice('cpu', nodeAssets);
    const network: Network = { sizes: [1, 1, 1], activation: 'tanh', output: 'identity', cost: 'squared' };
    const samples: Samples = { inputs: Float64Array.of(1, 2, 3, 4), targets: Float64Array.of(3, 1, 2, 5) };
    const theta = Float64Array.of(0.3, -0.2, 0.5, 0.1);
    const byOptimizer = theta.slice();
    const memory = createAdam(4);
    const other = createAdam(4);
    const { gradient, work } = createScratch(network, 1);
    for (let first = 0; first < 4; first++) {
      costAndGradient(network, byOptimizer, samples, { ...everyRow(4), first, count: 1 }, gradient, work);
      adam(byOptimizer, gradient, other, 0.1, 0.8, 0.95, 0.3);
    }
    const onDevice = await uploadSamples(device, network, samples);
    const training: Training = { optimizer: 'adam', learningRate: 0.1, decay: NO_DECAY, batch: 1 };
    const constants = { beta1: 0.8, beta2: 0.95, epsilon: 0.3 };
    await trainEpochOnDevice(
      device,
      network,
      theta,
      memory,
      onDevice,
      Uint32Array.of(0, 1, 2, 3),
      training,
      constants,
    );
    disposeSamples(onDevice);
    byOptimizer.forEach((v, i) => {
      expect(theta[i]).toBeCloseTo(v, 6);
    });
  });
});
