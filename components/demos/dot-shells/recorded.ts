import type { AnsatzName } from './simulation';

/** What a finished run of this demo said, hartree, with standard errors. */
export interface Recorded {
  ansatz: AnsatzName;
  electrons: number;
  omega: number;
  energy: number;
  error: number;
}

/** T, V_ext, V_int of a Slater–Jastrow wave function at its optimum. */
export interface RecordedParts {
  electrons: number;
  omega: number;
  kinetic: number;
  external: number;
  interaction: number;
}

/**
 * Runs of this demo: `npm run sim -- dot-shells --electrons N --omega ω --ansatz A --hidden 12 --seed 1`, all other
 * settings at their defaults.
 */
export const RECORDED: readonly Recorded[] = [];

/** The same runs of Slater–Jastrow form; two electrons are exact. */
export const RECORDED_PARTS: readonly RecordedParts[] = [];

/** Recorded energies of N electrons at ω. */
export const recordedOf = (electrons: number, omega: number): Recorded[] =>
  RECORDED.filter((run) => run.electrons === electrons && Math.abs(run.omega / omega - 1) < 1e-9);

/** Recorded energy of one wave function; NaN when there is none. */
export const recordedEnergy = (ansatz: AnsatzName, electrons: number, omega: number): number =>
  recordedOf(electrons, omega).find((run) => run.ansatz === ansatz)?.energy ?? Number.NaN;
