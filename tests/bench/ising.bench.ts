import { uniformBath } from '@/lib/ml/baths';
import { bondThreshold, createClusters, swendsenWangMove, wolffMove } from '@/lib/ml/clusters';
import { isingSweep, isingThresholds } from '@/lib/ml/ising';
import { createLattice } from '@/lib/ml/lattice';
import { pottsSweep, pottsThresholds } from '@/lib/ml/potts';
import { createRng } from '@/lib/rng';
import type { Benchmark } from '../tools/bench';
import { cpp } from './native/peer';

/** T_c, where about a quarter of the single-spin moves are accepted. */
const TEMPERATURE = 2.269185;
/** Spins tried in one timed piece of work. */
const UPDATES = 2 ** 22;

function single(size: number, states: number): () => { count: number } {
  const rng = createRng(1);
  const lattice = createLattice(size, states, 'hot', rng);
  const bath = uniformBath(states === 2 ? TEMPERATURE : 0.745);
  const table = states === 2 ? isingThresholds(bath) : pottsThresholds(bath);
  const sweeps = Math.ceil(UPDATES / lattice.spins.length);
  return () => {
    for (let k = 0; k < sweeps; k++) (states === 2 ? isingSweep : pottsSweep)(lattice, table, 1, rng);
    return { count: sweeps * lattice.spins.length };
  };
}

function clusters(size: number, all: boolean): () => { count: number } {
  const rng = createRng(1);
  const lattice = createLattice(size, 2, 'hot', rng);
  const desk = createClusters(size);
  const hold = bondThreshold(2, TEMPERATURE);
  return () => {
    let count = 0;
    while (count < 2 ** 18) {
      if (all) {
        swendsenWangMove(lattice, hold, desk, rng);
        count += lattice.spins.length;
      } else count += wolffMove(lattice, hold, desk, rng);
    }
    return { count };
  };
}

/** Spins tried by Metropolis at T_c beside the same algorithm in C++, and spins that clusters turn. */
export const benchmarks: Benchmark[] = [
  // The large one first: a loop compiled for short rows alone is slower, and stays so until it has seen others.
  ...[512, 64].map((size) => ({
    name: `ising, single spins, ${size} × ${size}`,
    unit: 'updates',
    run: single(size, 2),
    peer: cpp('ising.cpp', String(size), String(TEMPERATURE), '1'),
  })),
  { name: 'potts, single spins, 8 states, 64 × 64', unit: 'updates', run: single(64, 8) },
  { name: 'ising, Wolff clusters, 64 × 64', unit: 'spins', run: clusters(64, false) },
  { name: 'ising, Swendsen–Wang clusters, 64 × 64', unit: 'spins', run: clusters(64, true) },
];
