/**
 * What is compared between a magnet and a machine that has learnt it: how often each energy and each magnetisation occurs,
 * and how strongly spins at a distance agree. J = 1, a square lattice of side L closed to a torus, N = L² spins ±1.
 */

/** Distances (dx, dy) with 0 ≤ dy ≤ dx ≤ L/2 on the torus, by length; that to itself is left out. */
export interface Distances {
  size: number;
  /** √(dx² + dy²) of each class, rising. */
  lengths: Float64Array;
  /** Class of the step from a site to another, L × L, by (dx, dy) modulo L; −1 for none. */
  classes: Int8Array;
  /** Steps in each class. */
  counts: Float64Array;
}

export function createDistances(size: number): Distances {
  const folded = (d: number) => Math.min(d, size - d);
  const key = (dx: number, dy: number) => {
    const [a, b] = [folded(dx), folded(dy)];
    return a * a + b * b;
  };
  const squares = new Set<number>();
  for (let dy = 0; dy < size; dy++) for (let dx = 0; dx < size; dx++) squares.add(key(dx, dy));
  squares.delete(0);
  const rising = [...squares].sort((a, b) => a - b);
  const classes = new Int8Array(size * size);
  const counts = new Float64Array(rising.length);
  for (let dy = 0; dy < size; dy++) {
    for (let dx = 0; dx < size; dx++) {
      const found = rising.indexOf(key(dx, dy));
      classes[dy * size + dx] = found;
      if (found >= 0) counts[found]++;
    }
  }
  return { size, lengths: Float64Array.from(rising, Math.sqrt), classes, counts };
}

/** Shares of all energies and magnetisations, and correlations: of one distribution. */
export interface MagnetNumbers {
  /** Share of E = −2N + 4k, k = 0 … N. */
  energies: Float64Array;
  /** Share of Σ s = −N + 2k, k = 0 … N. */
  magnets: Float64Array;
  /** ⟨s_i s_j⟩ at each distance. */
  correlations: Float64Array;
}

/** Zeros for a lattice. */
export function createNumbers({ size, lengths }: Distances): MagnetNumbers {
  const levels = size * size + 1;
  return {
    energies: new Float64Array(levels),
    magnets: new Float64Array(levels),
    correlations: new Float64Array(lengths.length),
  };
}

/** Place of an energy among the levels. */
export const energyLevel = (energy: number, sites: number): number => (energy + 2 * sites) / 4;
/** Place of Σ s among the levels. */
export const magnetLevel = (sum: number, sites: number): number => (sum + sites) / 2;

/**
 * Adds one configuration with a weight.
 *
 * @param spins row by row, from place `at`; a spin is up when its number is above 0 (spins ±1, or bits)
 */
export function addSpins(
  { size, classes, counts }: Distances,
  spins: ArrayLike<number>,
  at: number,
  weight: number,
  out: MagnetNumbers,
): void {
  const sites = size * size;
  let sum = 0;
  let bonds = 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const i = y * size + x;
      const up = spins[at + i] > 0;
      sum += up ? 1 : -1;
      const right = spins[at + y * size + ((x + 1) % size)] > 0;
      const down = spins[at + ((y + 1) % size) * size + x] > 0;
      bonds += (right === up ? 1 : -1) + (down === up ? 1 : -1);
    }
  }
  out.energies[energyLevel(-bonds, sites)] += weight;
  out.magnets[magnetLevel(sum, sites)] += weight;
  for (let dy = 0; dy < size; dy++) {
    for (let dx = 0; dx < size; dx++) {
      const kind = classes[dy * size + dx];
      if (kind < 0) continue;
      let same = 0;
      for (let y = 0; y < size; y++) {
        const row = at + ((y + dy) % size) * size;
        for (let x = 0; x < size; x++) {
          const alike = spins[at + y * size + x] > 0 === spins[row + ((x + dx) % size)] > 0;
          same += alike ? 1 : -1;
        }
      }
      out.correlations[kind] += (weight * same) / (sites * counts[kind]);
    }
  }
}

/** ⟨E⟩/N */
export function energyPerSite({ energies }: MagnetNumbers): number {
  const sites = energies.length - 1;
  let sum = 0;
  for (let k = 0; k <= sites; k++) sum += energies[k] * (4 * k - 2 * sites);
  return sum / sites;
}

/** ⟨|Σ s|⟩/N */
export function absoluteMagnetization({ magnets }: MagnetNumbers): number {
  const sites = magnets.length - 1;
  let sum = 0;
  for (let k = 0; k <= sites; k++) sum += magnets[k] * Math.abs(2 * k - sites);
  return sum / sites;
}
