import { readFileSync } from 'node:fs';
import { type DataTableName, loadDataTable, standardizationOf, standardizedRows } from '@/lib/ml/dataTables';
import type { Inputs } from '@/lib/ml/decisionTree';
import { nodeAssets } from '../tools/assets';

/** A data set as scikit-learn's `load_…` gives it. */
export interface ClassicTable extends Inputs {
  labels: Uint8Array;
  classes: number;
}

/** Iris, wine, breast cancer, or the digits with grey levels 0 … 16. */
export async function classicTable(name: string): Promise<ClassicTable> {
  if (name === 'digits') {
    const bytes = await nodeAssets.bytes('data/optdigits/optdigits_8x8_u8.bin');
    const rows = bytes.length / 65;
    const x = Float64Array.from(bytes.subarray(0, 64 * rows));
    return { x, rows, columns: 64, labels: bytes.slice(64 * rows), classes: 10 };
  }
  const file = name.replace(/[A-Z]/, (c) => `-${c.toLowerCase()}`) as DataTableName;
  const { features, n, p, labels, classNames } = await loadDataTable(nodeAssets, file);
  return { x: features, rows: n, columns: p, labels, classes: classNames.length };
}

/** Each input with mean 0 and deviation 1 over all rows. */
export function standardized(table: Inputs): Inputs {
  const all = { features: table.x, p: table.columns };
  const rows = Array.from({ length: table.rows }, (_, i) => i);
  return { ...table, x: standardizedRows(all, rows, standardizationOf(all, rows)) };
}

/** The last input, and a table of the others. */
export function lastFromOthers({ x, rows, columns }: Inputs): { inputs: Inputs; y: Float64Array } {
  const inputs = { x: x.filter((_, at) => at % columns < columns - 1), rows, columns: columns - 1 };
  return { inputs, y: x.filter((_, at) => at % columns === columns - 1) };
}

/** Every second row, from `first`. */
export function everySecond({ x, rows, columns }: Inputs, first: 0 | 1): Inputs {
  const kept = x.filter((_, at) => Math.floor(at / columns) % 2 === first);
  return { x: kept, rows: kept.length / columns, columns: rows > 0 ? columns : 0 };
}

/** The nodes of a tree in scikit-learn's order. */
export interface ReferenceTree {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  impurity: number[];
  count: number[];
}

export interface Reference {
  trees: Record<
    string,
    { class: ReferenceTree; number?: ReferenceTree; weights?: number[]; weighted?: ReferenceTree }
  >;
  boosting: Record<string, { errors: number[]; voices: number[]; cost: number[] }>;
  svm: Record<string, Record<'linear' | 'rbf' | 'polynomial', { support: number[]; decision: number[] }>>;
  gaussianProcess: Record<
    string,
    Record<string, { mean: number[]; deviation: number[]; logMarginalLikelihood: number }>
  >;
}

/** What scikit-learn 1.2.1 says; the command that made it is in the file. */
export const reference: Reference = JSON.parse(
  readFileSync(new URL('./data/sklearnTrees.json', import.meta.url), 'utf8'),
);
