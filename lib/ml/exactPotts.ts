/**
 * Small Potts magnets, exactly, for any q: arrangements that differ only in the names of the states are counted together.
 *
 * Which sites are alike is a partition of the sites into classes; with k classes it stands for q (q − 1) … (q − k + 1)
 * arrangements. A partition is written as a restricted growth string: each site has the number of its class, and a new
 * class has the next number.
 */
import { collectLevels, type Levels } from './exactIsing';

/** Largest side for which every partition of the sites is visited: Bell(9) = 21,147. */
export const LARGEST_PARTITIONED = 3;

function check(size: number, states: number, largest: number): void {
  if (!(Number.isInteger(size) && size >= 2 && size <= largest)) {
    throw new RangeError(`size = ${size}: expected an integer from 2 to ${largest}`);
  }
  if (!(Number.isInteger(states) && states >= 2)) {
    throw new RangeError(`states = ${states}: expected an integer ≥ 2`);
  }
}

/** Bonds of the torus as pairs of sites, each site's to the right and down. */
function bonds(size: number): [number, number][] {
  return Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return [
      [i, y * size + ((x + 1) % size)],
      [i, ((y + 1) % size) * size + x],
    ] as [number, number][];
  }).flat();
}

/** Levels with their order parameter, by all partitions of the sites. @param size 2 or 3 */
export function pottsLevels(size: number, states: number): Levels {
  check(size, states, LARGEST_PARTITIONED);
  const sites = size * size;
  const pairs = bonds(size);
  const collected = collectLevels(sites);
  const classes = new Int8Array(sites);
  const members = new Int32Array(sites + 1);
  const visit = (site: number, used: number, count: number): void => {
    if (site === sites) {
      let energy = 0;
      for (const [i, j] of pairs) if (classes[i] === classes[j]) energy--;
      const order = ((states * Math.max(...members)) / sites - 1) / (states - 1);
      collected.add(energy, order, count);
      return;
    }
    for (let k = 0; k <= used && k < states; k++) {
      classes[site] = k;
      members[k]++;
      visit(site + 1, Math.max(used, k + 1), k === used ? count * (states - used) : count);
      members[k]--;
    }
  };
  visit(0, 0, 1);
  return collected.levels();
}

/**
 * How many arrangements have n equal bonds, n = 0 … 2L², site by site: only the first row, which the last will meet, and
 * the last L sites are remembered, as a partition. Exact up to 2⁵³ arrangements, to rounding beyond.
 *
 * @param size 2 … 4
 */
export function pottsEqualBonds(size: number, states: number): Float64Array {
  check(size, states, 4);
  const most = 2 * size * size;
  let frontier = new Map<string, Float64Array>([['', Float64Array.of(1, ...new Array(most).fill(0))]]);
  for (let site = 0; site < size * size; site++) {
    const [x, y] = [site % size, Math.floor(site / size)];
    const next = new Map<string, Float64Array>();
    for (const [key, counts] of frontier) {
      const classes = Array.from(key, Number);
      const used = Math.max(-1, ...classes) + 1;
      for (let k = 0; k <= used && k < states; k++) {
        const all = [...classes, k];
        // The first row stands in front, the last `size` sites behind it, the new one last.
        const at = all.length - 1;
        let equal = 0;
        if (x > 0) equal += +(all[at - 1] === k);
        if (x === size - 1) equal += +(all[at - x] === k);
        if (y > 0) equal += +(all[at - size] === k);
        if (y === size - 1) equal += +(all[x] === k);
        if (y > 1) all.splice(size, 1);
        add(next, renamed(all), counts, equal, k === used ? states - used : 1);
      }
    }
    frontier = next;
  }
  const total = new Float64Array(most + 1);
  for (const counts of frontier.values()) for (let n = 0; n <= most; n++) total[n] += counts[n];
  return total;
}

/** Classes numbered in the order in which they appear. */
function renamed(classes: readonly number[]): string {
  const names = new Map<number, number>();
  let text = '';
  for (const k of classes) {
    if (!names.has(k)) names.set(k, names.size);
    text += names.get(k);
  }
  return text;
}

/** Adds counts, moved by the equal bonds won and times the number of ways. */
function add(
  into: Map<string, Float64Array>,
  key: string,
  counts: Float64Array,
  equal: number,
  ways: number,
): void {
  const sums = into.get(key) ?? new Float64Array(counts.length);
  into.set(key, sums);
  for (let n = counts.length - 1; n >= equal; n--) sums[n] += ways * counts[n - equal];
}

/** Levels without an order parameter (0), for energy and heat capacity of magnets up to 4 × 4. */
export function pottsEnergyLevels(size: number, states: number): Levels {
  const counts = pottsEqualBonds(size, states);
  return {
    sites: size * size,
    energies: Float64Array.from(counts, (_, n) => -n || 0),
    orders: new Float64Array(counts.length),
    counts,
  };
}
