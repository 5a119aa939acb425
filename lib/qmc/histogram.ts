/** Counts in equal bins over a fixed range; what lies outside counts in the first or last bin. */
export interface Histogram {
  low: number;
  binWidth: number;
  counts: Float64Array;
}

export function createHistogram(bins: number): Histogram {
  return { low: 0, binWidth: 1, counts: new Float64Array(bins) };
}

/** Empties the bins and sets their range. */
export function resetHistogram(histogram: Histogram, low: number, high: number): void {
  histogram.low = low;
  histogram.binWidth = (high - low) / histogram.counts.length;
  histogram.counts.fill(0);
}

export function addToHistogram(histogram: Histogram, values: Float64Array): void {
  const { low, binWidth, counts } = histogram;
  const last = counts.length - 1;
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor((values[i] - low) / binWidth);
    counts[Math.max(0, Math.min(last, bin))]++;
  }
}
