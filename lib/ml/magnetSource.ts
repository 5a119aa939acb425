/**
 * Configurations of a magnet in equilibrium, one after the other: Wolff's clusters, which cross from one phase to the
 * other, and a Metropolis sweep, which moves single spins.
 */
import type { Rng } from '../rng';
import { uniformBath } from './baths';
import { bondThreshold, createClusters, wolffMove } from './clusters';
import { isingSweep, isingThresholds } from './ising';
import { createLattice, type Lattice } from './lattice';

/** Cluster moves between two configurations, in the ordered phase and where clusters are small. */
const MOVES = 3;
const SETTLING = 100;

/** A lattice that has forgotten its start. @throws RangeError as `createLattice` */
export function createSource(size: number, temperature: number, rng: Rng): Lattice {
  const lattice = createLattice(size, 2, 'hot', rng);
  for (let k = 0; k < SETTLING; k++) moveOn(lattice, temperature, rng);
  return lattice;
}

/** On to the next configuration of e^(−E/T)/Z. */
export function moveOn(lattice: Lattice, temperature: number, rng: Rng): void {
  const clusters = createClusters(lattice.size);
  const hold = bondThreshold(2, temperature);
  for (let k = 0; k < MOVES; k++) wolffMove(lattice, hold, clusters, rng);
  isingSweep(lattice, isingThresholds(uniformBath(temperature)), 1, rng);
}
