import { normal, type Rng } from '../rng';
import { createTrace, isDue, record, type Trace } from '../trace';
import type { Configurations } from './configurations';
import { addToDensity, clearDensity, createDensity, type DensityHistogram } from './densityHistogram';
import { advanceDmc, createDmc, type Dmc, startDmc } from './dmc';
import { quantumDot } from './hamiltonians';
import { advanceLearning, createLearning, type Learning, type LearningSystem } from './learning';
import {
  addPairDistances,
  clearPairDistances,
  createPairDistances,
  type PairDistances,
} from './pairDistances';
import { particleSweep } from './particleSweep';
import { type ShellAnsatzId, type ShellDot, type ShellStart, shellAnsatze } from './shellAnsatz';
import { DIFFUSING, dotScale, shellPlan, WALKERS } from './shellPlan';
import type { ParticleWaveFunction } from './types';
import type { WalkerModule } from './walkerModule';

/** What a run of a closed-shell dot is about. */
export interface ShellSpec extends ShellDot {
  ansatz: ShellAnsatzId;
  start: ShellStart;
  /** Diffusion Monte Carlo after the variational measurement; τω, 0 for none. */
  timeStep: number;
}

/** One trial wave function that learns, is measured, and may guide diffusion; numbers and typed arrays only. */
export interface ShellRun {
  learning: Learning;
  /** Updates of θ that are to be made. */
  planned: number;
  /** Where electrons are, in the present update's sweeps or at the held θ; mixed estimates have their own. */
  density: DensityHistogram;
  pairs: PairDistances;
  /** Updates of θ: number, energy, error. */
  trace: Trace;
  dmc: Dmc | null;
  /** Mixed density of the diffusing walkers. */
  mixedDensity: DensityHistogram | null;
}

const CELLS = 48;
const RINGS = 64;
const PAIR_BINS = 64;
const TRACE_ROWS = 128;
/** Sweeps before anything is shown: a random start has energies of its own. */
const FIRST_SWEEPS = 25;
/** Measured sweeps before diffusion begins. */
const VARIATIONAL = 2500;
/** Imaginary time ωt that is discarded at the start of diffusion. */
const DIFFUSE_AWAY = 6;
/** Pairs are counted in every fourth sweep, mixed densities in every fourth step: neighbours know of each other. */
const EVERY = 4;

/** Wave function, potential and sampler of a run; the same for the same θ array. */
export interface ShellSystem extends LearningSystem {
  psi: ParticleWaveFunction;
}

/** @param module samples and measures the forms that it knows: faster, and the same to the last bit. */
export function shellSystem(
  theta: Float64Array,
  spec: ShellSpec,
  module: WalkerModule | null = null,
): ShellSystem {
  const ansatz = shellAnsatze[spec.ansatz];
  const psi = ansatz.of(theta, spec);
  return {
    psi,
    potential: quantumDot(spec.omega, 2),
    sweep: (configurations, stepSize, rng) => particleSweep(psi, configurations, 2, stepSize, rng),
    balance: ansatz.balance,
    constrain: (next) => ansatz.constrain(next, spec),
    ...(module && ansatz.walkers?.(module, theta, spec)),
  };
}

/** Normal numbers around the center, not |Ψ|²: a run has to equilibrate first. */
export function scatter(count: number, size: number, spread: number, rng: Rng): Configurations {
  const positions = Float64Array.from({ length: count * size }, () => spread * normal(rng));
  return { count, size, positions, x: new Float64Array(size) };
}

/** A run before its first step; its configurations have left the random start, not more. */
export function createShellRun(spec: ShellSpec, rng: Rng, module: WalkerModule | null = null): ShellRun {
  const ansatz = shellAnsatze[spec.ansatz];
  const { spread, reach, step } = dotScale(spec.electrons, spec.omega);
  const size = 2 * spec.electrons;
  const theta = new Float64Array(ansatz.parameters(spec));
  ansatz.begin(theta, spec, spec.start, rng);
  const configurations = scatter(WALKERS[spec.electrons], size, spread, rng);
  const diffuses = spec.timeStep > 0;
  const plan = shellPlan(spec.ansatz, spec, theta.length);
  const { sweep } = shellSystem(theta, spec, module);
  for (let s = 0; s < FIRST_SWEEPS; s++) sweep(configurations, step, rng);
  return {
    learning: createLearning(configurations, theta, step, plan),
    planned: plan.updates,
    density: createDensity(CELLS, RINGS, reach),
    pairs: createPairDistances(PAIR_BINS, 1.6 * reach),
    trace: createTrace(3, TRACE_ROWS),
    dmc: diffuses ? createDmc(DIFFUSING[spec.electrons], size) : null,
    mixedDensity: diffuses ? createDensity(CELLS, RINGS, reach) : null,
  };
}

/** One sweep of all configurations, or one step of all diffusing walkers. */
export function advanceShellRun(run: ShellRun, system: ShellSystem, spec: ShellSpec, rng: Rng): void {
  if (run.dmc && run.learning.measurement.sweeps >= VARIATIONAL) {
    diffuse(run.dmc, run, system, spec, rng);
    return;
  }
  const plan = shellPlan(spec.ansatz, spec, run.learning.theta.length);
  const progress = advanceLearning(run.learning, system, plan, rng);
  if (progress === 'sampled' || progress === 'measured')
    countElectrons(run, run.learning.configurations, spec.electrons);
  if (progress !== 'updated') return;
  if (isDue(run.trace)) {
    record(run.trace, [run.learning.updates, run.learning.last[0], run.learning.last[1]]);
  }
  // The next θ is another state.
  clearDensity(run.density);
  clearPairDistances(run.pairs);
}

/** Counts where the electrons are, and in every fourth sweep how far from each other. */
export function countElectrons(
  { learning, density, pairs }: ShellRun,
  configurations: Configurations,
  electrons: number,
): void {
  const withPairs = (learning.measurement.sweeps + learning.measured) % EVERY === 0;
  for (let w = 0; w < configurations.count; w++) {
    addToDensity(density, configurations.positions, w * configurations.size, electrons);
    if (withPairs) addPairDistances(pairs, configurations.positions, w * configurations.size, electrons);
  }
}

function diffuse(dmc: Dmc, run: ShellRun, system: ShellSystem, spec: ShellSpec, rng: Rng): void {
  const timeStep = spec.timeStep / spec.omega;
  const { psi, potential } = system;
  const diffusing = { psi, potential, dimensions: 2, timeStep };
  if (dmc.proposed === 0) {
    startDmc(dmc, diffusing, run.learning.configurations.positions, Math.ceil(DIFFUSE_AWAY / spec.timeStep));
  }
  const counts = advanceDmc(dmc, diffusing, rng);
  if (!counts || !run.mixedDensity || dmc.steps % EVERY !== 0) return;
  for (let w = 0; w < dmc.count; w++) {
    addToDensity(run.mixedDensity, dmc.positions, w * dmc.size, spec.electrons, dmc.weights[w]);
  }
}
