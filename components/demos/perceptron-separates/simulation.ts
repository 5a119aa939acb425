import { type Cloud, MAX_CLOUD, unpackCloud } from '@/lib/ml/cloud';
import { largestMargin } from '@/lib/ml/largestMargin';
import { correct, mistakesOf, nextMistake } from '@/lib/ml/perceptron';
import { type LabelledPoints, pointsOfCloud } from '@/lib/ml/points';
import { createRng, type Rng, shuffle } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  /** A packed cloud of classes 0 (−) and 1 (+). */
  points: Float64Array;
  /** In which order the points are looked at. */
  order: 'cyclic' | 'shuffled';
  /** η of w ← w + η y x: from zero it is a factor of all weights, nothing else. */
  learningRate: number;
  /** What a pointer sets: a choice of the picture. */
  pen: 'minus' | 'plus' | 'erase';
}

export interface State {
  points: LabelledPoints;
  rng: Rng;
  order: Uint16Array;
  /** Position in the order of the point that is looked at next. */
  at: number;
  /** [b, w₁, w₂]/η now and before the last correction: sums of coordinates, exact in float64. */
  weights: Float64Array;
  before: Float64Array;
  /** The point corrected last, −1 at first. */
  last: number;
  mistakes: number;
  settled: boolean;
  /** The weights with the fewest mistakes so far. */
  pocket: Float64Array;
  pocketWrong: number;
  /** γ, R and (R/γ)²; γ = 0 when no line separates. */
  gamma: number;
  radius: number;
  bound: number;
  /** Weights and position of an earlier moment; when both return, the run goes round with this period. */
  saved: Float64Array;
  savedAt: number;
  savedMistakes: number;
  period: number;
  /** Corrections and the length of (b, w)/η after them. */
  trace: Trace;
}

export interface Frame {
  cloud: Cloud;
  learningRate: number;
  weights: Float64Array;
  before: Float64Array;
  last: number;
  mistakes: number;
  /** Points on the wrong side now. */
  wrong: number;
  pocket: Float64Array;
  pocketWrong: number;
  settled: boolean;
  gamma: number;
  radius: number;
  /** (R/γ)²; 0 when there is none. */
  bound: number;
  period: number;
  trace: { mistakes: Float64Array; length: Float64Array };
}

const TRACE_ROWS = 256;

/** One step is one correction. */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    if (!(params.learningRate > 0)) {
      throw new RangeError(`learningRate = ${params.learningRate}: expected a number > 0`);
    }
    if (params.points.length > MAX_CLOUD) {
      throw new RangeError(`${params.points.length} points: expected at most ${MAX_CLOUD}`);
    }
    const points = pointsOfCloud(unpackCloud(params.points));
    const { n } = points;
    points.labels = points.labels.map((label) => label & 1);
    const order = Uint16Array.from({ length: n }, (_, i) => i);
    const rng = createRng(seed);
    if (params.order === 'shuffled') shuffle(rng, order);
    const margin = n > 0 ? largestMargin(points) : { gamma: 0, radius: 0, bound: 0 };
    return {
      points,
      rng,
      order,
      at: 0,
      weights: new Float64Array(3),
      before: new Float64Array(3),
      last: -1,
      mistakes: 0,
      settled: n === 0,
      pocket: new Float64Array(3),
      pocketWrong: n,
      gamma: margin.gamma,
      radius: margin.radius,
      bound: margin.gamma > 0 ? margin.bound : 0,
      saved: new Float64Array(3),
      savedAt: 0,
      savedMistakes: 0,
      period: 0,
      trace: createTrace(2, TRACE_ROWS),
    };
  },

  step(state, params) {
    if (state.settled) return;
    const { points, order, weights } = state;
    let at = nextMistake(weights, points, order, state.at);
    if (at >= 0 && at < state.at && params.order === 'shuffled') {
      // A pass is over: the next one goes through the points in another order.
      shuffle(state.rng, order);
      at = nextMistake(weights, points, order, 0);
    }
    if (at < 0) {
      state.settled = true;
      return;
    }
    state.before.set(weights);
    state.last = order[at];
    correct(weights, points, state.last);
    state.at = (at + 1) % points.n;
    state.mistakes++;
    if (isDue(state.trace)) record(state.trace, [state.mistakes, lengthOf(weights)]);
    const wrong = mistakesOf(weights, points);
    if (wrong < state.pocketWrong) {
      state.pocketWrong = wrong;
      state.pocket.set(weights);
    }
    if (wrong === 0) state.settled = true;
    else if (params.order === 'cyclic') watchForReturn(state);
  },

  frame(state, { learningRate }) {
    const { points, trace } = state;
    const scaled = (values: Float64Array) => values.map((v) => learningRate * v);
    const column = (j: number) =>
      Float64Array.from({ length: points.n }, (_, i) => points.features[2 * i + j]);
    return {
      cloud: { n: points.n, x: column(0), y: column(1), label: points.labels.slice() },
      learningRate,
      weights: scaled(state.weights),
      before: scaled(state.before),
      last: state.last,
      mistakes: state.mistakes,
      wrong: mistakesOf(state.weights, points),
      pocket: scaled(state.pocket),
      pocketWrong: state.pocketWrong,
      settled: state.settled,
      gamma: state.gamma,
      radius: state.radius,
      bound: state.bound,
      period: state.period,
      trace: { mistakes: traceColumn(trace, 0), length: scaled(traceColumn(trace, 1)) },
    };
  },

  done: (state) => state.settled,
};

export default simulation;

/** |(b, w)| */
function lengthOf([b, w1, w2]: Float64Array): number {
  return Math.sqrt(b * b + w1 * w1 + w2 * w2);
}

/**
 * Coordinates are multiples of 1/64, so weights are exact, and the same weights at the same point go the same way for
 * ever. Found by R. P. Brent's method (BIT 20, 176, 1980): an earlier moment is kept, moved on at powers of two.
 */
function watchForReturn(state: State): void {
  const { weights, saved } = state;
  const back = state.at === state.savedAt && weights.every((w, j) => w === saved[j]);
  if (back && state.period === 0 && state.mistakes > state.savedMistakes)
    state.period = state.mistakes - state.savedMistakes;
  if (state.mistakes >= 2 * state.savedMistakes) {
    saved.set(weights);
    state.savedAt = state.at;
    state.savedMistakes = state.mistakes;
  }
}
