/**
 * Published ground-state energies of closed-shell quantum dots in the plane, hartree. VMC and fixed-node DMC: J. Høgberget,
 * master thesis, Oslo 2013. CCSD (C. Hirth) and full CI (V. K. B. Olsen) as he cites them; coupled cluster is not
 * variational. RBM and RBM with Padé–Jastrow factor, and the Hartree–Fock energies beside them: E. M. Nordhagen, master
 * thesis, Oslo 2019 (two of his values for N = 2 lie below the exact energy).
 */
export type Method = 'hf' | 'rbm' | 'vmc' | 'rbm-jastrow' | 'ccsd' | 'dmc' | 'fci';

export interface Published {
  energy: number;
  /** One standard error; 0 where none is given. */
  error: number;
  /** Full CI in a basis that is too small. */
  unconverged?: boolean;
}

/** Energy, or energy and error. */
type Entry = number | readonly [number, number] | null;
type Row = readonly [electrons: number, omega: number, ...entries: Entry[]];

const COLUMNS: readonly Method[] = ['vmc', 'dmc', 'ccsd', 'fci', 'rbm', 'rbm-jastrow', 'hf'];
/** Full CI of so many electrons and more is a basis of three shells and fewer. */
const UNCONVERGED_FROM = 12;

// Columns: N, ω, VMC, DMC, CCSD, FCI, RBM, RBM + Jastrow, HF.
const ROWS: readonly Row[] = [
  [2, 0.01, [0.07406, 5e-5], [0.073839, 2e-6], 0.0738, 0.07383505, [0.078643, 5e-6], [0.074107, 8e-6], null],
  [2, 0.1, [0.4413, 5e-5], [0.44079, 1e-5], 0.4408, 0.44079191, [0.4728, 1e-4], [0.440975, 8e-6], 0.525635],
  [2, 0.28, [1.02215, 5e-5], [1.02164, 1e-5], 1.0217, 1.0216441, [1.0705, 4e-5], [1.021668, 7e-6], 1.14171],
  [2, 0.5, [1.66021, 5e-5], [1.65977, 1e-5], 1.6599, 1.6597723, [1.72293, 7e-5], [1.659637, 6e-6], 1.79974],
  [2, 1, [3.0003, 5e-5], [3, 1e-5], 3.0002, 3.0000001, [3.0803, 2e-4], [2.999587, 5e-6], 3.1619],
  [6, 0.01, null, null, null, null, [0.7072, 5e-4], [0.6932, 5e-4], null],
  [6, 0.1, [3.569, 3e-4], [3.55385, 5e-5], 3.5805, 3.551776, [3.697, 1e-3], [3.57, 2e-4], 3.85238],
  [6, 0.28, [7.6216, 4e-4], [7.60019, 6e-5], 7.6254, 7.599579, [7.9273, 9e-4], [7.6203, 2e-4], 8.01957],
  [6, 0.5, [11.8103, 4e-4], [11.78484, 6e-5], 11.8055, 11.785915, [12.241, 1e-3], [11.8074, 2e-4], 12.2713],
  [6, 1, [20.1902, 4e-4], [20.15932, 8e-5], 20.1734, 20.160472, [20.716, 1e-3], [20.1832, 2e-4], 20.7192],
  [12, 0.1, [12.3162, 5e-4], [12.26984, 8e-5], 12.3497, 12.85, [12.679, 1e-3], [12.3416, 4e-4], 12.9247],
  [12, 0.28, [25.7015, 6e-4], [25.63577, 9e-5], 25.7095, 26.483, [26.389, 2e-3], [25.7331, 5e-4], 26.55],
  [12, 0.5, [39.2343, 6e-4], [39.1596, 1e-4], 39.2194, 39.923, [40.44, 3e-3], [39.2743, 6e-4], 40.2161],
  [12, 1, [65.7905, 7e-4], [65.7001, 1e-4], 65.7399, 66.076, [67.632, 3e-3], [65.7911, 7e-4], 66.9113],
  [20, 0.1, [30.0729, 8e-4], [29.9779, 1e-4], 30.27, 34.2, [30.824, 2e-3], [30.1553, 9e-4], 31.1902],
  [20, 0.28, [62.0543, 8e-4], [61.9268, 1e-4], 62.0676, 67.8, [63.788, 4e-3], [62.148, 1e-3], 63.539],
  [20, 0.5, [94.0236, 9e-4], [93.8752, 1e-4], 93.9889, 100.9, [96.41, 1e-3], [94.104, 1e-3], 95.7328],
  [20, 1, [156.062, 1e-3], [155.8822, 1e-4], 155.9569, 164.6, [159.428, 3e-3], [156.104, 1e-3], 158.004],
  [30, 0.1, [60.584, 1e-3], [60.4205, 2e-4], 61.3827, null, [61.829, 5e-3], [60.774, 2e-3], null],
  [30, 0.28, [124.181, 1e-3], [123.9683, 2e-4], 124.2111, null, null, null, null],
  [30, 0.5, [187.294, 1e-3], [187.0426, 2e-4], 187.2231, null, null, null, null],
  [30, 1, [308.858, 1e-3], [308.5627, 2e-4], 308.681, null, [315.364, 8e-3], [308.989, 2e-3], null],
];

/** Frequencies of the table, hartree. */
export const PUBLISHED_OMEGAS = [0.01, 0.1, 0.28, 0.5, 1] as const;

/** All published energies of N electrons at ω; empty where the table has no such row. */
export function publishedEnergies(electrons: number, omega: number): Partial<Record<Method, Published>> {
  const row = ROWS.find(([n, w]) => n === electrons && Math.abs(w / omega - 1) < 1e-9);
  const out: Partial<Record<Method, Published>> = {};
  if (!row) return out;
  COLUMNS.forEach((method, k) => {
    const entry = row[k + 2] as Entry;
    if (entry === null) return;
    const [energy, error] = typeof entry === 'number' ? [entry, 0] : entry;
    out[method] = { energy, error };
    if (method === 'fci' && electrons >= UNCONVERGED_FROM) out[method].unconverged = true;
  });
  return out;
}

/** The best published energy: full CI where its basis is large enough and it lies lower, else fixed-node DMC. */
export function bestPublished(
  electrons: number,
  omega: number,
): (Published & { method: Method }) | undefined {
  const { dmc, fci } = publishedEnergies(electrons, omega);
  if (fci && !fci.unconverged && (!dmc || fci.energy < dmc.energy)) return { ...fci, method: 'fci' };
  return dmc && { ...dmc, method: 'dmc' };
}
