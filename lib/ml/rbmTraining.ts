/**
 * Training a restricted Boltzmann machine: d ln L/dw_ij = ⟨x_i h_j⟩_data − ⟨x_i h_j⟩_model (divided by σ_i² for Gaussian
 * units), the second mean estimated by k Gibbs steps that start
 * - from the data themselves: contrastive divergence, CD-k (G. E. Hinton, Neural Comput. 14, 1771, 2002), or
 * - from where chains of their own stopped last time: persistent CD, PCD-k (T. Tieleman, ICML 2008), or
 * - likewise, at T = 1 of chains at several temperatures that exchange places: parallel tempering (`tempering.ts`).
 *
 * Hidden units enter every mean by their probability, never by a drawn bit: less noise, the same expectation.
 */
import type { Rng } from '../rng';
import type { Rbm } from './rbm';
import {
  type AscentSettings,
  addStatistics,
  applyGradient,
  createParameters,
  overVariance,
  type RbmParameters,
} from './rbmGradient';
import {
  type Chains,
  createChains,
  createMeans,
  drawBits,
  gibbsStep,
  hiddenProbabilities,
  type LayerMeans,
  visibleMeans,
} from './rbmSampling';
import { createTempering, type Tempering, temperedStep } from './tempering';

export interface TrainingSettings extends AscentSettings {
  algorithm: 'cd' | 'pcd' | 'tempering';
  /** k */
  gibbsSteps: number;
  /** Grey levels are probabilities: every time a row is shown its bits are drawn anew. Off, they enter as they are. */
  drawData?: boolean;
}

/** @throws RangeError for a number outside its domain, NaN included */
export function checkSettings(settings: TrainingSettings): void {
  const { gibbsSteps, learningRate, momentum, weightDecay } = settings;
  if (!Number.isInteger(gibbsSteps) || gibbsSteps < 1) {
    throw new RangeError(`gibbsSteps = ${gibbsSteps}: expected an integer ≥ 1`);
  }
  if (!(learningRate >= 0 && learningRate < Infinity)) {
    throw new RangeError(`learningRate = ${learningRate}: expected a number ≥ 0`);
  }
  if (!(momentum >= 0 && momentum < 1)) throw new RangeError(`momentum = ${momentum}: expected 0 to below 1`);
  if (!(weightDecay >= 0 && weightDecay < Infinity)) {
    throw new RangeError(`weightDecay = ${weightDecay}: expected a number ≥ 0`);
  }
}

/** Memory of a training step, allocated once: rebuilt at will, no part of the state. */
export interface TrainingScratch {
  gradient: RbmParameters;
  /** The batch, rows × visible, and p(h | batch). */
  batch: Float64Array;
  data: LayerMeans;
  /** Chains of CD, which start from the batch. */
  model: Chains;
  means: LayerMeans;
}

/** Scratch for batches of at most `rows` and, with PCD, `chains` chains. */
export function createScratch(rbm: Rbm, rows: number, chains = rows): TrainingScratch {
  if (!Number.isInteger(rows) || rows < 1) throw new RangeError(`batch = ${rows}: expected an integer ≥ 1`);
  const model = { count: rows, ...createMeans(rbm, rows) };
  return {
    gradient: createParameters(rbm),
    batch: new Float64Array(rows * rbm.visible),
    data: createMeans(rbm, rows),
    model,
    means: createMeans(rbm, Math.max(rows, chains)),
  };
}

/**
 * Estimates the gradient of the mean log-likelihood of the first `rows` rows of `scratch.batch`.
 *
 * @param persistent chains, at one temperature or several, advanced by k steps; without them CD-k
 */
export function estimateGradient(
  rbm: Rbm,
  rows: number,
  gibbsSteps: number,
  persistent: Chains | Tempering | undefined,
  scratch: TrainingScratch,
  rng: Rng,
): void {
  const { gradient, batch, data, means, model } = scratch;
  gradient.weights.fill(0);
  gradient.visibleBias.fill(0);
  gradient.hiddenBias.fill(0);
  hiddenProbabilities(rbm, batch, data.hidden, rows);
  addStatistics(rbm, batch, data.hidden, rows, 1, gradient);
  if (!persistent) {
    model.count = rows;
    drawBits(data.hidden, model.hidden, rows * rbm.hidden, rng);
  }
  const used = advance(rbm, persistent ?? model, gibbsSteps, means, rng);
  addStatistics(rbm, used.visible, means.hidden, used.count, -1, gradient);
  overVariance(rbm, gradient);
}

/** k steps; returns the chains at T = 1, with p(h | x) of theirs in `means`. */
function advance(rbm: Rbm, model: Chains | Tempering, k: number, means: LayerMeans, rng: Rng): Chains {
  if (!('levels' in model)) {
    for (let step = 0; step < k; step++) gibbsStep(rbm, model, means, rng);
    return model;
  }
  for (let step = 0; step < k; step++) temperedStep(rbm, model, means, rng);
  const cold = model.levels[0];
  hiddenProbabilities(rbm, cold.visible, means.hidden, cold.count);
  return cold;
}

/** What training changes, to be kept in the state of a simulation. */
export interface Training {
  rbm: Rbm;
  /** The last change of every parameter, which momentum repeats in part. */
  velocity: RbmParameters;
  /** Persistent chains, at several temperatures for tempering; absent with CD. */
  persistent?: Chains | Tempering;
}

/** Temperatures of `tempering` in training: enough for the machines of this site to exchange at every level. */
const LEVELS = 5;
const HOTTEST = 2.5;

/**
 * Training at its start; `chainCount` chains begin at noise unless the algorithm is CD.
 *
 * @throws RangeError for settings outside their domain
 */
export function createTraining(rbm: Rbm, settings: TrainingSettings, chainCount: number, rng: Rng): Training {
  checkSettings(settings);
  const velocity = createParameters(rbm);
  if (settings.algorithm === 'cd') return { rbm, velocity };
  if (settings.algorithm === 'pcd') return { rbm, velocity, persistent: createChains(rbm, chainCount, rng) };
  return { rbm, velocity, persistent: createTempering(rbm, chainCount, LEVELS, HOTTEST, rng) };
}

/** Rows of a data set, `visible` numbers each, and the order in which they are taken, `size` at a time. */
export interface Batches {
  data: ArrayLike<number>;
  order: ArrayLike<number>;
  size: number;
}

/**
 * Copies the rows `order[first]` … into the batch; returns how many, fewer than `size` at the end.
 *
 * @param rng draws bits with the numbers of the rows as their probabilities; without it the numbers themselves are taken
 */
export function fillBatch(
  batch: Float64Array,
  { data, order, size }: Batches,
  first: number,
  width: number,
  rng?: Rng,
): number {
  const rows = Math.min(size, order.length - first);
  for (let n = 0; n < rows; n++) {
    const from = order[first + n] * width;
    for (let i = 0; i < width; i++) batch[n * width + i] = data[from + i];
  }
  if (rng) drawBits(batch, batch, rows * width, rng);
  return rows;
}

/** One mini-batch, from place `first` of the order: gradient estimated and applied. */
export function trainBatch(
  { rbm, velocity, persistent }: Training,
  settings: TrainingSettings,
  batches: Batches,
  first: number,
  scratch: TrainingScratch,
  rng: Rng,
): void {
  const rows = fillBatch(scratch.batch, batches, first, rbm.visible, settings.drawData ? rng : undefined);
  estimateGradient(rbm, rows, settings.gibbsSteps, persistent, scratch, rng);
  applyGradient(rbm, scratch.gradient, velocity, settings);
}

/** Every row once, batch after batch, in the order given (shuffle it before). */
export function trainEpoch(
  training: Training,
  settings: TrainingSettings,
  batches: Batches,
  scratch: TrainingScratch,
  rng: Rng,
): void {
  for (let first = 0; first < batches.order.length; first += batches.size) {
    trainBatch(training, settings, batches, first, scratch, rng);
  }
}

/**
 * Mean over rows and units of (x − ⟨x | p(h | x)⟩)²: how well a picture survives one way up and down, by means, without
 * chance. It says nothing about what else the machine believes in, so it is never a measure of progress on its own.
 *
 * @param scratch means for at least `rows` rows
 */
export function reconstructionError(rbm: Rbm, x: Float64Array, rows: number, scratch: LayerMeans): number {
  hiddenProbabilities(rbm, x, scratch.hidden, rows);
  visibleMeans(rbm, scratch.hidden, scratch.visible, rows);
  let sum = 0;
  const count = rows * rbm.visible;
  for (let k = 0; k < count; k++) {
    const off = x[k] - scratch.visible[k];
    sum += off * off;
  }
  return sum / count;
}
