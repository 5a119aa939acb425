/**
 * The table of a reader's points, whose third column decides what can be learnt from it: a class, a measured height, nothing,
 * or a reward that comes later.
 */
import { exp } from '@/lib/math';
import { createRng, normal } from '@/lib/rng';
import type { Cloud } from './cloud';
import { type LabelledPoints, pointsOfCloud, rowsOf } from './points';

export interface ReaderTable extends LabelledPoints {
  /** The ground's height at each point, measured with a normal error. */
  heights: Float64Array;
  /** Rows to learn from. */
  training: Uint32Array;
  /** Every fifth row, kept back to judge by. */
  heldOut: Uint32Array;
}

/** One row in this many is kept back. */
export const KEPT_BACK = 5;
const NOISE_STREAM = 1;

/** The true height of the ground at (x, y): a hill at the upper right, a hollow at the lower left. */
export function groundHeight(x: number, y: number): number {
  const hill = exp(-((x - 0.4) * (x - 0.4) + (y - 0.3) * (y - 0.3)) / 0.2);
  const hollow = exp(-((x + 0.4) * (x + 0.4) + (y + 0.35) * (y + 0.35)) / 0.25);
  return 0.85 * hill - 0.75 * hollow + 0.1 * x;
}

/** The table of a cloud; the errors of its heights come from a stream of the seed's own. */
export function readerTable(cloud: Cloud, noise: number, seed: number): ReaderTable {
  const rng = createRng(seed, NOISE_STREAM);
  const heights = Float64Array.from(cloud.x, (x, i) => groundHeight(x, cloud.y[i]) + noise * normal(rng));
  const rows = Uint32Array.from(cloud.x.keys());
  const isKeptBack = (i: number) => i % KEPT_BACK === KEPT_BACK - 1;
  return {
    ...pointsOfCloud(cloud),
    heights,
    training: rows.filter((i) => !isKeptBack(i)),
    heldOut: rows.filter(isKeptBack),
  };
}

/** The rows to learn from, as points. */
export function trainingPoints(table: ReaderTable): LabelledPoints {
  return rowsOf(table, table.training);
}

/** Middles of `side` × `side` equal cells of the square [−1, 1]², row 0 at the bottom. */
export function gridPoints(side: number): Float64Array {
  const at = (k: number) => (2 * (k + 0.5)) / side - 1;
  return Float64Array.from({ length: 2 * side * side }, (_, i) => {
    const cell = i >> 1;
    return at(i % 2 === 0 ? cell % side : Math.floor(cell / side));
  });
}

/** Root mean square of `said − heights` over the given rows; 0 for none. */
export function rootMeanSquare(said: Float64Array, heights: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const i of rows) sum += (said[i] - heights[i]) * (said[i] - heights[i]);
  return rows.length > 0 ? Math.sqrt(sum / rows.length) : 0;
}

/** Share of the given rows where the answer is the label; 1 for none. */
export function shareRight(said: Float64Array, labels: Uint8Array, rows: Uint32Array): number {
  let right = 0;
  for (const i of rows) if (said[i] === labels[i]) right++;
  return rows.length > 0 ? right / rows.length : 1;
}
