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
import { nextUint32, type Rng } from '../rng';
import { type Baths, firstOf, threshold } from './baths';
import { couple, createPairEnergy, type PairEnergy } from './energy';
import type { Lattice } from './lattice';

/** c */
const WILLING = 15 / 16;

/** Entries of a table per cell: 5s + h + 9 with s = ±1 and h = −4 … 4. */
const ENTRIES = 20;

/** Thresholds of all cells: a spin s whose neighbours sum to h flips when 31 random bits are < entry 5s + h + 9. */
export function isingThresholds({ cells, temperatures, fields }: Baths): Int32Array {
  const table = new Int32Array(ENTRIES * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    for (let s = -1; s <= 1; s += 2) {
      for (let h = -4; h <= 4; h += 2) {
        const rise = 2 * s * (h + fields[cell]);
        table[ENTRIES * cell + 5 * s + h + 9] = 1 + threshold(rise, temperatures[cell], WILLING);
      }
    }
  }
  return table;
}

/**
 * One sweep: every spin is tried once.
 *
 * @param table of `isingThresholds`, for `cells` cells per side
 */
export function isingSweep(lattice: Lattice, table: Int32Array, cells: number, rng: Rng): void {
  if (cells === 1 && lattice.size % 4 === 0) sweepByWords(lattice, table, rng);
  else sweepBySpins(lattice, table, cells, rng);
}

/**
 * The sweep of a magnet with one temperature and field, which must be fast. Four spins are read as one word, and the down
 * spins among the neighbours of all four added at once; two of the four have the colour that is tried. Whether a spin
 * flips is a mask, not a branch; generator and sums stay in registers.
 */
function sweepByWords(lattice: Lattice, table: Int32Array, rng: Rng): void {
  const { size, spins } = lattice;
  const words = new Int32Array(spins.buffer, spins.byteOffset, spins.length / 4);
  const across = size / 4;
  const [thresholds, changes] = byDownNeighbors(table);
  // Constants of the loop are local: those of the module are read from memory each time, which costs a fifth of the speed.
  /** Low bits of four bytes. */
  const ones = 0x01010101;
  /** Bits in which the bytes of +1 and −1 differ. */
  const turn = 0xfe;
  // xoshiro128** as in lib/rng.ts, whose words a call per spin would read and write each time.
  let s0 = rng[0] | 0;
  let s1 = rng[1] | 0;
  let s2 = rng[2] | 0;
  let s3 = rng[3] | 0;
  let total = 0;
  for (let color = 0; color < 2; color++) {
    for (let y = 0; y < size; y++) {
      const row = y * across;
      const end = row + across;
      const aside = ((y + color) & 1) << 3;
      let up = (y === 0 ? size - 1 : y - 1) * across;
      let below = (y === size - 1 ? 0 : y + 1) * across;
      let before = (words[end - 1] >>> 1) & ones;
      let next = words[row];
      let gained = 0;
      for (let i = row; i < end; i++) {
        const word = next;
        next = words[i + 1 === end ? row : i + 1];
        // A byte of −1 has the bit that one of +1 has not.
        const down = (word >>> 1) & ones;
        const beside = ((down << 8) | (before >>> 24)) + ((down >>> 8) | (((next >>> 1) & ones) << 24));
        const sums = (((words[up++] >>> 1) & ones) + ((words[below++] >>> 1) & ones) + beside) >>> aside;
        const own = down >>> aside;
        before = down;

        let r = Math.imul(s1, 5);
        let bits = Math.imul((r << 7) | (r >>> 25), 9) >>> 1;
        let t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = (s3 << 11) | (s3 >>> 21);
        let entry = ((own & 1) << 3) + (sums & 7);
        const first = (bits - thresholds[entry]) >> 31;
        gained = (gained + (first & changes[entry])) | 0;

        r = Math.imul(s1, 5);
        bits = Math.imul((r << 7) | (r >>> 25), 9) >>> 1;
        t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = (s3 << 11) | (s3 >>> 21);
        entry = ((own >>> 13) & 8) + ((sums >>> 16) & 7);
        const second = (bits - thresholds[entry]) >> 31;
        gained = (gained + (second & changes[entry])) | 0;

        words[i] = word ^ (((first & turn) | (second & (turn << 16))) << aside);
      }
      total += gained;
    }
  }
  rng[0] = s0;
  rng[1] = s1;
  rng[2] = s2;
  rng[3] = s3;
  const turned = Math.round(total / WEIGHT);
  settleAccount(lattice, total - turned * WEIGHT, turned);
}

/**
 * In one number, what a flip changes: ΔE + Δs · WEIGHT. Σ ΔE of a sweep stays below half of it, and the sum of a row, at
 * most 512 · WEIGHT, within 32 bits.
 */
const WEIGHT = 2 ** 21;

/** Thresholds and changes with n down neighbours: entry n of an up spin, 8 + n of a down spin. */
function byDownNeighbors(table: Int32Array): [thresholds: Int32Array, changes: Int32Array] {
  const thresholds = new Int32Array(16);
  const changes = new Int32Array(16);
  for (const s of [1, -1]) {
    for (let n = 0; n <= 4; n++) {
      const h = 4 - 2 * n;
      const entry = (s === 1 ? 0 : 8) + n;
      thresholds[entry] = table[5 * s + h + 9];
      changes[entry] = 2 * s * h - 2 * s * WEIGHT;
    }
  }
  return [thresholds, changes];
}

/** The same sweep in plain words, each spin with the thresholds of its cell. */
function sweepBySpins(lattice: Lattice, table: Int32Array, cells: number, rng: Rng): void {
  const { size, spins } = lattice;
  let rise = 0;
  let turned = 0;
  for (let color = 0; color < 2; color++) {
    for (let y = 0; y < size; y++) {
      const row = y * size;
      const above = (y === 0 ? size - 1 : y - 1) * size;
      const below = (y === size - 1 ? 0 : y + 1) * size;
      let x = (y + color) & 1;
      let entry = ENTRIES * cells * Math.floor((y * cells) / size) + 9;
      for (let cell = 1; cell <= cells; cell++, entry += ENTRIES) {
        for (const stop = firstOf(cell, size, cells); x < stop; x += 2) {
          const s = spins[row + x];
          const beside =
            spins[row + (x === 0 ? size - 1 : x - 1)] + spins[row + (x + 1 === size ? 0 : x + 1)];
          const h = spins[above + x] + spins[below + x] + beside;
          if (nextUint32(rng) >>> 1 >= table[entry + 5 * s + h]) continue;
          spins[row + x] = -s;
          rise += 2 * s * h;
          turned -= 2 * s;
        }
      }
    }
  }
  settleAccount(lattice, rise, turned);
}

function settleAccount(lattice: Lattice, rise: number, turned: number): void {
  lattice.energy += rise;
  lattice.populations[0] -= turned / 2;
  lattice.populations[1] += turned / 2;
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
