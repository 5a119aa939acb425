import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, openDevice } from '@/lib/device';
import { type DeepDot, deepDot, firstDeepDot } from '@/lib/qmc/deepDot';
import { deepLocalEnergies } from '@/lib/qmc/deepLocalEnergy';
import { hamiltonianOf, quantumDot } from '@/lib/qmc/hamiltonians';
import { particleSweep } from '@/lib/qmc/particleSweep';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const dots: [string, DeepDot][] = [
  ['two', { electrons: 2, dimensions: 2, omega: 1, hidden: 6, features: 4, beta: 1 }],
  ['two in space', { electrons: 2, dimensions: 3, omega: 0.5, hidden: 5, features: 3, beta: 0.5 }],
  ['six', { electrons: 6, dimensions: 2, omega: 1, hidden: 8, features: 6, beta: 0.557 }],
];

/** Configurations from |Ψ|² of a network whose every part does something. */
function sampled(dot: DeepDot, count: number) {
  const rng = createRng(3);
  const theta = firstDeepDot(dot, 0.95, rng);
  for (let k = 1; k < theta.length; k++) theta[k] += 0.03 * normal(rng);
  const psi = deepDot(theta, dot);
  const size = dot.electrons * dot.dimensions;
  const positions = Float64Array.from({ length: count * size }, () => normal(rng));
  const configurations = { count, size, positions, x: new Float64Array(size) };
  for (let s = 0; s < 15; s++) particleSweep(psi, configurations, dot.dimensions, 1, rng);
  const hamiltonian = hamiltonianOf(quantumDot(dot.omega, dot.dimensions), size);
  const energies = Float64Array.from({ length: count }, (_, w) =>
    hamiltonian.localEnergy(psi, positions.subarray(w * size, (w + 1) * size)),
  );
  return { theta, positions, energies };
}

describe.each(['cpu', 'wasm'] as const)('the deep network on %s', (engine) => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice(engine, nodeAssets);
  });

  it.each(dots)('%s electrons: E_L of the float64 kernel, mean within 1e-5 of it', async (_, dot) => {
    const count = 60;
    const { theta, positions, energies } = sampled(dot, count);
    const before = device.tf.memory().numTensors;
    const onDevice = await deepLocalEnergies(device, theta, dot, positions);
    expect(device.tf.memory().numTensors).toBe(before);
    let [bias, mean, square] = [0, 0, 0];
    onDevice.forEach((e, w) => {
      bias += (e - energies[w]) / count;
      mean += energies[w] / count;
      square += (energies[w] * energies[w]) / count;
      expect(Math.abs(e - energies[w]), `walker ${w}`).toBeLessThan(3e-4 * (1 + Math.abs(energies[w])));
    });
    const error = Math.sqrt((square - mean * mean) / count);
    expect(error).toBeGreaterThan(1e-3);
    expect(Math.abs(bias)).toBeLessThan(1e-5 * mean);
  });
});
