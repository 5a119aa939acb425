import { type Device, type Engine, type EngineReport, openDevice } from '../device';
import type { Rng } from '../rng';
import type { Assets } from '../simulation';
import type { Rbm } from './rbm';
import { loadRbmSimd, type RbmSimd, trainOnSimd, whyNot } from './rbmSimd';
import { trainBatchesOnDevice } from './rbmTensorflow';
import { type Batches, createScratch, type Training, type TrainingSettings, trainEpoch } from './rbmTraining';

export type TrainingEngineName = 'auto' | 'simd' | Engine | 'float64';

/** What trains: a device, a WebAssembly module, or typed arrays when there is neither. */
export interface TrainingEngine {
  device?: Device;
  simd?: RbmSimd;
  report: EngineReport;
}

/**
 * Opens what the reader chose, or what comes after it. `auto` is the engine that was measured to be the fastest on
 * machines of both sizes (`tests/bench/`): WebAssembly SIMD. Chains that exchange places run on typed arrays only.
 *
 * @throws Error when an engine of TensorFlow.js is chosen and it and all after it fail
 */
export async function openTrainingEngine(
  engine: TrainingEngineName,
  rbm: Rbm,
  settings: TrainingSettings,
  assets: Assets,
): Promise<TrainingEngine> {
  if (engine === 'float64') return { report: { name: 'float64', fallbacks: [] } };
  const instead = (reason: string) => ({ report: { name: 'float64', fallbacks: [{ engine, reason }] } });
  const obstacle = whyNot(rbm, settings);
  if (obstacle) return instead(obstacle);
  if (engine !== 'auto' && engine !== 'simd') {
    const device = await openDevice(engine, assets);
    return { device, report: device.report };
  }
  const simd = await loadRbmSimd(assets);
  return 'reason' in simd ? instead(simd.reason) : { simd, report: { name: 'simd', fallbacks: [] } };
}

/**
 * All rows of `batches.order`, batch after batch, on whatever was opened; a promise where there is a device.
 *
 * @throws Error when the device is lost; machine, velocity and chains are then as before
 */
export function trainOn(
  { device, simd }: TrainingEngine,
  training: Training,
  settings: TrainingSettings,
  batches: Batches,
  rng: Rng,
): Promise<void> | undefined {
  if (device) return trainBatchesOnDevice(device, training, settings, batches, rng);
  if (simd) trainOnSimd(simd, training, settings, batches, rng);
  else
    trainEpoch(
      training,
      settings,
      batches,
      createScratch(training.rbm, batches.size, chainsOf(training)),
      rng,
    );
}

function chainsOf({ persistent }: Training): number {
  if (!persistent) return 1;
  return 'levels' in persistent ? persistent.levels[0].count : persistent.count;
}
