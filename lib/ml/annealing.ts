/**
 * Simulated annealing: Gibbs sweeps while the temperature falls, then downhill. Slow enough, it ends in the ground state
 * (S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, Science 220, 671, 1983; S. Geman and D. Geman, IEEE PAMI 6, 721, 1984).
 */
import { exp, log } from '../math';
import type { Rng } from '../rng';
import { energyOf, gibbsSweep, localFields, type PairEnergy, type Units } from './energy';

/** Temperatures from `hottest` to `coldest` in a geometric progression, one for each sweep. */
export interface Schedule {
  hottest: number;
  coldest: number;
  sweeps: number;
}

/** T_k = hottest (coldest/hottest)^(k/(sweeps − 1)), k = 0 … sweeps − 1. */
export function temperatureAt({ hottest, coldest, sweeps }: Schedule, k: number): number {
  if (sweeps < 2) return coldest;
  return hottest * exp((k / (sweeps - 1)) * log(coldest / hottest));
}

/** Where an annealing came to rest. */
export interface Annealed {
  /** Lowest energy met. */
  energy: number;
  /** The arrangement that has it. */
  units: Int8Array;
  /** Sweeps made, those downhill at the end included. */
  sweeps: number;
}

/**
 * Anneals `s` in place and keeps the best arrangement met. The last sweeps, at T = 0, go on as long as the energy falls.
 *
 * @throws RangeError for a schedule without sweeps or with temperatures that are not 0 < coldest ≤ hottest
 */
export function anneal(model: PairEnergy, s: Units, schedule: Schedule, rng: Rng): Annealed {
  const { hottest, coldest, sweeps } = schedule;
  if (!Number.isInteger(sweeps) || sweeps < 1)
    throw new RangeError(`sweeps = ${sweeps}: expected an integer ≥ 1`);
  if (!(coldest > 0 && hottest >= coldest && hottest < Infinity)) {
    throw new RangeError(`temperatures ${hottest} to ${coldest}: expected hottest ≥ coldest > 0`);
  }
  const fields = localFields(model, s);
  let energy = energyOf(model, s);
  const best: Annealed = { energy, units: Int8Array.from(s), sweeps: 0 };
  /** True when the energy fell. */
  const sweep = (temperature: number): boolean => {
    const before = energy;
    gibbsSweep(model, s, fields, temperature, rng);
    energy = energyFromFields(model, s, fields);
    best.sweeps++;
    if (energy < best.energy) {
      best.energy = energy;
      best.units.set(s);
    }
    // Rounding must not keep a flat walk going.
    return energy < before - 1e-12 * Math.abs(before);
  };
  for (let k = 0; k < sweeps; k++) sweep(temperatureAt(schedule, k));
  while (sweep(0));
  best.energy = energyOf(model, best.units);
  return best;
}

/** E = −½ Σ_i s_i (h_i + b_i), from fields that are up to date. */
function energyFromFields({ size, bias }: PairEnergy, s: Units, fields: Float64Array): number {
  let energy = 0;
  for (let i = 0; i < size; i++) energy -= 0.5 * s[i] * (fields[i] + bias[i]);
  return energy;
}
