import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, openDevice } from '@/lib/device';
import { type DeepDot, firstDeepDot } from '@/lib/qmc/deepDot';
import { deepJets } from '@/lib/qmc/deepJets';
import { networkSystem, sweepNetwork } from '@/lib/qmc/deepSweeps';
import { columnEstimate, columnsOf, rowsAcceptance, rowsEnergy } from '@/lib/qmc/gpu/rows';
import { sweepWalkers } from '@/lib/qmc/gpu/walkerEngine';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { walkerKineticEnergy } from '@/lib/qmc/langevin';
import { padeJastrowPair } from '@/lib/qmc/padeJastrowPair';
import { pairMoments } from '@/lib/qmc/pairFunction';
import { createRng, normal, type Rng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import { sampledNetwork } from '../tools/sampledNetwork';

const dots: [string, DeepDot][] = [
  ['two', { electrons: 2, dimensions: 2, omega: 1, hidden: 6, features: 4, beta: 1 }],
  ['two in space', { electrons: 2, dimensions: 3, omega: 0.5, hidden: 5, features: 3, beta: 0.5 }],
  ['six', { electrons: 6, dimensions: 2, omega: 1, hidden: 8, features: 6, beta: 0.557 }],
];

describe.each(['cpu', 'wasm'] as const)('the deep network on %s', (engine) => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice(engine, nodeAssets);
  });

  it.each(dots)('%s electrons: E_L of the float64 kernel, mean within a millionth of it', async (_, dot) => {
    const count = 60;
    const { theta, psi, positions, energies } = sampledNetwork(dot, count);
    const before = device.tf.memory().numTensors;
    const jets = await deepJets(device, theta, dot, positions);
    expect(device.tf.memory().numTensors).toBe(before);
    const { external, interaction } = quantumDot(dot.omega, dot.dimensions);
    const onDevice = jets.logPsi.map((logPsi, w) => {
      const x = positions.subarray(w * jets.size, (w + 1) * jets.size);
      expect(Math.abs(logPsi - psi.logPsi(x)), `walker ${w}`).toBeLessThan(1e-5);
      return walkerKineticEnergy(jets, w) + external(x) + interaction(x);
    });
    let [bias, mean, square] = [0, 0, 0];
    onDevice.forEach((e, w) => {
      bias += (e - energies[w]) / count;
      mean += energies[w] / count;
      square += (energies[w] * energies[w]) / count;
      expect(Math.abs(e - energies[w]), `walker ${w}`).toBeLessThan(3e-4 * (1 + Math.abs(energies[w])));
    });
    const error = Math.sqrt((square - mean * mean) / count);
    expect(error).toBeGreaterThan(1e-3);
    expect(Math.abs(bias)).toBeLessThan(1e-6 * mean);
  });

  it.skipIf(engine === 'cpu')(
    'sweeps two electrons with a network of zeros to the closed moments of Padé–Jastrow',
    async () => {
      const dot: DeepDot = { electrons: 2, dimensions: 2, omega: 1, hidden: 6, features: 4, beta: 0.4 };
      const rng = createRng(11);
      const theta = firstDeepDot(dot, 1, rng).fill(0, 1);
      const positions = Float64Array.from({ length: 4 * 200 }, () => normal(rng));
      const sweep = (sweeps: number) => sweepOnce(device, dot, theta, positions, sweeps, rng);
      await sweep(30);
      const rows = await sweep(40);
      const exact = pairMoments(padeJastrowPair(1, 0.4, 2), 1);
      const columns = columnsOf(rows);
      for (const part of ['kinetic', 'external', 'interaction', 'energy'] as const) {
        const { mean, standardError } = columnEstimate(rows, columns[part]);
        expect(standardError, part).toBeLessThan(0.03);
        const shift = part === 'energy' ? rows.shift : 0;
        expect(Math.abs(mean + shift - exact[part]), part).toBeLessThan(5 * standardError);
      }
      expect(rowsAcceptance(rows)).toBeGreaterThan(0.6);
      expect(rowsAcceptance(rows)).toBeLessThan(0.98);
    },
  );

  it.skipIf(engine === 'cpu')(
    'six electrons: the energy of the float64 kernel, within five combined errors',
    async () => {
      const dot = dots[2][1];
      const { theta, positions } = sampledNetwork(dot, 128);
      const rng = createRng(5);
      const system = networkSystem(dot);
      const float64 = { report: { name: 'float64', fallbacks: [] } };
      const settings = { sweeps: 25, stepSize: 0.9, shift: 20 };
      const here = await sweepWalkers(float64, system, theta, positions.slice(), settings, rng);
      await sweepOnce(device, dot, theta, positions, 10, rng);
      const there = await sweepOnce(device, dot, theta, positions, 25, rng);
      const [a, b] = [rowsEnergy(here), rowsEnergy(there)];
      expect(a.standardError).toBeLessThan(0.03);
      expect(Math.abs(a.mean - b.mean)).toBeLessThan(5 * Math.hypot(a.standardError, b.standardError));
    },
  );
});

function sweepOnce(
  device: Device,
  dot: DeepDot,
  theta: Float64Array,
  positions: Float64Array,
  sweeps: number,
  rng: Rng,
) {
  const settings = { sweeps, stepSize: 1 / Math.sqrt(dot.omega), shift: 3 };
  return sweepNetwork(device, networkSystem(dot), theta, positions, settings, rng);
}
