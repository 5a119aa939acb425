import { blockError } from './blockErrors';
import { type Blocks, createBlocks, pushBlocks, rowCount } from './blocks';

/** Counts of distances in equal bins, sweep after sweep, so that each bin has a blocked error; constant size. */
export interface RadialHistogram {
  /** Distances beyond this are not counted. */
  reach: number;
  blocks: Blocks;
  /** The present sweep. */
  row: Float64Array;
}

export function createRadialHistogram(bins: number, reach: number): RadialHistogram {
  return { reach, blocks: createBlocks(bins, 64), row: new Float64Array(bins) };
}

/** Counts a distance with a weight: 1/(number of configurations) makes the histogram that of one configuration. */
export function addDistance({ reach, row }: RadialHistogram, distance: number, weight: number): void {
  const bin = Math.floor((distance / reach) * row.length);
  if (bin < row.length) row[bin] += weight;
}

/** Closes the sweep. */
export function endRadialSweep({ blocks, row }: RadialHistogram): void {
  pushBlocks(blocks, row);
  row.fill(0);
}

/** Means per bin with their errors. */
export interface RadialEstimate {
  /** Middle of the bin. */
  r: Float64Array;
  /** Mean count per unit length of r. */
  mean: Float64Array;
  /** One standard error, from blocks; NaN with fewer than two. */
  error: Float64Array;
}

/** Mean number of distances per unit length, bin by bin: its integral over all r is the number counted per sweep. */
export function estimateRadial({ reach, blocks, row }: RadialHistogram): RadialEstimate {
  const bins = row.length;
  const { full, length, sums } = blocks;
  const width = reach / bins;
  const sweeps = rowCount(blocks);
  const mean = new Float64Array(bins);
  const error = new Float64Array(bins);
  const values = new Float64Array(full);
  for (let b = 0; b < bins; b++) {
    let sum = sums[full * bins + b];
    for (let k = 0; k < full; k++) {
      sum += sums[k * bins + b];
      values[k] = sums[k * bins + b] / length;
    }
    mean[b] = sweeps > 0 ? sum / (sweeps * width) : 0;
    error[b] = blockError(values).standardError / width;
  }
  return { r: Float64Array.from({ length: bins }, (_, b) => (b + 0.5) * width), mean, error };
}
