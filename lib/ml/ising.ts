/**
 * Metropolis' algorithm for the Ising magnet, one colour of the checkerboard after the other (N. Metropolis et al., J. Chem.
 * Phys. 21, 1087, 1953).
 *
 * A spin flips with probability c · min(1, e^(−ΔE/T)), ΔE = 2 s (h + b) with h the sum of its four neighbours and b its
 * field. Spins are tried one at a time in a fixed order, so that the distribution e^(−E/T) stays for a lattice of any side.
 *
 * c = 15/16 instead of 1, for there are arrangements in which the neighbours of each spin sum to zero, whichever flipped
 * (diagonal stripes of period four; half of those of 2 × 2). Were a move that costs nothing always taken, a sweep would
 * know no chance there and never leave them.
 */
import type { Rng } from '../rng';
import { type Baths, firstOf, threshold } from './baths';
import { couple, createPairEnergy, type PairEnergy } from './energy';
import type { Lattice } from './lattice';

/** c */
const WILLING = 15 / 16;

/** Entries of a table per cell: 5s + h + 9 with s = ±1 and h = −4 … 4. */
const ENTRIES = 20;

/** Thresholds of all cells; entry 5s + h + 9 is that of a spin s whose neighbours sum to h. */
export function isingThresholds({ cells, temperatures, fields }: Baths): Int32Array {
  const table = new Int32Array(ENTRIES * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    for (let s = -1; s <= 1; s += 2) {
      for (let h = -4; h <= 4; h += 2) {
        const rise = 2 * s * (h + fields[cell]);
        table[ENTRIES * cell + 5 * s + h + 9] = threshold(rise, temperatures[cell], WILLING);
      }
    }
  }
  return table;
}

/** In one number, what a stretch of spins gains: Σ ΔE + Σ Δs · WEIGHT. |Σ ΔE| ≤ 8 · 512 of a stretch stays below half of it. */
const WEIGHT = 16384;

/**
 * One sweep: every spin is tried once.
 *
 * The loop has no branch on a spin: whether it flips is a mask. Generator and sums stay in registers.
 *
 * @param table of `isingThresholds`, for `cells` cells per side
 */
export function isingSweep(lattice: Lattice, table: Int32Array, cells: number, rng: Rng): void {
  const { size, spins, populations } = lattice;
  // xoshiro128** as in lib/rng.ts; a call per spin would take half of the time.
  let s0 = rng[0] | 0;
  let s1 = rng[1] | 0;
  let s2 = rng[2] | 0;
  let s3 = rng[3] | 0;
  let rise = 0;
  let turned = 0;
  for (let color = 0; color < 2; color++) {
    for (let y = 0; y < size; y++) {
      const row = y * size;
      const end = row + size;
      const up = (y === 0 ? size - 1 : y - 1) * size - row;
      const down = (y === size - 1 ? 0 : y + 1) * size - row;
      let i = row + ((y + color) & 1);
      let left = spins[i === row ? end - 1 : row];
      let entry = ENTRIES * cells * Math.floor((y * cells) / size) + 9;
      for (let cell = 1; cell <= cells; cell++) {
        const stop = row + firstOf(cell, size, cells);
        let gained = 0;
        for (; i < stop; i += 2) {
          const s = spins[i];
          const right = spins[i + 1 === end ? row : i + 1];
          const h = (spins[i + up] + spins[i + down] + left + right) | 0;
          left = right;
          const r = Math.imul(s1, 5);
          const bits = Math.imul((r << 7) | (r >>> 25), 9) >>> 1;
          const t = s1 << 9;
          s2 ^= s0;
          s3 ^= s1;
          s1 ^= s2;
          s0 ^= s3;
          s2 ^= t;
          s3 = (s3 << 11) | (s3 >>> 21);
          // All ones when refused: bits > threshold.
          const refused = (table[(Math.imul(s, 5) + h + entry) | 0] - bits) >> 31;
          const change = (s << 1) & ~refused;
          spins[i] = s - change;
          gained = (gained + Math.imul(change, h - WEIGHT)) | 0;
        }
        const magnet = Math.round(gained / WEIGHT);
        turned += magnet;
        rise += gained - magnet * WEIGHT;
        entry += ENTRIES;
      }
    }
  }
  rng[0] = s0;
  rng[1] = s1;
  rng[2] = s2;
  rng[3] = s3;
  lattice.energy += rise;
  populations[0] -= turned / 2;
  populations[1] += turned / 2;
}

/** The magnet written in the one energy of all machines: w_ij = 1 for each bond (2 on L = 2), b_i = field. */
export function latticeAsPairs(size: number, field = 0): PairEnergy {
  const model = createPairEnergy(size * size, -1);
  model.bias.fill(field);
  const { weights } = model;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const i = y * size + x;
      for (const j of [y * size + ((x + 1) % size), ((y + 1) % size) * size + x]) {
        couple(model, i, j, weights[i * model.size + j] + 1);
      }
    }
  }
  return model;
}
