/**
 * A restricted Boltzmann machine of 16 visible bits against the magnet on 4 × 4 sites, exactly: every arrangement is
 * weighed by its free energy, in the order of a Gray code, a stretch at a time so that a page stays awake.
 *
 *   q(v) = e^(−F(v))/Z,   D(p ‖ q) = Σ p ln p + Σ p F + ln Z
 */
import { exp, log } from '../math';
import { createNumbers, type Distances, type MagnetNumbers } from './magnetNumbers';
import { type LevelWeights, type MagnetStates, SITES, STATES } from './magnetStates';
import { type Rbm, sumOfSoftplus } from './rbm';

/** A sum over all arrangements on its way. The machine must not change meanwhile. */
export interface StatesSweep {
  /** Arrangements that are done. */
  done: number;
  code: number;
  /** Largest −F so far: all weights are relative to its exponential. */
  largest: number;
  /** Σ e^(−F − largest) */
  z: number;
  /** Σ p F */
  cross: number;
  sums: MagnetNumbers;
}

export function createSweep(distances: Distances): StatesSweep {
  return { done: 0, code: 0, largest: -Infinity, z: 0, cross: 0, sums: createNumbers(distances) };
}

/** Starts from the first arrangement again. */
export function clearSweep(sweep: StatesSweep): void {
  sweep.done = 0;
  sweep.code = 0;
  sweep.largest = -Infinity;
  sweep.z = 0;
  sweep.cross = 0;
  for (const array of Object.values(sweep.sums)) array.fill(0);
}

/** All fields from nothing: at the start of a stretch, and often enough that rounding does not grow. */
function fieldsOf({ weights, hidden, hiddenBias, visibleBias }: Rbm, code: number, fields: Float64Array) {
  fields.set(hiddenBias);
  let bias = 0;
  for (let i = 0; i < SITES; i++) {
    if (((code >> i) & 1) === 0) continue;
    bias += visibleBias[i];
    for (let j = 0; j < hidden; j++) fields[j] += weights[i * hidden + j];
  }
  return bias;
}

function rescale(sweep: StatesSweep, largest: number): void {
  const factor = exp(sweep.largest - largest);
  sweep.z *= factor;
  for (const array of Object.values(sweep.sums)) for (let k = 0; k < array.length; k++) array[k] *= factor;
  sweep.largest = largest;
}

/**
 * Weighs the next `count` arrangements.
 *
 * @param target the distribution p of the divergence
 * @returns true when all are done
 */
export function advanceSweep(
  sweep: StatesSweep,
  rbm: Rbm,
  states: MagnetStates,
  target: LevelWeights,
  count: number,
): boolean {
  const { hidden, weights, visibleBias } = rbm;
  const { sums } = sweep;
  const fields = new Float64Array(hidden);
  let bias = fieldsOf(rbm, sweep.code, fields);
  const end = Math.min(STATES, sweep.done + count);
  while (sweep.done < end) {
    const { code } = sweep;
    const minusF = bias + sumOfSoftplus(fields, 0, hidden);
    if (minusF > sweep.largest) rescale(sweep, minusF);
    const weight = exp(minusF - sweep.largest);
    const level = states.energy[code];
    sweep.z += weight;
    sweep.cross -= target.each[level] * minusF;
    sums.energies[level] += weight;
    sums.magnets[states.magnet[code]] += weight;
    for (let kind = 0; kind < states.agreement.length; kind++) {
      sums.correlations[kind] += weight * states.agreement[kind][code];
    }
    if (++sweep.done === STATES) return true;
    const i = 31 - Math.clz32(sweep.done & -sweep.done);
    sweep.code ^= 1 << i;
    if (sweep.done % 1024 === 0) {
      bias = fieldsOf(rbm, sweep.code, fields);
      continue;
    }
    const sign = (sweep.code >> i) & 1 ? 1 : -1;
    bias += sign * visibleBias[i];
    const row = i * hidden;
    for (let j = 0; j < hidden; j++) fields[j] += sign * weights[row + j];
  }
  return sweep.done === STATES;
}

/** Numbers of the machine and its divergence from the target, when a sweep is complete. */
export function finishSweep(
  { z, largest, cross, sums }: StatesSweep,
  { negentropy }: LevelWeights,
): { numbers: MagnetNumbers; divergence: number; logZ: number } {
  const logZ = largest + log(z);
  const share = (array: Float64Array) => array.map((sum) => sum / z);
  return {
    numbers: {
      energies: share(sums.energies),
      magnets: share(sums.magnets),
      correlations: share(sums.correlations),
    },
    divergence: negentropy + cross + logZ,
    logZ,
  };
}
