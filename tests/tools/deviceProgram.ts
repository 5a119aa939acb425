/** Programs for a page: a kernel on an engine of TensorFlow.js there, against the same kernel on typed arrays. */
import { type Engine, loadGradients, openDevice } from '@/lib/device';
import {
  autoencoderGradient,
  autoencoderSize,
  createAutoencoder,
  createAutoencoderScratch,
  firstAutoencoder,
} from '@/lib/ml/autoencoder';
import { autoencoderGradientOnDevice } from '@/lib/ml/autoencoderTensorflow';
import { costAndGradient, createWorkspace, everyRow, type Network, parameterCount } from '@/lib/ml/ffnn';
import { disposeSamples, gradientOf, trainEpochOnDevice, uploadSamples } from '@/lib/ml/ffnnTensorflow';
import { firstWeights, NO_DECAY, type Training } from '@/lib/ml/ffnnTraining';
import { createRbm } from '@/lib/ml/rbm';
import { createParameters } from '@/lib/ml/rbmGradient';
import { estimateGradientOnDevice, trainBatchesOnDevice } from '@/lib/ml/rbmTensorflow';
import { createScratch, createTraining, estimateGradient, type TrainingSettings } from '@/lib/ml/rbmTraining';
import { createAdam } from '@/lib/optimizers';
import type { DeepDot } from '@/lib/qmc/deepDot';
import { deepJets } from '@/lib/qmc/deepJets';
import { sweepOnWebgpu } from '@/lib/qmc/gpu/deviceSweeps';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { walkerKineticEnergy } from '@/lib/qmc/langevin';
import { createRng, normal, type Rng, uniform } from '@/lib/rng';
import type { Assets } from '@/lib/simulation';
import { sampledNetwork } from './sampledNetwork';
import { startOf, WALKER_CASES, type WalkerGaps, walkerGaps } from './walkerGaps';

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

/** Largest difference of two gradients, in units of the largest component of the second. */
function relativeGap(gradient: ArrayLike<number>, reference: Float64Array): number {
  const size = Math.max(...reference.map(Math.abs));
  return Math.max(...reference.map((value, i) => Math.abs(gradient[i] - value))) / size;
}

const normals = (count: number, rng: Rng) => Float64Array.from({ length: count }, () => normal(rng));

/** The same for a network 4-9-7-3 with GELU and the cross-entropy, relative to the largest component. */
export async function ffnnGradientGap(engine: Engine): Promise<number> {
  const device = await only(engine);
  const network: Network = {
    sizes: [4, 9, 7, 3],
    activation: 'gelu',
    output: 'identity',
    cost: 'crossEntropy',
  };
  const rng = createRng(5);
  const rows = 30;
  const theta = normals(parameterCount(network), rng);
  const targets = Float64Array.from({ length: 3 * rows }, (_, i) =>
    i % 3 === Math.floor(i / 3) % 3 ? 1 : 0,
  );
  const samples = { inputs: normals(4 * rows, rng), targets };
  const reference = new Float64Array(theta.length);
  costAndGradient(network, theta, samples, everyRow(rows), reference, createWorkspace(network, rows));
  const onDevice = await uploadSamples(device, network, samples);
  const { tf } = device;
  const result = tf.tidy(() =>
    gradientOf(tf, network, tf.tensor1d(Float32Array.from(theta)), onDevice.x, onDevice.y),
  );
  const gradient = await device.read(result);
  disposeSamples(onDevice);
  return relativeGap(gradient, reference);
}

/** The same for a variational autoencoder of points in the plane. */
export async function autoencoderGradientGap(engine: Engine): Promise<number> {
  const device = await only(engine);
  await loadGradients();
  const rng = createRng(7);
  const model = createAutoencoder(2, [12], 2, true);
  const theta = firstAutoencoder(model, rng).map((value) => value + 0.3 * normal(rng));
  const rows = 32;
  const [x, noise] = [normals(2 * rows, rng), normals(2 * rows, rng)];
  const reference = new Float64Array(autoencoderSize(model));
  autoencoderGradient(model, theta, x, rows, noise, reference, createAutoencoderScratch(model, rows));
  const gradient = new Float64Array(theta.length);
  await autoencoderGradientOnDevice(device, model, theta, { x, noise, rows }, gradient);
  return relativeGap(gradient, reference);
}

/** Walkers of a wave function on `engine` against the float64 kernel. */
export async function walkerGapsOn(
  engine: Engine,
  name: string,
  walkers: number,
  sweeps: number,
): Promise<WalkerGaps> {
  return walkerGaps(await only(engine), WALKER_CASES[name](), walkers, sweeps);
}

/** Largest difference of E_L of six electrons with a deep network, relative to 1 + |E_L|. */
export async function deepGap(engine: Engine): Promise<number> {
  const device = await only(engine);
  const dot: DeepDot = { electrons: 6, dimensions: 2, omega: 1, hidden: 8, features: 6, beta: 0.557 };
  const { theta, positions, energies } = sampledNetwork(dot, 24);
  const { external, interaction } = quantumDot(dot.omega, dot.dimensions);
  const jets = await deepJets(device, theta, dot, positions);
  const gaps = Array.from(energies, (here, w) => {
    const x = positions.subarray(w * jets.size, (w + 1) * jets.size);
    const there = walkerKineticEnergy(jets, w) + external(x) + interaction(x);
    return Math.abs(there - here) / (1 + Math.abs(here));
  });
  return Math.max(...gaps);
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

/** Samples learnt from per second by gradient descent in batches, on `engine` in this page. */
export async function ffnnRate(engine: Engine, sizes: number[], batch: number): Promise<number> {
  const device = await only(engine);
  const network: Network = { sizes, activation: 'tanh', output: 'tanh', cost: 'squared' };
  const rng = createRng(1);
  const rows = BATCHES * batch;
  const targets = normals(rows * sizes[sizes.length - 1], rng);
  const samples = await uploadSamples(device, network, { inputs: normals(rows * sizes[0], rng), targets });
  const theta = firstWeights(network, rng);
  const memory = createAdam(theta.length);
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  const training: Training = { optimizer: 'sgd', learningRate: 1e-3, decay: NO_DECAY, batch };
  const epoch = () => trainEpochOnDevice(device, network, theta, memory, samples, order, training);
  await epoch();
  const begin = performance.now();
  await epoch();
  return rows / ((performance.now() - begin) / 1000);
}

/** Sweeps of one walker with their measurements per second, many in one dispatch, on `engine` in this page. */
export async function walkerRate(
  engine: 'webgpu',
  name: string,
  walkers: number,
  sweeps: number,
): Promise<number> {
  const device = await only(engine);
  const { system, theta, stepSize } = WALKER_CASES[name]();
  const rng = createRng(1);
  const positions = startOf(system, walkers, rng);
  const settings = { sweeps, stepSize, omega: system.omega, shift: 0 };
  const dispatch = () => sweepOnWebgpu(device, system.wave, theta, positions, settings, rng);
  await dispatch();
  const begin = performance.now();
  let dispatches = 0;
  while (performance.now() - begin < 500) {
    await dispatch();
    dispatches++;
  }
  return (walkers * sweeps * dispatches) / ((performance.now() - begin) / 1000);
}
