import type { Rng } from '../rng';
import type { Assets } from '../simulation';
import type { Configurations } from './configurations';
import { columnEstimate, columnsOf, rowsAcceptance, type WalkerRows } from './gpu/rows';
import {
  type DeviceSystem,
  openWalkerEngine,
  sizesOf,
  sweepWalkers,
  type WalkerEngine,
  type WalkerEngineName,
} from './gpu/walkerEngine';
import type { Learning } from './learning';
import { addPartMeans, endSweep, type PartsMeasurement, restartParts } from './partsMeasurement';

/** Many more walkers that measure at the held θ, on a device. Without one there are none. */
export interface Crowd extends Configurations {
  /** Sweeps of each of them in one step. */
  sweeps: number;
  /** Steps still to be discarded: they begin as copies of the walkers that learned. */
  settling: number;
}

/** Sweeps that are discarded, so that copies of one walker no longer know of each other. */
const DISCARDED = 60;
/** Walkers and their sweeps in one step: enough to be worth a dispatch; fewer where each sweep is many operations. */
const PROGRAM = { walkers: 2048, sweeps: 20 };
const OPERATIONS = { walkers: 512, sweeps: 4 };
/** A network is evaluated for about so many electrons at once. */
const NETWORK = { electrons: 1536, sweeps: 4 };

/** A sweep of N electrons costs about N³: from 9 on a step has fewer of them, so that it stays short. */
const sweepsOf = (electrons: number): number =>
  Math.max(4, Math.min(PROGRAM.sweeps, Math.round(1600 / (electrons * electrons))));

const settlingOf = ({ sweeps }: Pick<Crowd, 'sweeps'>): number => Math.ceil(DISCARDED / sweeps);

/**
 * Opens what the reader wants to measure with.
 *
 * @param program the wave function as a device knows it, or why there is none: then it is float64, with this reason
 */
export async function openCrowdEngine(
  wanted: WalkerEngineName,
  program: DeviceSystem | string,
  assets: Assets,
): Promise<WalkerEngine> {
  if (typeof program !== 'string') return openWalkerEngine(wanted, program, assets);
  const engine = wanted === 'auto' ? 'webgpu' : wanted;
  const fallbacks = wanted === 'float64' ? [] : [{ engine, reason: program }];
  return { report: { name: 'float64', fallbacks } };
}

/** @param size coordinates of one walker */
export function createCrowd(count: number, sweeps: number, size: number): Crowd {
  return {
    count,
    size,
    positions: new Float64Array(count * size),
    x: new Float64Array(size),
    sweeps,
    settling: sweeps > 0 ? settlingOf({ sweeps }) : 0,
  };
}

/** As many walkers as are worth the engine: none in float64, where the walkers that learned measure, too. */
export function crowdOn({ device, report }: WalkerEngine, program: DeviceSystem | string): Crowd {
  if (!device || typeof program === 'string') return createCrowd(0, 0, 0);
  const { particles: electrons, dimensions } = sizesOf(program);
  const size = electrons * dimensions;
  if ('network' in program) {
    return createCrowd(Math.round(NETWORK.electrons / electrons), NETWORK.sweeps, size);
  }
  if (report.name !== 'webgpu') return createCrowd(OPERATIONS.walkers, OPERATIONS.sweeps, size);
  return createCrowd(PROGRAM.walkers, sweepsOf(electrons), size);
}

/** True when θ is held and settled: from here on the crowd measures. */
export function isCrowdsTurn(crowd: Crowd, { settling, updates }: Learning, planned: number): boolean {
  return crowd.count > 0 && settling === 0 && updates >= planned;
}

/** Sweeps of every walker that a measurement of so many steps holds. */
export function sweepsMeasured(crowd: Crowd, { sweeps }: PartsMeasurement): number {
  return crowd.count > 0 ? sweeps * crowd.sweeps : sweeps;
}

/** A wave function as the engine knows it, with its θ and an energy near its own. */
export interface CrowdState {
  engine: WalkerEngine;
  system: DeviceSystem;
  theta: Float64Array;
  shift: number;
}

/** What a step of the crowd brought back, and whether it counts. */
export interface CrowdStep {
  rows: WalkerRows;
  acceptance: number;
  settled: boolean;
}

/**
 * Many sweeps of the crowd at once, from the places of the walkers that learned. Those walkers then stand where some of
 * the crowd do: they are drawn.
 *
 * @throws Error when the device is lost
 */
export async function sweepCrowd(
  crowd: Crowd,
  { configurations, stepSize }: Learning,
  { engine, system, theta, shift }: CrowdState,
  rng: Rng,
): Promise<CrowdStep> {
  if (crowd.settling === settlingOf(crowd)) gather(crowd, configurations);
  const settings = { sweeps: crowd.sweeps, stepSize, shift };
  const rows = await sweepWalkers(engine, system, theta, crowd.positions, settings, rng);
  const shown = configurations.positions;
  shown.set(crowd.positions.subarray(0, shown.length));
  const settled = crowd.settling === 0;
  if (!settled) crowd.settling--;
  return { rows, acceptance: rowsAcceptance(rows), settled };
}

function gather(crowd: Crowd, { positions }: Configurations): void {
  for (let i = 0; i < crowd.positions.length; i++) crowd.positions[i] = positions[i % positions.length];
}

/** Adds a step's means over all walkers and sweeps to a measurement, as one entry of it. */
export function measureRows(measurement: PartsMeasurement, { rows, acceptance }: CrowdStep): void {
  const columns = columnsOf(rows);
  const mean = (column: number) => columnEstimate(rows, column).mean;
  if (measurement.sweeps === 0) restartParts(measurement, rows.shift);
  addPartMeans(measurement, {
    e: mean(columns.energy),
    square: mean(columns.square),
    kinetic: mean(columns.kinetic),
    external: mean(columns.external),
    interaction: mean(columns.interaction),
  });
  endSweep(measurement, acceptance);
}

/** E_L of every walker where the step has left it. */
export function lastEnergies(rows: WalkerRows): Float64Array {
  const { length, lastEnergy } = columnsOf(rows);
  return Float64Array.from({ length: rows.walkers }, (_, w) => rows.values[w * length + lastEnergy]);
}
