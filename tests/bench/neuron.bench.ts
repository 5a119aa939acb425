import { type Engine, loadGradients, openDevice } from '@/lib/device';
import { curveNetwork, curveOrder, curveTraining, firstCurveWeights, inputAt } from '@/lib/ml/curveTraining';
import { disposeSamples, trainEpochOnDevice, uploadSamples } from '@/lib/ml/ffnnTensorflow';
import { createScratch, trainEpoch } from '@/lib/ml/ffnnTraining';
import { costAndGradient } from '@/lib/ml/neuron';
import { costAndGradient as costAndGradientTensorflow } from '@/lib/ml/neuronTensorflow';
import { sampleMesh, unitCurves } from '@/lib/ml/unitCurves';
import { createAdam, gradientDescent } from '@/lib/optimizers';
import { createRng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import type { Benchmark } from '../tools/bench';

const FOUR = Float64Array.of(0, 1, 1, 3, 2, 5, 3, 7);
const RATE = 0.01;
const { x, y } = sampleMesh(unitCurves.wiggle, 128);
const samples = { inputs: x.map(inputAt), targets: y };
const ORDER = curveOrder(x.length);
const TRAINING = curveTraining(x.length, RATE);

function epochs(hidden: number, count: number) {
  const network = curveNetwork(hidden, 'sigmoid');
  const theta = firstCurveWeights(network, createRng(1));
  const memory = createAdam(theta.length);
  const scratch = createScratch(network, TRAINING.batch);
  return () => {
    for (let e = 0; e < count; e++) trainEpoch(network, theta, memory, samples, ORDER, TRAINING, scratch);
    return { count };
  };
}

function epochsOn(engine: Engine, hidden: number, count: number) {
  const network = curveNetwork(hidden, 'sigmoid');
  const theta = firstCurveWeights(network, createRng(1));
  const memory = createAdam(theta.length);
  return async () => {
    const device = await openDevice(engine, nodeAssets);
    const onDevice = await uploadSamples(device, network, samples);
    for (let e = 0; e < count; e++) {
      await trainEpochOnDevice(device, network, theta, memory, onDevice, ORDER, TRAINING);
    }
    disposeSamples(onDevice);
    return { count };
  };
}

/** Corrections of a neuron, and epochs of a network of 12 and of 128 hidden units; float64 kernels are the yardstick. */
export const benchmarks: Benchmark[] = [
  {
    name: 'linear neuron by hand, four points',
    unit: 'corrections',
    run() {
      const theta = Float64Array.of(0, 3);
      const gradient = new Float64Array(2);
      const count = 200_000;
      for (let k = 0; k < count; k++) {
        costAndGradient(theta, FOUR, gradient);
        gradientDescent(theta, gradient, RATE);
      }
      return { count };
    },
  },
  {
    name: 'linear neuron by TensorFlow.js on cpu, four points',
    unit: 'corrections',
    async run() {
      const device = await openDevice('cpu', nodeAssets);
      await loadGradients();
      const theta = Float64Array.of(0, 3);
      const gradient = new Float64Array(2);
      const count = 50;
      for (let k = 0; k < count; k++) {
        await costAndGradientTensorflow(device, theta, FOUR, gradient);
        gradientDescent(theta, gradient, RATE);
      }
      return { count };
    },
  },
  ...[12, 128].flatMap((hidden): Benchmark[] => [
    { name: `network of ${hidden}, float64`, unit: 'epochs', run: epochs(hidden, 20) },
    ...(['cpu', 'wasm'] as const).map((engine) => ({
      name: `network of ${hidden}, TensorFlow.js on ${engine}`,
      unit: 'epochs',
      run: epochsOn(engine, hidden, 20),
      native: epochs(hidden, 20),
    })),
  ]),
];
