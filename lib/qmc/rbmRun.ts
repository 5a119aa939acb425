import { createRng, type Rng } from '../rng';
import { createTrace, isDue, record, type Trace } from '../trace';
import { type Blocks, createBlocks, pushBlocks } from './blocks';
import { type Configurations, configurationAt } from './configurations';
import {
  addToDensity,
  createDensity,
  type DensityHistogram,
  fadeDensity,
  ringRadii,
} from './densityHistogram';
import { addToHistogram, createHistogram, type Histogram, resetHistogram } from './histogram';
import { createJet, evaluate, kineticEnergy } from './jet';
import { advanceLearning, createLearning, type Learning, type LearningSystem } from './learning';
import { createWalkers } from './metropolis';
import { advanceOptimumSearch, createOptimumSearch, type OptimumSearch } from './optimumSearch';
import { exactRbmDot, firstTheta, measuringSystem, rbmDotSystem, SIZE } from './rbmDot';
import {
  hasOptimum,
  isSettled,
  type RbmRunSettings,
  rbmDotOf,
  rbmPlan,
  rbmReach,
  searchedDot,
} from './rbmSettings';

/** An RBM that learns two electrons in a trap, is held, and is measured. Numbers and typed arrays only. */
export interface RbmRun {
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

/** A run before its first step. */
export function createRbmRun(settings: Readonly<RbmRunSettings>, seed: number): RbmRun {
  const { omega } = settings;
  const rng = createRng(seed);
  const dot = rbmDotOf(settings);
  const unit = 1 / Math.sqrt(omega);
  const places = createDensity(CELLS, SHELLS, rbmReach(omega));
  const exact = exactRbmDot(omega, dot.repulsion, ringRadii(places));
  const searchRng = createRng(seed, 1);
  const theta = firstTheta(dot, settings.start, rng);
  const walkers = createWalkers(settings.walkers, SIZE, 1.5 * unit, rng);
  const run: RbmRun = {
    rng,
    searchRng,
    learning: createLearning(walkers, theta, 1.2 * unit, rbmPlan(settings)),
    search: createOptimumSearch(settings.hidden, searchedDot(settings), searchRng),
    lost: 0,
    trace: createTrace(4, TRACE_ROWS),
    histogram: createHistogram(BINS),
    places,
    spread: createBlocks(2),
    exactEnergy: exact.energy,
    exactRadial: exact.radial,
  };
  resetHistogram(run.histogram, 0.4 * exact.energy, 2.2 * exact.energy);
  return run;
}

/** One sweep of all walkers, with what follows from it, and a step of the search without noise. */
export function advanceRbmRun(run: RbmRun, settings: Readonly<RbmRunSettings>): void {
  const { learning } = run;
  const dot = rbmDotOf(settings);
  const system = rbmDotSystem(dot, learning.theta);
  const asked = isSettled(learning, settings) ? measuringSystem(dot, system) : system;
  const progress = advanceLearning(learning, asked, rbmPlan(settings), run.rng);
  if (progress === 'updated') afterUpdate(run, settings);
  if (progress !== 'settled') countRbm(run, learning.configurations, system);
  searchOptimum(run, settings);
}

/** A step of the search for the best θ without noise, where there is a closed form. */
export function searchOptimum(run: RbmRun, settings: Readonly<RbmRunSettings>): void {
  if (hasOptimum(settings)) advanceOptimumSearch(run.search, searchedDot(settings), run.searchRng);
}

/** Counts where the electrons are, and E_L of every fourth configuration. */
export function countRbm(run: RbmRun, configurations: Configurations, system: LearningSystem): void {
  for (let w = 0; w < configurations.count; w++) {
    addToDensity(run.places, configurations.positions, w * SIZE, ELECTRONS);
  }
  const energies = localEnergies(configurations, system, EVERY);
  addToHistogram(run.histogram, energies);
  if (run.learning.measurement.sweeps === 0) return;
  const row = new Float64Array(2);
  for (const energy of energies) {
    const e = energy - run.exactEnergy;
    row[0] += e / energies.length;
    row[1] += (e * e) / energies.length;
  }
  pushBlocks(run.spread, row);
}

/** E_L of every `stride`-th configuration. */
export function localEnergies(
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
function afterUpdate(run: RbmRun, settings: Readonly<RbmRunSettings>): void {
  const { learning, trace } = run;
  if (isDue(trace)) record(trace, [learning.updates, ...learning.last]);
  const memory = learning.updates === settings.updates ? 0 : MEMORY;
  for (let i = 0; i < BINS; i++) run.histogram.counts[i] *= memory;
  fadeDensity(run.places, memory);
  const energy = learning.last[0];
  const wild = !(Math.abs(energy) < LOST_ENERGY * run.exactEnergy);
  if (wild || learning.theta.some((t) => !(Math.abs(t) < LOST_THETA))) run.lost = 1;
}
