import { type Crowd, isCrowdsTurn, sweepsMeasured } from '@/lib/qmc/crowd';
import type { WalkerEngine, WalkerEngineName } from '@/lib/qmc/gpu/walkerEngine';
import {
  advanceTwoElectronCrowd,
  createTwoElectronCrowd,
  openTwoElectronEngine,
} from '@/lib/qmc/twoElectronCrowd';
import { type TwoElectronFrame, twoElectronFrame } from '@/lib/qmc/twoElectronFrame';
import {
  advanceTwoElectronRun,
  createTwoElectronRun,
  planOf,
  restartTwoElectronRun,
  type TwoElectronRun,
  type TwoElectronSettings,
} from '@/lib/qmc/twoElectronRun';
import type { Simulation } from '@/lib/simulation';

export interface Params extends TwoElectronSettings {
  /** What measures at the held θ. */
  engine: WalkerEngineName;
  /** Place of the held electron, in units of the picture's half width. No physics of the run. */
  heldX: number;
  heldY: number;
  /** Which plot is shown beside the others. No physics. */
  panel: 'separation' | 'density' | 'learning' | 'histogram';
}

export interface State extends TwoElectronRun {
  /** Empty without a device. */
  crowd: Crowd;
  /** alpha, beta, learningRate, optimizer as last seen: a difference means that the reader changed them. */
  seen: Float64Array;
}

export interface Frame extends TwoElectronFrame {
  /** Place of the held electron, bohr. */
  held: readonly [x: number, y: number];
}

function seenOf({ alpha, beta, learningRate, optimizer }: Readonly<Params>): number[] {
  return [alpha, beta, learningRate, optimizer === 'sr' ? 1 : 0];
}

const crowdMeasures = ({ crowd, learning }: State, params: Readonly<Params>): boolean =>
  isCrowdsTurn(crowd, learning, planOf(params).updates);

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const name of ['alpha', 'beta', 'learningRate'] as const) {
    const value = params[name];
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
  }
  for (const name of ['heldX', 'heldY'] as const) {
    if (!Number.isFinite(params[name])) throw new RangeError(`${name} = ${params[name]}: expected a number`);
  }
  const { walkers } = params;
  if (!(Number.isInteger(walkers) && walkers >= 2 && walkers <= 500)) {
    throw new RangeError(`walkers = ${walkers}: expected an integer from 2 to 500`);
  }
}

/**
 * Two electrons in a trap: variational Monte Carlo beside the exact state. One step is one sweep of all walkers. With
 * `optimizer` on, α and β are learned first and then held; everything is measured at the held values. On a device one
 * step of the measurement is many sweeps of thousands of walkers.
 */
const simulation: Simulation<Params, State, Frame, never, WalkerEngine> = {
  async load(params, assets) {
    check(params);
    return openTwoElectronEngine(params.engine, params, assets);
  },
  engine: ({ report }) => report,
  init(params, seed, engine) {
    check(params);
    return {
      ...createTwoElectronRun(params, seed),
      crowd: createTwoElectronCrowd(engine, params),
      seen: Float64Array.from(seenOf(params)),
    };
  },
  step(state, params, engine) {
    const now = seenOf(params);
    if (now.some((value, i) => value !== state.seen[i])) {
      restartTwoElectronRun(state, params);
      state.crowd = createTwoElectronCrowd(engine, params);
      state.seen.set(now);
    }
    if (crowdMeasures(state, params)) {
      return advanceTwoElectronCrowd(state.crowd, state, params, engine);
    }
    advanceTwoElectronRun(state, params);
  },
  frame(state, params) {
    const frame = twoElectronFrame(state, params);
    const walkers = crowdMeasures(state, params) ? state.crowd.count : frame.walkers;
    const sweeps = sweepsMeasured(state.crowd, state.learning.measurement);
    return { ...frame, walkers, sweeps, held: [params.heldX * frame.reach, params.heldY * frame.reach] };
  },
};

export default simulation;
