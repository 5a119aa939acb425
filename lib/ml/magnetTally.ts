/** Sampled numbers of a magnet or of a machine, with errors that account for autocorrelation. */
import { blocking } from '../stats';
import { type Bins, clearBins, createBins, estimateFunction, meansOf, measuredIn, pushBins } from './bins';
import { createNumbers, type Distances, type MagnetNumbers } from './magnetNumbers';

/** Rows of shares and correlations: energies, magnetisations, distances. */
export interface MagnetTally {
  bins: Bins;
}

const MOST_BINS = 128;

export function createTally(distances: Distances): MagnetTally {
  const { energies, magnets, correlations } = createNumbers(distances);
  return { bins: createBins(energies.length + magnets.length + correlations.length, MOST_BINS) };
}

export function clearTally({ bins }: MagnetTally): void {
  clearBins(bins);
}

/** Adds the numbers of one batch of configurations. */
export function pushTally({ bins }: MagnetTally, { energies, magnets, correlations }: MagnetNumbers): void {
  const row = new Float64Array(bins.width);
  row.set(energies);
  row.set(magnets, energies.length);
  row.set(correlations, 2 * energies.length);
  pushBins(bins, row);
}

/** Batches behind the numbers. */
export const batchesIn = ({ bins }: MagnetTally): number => measuredIn(bins);

function split(row: Float64Array, distances: Distances): MagnetNumbers {
  const out = createNumbers(distances);
  const levels = out.energies.length;
  out.energies.set(row.subarray(0, levels));
  out.magnets.set(row.subarray(levels, 2 * levels));
  out.correlations.set(row.subarray(2 * levels));
  return out;
}

/** Means so far and their errors; zeros before the first full bin, errors of zero below two. */
export function tallied(
  { bins }: MagnetTally,
  distances: Distances,
): { numbers: MagnetNumbers; errors: MagnetNumbers } {
  if (bins.filled === 0) return { numbers: createNumbers(distances), errors: createNumbers(distances) };
  const means = meansOf(bins);
  const errors = means.map((_, k) => columnError(bins, k));
  return { numbers: split(means, distances), errors: split(errors, distances) };
}

function columnError({ width, filled, means }: Bins, column: number): number {
  const { standardError } = blocking(
    Float64Array.from({ length: filled }, (_, b) => means[b * width + column]),
  );
  return Number.isFinite(standardError) ? standardError : 0;
}

/** Error of Σ_k c_k x_k over the columns of a tally. */
function errorOf(bins: Bins, coefficient: (column: number) => number): number {
  const gradient = Float64Array.from({ length: bins.width }, (_, k) => coefficient(k));
  const { standardError } = estimateFunction(bins, () => ({ value: 0, gradient }));
  return Number.isFinite(standardError) ? standardError : 0;
}

/** Errors of ⟨E⟩/N and ⟨|Σ s|⟩/N. */
export function summaryErrors(
  { bins }: MagnetTally,
  sites: number,
): { energy: number; magnetization: number } {
  const levels = sites + 1;
  return {
    energy: errorOf(bins, (k) => (k < levels ? (4 * k - 2 * sites) / sites : 0)),
    magnetization: errorOf(bins, (k) =>
      k >= levels && k < 2 * levels ? Math.abs(2 * (k - levels) - sites) / sites : 0,
    ),
  };
}
