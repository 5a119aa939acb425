import { type Engine, openDevice } from '@/lib/device';
import { createRbm } from '@/lib/ml/rbm';
import { loadLesson } from '@/lib/ml/rbmLessons';
import { trainBatchesOnDevice } from '@/lib/ml/rbmTensorflow';
import { createScratch, createTraining, type TrainingSettings, trainEpoch } from '@/lib/ml/rbmTraining';
import { createRng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import type { Benchmark } from '../tools/bench';
import { inChromium } from './inChromium';

const SETTINGS: TrainingSettings = {
  algorithm: 'cd',
  gibbsSteps: 1,
  learningRate: 0.05,
  momentum: 0.5,
  weightDecay: 1e-4,
};

/** Part of the epoch that is timed: enough batches to be typical, and the rates are those of the whole. */
const BATCHES = 12;

async function setUp(name: 'digits' | 'mnist', hidden: number, size: number) {
  const { rows, count, side } = await loadLesson(name, false, false, nodeAssets);
  const rng = createRng(1);
  const rbm = createRbm(side * side, hidden, 'binary', rng);
  const training = createTraining(rbm, SETTINGS, size, rng);
  const order = Uint32Array.from({ length: BATCHES * size }, (_, i) => i % count);
  return { training, batches: { data: rows, order, size }, rng, part: (BATCHES * size) / count };
}

type Setting = readonly [name: 'digits' | 'mnist', hidden: number, size: number];

function typed(setting: Setting) {
  let ready: ReturnType<typeof setUp> | undefined;
  return async () => {
    ready ??= setUp(...setting);
    const { training, batches, rng, part } = await ready;
    trainEpoch(training, SETTINGS, batches, createScratch(training.rbm, batches.size), rng);
    return { count: part };
  };
}

function onDevice(engine: Engine, setting: Setting) {
  let ready: ReturnType<typeof setUp> | undefined;
  return async () => {
    ready ??= setUp(...setting);
    const { training, batches, rng, part } = await ready;
    const device = await openDevice(engine, nodeAssets);
    await trainBatchesOnDevice(device, training, SETTINGS, batches, rng);
    return { count: part };
  };
}

const nameOf = ([name, hidden, size]: Setting) =>
  `RBM ${name === 'mnist' ? '28×28' : '8×8'}×${hidden}, batch ${size}`;

const SMALL: Setting = ['digits', 64, 20];
const LARGE: Setting[] = [
  ['mnist', 128, 20],
  ['mnist', 128, 100],
];

/** TensorFlow.js in node beside the float64 kernel. */
const onTypedArrays: Benchmark[] = [SMALL, ...LARGE].flatMap((setting): Benchmark[] => [
  ...(['wasm', 'cpu'] as const).map((engine) => ({
    name: `${nameOf(setting)}, ${engine}`,
    unit: 'epochs',
    run: onDevice(engine, setting),
    native: typed(setting),
  })),
]);

/** The float64 kernel beside graphics cards. */
const besideCards: Benchmark[] = LARGE.flatMap((setting) =>
  ['WebGPU', 'WebGL'].map((card) => ({
    name: `${nameOf(setting)}, float64`,
    unit: 'epochs',
    run: typed(setting),
    peer: inChromium(card, `rbmEpochRate('${card.toLowerCase()}', ${setting[1]}, ${setting[2]})`),
  })),
);

/** Epochs by CD-1. */
export const benchmarks: Benchmark[] = [...onTypedArrays, ...besideCards];
