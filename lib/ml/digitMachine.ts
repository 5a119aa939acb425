/**
 * A restricted Boltzmann machine of pictures and their names: the pixels of a digit and ten label units in one visible
 * layer, trained by PCD-1 so that it can dream, name, and complete what it is shown.
 */
import { log } from '../math';
import { nextUint32, type Rng, shuffle } from '../rng';
import { createRbm, freeEnergies, type Rbm } from './rbm';
import { accuracy, classify, withLabels } from './rbmClassifier';
import {
  createScratch,
  createTraining,
  type Training,
  type TrainingSettings,
  trainBatch,
} from './rbmTraining';

/** Digits 0 … 9. */
export const LABELS = 10;
/** Rows of a mini-batch, and persistent chains beside it. */
const BATCH = 10;
const CHAINS = 20;
/** Learning rate at the start; it falls to zero in a straight line, which lets the chains catch up. */
const FIRST_RATE = 0.2;
const SPREAD = 0.05;

/** Settings of an epoch. */
function settingsAt(epoch: number, epochs: number): TrainingSettings {
  const learningRate = FIRST_RATE * (1 - epoch / epochs);
  return { algorithm: 'pcd', gibbsSteps: 1, learningRate, momentum: 0.5, weightDecay: 2e-4 };
}

/** A machine in training: part of a simulation's state. */
export interface DigitTraining {
  training: Training;
  /** Order in which the rows are taken in this epoch. */
  order: Uint32Array;
  /** First row of the next mini-batch. */
  next: number;
  /** Epochs that are complete. */
  epoch: number;
}

/**
 * Small random weights; the bias of a pixel is ln(p/(1 − p)) of its mean ink p, so that the machine begins with the mean
 * picture (G. E. Hinton, "A practical guide to training restricted Boltzmann machines", 2012, sec. 8).
 *
 * @param rows pictures with labels, as `withLabels` gives them
 */
export function createDigitTraining(
  rows: Float64Array,
  pixels: number,
  hidden: number,
  rng: Rng,
): DigitTraining {
  const visible = pixels + LABELS;
  const count = rows.length / visible;
  const rbm = createRbm(visible, hidden, 'binary', rng, { spread: SPREAD, labels: LABELS });
  for (let i = 0; i < pixels; i++) {
    let ink = 1;
    for (let n = 0; n < count; n++) ink += rows[n * visible + i];
    const p = Math.min(1 - 1 / (count + 2), ink / (count + 2));
    rbm.visibleBias[i] = log(p / (1 - p));
  }
  return {
    training: createTraining(rbm, settingsAt(0, 1), CHAINS, rng),
    order: Uint32Array.from({ length: count }, (_, n) => n),
    next: 0,
    epoch: 0,
  };
}

/** Trains on at most `batches` mini-batches and ends with the epoch. */
export function trainDigits(
  state: DigitTraining,
  rows: Float64Array,
  epochs: number,
  batches: number,
  rng: Rng,
): void {
  const { training, order } = state;
  if (state.next === 0) shuffle(rng, order);
  const scratch = createScratch(training.rbm, BATCH, CHAINS);
  const settings = settingsAt(state.epoch, epochs);
  for (let k = 0; k < batches && state.next < order.length; k++) {
    trainBatch(training, settings, { data: rows, order, size: BATCH }, state.next, scratch, rng);
    state.next += BATCH;
  }
  if (state.next < order.length) return;
  state.next = 0;
  state.epoch++;
}

/** How a machine does on digits it has never seen. */
export interface DigitScore {
  /** Share named right by the free energies of the ten labels, and √(p(1 − p)/n). */
  accuracy: number;
  error: number;
  /** Mean free energy F(v) of held-out digits with their labels, their grey levels drawn as bits. */
  freeEnergy: number;
}

/** Held-out digits: grey levels to be named, and bits drawn from them to compare with what the machine draws. */
export interface HeldOut {
  pictures: Float64Array;
  labels: Uint8Array;
  /** Bits with labels. */
  rows: Float64Array;
}

/** Draws the bits of held-out digits once. */
export function prepareHeldOut(
  pictures: Float64Array,
  labels: Uint8Array,
  pixels: number,
  rng: Rng,
): HeldOut {
  const bits = pictures.map((ink) => (nextUint32(rng) < ink * 4294967296 ? 1 : 0));
  return { pictures, labels, rows: withLabels(bits, labels, pixels, LABELS) };
}

/** Names every held-out digit, and weighs it. */
export function scoreDigits(rbm: Rbm, { pictures, labels, rows }: HeldOut): DigitScore {
  const count = labels.length;
  const share = accuracy(classify(rbm, pictures, count), labels);
  const energies = new Float64Array(count);
  freeEnergies(rbm, rows, energies, count, new Float64Array(count * rbm.hidden));
  let sum = 0;
  for (const energy of energies) sum += energy;
  return { accuracy: share, error: Math.sqrt((share * (1 - share)) / count), freeEnergy: sum / count };
}
