/**
 * Sampling a restricted Boltzmann machine: conditional probabilities of a whole layer, and block Gibbs steps h → x → h.
 *
 * At temperature T the machine is e^(−E/T)/Z: fields are divided by T, Gaussian units have the width σ√T.
 */
import { exp, sigmoid } from '../math';
import { nextUint32, normal, type Rng } from '../rng';
import { upProbability } from './energy';
import type { Rbm } from './rbm';
import { hiddenFields, visibleFields } from './rbmBlocks';

/**
 * p(h_j = 1 | x) = 1/(1 + e^(−(b_j + Σ_i x_i w_ij/σ_i²)/T)).
 *
 * @param x rows × visible
 * @param out rows × hidden
 */
export function hiddenProbabilities(
  rbm: Rbm,
  x: Float64Array,
  out: Float64Array,
  rows = 1,
  temperature = 1,
): void {
  hiddenFields(x, rows, rbm.weights, rbm.sigma, rbm.hiddenBias, out);
  squash(out, 0, rows * rbm.hidden, temperature);
}

/**
 * Means of the visible units given the hidden ones: p(v_i = 1 | h) = 1/(1 + e^(−(a_i + Σ_j w_ij h_j)/T)) for bits,
 * softmax of the same fields for labels, and a_i + Σ_j w_ij h_j for Gaussian units (whose width is σ_i √T).
 *
 * @param h rows × hidden
 * @param out rows × visible
 */
export function visibleMeans(rbm: Rbm, h: Float64Array, out: Float64Array, rows = 1, temperature = 1): void {
  visibleFields(h, rows, rbm.weights, rbm.visibleBias, out);
  meansInFields(rbm, out, rows, temperature);
}

/** Fields of visible units, rows × visible, become their means in place. */
export function meansInFields(rbm: Rbm, fields: Float64Array, rows: number, temperature = 1): void {
  if (rbm.kind === 'gaussian') return;
  const { visible, labels } = rbm;
  if (labels === 0) {
    squash(fields, 0, rows * visible, temperature);
    return;
  }
  for (let n = 0; n < rows; n++) {
    const end = (n + 1) * visible;
    squash(fields, n * visible, end - labels, temperature);
    softmax(fields, end - labels, labels, temperature);
  }
}

/** z ← p(up) in the field z over a stretch of an array: the heat bath that all four machines share. */
export function squash(z: Float64Array, from: number, to: number, temperature: number): void {
  if (temperature === 1) for (let k = from; k < to; k++) z[k] = sigmoid(z[k]);
  else for (let k = from; k < to; k++) z[k] = upProbability(z[k], 0, temperature);
}

/** z_k ← e^(z_k/T)/Σ e^(z/T); at T = 0 the largest share everything. */
export function softmax(z: Float64Array, at: number, length: number, temperature = 1): void {
  let largest = -Infinity;
  for (let k = at; k < at + length; k++) largest = Math.max(largest, z[k]);
  let sum = 0;
  for (let k = at; k < at + length; k++) {
    z[k] = temperature > 0 ? exp((z[k] - largest) / temperature) : z[k] === largest ? 1 : 0;
    sum += z[k];
  }
  for (let k = at; k < at + length; k++) z[k] /= sum;
}

/** Draws bits: out_k = 1 with probability p_k. `out` may be `p`. */
export function drawBits(p: Float64Array, out: Float64Array, count: number, rng: Rng): void {
  for (let k = 0; k < count; k++) out[k] = nextUint32(rng) < p[k] * 4294967296 ? 1 : 0;
}

/**
 * Draws visible units from their means, as `visibleMeans` gives them: bits, one label of the group, or normal numbers of
 * width σ_i √T.
 *
 * @param clamped units (length visible) that keep their value in `out`; a group of labels is clamped by its first unit
 */
export function drawVisible(
  rbm: Rbm,
  means: Float64Array,
  out: Float64Array,
  rows: number,
  rng: Rng,
  temperature = 1,
  clamped?: ArrayLike<number>,
): void {
  const { visible, labels, kind, sigma } = rbm;
  if (kind === 'binary' && labels === 0 && !clamped) {
    drawBits(means, out, rows * visible, rng);
    return;
  }
  const width = Math.sqrt(temperature);
  const pixels = visible - labels;
  for (let n = 0; n < rows; n++) {
    const at = n * visible;
    for (let i = 0; i < pixels; i++) {
      if (clamped?.[i]) continue;
      const mean = means[at + i];
      if (kind === 'gaussian') out[at + i] = mean + width * sigma[i] * normal(rng);
      else out[at + i] = nextUint32(rng) < mean * 4294967296 ? 1 : 0;
    }
    if (labels > 0 && !clamped?.[pixels]) drawLabel(means, out, at + pixels, labels, rng);
  }
}

function drawLabel(means: Float64Array, out: Float64Array, at: number, labels: number, rng: Rng): void {
  let left = nextUint32(rng) / 4294967296;
  let chosen = 0;
  while (chosen < labels - 1 && left >= means[at + chosen]) left -= means[at + chosen++];
  for (let k = 0; k < labels; k++) out[at + k] = k === chosen ? 1 : 0;
}

/** Configurations that wander side by side, one a row. */
export interface Chains {
  count: number;
  /** x, count × visible */
  visible: Float64Array;
  /** h, count × hidden */
  hidden: Float64Array;
}

/** What a Gibbs step needs besides, so that it allocates nothing; after a step it holds the means it drew from. */
export interface LayerMeans {
  /** Means of the visible units given the hidden units before the step, rows × visible. */
  visible: Float64Array;
  /** p(h = 1 | x) for the visible units after the step, rows × hidden. */
  hidden: Float64Array;
}

/** Room for the means of `rows` configurations. */
export function createMeans({ visible, hidden }: Rbm, rows: number): LayerMeans {
  return { visible: new Float64Array(rows * visible), hidden: new Float64Array(rows * hidden) };
}

/**
 * Chains that start from noise: visible units drawn with no hidden unit on, hidden units drawn from them.
 *
 * @throws RangeError unless `count` is an integer ≥ 1
 */
export function createChains(rbm: Rbm, count: number, rng: Rng): Chains {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`chains = ${count}: expected an integer ≥ 1`);
  const chains = {
    count,
    visible: new Float64Array(count * rbm.visible),
    hidden: new Float64Array(count * rbm.hidden),
  };
  const means = createMeans(rbm, count);
  visibleMeans(rbm, chains.hidden, means.visible, count);
  drawVisible(rbm, means.visible, chains.visible, count, rng);
  drawHidden(rbm, chains, means, rng);
  return chains;
}

/** Draws the hidden units of every chain from its visible units: call it after writing visible units by hand. */
export function drawHidden(rbm: Rbm, chains: Chains, means: LayerMeans, rng: Rng, temperature = 1): void {
  const { count, visible, hidden } = chains;
  hiddenProbabilities(rbm, visible, means.hidden, count, temperature);
  drawBits(means.hidden, hidden, count * rbm.hidden, rng);
}

/**
 * One block Gibbs step of every chain: all visible units given the hidden ones, then all hidden units given those. Leaves
 * e^(−E/T)/Z invariant. Start it with hidden units that belong to the visible ones (`drawHidden`).
 *
 * @param means room for `chains.count` rows; afterwards the means that were drawn from
 * @param clamped visible units (length visible) that keep their value: in-painting, a given label
 */
export function gibbsStep(
  rbm: Rbm,
  chains: Chains,
  means: LayerMeans,
  rng: Rng,
  temperature = 1,
  clamped?: ArrayLike<number>,
): void {
  const { count, visible, hidden } = chains;
  visibleMeans(rbm, hidden, means.visible, count, temperature);
  drawVisible(rbm, means.visible, visible, count, rng, temperature, clamped);
  drawHidden(rbm, chains, means, rng, temperature);
}
