import { TRUSTED_BLOCKS } from './blockErrors';
import { configurationAt } from './configurations';
import { createJet, evaluate, kineticEnergy } from './jet';
import { estimateParts } from './partsMeasurement';
import { systemOf, type TwoElectronRun, type TwoElectronSettings } from './twoElectronRun';

/** A number and its standard error, NaN while too little is known to tell. */
export interface Measured {
  value: number;
  error: number;
}

/** Energies of a run, Hartree. */
export interface TwoElectronEstimate {
  energy: Measured;
  variance: Measured;
  kinetic: Measured;
  external: Measured;
  interaction: Measured;
  /** 2T − 2V_ext + V_int */
  virial: Measured;
  /** Whether the errors rest on enough independent samples to be believed. */
  trusted: boolean;
}

/** Sweeps before the blocked error is one. */
const ENOUGH = 16;

/** The present walkers' mean energies; their spread gives the errors, for they do not know of each other. */
function estimateNow(run: TwoElectronRun, settings: Readonly<TwoElectronSettings>): TwoElectronEstimate {
  const { psi, potential } = systemOf(run, settings);
  const { configurations } = run.learning;
  const { count, size } = configurations;
  const jet = createJet(size);
  const rows: number[][] = [];
  for (let w = 0; w < count; w++) {
    const x = configurationAt(configurations, w);
    evaluate(psi, x, jet);
    const [t, v, u] = [kineticEnergy(jet), potential.external(x), potential.interaction(x)];
    rows.push([t + v + u, t, v, u, 2 * t - 2 * v + u]);
  }
  const of = (column: number): Measured => {
    const value = rows.reduce((sum, row) => sum + row[column] / count, 0);
    const square = rows.reduce((sum, row) => sum + (row[column] - value) * (row[column] - value), 0);
    return { value, error: Math.sqrt(square / (count * Math.max(1, count - 1))) };
  };
  const energy = of(0);
  const variance = { value: energy.error * energy.error * (count - 1), error: Number.NaN };
  const parts = { kinetic: of(1), external: of(2), interaction: of(3), virial: of(4) };
  return { energy, variance, ...parts, trusted: count >= TRUSTED_BLOCKS };
}

/**
 * Blocked means once there are enough sweeps at the held θ; before, the energy of the last update and the walkers as they
 * stand, their errors from the walkers' spread.
 */
export function estimateTwoElectrons(
  run: TwoElectronRun,
  settings: Readonly<TwoElectronSettings>,
): TwoElectronEstimate {
  const { measurement, last, updates } = run.learning;
  if (measurement.sweeps >= ENOUGH) {
    const parts = estimateParts(measurement);
    const of = ({ mean, standardError }: { mean: number; standardError: number }): Measured => ({
      value: mean,
      error: standardError,
    });
    return {
      energy: of(parts.energy),
      variance: of(parts.variance),
      kinetic: of(parts.kinetic),
      external: of(parts.external),
      interaction: of(parts.interaction),
      virial: of(parts.trapVirial),
      trusted: parts.trusted,
    };
  }
  const now = estimateNow(run, settings);
  if (updates === 0) return now;
  const [energy, error, variance] = last;
  return { ...now, energy: { value: energy, error }, variance: { value: variance, error: Number.NaN } };
}
