import type { Rng } from '../rng';
import type { Assets } from '../simulation';
import { type Crowd, crowdOn, measureRows, openCrowdEngine, sweepCrowd } from './crowd';
import { networkSystem } from './deepSweeps';
import type { DeviceSystem, WalkerEngine, WalkerEngineName } from './gpu/walkerEngine';
import { slaterJastrow } from './gpu/waves';
import { deepOf } from './shellDeep';
import { countElectrons, type ShellRun, type ShellSpec } from './shellRun';

/** The program is checked against float64 up to so many. */
const MOST_ELECTRONS = 20;

/** Why a run has no program. */
const REASONS = {
  rbm: 'the program has no Boltzmann machine beside determinants',
  'rbm-jastrow': 'the program has no Boltzmann machine beside determinants',
  slater: 'the program is for determinants with a Jastrow factor',
  diffusion: 'diffusion multiplies and kills walkers, and the program knows no births',
  compared: 'wave functions that are compared take turns, and not each of them has a program',
  electrons: `the program holds at most ${MOST_ELECTRONS} electrons`,
} as const;

/**
 * The wave function of a run as a device knows it, or why it does not.
 *
 * @param specs the runs of a demo, one or those that are compared
 */
export function shellProgram(specs: readonly ShellSpec[]): DeviceSystem | string {
  if (specs.length > 1) return REASONS.compared;
  const [spec] = specs;
  const { ansatz, timeStep, electrons, omega } = spec;
  if (timeStep > 0) return REASONS.diffusion;
  if (ansatz === 'deep') return networkSystem(deepOf(spec));
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
export const createShellCrowd = (engine: WalkerEngine, specs: readonly ShellSpec[]): Crowd =>
  crowdOn(engine, shellProgram(specs));

/**
 * One step of the measurement on a device: many sweeps of the crowd at once, added to the run's measurement as one.
 *
 * @throws Error when the device is lost
 */
export async function advanceShellCrowd(
  crowd: Crowd,
  run: ShellRun,
  spec: ShellSpec,
  engine: WalkerEngine,
  rng: Rng,
): Promise<void> {
  const system = shellProgram([spec]);
  if (typeof system === 'string') throw new Error(system);
  const { learning } = run;
  const { theta, last } = learning;
  const step = await sweepCrowd(crowd, learning, { engine, system, theta, shift: last[0] }, rng);
  if (!step.settled) return;
  measureRows(learning.measurement, step);
  countElectrons(run, crowd, spec.electrons);
}
