import type { AtomPictures } from './atomPictures';
import { nucleus } from './hamiltonians';
import type { Learning, LearningPlan, LearningSystem } from './learning';
import { particleSweep } from './particleSweep';
import { type EnergyParts, estimateParts } from './partsMeasurement';
import { type AtomAnsatz, atomWave } from './wavefunctions/atom';

const DIMENSIONS = 3;
/** Bounds of β, and of α in units of Z: below, Ψ hardly falls while the electrons' factor still grows. */
const BETA: readonly [number, number] = [0.02, 20];
const ALPHA: readonly [number, number] = [0.3, 3];

/**
 * An atom in the trial state `atomWave(theta, ansatz)`, moved one electron at a time.
 *
 * @param pictures told the acceptance of each sweep
 */
export function atomSystem(theta: Float64Array, ansatz: AtomAnsatz, pictures: AtomPictures): LearningSystem {
  const psi = atomWave(theta, ansatz);
  return {
    psi,
    potential: nucleus(ansatz.charge),
    sweep(configurations, stepSize, rng) {
      pictures.acceptance = particleSweep(psi, configurations, DIMENSIONS, stepSize, rng);
      return pictures.acceptance;
    },
    constrain(changed) {
      for (let k = 0; k < changed.length; k++) {
        const isAlpha = k === 0 && !ansatz.nuclearCusp;
        const [low, high] = isAlpha ? ALPHA.map((bound) => bound * ansatz.charge) : BETA;
        changed[k] = Math.min(high, Math.max(low, changed[k]));
      }
    },
  };
}

/**
 * A plan that learns α and β in `updates` steps.
 *
 * @param optimizer `off` learns nothing
 * @param learningRate η; for SR in units of 1/Z², since it is an imaginary time and energies grow as Z²
 */
export function atomPlan(
  optimizer: 'off' | 'sr' | 'sgd',
  learningRate: number,
  updates: number,
  charge: number,
): LearningPlan {
  return {
    optimizer: optimizer === 'off' ? 'sgd' : optimizer,
    learningRate: optimizer === 'sr' ? learningRate / (charge * charge) : learningRate,
    damping: 0.01,
    cap: 0.3,
    updates: optimizer === 'off' ? 0 : updates,
    averaged: Math.ceil(updates / 4),
    settle: 5,
    sweeps: 40,
    equilibration: 120,
    clip: 0,
    acceptance: 0.5,
  };
}

/**
 * What there is to say of the energies: the measurement; before it, the last update; before that, the mean of the walkers
 * where they stand. There is always a number; its error is NaN while nobody knows it.
 */
export function partsSoFar({
  learning,
  pictures,
}: {
  learning: Learning;
  pictures: AtomPictures;
}): EnergyParts {
  const parts = estimateParts(learning.measurement);
  if (learning.measurement.sweeps > 0) return parts;
  const { energies } = pictures;
  const mean = energies.reduce((sum, e) => sum + e, 0) / energies.length;
  const square = energies.reduce((sum, e) => sum + (e - mean) * (e - mean), 0) / energies.length;
  const [energy, error, variance] = learning.updates > 0 ? learning.last : [mean, Number.NaN, square];
  const now = (value: number) => ({ mean: value, standardError: Number.NaN, blocks: 0 });
  const [kinetic, external, interaction] = pictures.parts;
  return {
    energy: { mean: energy, standardError: error, blocks: 0 },
    variance: now(variance),
    kinetic: now(kinetic),
    external: now(external),
    interaction: now(interaction),
    trapVirial: now(2 * kinetic - 2 * external + interaction),
    coulombVirial: now(2 * kinetic + external + interaction),
    acceptance: now(pictures.acceptance),
    trusted: false,
  };
}
