/** Small magnets counted to the last arrangement, by the energy function that all machines share. */
import { exp, log } from '../math';
import { visitStates } from './energy';
import { latticeAsPairs } from './ising';

/** Largest side whose arrangements are all counted (2¹⁶ for Ising). */
export const LARGEST_COUNTED = 4;

/** Exact averages of a small magnet; order parameter |m| as in `orderParameter`. */
export interface ExactMagnet {
  /** ⟨E⟩/N */
  energy: number;
  /** (⟨E²⟩ − ⟨E⟩²)/(N T²) */
  heatCapacity: number;
  /** ⟨|m|⟩ */
  magnetization: number;
  /** ⟨m²⟩ */
  square: number;
  /** N (⟨m²⟩ − ⟨|m|⟩²)/T */
  susceptibility: number;
  /** 1 − ⟨m⁴⟩/(3⟨m²⟩²) */
  binder: number;
  /** ln Z */
  logZ: number;
}

/** Numbers of arrangements with the same energy and the same |m|. */
export interface Levels {
  sites: number;
  energies: Float64Array;
  /** |m| */
  orders: Float64Array;
  counts: Float64Array;
}

/** Boltzmann averages over levels. @throws RangeError unless the temperature is positive and finite */
export function averageLevels(levels: Levels, temperature: number): ExactMagnet {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`temperature = ${temperature}: expected a number > 0`);
  }
  const { sites, energies, orders, counts } = levels;
  let least = Infinity;
  for (const energy of energies) least = Math.min(least, energy);
  const sums = new Float64Array(5);
  for (let k = 0; k < counts.length; k++) {
    const p = counts[k] * exp((least - energies[k]) / temperature);
    const m2 = orders[k] * orders[k];
    sums[0] += p;
    sums[1] += p * (energies[k] - least);
    sums[2] += p * orders[k];
    sums[3] += p * m2;
    sums[4] += p * m2 * m2;
  }
  const [z, rise, order, square, fourth] = [sums[0], ...sums.subarray(1).map((sum) => sum / sums[0])];
  let variance = 0;
  for (let k = 0; k < counts.length; k++) {
    const off = energies[k] - least - rise;
    variance += ((counts[k] * exp((least - energies[k]) / temperature)) / z) * off * off;
  }
  return {
    energy: (least + rise) / sites,
    heatCapacity: variance / (sites * temperature * temperature),
    magnetization: order,
    square,
    susceptibility: (sites * (square - order * order)) / temperature,
    binder: 1 - fourth / (3 * square * square),
    logZ: log(z) - least / temperature,
  };
}

/** Collects arrangements into levels. */
export function collectLevels(sites: number) {
  const found = new Map<string, [energy: number, order: number, count: number]>();
  return {
    add(energy: number, order: number, count: number): void {
      const key = `${energy} ${order}`;
      const level = found.get(key);
      if (level) level[2] += count;
      else found.set(key, [energy, order, count]);
    },
    levels(): Levels {
      const rows = [...found.values()].sort(([a, c], [b, d]) => a - b || c - d);
      const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i]);
      return { sites, energies: column(0), orders: column(1), counts: column(2) };
    },
  };
}

/**
 * All 2^(L²) arrangements of the Ising magnet, in the order of a Gray code.
 *
 * @param size 2 … `LARGEST_COUNTED`
 */
export function isingLevels(size: number): Levels {
  if (!(Number.isInteger(size) && size >= 2 && size <= LARGEST_COUNTED)) {
    throw new RangeError(`size = ${size}: expected an integer from 2 to ${LARGEST_COUNTED}`);
  }
  const sites = size * size;
  const collected = collectLevels(sites);
  visitStates(latticeAsPairs(size), (s, energy) => {
    let sum = 0;
    for (let i = 0; i < sites; i++) sum += s[i];
    collected.add(Math.round(energy), Math.abs(sum) / sites, 1);
  });
  return collected.levels();
}
