/**
 * How well samples agree with held-out points: squared energy distance, and what share of each lies on the other. The
 * yardstick is a real sample of the same size, judged against the same held-out points.
 */
import { coveredShare, energyDistance, meanDistanceWithin, nearestSquares } from './energyDistance';

export interface Yardstick {
  /** Mean distance within the held-out points. */
  within: number;
  /** D² between a real sample and the held-out points, its mean over several samples. */
  distance: number;
  /** Standard error of that mean, and standard deviation from sample to sample. */
  error: number;
  spread: number;
  /** Within this radius 95 % of the held-out points find a point of a real sample. */
  radius: number;
}

/** Real samples that the yardstick is made of. */
const SETS = 24;
const NEAR_SHARE = 0.95;

/** @param draw makes a real sample, rows (x, y) */
export function createYardstick(heldOut: Float64Array, draw: () => Float64Array): Yardstick {
  const within = meanDistanceWithin(heldOut);
  let sum = 0;
  let squares = 0;
  let radius = 0;
  const nearest = new Float64Array(heldOut.length >> 1);
  for (let k = 0; k < SETS; k++) {
    const real = draw();
    const d = energyDistance(real, heldOut, within);
    sum += d;
    squares += d * d;
    nearestSquares(heldOut, real, nearest);
    nearest.sort();
    radius += Math.sqrt(nearest[Math.floor(NEAR_SHARE * (nearest.length - 1))]) / SETS;
  }
  const distance = sum / SETS;
  const spread = Math.sqrt(Math.max(0, squares / SETS - distance * distance) * (SETS / (SETS - 1)));
  return { within, distance, error: spread / Math.sqrt(SETS), spread, radius };
}

/** Numbers kept of each of the last samples of each model. */
const NUMBERS = 3;
/** Samples that a score is the mean of. */
const KEPT = 8;

/** The last judgements of several models, for a state. */
export interface Judgements {
  /** models × KEPT × (D², coverage, precision) */
  last: Float64Array;
  /** Samples judged so far, per model. */
  count: Uint32Array;
}

export function createJudgements(models: number): Judgements {
  return { last: new Float64Array(models * KEPT * NUMBERS), count: new Uint32Array(models) };
}

/** Judges one sample of a model; it takes the place of the eighth last. */
export function judge(
  { last, count }: Judgements,
  model: number,
  sample: Float64Array,
  heldOut: Float64Array,
  { within, radius }: Yardstick,
): void {
  const at = (model * KEPT + (count[model]++ % KEPT)) * NUMBERS;
  last[at] = energyDistance(sample, heldOut, within);
  last[at + 1] = coveredShare(heldOut, sample, radius);
  last[at + 2] = coveredShare(sample, heldOut, radius);
}

/** Means over the last samples, at most eight. */
export interface Score {
  /** D², and its standard error from sample to sample; 0 and 0 before the first. */
  distance: number;
  error: number;
  /** Share of the held-out points that have a sample within the radius. */
  coverage: number;
  /** Share of the samples that have a held-out point within the radius. */
  precision: number;
  samples: number;
}

export function scoreOf({ last, count }: Judgements, model: number, { spread }: Yardstick): Score {
  const samples = Math.min(KEPT, count[model]);
  if (samples === 0) return { distance: 0, error: 0, coverage: 0, precision: 0, samples: 0 };
  const means = [0, 0, 0];
  let squares = 0;
  for (let k = 0; k < samples; k++) {
    const at = (model * KEPT + k) * NUMBERS;
    for (let i = 0; i < NUMBERS; i++) means[i] += last[at + i] / samples;
    squares += last[at] * last[at];
  }
  const variance = samples > 1 ? (squares / samples - means[0] * means[0]) * (samples / (samples - 1)) : 0;
  // Of few samples the spread is a guess; it is never less than that of real ones.
  const error = Math.sqrt(Math.max(variance, spread * spread) / samples);
  return { distance: means[0], error, coverage: means[1], precision: means[2], samples: count[model] };
}
