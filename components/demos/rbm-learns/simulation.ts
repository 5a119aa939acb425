import { baseRates } from '@/lib/ml/ais';
import { copyParameters, createRbm, isFiniteRbm, type Rbm } from '@/lib/ml/rbm';
import {
  openTrainingEngine,
  type TrainingEngine,
  type TrainingEngineName,
  trainOn,
} from '@/lib/ml/rbmEngine';
import { createParameters, type RbmParameters } from '@/lib/ml/rbmGradient';
import { independentLikelihood, type Lesson, type LessonName, loadLesson } from '@/lib/ml/rbmLessons';
import {
  advanceMeasurement,
  beginMeasurement,
  createMeasurement,
  createMeasurementScratch,
  isCounted,
  likelihoodCeiling,
  type Measurement,
  type MeasurementScratch,
  meanLikelihood,
} from '@/lib/ml/rbmMeasurement';
import {
  type Chains,
  createChains,
  createMeans,
  gibbsStep,
  type LayerMeans,
  visibleMeans,
} from '@/lib/ml/rbmSampling';
import { createTraining, type Training, type TrainingSettings } from '@/lib/ml/rbmTraining';
import { createRng, type Rng, shuffle } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  data: LessonName;
  hidden: number;
  algorithm: TrainingSettings['algorithm'];
  gibbsSteps: number;
  learningRate: number;
  momentum: number;
  weightDecay: number;
  batch: number;
  labels: 'on' | 'off';
  pixels: 'bits' | 'grey';
  engine: TrainingEngineName;
  /** Which plot stands at the lower right; no arithmetic. */
  panel: 'dreams' | 'energies' | 'accuracy';
}

export interface State {
  rng: Rng;
  updates: number;
  /** Order of the pictures in this epoch, and the next to be taken. */
  order: Uint32Array;
  next: number;
  training: Training;
  /** Chains that dream; with persistent chains those of the training do. */
  dreams?: Chains;
  /** The measurement on its way, and the last complete one. */
  measuring: Measurement;
  resting: number;
  measured: Measured;
  /** Sum of squared reconstruction errors before training; 0 before it is measured. */
  firstSquares: number;
  /** The machine at the last good measurement. */
  good: RbmParameters;
  /** Updates at which training was found to have diverged; 0 while it has not. */
  lost: number;
  trace: Trace;
}

/** Numbers of the last complete measurement. */
export interface Measured {
  /** Updates the machine had made; −1 before the first. */
  update: number;
  logLikelihood: number;
  heldOut: number;
  error: number;
  reconstruction: number;
  accuracy: number;
  energies: { training: Float64Array; heldOut: Float64Array; dreams: Float64Array };
}

export interface Data {
  lesson: Lesson;
  /** Visible biases that give the mean picture. */
  base: Float64Array;
  /** Mean log-likelihood of that picture's machine, which knows nothing of how pixels go together. */
  start: number;
  engine: TrainingEngine;
  means: LayerMeans;
  measuring: MeasurementScratch;
}

export interface Frame {
  updates: number;
  epoch: number;
  updatesPerStep: number;
  batch: number;
  data: LessonName;
  side: number;
  hidden: number;
  labels: number;
  counted: boolean;
  /** Weights to the pixels, one picture for each hidden unit, and the weight of full colour. */
  filters: Float32Array;
  filterScale: number;
  /** A few of the pictures learnt from. */
  samples: Float32Array;
  /** Probabilities of ink of the dreamt pictures, and their labels. */
  dreams: Float32Array;
  dreamLabels: Uint8Array;
  measured: Measured;
  /** Log-likelihood of independent pixels with the right means, and the largest possible; NaN when not known. */
  start: number;
  best: number;
  neighbor: number;
  lost: number;
  trace: Record<'update' | 'training' | 'heldOut' | 'error' | 'reconstruction' | 'accuracy', Float64Array>;
  /** Numbers of tensors that the device holds. */
  tensors: number;
}

/** Updates in a step: a few milliseconds. */
export const UPDATES: Record<LessonName, number> = { bars: 20, digits: 8, mnist: 1 };
/** Chains that dream. */
const DREAMS: Record<LessonName, number> = { bars: 24, digits: 48, mnist: 18 };
/** Dreams shown. */
const SHOWN = 24;
/** Pictures learnt from that are shown. */
const SAMPLES = 6;
const TRACE_ROWS = 256;
/** Steps between two measurements, at most, and as a part of all steps. */
const REST = 30;
/** How much worse than at the beginning a machine may be by chance. */
const MARGIN = { nats: 1, squares: 1.05 };

function settingsOf(params: Readonly<Params>): TrainingSettings {
  const { algorithm, gibbsSteps, learningRate, momentum, weightDecay, pixels } = params;
  // Grey levels are chances: a machine of bits learns from bits, drawn anew every time.
  return { algorithm, gibbsSteps, learningRate, momentum, weightDecay, drawData: pixels === 'grey' };
}

/** A machine that has the mean picture in its biases and next to nothing in its weights. */
function firstMachine({ hidden }: Readonly<Params>, lesson: Lesson, base: Float64Array, rng: Rng): Rbm {
  const { side, labels } = lesson;
  const rbm = createRbm(side * side + labels, hidden, 'binary', rng, { labels });
  if (base.length > 0) rbm.visibleBias.set(base);
  return rbm;
}

function dreamsOf({ dreams, training }: State): Chains {
  if (dreams) return dreams;
  const { persistent } = training;
  return persistent && 'levels' in persistent ? persistent.levels[0] : (persistent as Chains);
}

/** Row numbers of the next batches: a new order whenever all have been taken. */
function takeRows(state: State, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, () => {
    if (state.next === state.order.length) {
      shuffle(state.rng, state.order);
      state.next = 0;
    }
    return state.order[state.next++];
  });
}

/** A portion of the measurement, or a step of rest between two. */
function measure(state: State, data: Data): void {
  const { lesson, base, measuring } = data;
  const { training, rng } = state;
  if (state.resting > 0) {
    if (--state.resting === 0) beginMeasurement(state.measuring, training.rbm, state.updates, base, rng);
    return;
  }
  if (!advanceMeasurement(state.measuring, lesson, dreamsOf(state).visible, measuring, rng)) return;
  state.resting = 1 + Math.min(REST, Math.floor(state.updates / UPDATES[lesson.name] / 8));
  finishMeasurement(state, data);
}

/**
 * Training has diverged when the machine is worse than the one it began as, which knows only how often each pixel is on:
 * its pictures are less likely, or it reconstructs them less well.
 */
function isWorseThanFirst(
  measuring: Measurement,
  logLikelihood: number,
  start: number,
  first: number,
): boolean {
  const likely = Math.min(logLikelihood, likelihoodCeiling(measuring));
  return !(likely > start - MARGIN.nats && measuring.squares <= MARGIN.squares * (first || Infinity));
}

function finishMeasurement(state: State, { lesson, start }: Data): void {
  const { measuring } = state;
  const logLikelihood = meanLikelihood(measuring, measuring.training);
  if (isWorseThanFirst(measuring, logLikelihood, start, state.firstSquares)) {
    lose(state);
    return;
  }
  if (measuring.update === 0) state.firstSquares = measuring.squares;
  state.measured = {
    update: measuring.update,
    logLikelihood,
    heldOut: meanLikelihood(measuring, measuring.heldOut),
    error: measuring.logZError,
    reconstruction: measuring.squares / lesson.training.count,
    accuracy: lesson.labels > 0 ? measuring.right / lesson.heldOut.count : 0,
    energies: energiesOf(measuring),
  };
  keepGood(state, measuring.rbm);
  if (!isDue(state.trace)) return;
  const { update, heldOut, error, reconstruction, accuracy } = state.measured;
  record(state.trace, [update, logLikelihood, heldOut, error, reconstruction, accuracy]);
}

const energiesOf = ({ training, heldOut, dreams }: Measured['energies']): Measured['energies'] => ({
  training: training.slice(),
  heldOut: heldOut.slice(),
  dreams: dreams.slice(),
});

function keepGood({ good }: State, { weights, visibleBias, hiddenBias }: Rbm): void {
  good.weights.set(weights);
  good.visibleBias.set(visibleBias);
  good.hiddenBias.set(hiddenBias);
}

/** Training has diverged: what is shown from now on is the machine at its last good measurement. */
function lose(state: State): void {
  state.lost = state.updates;
  copyParameters({ ...state.training.rbm, ...state.good }, state.training.rbm);
}

const nothing: Measured = {
  update: -1,
  logLikelihood: 0,
  heldOut: 0,
  error: 0,
  reconstruction: 0,
  accuracy: 0,
  energies: { training: new Float64Array(0), heldOut: new Float64Array(0), dreams: new Float64Array(0) },
};

/** @throws RangeError for a parameter outside its domain */
function check({ hidden, batch }: Readonly<Params>): void {
  for (const [name, value, most] of [
    ['hidden', hidden, 512],
    ['batch', batch, 500],
  ] as const) {
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from 1 to ${most}`);
    }
  }
}

/**
 * A restricted Boltzmann machine learns pictures; one step is a few corrections of all weights (`UPDATES`), each from one
 * small batch, and a portion of the measurement that goes on beside.
 *
 * Weights, velocities, chains and the generator live in the state, whatever engine trains; measurements and dreams are
 * made by typed arrays.
 */
const simulation: Simulation<Params, State, Frame, never, Data> = {
  async load(params, assets) {
    check(params);
    const { data } = params;
    const lesson = await loadLesson(data, params.pixels === 'grey', params.labels === 'on', assets);
    const rbm = firstMachine(params, lesson, new Float64Array(0), createRng(0));
    const base = baseRates(rbm, lesson.rows, lesson.count);
    const engine = await openTrainingEngine(params.engine, rbm, settingsOf(params), assets);
    return {
      lesson,
      base,
      start: independentLikelihood(lesson, base),
      engine,
      means: createMeans(rbm, DREAMS[data]),
      measuring: createMeasurementScratch(rbm),
    };
  },

  engine: ({ engine }) => engine.report,

  init(params, seed, { lesson, base, start }) {
    check(params);
    const rng = createRng(seed);
    const rbm = firstMachine(params, lesson, base, rng);
    const chains = DREAMS[lesson.name];
    const settings = settingsOf(params);
    const training = createTraining(rbm, settings, chains, rng);
    const order = shuffle(
      rng,
      Uint32Array.from({ length: lesson.count }, (_, i) => i),
    );
    const measuring = createMeasurement(rbm, lesson, base, chains, rng);
    const state: State = {
      rng,
      updates: 0,
      order,
      next: 0,
      training,
      ...(training.persistent ? {} : { dreams: createChains(rbm, chains, rng) }),
      measuring,
      resting: 0,
      measured: { ...nothing, logLikelihood: start, heldOut: start, energies: energiesOf(measuring) },
      firstSquares: 0,
      good: createParameters(rbm),
      lost: 0,
      trace: createTrace(6, TRACE_ROWS),
    };
    beginMeasurement(measuring, rbm, 0, base, rng);
    keepGood(state, rbm);
    return state;
  },

  step(state, params, data) {
    if (state.lost > 0) return;
    const { training, rng } = state;
    const { lesson, engine } = data;
    const count = UPDATES[lesson.name];
    const settings = settingsOf(params);
    const batches = { data: lesson.rows, order: takeRows(state, count * params.batch), size: params.batch };
    const finish = () => {
      state.updates += count;
      if (!isFiniteRbm(training.rbm)) return lose(state);
      if (state.dreams) gibbsStep(training.rbm, state.dreams, data.means, rng);
      measure(state, data);
    };
    const pending = trainOn(engine, training, settings, batches, rng);
    if (pending) return pending.then(finish);
    finish();
  },

  frame(state, params, { lesson, start, engine, means }) {
    const { rbm } = state.training;
    const { measured, updates, trace } = state;
    const column = (k: number) => traceColumn(trace, k);
    return {
      updates,
      epoch: (updates * params.batch) / lesson.count,
      updatesPerStep: UPDATES[lesson.name],
      batch: params.batch,
      data: lesson.name,
      side: lesson.side,
      hidden: rbm.hidden,
      labels: lesson.labels,
      counted: isCounted(rbm),
      ...filtersOf(rbm),
      samples: samplesOf(lesson),
      ...dreamtBy(rbm, dreamsOf(state), means),
      measured: { ...measured, energies: energiesOf(measured.energies) },
      start,
      best: lesson.best,
      neighbor: lesson.neighbor,
      lost: state.lost,
      trace: {
        update: column(0),
        training: column(1),
        heldOut: column(2),
        error: column(3),
        reconstruction: column(4),
        accuracy: column(5),
      },
      tensors: engine.device ? engine.device.tf.memory().numTensors : 0,
    };
  },
};

/** Weights to the pixels as one picture for each hidden unit. */
function filtersOf({ visible, hidden, labels, weights }: Rbm): Pick<Frame, 'filters' | 'filterScale'> {
  const pixels = visible - labels;
  const filters = new Float32Array(hidden * pixels);
  let squares = 0;
  for (let i = 0; i < pixels; i++) {
    for (let j = 0; j < hidden; j++) {
      const w = weights[i * hidden + j];
      filters[j * pixels + i] = w;
      squares += w * w;
    }
  }
  // Not less than ½: one sees weights grow out of nothing.
  return { filters, filterScale: Math.max(0.5, 2.5 * Math.sqrt(squares / filters.length)) };
}

/** Pictures that lie far apart in the data set. */
function samplesOf({ training, side }: Lesson): Float32Array {
  const size = side * side;
  const out = new Float32Array(SAMPLES * size);
  for (let k = 0; k < SAMPLES; k++) {
    const n = Math.floor((k * training.count) / SAMPLES);
    out.set(training.levels.subarray(n * size, (n + 1) * size), k * size);
  }
  return out;
}

/** What the first chains dream of: probabilities of ink, and the most probable label. */
function dreamtBy(rbm: Rbm, chains: Chains, means: LayerMeans): Pick<Frame, 'dreams' | 'dreamLabels'> {
  const { visible, labels } = rbm;
  const pixels = visible - labels;
  const count = Math.min(SHOWN, chains.count);
  visibleMeans(rbm, chains.hidden, means.visible, count);
  const dreams = new Float32Array(count * pixels);
  const dreamLabels = new Uint8Array(labels > 0 ? count : 0);
  for (let n = 0; n < count; n++) {
    const from = n * visible;
    dreams.set(means.visible.subarray(from, from + pixels), n * pixels);
    for (let y = 1; y < labels; y++) {
      if (means.visible[from + pixels + y] > means.visible[from + pixels + dreamLabels[n]])
        dreamLabels[n] = y;
    }
  }
  return { dreams, dreamLabels };
}

export default simulation;
