/** A lattice as small whole numbers to be coloured: its spins, or its clusters. */
import type { Clusters } from './clusters';
import { type Lattice, stateOf } from './lattice';

/** Number of a site of the last Wolff cluster. */
export const CLUSTER_CELL = 15;
/** Colours of clusters: 1 … 11; 0 is a cluster of one site. */
export const CLUSTER_COLORS = 11;

/** 0 … q − 1, the last Wolff cluster marked. */
export function spinCells({ spins, states }: Lattice, { last, count, queue }: Clusters): Uint8Array {
  const cells = new Uint8Array(spins.length);
  for (let i = 0; i < cells.length; i++) cells[i] = stateOf(spins[i], states);
  if (count === 0) for (let k = 0; k < last; k++) cells[queue[k]] = CLUSTER_CELL;
  return cells;
}

/**
 * Clusters in colours, those of one site in none: the last Swendsen–Wang clusters, or regions of equal neighbours when
 * no such move was made.
 */
export function clusterCells(lattice: Lattice, clusters: Clusters): Uint8Array {
  const labels = clusters.count > 0 ? clusters.labels : domains(lattice);
  const sizes = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  const cells = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    // Neighbouring labels must not look alike: a multiple of the golden ratio spreads them.
    if (sizes[labels[i]] > 1) cells[i] = 1 + ((Math.imul(labels[i], 0x9e3779b1) >>> 0) % CLUSTER_COLORS);
  }
  return cells;
}

/** The number of each site's region of equal neighbours. */
export function domains({ size, spins }: Pick<Lattice, 'size' | 'spins'>): Int32Array {
  const labels = new Int32Array(spins.length).fill(-1);
  const queue = new Int32Array(spins.length);
  let label = 0;
  for (let first = 0; first < spins.length; first++) {
    if (labels[first] >= 0) continue;
    queue[0] = first;
    labels[first] = label;
    let count = 1;
    const reach = (j: number) => {
      if (labels[j] >= 0 || spins[j] !== spins[first]) return;
      labels[j] = label;
      queue[count++] = j;
    };
    for (let next = 0; next < count; next++) {
      const i = queue[next];
      const x = i % size;
      reach(x + 1 === size ? i + 1 - size : i + 1);
      reach(x === 0 ? i - 1 + size : i - 1);
      reach(i + size >= spins.length ? i + size - spins.length : i + size);
      reach(i < size ? i - size + spins.length : i - size);
    }
    label++;
  }
  return labels;
}
