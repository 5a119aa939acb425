import { describe, expect, it } from 'vitest';
import simulation, { type Params } from '@/components/demos/dot-two-electrons/simulation';
import { estimateTwoElectrons } from '@/lib/qmc/twoElectronEstimate';
import { nodeAssets } from '../tools/assets';

const params: Params = {
  omega: 1,
  dimensions: 2,
  ansatz: 'pade-jastrow',
  optimizer: 'off',
  alpha: 0.9,
  beta: 0.6,
  learningRate: 0.4,
  walkers: 60,
  engine: 'wasm',
  heldX: 0.3,
  heldY: 0,
  panel: 'separation',
};

describe('two electrons measured by a crowd on a device', () => {
  it('have the energy, its parts and the variance of the trial without noise', async () => {
    const engine = await simulation.load!(params, nodeAssets);
    expect(engine.report.name).toBe('wasm');
    const state = simulation.init(params, 5, engine);
    const size = state.crowd.positions.length;
    for (let s = 0; s < 137; s++) await simulation.step(state, params, engine);
    expect(state.crowd.positions.length).toBe(size);
    expect(state.learning.measurement.sweeps).toBe(22);
    const { energy, variance, kinetic, virial } = estimateTwoElectrons(state, params);
    const frame = simulation.frame(state, params, engine);
    expect(Math.abs(energy.value - frame.trial!.energy)).toBeLessThan(5 * energy.error);
    expect(energy.error).toBeLessThan(2e-3);
    expect(Math.abs(variance.value - frame.trial!.variance)).toBeLessThan(5 * variance.error);
    expect(Math.abs(kinetic.value - frame.trial!.kinetic)).toBeLessThan(5 * kinetic.error);
    expect(Number.isFinite(virial.value)).toBe(true);
    // Each step counts both electrons of every walker: the radial density is that of two.
    const { r, mean } = frame.separation;
    const counted = mean.reduce((sum, m) => sum + m * (r[1] - r[0]), 0);
    expect(counted).toBeCloseTo(1, 2);
    expect(frame.walkers).toBe(state.crowd.count);
    expect(frame.histogram.counts.reduce((a, b) => a + b)).toBe(22 * state.crowd.count);
  }, 60_000);

  it('are measured anew after the reader has changed β', async () => {
    const engine = await simulation.load!(params, nodeAssets);
    const state = simulation.init(params, 5, engine);
    for (let s = 0; s < 120; s++) await simulation.step(state, params, engine);
    expect(state.learning.measurement.sweeps).toBe(5);
    const changed = { ...params, beta: 0.4 };
    for (let s = 0; s < 116; s++) await simulation.step(state, changed, engine);
    expect(state.learning.measurement.sweeps).toBe(1);
  });

  it('with a network in space have the energy of float64 at the same θ', async () => {
    const deep: Params = { ...params, ansatz: 'deep', dimensions: 3, omega: 0.6, alpha: 0.8 };
    const run = async (engine: Params['engine'], steps: number) => {
      const loaded = await simulation.load!({ ...deep, engine }, nodeAssets);
      const state = simulation.init(deep, 5, loaded);
      for (let s = 0; s < steps; s++) await simulation.step(state, deep, loaded);
      return { loaded, state, estimate: estimateTwoElectrons(state, deep) };
    };
    const here = await run('float64', 100 + 500);
    const there = await run('wasm', 100 + 15 + 20);
    expect(there.loaded.report).toEqual({ name: 'wasm', fallbacks: [] });
    expect(there.state.learning.theta).toEqual(here.state.learning.theta);
    for (const part of ['energy', 'variance', 'kinetic', 'external', 'interaction'] as const) {
      const [a, b] = [here.estimate[part], there.estimate[part]];
      expect(Math.abs(a.value - b.value), part).toBeLessThan(5 * Math.hypot(a.error, b.error));
    }
    expect(there.estimate.energy.error).toBeLessThan(0.01);
  });

  it('are no crowd in float64, nor for a state without a program, whose reader learns why', async () => {
    const here = await simulation.load!({ ...params, engine: 'float64' }, nodeAssets);
    expect(simulation.init(params, 5, here).crowd.count).toBe(0);
    const exact = await simulation.load!({ ...params, ansatz: 'exact' }, nodeAssets);
    expect(exact.report).toEqual({
      name: 'float64',
      fallbacks: [{ engine: 'wasm', reason: expect.stringMatching(/program/) }],
    });
  });
});
