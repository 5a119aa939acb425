import type { AnsatzName } from './simulation';

/** What a finished run of this demo said, hartree, with its standard error. */
export interface Recorded {
  ansatz: AnsatzName;
  electrons: number;
  omega: number;
  energy: number;
  error: number;
}

/** T, V_ext, V_int at the optimum of the Slater–Jastrow form; of two electrons exactly. */
export interface RecordedParts {
  electrons: number;
  omega: number;
  kinetic: number;
  external: number;
  interaction: number;
}

type EnergyRow = readonly [
  ansatz: AnsatzName,
  electrons: number,
  omega: number,
  energy: number,
  error: number,
];

/**
 * Runs of this demo, `npm run sim -- dot-shells --electrons N --omega ω --ansatz A --hidden 12 --seed 1 --steps S` with
 * S = 12 000, for RBMs 14 000, for diffusion 12 000 to 20 000, all else at the defaults.
 */
const ENERGIES: readonly EnergyRow[] = [
  ['slater', 6, 1, 20.7844, 0.0058],
  ['deep', 6, 1, 20.15543, 0.00015],
  ['slater-jastrow', 6, 1, 20.19039, 0.00065],
  ['slater-jastrow', 6, 0.5, 11.80978, 0.00034],
  ['slater-jastrow', 6, 0.28, 7.62166, 0.00021],
  ['slater-jastrow', 6, 0.1, 3.56938, 0.00012],
  ['slater-jastrow', 6, 0.01, 0.698274, 3.2e-5],
];

type PartsRow = readonly [
  electrons: number,
  omega: number,
  kinetic: number,
  external: number,
  interaction: number,
];

/** The same runs with A = slater-jastrow; N = 2 from the exact solution (`lib/qmc/exactTwoElectrons.ts`). */
const PARTS: readonly PartsRow[] = [
  [2, 0.01, 0.009238, 0.027691, 0.036906],
  [2, 0.05, 0.045667, 0.099905, 0.108477],
  [2, 0.1, 0.090498, 0.177097, 0.173198],
  [2, 0.28, 0.249409, 0.423684, 0.34855],
  [2, 0.5, 0.442858, 0.700877, 0.516037],
  [2, 1, 0.886199, 1.2954, 0.818401],
  [2, 2, 1.788808, 2.428444, 1.279272],
  [2, 5, 4.566712, 5.690091, 2.246757],
  [2, 10, 9.297072, 10.982912, 3.371679],
  [6, 0.01, 0.027413, 0.24278, 0.42809],
  [6, 0.1, 0.32364, 1.2948, 1.951],
  [6, 0.28, 0.93422, 2.8492, 3.8383],
  [6, 0.5, 1.7156, 4.5002, 5.5941],
  [6, 1, 3.5745, 7.9178, 8.6981],
];

export const RECORDED: readonly Recorded[] = ENERGIES.map(([ansatz, electrons, omega, energy, error]) => ({
  ansatz,
  electrons,
  omega,
  energy,
  error,
}));

export const RECORDED_PARTS: readonly RecordedParts[] = PARTS.map(
  ([electrons, omega, kinetic, external, interaction]) => ({
    electrons,
    omega,
    kinetic,
    external,
    interaction,
  }),
);

/** Recorded energies of N electrons at ω. */
export const recordedOf = (electrons: number, omega: number): Recorded[] =>
  RECORDED.filter((run) => run.electrons === electrons && Math.abs(run.omega / omega - 1) < 1e-9);

/** Recorded energy of one wave function; NaN when there is none. */
export const recordedEnergy = (ansatz: AnsatzName, electrons: number, omega: number): number =>
  recordedOf(electrons, omega).find((run) => run.ansatz === ansatz)?.energy ?? Number.NaN;
