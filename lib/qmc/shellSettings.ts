import { isRecordedDeep, type RecordedDeep } from './recordedDeep';
import type { ShellAnsatzId } from './shellAnsatz';
import { coldStart, recordedStart } from './shellPlan';
import type { ShellSpec } from './shellRun';

/** A trial wave function, or diffusion guided by the Slater–Jastrow form. */
export type ShellMethod = ShellAnsatzId | 'dmc';

/** What decides the runs of one dot. */
export interface ShellSettings {
  electrons: '2' | '6' | '12' | '20' | '30';
  omega: number;
  ansatz: ShellMethod;
  hidden: number;
  /** α, β and the deep network begin where nothing is known, or where they were found before; `auto`: see `startOf`. */
  start: 'auto' | 'cold' | 'recorded';
  /** τω of diffusion Monte Carlo. */
  timeStep: number;
  /** RBM, RBM + Jastrow and Slater–Jastrow together. */
  compare: 'off' | 'on';
  hold: 'off' | 'on';
  /** Place of the held electron in units of the outermost classical ring's radius. */
  holdX: number;
  holdY: number;
}

const COMPARED: readonly ShellAnsatzId[] = ['rbm', 'rbm-jastrow', 'slater-jastrow'];

/** Names of what runs: one form, or three. */
export const lanesOf = ({ compare, ansatz }: Readonly<ShellSettings>): readonly ShellMethod[] =>
  compare === 'on' ? COMPARED : [ansatz];

/** `auto` is cold, but where the training of the deep network was recorded: from nothing it takes minutes. */
export function startOf(settings: Readonly<ShellSettings>): 'cold' | 'recorded' {
  const { start, electrons, omega } = settings;
  if (start !== 'auto') return start;
  return lanesOf(settings)[0] === 'deep' && isRecordedDeep(Number(electrons), omega) ? 'recorded' : 'cold';
}

/** What the run of that name is about. */
export function shellSpec(
  name: ShellMethod,
  settings: Readonly<ShellSettings>,
  recorded: RecordedDeep | null,
): ShellSpec {
  const electrons = Number(settings.electrons);
  const { omega, hidden, timeStep } = settings;
  const diffuses = name === 'dmc';
  return {
    electrons,
    omega,
    hidden,
    start: startOf(settings) === 'cold' ? coldStart(omega) : recordedStart(electrons, omega),
    ansatz: diffuses ? 'slater-jastrow' : name,
    weights: name === 'deep' ? recorded?.theta : null,
    timeStep: diffuses ? timeStep : 0,
  };
}

const DOMAIN = {
  omega: [0.01, 10],
  hidden: [1, 30],
  timeStep: [0.002, 0.1],
  holdX: [-10, 10],
  holdY: [-10, 10],
} as const;
const ELECTRONS = ['2', '6', '12', '20', '30'];

/** @throws RangeError for a setting outside its domain. */
export function checkShellSettings(settings: Readonly<ShellSettings>): void {
  for (const [name, [least, most]] of Object.entries(DOMAIN)) {
    const value = settings[name as keyof typeof DOMAIN];
    if (!(value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected a number from ${least} to ${most}`);
    }
  }
  const { hidden, electrons } = settings;
  if (!Number.isInteger(hidden)) throw new RangeError(`hidden = ${hidden}: expected an integer`);
  if (!ELECTRONS.includes(electrons)) {
    throw new RangeError(`electrons = ${electrons}: expected 2, 6, 12, 20 or 30`);
  }
}
