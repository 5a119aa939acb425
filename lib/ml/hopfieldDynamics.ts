import { type Rng, shuffle, uniform } from '../rng';
import { type PairEnergy, upProbability } from './energy';
import type { Memory } from './hopfield';

/**
 * One asynchronous sweep: every unit once, each seeing the changes before it. At T = 0 a unit turns towards its field and
 * keeps its value in a field of zero, so that E falls with every flip; at T > 0 the heat bath decides. Allocates nothing.
 *
 * @param sums as `memory.prepare` gives them; kept up to date
 * @param order shuffled before the sweep; null visits the units one after the other, as a typewriter writes
 * @returns number of units that changed; 0 at T = 0 means a fixed point
 */
export function asynchronousSweep(
  memory: Memory,
  s: Int8Array,
  sums: Float64Array,
  order: Int32Array | null,
  temperature: number,
  rng: Rng,
): number {
  if (order) shuffle(rng, order);
  let flips = 0;
  for (let k = 0; k < s.length; k++) {
    if (updateUnit(memory, s, sums, order ? order[k] : k, temperature, rng)) flips++;
  }
  return flips;
}

/** Updates one unit; says whether it changed. */
export function updateUnit(
  memory: Memory,
  s: Int8Array,
  sums: Float64Array,
  i: number,
  temperature: number,
  rng: Rng,
): boolean {
  if (nextValue(memory, s, sums, i, temperature, rng) === s[i]) return false;
  memory.flip(s, sums, i);
  return true;
}

function nextValue(
  memory: Memory,
  s: Int8Array,
  sums: Float64Array,
  i: number,
  temperature: number,
  rng: Rng,
): number {
  const h = memory.field(s, sums, i);
  if (temperature > 0) return uniform(rng) < upProbability(h, -1, temperature) ? 1 : -1;
  return h > 0 ? 1 : h < 0 ? -1 : s[i];
}

/** Where a synchronous step led: to a new arrangement, to the same one, or back to the one before. */
export type Outcome = 'moving' | 'fixed' | 'cycle';

/**
 * One synchronous step: all units at once, each seeing the arrangement before the step. At T = 0 it ends in a fixed point
 * or goes back and forth between two arrangements. (At T > 0 this is Little's model, which has another equilibrium than
 * the heat bath one by one.) Allocates nothing.
 *
 * @param before the arrangement one step earlier, at the start a copy of s; receives s as it was
 */
export function synchronousStep(
  memory: Memory,
  s: Int8Array,
  before: Int8Array,
  sums: Float64Array,
  temperature: number,
  rng: Rng,
): Outcome {
  let moved = 0;
  let away = 0;
  for (let i = 0; i < s.length; i++) {
    const next = nextValue(memory, s, sums, i, temperature, rng);
    if (next !== s[i]) moved++;
    if (next !== before[i]) away++;
    before[i] = next;
  }
  for (let i = 0; i < s.length; i++) {
    const next = before[i];
    before[i] = s[i];
    if (next !== s[i]) memory.flip(s, sums, i);
  }
  return moved === 0 ? 'fixed' : away === 0 ? 'cycle' : 'moving';
}

/**
 * What falls under synchronous steps, where E may not: L = −Σ_ij s_i w_ij s′_j − Σ_i b_i (s_i + s′_i) of two successive
 * arrangements. Source: E. Goles-Chacc et al., SIAM J. Alg. Disc. Meth. 6 (1985) 529.
 */
export function synchronousEnergy(
  { size, weights, bias }: PairEnergy,
  s: ArrayLike<number>,
  before: ArrayLike<number>,
): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    let field = bias[i];
    for (let j = 0, k = i * size; j < size; j++, k++) field += weights[k] * before[j];
    sum -= field * s[i] + bias[i] * before[i];
  }
  return sum;
}

/**
 * Asynchronous sweeps at T = 0 until nothing changes.
 *
 * @returns sweeps made, the last one, which changed nothing, included; `most` when that was not enough
 */
export function settle(
  memory: Memory,
  s: Int8Array,
  sums: Float64Array,
  order: Int32Array | null,
  rng: Rng,
  most = 1000,
): number {
  memory.prepare(s, sums);
  for (let sweep = 1; sweep <= most; sweep++) {
    if (asynchronousSweep(memory, s, sums, order, 0, rng) === 0) return sweep;
  }
  return most;
}
