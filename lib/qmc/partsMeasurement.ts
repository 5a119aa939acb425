import { createBlocking, type Estimate, estimateBlocking, pushBlocking } from '../stats';
import { TRUSTED_BLOCKS } from './blockErrors';
import { type Blocks, clearBlocks, createBlocks, jackknife, pushBlocks } from './blocks';

/** Columns of one row: means over the configurations of one sweep. */
const ENERGY = 0;
const SQUARE = 1;
const KINETIC = 2;
const EXTERNAL = 3;
const INTERACTION = 4;
const ACCEPTANCE = 5;
const COLUMNS = 6;
const LEVELS = 32;

/** Sums of the energy and its parts, sweep after sweep, at fixed θ; constant size. */
export interface PartsMeasurement {
  sweeps: number;
  /** Near the mean of E_L: differences from it keep their digits when squared. */
  shift: number;
  series: Float64Array;
  blocks: Blocks;
  /** The present sweep's row. */
  row: Float64Array;
}

export function createPartsMeasurement(): PartsMeasurement {
  return {
    sweeps: 0,
    shift: 0,
    series: createBlocking(LEVELS),
    blocks: createBlocks(COLUMNS),
    row: new Float64Array(COLUMNS),
  };
}

/** Forgets everything; `shift` is an energy near the one to be measured. */
export function restartParts(measurement: PartsMeasurement, shift: number): void {
  measurement.sweeps = 0;
  measurement.shift = shift;
  measurement.series.fill(0);
  clearBlocks(measurement.blocks);
  measurement.row.fill(0);
}

/** Adds one configuration with its share of the sweep's mean, 1/(number of configurations). */
export function addParts(
  { row, shift }: PartsMeasurement,
  kinetic: number,
  external: number,
  interaction: number,
  share: number,
): void {
  const e = kinetic + external + interaction - shift;
  row[ENERGY] += share * e;
  row[SQUARE] += share * e * e;
  row[KINETIC] += share * kinetic;
  row[EXTERNAL] += share * external;
  row[INTERACTION] += share * interaction;
}

/** The same for means over many configurations and sweeps: e = E_L − shift and its square, and the parts. */
export function addPartMeans(
  { row }: PartsMeasurement,
  means: { e: number; square: number; kinetic: number; external: number; interaction: number },
): void {
  row[ENERGY] += means.e;
  row[SQUARE] += means.square;
  row[KINETIC] += means.kinetic;
  row[EXTERNAL] += means.external;
  row[INTERACTION] += means.interaction;
}

/** Closes the sweep. */
export function endSweep(measurement: PartsMeasurement, acceptance: number): void {
  const { row } = measurement;
  row[ACCEPTANCE] = acceptance;
  pushBlocking(measurement.series, row[ENERGY]);
  pushBlocks(measurement.blocks, row);
  row.fill(0);
  measurement.sweeps++;
}

/** What was measured; means are NaN before the first sweep, errors while too few sweeps tell them. */
export interface EnergyParts {
  energy: Estimate;
  /** ⟨E_L²⟩ − ⟨E_L⟩², zero at an eigenstate. */
  variance: Estimate;
  kinetic: Estimate;
  external: Estimate;
  interaction: Estimate;
  /** 2T − 2V_ext + V_int: zero for an eigenstate of electrons in a harmonic trap (virial theorem). */
  trapVirial: Estimate;
  /** 2T + V_ext + V_int: zero for an eigenstate of charges alone. */
  coulombVirial: Estimate;
  acceptance: Estimate;
  /** Whether the errors of the energy and its three parts rest on enough independent blocks to be believed. */
  trusted: boolean;
}

/** The energy alone. */
export function estimateEnergy({ series, blocks, shift }: PartsMeasurement): Estimate {
  const blocked = estimateBlocking(series);
  // Without a plateau the blocked error is a lower bound; the blocks' correlations tell what it lacks.
  const told = blocked.plateau ? blocked : jackknife(blocks, (m) => m[ENERGY]);
  return { mean: blocked.mean + shift, standardError: told.standardError, blocks: told.blocks };
}

export function estimateParts(measurement: PartsMeasurement): EnergyParts {
  const of = (f: (m: Float64Array) => number) => jackknife(measurement.blocks, f);
  const energy = estimateEnergy(measurement);
  const parts = {
    kinetic: of((m) => m[KINETIC]),
    external: of((m) => m[EXTERNAL]),
    interaction: of((m) => m[INTERACTION]),
  };
  const all = [energy, parts.kinetic, parts.external, parts.interaction];
  return {
    energy,
    ...parts,
    trusted: all.every((estimate) => estimate.blocks >= TRUSTED_BLOCKS),
    variance: of((m) => Math.max(0, m[SQUARE] - m[ENERGY] * m[ENERGY])),
    trapVirial: of((m) => 2 * m[KINETIC] - 2 * m[EXTERNAL] + m[INTERACTION]),
    coulombVirial: of((m) => 2 * m[KINETIC] + m[EXTERNAL] + m[INTERACTION]),
    acceptance: of((m) => m[ACCEPTANCE]),
  };
}
