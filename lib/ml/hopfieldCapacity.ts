import type { Rng } from '../rng';
import type { Memory } from './hopfield';
import { settle } from './hopfieldDynamics';
import { createMemory, type Rule, type RuleOptions } from './memoryRules';
import { corrupt, overlap, type Patterns, patternAt, randomPatterns } from './patterns';

/** Room for one recall, reused from one to the next. */
export interface Desk {
  s: Int8Array;
  sums: Float64Array;
  order: Int32Array;
}

export function createDesk({ size, sumCount }: Pick<Memory, 'size' | 'sumCount'>): Desk {
  return {
    s: new Int8Array(size),
    sums: new Float64Array(sumCount),
    order: Int32Array.from({ length: size }, (_, i) => i),
  };
}

/** Sweeps after which a recall is called off; it settles in about ten. */
export const MOST_SWEEPS = 200;

/**
 * One recall: pattern μ with a share `noise` of its units flipped, asynchronous sweeps in random order until nothing
 * changes. Leaves the arrangement in `desk.s`.
 *
 * @returns its overlap with the pattern
 */
export function recallPattern(
  memory: Memory,
  patterns: Patterns,
  mu: number,
  noise: number,
  desk: Desk,
  rng: Rng,
): number {
  const pattern = patternAt(patterns, mu);
  corrupt(pattern, Math.round(noise * patterns.size), desk.order, rng, desk.s);
  settle(memory, desk.s, desk.sums, desk.order, rng, MOST_SWEEPS);
  return overlap(pattern, desk.s);
}

/** Mean final overlap of many recalls, with the error of the mean. */
export interface Capacity {
  /** Networks of fresh patterns: the independent draws. */
  networks: number;
  overlap: number;
  /** One standard error, from the spread between networks. */
  error: number;
  /** Share of recalls that end at an overlap of at least `RECALLED`. */
  recalled: number;
}

/** A pattern counts as recalled from this overlap on: one unit in forty may be wrong. */
export const RECALLED = 0.95;

export interface CapacityOptions extends RuleOptions {
  /** N */
  units: number;
  /** P/N; P is the nearest whole number, at least 1. */
  load: number;
  /** Share of units flipped in the cue. */
  noise: number;
  rule: Rule;
  networks: number;
  /** Patterns asked for in each network; all of them unless given. */
  cues?: number;
}

/** Number of patterns at a load, at least one. */
export const patternCount = (units: number, load: number): number => Math.max(1, Math.round(load * units));

/** Recalls random patterns in `networks` networks. */
export function measureCapacity(options: CapacityOptions, rng: Rng): Capacity {
  const { units, load, noise, rule, networks } = options;
  const count = patternCount(units, load);
  const cues = Math.min(count, options.cues ?? count);
  const means: number[] = [];
  let recalled = 0;
  for (let k = 0; k < networks; k++) {
    const patterns = randomPatterns(units, count, rng);
    const memory = createMemory(patterns, rule, options);
    const desk = createDesk(memory);
    let sum = 0;
    for (let mu = 0; mu < cues; mu++) {
      const m = recallPattern(memory, patterns, mu, noise, desk, rng);
      sum += m;
      if (m >= RECALLED) recalled++;
    }
    means.push(sum / cues);
  }
  const mean = means.reduce((a, b) => a + b, 0) / networks;
  const square = means.reduce((sum, m) => sum + (m - mean) * (m - mean), 0);
  return {
    networks,
    overlap: mean,
    error: networks > 1 ? Math.sqrt(square / (networks - 1) / networks) : 0,
    recalled: recalled / (networks * cues),
  };
}
