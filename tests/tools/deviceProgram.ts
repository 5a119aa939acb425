/** Programs for a page: a kernel on an engine of TensorFlow.js there, against the same kernel on typed arrays. */
import { type Engine, openDevice } from '@/lib/device';
import { createRbm } from '@/lib/ml/rbm';
import { createParameters } from '@/lib/ml/rbmGradient';
import { estimateGradientOnDevice, trainBatchesOnDevice } from '@/lib/ml/rbmTensorflow';
import { createScratch, createTraining, estimateGradient, type TrainingSettings } from '@/lib/ml/rbmTraining';
import { createRng, type Rng, uniform } from '@/lib/rng';
import type { Assets } from '@/lib/simulation';

/** Nothing here needs a file but WebAssembly, which node tests. */
const NO_ASSETS: Assets = {
  bytes: (name) => Promise.reject(new Error(`${name} is not served here`)),
  url: (name) => name,
};

/** The engine asked for, never another one. */
async function only(engine: Engine) {
  const device = await openDevice(engine, NO_ASSETS);
  if (device.report.name !== engine) throw new Error(JSON.stringify(device.report.fallbacks));
  return device;
}

const bitsFor = (count: number, rng: Rng) =>
  Float64Array.from({ length: count }, () => (uniform(rng) < 0.3 ? 1 : 0));

/** Largest difference of a CD-1 gradient of a 64×32 machine, batch 20, on `engine` from the one in float64. */
export async function rbmGradientGap(engine: Engine): Promise<number> {
  const device = await only(engine);
  const rng = createRng(11);
  const rbm = createRbm(64, 32, 'binary', rng, { spread: 0.4 });
  const rows = 20;
  const batch = bitsFor(rows * rbm.visible, rng);
  const there = rng.slice();
  const scratch = createScratch(rbm, rows);
  scratch.batch.set(batch);
  estimateGradient(rbm, rows, 1, undefined, scratch, rng);
  const gradient = createParameters(rbm);
  await estimateGradientOnDevice(device, rbm, batch, rows, 1, undefined, gradient, there);
  const pairs = [
    [gradient.weights, scratch.gradient.weights],
    [gradient.visibleBias, scratch.gradient.visibleBias],
    [gradient.hiddenBias, scratch.gradient.hiddenBias],
  ];
  return Math.max(...pairs.flatMap(([a, b]) => Array.from(a, (value, i) => Math.abs(value - b[i]))));
}

const SETTINGS: TrainingSettings = {
  algorithm: 'cd',
  gibbsSteps: 1,
  learningRate: 0.05,
  momentum: 0.5,
  weightDecay: 1e-4,
};

/** Pictures in an epoch of the 28×28 digits that are shipped. */
const EPOCH = 6000;

/** Batches that are timed: software adapters need seconds for one. */
const BATCHES = 2;

/** Epochs (of 6,000 pictures of 28×28, CD-1 in batches of `size`) per second on `engine` in this page. */
export async function rbmEpochRate(engine: Engine, hidden: number, size: number): Promise<number> {
  const rng = createRng(1);
  const rbm = createRbm(784, hidden, 'binary', rng);
  const training = createTraining(rbm, SETTINGS, size, rng);
  const rows = BATCHES * size;
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  const batches = { data: Float32Array.from(bitsFor(rows * 784, rng)), order, size };
  const device = await only(engine);
  const epoch = () => trainBatchesOnDevice(device, training, SETTINGS, batches, rng);
  await epoch();
  const begin = performance.now();
  await epoch();
  return rows / EPOCH / ((performance.now() - begin) / 1000);
}
