import { type AdamState, adam } from '@/lib/optimizers';
import { normal, type Rng, uniform } from '@/lib/rng';
import { type Activation, costAndGradient, type Network, parameterCount, type Samples } from './ffnn';

/** Corrections in one epoch: batch k holds the points k, k + 4, k + 8, …, each a coarse copy of the whole curve. */
export const BATCHES = 4;

/** The network sees x stretched to −5 … 5, so that weights of order one can make a step (inputs are standardised). */
export const STRETCH = 10;

/** Network input for a place x of the unit interval. */
export function inputAt(x: number): number {
  return STRETCH * (x - 0.5);
}

/** Place x of the unit interval where the weighted sum of hidden unit j vanishes: −b/w, in x. */
export function placeOf(theta: Float64Array, hidden: number, j: number): number {
  return 0.5 - theta[hidden + j] / (STRETCH * theta[j]);
}

/** Slopes of the first weights, per unit of stretched input. */
const FIRST_SLOPE: Record<Activation, number> = { sigmoid: 1.2, tanh: 0.6, relu: 0.3, polynomial: 0.2 };

/**
 * First weights: the units stand side by side over the interval, one in each of H equal cells, with slopes of either
 * sign and 50 to 150 % of the usual size, and outputs of standard deviation 0.5/√H.
 */
export function firstWeights(network: Network, rng: Rng): Float64Array {
  const { hidden, activation } = network;
  const theta = new Float64Array(parameterCount(network));
  for (let j = 0; j < hidden; j++) {
    const place = (j + uniform(rng)) / hidden;
    const slope = FIRST_SLOPE[activation] * (0.5 + uniform(rng)) * (uniform(rng) < 0.5 ? -1 : 1);
    theta[j] = slope;
    theta[hidden + j] = -slope * inputAt(place);
    theta[2 * hidden + j] = (0.5 * normal(rng)) / Math.sqrt(hidden);
  }
  theta[3 * hidden] = 0.5;
  return theta;
}

/** Epochs after which the learning rate begins to shrink. */
const SETTLING = 10;

/** Learning rate in epoch e = 0, 1, …: η/√(1 + e/10). Without the shrinking Adam breaks out of good places again. */
export function rateAt(learningRate: number, epoch: number): number {
  return learningRate / Math.sqrt(1 + epoch / SETTLING);
}

/** Scratch of `trainEpoch`. */
export interface Scratch {
  gradient: Float64Array;
  work: Float64Array;
}

export function createScratch(network: Network): Scratch {
  return {
    gradient: new Float64Array(parameterCount(network)),
    work: new Float64Array(2 * network.hidden),
  };
}

/** One epoch in float64: a correction by Adam for each batch. The reference for the device kernel. */
export function trainEpoch(
  network: Network,
  theta: Float64Array,
  memory: AdamState,
  samples: Samples,
  rate: number,
  { gradient, work }: Scratch,
): void {
  for (let first = 0; first < BATCHES; first++) {
    costAndGradient(network, theta, samples, { first, stride: BATCHES }, gradient, work);
    adam(theta, gradient, memory, rate);
  }
}
