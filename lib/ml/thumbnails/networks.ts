import { sin } from '@/lib/math';
import { type AdamState, adam, createAdam } from '@/lib/optimizers';
import { normal, type Rng } from '@/lib/rng';
import {
  type Autoencoder,
  autoencoderGradient,
  autoencoderParts,
  createAutoencoder,
  createAutoencoderScratch,
  firstAutoencoder,
} from '../autoencoder';
import { type Cloud, makeCloud } from '../cloud';
import { costAndGradient, createWorkspace, everyRow, feedForward, type Network, unitResponse } from '../ffnn';
import { firstWeights } from '../ffnnTraining';
import { createBlock, runForward } from '../networkBlock';
import { pointsOfCloud } from '../points';
import { firstPoints } from './points';
import { grid, type Shown, type Thumbnail } from './thumbnail';

/** Weights and the memory of what corrects them. */
export interface Learner {
  theta: Float64Array;
  memory: AdamState;
}

export const learner = (theta: Float64Array): Learner => ({ theta, memory: createAdam(theta.length) });

interface CurveState extends Learner {
  x: Float64Array;
  y: Float64Array;
}

const CURVE: Network = { sizes: [1, 12, 1], activation: 'tanh', output: 'identity', cost: 'squared' };

/** Twelve hidden units bend a line into a wave. */
export const ffnn: Thumbnail<CurveState> = {
  init(rng) {
    const x = grid(-1, 1, 30);
    const y = x.map((v) => sin(4 * v) + 0.1 * normal(rng));
    return { x, y, ...learner(firstWeights(CURVE, rng)) };
  },
  step({ theta, memory, x, y }) {
    const gradient = new Float64Array(theta.length);
    const work = createWorkspace(CURVE, x.length);
    for (let j = 0; j < 20; j++) {
      costAndGradient(CURVE, theta, { inputs: x, targets: y }, everyRow(x.length), gradient, work);
      adam(theta, gradient, memory, 0.02);
    }
  },
  show({ theta, x, y }) {
    const gridX = grid(-1, 1, 81);
    const work = createWorkspace(CURVE, gridX.length);
    const scratch = new Float64Array(theta.length);
    const cost = costAndGradient(CURVE, theta, { inputs: x, targets: y }, everyRow(x.length), scratch, work);
    feedForward(CURVE, theta, gridX, everyRow(gridX.length), work);
    const curve = unitResponse(work, 1, 2, 0, gridX.length);
    return {
      picture: { kind: 'curve', x: x.slice(), y: y.slice(), gridX, curve },
      readings: [{ name: 'cost', value: cost }],
    };
  },
};

export interface CloudState extends Learner {
  cloud: Cloud;
}

/** Points of a cloud. */
export const N = 60;

/** A plane picture of points without labels and what the model makes. */
export function made(cloud: Cloud, marks: Float64Array, joined = false): Shown['picture'] {
  return { kind: 'plane', cloud: firstPoints(cloud, cloud.n), side: 0, marks, joined, hidden: true };
}

/** Steps of Adam on all points, with fresh noise each. */
export function trainAutoencoder(
  model: Autoencoder,
  { theta, memory, cloud }: CloudState,
  steps: number,
  rng: Rng,
): void {
  const { features } = pointsOfCloud(cloud);
  const gradient = new Float64Array(theta.length);
  const noise = new Float64Array(cloud.n * model.latent);
  const scratch = createAutoencoderScratch(model, cloud.n);
  for (let j = 0; j < steps; j++) {
    for (let i = 0; i < noise.length; i++) noise[i] = normal(rng);
    autoencoderGradient(model, theta, features, cloud.n, noise, gradient, scratch);
    adam(theta, gradient, memory, 0.01);
  }
}

/** Cost at ε = 0, which is that of the plain machine. */
function costOf(model: Autoencoder, theta: Float64Array, cloud: Cloud): number {
  const gradient = new Float64Array(theta.length);
  const noise = new Float64Array(cloud.n * model.latent);
  const scratch = createAutoencoderScratch(model, cloud.n);
  return autoencoderGradient(model, theta, pointsOfCloud(cloud).features, cloud.n, noise, gradient, scratch)
    .cost;
}

const PLAIN = createAutoencoder(2, [12], 1, false);

/** Half the mean square that the best line through the middle leaves: the smaller eigenvalue of the covariance, halved. */
export function leftByBestLine({ n, x, y }: Cloud): number {
  const mean = (v: Float64Array) => v.reduce((sum, e) => sum + e, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const xx = mean(x.map((v) => (v - mx) * (v - mx)));
  const yy = mean(y.map((v) => (v - my) * (v - my)));
  const xy = mean(x.map((v, i) => (v - mx) * (y[i] - my)));
  return 0.25 * (xx + yy - Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy));
}

/** Every point of two moons through one number and back: the bent line is all that this code can say. */
export const autoencoder: Thumbnail<CloudState> = {
  init: (rng) => ({ cloud: makeCloud('moons', N, 0.04, rng), ...learner(firstAutoencoder(PLAIN, rng)) }),
  step: (state, _k, rng) => trainAutoencoder(PLAIN, state, 15, rng),
  show({ theta, cloud }) {
    const parts = autoencoderParts(PLAIN, theta);
    const codes = runForward(createBlock(PLAIN.encoder, N), parts.encoder, pointsOfCloud(cloud).features, N);
    const path = grid(Math.min(...codes), Math.max(...codes), 60);
    const marks = runForward(createBlock(PLAIN.decoder, 60), parts.decoder, path, 60);
    return {
      picture: made(cloud, marks.slice(), true),
      readings: [
        { name: 'reconstruction', value: costOf(PLAIN, theta, cloud), exact: leftByBestLine(cloud) },
      ],
    };
  },
};
