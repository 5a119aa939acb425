import { type Device, type Engine, type EngineReport, openDevice } from '@/lib/device';
import { whyNoGraphicsCard } from '@/lib/graphicsCard';
import type { Rng } from '@/lib/rng';
import type { Assets } from '@/lib/simulation';
import { type SweepSettings, sweepOnWebgpu } from './deviceSweeps';
import { sweepHere } from './float64Sweeps';
import type { WalkerRows } from './rows';
import { sweepOnTensors } from './tensorSweeps';
import type { WalkerSystem } from './waves';

export type WalkerEngineName = 'auto' | 'float64' | Engine;

/** What moves the walkers: a device, or the float64 kernel when there is none or it is not worth it. */
export interface WalkerEngine {
  device?: Device;
  report: EngineReport;
}

/**
 * Opens what the reader chose, or what comes after it. `auto` is a real graphics card and else float64: operations on
 * whole arrays, and a card made of software, were measured to be slower than that (`tests/bench/`). A wave function with
 * determinants has no form in operations on whole arrays; without WebGPU it runs in float64.
 *
 * @throws Error when an engine of TensorFlow.js is chosen and it and all after it fail
 */
export async function openWalkerEngine(
  wanted: WalkerEngineName,
  { wave }: WalkerSystem,
  assets: Assets,
): Promise<WalkerEngine> {
  if (wanted === 'float64') return { report: { name: 'float64', fallbacks: [] } };
  const here = (fallbacks: EngineReport['fallbacks']) => ({ report: { name: 'float64', fallbacks } });
  const arrays = wave.factors.every(({ batched }) => batched);
  if (wanted !== 'auto' && wanted !== 'webgpu' && !arrays) {
    return here([{ engine: wanted, reason: NO_ARRAYS }]);
  }
  const obstacle = wanted === 'auto' ? await whyNoGraphicsCard() : undefined;
  if (obstacle) return here([{ engine: 'webgpu', reason: obstacle }]);
  const device = await openDevice(wanted === 'auto' ? 'webgpu' : wanted, assets);
  const { name, fallbacks } = device.report;
  if (name !== 'webgpu' && wanted === 'auto') return here(fallbacks.slice(0, 1));
  if (name !== 'webgpu' && !arrays) return here([...fallbacks, { engine: name, reason: NO_ARRAYS }]);
  return { device, report: device.report };
}

const NO_ARRAYS = 'determinants have no form in operations on whole arrays, which is all it can do';

/**
 * Sweeps of all walkers on whatever was opened; moves `positions`.
 *
 * @param theta the parameters of `system`
 * @throws Error when the device is lost; positions are then as before
 */
export async function sweepWalkers(
  { device }: WalkerEngine,
  system: WalkerSystem,
  theta: Float64Array,
  positions: Float64Array,
  settings: Omit<SweepSettings, 'omega'>,
  rng: Rng,
): Promise<WalkerRows> {
  const { wave, omega, potential } = system;
  if (device) {
    const run = device.report.name === 'webgpu' ? sweepOnWebgpu : sweepOnTensors;
    return run(device, wave, theta, positions, { ...settings, omega }, rng);
  }
  const size = wave.particles * wave.dimensions;
  return sweepHere(system.psi(theta), potential, wave.dimensions, positions, settings, size, rng);
}
