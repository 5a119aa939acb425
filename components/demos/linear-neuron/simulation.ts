import { type Device, type EngineReport, loadGradients, openDevice } from '@/lib/device';
import { costAndGradient, feedForward } from '@/lib/ml/neuron';
import {
  bestLearningRate,
  costAfter,
  type Landscape,
  landscapeOf,
  largestLearningRate,
} from '@/lib/ml/neuronLandscape';
import { costAndGradient as costAndGradientTensorflow } from '@/lib/ml/neuronTensorflow';
import { gradientDescent } from '@/lib/optimizers';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  learningRate: number;
  engine: 'typescript' | 'tensorflow';
  startWeight: number;
  startBias: number;
  /** Flat pairs, [x₀, y₀, x₁, y₁, …]. */
  points: Float64Array;
  /** Which point the graph follows, from 0. */
  point: number;
  /** Which part of a correction the graph lights up. */
  phase: 'all' | 'forward' | 'cost' | 'backward' | 'correct';
}

export interface State {
  /** [w, b] */
  theta: Float64Array;
  /** [∂C/∂w, ∂C/∂b] of the last correction, by the engine. */
  gradient: Float64Array;
  /** Largest difference so far between the engine's gradient and the hand-written one. */
  gap: number;
  step: number;
  /** Correction, w, b, cost. */
  trace: Trace;
}

export interface Frame {
  step: number;
  points: Float64Array;
  weight: number;
  bias: number;
  cost: number;
  /** Mean [∂C/∂w, ∂C/∂b] at the present weight and bias: the next correction. */
  gradient: [number, number];
  /** The point that the graph follows. */
  sample: { index: number; x: number; y: number; a: number; delta: number; cost: number };
  learningRate: number;
  start: [number, number];
  path: { step: Float64Array; weight: Float64Array; bias: Float64Array; cost: Float64Array };
  /** The cost by the closed form, ahead of the run. */
  law: { step: Float64Array; cost: Float64Array };
  landscape: Landscape;
  /** Where the descent should end, and whether the points lie on the target line y = 2x + 1. */
  exact: { weight: number; bias: number; cost: number; onTarget: boolean };
  limit: number;
  best: number;
  gap: number;
}

const TRACE_ROWS = 256;
/** The largest single-precision number: beyond it neither engine could go on. */
const LARGEST = 3.4028234663852886e38;
const TARGET = { weight: 2, bias: 1 };
const HORIZONS = [40, 100, 200, 400, 1000, 2000, 5000, 10_000, 50_000, 200_000, 1_000_000];

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  const { learningRate, points, point } = params;
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new RangeError(`learningRate = ${learningRate}: expected a number > 0`);
  }
  for (const name of ['startWeight', 'startBias'] as const) {
    if (!Number.isFinite(params[name])) throw new RangeError(`${name} = ${params[name]}: expected a number`);
  }
  if (!Number.isInteger(point) || point < 0) {
    throw new RangeError(`point = ${point}: expected an integer ≥ 0`);
  }
  if (points.length < 2 || points.length % 2 === 1) {
    throw new RangeError(`points: ${points.length} numbers; expected pairs x, y`);
  }
}

function remember({ trace, step, theta }: State, cost: number): void {
  if (isDue(trace)) record(trace, [step, theta[0], theta[1], cost]);
}

/** The numbers of one correction at [w, b], by the hand-written kernel. */
function slopesAt(theta: Float64Array, points: Float64Array): { cost: number; gradient: [number, number] } {
  const gradient = new Float64Array(2);
  const cost = costAndGradient(theta, points, gradient);
  return { cost, gradient: [gradient[0], gradient[1]] };
}

function exactOf(points: Float64Array, { minimum, minimumCost }: Landscape): Frame['exact'] {
  let onTarget = true;
  for (let i = 0; i < points.length; i += 2) {
    onTarget &&= Math.abs(points[i + 1] - TARGET.weight * points[i] - TARGET.bias) < 1e-9;
  }
  return onTarget
    ? { ...TARGET, cost: 0, onTarget }
    : { weight: minimum[0], bias: minimum[1], cost: minimumCost, onTarget };
}

/** The closed form on at most 101 corrections from 0 to the next round number after the present one. */
function lawOf(
  landscape: Landscape,
  start: [number, number],
  learningRate: number,
  step: number,
): Frame['law'] {
  const horizon = HORIZONS.find((h) => h >= step) ?? step;
  const stride = Math.ceil(horizon / 100);
  const steps = Float64Array.from({ length: Math.floor(horizon / stride) + 1 }, (_, k) => k * stride);
  return { step: steps, cost: steps.map((k) => costAfter(landscape, start, learningRate, k)) };
}

/**
 * Gradient descent of one linear neuron; one step is one correction from all points. The gradient comes from the
 * hand-written kernel in float64 or from TensorFlow.js in float32; the correction itself is the same line of code.
 */
const simulation: Simulation<Params, State, Frame, never, Device | null> = {
  async load({ engine }, assets) {
    if (engine === 'typescript') return null;
    // Four points are no work for a graphics card: the plain backend answers soonest.
    const device = await openDevice('cpu', assets);
    await loadGradients();
    return device;
  },

  engine: (device): EngineReport => device?.report ?? { name: 'float64', fallbacks: [] },

  init(params) {
    check(params);
    const state: State = {
      theta: Float64Array.of(params.startWeight, params.startBias),
      gradient: new Float64Array(2),
      gap: 0,
      step: 0,
      trace: createTrace(4, TRACE_ROWS),
    };
    remember(state, slopesAt(state.theta, params.points).cost);
    return state;
  },

  step(state, { points, learningRate }, device) {
    const { theta, gradient } = state;
    const correct = () => {
      gradientDescent(theta, gradient, learningRate);
      state.step++;
      remember(state, slopesAt(theta, points).cost);
    };
    if (!device) {
      costAndGradient(theta, points, gradient);
      correct();
      return;
    }
    return costAndGradientTensorflow(device, theta, points, gradient).then(() => {
      const byHand = slopesAt(theta, points).gradient;
      const gap = Math.max(Math.abs(gradient[0] - byHand[0]), Math.abs(gradient[1] - byHand[1]));
      if (gap > state.gap) state.gap = gap;
      correct();
    });
  },

  frame(state, params) {
    const { points, learningRate } = params;
    const { theta, trace, step, gap } = state;
    const start: [number, number] = [params.startWeight, params.startBias];
    const landscape = landscapeOf(points, start);
    const { cost, gradient } = slopesAt(theta, points);
    const index = Math.min(params.point, points.length / 2 - 1);
    const [x, y] = [points[2 * index], points[2 * index + 1]];
    const a = feedForward(theta, x);
    return {
      step,
      points: points.slice(),
      weight: theta[0],
      bias: theta[1],
      cost: cost > LARGEST ? Infinity : cost,
      gradient,
      sample: { index, x, y, a, delta: a - y, cost: 0.5 * (a - y) * (a - y) },
      learningRate,
      start,
      path: {
        step: traceColumn(trace, 0),
        weight: traceColumn(trace, 1),
        bias: traceColumn(trace, 2),
        cost: traceColumn(trace, 3),
      },
      law: lawOf(landscape, start, learningRate, step),
      landscape,
      exact: exactOf(points, landscape),
      limit: largestLearningRate(landscape),
      best: bestLearningRate(landscape),
      gap,
    };
  },
};

export default simulation;
