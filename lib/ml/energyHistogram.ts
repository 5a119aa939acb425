/** How often each energy per site occurred: many narrow bins, shown joined to as many as the spread needs. */

const LOW = -3;
const HIGH = 0.5;
const BINS = 7000;

export const createEnergyHistogram = (): Float64Array => new Float64Array(BINS);

/** Counts an energy per site; those outside −3 … 0.5 count at the ends. */
export function addEnergy(histogram: Float64Array, energy: number): void {
  const bin = Math.floor(((energy - LOW) / (HIGH - LOW)) * BINS);
  histogram[Math.max(0, Math.min(BINS - 1, bin))]++;
}

/** The occupied range in at most `most` bins of equal width. */
export function joinedHistogram(
  histogram: Float64Array,
  most = 48,
): { edges: Float64Array; counts: Float64Array } {
  const first = histogram.findIndex((count) => count > 0);
  if (first < 0) return { edges: Float64Array.of(-2, 0), counts: new Float64Array(1) };
  const last = histogram.findLastIndex((count) => count > 0);
  const joined = Math.max(1, Math.ceil((last - first + 1) / most));
  const bars = Math.ceil((last - first + 1) / joined);
  const width = ((HIGH - LOW) / BINS) * joined;
  const start = LOW + (first * (HIGH - LOW)) / BINS;
  const counts = new Float64Array(bars);
  for (let bin = first; bin <= last; bin++) counts[Math.floor((bin - first) / joined)] += histogram[bin];
  return { edges: Float64Array.from({ length: bars + 1 }, (_, k) => start + k * width), counts };
}
