import { gradientDescent } from '@/lib/optimizers';
import {
  type Attempt,
  type Attempts,
  attemptOf,
  createAttempts,
  keepAttempt,
  listAttempts,
} from '@/lib/qmc/attempts';
import { clearBlocks } from '@/lib/qmc/blocks';
import {
  type CorrelatedSums,
  createCorrelatedSums,
  differenceEstimate,
  pushCorrelated,
} from '@/lib/qmc/correlatedSampling';
import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { addToHistogram, createHistogram, type Histogram, resetHistogram } from '@/lib/qmc/histogram';
import { configurationMove, particleMove } from '@/lib/qmc/moves';
import type { SmoothWaveFunction } from '@/lib/qmc/types';
import {
  advance,
  createVmc,
  energyEstimate,
  gradientEstimate,
  restart,
  type System,
  type Vmc,
} from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { clearTrace, createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export type { Attempt };

export interface Params {
  alpha: number;
  omega: number;
  particles: number;
  dimensions: number;
  stepSize: number;
  move: 'particle' | 'configuration';
  walkers: number;
  equilibration: number;
  optimize: 'off' | 'on';
  learningRate: number;
  sweepsPerUpdate: number;
  /** Which plot is shown beside walkers and energy; the histogram has its own place where there is room. No physics. */
  panel: 'histogram' | 'running' | 'blocking' | 'slope';
}

export interface State {
  rng: Rng;
  /** [α]: follows `params.alpha`, or the descent. */
  theta: Float64Array;
  vmc: Vmc;
  correlated: CorrelatedSums;
  histogram: Histogram;
  /** Sweep (or descent step), mean, naive error, blocked error. */
  trace: Trace;
  /** Finished estimates at other α's. */
  tried: Attempts;
  /** Descent steps taken. */
  iteration: number;
  /** alpha, stepSize, move, optimize as last seen: a difference means that the reader changed them. */
  seen: Float64Array;
}

export interface Frame {
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
  tried: Attempt[];
  /** Coordinates of all particles of all walkers, d per particle. */
  positions: Float64Array;
  /** Coordinates of the particles whose last proposal was refused, at the refused place. */
  refused: Float64Array;
  histogram: { edges: Float64Array; counts: Float64Array };
  trace: { x: Float64Array; mean: Float64Array; naive: Float64Array; blocked: Float64Array };
  /** Error of the energy against block size, in sweeps. */
  blocking: { size: Float64Array; error: Float64Array; errorOfError: Float64Array };
}

const TRIED = 64;
const TRACE_ROWS = 128;
const BINS = 80;
/** Walkers start in a cube of this half width, in oscillator lengths 1/√ω. */
const START_HALF_WIDTH = 1.5;
/** Half the spacing of the finite difference, as a fraction of α. */
const DIFFERENCE = 0.02;
/** An abandoned estimate is kept when it has at least this many sweeps: fewer give no error bar. */
const MIN_SWEEPS = 64;
/** Sweeps from one measurement of the difference to the next: it costs as much as a sweep, and neighbours are correlated. */
const DIFFERENCE_EVERY = 2;
/** Place of `optimize` in `State.seen`. */
const OPTIMIZE = 3;

function makeSystem(state: State, params: Readonly<Params>): System<SmoothWaveFunction> {
  const { particles, dimensions, stepSize, omega } = params;
  const single = params.move === 'particle';
  return {
    psi: gaussian(state.theta),
    hamiltonian: harmonicOscillator(omega, particles * dimensions),
    move: single ? particleMove(stepSize, dimensions) : configurationMove(stepSize),
    proposals: single ? particles : 1,
  };
}

/** Starts the estimate at the present α anew. */
function beginEstimate(state: State, params: Readonly<Params>, equilibration: number): void {
  restart(state.vmc, makeSystem(state, params), equilibration);
  clearBlocks(state.correlated.blocks);
}

/**
 * An empty histogram from below the ground-state energy to above, wide enough for five standard deviations of E_L. On one
 * side E_L ends at a wall, its value αNd/2 at r = 0, and so does the axis.
 */
function beginHistogram(state: State, params: Readonly<Params>): void {
  const size = params.particles * params.dimensions;
  const alpha = state.theta[0];
  const { omega } = params;
  const lowest = 0.5 * size * omega;
  const wall = 0.5 * size * alpha;
  const far =
    oscillatorEnergy(alpha, omega, size) - lowest + 5 * Math.sqrt(oscillatorVariance(alpha, omega, size));
  let reach = omega * Math.sqrt(size);
  // Doubling keeps the axis when α changes a little: the narrowing towards α = ω is seen as such.
  while (reach < far) reach *= 2;
  const low = alpha <= omega ? Math.max(lowest - reach, wall - 0.15 * reach) : lowest - reach;
  const high = alpha > omega ? Math.min(lowest + reach, wall + 0.15 * reach) : lowest + reach;
  resetHistogram(state.histogram, low, high);
}

function seenOf(params: Readonly<Params>): number[] {
  return [
    params.alpha,
    params.stepSize,
    params.move === 'particle' ? 0 : 1,
    params.optimize === 'off' ? 0 : 1,
  ];
}

/** Reacts to what the reader changed since the last step. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  const [alpha, stepSize, move, optimize] = now.map((value, i) => value !== state.seen[i]);
  if (!(alpha || stepSize || move || optimize)) return;
  if (alpha || optimize) {
    if (state.seen[OPTIMIZE] === 0 && state.vmc.measured >= MIN_SWEEPS)
      keepAttempt(state.tried, attempt(state));
    state.theta[0] = params.alpha;
    state.iteration = 0;
  }
  clearTrace(state.trace);
  // Another step size leaves |Ψ|² as it is: walkers that have settled stay so.
  beginEstimate(state, params, alpha || optimize ? params.equilibration : state.vmc.settling);
  state.seen.set(now);
}

/** The estimate so far. */
function attempt({ vmc, theta, correlated }: State): Attempt {
  // Before the first measured sweep there is no difference yet: the walkers' covariance stands in, without an error.
  const difference =
    vmc.measured > 0 ? differenceEstimate(correlated, 2 * DIFFERENCE * theta[0]) : gradientEstimate(vmc, 0);
  return attemptOf(vmc, theta[0], difference);
}

/** Energies a little to the left and right of α, from the walkers at α. */
function measureDifference({ vmc, theta, correlated }: State, system: System<SmoothWaveFunction>): void {
  const lower = gaussian(Float64Array.of(theta[0] * (1 - DIFFERENCE)));
  const upper = gaussian(Float64Array.of(theta[0] * (1 + DIFFERENCE)));
  pushCorrelated(correlated, vmc.walkers, system.hamiltonian, lower, upper);
}

/**
 * One step of gradient descent, α ← α − η dE/dα, from the estimate that is just complete. The next estimate starts from
 * nothing: ln|Ψ| is refreshed, `equilibration` sweeps are discarded, and its sums hold samples of the new |Ψ|² only. A
 * step may at most halve or double α, so that no learning rate makes Ψ grow at infinity.
 */
function descend(state: State, params: Readonly<Params>): void {
  const entry = attempt(state);
  keepAttempt(state.tried, entry);
  state.iteration++;
  if (isDue(state.trace)) {
    record(state.trace, [state.iteration, entry.energy, entry.naiveError, entry.blockedError]);
  }
  const alpha = state.theta[0];
  gradientDescent(state.theta, Float64Array.of(entry.gradient), params.learningRate);
  state.theta[0] = Math.min(2 * alpha, Math.max(0.5 * alpha, state.theta[0]));
  beginEstimate(state, params, params.equilibration);
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
}

/** Coordinates of the particles whose last proposal was refused: there the proposal differs from the position. */
function refusedPlaces({ walkers }: Vmc, dimensions: number): Float64Array {
  const { positions, proposals } = walkers;
  const places: number[] = [];
  for (let first = 0; first < positions.length; first += dimensions) {
    let moved = false;
    for (let i = first; i < first + dimensions; i++) moved ||= proposals[i] !== positions[i];
    if (moved) for (let i = first; i < first + dimensions; i++) places.push(proposals[i]);
  }
  return Float64Array.from(places);
}

/**
 * Variational Monte Carlo for Ψ = exp(−α r²/2) in a harmonic trap; one step is one sweep of all walkers.
 *
 * The first `equilibration` sweeps after a change of α are discarded. A reader's new α ends the estimate, which is kept
 * for comparison, and starts the next with the same walkers. With `optimize` on, every `sweepsPerUpdate` measured sweeps
 * make one step of gradient descent.
 */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const rng = createRng(seed);
    const size = params.particles * params.dimensions;
    const state: State = {
      rng,
      theta: Float64Array.of(params.alpha),
      vmc: createVmc(params.walkers, size, 1, START_HALF_WIDTH / Math.sqrt(params.omega), rng),
      correlated: createCorrelatedSums(),
      histogram: createHistogram(BINS),
      trace: createTrace(4, TRACE_ROWS),
      tried: createAttempts(TRIED),
      iteration: 0,
      seen: Float64Array.from(seenOf(params)),
    };
    beginEstimate(state, params, params.equilibration);
    beginHistogram(state, params);
    return state;
  },

  step(state, params) {
    follow(state, params);
    const { vmc } = state;
    const system = makeSystem(state, params);
    if (!advance(vmc, system, state.rng)) return;
    if (vmc.measured === 1) beginHistogram(state, params);
    addToHistogram(state.histogram, vmc.localEnergies);
    if (vmc.measured % DIFFERENCE_EVERY === 1) measureDifference(state, system);
    if (params.optimize === 'on') {
      if (vmc.measured >= params.sweepsPerUpdate) descend(state, params);
    } else if (isDue(state.trace)) {
      const energy = energyEstimate(vmc);
      record(state.trace, [vmc.measured, energy.mean, energy.naiveError, energy.standardError]);
    }
  },

  frame(state, params) {
    const { vmc, histogram, trace } = state;
    const tried = listAttempts(state.tried);
    // What the state does, which a change made since the last step has not reached yet.
    const optimizing = state.seen[OPTIMIZE] === 1;
    const levels = energyEstimate(vmc).levels;
    return {
      alpha: state.theta[0],
      omega: params.omega,
      size: vmc.walkers.size,
      dimensions: params.dimensions,
      walkers: vmc.walkers.count,
      stepSize: params.stepSize,
      optimizing,
      iteration: state.iteration,
      settling: vmc.settling,
      estimate: optimizing && state.iteration > 0 ? tried[tried.length - 1] : attempt(state),
      tried,
      positions: vmc.walkers.positions.slice(),
      refused: refusedPlaces(vmc, params.dimensions),
      histogram: {
        edges: Float64Array.from({ length: BINS + 1 }, (_, i) => histogram.low + i * histogram.binWidth),
        counts: histogram.counts.slice(),
      },
      trace: {
        x: traceColumn(trace, 0),
        mean: traceColumn(trace, 1),
        naive: traceColumn(trace, 2),
        blocked: traceColumn(trace, 3),
      },
      blocking: {
        size: Float64Array.from(levels, (level) => level.size),
        error: Float64Array.from(levels, (level) => level.error),
        errorOfError: Float64Array.from(levels, (level) => level.errorOfError),
      },
    };
  },
};

export default simulation;
