import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDevice } from '@/lib/device';
import { whyNoGraphicsCard } from '@/lib/graphicsCard';
import { sweepHere } from '@/lib/qmc/gpu/float64Sweeps';
import {
  columnEstimate,
  columnsOf,
  rowLength,
  rowsAcceptance,
  rowsEnergy,
  rowsGradient,
  type WalkerRows,
} from '@/lib/qmc/gpu/rows';
import { sweepProgram } from '@/lib/qmc/gpu/sweepProgram';
import { openWalkerEngine, sweepWalkers } from '@/lib/qmc/gpu/walkerEngine';
import { rbmOfTwo, slaterJastrow } from '@/lib/qmc/gpu/waves';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import { WALKER_CASES, walkerGaps } from '../tools/walkerGaps';

// Devices against the float64 kernel. WGSL runs in the browser only: tests/e2e/engines.spec.ts has the same checks.

const RBM = { hidden: 2, sigma: 1, amplitude: 'direct', jastrow: false } as const;

describe.each(['cpu', 'wasm'] as const)('walkers on %s', (engine) => {
  it.each(['two electrons, 2D', 'two electrons, 3D', 'RBM, |Ψ|² = P', 'RBM, Ψ = P, Jastrow'])(
    '%s: E_L and O_k of float64, its energy and its acceptance',
    async (name) => {
      const device = await openDevice(engine, nodeAssets);
      const before = tf.memory().numTensors;
      const { bias, typical, derivatives, deviation, acceptance } = await walkerGaps(
        device,
        WALKER_CASES[name](),
        300,
        12,
      );
      expect(typical).toBeGreaterThan(0);
      expect(typical).toBeLessThan(1e-6);
      expect(Math.abs(bias)).toBeLessThan(1e-6);
      expect(derivatives).toBeLessThan(1e-5);
      expect(Math.abs(deviation)).toBeLessThan(5);
      expect(Math.abs(acceptance)).toBeLessThan(0.03);
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});

describe('rows of walkers', () => {
  it('has two-electron energy, gradient and acceptance of a long float64 run', () => {
    // Ψ without correlation at α = 0.9: E = ω(α + 1/α) + √(παω/2), dE/dα = 1 − 1/α² + √(π/8α); β is so large that u is flat.
    const system = slaterJastrow(2, 2, 1);
    const psi = system.psi(Float64Array.of(0.9, 1e6));
    const rng = createRng(3);
    const positions = Float64Array.from({ length: 4 * 200 }, () => normal(rng));
    const run = (sweeps: number) =>
      sweepHere(psi, system.potential, 2, positions, { sweeps, stepSize: 1.3, shift: 3 }, 4, rng);
    run(30);
    const rows = run(150);
    const { mean, standardError } = rowsEnergy(rows);
    expect(Math.abs(mean - (0.9 + 1 / 0.9 + Math.sqrt(0.45 * Math.PI)))).toBeLessThan(5 * standardError);
    expect(standardError).toBeLessThan(0.02);
    const gradient = new Float64Array(2);
    rowsGradient(rows, gradient);
    expect(gradient[0]).toBeCloseTo(1 - 1 / 0.81 + Math.sqrt(Math.PI / 7.2), 1);
    expect(rowsAcceptance(rows)).toBeGreaterThan(0.3);
    expect(rowsAcceptance(rows)).toBeLessThan(0.7);
    const columns = columnsOf(rows);
    const parts = [columns.kinetic, columns.external, columns.interaction].map(
      (column) => columnEstimate(rows, column).mean,
    );
    expect(parts[0] + parts[1] + parts[2]).toBeCloseTo(mean, 10);
    expect(columnEstimate(rows, columns.square).mean).toBeGreaterThan(0);
  });

  it('takes the error from the spread of the walkers', () => {
    const values = new Float64Array(2 * 11);
    const rows: WalkerRows = { walkers: 2, sweeps: 4, size: 1, parameters: 1, moves: 4, shift: 5, values };
    expect(columnsOf(rows).length).toBe(11);
    values[columnsOf(rows).energy] = 4;
    values[11 + columnsOf(rows).energy] = 12;
    expect(rowsEnergy(rows)).toEqual({ mean: 7, standardError: 1, blocks: 2 });
  });
});

describe('programs', () => {
  const textAndKey = (system: { wave: Parameters<typeof sweepProgram>[0] }) => {
    const program = sweepProgram(system.wave, 100);
    return [program.shaderKey, program.getUserCode()];
  };

  it('have one text for one key, and a key for each text', () => {
    const systems = [
      slaterJastrow(2, 2, 1),
      slaterJastrow(2, 3, 1),
      slaterJastrow(6, 2, 1),
      slaterJastrow(20, 2, 1),
      slaterJastrow(20, 3, 1),
      rbmOfTwo(RBM, 1),
      rbmOfTwo({ ...RBM, hidden: 3 }, 1),
      rbmOfTwo({ ...RBM, jastrow: true }, 1),
    ].map(textAndKey);
    expect(new Set(systems.map(([key]) => key)).size).toBe(systems.length);
    expect(new Set(systems.map(([, text]) => text)).size).toBe(systems.length);
    expect(textAndKey(rbmOfTwo({ ...RBM, sigma: 2, amplitude: 'born' }, 0.3))).toEqual(systems[5]);
    expect(textAndKey(slaterJastrow(6, 2, 0.1))).toEqual(systems[2]);
  });

  it('write rows of the length that is read', () => {
    const { wave } = slaterJastrow(6, 2, 1);
    expect(rowLength(wave)).toBe(columnsOf({ size: 12, parameters: 2 }).length);
    expect(sweepProgram(wave, 7).outputShape).toEqual([7 * rowLength(wave)]);
  });
});

describe('the engine of walkers', () => {
  it('is float64 without a card, and says why', async () => {
    const { report, device } = await openWalkerEngine('auto', slaterJastrow(6, 2, 1), nodeAssets);
    expect(device).toBeUndefined();
    expect(report.name).toBe('float64');
    expect(report.fallbacks).toEqual([{ engine: 'webgpu', reason: expect.stringMatching(/offer/) }]);
  });

  it('is what the reader chose where that can do it', async () => {
    const two = await openWalkerEngine('cpu', slaterJastrow(2, 2, 1), nodeAssets);
    expect(two.report).toEqual({ name: 'cpu', fallbacks: [] });
    const six = await openWalkerEngine('webgpu', slaterJastrow(6, 2, 1), nodeAssets);
    expect(six.report.name).toBe('float64');
    expect(six.report.fallbacks.map(({ engine }) => engine)).toEqual(['webgpu', 'webgl', 'wasm']);
    expect(six.report.fallbacks[2].reason).toMatch(/determinants/);
  });

  it('moves the walkers and measures them, equal for equal seeds', async () => {
    const system = slaterJastrow(6, 2, 1);
    const engine = await openWalkerEngine('float64', system, nodeAssets);
    const run = async () => {
      const positions = Float64Array.from({ length: 12 * 5 }, (_, i) => ((7 * i) % 11) / 5 - 1);
      const before = positions.slice();
      const settings = { sweeps: 3, stepSize: 0.8, shift: 20 };
      const rows = await sweepWalkers(
        engine,
        system,
        Float64Array.of(0.9, 0.5),
        positions,
        settings,
        createRng(2),
      );
      expect(positions).not.toEqual(before);
      expect(rows.values.subarray(0, 12)).toEqual(positions.subarray(0, 12));
      return rows;
    };
    expect(await run()).toEqual(await run());
  });
});

describe('a graphics card', () => {
  const gpu = (adapter: unknown) =>
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter } });
  const card = (architecture: string) => ({ info: { vendor: 'a', architecture, description: '' } });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is one that is not made of software', async () => {
    gpu(card('ampere'));
    expect(await whyNoGraphicsCard()).toBeUndefined();
    gpu(card('swiftshader'));
    expect(await whyNoGraphicsCard()).toMatch(/software/);
    gpu(null);
    expect(await whyNoGraphicsCard()).toMatch(/adapter/);
    vi.stubGlobal('navigator', {});
    expect(await whyNoGraphicsCard()).toMatch(/offer/);
  });
});
