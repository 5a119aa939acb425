import { type Device, type Engine, type EngineReport, openDevice } from '@/lib/device';
import { contributionsOf, curveErrors, type OrderedUnits, orderedUnits } from '@/lib/ml/curveFit';
import {
  advanceSweep,
  beginLesson,
  type CurveActivation,
  type CurveData,
  type CurveLesson,
  type CurveState,
  curveOf,
  hiddenOf,
  MESH,
  moveByHand,
  networkOf,
  prepareCurve,
  remember,
  thetaOf,
  type UnitMove,
} from '@/lib/ml/curveLesson';
import { curveTraining, rateAt } from '@/lib/ml/curveTraining';
import {
  type DeviceSamples,
  disposeSamples,
  trainEpochOnDevice,
  uploadSamples,
} from '@/lib/ml/ffnnTensorflow';
import { createScratch, trainEpoch } from '@/lib/ml/ffnnTraining';
import { SIZES, SWEEP_EPOCHS } from '@/lib/ml/sizeSweep';
import { treadsFor } from '@/lib/ml/staircase';
import type { Sampled } from '@/lib/ml/unitCurves';
import type { Simulation } from '@/lib/simulation';
import { traceColumn } from '@/lib/trace';

export interface Params extends CurveLesson {
  engine: 'auto' | Engine | 'float64';
  /** Which plots stand below; no arithmetic. */
  panel: 'sum' | 'units';
  judge: 'epochs' | 'sizes';
}

export type State = CurveState;

/** Without a device the float64 kernel does the work. */
export interface Data extends CurveData {
  device?: Device;
  onDevice?: DeviceSamples;
}

export type Action = UnitMove;

export interface Frame {
  epoch: number;
  network: { hidden: number; activation: CurveActivation };
  epsilon: number;
  mesh: Sampled;
  scan: Sampled;
  /** The network's output on the scan. */
  output: Float64Array;
  /** Hidden units, ordered by place. */
  units: OrderedUnits;
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
  /** What the hand had reached; NaN when there was none. */
  byHand: number;
  /** Worst errors against size: of steps put where the curve is, and by training as far as the sweep has come. */
  sweep: {
    on: boolean;
    ended: boolean;
    sizes: Float64Array;
    staircase: Float64Array;
    reached: Float64Array;
  };
  /** Least number of such steps that keeps within ε, 0 when 256 are not enough. */
  treads: number;
}

export const RIBBON_PLACES = 61;

/**
 * A network with one hidden layer learns a curve on the unit interval; one step is one epoch, four corrections by Adam.
 *
 * Weights and Adam's memory live in the state; an epoch takes them to the engine and back. First weights depend on the
 * seed only, so that every engine starts from the same.
 */
const simulation: Simulation<Params, State, Frame, Action, Data> = {
  async load(params, assets) {
    const data = prepareCurve(params);
    // Networks that change their size every moment gain nothing from a device.
    if (params.engine === 'float64' || params.task === 'sweep') return data;
    const device = await openDevice(params.engine, assets);
    return { ...data, device, onDevice: await uploadSamples(device, networkOf(params, 0), data.samples) };
  },

  engine: ({ device }): EngineReport => device?.report ?? { name: 'float64', fallbacks: [] },

  unload({ onDevice }) {
    if (onDevice) disposeSamples(onDevice);
  },

  init: beginLesson,

  step(state, params, data) {
    if (params.task === 'sweep') {
      advanceSweep(state, params, data);
      return;
    }
    const network = networkOf(params, 0);
    const { theta, memory } = state;
    if (state.touched) {
      state.byHand = curveErrors(network, theta, data).worst;
      state.touched = 0;
    }
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

  done: (state, { task }) => task === 'sweep' && state.epoch >= SWEEP_EPOCHS,

  act: moveByHand,

  frame(state, params, data) {
    const { epoch, trace } = state;
    const { epsilon, activation } = params;
    const hidden = hiddenOf(params, epoch);
    const theta = thetaOf(state, params);
    const { cost, worst, worstOnMesh, output } = curveErrors(networkOf(params, epoch), theta, data);
    const units = orderedUnits(theta, hidden);
    const { mesh, scan, staircase, bound } = data;
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
      contributions: contributionsOf(hidden, activation, theta, units, RIBBON_PLACES),
      cost,
      worst,
      worstOnMesh,
      outside: outside / output.length,
      bound,
      trace: {
        epoch: traceColumn(trace, 0),
        cost: traceColumn(trace, 1),
        worst: traceColumn(trace, 2),
        worstOnMesh: traceColumn(trace, 3),
      },
      byHand: state.touched ? worst : state.byHand,
      sweep: {
        on: params.task === 'sweep',
        sizes: Float64Array.from(SIZES),
        staircase: staircase.slice(),
        reached: state.reached.slice(),
        ended: params.task === 'sweep' && epoch >= SWEEP_EPOCHS,
      },
      treads: treadsFor(curveOf(params), epsilon, data.rough),
    };
  },
};

export default simulation;
