import { type AdamState, adam, gradientDescent, momentum } from '@/lib/optimizers';
import { normal, type Rng } from '@/lib/rng';
import {
  type Batch,
  costAndGradient,
  createWorkspace,
  layerStart,
  type Network,
  parameterCount,
  type Samples,
  type Workspace,
} from './ffnn';

/**
 * First weights: normal numbers of variance 1/m, m the width of the layer below, so that sums neither grow nor vanish
 * with depth (Y. LeCun et al., "Efficient BackProp", 1998); 2/m for ReLU and GELU, which silence half of them
 * (K. He et al., ICCV 2015). Biases start at 0.
 */
export function firstWeights(network: Network, rng: Rng): Float64Array {
  const { sizes, activation } = network;
  const theta = new Float64Array(parameterCount(network));
  for (let l = 1; l < sizes.length; l++) {
    const gain = l < sizes.length - 1 && (activation === 'relu' || activation === 'gelu') ? 2 : 1;
    const deviation = Math.sqrt(gain / sizes[l - 1]);
    const start = layerStart(sizes, l);
    for (let k = 0; k < sizes[l - 1] * sizes[l]; k++) theta[start + k] = deviation * normal(rng);
  }
  return theta;
}

/** A pull of the weights (not the biases) towards 0: `L2` adds ½λ Σ w² to the cost, `L1` λ Σ |w|. */
export interface Decay {
  kind: 'none' | 'L1' | 'L2';
  /** λ ≥ 0. */
  rate: number;
}

export const NO_DECAY: Decay = { kind: 'none', rate: 0 };

/** What the decay adds to the cost. */
export function penalty({ sizes }: Network, theta: Float64Array, { kind, rate }: Decay): number {
  if (kind === 'none') return 0;
  let sum = 0;
  for (let l = 1; l < sizes.length; l++) {
    const start = layerStart(sizes, l);
    const end = start + sizes[l - 1] * sizes[l];
    for (let k = start; k < end; k++) sum += kind === 'L1' ? Math.abs(theta[k]) : 0.5 * theta[k] * theta[k];
  }
  return rate * sum;
}

/** Adds the gradient of the L2 penalty, λ w. */
export function addDecay(
  { sizes }: Network,
  theta: Float64Array,
  { kind, rate }: Decay,
  gradient: Float64Array,
): void {
  if (kind !== 'L2') return;
  for (let l = 1; l < sizes.length; l++) {
    const start = layerStart(sizes, l);
    const end = start + sizes[l - 1] * sizes[l];
    for (let k = start; k < end; k++) gradient[k] += rate * theta[k];
  }
}

/**
 * The step of the L1 penalty: each weight moves towards 0 by η λ and stops there, so that weights become exactly 0
 * (soft threshold, the proximal map of λ Σ |w|).
 */
export function shrink(
  { sizes }: Network,
  theta: Float64Array,
  { kind, rate }: Decay,
  learningRate: number,
): void {
  if (kind !== 'L1') return;
  const length = learningRate * rate;
  for (let l = 1; l < sizes.length; l++) {
    const start = layerStart(sizes, l);
    const end = start + sizes[l - 1] * sizes[l];
    for (let k = start; k < end; k++) {
      const rest = Math.abs(theta[k]) - length;
      theta[k] = rest <= 0 ? 0 : theta[k] < 0 ? -rest : rest;
    }
  }
}

export type Optimizer = 'sgd' | 'momentum' | 'adam';

/** How the weights are corrected. */
export interface Training {
  optimizer: Optimizer;
  /** η */
  learningRate: number;
  decay: Decay;
  /** Samples in a mini-batch. */
  batch: number;
}

/**
 * One correction of θ by a gradient, which receives the decay's share.
 *
 * @param memory of Adam; its `first` is the velocity of momentum
 */
export function correct(
  network: Network,
  theta: Float64Array,
  gradient: Float64Array,
  memory: AdamState,
  { optimizer, learningRate, decay }: Training,
): void {
  addDecay(network, theta, decay, gradient);
  if (optimizer === 'adam') adam(theta, gradient, memory, learningRate);
  else if (optimizer === 'momentum') momentum(theta, gradient, memory.first, learningRate);
  else gradientDescent(theta, gradient, learningRate);
  shrink(network, theta, decay, learningRate);
}

/** Scratch of an epoch. */
export interface Scratch {
  gradient: Float64Array;
  work: Workspace;
}

export function createScratch(network: Network, batch: number): Scratch {
  return { gradient: new Float64Array(parameterCount(network)), work: createWorkspace(network, batch) };
}

/**
 * One epoch in float64: each mini-batch gives one correction (the last may be smaller).
 *
 * @param order rows of the samples to train on; shuffle it before each epoch
 * @returns mean cost over the rows as it was met on the way, without the decay
 */
export function trainEpoch(
  network: Network,
  theta: Float64Array,
  memory: AdamState,
  samples: Samples,
  order: Uint32Array,
  training: Training,
  { gradient, work }: Scratch,
): number {
  const rows: Batch = { order, first: 0, count: 0 };
  let cost = 0;
  for (; rows.first < order.length; rows.first += training.batch) {
    rows.count = Math.min(training.batch, order.length - rows.first);
    cost += rows.count * costAndGradient(network, theta, samples, rows, gradient, work);
    correct(network, theta, gradient, memory, training);
  }
  return cost / order.length;
}
