import type { Estimate } from '../stats';
import { blockError } from './blockErrors';

/**
 * Running sums of several series in at most `capacity` blocks of equal length. When all are full, neighbours are merged
 * and the length doubles: the size stays constant, and after `capacity`/2 rows there are always capacity/2 … capacity
 * blocks. The jackknife over them gives errors of functions of several means (a variance, a covariance, a ratio), which
 * blocking of one series cannot. A short run has short blocks, which still know of each other: `blockError` reckons with it.
 */
export interface Blocks {
  columns: number;
  capacity: number;
  /** Rows in one full block. */
  length: number;
  /** Number of full blocks. */
  full: number;
  /** Rows in the block that is being filled. */
  rows: number;
  /** (capacity + 1) × columns; the block being filled comes after the full ones. */
  sums: Float64Array;
}

/** @param capacity even number of blocks. */
export function createBlocks(columns: number, capacity = 128): Blocks {
  return {
    columns,
    capacity,
    length: 1,
    full: 0,
    rows: 0,
    sums: new Float64Array((capacity + 1) * columns),
  };
}

/** Forgets everything. */
export function clearBlocks(blocks: Blocks): void {
  blocks.length = 1;
  blocks.full = 0;
  blocks.rows = 0;
  blocks.sums.fill(0);
}

/** Adds one row of `columns` numbers. */
export function pushBlocks(blocks: Blocks, row: Float64Array): void {
  const { columns, sums } = blocks;
  const offset = blocks.full * columns;
  for (let c = 0; c < columns; c++) sums[offset + c] += row[c];
  if (++blocks.rows < blocks.length) return;
  blocks.rows = 0;
  if (++blocks.full === blocks.capacity) mergeNeighbours(blocks);
}

function mergeNeighbours(blocks: Blocks): void {
  const { columns, capacity, sums } = blocks;
  const half = capacity / 2;
  for (let b = 0; b < half; b++) {
    for (let c = 0; c < columns; c++) {
      sums[b * columns + c] = sums[2 * b * columns + c] + sums[(2 * b + 1) * columns + c];
    }
  }
  sums.fill(0, half * columns);
  blocks.full = half;
  blocks.length *= 2;
}

/** Number of rows so far. */
export function rowCount(blocks: Blocks): number {
  return blocks.full * blocks.length + blocks.rows;
}

/**
 * f of the column means, with the jackknife error over the m full blocks: (m − 1) times the error of the mean of f₍ⱼ₎,
 * which leaves block j out; for independent blocks √((m − 1)/m · Σⱼ (f₍ⱼ₎ − f̄)²). Efron, The Jackknife, the Bootstrap and
 * Other Resampling Plans (1982). `blockError` adds what blocks know of each other.
 *
 * @returns mean NaN without rows, standard error NaN with fewer than two full blocks; `blocks` counts independent ones.
 */
export function jackknife(blocks: Blocks, f: (means: Float64Array) => number): Estimate {
  const { columns, full, length, sums } = blocks;
  const total = new Float64Array(columns);
  for (let b = 0; b < full; b++) for (let c = 0; c < columns; c++) total[c] += sums[b * columns + c];
  const rows = rowCount(blocks);
  const mean = f(total.map((sum, c) => (sum + sums[full * columns + c]) / rows));
  const left = new Float64Array(full);
  const means = new Float64Array(columns);
  for (let b = 0; full > 1 && b < full; b++) {
    for (let c = 0; c < columns; c++) means[c] = (total[c] - sums[b * columns + c]) / ((full - 1) * length);
    left[b] = f(means);
  }
  const { standardError, blocks: independent } = blockError(left);
  return { mean, standardError: (full - 1) * standardError, blocks: independent };
}
