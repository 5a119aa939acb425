import type { AdamState } from '@/lib/optimizers';
import { createAdam } from '@/lib/optimizers';
import type { Rng } from '@/lib/rng';
import type { Activation } from './activations';
import { createWorkspace, type Network } from './ffnn';
import { type Decay, firstWeights, type Optimizer, type Training } from './ffnnTraining';
import type { Lesson } from './lesson';
import type { Reading } from './networkPictures';
import { type Score, scoreNetwork } from './networkScore';

/** What may differ between two networks that learn the same lesson. */
export interface Setting {
  layers: Float64Array;
  activation: Activation;
  optimizer: Optimizer;
  learningRate: number;
  batch: number;
  decay: Decay;
  /** `task`: the cross-entropy for classes, ½(f − y)² for numbers. */
  cost: 'task' | 'squared' | 'huber';
}

/** A network's weights and the memory of their corrections. */
export interface Learner {
  theta: Float64Array;
  memory: AdamState;
}

/** The network a setting makes for a lesson; classes that are not told by the cross-entropy are told by sigmoids. */
export function networkFor(
  { layers, activation, cost }: Setting,
  { inputWidth, targetWidth }: Pick<Lesson, 'inputWidth' | 'targetWidth'>,
  classes: number,
): Network {
  const sizes = [inputWidth, ...layers, targetWidth];
  if (cost === 'task') {
    return { sizes, activation, output: 'identity', cost: classes > 0 ? 'crossEntropy' : 'squared' };
  }
  return { sizes, activation, output: classes > 0 ? 'sigmoid' : 'identity', cost };
}

/** What the outputs of that network mean. */
export function readingOf({ cost, sizes }: Network, classes: number): Reading {
  if (classes === 0) return 'number';
  if (sizes[sizes.length - 1] > 1) return cost === 'crossEntropy' ? 'classes' : 'classScores';
  return cost === 'crossEntropy' ? 'logOdds' : 'probability';
}

export function trainingOf({ optimizer, learningRate, batch, decay }: Setting): Training {
  return { optimizer, learningRate, batch, decay };
}

export function createLearner(network: Network, rng: Rng): Learner {
  const theta = firstWeights(network, rng);
  return { theta, memory: createAdam(theta.length) };
}

/** Samples that are scored at once. */
const PORTION = 64;

/** Score on the training rows and on those kept back. */
export function scoresOf(
  network: Network,
  { theta }: Learner,
  lesson: Lesson,
  classes: number,
): { training: Score; test: Score } {
  const threshold = network.cost === 'crossEntropy' ? 0 : 0.5;
  const work = createWorkspace(network, PORTION);
  const score = (rows: Uint32Array) => scoreNetwork(network, theta, lesson, rows, classes, threshold, work);
  return { training: score(lesson.training), test: score(lesson.test) };
}
