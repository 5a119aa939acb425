import { type Engine, loadGradients, openDevice } from '@/lib/device';
import {
  autoencoderGradient,
  createAutoencoder,
  createAutoencoderScratch,
  firstAutoencoder,
} from '@/lib/ml/autoencoder';
import { trainAutoencoderOnDevice } from '@/lib/ml/autoencoderTensorflow';
import { energyDistance } from '@/lib/ml/energyDistance';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import type { Benchmark } from '../tools/bench';

const ROWS = 64;
const UPDATES = 20;

function setUp(hidden: number) {
  const rng = createRng(1);
  const model = createAutoencoder(2, [hidden, hidden], 2, true);
  const theta = firstAutoencoder(model, rng);
  const normals = () => Float64Array.from({ length: 2 * ROWS * UPDATES }, () => normal(rng));
  return {
    model,
    theta,
    memory: createAdam(theta.length),
    batches: { x: normals(), noise: normals(), rows: ROWS },
  };
}

function byHand(hidden: number) {
  const { model, theta, memory, batches } = setUp(hidden);
  const scratch = createAutoencoderScratch(model, ROWS);
  const gradient = new Float64Array(theta.length);
  return () => {
    for (let k = 0; k < UPDATES; k++) {
      const part = (values: Float64Array) => values.subarray(2 * ROWS * k, 2 * ROWS * (k + 1));
      autoencoderGradient(model, theta, part(batches.x), ROWS, part(batches.noise), gradient, scratch);
      adam(theta, gradient, memory, 1e-3);
    }
    return { count: UPDATES };
  };
}

function onDevice(engine: Engine, hidden: number) {
  const { model, theta, memory, batches } = setUp(hidden);
  return async () => {
    const device = await openDevice(engine, nodeAssets);
    await loadGradients();
    await trainAutoencoderOnDevice(device, model, theta, memory, batches, 1e-3);
    return { count: UPDATES };
  };
}

/** Corrections of a variational autoencoder of the plane, small as in the gallery and large; a sample judged. */
export const benchmarks: Benchmark[] = [
  ...[32, 256].flatMap((hidden): Benchmark[] => [
    {
      name: `variational autoencoder 2-${hidden}-${hidden}-2, float64`,
      unit: 'corrections',
      run: byHand(hidden),
    },
    ...(['cpu', 'wasm'] as const).map((engine) => ({
      name: `variational autoencoder 2-${hidden}-${hidden}-2, TensorFlow.js on ${engine}`,
      unit: 'corrections',
      run: onDevice(engine, hidden),
      native: byHand(hidden),
    })),
  ]),
  {
    name: 'energy distance of 500 points and 500',
    unit: 'distances',
    run() {
      const rng = createRng(2);
      const cloud = () => Float64Array.from({ length: 1000 }, () => normal(rng));
      const [a, b] = [cloud(), cloud()];
      for (let k = 0; k < 20; k++) energyDistance(a, b);
      return { count: 20 };
    },
  },
];
