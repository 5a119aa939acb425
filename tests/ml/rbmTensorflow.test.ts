import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { openDevice } from '@/lib/device';
import { createRbm, type Rbm, type VisibleKind } from '@/lib/ml/rbm';
import { createParameters, type RbmParameters } from '@/lib/ml/rbmGradient';
import { type Chains, createChains } from '@/lib/ml/rbmSampling';
import { estimateGradientOnDevice, trainBatchesOnDevice } from '@/lib/ml/rbmTensorflow';
import {
  createScratch,
  createTraining,
  estimateGradient,
  type TrainingSettings,
  trainEpoch,
} from '@/lib/ml/rbmTraining';
import { createRng, integer, normal, type Rng, uniform } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

// The float64 kernel is the reference: the same weights and the same random numbers, so that only rounding differs.

const ENGINES = ['cpu', 'wasm'] as const;
const ROWS = 12;

/** A machine far from its start: fields of order one, so that probabilities are neither ½ nor certain. */
function machine(kind: VisibleKind, labels: number, rng: Rng): Rbm {
  const rbm = createRbm(20 + labels, 9, kind, rng, { spread: 0.4, labels, sigma: 0.8 });
  for (const bias of [rbm.visibleBias, rbm.hiddenBias]) {
    for (let k = 0; k < bias.length; k++) bias[k] = 0.5 * normal(rng);
  }
  if (kind === 'gaussian') rbm.sigma.set(rbm.sigma.map((_, i) => 0.6 + 0.05 * i));
  return rbm;
}

/** Rows of bits with one label each, or of normal numbers. */
function rowsFor({ visible, labels, kind }: Rbm, rows: number, rng: Rng): Float64Array {
  const pixels = visible - labels;
  const x = new Float64Array(rows * visible);
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < pixels; i++) {
      x[n * visible + i] = kind === 'gaussian' ? normal(rng) : uniform(rng) < 0.4 ? 1 : 0;
    }
    if (labels > 0) x[n * visible + pixels + integer(rng, labels)] = 1;
  }
  return x;
}

const arrays = ({ weights, visibleBias, hiddenBias }: RbmParameters) => [weights, visibleBias, hiddenBias];

function largestGap(a: Float64Array[], b: Float64Array[]): number {
  return Math.max(...a.flatMap((array, k) => Array.from(array, (value, i) => Math.abs(value - b[k][i]))));
}

const copyOf = (chains: Chains): Chains => structuredClone(chains);

describe.each(ENGINES)('an update on %s', (engine) => {
  const kinds = [
    ['bits', 'binary', 0],
    ['bits with labels', 'binary', 5],
    ['Gaussian units', 'gaussian', 0],
  ] as const;

  it.each(kinds)('%s: the gradient is that of float64 to 1e-4, CD and PCD', async (_, kind, labels) => {
    const device = await openDevice(engine, nodeAssets);
    const rng = createRng(11);
    const rbm = machine(kind, labels, rng);
    const batch = rowsFor(rbm, ROWS, rng);
    for (const [persistent, gibbsSteps] of [
      [false, 1],
      [false, 4],
      [true, 1],
      [true, 3],
    ] as const) {
      const chains = persistent ? createChains(rbm, 7, rng) : undefined;
      const [here, there] = [rng.slice(), rng.slice()];
      const reference = chains && copyOf(chains);
      const scratch = createScratch(rbm, ROWS, 7);
      scratch.batch.set(batch);
      estimateGradient(rbm, ROWS, gibbsSteps, reference, scratch, here);
      const gradient = createParameters(rbm);
      await estimateGradientOnDevice(device, rbm, batch, ROWS, gibbsSteps, chains, gradient, there);
      expect(largestGap(arrays(gradient), arrays(scratch.gradient))).toBeLessThan(1e-4);
      // Drawn bits are the same, not only alike; so is where the generator stops.
      if (chains && reference) {
        expect(
          largestGap([chains.visible, chains.hidden], [reference.visible, reference.hidden]),
        ).toBeLessThan(1e-4);
      }
      expect(there).toEqual(here);
    }
  });

  it('every label is drawn as often as its share says', async () => {
    const device = await openDevice(engine, nodeAssets);
    const rng = createRng(5);
    // No weights: labels follow their biases alone.
    const rbm = createRbm(4, 3, 'binary', rng, { spread: 0, labels: 4 });
    rbm.visibleBias.set([0, 1, -1, 0.5]);
    const chains = createChains(rbm, 4000, rng);
    await estimateGradientOnDevice(
      device,
      rbm,
      rowsFor(rbm, 2, rng),
      2,
      1,
      chains,
      createParameters(rbm),
      rng,
    );
    const weights = Array.from(rbm.visibleBias, Math.exp);
    const total = weights.reduce((sum, w) => sum + w);
    weights.forEach((weight, label) => {
      const p = weight / total;
      let count = 0;
      for (let n = 0; n < chains.count; n++) count += chains.visible[4 * n + label];
      expect(Math.abs(count / chains.count - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / chains.count));
    });
    for (let n = 0; n < chains.count; n++) {
      expect(chains.visible.slice(4 * n, 4 * n + 4).reduce((sum, v) => sum + v)).toBe(1);
    }
  });

  it.each([
    ['cd', false],
    ['pcd', false],
    ['cd', true],
  ] as const)(
    '%s, grey levels drawn %s: seven batches in two readings are seven of float64',
    async (algorithm, drawData) => {
      const device = await openDevice(engine, nodeAssets);
      const settings: TrainingSettings = {
        algorithm,
        drawData,
        gibbsSteps: 2,
        learningRate: 0.1,
        momentum: 0.7,
        weightDecay: 0.01,
      };
      const rng = createRng(3);
      const rbm = machine('binary', 5, rng);
      const order = Uint32Array.from({ length: 40 }, (_, i) => (7 * i) % 40);
      const data = rowsFor(rbm, 40, rng).map((v) => (drawData && v > 0 ? 0.7 : v));
      const batches = { data, order, size: 6 };
      const start = {
        training: createTraining(rbm, settings, 6, rng),
        rng,
      };
      const [here, there] = [structuredClone(start), structuredClone(start)];
      // The last batch is short.
      trainEpoch(here.training, settings, batches, createScratch(rbm, 6), here.rng);
      const part = (from: number, to: number) => ({ ...batches, order: order.slice(from, to) });
      const before = tf.memory().numTensors;
      await trainBatchesOnDevice(device, there.training, settings, part(0, 18), there.rng);
      await trainBatchesOnDevice(device, there.training, settings, part(18, 40), there.rng);
      expect(tf.memory().numTensors).toBe(before);
      const [a, b] = [here.training, there.training];
      expect(largestGap(arrays(a.rbm), arrays(b.rbm))).toBeLessThan(1e-4);
      expect(largestGap(arrays(a.velocity), arrays(b.velocity))).toBeLessThan(1e-4);
      expect(a.persistent).toEqual(b.persistent);
      expect(there.rng).toEqual(here.rng);
      expect(largestGap(arrays(rbm), arrays(b.rbm))).toBeGreaterThan(0.01);
    },
  );

  it('a lost device leaves everything as it was', async () => {
    const device = await openDevice(engine, nodeAssets);
    const rng = createRng(8);
    const rbm = machine('binary', 0, rng);
    const settings: TrainingSettings = {
      algorithm: 'pcd',
      gibbsSteps: 1,
      learningRate: 0.1,
      momentum: 0,
      weightDecay: 0,
    };
    const training = createTraining(rbm, settings, 4, rng);
    const batches = { data: rowsFor(rbm, 8, rng), order: Uint32Array.of(0, 1, 2, 3), size: 4 };
    const before = structuredClone(training);
    const tensors = tf.memory().numTensors;
    const lost = { ...device, read: () => Promise.reject(new Error('The device was lost')) };
    const work = trainBatchesOnDevice(lost, training, settings, batches, rng);
    await expect(work).rejects.toThrow('lost');
    expect(training).toEqual(before);
    // What could not be read is the only tensor that is left.
    expect(tf.memory().numTensors).toBe(tensors + 1);
  });
});
