import type { Assets } from '../simulation';
import {
  type Crowd,
  type CrowdStep,
  crowdOn,
  lastEnergies,
  measureRows,
  openCrowdEngine,
  sweepCrowd,
} from './crowd';
import { exactTwoElectrons } from './exactTwoElectrons';
import type { WalkerEngine, WalkerEngineName } from './gpu/walkerEngine';
import { slaterJastrow } from './gpu/waves';
import { addToHistogram } from './histogram';
import {
  beginHistogram,
  measureDistances,
  type TwoElectronRun,
  type TwoElectronSettings,
  trialOf,
} from './twoElectronRun';

/** Opens the engine for the Padé–Jastrow state; the other families have no program and run in float64. */
export async function openTwoElectronEngine(
  wanted: WalkerEngineName,
  { ansatz, dimensions, omega }: Readonly<TwoElectronSettings>,
  assets: Assets,
): Promise<WalkerEngine> {
  const program =
    ansatz === 'pade-jastrow' ? slaterJastrow(2, dimensions, omega) : 'there is no program for this state';
  return openCrowdEngine(wanted, program, assets);
}

/** The two electrons of the run, many times. */
export function createTwoElectronCrowd(engine: WalkerEngine, dimensions: number): Crowd {
  return crowdOn(engine, 2, dimensions);
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
  const { omega, dimensions } = settings;
  const { alpha = 1, beta = 1 } = trialOf(settings).named(run.learning.theta);
  const state = {
    engine,
    system: slaterJastrow(2, dimensions, omega),
    theta: Float64Array.of(alpha, beta),
    shift: exactTwoElectrons(omega, dimensions).energy,
  };
  const step = await sweepCrowd(crowd, run.learning, state, run.rng);
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
