import type { Rng } from '../rng';
import type { Configurations } from './configurations';
import { addToDensity, clearDensity, createDensity, type DensityHistogram } from './densityHistogram';
import { adaptStepSize, particleSweep } from './particleSweep';
import type { ParticleWaveFunction } from './types';

/**
 * Where the other electrons are while one is held: configurations of their own, in each of which one electron stays at
 * `place` and the rest sample |Ψ|² given that. Configuration w holds electron w mod N, so that the density is the mean
 * over which of them is held; where Ψ is antisymmetric (and of zero spin) that makes no difference.
 */
export interface HeldElectron {
  configurations: Configurations;
  density: DensityHistogram;
  /** x, y of the held electron, bohr. */
  place: Float64Array;
  stepSize: number;
  /** Sweeps still to be discarded. */
  settling: number;
}

const SETTLING = 80;

/** @param positions start of the configurations, their number a multiple of the number of electrons. */
export function createHeldElectron(
  positions: Float64Array,
  electrons: number,
  stepSize: number,
  density: DensityHistogram,
): HeldElectron {
  const size = 2 * electrons;
  return {
    configurations: { count: positions.length / size, size, positions, x: new Float64Array(size) },
    density: createDensity(density.cells, density.rings.length, density.reach),
    place: new Float64Array(2),
    stepSize,
    settling: SETTLING,
  };
}

/** Moves the held electron to (x, y) and forgets what was counted. */
export function holdAt(held: HeldElectron, x: number, y: number): void {
  const { configurations, place } = held;
  place[0] = x;
  place[1] = y;
  const electrons = configurations.size / 2;
  for (let w = 0; w < configurations.count; w++) {
    configurations.positions.set(place, w * configurations.size + 2 * (w % electrons));
  }
  clearDensity(held.density);
  held.settling = SETTLING;
}

/** One sweep of the electrons that are free. */
export function sweepHeld(held: HeldElectron, psi: ParticleWaveFunction, rng: Rng): void {
  const { configurations, density } = held;
  const electrons = configurations.size / 2;
  const which = (w: number) => w % electrons;
  const acceptance = particleSweep(psi, configurations, 2, held.stepSize, rng, which);
  if (held.settling > 0) {
    held.settling--;
    held.stepSize = adaptStepSize(held.stepSize, acceptance);
    return;
  }
  for (let w = 0; w < configurations.count; w++) {
    addToDensity(density, configurations.positions, w * configurations.size, electrons, 1, which(w));
  }
}
