import { type Device, type Engine, type EngineReport, openDevice } from '@/lib/device';
import { whyNoGraphicsCard } from '@/lib/graphicsCard';
import type { Rng } from '@/lib/rng';
import type { Assets } from '@/lib/simulation';
import { type NetworkSystem, sweepNetwork } from '../deepSweeps';
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

/** A wave function that a device knows: as a program or as operations on whole arrays. */
export type DeviceSystem = WalkerSystem | NetworkSystem;

/**
 * Opens what the reader chose, or what comes after it. `auto` is a real graphics card and else float64: operations on
 * whole arrays, and a card made of software, were measured to be slower than that (`tests/bench/`). A wave function with
 * determinants has no form in operations on whole arrays; without WebGPU it runs in float64. A deep network has no other
 * form; half of its work stays here whatever the device, so that `auto` is float64.
 *
 * @throws Error when an engine of TensorFlow.js is chosen and it and all after it fail
 */
export async function openWalkerEngine(
  wanted: WalkerEngineName,
  system: DeviceSystem,
  assets: Assets,
): Promise<WalkerEngine> {
  if (wanted === 'float64') return { report: { name: 'float64', fallbacks: [] } };
  const here = (fallbacks: EngineReport['fallbacks']) => ({ report: { name: 'float64', fallbacks } });
  const isNetwork = 'network' in system;
  if (wanted === 'auto' && isNetwork) return here([{ engine: 'webgpu', reason: NO_GAIN }]);
  const arrays = isNetwork || system.wave.factors.every(({ batched }) => batched);
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

const NO_GAIN = 'half the work of this network is not for a graphics card, which has to be asked for';
const NO_ARRAYS = 'determinants have no form in operations on whole arrays, which is all it can do';

/**
 * Sweeps of all walkers on whatever was opened; moves `positions`.
 *
 * @param theta the parameters of `system`
 * @throws Error when the device is lost; positions are then as before
 */
export async function sweepWalkers(
  { device }: WalkerEngine,
  system: DeviceSystem,
  theta: Float64Array,
  positions: Float64Array,
  settings: Omit<SweepSettings, 'omega'>,
  rng: Rng,
): Promise<WalkerRows> {
  if (!device) {
    const { psi, potential } = system;
    const { particles, dimensions } = sizesOf(system);
    const size = particles * dimensions;
    return sweepHere(psi(theta), potential, dimensions, positions, settings, size, rng);
  }
  if ('network' in system) return sweepNetwork(device, system, theta, positions, settings, rng);
  const run = device.report.name === 'webgpu' ? sweepOnWebgpu : sweepOnTensors;
  return run(device, system.wave, theta, positions, { ...settings, omega: system.omega }, rng);
}

export function sizesOf(system: DeviceSystem): { particles: number; dimensions: number } {
  if (!('network' in system)) return system.wave;
  const { electrons, dimensions } = system.network;
  return { particles: electrons, dimensions };
}
