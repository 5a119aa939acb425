import type { Assets } from '../simulation';
import {
  type Crowd,
  type CrowdState,
  type CrowdStep,
  crowdOn,
  lastEnergies,
  measureRows,
  openCrowdEngine,
  sweepCrowd,
} from './crowd';
import { networkSystem } from './deepSweeps';
import { exactTwoElectrons } from './exactTwoElectrons';
import type { WalkerEngine, WalkerEngineName } from './gpu/walkerEngine';
import { slaterJastrow } from './gpu/waves';
import { addToHistogram } from './histogram';
import { deepDotOf } from './twoElectronDeep';
import {
  beginHistogram,
  measureDistances,
  type TwoElectronRun,
  type TwoElectronSettings,
  trialOf,
} from './twoElectronRun';

/** θ for those who only ask whether there is a program: α = a/ω = 1, β = √ω. */
const ANY_THETA = new Float64Array(2);

/** A state as a device knows it, with its θ there; or why it has none. */
function programOf(
  settings: Readonly<TwoElectronSettings>,
  theta: Float64Array = ANY_THETA,
): Pick<CrowdState, 'system' | 'theta'> | string {
  const { ansatz, omega, dimensions } = settings;
  if (ansatz === 'deep') {
    const { dot, theta: network } = deepDotOf(omega, dimensions, theta);
    return { system: networkSystem(dot), theta: network };
  }
  if (ansatz !== 'pade-jastrow') return 'there is no program for this state';
  const { alpha = 1, beta = 1 } = trialOf(settings).named(theta);
  return { system: slaterJastrow(2, dimensions, omega), theta: Float64Array.of(alpha, beta) };
}

/** Opens the engine for the Padé–Jastrow state and the deep network; the other families run in float64. */
export async function openTwoElectronEngine(
  wanted: WalkerEngineName,
  settings: Readonly<TwoElectronSettings>,
  assets: Assets,
): Promise<WalkerEngine> {
  const program = programOf(settings);
  return openCrowdEngine(wanted, typeof program === 'string' ? program : program.system, assets);
}

/** The two electrons of the run, many times. */
export function createTwoElectronCrowd(engine: WalkerEngine, settings: Readonly<TwoElectronSettings>): Crowd {
  const program = programOf(settings);
  return crowdOn(engine, typeof program === 'string' ? program : program.system);
}

/**
 * One step of the measurement on a device: many sweeps of the crowd at once, added to the run's measurement as one.
 *
 * @throws Error when the device is lost
 */
export async function advanceTwoElectronCrowd(
  crowd: Crowd,
  run: TwoElectronRun,
  settings: Readonly<TwoElectronSettings>,
  engine: WalkerEngine,
): Promise<void> {
  const program = programOf(settings, run.learning.theta);
  if (typeof program === 'string') throw new Error(program);
  const shift = exactTwoElectrons(settings.omega, settings.dimensions).energy;
  const step = await sweepCrowd(crowd, run.learning, { engine, ...program, shift }, run.rng);
  run.accepted[0] = step.acceptance;
  if (step.settled) measure(step, crowd, run, settings);
}

function measure(
  step: CrowdStep,
  crowd: Crowd,
  run: TwoElectronRun,
  { omega, dimensions }: Readonly<TwoElectronSettings>,
): void {
  const { measurement } = run.learning;
  measureRows(measurement, step);
  measureDistances(run, crowd, dimensions);
  const energies = lastEnergies(step.rows);
  if (measurement.sweeps === 1) beginHistogram(run.histogram, energies, omega, dimensions);
  addToHistogram(run.histogram, energies);
}
