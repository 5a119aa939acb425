import { exp, log } from '@/lib/math';
import { type Blocks, createBlocks, jackknife, pushBlocks } from '@/lib/qmc/blocks';
import { type Configurations, configurationAt } from '@/lib/qmc/configurations';
import {
  addToDensity,
  createDensity,
  type DensityHistogram,
  fadeDensity,
  planeDensity,
  radialDensity,
  ringRadii,
} from '@/lib/qmc/densityHistogram';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import { addToHistogram, createHistogram, type Histogram, resetHistogram } from '@/lib/qmc/histogram';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import {
  advanceLearning,
  createLearning,
  type Learning,
  type LearningPlan,
  type LearningSystem,
} from '@/lib/qmc/learning';
import { createWalkers } from '@/lib/qmc/metropolis';
import { advanceOptimumSearch, createOptimumSearch, type OptimumSearch } from '@/lib/qmc/optimumSearch';
import { oneBodyDensity } from '@/lib/qmc/pairDensity';
import { type EnergyParts, estimateParts } from '@/lib/qmc/partsMeasurement';
import {
  DIMENSIONS,
  firstTheta,
  measuringSystem,
  type RbmDot,
  rbmDotSystem,
  SIZE,
  sigmaOf,
} from '@/lib/qmc/rbmDot';
import type { Amplitude } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createWelford, estimateWelford, pushWelford } from '@/lib/stats';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  omega: number;
  hidden: number;
  /** Width of the visible units in bohr; 0: the one that fits the trap. */
  sigma: number;
  amplitude: Amplitude;
  jastrow: 'off' | 'on';
  interaction: 'on' | 'off';
  optimizer: 'sgd' | 'adam' | 'sr';
  learningRate: number;
  /** Updates of θ before it is held and the energy measured. */
  updates: number;
  /** Standard deviation of the first a, b and W, in oscillator lengths. */
  start: number;
  walkers: number;
  /** E_L in the gradient is cut off so many mean deviations from its mean; 0 cuts nothing. */
  clip: number;
  /** Which plot stands beside energy and histogram. No physics. */
  panel: 'network' | 'density' | 'radial';
}

export interface State {
  rng: Rng;
  /** Of the search without noise, so that it changes nothing in the sampling. */
  searchRng: Rng;
  learning: Learning;
  search: OptimumSearch;
  /** 1 once θ or the energy has left every scale of the dot. */
  lost: number;
  /** Update, energy, its error, E_L's variance. */
  trace: Trace;
  histogram: Histogram;
  places: DensityHistogram;
  /** E_L and its square at the held θ, relative to the exact energy. */
  spread: Blocks;
  exactEnergy: number;
  exactRadial: Float64Array;
}

export interface Frame {
  omega: number;
  amplitude: Amplitude;
  jastrow: boolean;
  repulsion: boolean;
  optimizer: Params['optimizer'];
  hidden: number;
  /** In bohr. */
  sigma: number;
  /** σ fits the trap, or another was asked for. */
  fitted: boolean;
  walkers: number;
  phase: 'learning' | 'measuring';
  lost: boolean;
  updates: number;
  planned: number;
  /** Sweeps measured at the held θ. */
  sweeps: number;
  /** Of the last update while θ learns, of the measurement afterwards. NaN when lost. */
  energy: { value: number; error: number; variance: number; varianceError: number };
  parts: EnergyParts;
  exactEnergy: number;
  /** Lowest energy of this network without noise: NaN where no closed form exists or none is found yet. */
  optimum: number;
  searching: boolean;
  /** Whether the gradient is clipped, and how many E_L were in the last update. */
  clipping: boolean;
  clipped: number;
  learningRate: number;
  trace: { update: Float64Array; energy: Float64Array; error: Float64Array };
  histogram: { edges: Float64Array; counts: Float64Array };
  /** Electrons per bohr², normalised to 2: on a grid over |x|, |y| < reach, row 0 at the bottom. */
  density: { cells: number; reach: number; values: Float64Array };
  radial: { r: Float64Array; n: Float64Array; exact: Float64Array };
  /** a, b, W in oscillator lengths, then β. */
  theta: Float64Array;
}

const CELLS = 32;
const SHELLS = 36;
const BINS = 72;
const ELECTRONS = 2;
/** Every so many configurations one gives its E_L to the histogram: there are enough of them. */
const EVERY = 4;
const TRACE_ROWS = 256;
/** Share of the counts that outlasts an update of θ. */
const MEMORY = 0.9;
/** Beyond these a state has nothing to do with the dot: energies in units of the exact one, θ in oscillator lengths. */
const LOST_ENERGY = 100;
const LOST_THETA = 60;

const plan = (params: Readonly<Params>): LearningPlan => ({
  optimizer: params.optimizer,
  // Gradients are energies: in units of ω they are the same in every trap. Adam's steps know no unit.
  learningRate: params.learningRate / (params.optimizer === 'adam' ? 1 : params.omega),
  damping: 0.01,
  cap: 0.1,
  updates: params.updates,
  averaged: Math.ceil(params.updates / 4),
  settle: 1,
  sweeps: 8,
  equilibration: 60,
  clip: params.clip,
  acceptance: 0.5,
});

const dotOf = (params: Readonly<Params>): RbmDot => ({
  ...params,
  jastrow: params.jastrow === 'on',
  repulsion: params.interaction === 'on',
});

/** How far from the center electrons are counted: three widths of the Gaussian beyond their classical distance. */
const reachOf = (omega: number): number => 3 / Math.sqrt(omega) + 0.4 * exp((-2 / 3) * log(omega));

/** The search has a closed form for Ψ = P alone. */
const hasOptimum = (params: Readonly<Params>): boolean =>
  params.amplitude === 'direct' && params.jastrow === 'off';

const searchDot = (params: Readonly<Params>) => ({
  omega: params.omega,
  sigma: sigmaOf(dotOf(params)),
  repulsion: params.interaction === 'on',
});

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const [name, least, most] of [
    ['omega', 0.01, 10],
    ['sigma', 0, 10],
    ['learningRate', 0, 10],
    ['clip', 0, 100],
    ['start', 0, 10],
  ] as const) {
    const value = params[name];
    if (!(value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected a number from ${least} to ${most}`);
    }
  }
  for (const [name, least, most] of [
    ['hidden', 0, 6],
    ['updates', 0, 2000],
    ['walkers', 10, 1000],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
}

/** Exact energy and density: with repulsion by `exactTwoElectrons`, without it two Gaussians. */
function exactState(
  { omega, interaction }: Readonly<Params>,
  at: Float64Array,
): { energy: number; radial: Float64Array } {
  // Two electrons without repulsion are the pair function 1.
  const free = { width: omega, dimensions: DIMENSIONS, l: 0, range: 1 / Math.sqrt(omega), logJet: zeroJet };
  if (interaction === 'off') return { energy: DIMENSIONS * omega, radial: oneBodyDensity(free, at) };
  const { energy, pair } = exactTwoElectrons(omega, DIMENSIONS);
  return { energy, radial: oneBodyDensity(pair, at) };
}

function zeroJet(_r: number, out: Float64Array): void {
  out.fill(0);
}

/** Counts where the electrons are, and E_L of every fourth configuration. */
function count(state: State, system: LearningSystem): void {
  const { configurations } = state.learning;
  for (let w = 0; w < configurations.count; w++) {
    addToDensity(state.places, configurations.positions, w * SIZE, ELECTRONS);
  }
  const energies = localEnergies(configurations, system, EVERY);
  addToHistogram(state.histogram, energies);
  if (state.learning.measurement.sweeps === 0) return;
  const row = new Float64Array(2);
  for (const energy of energies) {
    const e = energy - state.exactEnergy;
    row[0] += e / energies.length;
    row[1] += (e * e) / energies.length;
  }
  pushBlocks(state.spread, row);
}

/** E_L of every `stride`-th configuration. */
function localEnergies(
  configurations: Configurations,
  { psi, potential }: LearningSystem,
  stride: number,
): Float64Array {
  const jet = createJet(SIZE);
  return Float64Array.from({ length: Math.ceil(configurations.count / stride) }, (_, k) => {
    const x = configurationAt(configurations, k * stride);
    evaluate(psi, x, jet);
    return kineticEnergy(jet) + potential.external(x) + potential.interaction(x);
  });
}

/** After an update: its energy joins the curve, and the counts of older θ fade; none is left when θ is held. */
function afterUpdate(state: State, params: Readonly<Params>): void {
  const { learning, trace } = state;
  if (isDue(trace)) record(trace, [learning.updates, ...learning.last]);
  const memory = learning.updates === params.updates ? 0 : MEMORY;
  for (let i = 0; i < BINS; i++) state.histogram.counts[i] *= memory;
  fadeDensity(state.places, memory);
  const energy = learning.last[0];
  const wild = !(Math.abs(energy) < LOST_ENERGY * state.exactEnergy);
  if (wild || learning.theta.some((t) => !(Math.abs(t) < LOST_THETA))) state.lost = 1;
}

/**
 * An RBM learns the ground state of two electrons in a two-dimensional trap; one step is one sweep of all walkers. After
 * the last update θ is held at its mean over the last quarter of them, and every further sweep measures the energy.
 */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const rng = createRng(seed);
    const dot = dotOf(params);
    const unit = 1 / Math.sqrt(params.omega);
    const places = createDensity(CELLS, SHELLS, reachOf(params.omega));
    const exact = exactState(params, ringRadii(places));
    const searchRng = createRng(seed, 1);
    const theta = firstTheta(dot, params.start, rng);
    const walkers = createWalkers(params.walkers, SIZE, 1.5 * unit, rng);
    const state: State = {
      rng,
      searchRng,
      learning: createLearning(walkers, theta, 1.2 * unit, plan(params)),
      search: createOptimumSearch(params.hidden, searchDot(params), searchRng),
      lost: 0,
      trace: createTrace(4, TRACE_ROWS),
      histogram: createHistogram(BINS),
      places,
      spread: createBlocks(2),
      exactEnergy: exact.energy,
      exactRadial: exact.radial,
    };
    resetHistogram(state.histogram, 0.4 * exact.energy, 2.2 * exact.energy);
    return state;
  },

  step(state, params) {
    if (state.lost) return;
    const { learning } = state;
    const system = rbmDotSystem(dotOf(params), learning.theta);
    const measures = learning.updates >= params.updates && learning.settling === 0;
    const asked = measures ? measuringSystem(dotOf(params), system) : system;
    const progress = advanceLearning(learning, asked, plan(params), state.rng);
    if (progress === 'updated') afterUpdate(state, params);
    if (progress !== 'settled') count(state, system);
    if (hasOptimum(params)) advanceOptimumSearch(state.search, searchDot(params), state.searchRng);
  },

  frame(state, params) {
    const { learning, trace, histogram, search } = state;
    const parts = estimateParts(learning.measurement);
    const radial = radialDensity(state.places);
    const measuring = learning.measurement.sweeps > 1;
    return {
      omega: params.omega,
      amplitude: params.amplitude,
      jastrow: params.jastrow === 'on',
      repulsion: params.interaction === 'on',
      optimizer: params.optimizer,
      hidden: params.hidden,
      sigma: sigmaOf(dotOf(params)),
      fitted: Math.abs(sigmaOf(dotOf(params)) / sigmaOf(dotOf({ ...params, sigma: 0 })) - 1) < 0.005,
      walkers: params.walkers,
      phase: measuring ? 'measuring' : 'learning',
      lost: state.lost === 1,
      updates: learning.updates,
      planned: params.updates,
      sweeps: learning.measurement.sweeps,
      energy: energyOf(state, parts, params),
      parts,
      exactEnergy: state.exactEnergy,
      optimum: hasOptimum(params) && search.energy < Infinity ? search.energy : Number.NaN,
      searching: hasOptimum(params),
      clipping: params.clip > 0,
      clipped: learning.clipped,
      learningRate: params.learningRate,
      trace: {
        update: traceColumn(trace, 0),
        energy: traceColumn(trace, 1),
        error: traceColumn(trace, 2),
      },
      histogram: {
        edges: Float64Array.from({ length: BINS + 1 }, (_, i) => histogram.low + i * histogram.binWidth),
        counts: histogram.counts.slice(),
      },
      density: { cells: CELLS, reach: state.places.reach, values: planeDensity(state.places) },
      radial: {
        r: radial.radii,
        n: radial.density,
        exact: state.exactRadial.slice(),
      },
      theta: learning.theta.slice(),
    };
  },
};

/** The energy to show: measured, of the last update, or before it of the walkers as they stand. NaN once it is lost. */
function energyOf(state: State, parts: EnergyParts, params: Readonly<Params>): Frame['energy'] {
  const { learning } = state;
  const unknown = Number.NaN;
  if (state.lost) return { value: unknown, error: unknown, variance: unknown, varianceError: unknown };
  if (learning.measurement.sweeps > 1) {
    const spread = jackknife(state.spread, (m) => Math.max(0, m[1] - m[0] * m[0]));
    const { mean, standardError } = parts.energy;
    return {
      value: mean,
      error: standardError,
      variance: spread.mean,
      varianceError: spread.standardError,
    };
  }
  if (learning.updates > 0) {
    const [value, error, variance] = learning.last;
    return { value, error, variance, varianceError: unknown };
  }
  const system = rbmDotSystem(dotOf(params), learning.theta.slice());
  const now = createWelford();
  for (const e of localEnergies(learning.configurations, system, 1)) pushWelford(now, e);
  const { mean, standardError, variance } = estimateWelford(now);
  return { value: mean, error: standardError, variance, varianceError: unknown };
}

export default simulation;
