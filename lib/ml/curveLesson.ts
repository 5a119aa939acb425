/**
 * What a network with one hidden layer learns, and how it is judged: a curve of the unit interval in a tube; one
 * network, or networks of growing size one after the other; first weights by chance, flat, or built of steps.
 */
import { type AdamState, createAdam } from '@/lib/optimizers';
import { createRng, type Rng } from '@/lib/rng';
import { createTrace, isDue, record, type Trace } from '@/lib/trace';
import { curveErrors } from './curveFit';
import { curveNetwork, curveOrder, firstCurveWeights, inputAt } from './curveTraining';
import type { Activation, Network, Samples } from './ffnn';
import { leastWorstError } from './minimax';
import {
  beginSize,
  createSweepWeights,
  EPOCHS_EACH,
  SIZES,
  SWEEP_EPOCHS,
  sizeAt,
  sweepEpoch,
  weightsOf,
} from './sizeSweep';
import { builtWeights, flatWeights, moveUnit, roughErrors, staircaseError } from './staircase';
import {
  jumpBound,
  pieceCurve,
  type Sampled,
  sampleDensely,
  sampleMesh,
  type UnitCurve,
  type UnitCurveName,
  unitCurves,
} from './unitCurves';

/** The activations a reader may choose. */
export type CurveActivation = Extract<Activation, 'sigmoid' | 'tanh' | 'relu' | 'polynomial'>;

export interface CurveLesson {
  hidden: number;
  activation: CurveActivation;
  target: UnitCurveName | 'drawn';
  learningRate: number;
  /** Half width of the tube around the target. */
  epsilon: number;
  /** Heights of the drawn target at equally spaced knots. */
  curve: Float64Array;
  /** One network learns, or networks of growing size, one after the other. */
  task: 'fit' | 'sweep';
  /** First weights: by chance, a flat line, or steps (corners of ReLU) put where the curve is. */
  start: 'random' | 'flat' | 'built';
}

export interface CurveState {
  rng: Rng;
  epoch: number;
  theta: Float64Array;
  memory: AdamState;
  /** Epoch, cost, worst error on the dense scan, worst error on the training points. */
  trace: Trace;
  /** Worst error at the end of each network of the sweep; NaN before. */
  reached: Float64Array;
  /** 1 after a unit was moved by hand, until the next epoch. */
  touched: number;
  /** Worst error that the hand had reached when training took over; NaN when there was no hand. */
  byHand: number;
}

export interface CurveData {
  /** Training points: places of the unit interval and what the network is shown. */
  mesh: Sampled;
  samples: Samples;
  /** The rows of the samples in the order of an epoch. */
  order: Uint32Array;
  /** Places where the error is judged, many between two training points. */
  scan: Sampled;
  /** The least worst error that anything of this kind can have: continuous, or a cubic polynomial. */
  bound: number;
  /** Worst error of steps put where the curve is, for the sizes of the sweep. */
  staircase: Float64Array;
  /** The same for every number of steps, roughly: where to look for the least that will do. */
  rough: Float64Array;
}

/** Moves one hidden unit by hand. */
export interface UnitMove {
  unit: number;
  /** Where its step shall stand, and how high it shall be. */
  place: number;
  height: number;
  /** Steepness in x; as it is when left out. */
  slope?: number;
}

/** Training points. */
export const MESH = 128;
const SCAN = 1000;
const TRACE_ROWS = 256;
/** Beyond so many steps nobody would want to count. */
const MOST_TREADS = 256;
const DEGREE_OF_CUBE = 3;

/** The target. */
export function curveOf({ target, curve }: Readonly<CurveLesson>): UnitCurve {
  return target === 'drawn' ? pieceCurve(curve) : unitCurves[target];
}

/** Hidden units at work. */
export function hiddenOf({ task, hidden }: Readonly<CurveLesson>, epoch: number): number {
  return task === 'sweep' ? sizeAt(epoch) : hidden;
}

/** The network at work. */
export function networkOf(params: Readonly<CurveLesson>, epoch: number): Network {
  return curveNetwork(hiddenOf(params, epoch), params.activation);
}

/** First weights of one network; cubes cannot be built into steps. */
function startOf(
  { start, hidden, activation }: Readonly<CurveLesson>,
  curve: UnitCurve,
  rng: Rng,
): Float64Array {
  const random = firstCurveWeights(curveNetwork(hidden, activation), rng);
  if (start === 'flat') return flatWeights(hidden, 0.5);
  return start === 'random' || activation === 'polynomial' ? random : builtWeights(curve, hidden, activation);
}

/** The least worst error of any function that the network can be, whatever its weights and size. */
function boundOf({ activation }: Readonly<CurveLesson>, curve: UnitCurve, { x, y }: Sampled): number {
  return activation === 'polynomial' ? leastWorstError(x, y, DEGREE_OF_CUBE) : jumpBound(curve);
}

/** @throws RangeError for a parameter outside its domain. */
export function checkLesson({ hidden, learningRate, epsilon, curve }: Readonly<CurveLesson>): void {
  if (!(Number.isInteger(hidden) && hidden >= 1 && hidden <= 128)) {
    throw new RangeError(`hidden = ${hidden}: expected an integer from 1 to 128`);
  }
  for (const [name, value] of [
    ['learningRate', learningRate],
    ['epsilon', epsilon],
  ] as const) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
  }
  if (curve.length < 2) throw new RangeError(`curve: ${curve.length} knots; expected at least 2`);
}

/** The weights at work: in a sweep the beginning of the room. */
export function thetaOf(state: CurveState, params: Readonly<CurveLesson>): Float64Array {
  return weightsOf(state.theta, hiddenOf(params, state.epoch));
}

/** Writes the errors to the trace when they are due. */
export function remember(state: CurveState, params: Readonly<CurveLesson>, data: CurveData): void {
  const { epoch, trace } = state;
  if (!isDue(trace)) return;
  const { cost, worst, worstOnMesh } = curveErrors(networkOf(params, epoch), thetaOf(state, params), data);
  record(trace, [epoch, cost, worst, worstOnMesh]);
}

/** One epoch of the sweep; a network that has had its epochs is judged and makes room for the next. */
export function advanceSweep(state: CurveState, params: Readonly<CurveLesson>, data: CurveData): void {
  const { theta, memory, epoch, rng } = state;
  const { activation, learningRate } = params;
  if (epoch >= SWEEP_EPOCHS) return;
  sweepEpoch(epoch, activation, learningRate, theta, memory, data.samples, data.order);
  const size = sizeAt(epoch);
  const ended = (epoch + 1) % EPOCHS_EACH === 0;
  if (ended) {
    const { worst } = curveErrors(curveNetwork(size, activation), weightsOf(theta, size), data);
    state.reached[SIZES.indexOf(size)] = worst;
  }
  state.epoch++;
  if (ended && state.epoch < SWEEP_EPOCHS) beginSize(sizeAt(state.epoch), activation, theta, memory, rng);
  remember(state, params, data);
}

/** Everything that follows from the target: points, bounds, staircases. */
export function prepareCurve(lesson: Readonly<CurveLesson>): CurveData {
  const curve = curveOf(lesson);
  const mesh = sampleMesh(curve, MESH);
  const scan = sampleDensely(curve, SCAN);
  return {
    mesh,
    samples: { inputs: mesh.x.map(inputAt), targets: mesh.y },
    order: curveOrder(MESH),
    scan,
    bound: boundOf(lesson, curve, scan),
    staircase: Float64Array.from(SIZES, (size) => staircaseError(curve, size)),
    rough: roughErrors(curve, MOST_TREADS),
  };
}

/** @throws RangeError for a parameter outside its domain. */
export function beginLesson(lesson: Readonly<CurveLesson>, seed: number, data: CurveData): CurveState {
  checkLesson(lesson);
  const rng = createRng(seed);
  const sweep = lesson.task === 'sweep';
  const weights = sweep ? new Float64Array(0) : startOf(lesson, curveOf(lesson), rng);
  const room = sweep ? createSweepWeights() : { theta: weights, memory: createAdam(weights.length) };
  if (sweep) beginSize(SIZES[0], lesson.activation, room.theta, room.memory, rng);
  const state: CurveState = {
    rng,
    epoch: 0,
    ...room,
    trace: createTrace(4, TRACE_ROWS),
    reached: new Float64Array(SIZES.length).fill(Number.NaN),
    touched: 0,
    byHand: Number.NaN,
  };
  remember(state, lesson, data);
  return state;
}

/** A hand moves one unit; what is no unit or no number changes nothing. */
export function moveByHand(
  state: CurveState,
  { unit, place, height, slope }: UnitMove,
  { hidden, task }: Readonly<CurveLesson>,
): void {
  if (task === 'sweep' || !(Number.isInteger(unit) && unit >= 0 && unit < hidden)) return;
  if (!Number.isFinite(place + height + (slope ?? 0)) || slope === 0) return;
  const { theta, memory } = state;
  moveUnit(theta, hidden, unit, { place, height, slope });
  state.touched = 1;
  // What Adam remembers of this unit was learnt elsewhere.
  for (const i of [unit, hidden + unit, 2 * hidden + unit]) memory.first[i] = 0;
}
