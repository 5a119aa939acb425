import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, openDevice } from '@/lib/device';
import {
  BATCHES,
  curveNetwork,
  curveOrder,
  curveTraining,
  firstCurveWeights,
  inputAt,
  placeOf,
  rateAt,
} from '@/lib/ml/curveTraining';
import { type Activation, createWorkspace, meanCost, outputsOf, type Samples } from '@/lib/ml/ffnn';
import { disposeSamples, trainEpochOnDevice, uploadSamples } from '@/lib/ml/ffnnTensorflow';
import { createScratch, trainEpoch } from '@/lib/ml/ffnnTraining';
import { sampleMesh, unitCurves } from '@/lib/ml/unitCurves';
import { createAdam } from '@/lib/optimizers';
import { createRng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const ACTIVATIONS: Activation[] = ['sigmoid', 'tanh', 'relu', 'polynomial'];
const POINTS = 128;

function mesh(curve: keyof typeof unitCurves = 'wiggle'): Samples {
  const { x, y } = sampleMesh(unitCurves[curve], POINTS);
  return { inputs: x.map(inputAt), targets: y };
}

/** Costs before and after some epochs on the wiggle. */
function learn(activation: Activation, hidden: number, epochs: number): [number, number] {
  const network = curveNetwork(hidden, activation);
  const theta = firstCurveWeights(network, createRng(1));
  const memory = createAdam(theta.length);
  const samples = mesh();
  const scratch = createScratch(network, POINTS / BATCHES);
  const work = createWorkspace(network, POINTS);
  const before = meanCost(network, theta, samples, work);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const training = curveTraining(POINTS, rateAt(0.03, epoch));
    trainEpoch(network, theta, memory, samples, curveOrder(POINTS), training, scratch);
  }
  return [before, meanCost(network, theta, samples, work)];
}

describe('a curve on the unit interval', () => {
  it('the network is c + Σ v σ(w x + b), θ = [w, b, v, c]', () => {
    const theta = Float64Array.of(2, -1, 0.5, 0.25, 3, 4, 0.1);
    const value = (activation: Activation) => {
      const network = curveNetwork(2, activation);
      return outputsOf(network, theta, Float64Array.of(1.5), createWorkspace(network, 1))[0];
    };
    const z = [3.5, -1.25];
    expect(value('sigmoid')).toBeCloseTo(0.1 + 3 / (1 + Math.exp(-z[0])) + 4 / (1 + Math.exp(-z[1])), 14);
    expect(value('tanh')).toBeCloseTo(0.1 + 3 * Math.tanh(z[0]) + 4 * Math.tanh(z[1]), 14);
    expect(value('relu')).toBeCloseTo(0.1 + 3 * z[0], 14);
    expect(value('polynomial')).toBeCloseTo(0.1 + 3 * z[0] ** 3 + 4 * z[1] ** 3, 12);
  });

  it('an epoch holds each point once, and each of its four batches spans the curve', () => {
    const order = curveOrder(POINTS);
    expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: POINTS }, (_, i) => i));
    const { batch } = curveTraining(POINTS, 0.1);
    expect(POINTS / batch).toBe(BATCHES);
    for (let k = 0; k < BATCHES; k++) {
      const rows = Array.from(order.slice(k * batch, (k + 1) * batch));
      expect(rows).toEqual(rows.map((_, i) => k + BATCHES * i));
    }
  });

  it.each(ACTIVATIONS)('%s: the first units stand one in each cell of the interval', (activation) => {
    const hidden = 9;
    const theta = firstCurveWeights(curveNetwork(hidden, activation), createRng(5));
    for (let j = 0; j < hidden; j++) expect(Math.floor(placeOf(theta, hidden, j) * hidden)).toBe(j);
  });

  it('the learning rate starts at η and falls like 1/√e', () => {
    expect(rateAt(0.03, 0)).toBe(0.03);
    expect(rateAt(0.03, 30)).toBeCloseTo(0.015, 14);
    expect(rateAt(0.03, 1e6) * Math.sqrt(1e6)).toBeCloseTo(0.03 * Math.sqrt(10), 5);
  });

  it('brings twelve sigmoids to the curve, and the cubic nowhere near', () => {
    const [before, after] = learn('sigmoid', 12, 500);
    expect(before).toBeGreaterThan(1e-2);
    expect(after).toBeLessThan(1e-4);
    expect(learn('polynomial', 12, 500)[1]).toBeGreaterThan(4e-3);
  });
});

describe.each(['cpu', 'wasm'] as const)('the curve on %s', (engine) => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice(engine, nodeAssets);
  });

  it.each(['wiggle', 'step'] as const)(
    '%s: after 200 epochs the cost is that of float64 to one part in 100, and no tensor was left behind',
    async (curve) => {
      const network = curveNetwork(12, 'sigmoid');
      const samples = mesh(curve);
      const theta = firstCurveWeights(network, createRng(1));
      const reference = theta.slice();
      const memory = createAdam(theta.length);
      const referenceMemory = createAdam(theta.length);
      const scratch = createScratch(network, POINTS / BATCHES);
      const order = curveOrder(POINTS);
      const start = device.tf.memory().numTensors;
      const onDevice = await uploadSamples(device, network, samples);
      const held = device.tf.memory().numTensors;
      for (let epoch = 0; epoch < 200; epoch++) {
        const training = curveTraining(POINTS, rateAt(0.03, epoch));
        await trainEpochOnDevice(device, network, theta, memory, onDevice, order, training);
        trainEpoch(network, reference, referenceMemory, samples, order, training, scratch);
      }
      expect(device.tf.memory().numTensors).toBe(held);
      disposeSamples(onDevice);
      expect(device.tf.memory().numTensors).toBe(start);
      const work = createWorkspace(network, POINTS);
      const cost = meanCost(network, theta, samples, work);
      const expected = meanCost(network, reference, samples, work);
      expect(Math.abs(cost / expected - 1)).toBeLessThan(0.01);
    },
  );
});
