/** A magnet that is being simulated: lattice, algorithm, and what was measured since the last change. */
import type { Rng } from '../rng';
import { type Baths, fieldEnergy } from './baths';
import { bondThreshold, type Clusters, createClusters, swendsenWangMove, wolffMove } from './clusters';
import { isingSweep, isingThresholds } from './ising';
import { createLattice, type Lattice, orderParameter, recount, type Start } from './lattice';
import { clearMagnetSums, createMagnetSums, type MagnetSums, measure } from './magnetEstimates';
import { pottsSweep, pottsThresholds } from './potts';

export type Algorithm = 'metropolis' | 'wolff' | 'swendsen-wang';

export interface Magnet {
  lattice: Lattice;
  clusters: Clusters;
  sums: MagnetSums;
  /** Wolff: clusters per step. Fixed while measuring: stopping by what the clusters did would prefer small ones. */
  moves: number;
  /** Clusters and steps while settling, from which `moves` comes. */
  tally: Float64Array;
}

export function createMagnet(size: number, states: number, start: Start, rng: Rng): Magnet {
  return {
    lattice: createLattice(size, states, start, rng),
    clusters: createClusters(size),
    sums: createMagnetSums(),
    moves: 1,
    tally: new Float64Array(2),
  };
}

/** Forgets what was measured. */
export function restartMagnet(magnet: Magnet): void {
  clearMagnetSums(magnet.sums);
  magnet.tally.fill(0);
}

/** Clusters know neither fields nor places of different temperature. */
export function allowsClusters({ cells, fields }: Baths): boolean {
  return cells === 1 && fields[0] === 0;
}

/**
 * One step: a Metropolis sweep, all Swendsen–Wang clusters, or as many Wolff clusters as turn every spin once on average,
 * a number that is found while the magnet settles.
 */
export function advanceMagnet(
  magnet: Magnet,
  algorithm: Algorithm,
  baths: Baths,
  settling: boolean,
  rng: Rng,
): void {
  const { lattice, clusters } = magnet;
  if (algorithm === 'metropolis' || !allowsClusters(baths)) {
    clusters.last = 0;
    clusters.count = 0;
    if (lattice.states === 2) isingSweep(lattice, isingThresholds(baths), baths.cells, rng);
    else pottsSweep(lattice, pottsThresholds(baths), baths.cells, rng);
    return;
  }
  const hold = bondThreshold(lattice.states, baths.temperatures[0]);
  if (algorithm === 'swendsen-wang') {
    swendsenWangMove(lattice, hold, clusters, rng);
    return;
  }
  if (!settling) {
    for (let k = 0; k < magnet.moves; k++) wolffMove(lattice, hold, clusters, rng);
    return;
  }
  let turned = 0;
  let count = 0;
  for (; turned < lattice.spins.length; count++) turned += wolffMove(lattice, hold, clusters, rng);
  const { tally } = magnet;
  tally[0] += count;
  tally[1]++;
  magnet.moves = Math.max(1, Math.round(tally[0] / tally[1]));
}

/** Energy of the whole magnet, fields included. */
export function totalEnergy({ lattice }: Magnet, baths: Baths): number {
  const { size, states, spins, energy } = lattice;
  if (baths.cells === 1 && baths.fields[0] === 0) return energy;
  return energy + fieldEnergy(baths, size, spins, (spin) => (states === 2 ? spin : +(spin === 0)));
}

/** Adds the present arrangement to the estimates. */
export function measureMagnet(magnet: Magnet, baths: Baths): void {
  const { lattice, sums } = magnet;
  measure(sums, totalEnergy(magnet, baths) / lattice.spins.length, orderParameter(lattice));
}

/**
 * A reader's brush: the sites under some cells of a `columns` × `columns` grid take a state.
 *
 * @param state 0 … q − 1 as in `populations`; other numbers are taken modulo q
 */
export function paintSpins(
  lattice: Pick<Lattice, 'size' | 'states' | 'spins'>,
  cells: readonly number[],
  columns: number,
  state: number,
): void {
  const { size, states, spins } = lattice;
  const index = ((Math.round(state) % states) + states) % states;
  const spin = states === 2 ? 2 * index - 1 : index;
  const first = (cell: number) => Math.floor((cell * size) / columns);
  for (const cell of cells) {
    if (!(Number.isInteger(cell) && cell >= 0 && cell < columns * columns)) continue;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (let y = first(row); y < Math.max(first(row) + 1, first(row + 1)); y++) {
      for (let x = first(column); x < Math.max(first(column) + 1, first(column + 1)); x++) {
        spins[y * size + x] = spin;
      }
    }
  }
}

/** Paints a magnet, its energy and populations with it. */
export function paintMagnet(magnet: Magnet, cells: readonly number[], columns: number, state: number): void {
  paintSpins(magnet.lattice, cells, columns, state);
  recount(magnet.lattice);
}
