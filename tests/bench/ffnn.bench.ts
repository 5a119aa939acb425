import { type Engine, openDevice } from '@/lib/device';
import type { Network, Samples } from '@/lib/ml/ffnn';
import { type DeviceSamples, trainEpochOnDevice, uploadSamples } from '@/lib/ml/ffnnTensorflow';
import { createScratch, firstWeights, NO_DECAY, type Training, trainEpoch } from '@/lib/ml/ffnnTraining';
import { createAdam } from '@/lib/optimizers';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import type { Benchmark } from '../tools/bench';
import { inChromium } from './inChromium';
import { buildObjects, trainObjects } from './objectNetwork';

/** Two networks of the issue, and those between: which engine wins where. */
const CASES = [
  { sizes: [2, 8, 8, 1], batch: 10, corrections: 100 },
  { sizes: [32, 32, 32, 4], batch: 32, corrections: 40 },
  { sizes: [64, 64, 64, 10], batch: 64, corrections: 20 },
  { sizes: [256, 128, 10], batch: 64, corrections: 10 },
  { sizes: [784, 128, 10], batch: 64, corrections: 8 },
  { sizes: [784, 512, 10], batch: 128, corrections: 4 },
];

type Case = (typeof CASES)[number];

function setUp({ sizes, batch, corrections }: Case) {
  const network: Network = { sizes, activation: 'tanh', output: 'tanh', cost: 'squared' };
  const rng = createRng(1);
  const n = batch * corrections;
  const samples: Samples = {
    inputs: Float64Array.from({ length: n * sizes[0] }, () => normal(rng)),
    targets: Float64Array.from({ length: n * sizes[sizes.length - 1] }, () => normal(rng)),
  };
  const training: Training = { optimizer: 'sgd', learningRate: 1e-3, decay: NO_DECAY, batch };
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return { network, samples, training, order, theta: firstWeights(network, rng), n };
}

function kernel(one: Case): Benchmark['run'] {
  const { network, samples, training, order, theta, n } = setUp(one);
  const memory = createAdam(theta.length);
  const scratch = createScratch(network, one.batch);
  return () => {
    trainEpoch(network, theta, memory, samples, order, training, scratch);
    return { count: n };
  };
}

function objects(one: Case): Benchmark['run'] {
  const { network, samples, training, theta, n } = setUp(one);
  const layers = buildObjects(network, theta);
  return () => {
    trainObjects(layers, samples.inputs, samples.targets, one.batch, training.learningRate);
    return { count: n };
  };
}

function onDevice(one: Case, engine: Engine): Benchmark['run'] {
  const { network, samples, training, order, theta, n } = setUp(one);
  const memory = createAdam(theta.length);
  let uploaded: DeviceSamples | undefined;
  return async () => {
    const device = await openDevice(engine, nodeAssets);
    // As in a run: the samples go up once, θ in every epoch.
    uploaded ??= await uploadSamples(device, network, samples);
    await trainEpochOnDevice(device, network, theta, memory, uploaded, order, training);
    return { count: n };
  };
}

/**
 * Samples learnt from per second. The typed-array kernel against a web of objects, then TensorFlow.js against the kernel,
 * from small networks to large ones. Without a graphics card Chromium's software stands in for it.
 */
export const benchmarks: Benchmark[] = CASES.flatMap((one, k): Benchmark[] => {
  const name = `ffnn ${one.sizes.join('-')}, batch ${one.batch}`;
  const both = k === 0 || k === 4;
  return [
    {
      name: `${name}, typed arrays${both ? ' against objects' : ''}`,
      unit: 'samples',
      run: kernel(one),
      native: both ? objects(one) : undefined,
    },
    ...(['wasm', 'cpu'] as const).map((engine) => ({
      name: `${name}, TensorFlow.js on ${engine} against typed arrays`,
      unit: 'samples',
      run: onDevice(one, engine),
      native: kernel(one),
    })),
    ...(['WebGPU', 'WebGL'] as const).map((card) => ({
      name: `${name}, typed arrays beside ${card}`,
      unit: 'samples',
      run: kernel(one),
      peer: inChromium(card, `ffnnRate('${card.toLowerCase()}', [${one.sizes}], ${one.batch})`),
    })),
  ];
});
