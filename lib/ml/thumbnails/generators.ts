import { exp } from '@/lib/math';
import { adam } from '@/lib/optimizers';
import { normal, type Rng } from '@/lib/rng';
import {
  autoencoderGradient,
  autoencoderParts,
  createAutoencoder,
  createAutoencoderScratch,
  firstAutoencoder,
} from '../autoencoder';
import { makeCloud } from '../cloud';
import {
  ancestralStep,
  createDenoiser,
  createDenoiserScratch,
  createSchedule,
  denoisingGradient,
  drawNoised,
  predictNoise,
} from '../diffusion2d';
import { firstWeights } from '../ffnnTraining';
import { createGan, createGanScratch, generate, generatorGradient, judgeGradient } from '../gan';
import { createBlock, runForward } from '../networkBlock';
import { pointsOfCloud } from '../points';
import { type CloudState, type Learner, learner, made, N, trainAutoencoder } from './networks';
import { STEPS, type Thumbnail } from './thumbnail';

const moons = (rng: Rng) => makeCloud('moons', N, 0.04, rng);

function normals(count: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: count }, () => normal(rng));
}

const VARIATIONAL = createAutoencoder(2, [16], 2, true);

interface VaeState extends CloudState {
  /** Codes drawn once from N(0, 1), and the noise of the points made from them. */
  codes: Float64Array;
  noise: Float64Array;
  /** The lower bound of ⟨ln p(x)⟩ after the last step. */
  bound: number;
}

const ROUNDS = 20;

/** −cost, a mean over twenty draws of the codes. */
function boundOf({ theta, cloud }: CloudState, rng: Rng): number {
  const gradient = new Float64Array(theta.length);
  const scratch = createAutoencoderScratch(VARIATIONAL, N);
  const { features } = pointsOfCloud(cloud);
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const noise = normals(2 * N, rng);
    sum -= autoencoderGradient(VARIATIONAL, theta, features, N, noise, gradient, scratch).cost;
  }
  return sum / ROUNDS;
}

/** A code with a distribution; the rings are new points, made from codes drawn by chance. */
export const vae: Thumbnail<VaeState> = {
  init(rng) {
    const start = { cloud: moons(rng), ...learner(firstAutoencoder(VARIATIONAL, rng)) };
    return { ...start, codes: normals(2 * N, rng), noise: normals(2 * N, rng), bound: boundOf(start, rng) };
  },
  step(state, _k, rng) {
    trainAutoencoder(VARIATIONAL, state, 15, rng);
    state.bound = boundOf(state, rng);
  },
  show({ theta, cloud, codes, noise, bound }) {
    const { decoder, logVariance } = autoencoderParts(VARIATIONAL, theta);
    const width = exp(0.5 * theta[logVariance]);
    const means = runForward(createBlock(VARIATIONAL.decoder, N), decoder, codes, N).slice(0, 2 * N);
    return {
      picture: made(
        cloud,
        means.map((m, i) => m + width * noise[i]),
      ),
      readings: [{ name: 'bound', value: bound }],
    };
  },
};

const GAN = createGan(2, 2, [16, 16], 'relu');

interface GanState extends CloudState {
  judge: Learner;
  codes: Float64Array;
  cost: number;
}

/** A forger and a judge, in turns; a judge that cannot tell has the cost 2 ln 2. */
export const gan: Thumbnail<GanState> = {
  init: (rng) => ({
    cloud: moons(rng),
    ...learner(firstWeights(GAN.generator, rng)),
    judge: learner(firstWeights(GAN.judge, rng)),
    codes: normals(2 * N, rng),
    cost: 2 * Math.LN2,
  }),
  step(state, _k, rng) {
    const { theta, memory, judge, cloud } = state;
    const real = pointsOfCloud(cloud).features;
    const scratch = createGanScratch(GAN, N);
    const slopes = [new Float64Array(theta.length), new Float64Array(judge.theta.length)];
    for (let j = 0; j < 12; j++) {
      const forged = generate(theta, normals(2 * N, rng), N, scratch).slice(0, 2 * N);
      state.cost = judgeGradient(judge.theta, real, forged, N, slopes[1], scratch);
      adam(judge.theta, slopes[1], judge.memory, 0.004, 0.5);
      generatorGradient(theta, judge.theta, normals(2 * N, rng), N, slopes[0], scratch);
      adam(theta, slopes[0], memory, 0.003, 0.5);
    }
  },
  show({ theta, cloud, codes, cost }) {
    const marks = generate(theta, codes, N, createGanScratch(GAN, N)).slice(0, 2 * N);
    return {
      picture: made(cloud, marks),
      readings: [{ name: 'judgeCost', value: cost, exact: 2 * Math.LN2 }],
    };
  },
};

const DENOISER = createDenoiser([24, 24]);
/** The first half of a run learns, the second half goes back in time, one step each. */
const HALF = STEPS / 2;
const SCHEDULE = createSchedule(HALF);
const BATCH = 64;
/** The moons are stretched to about unit width, as the schedule expects. */
const SCALE = 2;

interface DiffusionState extends CloudState {
  points: Float64Array;
  cost: number;
}

/** Learns to tell noise from moons, then turns pure noise into moons. */
export const diffusion: Thumbnail<DiffusionState> = {
  init: (rng) => ({
    cloud: moons(rng),
    ...learner(firstWeights(DENOISER, rng)),
    points: normals(2 * N, rng),
    cost: 1,
  }),
  step(state, k, rng) {
    const scratch = createDenoiserScratch(DENOISER, BATCH);
    const { theta, memory, cloud, points } = state;
    if (k > HALF) {
      const t = STEPS + 1 - k;
      const predicted = predictNoise(theta, SCHEDULE, t, points, N, scratch);
      ancestralStep(SCHEDULE, t, points, predicted, N, rng);
      return;
    }
    const clean = pointsOfCloud(cloud).features.map((v) => SCALE * v);
    const gradient = new Float64Array(theta.length);
    let sum = 0;
    for (let j = 0; j < ROUNDS_A_STEP; j++) {
      drawNoised(SCHEDULE, clean, N, scratch, rng);
      sum += denoisingGradient(theta, N, gradient, scratch);
      adam(theta, gradient, memory, 0.008);
    }
    state.cost = sum / ROUNDS_A_STEP;
  },
  show: ({ cloud, points, cost }) => ({
    picture: made(
      cloud,
      points.map((v) => v / SCALE),
    ),
    readings: [{ name: 'noiseCost', value: cost }],
  }),
};

const ROUNDS_A_STEP = 30;
