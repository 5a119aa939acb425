import type { Rng } from '@/lib/rng';
import { normal } from '@/lib/rng';
import { blocking } from '@/lib/stats';
import { anneal } from '../annealing';
import { uniformBath } from '../baths';
import { bondThreshold, type Clusters, createClusters, wolffMove } from '../clusters';
import { couple, createPairEnergy, type PairEnergy, visitStates } from '../energy';
import { isingSweep, isingThresholds } from '../ising';
import { createLattice, type Lattice, orderParameter } from '../lattice';
import { criticalTemperature, onsagerEnergy } from '../onsager';
import { type Shown, STEPS, type Thumbnail } from './thumbnail';

const SIDE = 32;
/** Steps of a run that are not measured yet. */
const SETTLING = 20;

interface MagnetState {
  lattice: Lattice;
  /** Energy per spin after each sweep that counts. */
  energies: Float64Array;
  measured: number;
}

function spinTiles({ spins, states, size }: Lattice): Shown['picture'] {
  const value = (s: number) => (states === 2 ? s : (2 * s) / (states - 1) - 1);
  return { kind: 'tiles', count: 1, columns: size, rows: size, values: Float64Array.from(spins, value) };
}

function measuredEnergy({ energies, measured }: MagnetState, exact: number) {
  if (measured < 4) return { name: 'energyPerSpin', value: energies[Math.max(0, measured - 1)], exact };
  const { mean, standardError } = blocking(energies.subarray(0, measured));
  return { name: 'energyPerSpin', value: mean, error: standardError, exact };
}

function measure(state: MagnetState, k: number): void {
  const { lattice, energies } = state;
  if (k > SETTLING) energies[state.measured++] = lattice.energy / lattice.spins.length;
  else energies[0] = lattice.energy / lattice.spins.length;
}

const TEMPERATURE = 2.1;
const SWEEPS = 6;

/** 32 × 32 spins at T = 2.1, from all up: single flips. */
export const ising: Thumbnail<MagnetState> = {
  init: (rng) => {
    const lattice = createLattice(SIDE, 2, 'cold', rng);
    const energies = new Float64Array(STEPS);
    energies[0] = -2;
    return { lattice, energies, measured: 0 };
  },
  step(state, k, rng) {
    const table = isingThresholds(uniformBath(TEMPERATURE));
    for (let i = 0; i < SWEEPS; i++) isingSweep(state.lattice, table, 1, rng);
    measure(state, k);
  },
  show: (state) => ({
    picture: spinTiles(state.lattice),
    readings: [
      measuredEnergy(state, onsagerEnergy(TEMPERATURE)),
      { name: 'magnetization', value: orderParameter(state.lattice) },
    ],
  }),
};

const POTTS_STATES = 4;

interface PottsState extends MagnetState {
  clusters: Clusters;
}

/** Four kinds of spin in the plane, a little below their critical temperature: whole clusters turn at once. */
export const potts: Thumbnail<PottsState> = {
  init: (rng) => ({
    lattice: createLattice(SIDE, POTTS_STATES, 'hot', rng),
    energies: new Float64Array(STEPS),
    measured: 0,
    clusters: createClusters(SIDE),
  }),
  step(state, k, rng) {
    const hold = bondThreshold(POTTS_STATES, 0.97 * criticalTemperature(POTTS_STATES));
    for (let i = 0; i < 12; i++) wolffMove(state.lattice, hold, state.clusters, rng);
    measure(state, k);
  },
  show: ({ lattice }) => ({
    picture: spinTiles(lattice),
    readings: [
      { name: 'order', value: orderParameter(lattice) },
      { name: 'energyPerSpin', value: lattice.energy / lattice.spins.length },
    ],
  }),
};

interface GlassState {
  model: PairEnergy;
  spins: Int8Array;
  /** Energy in which each annealing ended. */
  found: Float64Array;
  /** The lowest of all, by counting. */
  ground: number;
}

const GLASS_UNITS = 14;

/** Spins whose couplings are drawn from a normal distribution: many valleys. */
function glass(rng: Rng): PairEnergy {
  const model = createPairEnergy(GLASS_UNITS, -1);
  for (let i = 0; i < GLASS_UNITS; i++) for (let j = 0; j < i; j++) couple(model, i, j, normal(rng));
  return model;
}

function lowestEnergy(model: PairEnergy): number {
  let least = Infinity;
  visitStates(model, (_, energy) => {
    least = Math.min(least, energy);
  });
  return least;
}

/** Sixty coolings of a spin glass of 14 spins, each slower than the one before, against the ground state found by counting. */
export const annealing: Thumbnail<GlassState> = {
  init(rng) {
    const model = glass(rng);
    const spins = Int8Array.from({ length: GLASS_UNITS }, () => 1);
    return { model, spins, found: new Float64Array(STEPS), ground: lowestEnergy(model) };
  },
  step({ model, spins, found }, k, rng) {
    spins.fill(1);
    found[k - 1] = anneal(model, spins, { hottest: 6, coldest: 0.1, sweeps: 1 + (k >> 1) }, rng).energy;
  },
  show: ({ found, ground }, k) => ({
    picture: { kind: 'chain', quantity: 'energyFound', values: found.slice(0, k), exact: ground },
    readings: [
      { name: 'lowestFound', value: k > 0 ? Math.min(...found.subarray(0, k)) : 0, exact: ground },
      { name: 'hits', value: found.subarray(0, k).filter((e) => e < ground + 1e-9).length },
    ],
  }),
};
