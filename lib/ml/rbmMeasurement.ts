/**
 * How good a restricted Boltzmann machine is while it learns: the mean log-likelihood of what it learns from and of what
 * is kept back, free energies, reconstruction error and accuracy. All of it costs more than many updates, so that a
 * measurement is made of a copy of the machine, in portions that fit between updates.
 *
 * ln Z is counted exactly where a layer has at most `COUNTED` units, and sampled (AIS) otherwise.
 */
import { exp, log } from '../math';
import type { Rng } from '../rng';
import { type Ais, advanceAis, createAis, estimateAis } from './ais';
import { copyParameters, freeEnergies, type Rbm } from './rbm';
import { labelProbabilities } from './rbmClassifier';
import type { Lesson, Pictures } from './rbmLessons';
import { partitionPortion, partitionPortions } from './rbmPortions';
import { createMeans, type LayerMeans } from './rbmSampling';
import { reconstructionError } from './rbmTraining';

/** Most units of the smaller layer for which ln Z is counted between updates. */
export const COUNTED = 16;

/** Effort of AIS: steps from the base rates to the machine, and chains, fewer for machines of more than `LARGE` weights. */
const STEPS = 300;
const CHAINS = { small: 32, large: 16 };
const LARGE = 20_000;
/** Products of a portion: a few milliseconds. */
const ROW_PRODUCTS = 1e7;
const AIS_PRODUCTS = 8e5;

export interface Measurement {
  /** The machine as it was at the beginning. */
  rbm: Rbm;
  /** Updates it had made then; −1 before the first measurement. */
  update: number;
  stage: number;
  at: number;
  /** F of every picture: learnt from, kept back, dreamt. */
  training: Float64Array;
  heldOut: Float64Array;
  dreams: Float64Array;
  /** Sums over pictures: squared reconstruction error per unit, rightly named. */
  squares: number;
  right: number;
  /** ln Z and its standard error, 0 when counted. */
  logZ: number;
  logZError: number;
  /** The run of AIS; absent when ln Z is counted. */
  ais?: Ais;
}

/** Can ln Z be counted between updates? */
export function isCounted({ visible, hidden, labels, kind }: Rbm): boolean {
  return (kind === 'binary' && labels === 0 ? Math.min(visible, hidden) : hidden) <= COUNTED;
}

/** Room for measurements of machines of one shape. */
export function createMeasurement(
  rbm: Rbm,
  lesson: Lesson,
  base: Float64Array,
  dreams: number,
  rng: Rng,
): Measurement {
  const measurement: Measurement = {
    rbm: structuredClone(rbm),
    update: -1,
    stage: 0,
    at: 0,
    training: new Float64Array(lesson.training.count),
    heldOut: new Float64Array(lesson.heldOut.count),
    dreams: new Float64Array(dreams),
    squares: 0,
    right: 0,
    logZ: 0,
    logZError: 0,
  };
  if (!isCounted(rbm)) measurement.ais = startAis(rbm, base, rng);
  return measurement;
}

function startAis(rbm: Rbm, base: Float64Array, rng: Rng): Ais {
  return createAis(rbm, base, STEPS, CHAINS[rbm.weights.length > LARGE ? 'large' : 'small'], rng);
}

/** Begins anew with a copy of the machine. */
export function beginMeasurement(
  measurement: Measurement,
  rbm: Rbm,
  update: number,
  base: Float64Array,
  rng: Rng,
): void {
  copyParameters(rbm, measurement.rbm);
  Object.assign(measurement, {
    update,
    stage: 0,
    at: 0,
    squares: 0,
    right: 0,
    logZ: -Infinity,
    logZError: 0,
  });
  if (measurement.ais) measurement.ais = startAis(measurement.rbm, base, rng);
}

/** Scratch of `advanceMeasurement`. */
export interface MeasurementScratch {
  rows: number;
  means: LayerMeans;
  /** Blocks of pictures with labels, and label probabilities. */
  x: Float64Array;
  labels: Float64Array;
}

export function createMeasurementScratch(rbm: Rbm): MeasurementScratch {
  const rows = Math.max(
    8,
    Math.min(256, Math.floor(ROW_PRODUCTS / (rbm.weights.length * (rbm.labels > 0 ? 3 : 1)))),
  );
  return {
    rows,
    means: createMeans(rbm, Math.max(rows, CHAINS.small)),
    x: new Float64Array(rows * rbm.visible),
    labels: new Float64Array(rows * rbm.labels),
  };
}

/**
 * One portion of the work; true when the measurement is complete.
 *
 * @param dreams pictures of the machine's own, `measurement.dreams.length` × visible
 */
export function advanceMeasurement(
  measurement: Measurement,
  { training, heldOut }: Lesson,
  dreams: Float64Array,
  scratch: MeasurementScratch,
  rng: Rng,
): boolean {
  switch (measurement.stage) {
    case 0:
      if (judge(measurement, training, measurement.training, scratch, true)) next(measurement);
      return false;
    case 1:
      if (judge(measurement, heldOut, measurement.heldOut, scratch, false)) next(measurement);
      return false;
    case 2:
      judgeDreams(measurement, dreams, scratch);
      next(measurement);
      return false;
    case 3:
      if (measurePartition(measurement, scratch, rng)) next(measurement);
      return measurement.stage > 3;
    default:
      return true;
  }
}

function next(measurement: Measurement): void {
  measurement.stage++;
  measurement.at = 0;
}

/** Free energies of a block of pictures; of those learnt from the reconstruction, of the others whether they are named. */
function judge(
  measurement: Measurement,
  pictures: Pictures,
  out: Float64Array,
  scratch: MeasurementScratch,
  learnt: boolean,
): boolean {
  const { rbm, at } = measurement;
  const { x, labels: p, means } = scratch;
  const pixels = rbm.visible - rbm.labels;
  const rows = Math.min(scratch.rows, pictures.count - at);
  const blockOf = (values: Float64Array) => values.subarray(at * pixels, (at + rows) * pixels);
  const classes = pictures.classes.subarray(at, at + rows);
  if (learnt) {
    fillLabelled(rbm, blockOf(pictures.levels), classes, rows, x);
    measurement.squares += rows * reconstructionError(rbm, x, rows, means);
  } else if (rbm.labels > 0) {
    labelProbabilities(rbm, blockOf(pictures.levels), rows, p);
    const names = mostProbable(p, rows, rbm.labels);
    for (let n = 0; n < rows; n++) if (names[n] === classes[n]) measurement.right++;
  }
  pictureEnergies(rbm, blockOf(pictures.pixels), rows, out.subarray(at), scratch);
  measurement.at += rows;
  return measurement.at === pictures.count;
}

function judgeDreams(measurement: Measurement, dreams: Float64Array, scratch: MeasurementScratch): void {
  const { rbm } = measurement;
  const pixels = rbm.visible - rbm.labels;
  for (let at = 0; at < measurement.dreams.length; at += scratch.rows) {
    const rows = Math.min(scratch.rows, measurement.dreams.length - at);
    const block = new Float64Array(rows * pixels);
    for (let n = 0; n < rows; n++) {
      const from = (at + n) * rbm.visible;
      block.set(dreams.subarray(from, from + pixels), n * pixels);
    }
    pictureEnergies(rbm, block, rows, measurement.dreams.subarray(at), scratch);
  }
}

/** Pictures and their labels side by side, as the machine's visible layer wants them. */
function fillLabelled(
  { visible, labels }: Rbm,
  pixels: Float64Array,
  classes: ArrayLike<number>,
  rows: number,
  out: Float64Array,
): void {
  const width = visible - labels;
  for (let n = 0; n < rows; n++) {
    out.set(pixels.subarray(n * width, (n + 1) * width), n * visible);
    for (let y = 0; y < labels; y++) out[n * visible + width + y] = classes[n] === y ? 1 : 0;
  }
}

function mostProbable(p: Float64Array, rows: number, labels: number): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, n) => {
    let best = 0;
    for (let y = 1; y < labels; y++) if (p[n * labels + y] > p[n * labels + best]) best = y;
    return best;
  });
}

/**
 * F(picture) = −ln Σ_y e^(−F(picture, y)), the label summed over: F(picture, y) + ln p(y | picture) for any y, taken for
 * the most probable.
 */
function pictureEnergies(
  rbm: Rbm,
  pixels: Float64Array,
  rows: number,
  out: Float64Array,
  { x, labels: p, means }: MeasurementScratch,
): void {
  const { labels } = rbm;
  if (labels === 0) {
    freeEnergies(rbm, pixels, out, rows, means.hidden);
    return;
  }
  labelProbabilities(rbm, pixels, rows, p);
  const names = mostProbable(p, rows, labels);
  fillLabelled(rbm, pixels, names, rows, x);
  freeEnergies(rbm, x, out, rows, means.hidden);
  for (let n = 0; n < rows; n++) out[n] += log(p[n * labels + names[n]]);
}

/** A portion of ln Z. */
function measurePartition(measurement: Measurement, { means }: MeasurementScratch, rng: Rng): boolean {
  const { rbm, ais } = measurement;
  if (!ais) {
    const part = partitionPortion(rbm, measurement.at);
    const larger = Math.max(measurement.logZ, part);
    measurement.logZ = larger + log(exp(measurement.logZ - larger) + exp(part - larger));
    return ++measurement.at === partitionPortions(rbm);
  }
  const steps = Math.max(1, Math.floor(AIS_PRODUCTS / (ais.chains * rbm.weights.length)));
  if (!advanceAis(rbm, ais, steps, means, rng)) return false;
  const { logZ, standardError } = estimateAis(rbm, ais);
  measurement.logZ = logZ;
  measurement.logZError = standardError;
  return true;
}

/** Mean log-likelihood of the pictures of a complete measurement, in nats; 0 of none. */
export function meanLikelihood({ logZ }: Measurement, energies: Float64Array): number {
  if (energies.length === 0) return 0;
  let sum = 0;
  for (let n = 0; n < energies.length; n++) sum += energies[n];
  return -sum / energies.length - logZ;
}

/**
 * What the mean log-likelihood of the pictures learnt from cannot exceed, whatever ln Z is: no state y has a probability
 * above 1, so that ln Z ≥ −F(y) and ln p(x) ≤ F(y) − F(x). AIS misses the far valleys of a wrecked machine; this
 * does not, once a dream has fallen into one.
 */
export function likelihoodCeiling({ training, heldOut, dreams }: Measurement): number {
  let least = Infinity;
  let sum = 0;
  for (const energies of [training, heldOut, dreams]) {
    for (let n = 0; n < energies.length; n++) least = Math.min(least, energies[n]);
  }
  for (let n = 0; n < training.length; n++) sum += training[n];
  return least - sum / training.length;
}
