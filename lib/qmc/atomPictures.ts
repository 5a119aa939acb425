import { type Configurations, configurationAt } from './configurations';
import {
  addEncounter,
  clearEncounters,
  createEncounters,
  type Encounters,
  listEncounters,
} from './encounters';
import { addToHistogram, createHistogram, type Histogram, resetHistogram } from './histogram';
import { createJet, evaluate, kineticEnergy } from './jet';
import type { Potential, SmoothWaveFunction } from './types';

/** What the walkers of an atom show besides means: how E_L is spread, and where the electrons are. */
export interface AtomPictures {
  /** E_L of each walker after the last sweep. */
  energies: Float64Array;
  /** Their means by parts: kinetic, attraction to the nucleus, repulsion. */
  parts: Float64Array;
  /** Fraction of moves accepted in the last sweep; 0 before the first. */
  acceptance: number;
  /** Of E_L. */
  histogram: Histogram;
  /** Of the electrons' distances from the nucleus; the last bin holds all that are farther. */
  radial: Histogram;
  encounters: Encounters;
  /** Sweeps seen. */
  sweeps: number;
}

const BINS = 80;
const RADIAL_BINS = 61;
/** The largest distance shown, in units of 1/Z. */
const FARTHEST = 6;
const ENCOUNTERS = 384;
/** Neighbouring sweeps find the electrons at nearly the same places. */
const ENCOUNTER_EVERY = 4;
const DIMENSIONS = 3;

export function createAtomPictures(walkers: number): AtomPictures {
  return {
    energies: new Float64Array(walkers),
    parts: new Float64Array(3),
    acceptance: 0,
    histogram: createHistogram(BINS),
    radial: createHistogram(RADIAL_BINS),
    encounters: createEncounters(ENCOUNTERS),
    sweeps: 0,
  };
}

/** Empties the pictures; their axes fit the ground state of a nucleus of charge Z. */
export function clearAtomPictures(pictures: AtomPictures, ground: number, charge: number): void {
  resetHistogram(pictures.histogram, 2.2 * ground, -0.2 * ground);
  const width = FARTHEST / charge / (RADIAL_BINS - 1);
  resetHistogram(pictures.radial, 0, RADIAL_BINS * width);
  clearEncounters(pictures.encounters);
  pictures.sweeps = 0;
}

/** Refreshes the local energies of all walkers. */
export function readEnergies(
  { energies, parts }: AtomPictures,
  psi: SmoothWaveFunction,
  potential: Potential,
  configurations: Configurations,
): void {
  const jet = createJet(configurations.size);
  const share = 1 / configurations.count;
  parts.fill(0);
  for (let w = 0; w < configurations.count; w++) {
    const x = configurationAt(configurations, w);
    evaluate(psi, x, jet);
    const [kinetic, external, interaction] = [
      kineticEnergy(jet),
      potential.external(x),
      potential.interaction(x),
    ];
    energies[w] = kinetic + external + interaction;
    parts[0] += share * kinetic;
    parts[1] += share * external;
    parts[2] += share * interaction;
  }
}

/** Adds the walkers as they are, with the energies read last. */
export function addToPictures(pictures: AtomPictures, configurations: Configurations): void {
  addToHistogram(pictures.histogram, pictures.energies);
  const radii = new Float64Array(configurations.size / DIMENSIONS);
  const due = pictures.sweeps++ % ENCOUNTER_EVERY === 0;
  for (let w = 0; w < configurations.count; w++) {
    const x = configurationAt(configurations, w);
    for (let i = 0; i < radii.length; i++) {
      const [a, b, c] = [x[DIMENSIONS * i], x[DIMENSIONS * i + 1], x[DIMENSIONS * i + 2]];
      radii[i] = Math.sqrt(a * a + b * b + c * c);
    }
    addToHistogram(pictures.radial, radii);
    if (due) addEncounter(pictures.encounters, x, pictures.energies[w]);
  }
}

const edgesOf = ({ low, binWidth }: Histogram, bins: number): Float64Array =>
  Float64Array.from({ length: bins + 1 }, (_, i) => low + i * binWidth);

/** Copies for a view: shares of samples by energy, and electrons per unit of length by distance. */
export function showPictures(
  { histogram, radial, encounters, sweeps, energies }: AtomPictures,
  electrons: number,
) {
  const bins = RADIAL_BINS - 1;
  const samples = Math.max(1, sweeps * energies.length);
  const perLength = 1 / (samples * radial.binWidth);
  return {
    histogram: {
      edges: edgesOf(histogram, BINS),
      shares: histogram.counts.map((count) => count / samples),
    },
    radial: {
      edges: edgesOf(radial, bins),
      density: radial.counts.slice(0, bins).map((count) => count * perLength),
      electrons,
    },
    encounters: listEncounters(encounters),
  };
}
