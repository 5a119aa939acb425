/**
 * Both phases of a Boltzmann machine by Gibbs sampling with chains that are never restarted: weights change slowly, and
 * the chains follow (T. Tieleman, "Training restricted Boltzmann machines using approximations to the likelihood
 * gradient", ICML 2008; R. M. Neal, Artificial Intelligence 56, 71, 1992).
 */
import { type Rng, uniform } from '../rng';
import type { BoltzmannMachine } from './boltzmann';
import { gibbsSweep, localFields } from './energy';
import type { Moments } from './moments';

/** Arrangements of n units, one row each. */
export interface Chains {
  count: number;
  /** count × n, row-major. */
  units: Int8Array;
}

/** Chains of the free phase, every unit by a coin. @throws RangeError unless `count` is an integer ≥ 1 */
export function createChains({ size, low }: BoltzmannMachine, count: number, rng: Rng): Chains {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`count = ${count}: expected an integer ≥ 1`);
  const units = new Int8Array(count * size);
  for (let k = 0; k < units.length; k++) units[k] = uniform(rng) < 0.5 ? 1 : low;
  return { count, units };
}

/** Chains of the clamped phase, `copies` of them for each of the 2^V states of the visible units: row v·copies + r shows v. */
export function createClampedChains(machine: BoltzmannMachine, copies: number, rng: Rng): Chains {
  const { size, low, visible } = machine;
  const chains = createChains(machine, 2 ** visible * copies, rng);
  for (let c = 0; c < chains.count; c++) {
    const v = Math.floor(c / copies);
    for (let i = 0; i < visible; i++) chains.units[c * size + i] = (v >> i) & 1 ? 1 : low;
  }
  return chains;
}

/** Gibbs sweeps of every chain of the free phase. */
export function advanceFree(
  machine: BoltzmannMachine,
  { count, units }: Chains,
  temperature: number,
  sweeps: number,
  rng: Rng,
): void {
  const { size } = machine;
  const fields = new Float64Array(size);
  for (let c = 0; c < count; c++) {
    const s = units.subarray(c * size, (c + 1) * size);
    localFields(machine, s, fields);
    for (let k = 0; k < sweeps; k++) gibbsSweep(machine, s, fields, temperature, rng);
  }
}

/** Gibbs sweeps of the hidden units of those chains whose state v the data show, q(v) > 0. */
export function advanceClamped(
  machine: BoltzmannMachine,
  { count, units }: Chains,
  data: ArrayLike<number>,
  temperature: number,
  sweeps: number,
  rng: Rng,
): void {
  const { size, visible } = machine;
  if (visible === size) return;
  const clamped = Uint8Array.from({ length: size }, (_, i) => (i < visible ? 1 : 0));
  const fields = new Float64Array(size);
  const copies = count / data.length;
  for (let c = 0; c < count; c++) {
    if (!(data[Math.floor(c / copies)] > 0)) continue;
    const s = units.subarray(c * size, (c + 1) * size);
    localFields(machine, s, fields);
    for (let k = 0; k < sweeps; k++) gibbsSweep(machine, s, fields, temperature, rng, clamped);
  }
}

/** Averages of the free phase: over the chains as they stand. */
export function freeMoments({ size }: BoltzmannMachine, { count, units }: Chains): Moments {
  return momentsOver(units, size, () => 1 / count, count);
}

/** Averages of the clamped phase: over the copies of each state v, then over the data q(v). */
export function clampedMoments(
  { size }: BoltzmannMachine,
  { count, units }: Chains,
  data: ArrayLike<number>,
): Moments {
  const copies = count / data.length;
  return momentsOver(units, size, (c) => data[Math.floor(c / copies)] / copies, count);
}

function momentsOver(
  units: Int8Array,
  size: number,
  shareOf: (chain: number) => number,
  count: number,
): Moments {
  const means = new Float64Array(size);
  const products = new Float64Array(size * size);
  for (let c = 0; c < count; c++) {
    const share = shareOf(c);
    if (share === 0) continue;
    for (let i = 0; i < size; i++) {
      const weighted = share * units[c * size + i];
      if (weighted === 0) continue;
      means[i] += weighted;
      for (let j = 0; j < size; j++) products[i * size + j] += weighted * units[c * size + j];
    }
  }
  return { means, products };
}

/**
 * Standard errors of the products of `clampedMoments`, from the spread among the copies of each state:
 * √(Σ_v q(v)² (⟨x²⟩_v − ⟨x⟩_v²)/(copies − 1)); zero between visible units, which never move.
 */
export function clampedErrors(
  { size }: BoltzmannMachine,
  { count, units }: Chains,
  data: ArrayLike<number>,
): Float64Array {
  const copies = count / data.length;
  const squares = new Float64Array(size * size);
  for (let v = 0; v < data.length; v++) {
    if (!(data[v] > 0)) continue;
    const rows = units.subarray(v * copies * size, (v + 1) * copies * size);
    for (let k = 0; k < squares.length; k++) {
      let [sum, square] = [0, 0];
      for (let r = 0; r < copies; r++) {
        const x = rows[r * size + Math.floor(k / size)] * rows[r * size + (k % size)];
        sum += x;
        square += x * x;
      }
      const error = data[v] * chainError(sum / copies, square / copies, copies);
      squares[k] += error * error;
    }
  }
  return squares.map(Math.sqrt);
}

/** How many chains show each of the 2^V states of the visible units. */
export function countShown({ size, visible }: BoltzmannMachine, { count, units }: Chains): Float64Array {
  const counts = new Float64Array(2 ** visible);
  for (let c = 0; c < count; c++) {
    let code = 0;
    for (let i = 0; i < visible; i++) if (units[c * size + i] === 1) code |= 1 << i;
    counts[code]++;
  }
  return counts;
}

/** Standard error √((⟨x²⟩ − ⟨x⟩²)/(count − 1)) of a mean over independent chains; of a share p of them √(p(1 − p)/(count − 1)). */
export function chainError(mean: number, meanOfSquares: number, count: number): number {
  return Math.sqrt(Math.max(0, meanOfSquares - mean * mean) / Math.max(1, count - 1));
}
