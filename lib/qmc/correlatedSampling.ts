import { exp } from '../math';
import type { Estimate } from '../stats';
import { type Blocks, createBlocks, jackknife, pushBlocks } from './blocks';
import { configurationAt } from './configurations';
import type { Walkers } from './metropolis';
import type { Hamiltonian, TrialWaveFunction } from './types';

/**
 * Sums for the energies of two wave functions near Ψ, measured with the walkers of Ψ. A walker counts with the weight
 * |Ψ±/Ψ|². Both energies then share their statistical errors, and most of these cancel in the difference.
 */
export interface CorrelatedSums {
  blocks: Blocks;
  /** Scratch: one row. */
  row: Float64Array;
}

const COLUMNS = 4;

export function createCorrelatedSums(): CorrelatedSums {
  return { blocks: createBlocks(COLUMNS), row: new Float64Array(COLUMNS) };
}

/** Adds the present configurations of all walkers, whose ln|Ψ| must be up to date. */
export function pushCorrelated<W extends TrialWaveFunction>(
  sums: CorrelatedSums,
  walkers: Walkers,
  hamiltonian: Hamiltonian<W>,
  lower: W,
  upper: W,
): void {
  const { row } = sums;
  row.fill(0);
  for (let w = 0; w < walkers.count; w++) {
    const x = configurationAt(walkers, w);
    addWeighted(row, 0, lower, hamiltonian, x, walkers.logPsi[w]);
    addWeighted(row, 2, upper, hamiltonian, x, walkers.logPsi[w]);
  }
  pushBlocks(sums.blocks, row);
}

function addWeighted<W extends TrialWaveFunction>(
  row: Float64Array,
  column: number,
  psi: W,
  hamiltonian: Hamiltonian<W>,
  x: Float64Array,
  logPsi: number,
): void {
  const weight = exp(2 * (psi.logPsi(x) - logPsi));
  row[column] += weight;
  row[column + 1] += weight * hamiltonian.localEnergy(psi, x);
}

/**
 * (E₊ − E₋) / spacing with E± = Σ wE_L / Σ w: a finite difference of the energy, for comparison with the covariance
 * formula. It is noisier, since it keeps the term ⟨∂E_L/∂θ⟩, whose mean is zero but whose fluctuations are not.
 *
 * @param spacing distance of the two parameter values.
 */
export function differenceEstimate(sums: CorrelatedSums, spacing: number): Estimate {
  return jackknife(sums.blocks, (m) => (m[3] / m[2] - m[1] / m[0]) / spacing);
}
