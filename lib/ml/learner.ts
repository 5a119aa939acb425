import { type AdamState, adam, createAdam } from '../optimizers';
import { averageWeights } from './weightAverage';

/** A network that learns by Adam at a falling rate, and the running mean of its weights, for a state. */
export interface Learner {
  theta: Float64Array;
  /** What samples are made with. */
  mean: Float64Array;
  memory: AdamState;
  updates: number;
  /** Running mean of the cost over about the last hundred updates. */
  cost: number;
}

export function createLearner(theta: Float64Array): Learner {
  return { theta, mean: theta.slice(), memory: createAdam(theta.length), updates: 0, cost: 0 };
}

/** How a learner's rate falls: η/√(1 + updates/settling). */
export interface Pace {
  rate: number;
  settling: number;
  /** β₁ of Adam. */
  beta1?: number;
}

export function rateOf({ updates }: Learner, { rate, settling }: Pace): number {
  return rate / Math.sqrt(1 + updates / settling);
}

/** Floors of the two running means. */
const MEMORY = 0.0005;
const COST_MEMORY = 0.01;

/** One correction by a gradient. */
export function learn(learner: Learner, gradient: Float64Array, cost: number, pace: Pace): void {
  adam(learner.theta, gradient, learner.memory, rateOf(learner, pace), pace.beta1 ?? 0.9);
  noteUpdates(learner, 1, cost);
}

/** Counts corrections that were made elsewhere, and takes the weights and the cost into the means. */
export function noteUpdates(learner: Learner, updates: number, cost: number): void {
  learner.updates += updates;
  averageWeights(learner.mean, learner.theta, learner.updates / updates, MEMORY * updates);
  learner.cost += Math.max(updates / learner.updates, COST_MEMORY * updates) * (cost - learner.cost);
}
