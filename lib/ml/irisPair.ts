import type { Assets } from '../simulation';
import { loadDataTable } from './dataTables';

/** Two kinds of flowers by two lengths, which almost tell them apart. */
export interface IrisPair {
  /** Petal length and width, pairs, each scaled to −1 … 1 with a margin. */
  inputs: Float64Array;
  /** 0 versicolor, 1 virginica. */
  targets: Float64Array;
}

const PETAL_LENGTH = 2;
const PETAL_WIDTH = 3;
const FIRST_CLASS = 1;
/** Largest and smallest values stand this far from the middle. */
const EXTENT = 0.9;

/** Versicolor against virginica, 100 flowers; setosa is left out: it is told apart by a glance. */
export async function loadIrisPair(assets: Assets): Promise<IrisPair> {
  const { n, p, features, labels } = await loadDataTable(assets, 'iris');
  const rows = Array.from({ length: n }, (_, i) => i).filter((i) => labels[i] >= FIRST_CLASS);
  const columns = [PETAL_LENGTH, PETAL_WIDTH].map((j) => rows.map((i) => features[i * p + j]));
  const scaled = columns.map((values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return values.map((v) => EXTENT * ((2 * (v - low)) / (high - low) - 1));
  });
  return {
    inputs: Float64Array.from(rows.flatMap((_, k) => [scaled[0][k], scaled[1][k]])),
    targets: Float64Array.from(rows, (i) => labels[i] - FIRST_CLASS),
  };
}
