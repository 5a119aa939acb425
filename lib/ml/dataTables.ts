/** The data sets of the textbooks: iris, wine and breast cancer, standardised and split in one fixed way. */
import type { Assets } from '../simulation';
import { stratifiedSplit } from './digits';
import { type LabelledTable, parseLabelledTable } from './labelledTable';

/** 150 flowers, 4 lengths, 3 species; 178 wines, 13 measurements, 3 cultivars; 569 tumours, 30 features, 2 diagnoses. */
export type DataTableName = 'iris' | 'wine' | 'breast-cancer';

/** Share of every class that is kept back, and the seed of the choice. */
const KEPT_BACK = 0.3;
const SPLIT_SEED = 2024;

/** Where each feature is centred, and the length that becomes 1. */
export interface Standardization {
  mean: Float64Array;
  /** Root mean square distance from the mean (division by n); 1 for a feature that never changes. */
  deviation: Float64Array;
}

/** Reads one of the tables in `public/data`; sources and licences stand beside the files. */
export async function loadDataTable(assets: Assets, name: DataTableName): Promise<LabelledTable> {
  const bytes = await assets.bytes(`data/${name}/${name}.csv`);
  return parseLabelledTable(new TextDecoder().decode(bytes));
}

/** Rows to learn from and rows kept back (three tenths of every class), both ascending; the same in every run by default. */
export function splitTable(
  { labels }: Pick<LabelledTable, 'labels'>,
  share = KEPT_BACK,
  seed = SPLIT_SEED,
): { training: Uint32Array; heldOut: Uint32Array } {
  return stratifiedSplit(labels, share, seed);
}

/**
 * Mean and deviation of each feature over the chosen rows: of the training part only, or the part kept back has been
 * seen. @throws RangeError without rows
 */
export function standardizationOf(
  { features, p }: Pick<LabelledTable, 'features' | 'p'>,
  rows: ArrayLike<number>,
): Standardization {
  if (rows.length === 0) throw new RangeError('no rows: a mean needs at least one');
  const mean = new Float64Array(p);
  const deviation = new Float64Array(p);
  for (let k = 0; k < rows.length; k++) {
    for (let j = 0; j < p; j++) mean[j] += features[rows[k] * p + j] / rows.length;
  }
  for (let k = 0; k < rows.length; k++) {
    for (let j = 0; j < p; j++) {
      const d = features[rows[k] * p + j] - mean[j];
      deviation[j] += (d * d) / rows.length;
    }
  }
  for (let j = 0; j < p; j++) {
    // What rounding leaves of a constant feature is not a scale.
    const noise = 1e-12 * Math.abs(mean[j]);
    deviation[j] = Math.sqrt(deviation[j]) > noise ? Math.sqrt(deviation[j]) : 1;
  }
  return { mean, deviation };
}

/** (x − mean)/deviation of the chosen rows, rows.length × p, row by row. */
export function standardizedRows(
  { features, p }: Pick<LabelledTable, 'features' | 'p'>,
  rows: ArrayLike<number>,
  { mean, deviation }: Standardization,
): Float64Array {
  const out = new Float64Array(rows.length * p);
  for (let k = 0; k < rows.length; k++) {
    for (let j = 0; j < p; j++) out[k * p + j] = (features[rows[k] * p + j] - mean[j]) / deviation[j];
  }
  return out;
}
