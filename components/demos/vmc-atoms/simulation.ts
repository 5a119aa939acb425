import { atomPlan, atomSystem, partsSoFar } from '@/lib/qmc/atomLearning';
import {
  type AtomPictures,
  addToPictures,
  clearAtomPictures,
  createAtomPictures,
  readEnergies,
  showPictures,
} from '@/lib/qmc/atomPictures';
import {
  type AtomEnergies,
  groundStateEnergy,
  oneElectronVariance,
  totalEnergy,
  trialEnergies,
} from '@/lib/qmc/exactAtoms';
import { advanceLearning, createLearning, type Learning } from '@/lib/qmc/learning';
import { createWalkers } from '@/lib/qmc/metropolis';
import { type EnergyParts, estimateEnergy } from '@/lib/qmc/partsMeasurement';
import { type AtomAnsatz, alphaOf, atomParameters, betaOf } from '@/lib/qmc/wavefunctions/atom';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { clearTrace, createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  electrons: 'one' | 'two';
  /** Z */
  charge: number;
  alpha: number;
  beta: number;
  /** `held`: α = Z. */
  nuclearCusp: 'free' | 'held';
  /** `on`: the Padé–Jastrow factor. */
  electronCusp: 'off' | 'on';
  optimize: 'off' | 'sr' | 'sgd';
  learningRate: number;
  walkers: number;
  updates: number;
  /** Which plot stands in the panel. No physics. */
  panel: 'histogram' | 'nucleus' | 'pair' | 'mean';
}

export interface State {
  rng: Rng;
  learning: Learning;
  pictures: AtomPictures;
  /** Sweep or update, mean energy, its error. */
  trace: Trace;
  /** α, E, its error of the measurements that a reader's change has ended; NaN where there is none yet. */
  tried: Float64Array;
  /** E(α) of the trial state at the present β. */
  curve: Float64Array;
  /** alpha, beta, learningRate as last seen. */
  seen: Float64Array;
}

type Shown = ReturnType<typeof showPictures>;

export interface Frame extends EnergyParts, Shown {
  ansatz: AtomAnsatz;
  alpha: number;
  /** null where electrons do not know of each other. */
  beta: number | null;
  /** β of the control, used or not. */
  shownBeta: number;
  walkers: number;
  /** Updates of θ done, of how many. */
  updates: number;
  planned: number;
  settling: number;
  /** Sweeps of the measurement. */
  sweeps: number;
  /** The energies of this Ψ without sampling. */
  exact: AtomEnergies;
  /** Its Var E_L, where it is known in closed form. */
  exactVariance: number | null;
  /** Energy of the ground state. */
  ground: number;
  tried: { alpha: Float64Array; energy: Float64Array; error: Float64Array };
  curve: { alpha: Float64Array; energy: Float64Array };
  trace: { x: Float64Array; mean: Float64Array; error: Float64Array };
}

const DIMENSIONS = 3;
const TRACE_ROWS = 128;
const TRIED = 32;
const COLUMNS = 3;
const CURVE = 41;
/** Fewer sweeps give no error bar worth keeping. */
const MIN_SWEEPS = 64;
/** Walkers start in a cube of this half width and with this step, in units of 1/Z. */
const START = 1.2;

const ansatzOf = (params: Readonly<Params>): AtomAnsatz => ({
  electrons: params.electrons === 'one' ? 1 : 2,
  charge: params.charge,
  nuclearCusp: params.nuclearCusp === 'held',
  electronCusp: params.electronCusp === 'on',
});

const planOf = ({ optimize, learningRate, updates, charge }: Readonly<Params>, parameters: number) =>
  atomPlan(parameters > 0 ? optimize : 'off', learningRate, updates, charge);

/** From Z/2 to 3Z/2. */
const curveAlpha = (charge: number): Float64Array =>
  Float64Array.from({ length: CURVE }, (_, k) => charge * (0.5 + k / (CURVE - 1)));

/** Empties the pictures and draws the exact curve: all that follows belongs to the present θ. */
function beginPictures(state: State, ansatz: AtomAnsatz): void {
  const { electrons, charge } = ansatz;
  clearAtomPictures(state.pictures, groundStateEnergy(electrons, charge), charge);
  const beta = betaOf(state.learning.theta, ansatz);
  state.curve.set(curveAlpha(charge).map((alpha) => totalEnergy(trialEnergies(alpha, beta, ansatz))));
}

/** What the reader may change while it runs, as far as it matters. */
function seenOf(params: Readonly<Params>): number[] {
  const { nuclearCusp, electrons, electronCusp, optimize } = params;
  return [
    nuclearCusp === 'held' ? 0 : params.alpha,
    electrons === 'one' || electronCusp === 'off' ? 0 : params.beta,
    optimize === 'off' ? 0 : params.learningRate,
  ];
}

/** Reacts to a change: the measurement so far is kept, the next one begins with the same walkers. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  if (now.every((value, k) => value === state.seen[k])) return;
  state.seen.set(now);
  const ansatz = ansatzOf(params);
  keepTried(state, ansatz);
  const { configurations, stepSize } = state.learning;
  const theta = atomParameters(ansatz, params.alpha, params.beta);
  state.learning = createLearning(configurations, theta, stepSize, planOf(params, theta.length));
  clearTrace(state.trace);
  beginPictures(state, ansatz);
}

function keepTried({ learning, tried }: State, ansatz: AtomAnsatz): void {
  if (learning.measurement.sweeps < MIN_SWEEPS) return;
  const energy = estimateEnergy(learning.measurement);
  tried.copyWithin(0, COLUMNS);
  tried.set([alphaOf(learning.theta, ansatz), energy.mean, energy.standardError], tried.length - COLUMNS);
}

/** One point of the running mean, or of the way of the optimiser. */
function trace({ learning, trace }: State, progress: 'updated' | 'measured'): void {
  if (!isDue(trace)) return;
  if (progress === 'updated') record(trace, [learning.updates, learning.last[0], learning.last[1]]);
  else {
    const energy = estimateEnergy(learning.measurement);
    record(trace, [learning.measurement.sweeps, energy.mean, energy.standardError]);
  }
}

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const name of ['alpha', 'beta', 'learningRate'] as const) {
    const value = params[name];
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
  }
  for (const [name, least, most] of [
    ['charge', 1, 10],
    ['walkers', 2, 512],
    ['updates', 8, 500],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
}

/**
 * Variational Monte Carlo of one or two electrons around a nucleus, Ψ = exp(−α Σ rᵢ) with or without the electrons' cusp;
 * one step is one sweep of all walkers. With `optimize` on, α and β are learned first, then held and measured.
 */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const rng = createRng(seed);
    const ansatz = ansatzOf(params);
    const width = START / params.charge;
    const walkers = createWalkers(params.walkers, DIMENSIONS * ansatz.electrons, width, rng);
    const theta = atomParameters(ansatz, params.alpha, params.beta);
    const state: State = {
      rng,
      learning: createLearning(walkers, theta, width, planOf(params, theta.length)),
      pictures: createAtomPictures(params.walkers),
      trace: createTrace(COLUMNS, TRACE_ROWS),
      tried: new Float64Array(TRIED * COLUMNS).fill(Number.NaN),
      curve: new Float64Array(CURVE),
      seen: Float64Array.from(seenOf(params)),
    };
    const { psi, potential } = atomSystem(state.learning.theta, ansatz, state.pictures);
    readEnergies(state.pictures, psi, potential, walkers);
    beginPictures(state, ansatz);
    return state;
  },

  step(state, params) {
    follow(state, params);
    const { learning, pictures } = state;
    const ansatz = ansatzOf(params);
    const system = atomSystem(learning.theta, ansatz, pictures);
    const plan = planOf(params, learning.theta.length);
    const progress = advanceLearning(learning, system, plan, state.rng);
    const sampled = progress === 'sampled' || progress === 'measured';
    if (sampled && learning.measurement.sweeps + learning.measured === 1) {
      // The first sample of another θ.
      beginPictures(state, ansatz);
      if (progress === 'measured') clearTrace(state.trace);
    }
    readEnergies(pictures, system.psi, system.potential, learning.configurations);
    if (sampled) addToPictures(pictures, learning.configurations);
    if (progress === 'updated' || progress === 'measured') trace(state, progress);
  },

  frame(state, params) {
    const { learning } = state;
    const ansatz = ansatzOf(params);
    const alpha = alphaOf(learning.theta, ansatz);
    const beta = betaOf(learning.theta, ansatz);
    const tried = (column: number) =>
      state.tried.filter((v, at) => at % COLUMNS === column && !Number.isNaN(v));
    return {
      ...partsSoFar(state),
      ...showPictures(state.pictures, ansatz.electrons),
      ansatz,
      alpha,
      beta,
      shownBeta: params.beta,
      walkers: params.walkers,
      updates: learning.updates,
      planned: planOf(params, learning.theta.length).updates,
      settling: learning.settling,
      sweeps: learning.measurement.sweeps,
      exact: trialEnergies(alpha, beta, ansatz),
      exactVariance: ansatz.electrons === 1 ? oneElectronVariance(alpha, params.charge) : null,
      ground: groundStateEnergy(ansatz.electrons, params.charge),
      tried: { alpha: tried(0), energy: tried(1), error: tried(2) },
      curve: { alpha: curveAlpha(params.charge), energy: state.curve.slice() },
      trace: {
        x: traceColumn(state.trace, 0),
        mean: traceColumn(state.trace, 1),
        error: traceColumn(state.trace, 2),
      },
    };
  },
};

export default simulation;
