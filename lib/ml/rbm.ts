/**
 * Restricted Boltzmann machine: the energy of `energy.ts` with weights between a visible and a hidden layer only, the
 * hidden units bits h_j ∈ {0, 1}.
 *
 *   bits:      E(v, h) = −Σ a_i v_i − Σ b_j h_j − Σ v_i w_ij h_j
 *   Gaussian:  E(x, h) = Σ (x_i − a_i)²/2σ_i² − Σ b_j h_j − Σ x_i w_ij h_j/σ_i²
 *
 * Given one layer the units of the other are independent, so that a whole layer is drawn at once. Configurations are
 * rows of flat arrays; functions take a number of `rows`, 1 unless said otherwise.
 *
 * Sources: G. E. Hinton, Neural Comput. 14, 1771 (2002); P. Mehta et al., Phys. Rep. 810, 1 (2019), sec. XV.
 */
import { exp, log } from '../math';
import { normal, type Rng } from '../rng';
import { couple, createPairEnergy, type PairEnergy } from './energy';
import { hiddenFields } from './rbmBlocks';

export type VisibleKind = 'binary' | 'gaussian';

export interface Rbm {
  /** Number of visible units, labels included. */
  visible: number;
  /** Number of hidden units. */
  hidden: number;
  /** How many of the visible units, the last ones, are a group of which exactly one is on (softmax). */
  labels: number;
  kind: VisibleKind;
  /** w_ij, visible × hidden, row-major. */
  weights: Float64Array;
  /** a_i; the mean of x_i without hidden units when Gaussian. */
  visibleBias: Float64Array;
  /** b_j */
  hiddenBias: Float64Array;
  /** σ_i, width of each Gaussian visible unit; ones for bits, so that the formulas agree. */
  sigma: Float64Array;
}

/** What differs from one machine to the next. */
export interface RbmOptions {
  /** Standard deviation of the first weights. */
  spread?: number;
  /** Size of the softmax group at the end of the visible layer. */
  labels?: number;
  /** σ of every visible unit of a Gaussian machine. */
  sigma?: number;
}

/**
 * Machine with small random weights and biases of zero.
 *
 * @throws RangeError unless both layers have a whole number of units ≥ 1, labels fit in the visible layer of a binary
 * machine, and σ > 0
 */
export function createRbm(
  visible: number,
  hidden: number,
  kind: VisibleKind,
  rng: Rng,
  { spread = 0.01, labels = 0, sigma = 1 }: RbmOptions = {},
): Rbm {
  for (const [name, size] of Object.entries({ visible, hidden })) {
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`${name} = ${size}: expected an integer ≥ 1`);
  }
  if (!Number.isInteger(labels) || labels < 0 || labels > visible || (labels > 0 && kind !== 'binary')) {
    throw new RangeError(`labels = ${labels}: expected some of the units of a binary visible layer`);
  }
  if (!(sigma > 0 && sigma < Infinity)) throw new RangeError(`sigma = ${sigma}: expected a number > 0`);
  if (!(spread >= 0 && spread < Infinity)) throw new RangeError(`spread = ${spread}: expected a number ≥ 0`);
  const weights = new Float64Array(visible * hidden);
  for (let k = 0; k < weights.length; k++) weights[k] = spread * normal(rng);
  return {
    visible,
    hidden,
    labels,
    kind,
    weights,
    visibleBias: new Float64Array(visible),
    hiddenBias: new Float64Array(hidden),
    sigma: new Float64Array(visible).fill(kind === 'binary' ? 1 : sigma),
  };
}

/** Copies weights and biases between machines of the same shape: how a caller keeps its last good state. */
export function copyParameters(from: Rbm, to: Rbm): void {
  to.weights.set(from.weights);
  to.visibleBias.set(from.visibleBias);
  to.hiddenBias.set(from.hiddenBias);
}

/** False as soon as a weight or bias is no longer a finite number: training has diverged. */
export function isFiniteRbm({ weights, visibleBias, hiddenBias }: Rbm): boolean {
  // Zero times anything finite is zero; an infinity or NaN leaves NaN behind.
  let sum = 0;
  for (const array of [weights, visibleBias, hiddenBias]) {
    for (let k = 0; k < array.length; k++) sum += 0 * array[k];
  }
  return sum === 0;
}

/** E(x, h) of one configuration. */
export function rbmEnergy(rbm: Rbm, x: ArrayLike<number>, h: ArrayLike<number>): number {
  const { visible, hidden, weights, hiddenBias, sigma } = rbm;
  let energy = 0;
  for (let j = 0; j < hidden; j++) energy -= hiddenBias[j] * h[j];
  for (let i = 0; i < visible; i++) {
    let field = 0;
    for (let j = 0; j < hidden; j++) field += weights[i * hidden + j] * h[j];
    energy -= (field * x[i]) / (sigma[i] * sigma[i]);
  }
  return energy + visibleEnergy(rbm, x, 0);
}

/** E(x, h) of every row; `fields` is scratch, rows × hidden. */
export function rbmEnergies(
  rbm: Rbm,
  x: Float64Array,
  h: Float64Array,
  out: Float64Array,
  rows: number,
  fields: Float64Array,
): void {
  const { visible, hidden, weights, sigma, hiddenBias } = rbm;
  hiddenFields(x, rows, weights, sigma, hiddenBias, fields);
  for (let n = 0; n < rows; n++) {
    let energy = visibleEnergy(rbm, x, n * visible);
    for (let j = n * hidden; j < (n + 1) * hidden; j++) energy -= fields[j] * h[j];
    out[n] = energy;
  }
}

/** The part of E that only the visible units have: −a·v, or Σ (x − a)²/2σ². */
export function visibleEnergy(
  { visible, kind, visibleBias, sigma }: Rbm,
  x: ArrayLike<number>,
  at: number,
): number {
  let energy = 0;
  if (kind === 'binary') {
    for (let i = 0; i < visible; i++) energy -= visibleBias[i] * x[at + i];
    return energy;
  }
  for (let i = 0; i < visible; i++) {
    const z = (x[at + i] - visibleBias[i]) / sigma[i];
    energy += 0.5 * z * z;
  }
  return energy;
}

/**
 * Free energies F(x) = −ln Σ_h e^(−E(x, h)) = (visible part of E) − Σ_j ln(1 + e^(b_j + Σ_i x_i w_ij/σ_i²)), one for each
 * row; p(x) = e^(−F(x))/Z.
 *
 * @param out length rows
 * @param fields scratch, rows × hidden
 */
export function freeEnergies(
  rbm: Rbm,
  x: Float64Array,
  out: Float64Array,
  rows: number,
  fields: Float64Array,
): void {
  hiddenFields(x, rows, rbm.weights, rbm.sigma, rbm.hiddenBias, fields);
  for (let n = 0; n < rows; n++) {
    out[n] = visibleEnergy(rbm, x, n * rbm.visible) - sumOfSoftplus(fields, n * rbm.hidden, rbm.hidden);
  }
}

/** F(x) of one configuration; allocates. */
export function freeEnergy(rbm: Rbm, x: Float64Array): number {
  const out = new Float64Array(1);
  freeEnergies(rbm, x, out, 1, new Float64Array(rbm.hidden));
  return out[0];
}

/**
 * Σ_k ln(1 + e^(scale z_k)) over a stretch of an array: one logarithm for many factors 1 + e^(−|z|), each between 1 and 2.
 */
export function sumOfSoftplus(z: Float64Array, at: number, length: number, scale = 1): number {
  let sum = 0;
  let product = 1;
  for (let k = at; k < at + length; k++) {
    const value = scale * z[k];
    if (value > 0) sum += value;
    product *= 1 + exp(-Math.abs(value));
    if (product > 1e300) {
      sum += log(product);
      product = 1;
    }
  }
  return sum + log(product);
}

/**
 * The same machine as a general one of `visible + hidden` bits, visible first, coupled between the layers only.
 *
 * @throws RangeError for Gaussian units and for a group of labels, which are not bits of their own
 */
export function pairEnergyOf(rbm: Rbm): PairEnergy {
  if (rbm.kind !== 'binary' || rbm.labels > 0) {
    throw new RangeError('only a machine of independent bits is a pair energy');
  }
  const model = createPairEnergy(rbm.visible + rbm.hidden, 0);
  model.bias.set(rbm.visibleBias);
  model.bias.set(rbm.hiddenBias, rbm.visible);
  for (let i = 0; i < rbm.visible; i++) {
    for (let j = 0; j < rbm.hidden; j++) couple(model, i, rbm.visible + j, rbm.weights[i * rbm.hidden + j]);
  }
  return model;
}
