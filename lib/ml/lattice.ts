/**
 * A magnet on a square lattice, closed to a torus, J = 1:
 *
 *   Ising (2 states)     H = −Σ_⟨ij⟩ s_i s_j,        s_i ∈ {−1, +1}
 *   Potts (q ≥ 3 states) H = −Σ_⟨ij⟩ δ(s_i, s_j),    s_i ∈ {0, …, q − 1}
 *
 * Each site has a bond to the right and one down, so a lattice of side L has 2L² bonds; on L = 2 neighbours are bound twice.
 */
import { integer, type Rng } from '../rng';

/** Most states of a Potts spin. */
export const MOST_STATES = 10;
/** Largest side of a lattice. */
export const LARGEST_SIDE = 512;

/** Spins with their energy and populations, which every move keeps up to date. */
export interface Lattice {
  /** Side L. */
  size: number;
  /** 2 is Ising. */
  states: number;
  /** Row by row: −1, +1 (Ising) or 0 … q − 1 (Potts). */
  spins: Int8Array;
  /** −Σ s_i s_j or −Σ δ(s_i, s_j), an integer. */
  energy: number;
  /** Sites in each state; Ising: down, up. */
  populations: Int32Array;
}

/** How a lattice starts: all spins alike (T = 0) or each by chance (T = ∞). */
export type Start = 'cold' | 'hot';

/** @throws RangeError for a side or a number of states outside their range */
export function createLattice(size: number, states: number, start: Start, rng: Rng): Lattice {
  if (!(Number.isInteger(size) && size >= 2 && size <= LARGEST_SIDE)) {
    throw new RangeError(`size = ${size}: expected an integer from 2 to ${LARGEST_SIDE}`);
  }
  if (!(Number.isInteger(states) && states >= 2 && states <= MOST_STATES)) {
    throw new RangeError(`states = ${states}: expected an integer from 2 to ${MOST_STATES}`);
  }
  const spins = new Int8Array(size * size).fill(states === 2 ? 1 : 0);
  if (start === 'hot') {
    for (let i = 0; i < spins.length; i++) {
      const state = integer(rng, states);
      spins[i] = states === 2 ? 2 * state - 1 : state;
    }
  }
  const lattice = { size, states, spins, energy: 0, populations: new Int32Array(states) };
  recount(lattice);
  return lattice;
}

/** Place of a spin's state in `populations`. */
export const stateOf = (spin: number, states: number): number => (states === 2 ? (spin + 1) >> 1 : spin);

/** Energy and populations anew from the spins: what the moves must agree with, and what a painted spin needs. */
export function recount(lattice: Lattice): void {
  const { size, states, spins, populations } = lattice;
  populations.fill(0);
  let same = 0;
  for (let y = 0; y < size; y++) {
    const row = y * size;
    const below = (y + 1 === size ? 0 : y + 1) * size;
    for (let x = 0; x < size; x++) {
      const spin = spins[row + x];
      populations[states === 2 ? (spin + 1) >> 1 : spin]++;
      if (spins[row + (x + 1 === size ? 0 : x + 1)] === spin) same++;
      if (spins[below + x] === spin) same++;
    }
  }
  // s s′ = 2δ(s, s′) − 1 on each of the 2L² bonds.
  lattice.energy = states === 2 ? 2 * size * size - 2 * same : 0 - same;
}

/**
 * |m|: how far the largest population exceeds an even share, (q N_max/N − 1)/(q − 1). For Ising |Σ s|/N, in general 0 when
 * all populations are equal and 1 when all spins are alike.
 */
export function orderParameter({ states, populations, spins }: Lattice): number {
  let largest = 0;
  for (let k = 0; k < states; k++) if (populations[k] > largest) largest = populations[k];
  return ((states * largest) / spins.length - 1) / (states - 1);
}

/** Ising: Σ s/N with its sign. */
export const magnetizationOf = ({ populations, spins }: Lattice): number =>
  (populations[1] - populations[0]) / spins.length;
