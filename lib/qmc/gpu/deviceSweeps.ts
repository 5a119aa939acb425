import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Device } from '@/lib/device';
import { nextUint32, type Rng } from '@/lib/rng';
import { type DeviceWaveFunction, numbersOf, parametersOf } from './factor';
import { adoptPositions, type WalkerRows } from './rows';
import { sweepProgram, uniformsOf } from './sweepProgram';

export interface SweepSettings {
  sweeps: number;
  /** Largest shift of one coordinate. */
  stepSize: number;
  /** Frequency of the trap. */
  omega: number;
  /** A number near the energy: differences from it keep their digits when squared. */
  shift: number;
}

/**
 * Sweeps of all walkers in one dispatch of the WebGPU device, which moves `positions` (walker after walker).
 *
 * @param rng gives each walker four words: equal generators, equal walks
 */
export async function sweepOnWebgpu(
  device: Device,
  wave: DeviceWaveFunction,
  theta: Float64Array,
  positions: Float64Array,
  settings: SweepSettings,
  rng: Rng,
): Promise<WalkerRows> {
  await device.activate();
  const { tf } = device;
  const size = wave.particles * wave.dimensions;
  const walkers = positions.length / size;
  const words = Int32Array.from({ length: 4 * walkers }, () => nextUint32(rng));
  const inputs = [
    tf.tensor1d(Float32Array.from(positions)),
    tf.tensor1d(words, 'int32'),
    tf.tensor1d(numbersOf(wave, theta)),
  ];
  const { sweeps, stepSize, omega, shift } = settings;
  const backend = tf.backend() as WebGPUBackend;
  const program = sweepProgram(wave, walkers);
  const uniforms = uniformsOf(walkers, sweeps, stepSize, omega, shift);
  const info = backend.runWebGPUProgram(program, inputs, 'float32', uniforms);
  const result = tf.engine().makeTensorFromTensorInfo(info);
  tf.dispose(inputs);
  const values = await device.read(result);
  adoptPositions(positions, values, walkers, size);
  const parameters = parametersOf(wave);
  return { walkers, sweeps, size, parameters, moves: sweeps * wave.particles, shift, values };
}
