import type { Frame } from './simulation';

const BINS = 28;

/** Shares of the free energies between common edges. */
export interface EnergyHistogram {
  edges: Float64Array;
  training: Float64Array;
  heldOut: Float64Array;
  dreams: Float64Array;
}

/** The free energies of the last measurement; edges 0 … 1 and no shares before the first. */
export function energyHistogram({ measured }: Pick<Frame, 'measured'>): EnergyHistogram {
  const { training, heldOut, dreams } = measured.energies;
  let [low, high] = [Infinity, -Infinity];
  for (const values of [training, heldOut, dreams]) {
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (measured.update < 0 || !(high - low < Infinity)) [low, high] = [0, 1];
  if (high === low) high = low + 1;
  const width = (high - low) / BINS;
  const sharesOf = (values: Float64Array) => {
    const shares = new Float64Array(BINS);
    if (measured.update < 0) return shares;
    for (const value of values) {
      shares[Math.min(BINS - 1, Math.floor((value - low) / width))] += 1 / values.length;
    }
    return shares;
  };
  return {
    edges: Float64Array.from({ length: BINS + 1 }, (_, k) => low + k * width),
    training: sharesOf(training),
    heldOut: sharesOf(heldOut),
    dreams: sharesOf(dreams),
  };
}
