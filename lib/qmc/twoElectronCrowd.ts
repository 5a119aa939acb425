import type { Assets } from '../simulation';
import type { Configurations } from './configurations';
import { exactTwoElectrons } from './exactTwoElectrons';
import { columnEstimate, columnsOf, rowsAcceptance, type WalkerRows } from './gpu/rows';
import { openWalkerEngine, sweepWalkers, type WalkerEngine, type WalkerEngineName } from './gpu/walkerEngine';
import { slaterJastrow } from './gpu/waves';
import { addToHistogram } from './histogram';
import { addPartMeans, endSweep, restartParts } from './partsMeasurement';
import {
  beginHistogram,
  measureDistances,
  planOf,
  type TwoElectronRun,
  type TwoElectronSettings,
  trialOf,
} from './twoElectronRun';

/** Many more walkers that measure at the held θ, on a device. Without one there are none. */
export interface Crowd extends Configurations {
  /** Steps still to be discarded: they begin as copies of the walkers that learned. */
  settling: number;
}

const SETTLING = 3;
/** Walkers and their sweeps in one step: enough to be worth a dispatch; fewer where each sweep is many operations. */
const PROGRAM = { walkers: 2048, sweeps: 20 };
const OPERATIONS = { walkers: 512, sweeps: 4 };
const sizeOf = ({ report }: WalkerEngine) => (report.name === 'webgpu' ? PROGRAM : OPERATIONS);

/** Opens the engine for the Padé–Jastrow state; the other families have no program and run in float64. */
export async function openCrowdEngine(
  wanted: WalkerEngineName,
  { ansatz, dimensions, omega }: Readonly<TwoElectronSettings>,
  assets: Assets,
): Promise<WalkerEngine> {
  if (ansatz === 'pade-jastrow') {
    return openWalkerEngine(wanted, slaterJastrow(2, dimensions, omega), assets);
  }
  const engine = wanted === 'auto' ? 'webgpu' : wanted;
  const fallbacks = wanted === 'float64' ? [] : [{ engine, reason: 'there is no program for this state' }];
  return { report: { name: 'float64', fallbacks } };
}

export function createCrowd(engine: WalkerEngine, dimensions: number): Crowd {
  const count = engine.device ? sizeOf(engine).walkers : 0;
  const size = 2 * dimensions;
  return {
    count,
    size,
    positions: new Float64Array(count * size),
    x: new Float64Array(size),
    settling: SETTLING,
  };
}

/** True when θ is held and settled: from here on the crowd measures. */
export function isCrowdsTurn(crowd: Crowd, { learning }: TwoElectronRun, settings: TwoElectronSettings) {
  return crowd.count > 0 && learning.settling === 0 && learning.updates >= planOf(settings).updates;
}

/**
 * One step of the measurement on a device: many sweeps of the crowd at once, added to the run's measurement as one.
 *
 * @throws Error when the device is lost
 */
export async function advanceCrowd(
  crowd: Crowd,
  run: TwoElectronRun,
  settings: Readonly<TwoElectronSettings>,
  engine: WalkerEngine,
): Promise<void> {
  const { omega, dimensions } = settings;
  const { learning, rng, accepted } = run;
  if (crowd.settling === SETTLING) gather(crowd, learning.configurations);
  const { alpha = 1, beta = 1 } = trialOf(settings).named(learning.theta);
  const rows = await sweepWalkers(
    engine,
    slaterJastrow(2, dimensions, omega),
    Float64Array.of(alpha, beta),
    crowd.positions,
    {
      sweeps: sizeOf(engine).sweeps,
      stepSize: learning.stepSize,
      shift: exactTwoElectrons(omega, dimensions).energy,
    },
    rng,
  );
  accepted[0] = rowsAcceptance(rows);
  // The walkers that are drawn belong to the crowd.
  const shown = learning.configurations.positions;
  shown.set(crowd.positions.subarray(0, shown.length));
  if (crowd.settling > 0) crowd.settling--;
  else measureRows(rows, crowd, run, settings);
}

function gather(crowd: Crowd, { positions }: Configurations): void {
  for (let i = 0; i < crowd.positions.length; i++) crowd.positions[i] = positions[i % positions.length];
}

function measureRows(
  rows: WalkerRows,
  crowd: Crowd,
  run: TwoElectronRun,
  { omega, dimensions }: Readonly<TwoElectronSettings>,
): void {
  const { measurement } = run.learning;
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
  endSweep(measurement, run.accepted[0]);
  measureDistances(run, crowd, dimensions);
  const energies = Float64Array.from(
    { length: rows.walkers },
    (_, w) => rows.values[w * columns.length + columns.lastEnergy],
  );
  if (measurement.sweeps === 1) beginHistogram(run.histogram, energies, omega, dimensions);
  addToHistogram(run.histogram, energies);
}
