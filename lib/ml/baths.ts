/**
 * What a spin meets on its place: a temperature and a field. Painted magnets have coarse cells, each with its own; a plain
 * magnet has a single one. Acceptance probabilities are tabulated for each cell.
 */
import { exp } from '../math';

/** Cells per side of a painted magnet. */
export const CELLS = 16;

/** Temperatures and fields of a magnet's cells, row by row. */
export interface Baths {
  /** Cells per side: 1 or `CELLS`. */
  cells: number;
  temperatures: Float64Array;
  /** Energy −b s (Ising) or −b δ(s, 0) (Potts) of each spin. */
  fields: Float64Array;
}

/** One temperature and one field for all. */
export function uniformBath(temperature: number, field = 0): Baths {
  return { cells: 1, temperatures: Float64Array.of(temperature), fields: Float64Array.of(field) };
}

/**
 * Painted: cell c has temperature T (1 + heat_c), not below zero, and field b + painted_c.
 *
 * Where neighbours differ in temperature heat flows from one to the other: the magnet settles, but not into the
 * distribution e^(−E/T), and no exact number belongs to it.
 */
export function paintedBaths(
  temperature: number,
  field: number,
  heat: ArrayLike<number>,
  painted: ArrayLike<number>,
): Baths {
  const at = Array.from({ length: CELLS * CELLS }, (_, cell) => cell);
  return {
    cells: CELLS,
    temperatures: Float64Array.from(at, (cell) => Math.max(0, temperature * (1 + heat[cell]))),
    fields: Float64Array.from(at, (cell) => field + painted[cell]),
  };
}

/** First column (or row) of a cell: site x of L belongs to cell ⌊x · cells/L⌋. */
export const firstOf = (cell: number, size: number, cells: number): number =>
  Math.ceil((cell * size) / cells);

/**
 * Metropolis' acceptance c · min(1, e^(−ΔE/T)) as a whole number t: a move is accepted when 31 random bits are ≤ t. The
 * probability is met to 2⁻³², and 0 and 1 exactly.
 *
 * @param willing c, the same for a move and its reverse
 */
export function threshold(rise: number, temperature: number, willing = 1): number {
  const p = rise <= 0 ? 1 : temperature > 0 ? exp(-rise / temperature) : 0;
  return Math.round(willing * p * 2147483648) - 1;
}

/** −Σ b s of all spins; `weigh` is s (Ising) or δ(s, 0) (Potts). */
export function fieldEnergy(
  { cells, fields }: Baths,
  size: number,
  spins: Int8Array,
  weigh: (spin: number) => number,
): number {
  let energy = 0;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const field = fields[row * cells + column];
      if (field === 0) continue;
      const [left, right] = [firstOf(column, size, cells), firstOf(column + 1, size, cells)];
      for (let y = firstOf(row, size, cells); y < firstOf(row + 1, size, cells); y++) {
        for (let x = left; x < right; x++) energy -= field * weigh(spins[y * size + x]);
      }
    }
  }
  return energy;
}
