import { readFileSync } from 'node:fs';
import { type DataTableName, loadDataTable, standardizationOf, standardizedRows } from '@/lib/ml/dataTables';
import type { LabelledPoints, Points } from '@/lib/ml/points';
import { nodeAssets } from '../tools/assets';

/** A data set as scikit-learn's `load_…` gives it. */
export interface ClassicTable extends LabelledPoints {
  classes: number;
}

/** Iris, wine, breast cancer, or the digits with grey levels 0 … 16. */
export async function classicTable(name: string): Promise<ClassicTable> {
  if (name === 'digits') {
    const bytes = await nodeAssets.bytes('data/optdigits/optdigits_8x8_u8.bin');
    const n = bytes.length / 65;
    const features = Float64Array.from(bytes.subarray(0, 64 * n));
    return { n, p: 64, features, labels: bytes.slice(64 * n), classes: 10 };
  }
  const file = name.replace(/[A-Z]/, (c) => `-${c.toLowerCase()}`) as DataTableName;
  const { features, n, p, labels, classNames } = await loadDataTable(nodeAssets, file);
  return { n, p, features, labels, classes: classNames.length };
}

/** Each feature with mean 0 and deviation 1 over all points. */
export function standardized(points: Points): Points {
  const rows = Array.from({ length: points.n }, (_, i) => i);
  return { ...points, features: standardizedRows(points, rows, standardizationOf(points, rows)) };
}

/** The last feature, and points of the others. */
export function lastFromOthers({ n, p, features }: Points): { inputs: Points; y: Float64Array } {
  const others = features.filter((_, at) => at % p < p - 1);
  return { inputs: { n, p: p - 1, features: others }, y: features.filter((_, at) => at % p === p - 1) };
}

/** Every second point, from `first`. */
export function everySecond({ p, features }: Points, first: 0 | 1): Points {
  const kept = features.filter((_, at) => Math.floor(at / p) % 2 === first);
  return { n: kept.length / p, p, features: kept };
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
