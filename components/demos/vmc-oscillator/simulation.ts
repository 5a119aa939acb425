import { descend, presentAttempt } from '@/lib/qmc/alphaScan';
import { type Attempt, keepAttempt } from '@/lib/qmc/attempts';
import {
  beginHistogram,
  beginStudy,
  createTrapStudy,
  measureStudy,
  reshape,
  type ShownStudy,
  showStudy,
  surveySteps,
  type TrapStudy,
} from '@/lib/qmc/trapStudy';
import { type TrapSetup, trapCurve, trapSystem } from '@/lib/qmc/trapSystem';
import { advance, energyEstimate } from '@/lib/qmc/vmc';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { clearTrace, createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export type { Attempt };

export interface Params extends TrapSetup {
  alpha: number;
  walkers: number;
  equilibration: number;
  optimize: 'off' | 'on';
  learningRate: number;
  sweepsPerUpdate: number;
  /** Which plot is shown beside walkers and energy; the histogram has its own place where there is room. No physics. */
  panel: 'histogram' | 'running' | 'blocking' | 'slope' | 'local' | 'steps';
}

export interface State extends TrapStudy {
  rng: Rng;
  /** Sweep (or descent step), mean, naive error, blocked error. */
  trace: Trace;
  /** Descent steps taken. */
  iteration: number;
  /** What the reader may change while it runs, as last seen. */
  seen: Float64Array;
}

export interface Frame extends ShownStudy {
  /** α of the walkers now: the live one while the energy is minimised. */
  alpha: number;
  omega: number;
  /** N·d. */
  size: number;
  dimensions: number;
  walkers: number;
  stepSize: number;
  optimizing: boolean;
  iteration: number;
  /** Sweeps still to be discarded. */
  settling: number;
  /** What the readouts show: the estimate that grows, or the last finished one while the energy is minimised. */
  estimate: Attempt;
  trace: { x: Float64Array; mean: Float64Array; naive: Float64Array; blocked: Float64Array };
}

const TRACE_ROWS = 128;
/** An abandoned estimate is kept when it has at least this many sweeps: fewer give no error bar. */
const MIN_SWEEPS = 64;

/** Places in `State.seen`; from SHAPE on, the shape of Ψ. */
const ALPHA = 0;
const OPTIMIZE = 3;
const GREEN = 4;
const SHAPE = 5;

const isWrong = ({ move, green }: Readonly<Params>): boolean => move === 'langevin' && green === 'wrong';

/** What has no effect counts as zero. */
function seenOf(params: Readonly<Params>): number[] {
  const drawn = params.wave === 'drawn' ? 1 : 0;
  return [
    params.alpha,
    params.stepSize,
    ['particle', 'configuration', 'langevin'].indexOf(params.move),
    params.optimize === 'off' ? 0 : 1,
    isWrong(params) ? 1 : 0,
    drawn,
    drawn * params.corner,
    ...params.knots.map((height) => drawn * height),
  ];
}

/** Reacts to what the reader changed since the last step. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  const changed = now.map((value, i) => value !== state.seen[i]);
  if (!changed.includes(true)) return;
  const reshaped = changed.indexOf(true, SHAPE) >= 0;
  if (changed[ALPHA] || changed[OPTIMIZE] || reshaped) {
    if (state.seen[OPTIMIZE] === 0 && state.vmc.measured >= MIN_SWEEPS && !reshaped)
      keepAttempt(state.tried, presentAttempt(state));
    state.theta[0] = params.alpha;
    state.iteration = 0;
  }
  if (reshaped) reshape(state, params);
  clearTrace(state.trace);
  // Another step size leaves |Ψ|² as it is: walkers that have settled stay so, unless the acceptance is wrong.
  const still = !changed[ALPHA] && !changed[OPTIMIZE] && !reshaped;
  const sound = !isWrong(params) && state.seen[GREEN] === 0;
  state.seen.set(now);
  beginStudy(state, params, still && sound ? state.vmc.settling : params.equilibration);
}

/** One step of the descent; the next estimate starts from nothing. */
function descent(state: State, params: Readonly<Params>): void {
  const left = descend(state, params.learningRate);
  state.iteration++;
  if (isDue(state.trace))
    record(state.trace, [state.iteration, left.energy, left.naiveError, left.blockedError]);
  beginStudy(state, params, params.equilibration);
}

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const name of ['alpha', 'omega', 'stepSize', 'learningRate'] as const) {
    const value = params[name];
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
  }
  for (const [name, least, most] of [
    ['particles', 1, 10],
    ['dimensions', 1, 3],
    ['walkers', 1, 256],
    ['equilibration', 0, 2000],
    ['sweepsPerUpdate', MIN_SWEEPS, 2000],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
  trapCurve({ ...params, wave: 'drawn' });
}

/**
 * Variational Monte Carlo in a harmonic trap, for Ψ = exp(−α r²/2) or one drawn by hand and stretched by 1/√α; one step is
 * one sweep of all walkers.
 *
 * The first `equilibration` sweeps after a change of α are discarded. A reader's new α ends the estimate, which is kept
 * for comparison, and starts the next with the same walkers. With `optimize` on, every `sweepsPerUpdate` measured sweeps
 * make one step of gradient descent.
 */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const rng = createRng(seed);
    const state: State = {
      ...createTrapStudy(params, rng, seed),
      rng,
      trace: createTrace(4, TRACE_ROWS),
      iteration: 0,
      seen: Float64Array.from(seenOf(params)),
    };
    beginStudy(state, params, params.equilibration);
    beginHistogram(state, params);
    return state;
  },

  step(state, params) {
    follow(state, params);
    const { vmc } = state;
    const system = trapSystem(state.theta, params);
    if (!advance(vmc, system, state.rng)) return;
    measureStudy(state, params, system);
    if (params.optimize === 'on') {
      if (vmc.measured >= params.sweepsPerUpdate) descent(state, params);
      return;
    }
    if (isDue(state.trace)) {
      const energy = energyEstimate(vmc);
      record(state.trace, [vmc.measured, energy.mean, energy.naiveError, energy.standardError]);
    }
    if (params.panel === 'steps') surveySteps(state, params, system);
  },

  frame(state, params) {
    const { vmc, trace } = state;
    const shown = showStudy(state, params);
    // What the state does, which a change made since the last step has not reached yet.
    const optimizing = state.seen[OPTIMIZE] === 1;
    const last = shown.tried[shown.tried.length - 1];
    return {
      ...shown,
      alpha: state.theta[0],
      omega: params.omega,
      size: vmc.walkers.size,
      dimensions: params.dimensions,
      walkers: vmc.walkers.count,
      stepSize: params.stepSize,
      optimizing,
      iteration: state.iteration,
      settling: vmc.settling,
      estimate: optimizing && state.iteration > 0 ? last : presentAttempt(state),
      trace: {
        x: traceColumn(trace, 0),
        mean: traceColumn(trace, 1),
        naive: traceColumn(trace, 2),
        blocked: traceColumn(trace, 3),
      },
    };
  },
};

export default simulation;
