import { createRng, type Rng } from '../rng';
import { createTrace, isDue, record, type Trace } from '../trace';
import { type Configurations, configurationAt } from './configurations';
import { exactTwoElectrons } from './exactTwoElectrons';
import { hamiltonianOf, quantumDot } from './hamiltonians';
import { addToHistogram, createHistogram, type Histogram, resetHistogram } from './histogram';
import {
  advanceLearning,
  createLearning,
  type Learning,
  type LearningPlan,
  type LearningSystem,
} from './learning';
import { createWalkers } from './metropolis';
import { particleSweep } from './particleSweep';
import { addDistance, createRadialHistogram, endRadialSweep, type RadialHistogram } from './radialHistogram';
import { deepTrialPlan } from './twoElectronDeep';
import { type TwoElectronAnsatz, type TwoElectronTrial, twoElectronTrial } from './twoElectronTrials';

/** What decides a run; `alpha` is a/ω, `beta` in 1/bohr. */
export interface TwoElectronSettings {
  omega: number;
  dimensions: number;
  ansatz: TwoElectronAnsatz;
  /** `sr`: α and β are where stochastic reconfiguration starts; `off`: they are kept. */
  optimizer: 'off' | 'sr';
  alpha: number;
  beta: number;
  /** Imaginary time of one update in units of 1/ω. */
  learningRate: number;
  walkers: number;
}

/** A run: θ is learned, then held while everything is measured. Numbers and typed arrays only. */
export interface TwoElectronRun {
  rng: Rng;
  learning: Learning;
  /** Update, energy, its error. */
  trace: Trace;
  /** Local energies at the held θ. */
  histogram: Histogram;
  /** Distances of the electrons from the center, and from each other, at the held θ. */
  radii: RadialHistogram;
  separations: RadialHistogram;
  /** [fraction of accepted proposals in the last sweep] */
  accepted: Float64Array;
  /** E_L of each walker when the histogram last looked. */
  localEnergies: Float64Array;
}

const TRACE_ROWS = 128;
const BINS = 60;
const RADIAL_BINS = 40;
/** Largest change of ln α and ln β in one update: far from the optimum the step points too far. */
const FARTHEST = 0.5;
/** Sweeps from one look at the local energies to the next: it costs as much as a sweep, and neighbours are correlated. */
const LOOK_EVERY = 4;
const TRACE_COLUMNS = 3;
/** Enough that the error of the Gaussian's width is not seen in the virial of a run of usual length. */
const BALANCE = 3000;

/** Half the edge of a picture that holds both electrons, bohr: half their mean distance and some widths more. */
export function pictureReach(omega: number, dimensions: number): number {
  return 0.5 * exactTwoElectrons(omega, dimensions).distance + 2.3 / Math.sqrt(omega);
}

/** The family that the settings ask for. */
export function trialOf({ ansatz, omega, dimensions }: Readonly<TwoElectronSettings>): TwoElectronTrial {
  return twoElectronTrial(ansatz, omega, dimensions);
}

/** Imaginary time is measured in 1/ω, so that one plan serves every trap. */
export function planOf(settings: Readonly<TwoElectronSettings>): LearningPlan {
  const { optimizer, ansatz, omega, learningRate, walkers } = settings;
  const learns = optimizer !== 'off' && ansatz !== 'exact';
  if (ansatz === 'deep' && learns) return deepTrialPlan(omega, learningRate, walkers);
  const balanced = ansatz === 'gaussian';
  return {
    optimizer: 'sr',
    learningRate: learningRate / omega,
    damping: 1e-3,
    cap: 0.3,
    updates: learns ? (balanced ? 20 : 40) : 0,
    averaged: learns && !balanced ? 15 : 0,
    settle: 4,
    sweeps: 20,
    ...(balanced && { balance: BALANCE }),
    equilibration: 100,
    // Clipping would pull α away from the minimum, for the tails of E_L are not symmetric.
    clip: 0,
    acceptance: 0.5,
  };
}

/** Wave function, trap and sampler for the present θ. */
export function systemOf(run: TwoElectronRun, settings: Readonly<TwoElectronSettings>): LearningSystem {
  const { omega, dimensions } = settings;
  const trial = trialOf(settings);
  const before = run.learning.theta.slice();
  const psi = trial.of(run.learning.theta);
  return {
    psi,
    potential: quantumDot(omega, dimensions),
    sweep(configurations, stepSize, rng) {
      run.accepted[0] = particleSweep(psi, configurations, dimensions, stepSize, rng);
      return run.accepted[0];
    },
    balance: trial.balance,
    constrain(theta) {
      for (let k = 0; k < theta.length; k++) {
        theta[k] = Math.min(before[k] + FARTHEST, Math.max(before[k] - FARTHEST, theta[k]));
      }
      trial.constrain(theta);
    },
  };
}

export function createTwoElectronRun(settings: Readonly<TwoElectronSettings>, seed: number): TwoElectronRun {
  const { omega, dimensions, walkers } = settings;
  const rng = createRng(seed);
  const trial = trialOf(settings);
  const reach = pictureReach(omega, dimensions);
  const configurations = createWalkers(walkers, 2 * dimensions, 0.5 * reach, rng);
  const theta = trial.start(settings.alpha, settings.beta, rng);
  return {
    rng,
    learning: createLearning(configurations, theta, 1 / Math.sqrt(omega), planOf(settings)),
    trace: createTrace(TRACE_COLUMNS, TRACE_ROWS),
    histogram: createHistogram(BINS),
    radii: createRadialHistogram(RADIAL_BINS, reach),
    separations: createRadialHistogram(RADIAL_BINS, 2 * reach),
    accepted: new Float64Array(1),
    localEnergies: new Float64Array(walkers),
  };
}

/** Starts learning or measuring anew with the walkers there are: due when α, β or the optimiser was changed by hand. */
export function restartTwoElectronRun(run: TwoElectronRun, settings: Readonly<TwoElectronSettings>): void {
  const fresh = createTwoElectronRun(settings, 0);
  const { configurations, stepSize } = run.learning;
  const learning = { ...fresh.learning, configurations, stepSize };
  Object.assign(run, { ...fresh, rng: run.rng, learning });
}

/** One sweep of all walkers, with what follows from it. */
export function advanceTwoElectronRun(run: TwoElectronRun, settings: Readonly<TwoElectronSettings>): void {
  const { learning, trace } = run;
  const system = systemOf(run, settings);
  const progress = advanceLearning(learning, system, planOf(settings), run.rng);
  if (progress === 'updated' && isDue(trace)) {
    record(trace, [learning.updates, learning.last[0], learning.last[1]]);
  }
  if (progress !== 'measured') return;
  measureDistances(run, learning.configurations, settings.dimensions);
  if (learning.measurement.sweeps % LOOK_EVERY === 1) lookAtEnergies(run, system, settings);
}

/** Counts the electrons' distances from the center and from each other in the given configurations. */
export function measureDistances(
  { radii, separations }: TwoElectronRun,
  configurations: Configurations,
  d: number,
): void {
  const weight = 1 / configurations.count;
  for (let w = 0; w < configurations.count; w++) {
    const x = configurationAt(configurations, w);
    let [first, second, between] = [0, 0, 0];
    for (let k = 0; k < d; k++) {
      first += x[k] * x[k];
      second += x[d + k] * x[d + k];
      between += (x[k] - x[d + k]) * (x[k] - x[d + k]);
    }
    addDistance(radii, Math.sqrt(first), weight);
    addDistance(radii, Math.sqrt(second), weight);
    addDistance(separations, Math.sqrt(between), weight);
  }
  endRadialSweep(radii);
  endRadialSweep(separations);
}

function lookAtEnergies(
  run: TwoElectronRun,
  { psi }: LearningSystem,
  { omega, dimensions }: Readonly<TwoElectronSettings>,
): void {
  const { histogram, localEnergies, learning } = run;
  const { configurations } = learning;
  const hamiltonian = hamiltonianOf(quantumDot(omega, dimensions), configurations.size);
  for (let w = 0; w < configurations.count; w++) {
    localEnergies[w] = hamiltonian.localEnergy(psi, configurationAt(configurations, w));
  }
  if (learning.measurement.sweeps === 1) beginHistogram(histogram, localEnergies, omega, dimensions);
  addToHistogram(histogram, localEnergies);
}

/** Around the exact energy; wide enough for the first walkers, and never narrower than two percent of the energy. */
export function beginHistogram(
  histogram: Histogram,
  energies: Float64Array,
  omega: number,
  dimensions: number,
): void {
  const { energy } = exactTwoElectrons(omega, dimensions);
  let square = 0;
  for (const e of energies) square += ((e - energy) * (e - energy)) / energies.length;
  // A bin in the middle: the exact state then fills one bin, not two.
  const half = Math.max(0.02 * energy, 3 * Math.sqrt(square)) * (1 + 1 / BINS);
  resetHistogram(histogram, energy - half + half / BINS, energy + half + half / BINS);
}
