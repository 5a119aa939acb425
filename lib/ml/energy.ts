/**
 * The one energy function of the site, from the magnet to the neural quantum state:
 *
 *   E(s) = −½ Σ_ij w_ij s_i s_j − Σ_i b_i s_i
 *
 * with symmetric w and two-valued units, s_i ∈ {−1, +1} (spins) or {0, 1} (bits). An Ising magnet has w_ij = J between
 * neighbours, Hopfield's memory has w computed from patterns, a Boltzmann machine learns w, and a restricted one keeps
 * only the block between its visible and its hidden units.
 */
import { exp, log, sigmoid } from '../math';
import { type Rng, uniform } from '../rng';

/** Weights and biases of E; the two values a unit may take are `low` and 1. */
export interface PairEnergy {
  /** Number of units n. */
  size: number;
  /** −1 for spins, 0 for bits. */
  low: -1 | 0;
  /** w_ij, n × n row-major, symmetric. The diagonal is a constant for spins and a bias of w_ii/2 for bits. */
  weights: Float64Array;
  /** b_i, length n. */
  bias: Float64Array;
}

/** An energy of n units without weights and biases. @throws RangeError unless n is an integer ≥ 1. */
export function createPairEnergy(size: number, low: -1 | 0): PairEnergy {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`size = ${size}: expected an integer ≥ 1`);
  return { size, low, weights: new Float64Array(size * size), bias: new Float64Array(size) };
}

/** Sets w_ij and w_ji. */
export function couple({ size, weights }: PairEnergy, i: number, j: number, w: number): void {
  weights[i * size + j] = w;
  weights[j * size + i] = w;
}

/** E(s), with every pair counted once and the diagonal with its ½. */
export function energyOf({ size, weights, bias }: PairEnergy, s: ArrayLike<number>): number {
  let energy = 0;
  for (let i = 0; i < size; i++) {
    let field = 0;
    const row = i * size;
    for (let j = 0; j < size; j++) field += weights[row + j] * s[j];
    energy -= (0.5 * field + bias[i]) * s[i];
  }
  return energy;
}

/** Local fields h_i = Σ_j w_ij s_j + b_i, the self-coupling w_ii s_i included. */
export function localFields(
  { size, weights, bias }: PairEnergy,
  s: ArrayLike<number>,
  out: Float64Array = new Float64Array(size),
): Float64Array {
  for (let i = 0; i < size; i++) {
    let field = bias[i];
    const row = i * size;
    for (let j = 0; j < size; j++) field += weights[row + j] * s[j];
    out[i] = field;
  }
  return out;
}

/** An array of unit values: whole numbers need no float64. */
export type Units = Int8Array | Float64Array;

/** s_i ← value, the fields kept up to date: O(n) when the unit changes, nothing otherwise. */
export function setUnit(
  { size, weights }: PairEnergy,
  s: Units,
  fields: Float64Array,
  i: number,
  value: number,
): void {
  const change = value - s[i];
  if (change === 0) return;
  s[i] = value;
  // Column i is row i: w is symmetric.
  const row = i * size;
  for (let j = 0; j < size; j++) fields[j] += change * weights[row + j];
}

/**
 * Heat bath: the probability that a unit in the field h takes its upper value at temperature T,
 * p(s_i = 1) = 1/(1 + e^(−(1 − low) h/T)), where (1 − low) h is the energy that the upper value saves.
 *
 * T = 0 gives 1, 0, and ½ for a field of zero. Every sampler of the four machines decides by this number.
 *
 * @param field the field of the other units, without a self-coupling
 */
export function upProbability(field: number, low: -1 | 0, temperature: number): number {
  if (temperature > 0) return sigmoid(((1 - low) * field) / temperature);
  return field > 0 ? 1 : field < 0 ? 0 : 0.5;
}

/**
 * One Gibbs sweep: every unit once, in order, redrawn from its conditional probability given all others. Leaves
 * e^(−E/T)/Z invariant. Units marked in `clamped` keep their value.
 *
 * @param fields as `localFields` gives them; kept up to date
 * @returns number of units that changed
 */
export function gibbsSweep(
  model: PairEnergy,
  s: Units,
  fields: Float64Array,
  temperature: number,
  rng: Rng,
  clamped?: ArrayLike<number>,
): number {
  const { size, low, weights } = model;
  let changed = 0;
  for (let i = 0; i < size; i++) {
    if (clamped?.[i]) continue;
    // For bits the diagonal is a bias of w_ii/2, for spins it does not matter at all.
    const self = weights[i * (size + 1)];
    const field = fields[i] - self * s[i] + (low === 0 ? 0.5 * self : 0);
    const value = uniform(rng) < upProbability(field, low, temperature) ? 1 : low;
    if (value === s[i]) continue;
    setUnit(model, s, fields, i, value);
    changed++;
  }
  return changed;
}

/** The same energy for units of the other kind, up to a constant: `constant` = E(s) − E′(s′). */
export interface Translation {
  model: PairEnergy;
  constant: number;
}

/**
 * Spins written as bits, s = 2x − 1: w′ = 4w and b′_i = 2b_i − 2 Σ_j w_ij, with E(s) = E′(x) + Σ_i b_i − ½ Σ_ij w_ij.
 * Holds for any symmetric w, its diagonal included.
 *
 * @throws RangeError when the units are bits already
 */
export function bitsOfSpins({ size, low, weights, bias }: PairEnergy): Translation {
  if (low !== -1) throw new RangeError('the units are bits already');
  const model = createPairEnergy(size, 0);
  let constant = 0;
  for (let i = 0; i < size; i++) {
    let row = 0;
    for (let j = 0; j < size; j++) {
      row += weights[i * size + j];
      model.weights[i * size + j] = 4 * weights[i * size + j];
    }
    model.bias[i] = 2 * bias[i] - 2 * row;
    constant += bias[i] - 0.5 * row;
  }
  return { model, constant };
}

/** Bits written as spins, x = (1 + s)/2: the inverse of `bitsOfSpins`. @throws RangeError when the units are spins already */
export function spinsOfBits({ size, low, weights, bias }: PairEnergy): Translation {
  if (low !== 0) throw new RangeError('the units are spins already');
  const model = createPairEnergy(size, -1);
  let constant = 0;
  for (let i = 0; i < size; i++) {
    let row = 0;
    for (let j = 0; j < size; j++) {
      row += weights[i * size + j];
      model.weights[i * size + j] = 0.25 * weights[i * size + j];
    }
    model.bias[i] = 0.5 * bias[i] + 0.25 * row;
    constant -= 0.5 * bias[i] + 0.125 * row;
  }
  return { model, constant };
}

/** Most units whose arrangements are all counted. */
export const MOST_COUNTED = 24;

/**
 * Visits all 2ⁿ arrangements in the order of a Gray code: from one to the next a single unit changes, so that each costs
 * O(n). The first has every unit low; unit i is bit i of `code`. Fields and energy are computed anew every 1024
 * arrangements, which keeps rounding below 1e-12 of the largest energy.
 *
 * @param visit must not keep or change `s`
 * @throws RangeError for more than `MOST_COUNTED` units
 */
export function visitStates(
  model: PairEnergy,
  visit: (s: Int8Array, energy: number, code: number) => void,
): void {
  const { size, low, weights } = model;
  checkCountable(size);
  const s = new Int8Array(size).fill(low);
  const fields = localFields(model, s);
  let energy = energyOf(model, s);
  let code = 0;
  for (let k = 0; ; ) {
    visit(s, energy, code);
    if (++k === 2 ** size) return;
    const i = 31 - Math.clz32(k & -k);
    const value = s[i] === 1 ? low : 1;
    const change = value - s[i];
    energy -= change * fields[i] + 0.5 * change * change * weights[i * (size + 1)];
    setUnit(model, s, fields, i, value);
    code ^= 1 << i;
    if (k % 1024 === 0) {
      localFields(model, s, fields);
      energy = energyOf(model, s);
    }
  }
}

function checkCountable(size: number): void {
  if (size > MOST_COUNTED) {
    throw new RangeError(
      `size = ${size}: 2^${size} arrangements are too many to count, at most 2^${MOST_COUNTED}`,
    );
  }
}

/** Boltzmann averages at temperature T, by counting all arrangements. */
export interface ExactAverages {
  /** ln Z = ln Σ_s e^(−E(s)/T) */
  logZ: number;
  /** ⟨E⟩ */
  energy: number;
  /** (⟨E²⟩ − ⟨E⟩²)/T², of the whole system */
  heatCapacity: number;
  /** ⟨s_i⟩ */
  means: Float64Array;
  /** ⟨s_i s_j⟩, n × n */
  products: Float64Array;
  /** p(s), indexed by the code of `visitStates`. */
  probabilities: Float64Array;
}

/** @throws RangeError for a temperature that is not positive, or too many units */
export function countStates(model: PairEnergy, temperature = 1): ExactAverages {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`temperature = ${temperature}: expected a number > 0`);
  }
  const { size } = model;
  checkCountable(size);
  const energies = new Float64Array(2 ** size);
  let least = Infinity;
  visitStates(model, (_, energy, code) => {
    energies[code] = energy;
    if (energy < least) least = energy;
  });
  const probabilities = energies.map((energy) => exp(-(energy - least) / temperature));
  let z = 0;
  for (const p of probabilities) z += p;
  let energy = 0;
  for (let code = 0; code < energies.length; code++) {
    probabilities[code] /= z;
    energy += probabilities[code] * (energies[code] - least);
  }
  let square = 0;
  const means = new Float64Array(size);
  const products = new Float64Array(size * size);
  visitStates(model, (s, _, code) => {
    const p = probabilities[code];
    const off = energies[code] - least - energy;
    square += p * off * off;
    for (let i = 0; i < size; i++) {
      const weighted = p * s[i];
      if (weighted === 0) continue;
      means[i] += weighted;
      const row = i * size;
      for (let j = 0; j < size; j++) products[row + j] += weighted * s[j];
    }
  });
  return {
    logZ: log(z) - least / temperature,
    energy: least + energy,
    heatCapacity: square / (temperature * temperature),
    means,
    products,
    probabilities,
  };
}
