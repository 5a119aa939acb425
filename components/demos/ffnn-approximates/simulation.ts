import { type Device, type Engine, type EngineReport, openDevice } from '@/lib/device';
import {
  curveNetwork,
  curveOrder,
  curveTraining,
  firstCurveWeights,
  inputAt,
  placeOf,
  rateAt,
  STRETCH,
} from '@/lib/ml/curveTraining';
import {
  type Activation,
  activate,
  createWorkspace,
  meanCost,
  type Network,
  outputsOf,
  type Samples,
} from '@/lib/ml/ffnn';
import {
  type DeviceSamples,
  disposeSamples,
  trainEpochOnDevice,
  uploadSamples,
} from '@/lib/ml/ffnnTensorflow';
import { createScratch, trainEpoch } from '@/lib/ml/ffnnTraining';
import { leastWorstError } from '@/lib/ml/minimax';
import {
  jumpBound,
  pieceCurve,
  type Sampled,
  sampleDensely,
  sampleMesh,
  type UnitCurve,
  type UnitCurveName,
  unitCurves,
  worstError,
} from '@/lib/ml/unitCurves';
import { type AdamState, createAdam } from '@/lib/optimizers';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

/** The activations a reader may choose. */
export type CurveActivation = Extract<Activation, 'sigmoid' | 'tanh' | 'relu' | 'polynomial'>;

export interface Params {
  hidden: number;
  activation: CurveActivation;
  target: UnitCurveName | 'drawn';
  engine: 'auto' | Engine | 'float64';
  learningRate: number;
  /** Half width of the tube around the target. */
  epsilon: number;
  /** Heights of the drawn target at equally spaced knots. */
  curve: Float64Array;
  /** Which plot stands at the lower left; no arithmetic. */
  panel: 'sum' | 'units';
}

export interface State {
  rng: Rng;
  epoch: number;
  theta: Float64Array;
  memory: AdamState;
  /** Epoch, cost, worst error on the dense scan, worst error on the training points. */
  trace: Trace;
}

export interface Data {
  /** Absent when the float64 kernel does the work. */
  device?: Device;
  onDevice?: DeviceSamples;
  /** Training points: places of the unit interval and what the network is shown. */
  mesh: Sampled;
  samples: Samples;
  /** The rows of the samples in the order of an epoch. */
  order: Uint32Array;
  /** Places where the error is judged, many between two training points. */
  scan: Sampled;
  /** The least worst error that anything of this kind can have: continuous, or a cubic polynomial. */
  bound: number;
}

/** Moves one hidden unit by hand. */
export interface Action {
  unit: number;
  /** Where its step shall stand, and how high it shall be. */
  place: number;
  height: number;
}

export interface Frame {
  epoch: number;
  network: { hidden: number; activation: CurveActivation };
  epsilon: number;
  mesh: Sampled;
  scan: Sampled;
  /** The network's output on the scan. */
  output: Float64Array;
  /** Place, slope and output weight of each hidden unit, ordered by place. */
  units: { index: Float64Array; place: Float64Array; slope: Float64Array; height: Float64Array };
  /** The constant c. */
  constant: number;
  /** What each unit adds to it, v σ(w x + b), on `RIBBON_PLACES` equally spaced places: one row for each unit. */
  contributions: Float64Array;
  cost: number;
  worst: number;
  worstOnMesh: number;
  /** Share of the scan that lies outside the tube. */
  outside: number;
  bound: number;
  trace: { epoch: Float64Array; cost: Float64Array; worst: Float64Array; worstOnMesh: Float64Array };
}

export const MESH = 128;
export const RIBBON_PLACES = 61;
const SCAN = 1000;
const TRACE_ROWS = 256;
/** Places the network is asked at once. */
const PORTION = 128;
const DEGREE_OF_CUBE = 3;

function curveOf({ target, curve }: Readonly<Params>): UnitCurve {
  return target === 'drawn' ? pieceCurve(curve) : unitCurves[target];
}

function networkOf({ hidden, activation }: Readonly<Params>): Network {
  return curveNetwork(hidden, activation);
}

/** The least worst error of any function that the network can be, whatever its weights and size. */
function boundOf({ activation }: Readonly<Params>, curve: UnitCurve, { x, y }: Sampled): number {
  return activation === 'polynomial' ? leastWorstError(x, y, DEGREE_OF_CUBE) : jumpBound(curve);
}

/** @throws RangeError for a parameter outside its domain. */
function check({ hidden, learningRate, epsilon, curve }: Readonly<Params>): void {
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

/** What the network makes of places of the unit interval, by the float64 kernel whatever engine trains. */
function outputOn(network: Network, theta: Float64Array, places: Float64Array): Float64Array {
  return outputsOf(network, theta, places.map(inputAt), createWorkspace(network, PORTION));
}

interface Errors {
  cost: number;
  worst: number;
  worstOnMesh: number;
  output: Float64Array;
}

function errorsOf(network: Network, theta: Float64Array, { mesh, samples, scan }: Data): Errors {
  const output = outputOn(network, theta, scan.x);
  return {
    cost: meanCost(network, theta, samples, createWorkspace(network, PORTION)),
    worst: worstError(output, scan.y),
    worstOnMesh: worstError(outputOn(network, theta, mesh.x), mesh.y),
    output,
  };
}

function remember(state: State, params: Readonly<Params>, data: Data): void {
  if (!isDue(state.trace)) return;
  const { cost, worst, worstOnMesh } = errorsOf(networkOf(params), state.theta, data);
  record(state.trace, [state.epoch, cost, worst, worstOnMesh]);
}

/** Units from left to right. */
function unitsOf(theta: Float64Array, hidden: number): Frame['units'] {
  const places = Float64Array.from({ length: hidden }, (_, j) => placeOf(theta, hidden, j));
  const index = Float64Array.from(places.keys()).sort((i, j) => places[i] - places[j]);
  return {
    index,
    place: index.map((j) => places[j]),
    slope: index.map((j) => STRETCH * theta[j]),
    height: index.map((j) => theta[2 * hidden + j]),
  };
}

function contributionsOf(
  { hidden, activation }: Readonly<Params>,
  theta: Float64Array,
  { index }: Frame['units'],
): Float64Array {
  const n = RIBBON_PLACES;
  const rows = new Float64Array(hidden * n);
  index.forEach((j, k) => {
    for (let i = 0; i < n; i++) {
      const z = theta[j] * inputAt(i / (n - 1)) + theta[hidden + j];
      rows[k * n + i] = theta[2 * hidden + j] * activate(activation, z);
    }
  });
  return rows;
}

/**
 * A network with one hidden layer learns a curve on the unit interval; one step is one epoch, four corrections by Adam.
 *
 * Weights and Adam's memory live in the state; an epoch takes them to the engine and back. First weights depend on the
 * seed only, so that every engine starts from the same.
 */
const simulation: Simulation<Params, State, Frame, Action, Data> = {
  async load(params, assets) {
    const curve = curveOf(params);
    const mesh = sampleMesh(curve, MESH);
    const scan = sampleDensely(curve, SCAN);
    const samples = { inputs: mesh.x.map(inputAt), targets: mesh.y };
    const data: Data = { mesh, samples, order: curveOrder(MESH), scan, bound: boundOf(params, curve, scan) };
    if (params.engine === 'float64') return data;
    const device = await openDevice(params.engine, assets);
    return { ...data, device, onDevice: await uploadSamples(device, networkOf(params), samples) };
  },

  engine: ({ device }): EngineReport => device?.report ?? { name: 'float64', fallbacks: [] },

  unload({ onDevice }) {
    if (onDevice) disposeSamples(onDevice);
  },

  init(params, seed, data) {
    check(params);
    const rng = createRng(seed);
    const theta = firstCurveWeights(networkOf(params), rng);
    const state: State = {
      rng,
      epoch: 0,
      theta,
      memory: createAdam(theta.length),
      trace: createTrace(4, TRACE_ROWS),
    };
    remember(state, params, data);
    return state;
  },

  step(state, params, data) {
    const network = networkOf(params);
    const { theta, memory } = state;
    const training = curveTraining(MESH, rateAt(params.learningRate, state.epoch));
    const { device, onDevice, samples, order } = data;
    const finish = () => {
      state.epoch++;
      remember(state, params, data);
    };
    if (device && onDevice) {
      return trainEpochOnDevice(device, network, theta, memory, onDevice, order, training).then(finish);
    }
    trainEpoch(network, theta, memory, samples, order, training, createScratch(network, training.batch));
    finish();
  },

  act({ theta, memory }, { unit, place, height }, { hidden }) {
    if (!(Number.isInteger(unit) && unit >= 0 && unit < hidden && Number.isFinite(place + height))) return;
    theta[hidden + unit] = -theta[unit] * inputAt(place);
    theta[2 * hidden + unit] = height;
    // What Adam remembers of this unit was learnt elsewhere.
    for (const i of [unit, hidden + unit, 2 * hidden + unit]) memory.first[i] = 0;
  },

  frame({ theta, epoch, trace }, params, data) {
    const network = networkOf(params);
    const { epsilon } = params;
    const { cost, worst, worstOnMesh, output } = errorsOf(network, theta, data);
    const { hidden, activation } = params;
    const units = unitsOf(theta, hidden);
    const { mesh, scan } = data;
    let outside = 0;
    for (let i = 0; i < output.length; i++) if (Math.abs(output[i] - scan.y[i]) > epsilon) outside++;
    return {
      epoch,
      network: { hidden, activation },
      epsilon,
      mesh: { x: mesh.x.slice(), y: mesh.y.slice() },
      scan: { x: scan.x.slice(), y: scan.y.slice() },
      output,
      units,
      constant: theta[3 * hidden],
      contributions: contributionsOf(params, theta, units),
      cost,
      worst,
      worstOnMesh,
      outside: outside / output.length,
      bound: data.bound,
      trace: {
        epoch: traceColumn(trace, 0),
        cost: traceColumn(trace, 1),
        worst: traceColumn(trace, 2),
        worstOnMesh: traceColumn(trace, 3),
      },
    };
  },
};

export default simulation;
