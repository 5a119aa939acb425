import type { ShellMethod } from '@/lib/qmc/shellSettings';

/** What a finished run of this demo said, hartree, with its standard error. */
export interface Recorded {
  ansatz: ShellMethod;
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
  ansatz: ShellMethod,
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
  ['deep', 6, 1, 20.15543, 0.00015],
  ['slater', 2, 1, 3.1687, 0.0028],
  ['slater-jastrow', 2, 1, 3.00045, 4.5e-5],
  ['dmc', 2, 1, 3.00011, 0.00014],
  ['slater-jastrow', 6, 10, 136.179, 0.0023],
  ['slater-jastrow', 6, 5, 74.9571, 0.0015],
  ['slater-jastrow', 6, 2, 35.08591, 0.00084],
  ['slater', 6, 1, 20.7883, 0.0068],
  ['rbm', 6, 1, 20.619, 0.034],
  ['slater-jastrow', 6, 1, 20.19039, 0.00065],
  ['rbm-jastrow', 6, 1, 20.18266, 0.00053],
  ['dmc', 6, 1, 20.16021, 0.00088],
  ['slater-jastrow', 6, 0.5, 11.80978, 0.00034],
  ['slater-jastrow', 6, 0.28, 7.62172, 0.00026],
  ['slater', 6, 0.1, 3.8887, 0.0014],
  ['slater-jastrow', 6, 0.1, 3.5692, 0.00013],
  ['dmc', 6, 0.1, 3.55424, 0.00023],
  ['slater-jastrow', 6, 0.01, 0.698374, 4.3e-5],
  ['slater-jastrow', 12, 10, 414.7759, 0.0077],
  ['slater', 12, 1, 67.08, 0.013],
  ['slater-jastrow', 12, 1, 65.792, 0.0015],
  ['dmc', 12, 1, 65.7024, 0.0025],
  ['slater-jastrow', 12, 0.5, 39.23469, 0.00091],
  ['slater-jastrow', 12, 0.28, 25.69901, 0.00066],
  ['slater', 12, 0.1, 13.0056, 0.0035],
  ['slater-jastrow', 12, 0.1, 12.31672, 0.00033],
  ['slater-jastrow', 12, 0.01, 2.497425, 8.9e-5],
  ['slater-jastrow', 20, 10, 944.975, 0.013],
  ['slater-jastrow', 20, 1, 156.063, 0.0034],
  ['slater-jastrow', 20, 0.5, 94.0227, 0.0021],
  ['slater-jastrow', 20, 0.28, 62.0523, 0.0013],
  ['slater-jastrow', 20, 0.1, 30.0695, 0.00066],
  ['slater-jastrow', 20, 0.01, 6.19373, 0.00021],
  ['slater-jastrow', 30, 10, 1818.949, 0.027],
  ['slater-jastrow', 30, 1, 308.8589, 0.0061],
  ['slater-jastrow', 30, 0.5, 187.295, 0.0036],
  ['slater-jastrow', 30, 0.28, 124.1767, 0.002],
  ['slater-jastrow', 30, 0.1, 60.5761, 0.0013],
  ['slater-jastrow', 30, 0.01, 12.58788, 0.00039],
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
  [6, 0.01, 0.027329, 0.24181, 0.42924],
  [6, 0.1, 0.32225, 1.2962, 1.9507],
  [6, 0.28, 0.93198, 2.8501, 3.8397],
  [6, 0.5, 1.7156, 4.5002, 5.5941],
  [6, 1, 3.5745, 7.9178, 8.6981],
  [6, 2, 7.5579, 14.201, 13.327],
  [6, 5, 20.317, 31.732, 22.908],
  [6, 10, 42.571, 59.667, 33.942],
  [12, 0.01, 0.056279, 0.85319, 1.588],
  [12, 0.1, 0.72608, 4.3582, 7.2324],
  [12, 0.28, 2.1794, 9.325, 14.195],
  [12, 0.5, 4.1007, 14.447, 20.687],
  [12, 1, 8.8, 24.87, 32.122],
  [12, 10, 112.98, 175.79, 126.01],
  [20, 0.01, 0.096735, 2.1041, 3.9928],
  [20, 0.1, 1.3497, 10.476, 18.243],
  [20, 0.28, 4.1205, 22.062, 35.87],
  [20, 0.5, 7.8608, 33.969, 52.192],
  [20, 1, 17.155, 57.814, 81.094],
  [20, 10, 232.01, 392.13, 320.84],
  [30, 0.01, 0.15391, 4.257, 8.1769],
  [30, 0.1, 2.2117, 20.923, 37.441],
  [30, 0.28, 6.897, 43.673, 73.607],
  [30, 0.5, 13.203, 66.871, 107.22],
  [30, 1, 29.305, 112.93, 166.62],
  [30, 10, 410.68, 743.36, 664.9],
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
export const recordedEnergy = (ansatz: ShellMethod, electrons: number, omega: number): number =>
  recordedOf(electrons, omega).find((run) => run.ansatz === ansatz)?.energy ?? Number.NaN;
