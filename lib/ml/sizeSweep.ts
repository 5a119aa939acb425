import { type AdamState, createAdam } from '@/lib/optimizers';
import type { Rng } from '@/lib/rng';
import { curveNetwork, curveTraining, firstCurveWeights, rateAt } from './curveTraining';
import { type Activation, parameterCount, type Samples } from './ffnn';
import { createScratch, trainEpoch } from './ffnnTraining';

/** Networks of growing size learn the same curve, one after the other: how far does each come? */

/** Numbers of hidden units. */
export const SIZES = [1, 2, 4, 8, 16, 32, 64, 128];

/** Epochs that each network gets. */
export const EPOCHS_EACH = 125;

/** Epochs of the whole sweep. */
export const SWEEP_EPOCHS = SIZES.length * EPOCHS_EACH;

const MOST = parameterCount(curveNetwork(SIZES[SIZES.length - 1], 'sigmoid'));

/** Room for the largest network; smaller ones use the beginning. */
export function createSweepWeights(): { theta: Float64Array; memory: AdamState } {
  return { theta: new Float64Array(MOST), memory: createAdam(MOST) };
}

/** Which network is at work after so many epochs; the last one stays. */
export function sizeAt(epoch: number): number {
  return SIZES[Math.min(SIZES.length - 1, Math.floor(epoch / EPOCHS_EACH))];
}

/** The weights of the network of `hidden` units, at the beginning of the room. */
export function weightsOf(theta: Float64Array, hidden: number): Float64Array {
  return theta.subarray(0, 3 * hidden + 1);
}

/** Writes first weights for a network and forgets what Adam knew of the one before. */
export function beginSize(
  hidden: number,
  activation: Activation,
  theta: Float64Array,
  memory: AdamState,
  rng: Rng,
): void {
  theta.fill(0);
  theta.set(firstCurveWeights(curveNetwork(hidden, activation), rng));
  memory.first.fill(0);
  memory.second.fill(0);
  memory.decay.fill(1);
}

/** One epoch of the network at work, in float64. */
export function sweepEpoch(
  epoch: number,
  activation: Activation,
  learningRate: number,
  theta: Float64Array,
  memory: AdamState,
  samples: Samples,
  order: Uint32Array,
): void {
  const hidden = sizeAt(epoch);
  const network = curveNetwork(hidden, activation);
  const training = curveTraining(order.length, rateAt(learningRate, epoch % EPOCHS_EACH));
  const part = {
    first: weightsOf(memory.first, hidden),
    second: weightsOf(memory.second, hidden),
    decay: memory.decay,
  };
  trainEpoch(
    network,
    weightsOf(theta, hidden),
    part,
    samples,
    order,
    training,
    createScratch(network, training.batch),
  );
}
