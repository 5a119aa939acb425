/**
 * Metropolis' algorithm for the Potts magnet (R. B. Potts, Math. Proc. Camb. Phil. Soc. 48, 106, 1952): a spin is offered
 * one of the q − 1 other states, and takes it with probability min(1, e^(−ΔE/T)), where ΔE is the number of equal
 * neighbours lost less the number won, plus the field b lost in state 0.
 */
import { nextUint32, type Rng } from '../rng';
import { type Baths, firstOf, threshold } from './baths';
import type { Lattice } from './lattice';

/** Entries per cell: 9 losses −4 … 4, for a spin that stays outside state 0, that leaves it, and that enters it. */
const ENTRIES = 27;

/** Thresholds of all cells: entry 9k + loss + 4, k = 0 outside state 0, 1 leaving it, 2 entering it. */
export function pottsThresholds({ cells, temperatures, fields }: Baths): Int32Array {
  const table = new Int32Array(ENTRIES * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    const b = fields[cell];
    for (const [k, cost] of [0, b, -b].entries()) {
      for (let loss = -4; loss <= 4; loss++) {
        table[ENTRIES * cell + 9 * k + loss + 4] = threshold(loss + cost, temperatures[cell]);
      }
    }
  }
  return table;
}

/** One sweep: every spin is tried once, one colour of the checkerboard after the other. */
export function pottsSweep(lattice: Lattice, table: Int32Array, cells: number, rng: Rng): void {
  const { size, states, spins, populations } = lattice;
  const others = states - 1;
  let rise = 0;
  for (let color = 0; color < 2; color++) {
    for (let y = 0; y < size; y++) {
      const row = y * size;
      const above = (y === 0 ? size - 1 : y - 1) * size;
      const below = (y === size - 1 ? 0 : y + 1) * size;
      let x = (y + color) & 1;
      let entry = ENTRIES * cells * Math.floor((y * cells) / size) + 4;
      for (let cell = 1; cell <= cells; cell++, entry += ENTRIES) {
        const stop = firstOf(cell, size, cells);
        for (; x < stop; x += 2) {
          const old = spins[row + x];
          const n1 = spins[above + x];
          const n2 = spins[below + x];
          const n3 = spins[row + (x === 0 ? size - 1 : x - 1)];
          const n4 = spins[row + (x === size - 1 ? 0 : x + 1)];
          // The high word of a product: uniform among the other states, to 2⁻³².
          const shift = 1 + Math.floor((nextUint32(rng) * others) / 4294967296);
          const offered = old + shift >= states ? old + shift - states : old + shift;
          const loss =
            +(n1 === old) +
            +(n2 === old) +
            +(n3 === old) +
            +(n4 === old) -
            +(n1 === offered) -
            +(n2 === offered) -
            +(n3 === offered) -
            +(n4 === offered);
          const kind = old === 0 ? 9 : offered === 0 ? 18 : 0;
          if (nextUint32(rng) >>> 1 > table[entry + kind + loss]) continue;
          spins[row + x] = offered;
          populations[old]--;
          populations[offered]++;
          rise += loss;
        }
      }
    }
  }
  lattice.energy += rise;
}
