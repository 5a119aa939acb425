/**
 * The magnet on 4 × 4 sites with all its 65,536 arrangements listed, so that averages are sums and samples are exact and
 * independent at any temperature.
 */
import { exp, log } from '../math';
import { integer, type Rng, uniform } from '../rng';
import { visitStates } from './energy';
import { latticeAsPairs } from './ising';
import {
  addSpins,
  createDistances,
  createNumbers,
  type Distances,
  energyLevel,
  type MagnetNumbers,
} from './magnetNumbers';

export const SIDE = 4;
export const SITES = SIDE * SIDE;
export const STATES = 2 ** SITES;
const LEVELS = SITES + 1;

/** Arrangements by code: unit i is bit i, 1 for a spin up. */
export interface MagnetStates {
  distances: Distances;
  /** Place of E among the levels −2N + 4k. */
  energy: Uint8Array;
  /** Place of Σ s among −N + 2k. */
  magnet: Uint8Array;
  /** Distance classes × codes: Σ s_i s_j over the pairs of a class, as multiples of ⟨s_i s_j⟩/scale. */
  agreement: Float32Array[];
  /** Codes in rising order of energy, and where each level begins; one entry more than levels. */
  order: Uint16Array;
  first: Uint32Array;
}

/** Lists all arrangements; about 0.1 s. */
export function createMagnetStates(): MagnetStates {
  const distances = createDistances(SIDE);
  const energy = new Uint8Array(STATES);
  const magnet = new Uint8Array(STATES);
  const agreement = Array.from(distances.lengths, () => new Float32Array(STATES));
  const counts = new Uint32Array(LEVELS + 1);
  visitStates(latticeAsPairs(SIDE), (s, e, code) => {
    const one = createNumbers(distances);
    addSpins(distances, s, 0, 1, one);
    energy[code] = energyLevel(Math.round(e), SITES);
    magnet[code] = one.magnets.indexOf(1);
    one.correlations.forEach((c, kind) => {
      agreement[kind][code] = c;
    });
    counts[energy[code] + 1]++;
  });
  for (let k = 1; k <= LEVELS; k++) counts[k] += counts[k - 1];
  const next = counts.slice();
  const order = new Uint16Array(STATES);
  for (let code = 0; code < STATES; code++) order[next[energy[code]]++] = code;
  return { distances, energy, magnet, agreement, order, first: counts };
}

let listed: MagnetStates | undefined;

/** The list, made once for all who ask. */
export function allMagnetStates(): MagnetStates {
  listed ??= createMagnetStates();
  return listed;
}

/** The Boltzmann distribution, which on this lattice depends on the level only. */
export interface LevelWeights {
  /** p(s) of one arrangement of each level. */
  each: Float64Array;
  /** Share of the whole level. */
  level: Float64Array;
  /** Σ p ln p */
  negentropy: number;
}

/** p(s) = e^(−E/T)/Z. @throws RangeError unless the temperature is positive and finite */
export function weighLevels({ first }: MagnetStates, temperature: number): LevelWeights {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`temperature = ${temperature}: expected a number > 0`);
  }
  // The ground states stand at level 0.
  const each = Float64Array.from({ length: LEVELS }, (_, k) => exp((-4 * k) / temperature));
  const level = each.map((p, k) => p * (first[k + 1] - first[k]));
  const z = level.reduce((sum, p) => sum + p, 0);
  let negentropy = -log(z);
  for (let k = 0; k < LEVELS; k++) {
    each[k] /= z;
    level[k] /= z;
    negentropy -= (level[k] * 4 * k) / temperature;
  }
  return { each, level, negentropy };
}

/** Exact numbers of the magnet. */
export function numbersOfMagnet(states: MagnetStates, { each, level }: LevelWeights): MagnetNumbers {
  const out = createNumbers(states.distances);
  out.energies.set(level);
  for (let code = 0; code < STATES; code++) {
    const p = each[states.energy[code]];
    out.magnets[states.magnet[code]] += p;
    for (let kind = 0; kind < states.agreement.length; kind++) {
      out.correlations[kind] += p * states.agreement[kind][code];
    }
  }
  return out;
}

/** Code of an arrangement drawn from e^(−E/T)/Z: its level first, then any of that level. */
export function drawArrangement({ order, first }: MagnetStates, { level }: LevelWeights, rng: Rng): number {
  let left = uniform(rng);
  let k = 0;
  while (k < LEVELS - 1 && left >= level[k]) left -= level[k++];
  // Rounding may leave a remainder at the end, where no arrangement may be.
  while (first[k + 1] === first[k]) k--;
  return order[first[k] + integer(rng, first[k + 1] - first[k])];
}

/** Bits of an arrangement. */
export function writeArrangement(code: number, out: Float64Array | Int8Array, at: number): void {
  for (let i = 0; i < SITES; i++) out[at + i] = (code >> i) & 1;
}
