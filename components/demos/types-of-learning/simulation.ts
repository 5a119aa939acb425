import { classifyPlaces, leafBoxes } from '@/lib/ml/classifyLens';
import { unpackCloud } from '@/lib/ml/cloud';
import { gridPoints, type ReaderTable, readerTable } from '@/lib/ml/readerTable';
import { doubtAt, heightAt } from '@/lib/ml/regressLens';
import { policyOf, SQUARES } from '@/lib/ml/rewardLens';
import {
  type Learner,
  type LensOptions,
  type Score,
  saidOfRows,
  scoreOf,
  startLearner,
  stepLearner,
} from '@/lib/ml/thirdColumn';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params extends LensOptions {
  /** The reader's points, packed. */
  points: Float64Array;
  /** Whether the hidden labels are uncovered; no arithmetic. */
  labels: 'hidden' | 'shown';
}

export interface State {
  rng: Rng;
  step: number;
  table: ReaderTable;
  /** Null while there are too few points to learn from. */
  learner: Learner | null;
  /** Step, cost, on the training rows, on those kept back, and the lens's own number. */
  trace: Trace;
}

/** What the learner makes of the plane. */
export type Picture =
  | { lens: 'none' }
  | {
      lens: 'classify';
      classes: Uint8Array;
      sureness: Float64Array;
      boxes: Float64Array;
      boundary: Float64Array;
    }
  | { lens: 'regress'; height: Float64Array; doubt: Float64Array; seen: number }
  | { lens: 'cluster'; centres: Float64Array; before: Float64Array; moved: boolean; labelsShown: boolean }
  | {
      lens: 'reward';
      cells: Uint8Array;
      reward: Float64Array;
      values: Float64Array;
      exact: Float64Array;
      policy: Int8Array;
      path: Int32Array;
      start: number;
      goal: number;
    };

export interface Frame {
  step: number;
  settled: boolean;
  table: Pick<ReaderTable, 'n' | 'features' | 'labels' | 'heights' | 'heldOut'>;
  /** What the learner says of each row. */
  said: Float64Array;
  score: Score;
  picture: Picture;
  trace: Record<'step' | 'cost' | 'training' | 'heldOut' | 'extra', Float64Array>;
}

export const FEWEST_POINTS = 6;
export const MOST_POINTS = 200;
/** Cells along an edge of the pictures. */
export const GRID = 40;
const PLACES = gridPoints(GRID);
/** Doubt costs more to know, and is drawn on fewer places. */
export const DOUBT_GRID = 14;
const DOUBT_PLACES = gridPoints(DOUBT_GRID);
const TRACE_ROWS = 256;

function check({ groups, noise, discount, start }: Readonly<Params>): void {
  if (!(Number.isInteger(groups) && groups >= 1 && groups <= 8)) {
    throw new RangeError(`groups = ${groups}: expected an integer from 1 to 8`);
  }
  if (!(noise >= 0 && noise <= 1)) throw new RangeError(`noise = ${noise}: expected a number from 0 to 1`);
  if (!(discount >= 0.1 && discount < 1)) {
    throw new RangeError(`discount = ${discount}: expected a number from 0.1 to below 1`);
  }
  if (!(Number.isInteger(start) && start >= 0 && start < SQUARES)) {
    throw new RangeError(`start = ${start}: expected an integer from 0 to ${SQUARES - 1}`);
  }
}

const NOTHING: Score = { cost: 0, least: Number.NaN, training: 0, heldOut: 0, extra: 0 };

function remember(state: State, { noise }: Readonly<Params>): void {
  if (!state.learner || !isDue(state.trace)) return;
  const { cost, training, heldOut, extra } = scoreOf(state.learner, state.table, noise);
  record(state.trace, [state.step, cost, training, heldOut, extra]);
}

function pictureOf({ learner, table }: State, { noise, labels }: Readonly<Params>): Picture {
  if (!learner) return { lens: 'none' };
  switch (learner.lens) {
    case 'classify': {
      const { theta, tree } = learner.state;
      const { classes, sureness } = tree
        ? { classes: new Uint8Array(0), sureness: new Float64Array(0) }
        : classifyPlaces(learner.state, PLACES);
      return {
        lens: 'classify',
        classes,
        sureness,
        boxes: leafBoxes(learner.state),
        boundary: theta.slice(),
      };
    }
    case 'regress':
      return {
        lens: 'regress',
        height: heightAt(learner.state, table, noise, PLACES),
        doubt: doubtAt(learner.state, table, noise, DOUBT_PLACES),
        seen: learner.state.method === 'process' ? learner.state.seen : table.training.length,
      };
    case 'cluster': {
      const { centres, before, next } = learner.state;
      return {
        lens: 'cluster',
        centres: centres.slice(),
        before: before.slice(),
        moved: next === 'assign',
        labelsShown: labels === 'shown',
      };
    }
    default: {
      const { world, values, exact, path, start, goal } = learner.state;
      return {
        lens: 'reward',
        cells: world.cells.slice(),
        reward: world.reward.slice(),
        values: values.slice(),
        exact: exact.slice(),
        policy: policyOf(learner.state),
        path: path.filter((square) => square >= 0),
        start,
        goal,
      };
    }
  }
}

const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const rng = createRng(seed);
    const table = readerTable(unpackCloud(params.points), params.noise, seed);
    const learner = table.n < FEWEST_POINTS ? null : startLearner(table, params, rng);
    const state: State = { rng, step: 0, table, learner, trace: createTrace(5, TRACE_ROWS) };
    remember(state, params);
    return state;
  },

  step(state, params) {
    if (state.learner) stepLearner(state.learner, state.table, state.rng);
    state.step++;
    remember(state, params);
  },

  frame(state, params) {
    const { noise } = params;
    const { step, table, learner, trace } = state;
    const { n, features, labels, heights, heldOut } = table;
    const column = (k: number) => traceColumn(trace, k);
    return {
      step,
      settled: learner?.state.settled ?? true,
      table: {
        n,
        features: features.slice(),
        labels: labels.slice(),
        heights: heights.slice(),
        heldOut: heldOut.slice(),
      },
      said: learner ? saidOfRows(learner, table, noise) : new Float64Array(n),
      score: learner ? scoreOf(learner, table, noise) : { ...NOTHING },
      picture: pictureOf(state, params),
      trace: {
        step: column(0),
        cost: column(1),
        training: column(2),
        heldOut: column(3),
        extra: column(4),
      },
    };
  },

  done: ({ learner }) => learner?.state.settled ?? false,
};

export default simulation;
