import { normal, type Rng, uniform } from '@/lib/rng';
import { type Activation, type Network, parameterCount } from './ffnn';
import { NO_DECAY, type Training } from './ffnnTraining';

/**
 * A network with one input, one hidden layer and one linear output that learns a curve on the unit interval:
 * f(x) = c + Σ_j v_j σ(w_j x + b_j), θ = [w₁ … w_H, b₁ … b_H, v₁ … v_H, c], on the mean of ½(f − y)².
 */
export function curveNetwork(hidden: number, activation: Activation): Network {
  return { sizes: [1, hidden, 1], activation, output: 'identity', cost: 'squared' };
}

/** Corrections in one epoch. */
export const BATCHES = 4;

/** Rows of an epoch over n points (a multiple of 4): 0, 4, 8, …, 1, 5, 9, …; each batch is a coarse copy of the curve. */
export function curveOrder(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => ((i * BATCHES) % n) + Math.floor((i * BATCHES) / n));
}

/** How the curve is learnt: by Adam, a quarter of the n points at a time. */
export function curveTraining(n: number, learningRate: number): Training {
  return { optimizer: 'adam', learningRate, decay: NO_DECAY, batch: n / BATCHES };
}

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
const FIRST_SLOPE: Record<Activation, number> = {
  sigmoid: 1.2,
  tanh: 0.6,
  relu: 0.3,
  polynomial: 0.2,
  gelu: 0.3,
  identity: 0.3,
};

/**
 * First weights: the units stand side by side over the interval, one in each of H equal cells, with slopes of either
 * sign and 50 to 150 % of the usual size, and outputs of standard deviation 0.5/√H.
 */
export function firstCurveWeights(network: Network, rng: Rng): Float64Array {
  const { activation } = network;
  const hidden = network.sizes[1];
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
