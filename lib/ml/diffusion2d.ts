/**
 * Denoising diffusion of points of the plane.
 *
 * Forwards, noise is mixed in: x_t = √a_t x_0 + √(1 − a_t) ε, t = 1 … T. A network learns to tell the noise,
 * C = ⟨½ |ε̂(x_t, t) − ε|²⟩, which is to learn the score: the best ε̂ is −√(1 − a_t) ∇ ln p_t(x). Backwards, a point of
 * pure noise becomes one of the data in T steps, x_(t−1) = (x_t − β_t ε̂/√(1 − a_t))/√(1 − β_t) + σ_t · normal, with
 * σ_t² = β_t (1 − a_(t−1))/(1 − a_t).
 *
 * Sources: J. Sohl-Dickstein et al., ICML 2015; J. Ho et al., NeurIPS 2020; P. Vincent, Neural Comput. 23, 1661 (2011).
 */
import { cos, sin } from '../math';
import { integer, normal, type Rng } from '../rng';
import type { Activation, Network } from './ffnn';
import { type Block, createBlock, runBack, runForward } from './networkBlock';

/** Noise by noise: index t = 0 … T, β_0 = 0, a_0 = 1. */
export interface Schedule {
  steps: number;
  /** β_t, share of the variance replaced by noise in step t. */
  beta: Float64Array;
  /** a_t = Π (1 − β_s), share that is still signal. */
  kept: Float64Array;
}

/** β T at the two ends, as in Ho et al. (10⁻⁴ and 0.02 at T = 1000). */
const FIRST_BETA = 0.1;
const LAST_BETA = 20;

/**
 * The linear schedule of Ho et al. for T steps: β T runs from 0.1 to 20, so that a_T ≈ e^(−10) whatever T.
 *
 * @throws RangeError unless T is an integer ≥ 21, below which β would pass 1
 */
export function createSchedule(steps: number): Schedule {
  if (!(Number.isInteger(steps) && steps > LAST_BETA)) {
    throw new RangeError(`steps = ${steps}: expected an integer > ${LAST_BETA}`);
  }
  const beta = new Float64Array(steps + 1);
  const kept = new Float64Array(steps + 1).fill(1);
  for (let t = 1; t <= steps; t++) {
    beta[t] = (FIRST_BETA + ((LAST_BETA - FIRST_BETA) * (t - 1)) / (steps - 1)) / steps;
    kept[t] = kept[t - 1] * (1 - beta[t]);
  }
  return { steps, beta, kept };
}

/**
 * One step back in time for `count` points (x, y), in place.
 *
 * @param predicted ε̂(x_t, t), count × 2
 */
export function ancestralStep(
  { beta, kept }: Schedule,
  t: number,
  points: Float64Array,
  predicted: Float64Array,
  count: number,
  rng: Rng,
): void {
  const pull = beta[t] / Math.sqrt(1 - kept[t]);
  const scale = 1 / Math.sqrt(1 - beta[t]);
  const width = Math.sqrt((beta[t] * (1 - kept[t - 1])) / (1 - kept[t]));
  for (let k = 0; k < 2 * count; k++) {
    points[k] = scale * (points[k] - pull * predicted[k]);
    if (t > 1) points[k] += width * normal(rng);
  }
}

/** Numbers the network sees of a point and its time: x, y, and two turns of a clock. */
const FEATURES = 6;

/** Network that tells the noise in (x_t, t). */
export function createDenoiser(hidden: readonly number[], activation: Activation = 'relu'): Network {
  return { sizes: [FEATURES, ...hidden, 2], activation, output: 'identity', cost: 'squared' };
}

/** Writes what the network sees: x, y, cos and sin of πt/T and of 2πt/T. */
export function writeFeatures(
  steps: number,
  t: number,
  x: number,
  y: number,
  out: Float64Array,
  row: number,
): void {
  const angle = (Math.PI * t) / steps;
  const at = FEATURES * row;
  const c = cos(angle);
  const s = sin(angle);
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = c;
  out[at + 3] = s;
  out[at + 4] = 2 * c * c - 1;
  out[at + 5] = 2 * s * c;
}

/** Memory for at most `rows` points; no part of a state. */
export interface DenoiserScratch {
  block: Block;
  features: Float64Array;
  noise: Float64Array;
  error: Float64Array;
}

export function createDenoiserScratch(network: Network, rows: number): DenoiserScratch {
  return {
    block: createBlock(network, rows),
    features: new Float64Array(FEATURES * rows),
    noise: new Float64Array(2 * rows),
    error: new Float64Array(2 * rows),
  };
}

/** ε̂ of the first `count` points at one time, count × 2, in the scratch. */
export function predictNoise(
  theta: Float64Array,
  { steps }: Schedule,
  t: number,
  points: ArrayLike<number>,
  count: number,
  { block, features }: DenoiserScratch,
): Float64Array {
  for (let n = 0; n < count; n++) writeFeatures(steps, t, points[2 * n], points[2 * n + 1], features, n);
  return runForward(block, theta, features, count);
}

/** Draws a time and a noise for each of `count` clean points, and writes what the network shall see of them. */
export function drawNoised(
  { steps, kept }: Schedule,
  clean: Float64Array,
  count: number,
  { features, noise }: DenoiserScratch,
  rng: Rng,
): void {
  for (let n = 0; n < count; n++) {
    const t = 1 + integer(rng, steps);
    const signal = Math.sqrt(kept[t]);
    const width = Math.sqrt(1 - kept[t]);
    const u = normal(rng);
    const v = normal(rng);
    noise[2 * n] = u;
    noise[2 * n + 1] = v;
    writeFeatures(
      steps,
      t,
      signal * clean[2 * n] + width * u,
      signal * clean[2 * n + 1] + width * v,
      features,
      n,
    );
  }
}

/**
 * ⟨½ |ε̂ − ε|²⟩ over the rows that `drawNoised` has made.
 *
 * @param gradient receives its derivatives by θ
 */
export function denoisingGradient(
  theta: Float64Array,
  count: number,
  gradient: Float64Array,
  { block, features, noise, error }: DenoiserScratch,
): number {
  const predicted = runForward(block, theta, features, count);
  let squares = 0;
  for (let k = 0; k < 2 * count; k++) {
    const off = predicted[k] - noise[k];
    squares += off * off;
    error[k] = off / count;
  }
  gradient.fill(0);
  runBack(block, theta, error, gradient);
  return (0.5 * squares) / count;
}
