/**
 * Moves of whole clusters (R. H. Swendsen and J.-S. Wang, Phys. Rev. Lett. 58, 86, 1987; U. Wolff, ibid. 62, 361, 1989).
 *
 * A bond between equal neighbours holds with probability p = 1 − e^(−w), where w is what it saves divided by T: 2/T for
 * Ising, 1/T for Potts. What holds together is a cluster; given a new state as a whole, no proposal is ever refused. For
 * a magnet without fields and with one temperature.
 */
import { expm1 } from '../math';
import { integer, nextUint32, type Rng } from '../rng';
import { type Lattice, recount, stateOf } from './lattice';

/** Places that the moves need, and the clusters of the last one. */
export interface Clusters {
  /** Sites of the last cluster first. */
  queue: Int32Array;
  /** Sites in the last cluster. */
  last: number;
  /** Swendsen–Wang: the number of each site's cluster, counted from 0. */
  labels: Int32Array;
  /** Swendsen–Wang: how many clusters there were; 0 after a Wolff move. */
  count: number;
}

export function createClusters(size: number): Clusters {
  const sites = size * size;
  return { queue: new Int32Array(sites), last: 0, labels: new Int32Array(sites), count: 0 };
}

/** A bond holds when 31 random bits are ≤ this. */
export function bondThreshold(states: number, temperature: number): number {
  return Math.round(-expm1(-(states === 2 ? 2 : 1) / temperature) * 2147483648) - 1;
}

/** A mark no spin has. */
const IN_CLUSTER = 127;

/** Another state by chance: Ising has one. */
function otherState(spin: number, states: number, rng: Rng): number {
  if (states === 2) return -spin;
  const shifted = spin + 1 + integer(rng, states - 1);
  return shifted >= states ? shifted - states : shifted;
}

/**
 * Wolff's move: the cluster of a site drawn by chance takes another state.
 *
 * @param hold of `bondThreshold`
 * @returns number of sites that changed
 */
export function wolffMove(lattice: Lattice, hold: number, clusters: Clusters, rng: Rng): number {
  const { size, states, spins, populations } = lattice;
  const { queue } = clusters;
  const sites = spins.length;
  queue[0] = integer(rng, sites);
  const old = spins[queue[0]];
  spins[queue[0]] = IN_CLUSTER;
  let count = 1;
  for (let next = 0; next < count; next++) {
    const i = queue[next];
    const x = i % size;
    for (let direction = 0; direction < 4; direction++) {
      const j = neighbor(i, x, direction, size, sites);
      if (spins[j] !== old || nextUint32(rng) >>> 1 > hold) continue;
      spins[j] = IN_CLUSTER;
      queue[count++] = j;
    }
  }
  const fresh = otherState(old, states, rng);
  let same = 0;
  for (let k = 0; k < count; k++) {
    const i = queue[k];
    const x = i % size;
    for (let direction = 0; direction < 4; direction++) {
      const spin = spins[neighbor(i, x, direction, size, sites)];
      same += +(spin === fresh) - +(spin === old);
    }
  }
  for (let k = 0; k < count; k++) spins[queue[k]] = fresh;
  lattice.energy -= states === 2 ? 2 * same : same;
  populations[stateOf(old, states)] -= count;
  populations[stateOf(fresh, states)] += count;
  clusters.last = count;
  clusters.count = 0;
  return count;
}

/** Right, left, down, up of site i in column x, on the torus. */
function neighbor(i: number, x: number, direction: number, size: number, sites: number): number {
  if (direction === 0) return x + 1 === size ? i + 1 - size : i + 1;
  if (direction === 1) return x === 0 ? i - 1 + size : i - 1;
  if (direction === 2) return i + size >= sites ? i + size - sites : i + size;
  return i < size ? i - size + sites : i - size;
}

/** Swendsen and Wang's move: all clusters at once, each given one of the q states by chance. */
export function swendsenWangMove(lattice: Lattice, hold: number, clusters: Clusters, rng: Rng): void {
  const { size, states, spins } = lattice;
  const { queue, labels } = clusters;
  const sites = spins.length;
  labels.fill(-1);
  let label = 0;
  for (let first = 0; first < sites; first++) {
    if (labels[first] >= 0) continue;
    const old = spins[first];
    const drawn = integer(rng, states);
    const fresh = states === 2 ? 2 * drawn - 1 : drawn;
    queue[0] = first;
    labels[first] = label;
    let count = 1;
    // A bond is asked once: from its other end this site has a label.
    for (let next = 0; next < count; next++) {
      const i = queue[next];
      const x = i % size;
      for (let direction = 0; direction < 4; direction++) {
        const j = neighbor(i, x, direction, size, sites);
        if (labels[j] >= 0 || spins[j] !== old || nextUint32(rng) >>> 1 > hold) continue;
        labels[j] = label;
        queue[count++] = j;
      }
      spins[i] = fresh;
    }
    clusters.last = count;
    label++;
  }
  clusters.count = label;
  recount(lattice);
}
