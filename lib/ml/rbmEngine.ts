import { type Device, type Engine, type EngineReport, openDevice } from '../device';
import type { Assets } from '../simulation';
import type { TrainingSettings } from './rbmTraining';

/** Below so many weights typed arrays beat every engine of TensorFlow.js: an operation costs more than its arithmetic. */
const SMALL = 20_000;

/** What trains: a device, or typed arrays when there is none. */
export interface TrainingEngine {
  device?: Device;
  report: EngineReport;
}

/**
 * Opens what the reader chose. `auto` takes what was measured to be the fastest (`tests/bench/rbmTensorflow.bench.ts`): a
 * graphics card for large machines, else typed arrays, which skip the pixels that are off.
 *
 * @throws Error when the chosen engine and all after it fail
 */
export async function openTrainingEngine(
  engine: 'auto' | Engine | 'float64',
  algorithm: TrainingSettings['algorithm'],
  weights: number,
  assets: Assets,
): Promise<TrainingEngine> {
  const typed = (fallbacks: EngineReport['fallbacks']) => ({ report: { name: 'float64', fallbacks } });
  if (engine === 'float64') return typed([]);
  if (algorithm === 'tempering') {
    return typed([
      { engine: 'TensorFlow.js', reason: 'chains that exchange places run on typed arrays only' },
    ]);
  }
  if (engine === 'auto' && weights < SMALL) {
    return typed([
      { engine: 'TensorFlow.js', reason: 'slower than typed arrays on a machine as small as this' },
    ]);
  }
  const device = await openDevice(engine, assets);
  const { name, fallbacks } = device.report;
  if (engine === 'auto' && (name === 'wasm' || name === 'cpu')) {
    return typed([
      ...fallbacks,
      { engine: name, reason: 'slower than typed arrays, which skip pixels that are off' },
    ]);
  }
  return { device, report: device.report };
}
