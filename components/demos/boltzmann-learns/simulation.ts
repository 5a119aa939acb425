import {
  ascend,
  type BoltzmannMachine,
  createMachine,
  divergence,
  entropy,
  likelihoodGradient,
  logLikelihood,
  scatterWeights,
} from '@/lib/ml/boltzmann';
import { countVisible, exactPhases, type Phases, type VisibleStates } from '@/lib/ml/boltzmannExact';
import {
  advanceClamped,
  advanceFree,
  type Chains,
  chainError,
  clampedErrors,
  clampedMoments,
  countShown,
  createChains,
  createClampedChains,
  freeMoments,
} from '@/lib/ml/boltzmannSampling';
import type { Moments } from '@/lib/ml/moments';
import { type PairwiseFit, startPairwiseFit, stepPairwiseFit } from '@/lib/ml/pairwiseFit';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  world: '2x2' | '3x3';
  hidden: number;
  learningRate: number;
  negativePhase: 'on' | 'off';
  gradient: 'exact' | 'sampled';
  temperature: number;
  /** Height of the bar of each of the 16 states of the 2 × 2 world; pixel i, from the top left, is bit i. */
  data: Float64Array;
  /** Training pictures of the 3 × 3 world, as codes 0 … 511. */
  pictures: Float64Array;
  /** The state looked at, and painted in the 3 × 3 world. No physics. */
  picture: number;
  /** Which plot is shown. No physics. */
  panel: 'learning' | 'averages' | 'weights' | 'map';
}

export interface State {
  rng: Rng;
  machine: BoltzmannMachine;
  /** q(v) */
  data: Float64Array;
  free: Chains;
  clamped: Chains;
  /** The best machine without hidden units, one Newton step per step; idle when there are hidden ones. */
  fit: PairwiseFit;
  /** F(v) before the first update. */
  first: Float64Array;
  iteration: number;
  /** Highest log-likelihood since the data last changed. */
  peak: number;
  /** Update, log-likelihood. */
  trace: Trace;
}

export interface Frame {
  /** Pixels along one side. */
  side: number;
  visible: number;
  hidden: number;
  iteration: number;
  temperature: number;
  negative: boolean;
  sampled: boolean;
  /** q(v), p(v) and F(v) of the 2^V states; F is the energy itself without hidden units. */
  data: Float64Array;
  model: Float64Array;
  energies: Float64Array;
  /** F(v) before the first update. */
  first: Float64Array;
  /** Share of the Gibbs chains in each state, and its standard error; empty unless sampled. */
  shares: Float64Array;
  shareErrors: Float64Array;
  /** w_ij with b_i on the diagonal, n × n. */
  weights: Float64Array;
  /** ⟨s_i s_j⟩ with ⟨s_i⟩ on the diagonal, n × n, of both phases as the gradient used them. */
  clamped: Float64Array;
  free: Float64Array;
  /** Their standard errors; zero unless sampled. */
  clampedErrors: Float64Array;
  freeErrors: Float64Array;
  logLikelihood: number;
  divergence: number;
  entropy: number;
  peak: number;
  /** No machine of this kind comes closer to the data; NaN while that is being found out. */
  bestDivergence: number;
  trace: { update: Float64Array; logLikelihood: Float64Array };
}

/** Gibbs chains of the free phase, and sweeps of each before an update. */
export const CHAINS = 100;
const SWEEPS = 1;
/** Gibbs chains of the clamped phase for each state of the 2 × 2 world; a quarter of them where there are 512 states. */
const COPIES = 24;
/** Standard deviation of the first weights when there are hidden units. */
const SCATTER = 1;
const TRACE_ROWS = 256;
/** A Newton fit that ends this close to the data would reach them at infinite weights. */
const REACHED = 1e-9;

const sideOf = (params: Readonly<Params>): number => (params.world === '2x2' ? 2 : 3);

/** q(v) from the reader's bars or pictures; null when all bars are zero. */
function distributionOf(params: Readonly<Params>): Float64Array | null {
  const q = new Float64Array(params.world === '2x2' ? 16 : 512);
  if (params.world === '2x2') for (let v = 0; v < 16; v++) q[v] = Math.max(0, params.data[v] || 0);
  else for (const code of params.pictures) q[code & 511] += 1;
  const sum = q.reduce((a, b) => a + b, 0);
  return sum > 0 && sum < Infinity ? q.map((p) => p / sum) : null;
}

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  const { hidden, picture, data, pictures } = params;
  for (const name of ['learningRate', 'temperature'] as const) {
    const value = params[name];
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
  }
  if (!(Number.isInteger(hidden) && hidden >= 0 && hidden <= 4)) {
    throw new RangeError(`hidden = ${hidden}: expected an integer from 0 to 4`);
  }
  if (!(Number.isInteger(picture) && picture >= 0 && picture < 512)) {
    throw new RangeError(`picture = ${picture}: expected an integer from 0 to 511`);
  }
  if (data.length !== 16) throw new RangeError(`data: ${data.length} bars, expected 16`);
  if (pictures.length === 0) throw new RangeError('pictures: expected at least one');
  if (!distributionOf(params)) throw new RangeError('data: every bar is zero, expected at least one above');
}

/** Takes over data that the reader has changed; bars that are all zero change nothing. */
function follow(state: State, params: Readonly<Params>): void {
  const next = distributionOf(params);
  if (!next || next.length !== state.data.length || next.every((p, v) => p === state.data[v])) return;
  state.data.set(next);
  state.peak = -Infinity;
  state.fit = startPairwiseFit(state.fit.machine, state.data);
}

/** Averages as the Gibbs chains give them after one more sweep. */
function samplePhases(state: State, temperature: number): Phases {
  const { machine, data, free, clamped, rng } = state;
  advanceClamped(machine, clamped, data, temperature, SWEEPS, rng);
  advanceFree(machine, free, temperature, SWEEPS, rng);
  return chainPhases(state);
}

const chainPhases = ({ machine, data, free, clamped }: State): Phases => ({
  clamped: clampedMoments(machine, clamped, data),
  free: freeMoments(machine, free),
});

/** ⟨s_i s_j⟩ with ⟨s_i⟩ on the diagonal: for bits s_i² = s_i. */
const flat = ({ products }: Moments): Float64Array => products.slice();

/** Weights with the biases on the diagonal. */
function weightsOf({ size, weights, bias }: BoltzmannMachine): Float64Array {
  const all = weights.slice();
  for (let i = 0; i < size; i++) all[i * (size + 1)] = bias[i];
  return all;
}

function bestDivergence({ machine, fit }: State): number {
  if (machine.visible < machine.size) return 0;
  if (!fit.done) return Number.NaN;
  return fit.divergence < REACHED ? 0 : fit.divergence;
}

function likelihoodNow(state: State, counted: VisibleStates): number {
  return logLikelihood(state.data, counted.logProbabilities);
}

/**
 * A Boltzmann machine that learns a distribution over all pictures of 2 × 2 or 3 × 3 pixels; one step is one update of all
 * weights, by both phases counted exactly or sampled by Gibbs chains. The likelihood shown is exact in either case.
 *
 * Without hidden units it starts from nothing, all states alike; with them from random weights, because hidden units
 * that start alike would stay alike.
 */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const rng = createRng(seed);
    const side = sideOf(params);
    const machine = createMachine(side * side, params.hidden);
    if (params.hidden > 0) scatterWeights(machine, SCATTER, rng);
    const data = distributionOf(params) as Float64Array;
    return {
      rng,
      machine,
      data,
      free: createChains(machine, CHAINS, rng),
      clamped: createClampedChains(machine, side === 2 ? COPIES : COPIES / 4, rng),
      fit: startPairwiseFit(createMachine(side * side, 0), data),
      first: countVisible(machine, params.temperature).freeEnergies,
      iteration: 0,
      peak: -Infinity,
      trace: createTrace(2, TRACE_ROWS),
    };
  },

  step(state, params) {
    follow(state, params);
    const { machine, data, trace } = state;
    const { temperature } = params;
    const counted = countVisible(machine, temperature);
    const likelihood = likelihoodNow(state, counted);
    state.peak = Math.max(state.peak, likelihood);
    if (isDue(trace)) record(trace, [state.iteration, likelihood]);
    const { clamped, free } =
      params.gradient === 'exact' ? exactPhases(machine, counted, data) : samplePhases(state, temperature);
    const negative = params.negativePhase === 'on' ? free : null;
    ascend(machine, likelihoodGradient(clamped, negative, temperature), params.learningRate);
    state.iteration++;
    if (machine.visible === machine.size) stepPairwiseFit(state.fit, data);
  },

  frame(state, params) {
    const { machine, free: chains } = state;
    const sampled = params.gradient === 'sampled';
    const counted = countVisible(machine, params.temperature);
    const { clamped, free } = sampled ? chainPhases(state) : exactPhases(machine, counted, state.data);
    const shares = sampled ? countShown(machine, chains).map((c) => c / chains.count) : new Float64Array(0);
    const likelihood = likelihoodNow(state, counted);
    const error = (p: number) => (sampled ? chainError(p, p, chains.count) : 0);
    return {
      side: sideOf(params),
      visible: machine.visible,
      hidden: machine.size - machine.visible,
      iteration: state.iteration,
      temperature: params.temperature,
      negative: params.negativePhase === 'on',
      sampled,
      data: state.data.slice(),
      model: counted.probabilities,
      energies: counted.freeEnergies,
      first: state.first.slice(),
      shares,
      shareErrors: shares.map(error),
      weights: weightsOf(machine),
      clamped: flat(clamped),
      free: flat(free),
      clampedErrors: sampled
        ? clampedErrors(machine, state.clamped, state.data)
        : new Float64Array(machine.size * machine.size),
      freeErrors: flat(free).map(error),
      logLikelihood: likelihood,
      divergence: divergence(state.data, counted.logProbabilities),
      entropy: entropy(state.data),
      peak: Math.max(state.peak, likelihood),
      bestDivergence: bestDivergence(state),
      trace: {
        update: Float64Array.of(...traceColumn(state.trace, 0), state.iteration),
        logLikelihood: Float64Array.of(...traceColumn(state.trace, 1), likelihood),
      },
    };
  },
};

export default simulation;
