import { type Device, type EngineReport, openDevice } from '@/lib/device';
import { type DataTableName, loadDataTable } from '@/lib/ml/dataTables';
import type { Network } from '@/lib/ml/ffnn';
import { disposeSamples, trainEpochOnDevice, uploadSamples } from '@/lib/ml/ffnnTensorflow';
import { createScratch, trainEpoch } from '@/lib/ml/ffnnTraining';
import { type Lesson, prepareLesson } from '@/lib/ml/lesson';
import { createLearner, type Learner, networkFor, scoresOf, trainingOf } from '@/lib/ml/playground';
import {
  type Curves,
  chosenField,
  curvesOf,
  type Points,
  pictureRun,
  pointsOf,
  type RunPicture,
  sliceInputs,
} from '@/lib/ml/playgroundFrame';
import { checkPlayground, type PlaygroundParams, problemOf, settingsOf } from '@/lib/ml/playgroundParams';
import { type Problem, tableProblem } from '@/lib/ml/problem';
import { createRng, type Rng, shuffle } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace } from '@/lib/trace';

export interface Params extends PlaygroundParams {
  /** Columns of a table on the two axes. */
  axisX: number;
  axisY: number;
  /** How the pictures are drawn; no arithmetic. */
  shades: 'smooth' | 'sharp';
  marks: 'both' | 'training' | 'test';
  panel: 'curves' | 'confusion' | 'weight' | 'data' | 'tried';
  shown: 'A' | 'B';
  /** Index in θ of the chosen weight or bias, −1 for none. */
  chosen: number;
}

export interface State {
  /** Shuffles the rows. */
  rng: Rng;
  epoch: number;
  /** Rows of the problem, features of one, and classes (0: numbers). */
  rows: number;
  p: number;
  classes: number;
  planar: boolean;
  lesson: Lesson;
  /** The training rows as they are shuffled. */
  order: Uint32Array;
  learners: Learner[];
  /** Epoch; training cost, test cost and test accuracy of each learner. */
  trace: Trace;
  /** Least test cost of the learners after the last epoch, where the stop rule asks for it. */
  testCost: number;
}

export interface Data {
  /** The table of a textbook. */
  problem?: Problem;
  names?: { features: string[]; classes: string[] };
  device?: Device;
}

export interface Frame {
  epoch: number;
  /** Rows of the problem, of those the rows to learn from and the rows kept back; features of one, and classes. */
  rows: number;
  trainingRows: number;
  testRows: number;
  p: number;
  classes: number;
  planar: boolean;
  /** Numbers of a table are drawn in units of `spread` around `center`. */
  center: number;
  spread: number;
  names: { features: string[]; classes: string[] };
  points: Points;
  runs: RunPicture[];
  curves: Curves[];
  /** Response of the chosen unit, empty when none is chosen. */
  chosen: Float32Array;
}

/** Gives a weight or a bias of one network another value. */
export interface Action {
  learner: number;
  index: number;
  value: number;
}

const TRACE_ROWS = 256;
const BIGGEST_WEIGHT = 50;
const TABLES: readonly string[] = ['iris', 'wine', 'breast-cancer'];

export function networksOf(params: Readonly<Params>, { lesson, classes }: State): Network[] {
  return settingsOf(params).map((setting) => networkFor(setting, lesson, classes));
}

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  checkPlayground(params);
  for (const [name, min] of [
    ['axisX', 0],
    ['axisY', 0],
    ['chosen', -1],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= min)) {
      throw new RangeError(`${name} = ${value}: expected an integer ≥ ${min}`);
    }
  }
}

function remember(state: State, params: Readonly<Params>): void {
  const due = isDue(state.trace);
  if (!due && params.stopBelow === 0) return;
  const networks = networksOf(params, state);
  const row = [state.epoch];
  state.testCost = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 2; k++) {
    const learner = Math.min(k, state.learners.length - 1);
    const { training, test } = scoresOf(
      networks[learner],
      state.learners[learner],
      state.lesson,
      state.classes,
    );
    row.push(training.cost, test.cost, test.accuracy);
    state.testCost = Math.min(state.testCost, test.cost);
  }
  if (due) record(state.trace, row);
}

/** An epoch on a device; the state changes only when all of it has come back. */
async function trainOn(device: Device, params: Readonly<Params>, state: State): Promise<void> {
  const settings = settingsOf(params);
  const networks = networksOf(params, state);
  const [rng, order, learners] = structuredClone([state.rng, state.order, state.learners] as const);
  shuffle(rng, order);
  for (let k = 0; k < networks.length; k++) {
    const { theta, memory } = learners[k];
    const samples = await uploadSamples(device, networks[k], state.lesson);
    const training = trainingOf(settings[k]);
    await trainEpochOnDevice(device, networks[k], theta, memory, samples, order, training).finally(() =>
      disposeSamples(samples),
    );
  }
  Object.assign(state, { rng, order, learners });
}

/** An epoch in float64. */
function train(params: Readonly<Params>, state: State): void {
  const settings = settingsOf(params);
  shuffle(state.rng, state.order);
  networksOf(params, state).forEach((network, k) => {
    const { theta, memory } = state.learners[k];
    const training = trainingOf(settings[k]);
    const scratch = createScratch(network, training.batch);
    trainEpoch(network, theta, memory, state.lesson, state.order, training, scratch);
  });
}

/**
 * One network, or two that differ in one thing, learn the same points; one step is one epoch.
 *
 * Points, first weights and the order of the rows come from three streams of the seed, so that a changed parameter
 * changes nothing else. Weights and the optimizer's memory live in the state; an epoch takes them to the engine and back.
 */
const simulation: Simulation<Params, State, Frame, Action, Data> = {
  async load({ data, engine }, assets) {
    const loaded: Data = {};
    if (TABLES.includes(data)) {
      const table = await loadDataTable(assets, data as DataTableName);
      loaded.problem = tableProblem(table);
      loaded.names = { features: table.featureNames, classes: table.classNames };
    }
    // Networks of this size learn fastest in typed arrays (tests/bench/ffnn.bench.ts).
    if (engine !== 'float64' && engine !== 'auto') loaded.device = await openDevice(engine, assets);
    return loaded;
  },

  engine: ({ device }): EngineReport => device?.report ?? { name: 'float64', fallbacks: [] },

  init(params, seed, data) {
    check(params);
    const points = createRng(seed);
    const problem = problemOf(params, data.problem, points);
    const lesson = prepareLesson(problem, params.training, params.features, points);
    const { classes, p, planar } = problem;
    const learners = settingsOf(params).map((setting) =>
      createLearner(networkFor(setting, lesson, classes), createRng(seed, 1)),
    );
    const state: State = {
      rng: createRng(seed, 2),
      epoch: 0,
      rows: problem.n,
      p,
      classes,
      planar,
      lesson,
      order: lesson.training.slice(),
      learners,
      trace: createTrace(7, TRACE_ROWS),
      testCost: Number.POSITIVE_INFINITY,
    };
    remember(state, params);
    return state;
  },

  step(state, params, { device }) {
    const finish = () => {
      state.epoch++;
      remember(state, params);
    };
    if (device) return trainOn(device, params, state).then(finish);
    train(params, state);
    finish();
  },

  act({ learners }, { learner, index, value }) {
    const changed = learners[learner];
    if (!changed || !(index >= 0 && index < changed.theta.length) || !Number.isFinite(value)) return;
    changed.theta[index] = Math.max(-BIGGEST_WEIGHT, Math.min(BIGGEST_WEIGHT, value));
    // What the optimizer remembers of this weight was learnt elsewhere.
    changed.memory.first[index] = 0;
  },

  done: ({ epoch, testCost }, { epochs, stopBelow }) =>
    epoch >= epochs || (stopBelow > 0 && epoch > 0 && testCost < stopBelow),

  frame(state, params, { names }) {
    const { lesson, learners, trace, epoch, rows, p, classes, planar } = state;
    const networks = networksOf(params, state);
    const axes = [params.axisX, params.axisY] as const;
    const slice = { planar, features: params.features, axes };
    const inputs = sliceInputs(slice, lesson.inputWidth);
    const shown = params.shown === 'B' ? learners.length - 1 : 0;
    return {
      epoch,
      rows,
      trainingRows: lesson.training.length,
      testRows: lesson.test.length,
      p,
      classes,
      planar,
      center: lesson.center,
      spread: lesson.spread,
      names: names ? structuredClone(names) : { features: [], classes: [] },
      points: pointsOf(lesson, axes),
      runs: networks.map((network, k) => pictureRun(network, learners[k], lesson, classes, inputs)),
      curves: learners.map((_, k) => curvesOf(trace, k)),
      chosen: chosenField(networks[shown], learners[shown], inputs, params.chosen),
    };
  },
};

export default simulation;
