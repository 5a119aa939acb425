import type { Rng } from '../rng';
import type { Assets } from '../simulation';
import { type Crowd, crowdOn, measureRows, openCrowdEngine, sweepCrowd } from './crowd';
import type { WalkerEngine, WalkerEngineName } from './gpu/walkerEngine';
import { slaterJastrow, type WalkerSystem } from './gpu/waves';
import { countElectrons, type ShellRun, type ShellSpec } from './shellRun';

/** The program is checked against float64 up to so many. */
const MOST_ELECTRONS = 20;

/** Why a run has no program. */
const REASONS = {
  rbm: 'the program has no Boltzmann machine beside determinants',
  'rbm-jastrow': 'the program has no Boltzmann machine beside determinants',
  slater: 'the program is for determinants with a Jastrow factor',
  deep: 'there is no program for a deep network',
  diffusion: 'diffusion multiplies and kills walkers, and the program knows no births',
  compared: 'wave functions that are compared take turns, and not each of them has a program',
  electrons: `the program holds at most ${MOST_ELECTRONS} electrons`,
} as const;

/**
 * The Slater–Jastrow form of a run as a program, or why there is none.
 *
 * @param specs the runs of a demo, one or those that are compared
 */
export function shellProgram(specs: readonly ShellSpec[]): WalkerSystem | string {
  if (specs.length > 1) return REASONS.compared;
  const [{ ansatz, timeStep, electrons, omega }] = specs;
  if (timeStep > 0) return REASONS.diffusion;
  if (ansatz !== 'slater-jastrow') return REASONS[ansatz];
  return electrons > MOST_ELECTRONS ? REASONS.electrons : slaterJastrow(electrons, 2, omega);
}

/** Opens the engine of a demo's runs; in float64, with the reason, where there is no program. */
export async function openShellEngine(
  wanted: WalkerEngineName,
  specs: readonly ShellSpec[],
  assets: Assets,
): Promise<WalkerEngine> {
  return openCrowdEngine(wanted, shellProgram(specs), assets);
}

/** The electrons of the run, many times. */
export const createShellCrowd = (engine: WalkerEngine, { electrons }: ShellSpec): Crowd =>
  crowdOn(engine, electrons, 2);

/**
 * One step of the measurement on a device: many sweeps of the crowd at once, added to the run's measurement as one.
 *
 * @throws Error when the device is lost
 */
export async function advanceShellCrowd(
  crowd: Crowd,
  run: ShellRun,
  { electrons, omega }: ShellSpec,
  engine: WalkerEngine,
  rng: Rng,
): Promise<void> {
  const { learning } = run;
  const { theta, last } = learning;
  const state = { engine, system: slaterJastrow(electrons, 2, omega), theta, shift: last[0] };
  const step = await sweepCrowd(crowd, learning, state, rng);
  if (!step.settled) return;
  measureRows(learning.measurement, step);
  countElectrons(run, crowd, electrons);
}
