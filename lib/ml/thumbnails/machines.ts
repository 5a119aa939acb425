import { type Rng, shuffle } from '@/lib/rng';
import { barsAndStripes } from '../barsAndStripes';
import {
  ascend,
  type BoltzmannMachine,
  createMachine,
  divergence,
  entropy,
  likelihoodGradient,
  logLikelihood,
  scatterWeights,
} from '../boltzmann';
import { countVisible, exactPhases } from '../boltzmannExact';
import { type Cloud, makeCloud } from '../cloud';
import { createRbm } from '../rbm';
import { logPartition, meanLogLikelihood } from '../rbmLikelihood';
import { type Chains, createChains, createMeans, gibbsStep } from '../rbmSampling';
import {
  createScratch,
  createTraining,
  type Training,
  type TrainingSettings,
  trainEpoch,
} from '../rbmTraining';
import { STEPS, type Thumbnail } from './thumbnail';

interface MachineState {
  machine: BoltzmannMachine;
  /** q(v): bars and stripes of 2 × 2 pixels, equally likely. */
  data: Float64Array;
  /** Divergence after each step. */
  curve: Float64Array;
}

const CORRECTIONS = 25;
const MACHINE_RATE = 0.5;

/** Four visible and two hidden units learn bars and stripes; both phases are counted, so nothing is left to chance. */
export const boltzmann: Thumbnail<MachineState> = {
  init(rng) {
    const machine = createMachine(4, 2);
    scatterWeights(machine, 0.3, rng);
    const pictures = barsAndStripes(2);
    const data = new Float64Array(16);
    for (let n = 0; n < pictures.length; n += 4) {
      let code = 0;
      for (let i = 0; i < 4; i++) if (pictures[n + i]) code |= 1 << i;
      data[code] += 4 / pictures.length;
    }
    return { machine, data, curve: new Float64Array(STEPS) };
  },
  step({ machine, data, curve }, k) {
    for (let j = 0; j < CORRECTIONS; j++) {
      const { clamped, free } = exactPhases(machine, countVisible(machine), data);
      ascend(machine, likelihoodGradient(clamped, free, 1), MACHINE_RATE);
    }
    curve[k - 1] = divergence(data, countVisible(machine).logProbabilities);
  },
  show({ machine, data, curve }, k) {
    const { logProbabilities } = countVisible(machine);
    return {
      picture: { kind: 'chain', quantity: 'divergence', values: curve.slice(0, k), exact: 0 },
      readings: [
        { name: 'likelihood', value: logLikelihood(data, logProbabilities), exact: -entropy(data) },
        { name: 'divergence', value: divergence(data, logProbabilities) },
      ],
    };
  },
};

interface RbmState extends Training {
  data: Float64Array;
  order: Int32Array;
}

const SIDE = 3;
const HIDDEN = 12;
const SETTINGS: TrainingSettings = {
  algorithm: 'cd',
  gibbsSteps: 3,
  learningRate: 0.1,
  momentum: 0,
  weightDecay: 0,
};

function trainEpochs(state: RbmState, epochs: number, batch: number, settings: TrainingSettings, rng: Rng) {
  const scratch = createScratch(state.rbm, batch);
  const batches = { data: state.data, order: state.order, size: batch };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(rng, state.order);
    trainEpoch(state, settings, batches, scratch, rng);
  }
}

/** Bars and stripes of 3 × 3 pixels; the tiles are the weights of the hidden units. */
export const rbm: Thumbnail<RbmState> = {
  init(rng) {
    const data = Float64Array.from(barsAndStripes(SIDE));
    const order = Int32Array.from({ length: data.length / (SIDE * SIDE) }, (_, n) => n);
    const machine = createRbm(SIDE * SIDE, HIDDEN, 'binary', rng, { spread: 0.1 });
    return { ...createTraining(machine, SETTINGS, 1, rng), data, order };
  },
  step: (state, _k, rng) => trainEpochs(state, 25, 7, SETTINGS, rng),
  show({ rbm: machine, data, order }) {
    const { visible, hidden, weights } = machine;
    const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 1e-9);
    const values = new Float64Array(weights.length);
    for (let j = 0; j < hidden; j++) {
      for (let i = 0; i < visible; i++) values[j * visible + i] = weights[i * hidden + j] / largest;
    }
    return {
      picture: { kind: 'tiles', count: hidden, columns: SIDE, rows: SIDE, values },
      readings: [
        {
          name: 'likelihood',
          value: meanLogLikelihood(machine, data, order.length, logPartition(machine)),
          exact: -entropy(new Float64Array(order.length).fill(1 / order.length)),
        },
      ],
    };
  },
};

interface GaussianState extends RbmState {
  cloud: Cloud;
  chains: Chains;
}

const GAUSSIAN_SETTINGS: TrainingSettings = { ...SETTINGS, gibbsSteps: 3, learningRate: 0.006 };
const DREAMS = 60;

/** Two real numbers as visible units learn two moons; the rings are the machine's own samples. */
export const gaussianRbm: Thumbnail<GaussianState> = {
  init(rng) {
    const cloud = makeCloud('moons', 60, 0.04, rng);
    const data = new Float64Array(2 * cloud.n);
    for (let i = 0; i < cloud.n; i++) data.set([cloud.x[i], cloud.y[i]], 2 * i);
    const machine = createRbm(2, 8, 'gaussian', rng, { spread: 0.05, sigma: 0.2 });
    return {
      ...createTraining(machine, GAUSSIAN_SETTINGS, 1, rng),
      data,
      order: Int32Array.from({ length: cloud.n }, (_, n) => n),
      cloud,
      chains: createChains(machine, DREAMS, rng),
    };
  },
  step(state, _k, rng) {
    trainEpochs(state, 5, 20, GAUSSIAN_SETTINGS, rng);
    const means = createMeans(state.rbm, DREAMS);
    for (let j = 0; j < 5; j++) gibbsStep(state.rbm, state.chains, means, rng);
  },
  show({ rbm: machine, cloud, data, chains }) {
    return {
      picture: {
        kind: 'plane',
        cloud: structuredClone(cloud),
        side: 0,
        marks: chains.visible.slice(),
        hidden: true,
      },
      readings: [
        { name: 'likelihood', value: meanLogLikelihood(machine, data, cloud.n, logPartition(machine)) },
      ],
    };
  },
};
