import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/dot-nqs/demo';
import simulation, { type Frame, type Params } from '@/components/demos/dot-nqs/simulation';
import { defaults } from '@/lib/params';
import type { WalkerEngine } from '@/lib/qmc/gpu/walkerEngine';

/** The float64 kernel, no device. */
const ENGINE: WalkerEngine = { report: { name: 'float64', fallbacks: [] } };

function run(patch: Partial<Params>, steps: number, seed = 1): Frame {
  const params = { ...defaults<Params>(demo.params), ...patch };
  const state = simulation.init(params, seed, ENGINE);
  for (let s = 0; s < steps; s++) simulation.step(state, params, ENGINE);
  return simulation.frame(state, params, ENGINE);
}

describe('two electrons and a Boltzmann machine', () => {
  it('Ψ = P with two hidden units comes to 3.0786, the best without noise, and not below', () => {
    const { energy, optimum } = run({ amplitude: 'direct', walkers: 150, updates: 90 }, 1700);
    expect(optimum).toBeCloseTo(3.078614, 5);
    expect(energy.error).toBeLessThan(0.003);
    expect(energy.value).toBeGreaterThan(optimum - 5 * energy.error);
    expect(energy.value).toBeLessThan(optimum + 0.004 + 5 * energy.error);
  });

  it('the trap: |Ψ|² = P with σ = 1 ends at 2.50 where 2 is exact', () => {
    const frame = run({ ...demo.presets.trap.params, walkers: 100, learningRate: 0.2, updates: 40 }, 1000);
    expect(frame.exactEnergy).toBe(2);
    expect(Math.abs(frame.energy.value - 2.5)).toBeLessThan(5 * frame.energy.error + 0.005);
    expect(demo.describe(frame)).toContain('is not the width that fits the trap');
  });

  it('out of the trap every walker reports 2', () => {
    for (const amplitude of ['born', 'direct'] as const) {
      const { energy } = run({ ...demo.presets.fitted.params, amplitude }, 70);
      expect(energy.value).toBeCloseTo(2, 12);
      expect(energy.variance).toBeLessThan(1e-20);
    }
  });

  it('a Jastrow factor takes the tail of the local energies away', () => {
    const frame = run({ jastrow: 'on', walkers: 80, learningRate: 0.2, updates: 40 }, 600);
    expect(frame.energy.variance).toBeLessThan(0.004);
    expect(Math.abs(frame.energy.value - 3)).toBeLessThan(1e-3);
  });

  it('a run away says why', () => {
    const frame = run({ ...demo.presets['too-fast'].params }, 600);
    expect(frame.lost).toBe(true);
    expect(demo.readouts.energy.read(frame).value).toBeNaN();
    expect(demo.describe(frame)).toContain('ran away');
  });

  it('a network with everything zero has the energy 2 + √(π/2)', () => {
    const { energy, parts } = run({ start: 0, updates: 0 }, 900, 3);
    const exact = 2 + Math.sqrt(Math.PI / 2);
    expect(Math.abs(energy.value - exact)).toBeLessThan(5 * energy.error);
    expect(energy.error).toBeLessThan(0.005);
    expect(Math.abs(parts.interaction.mean - Math.sqrt(Math.PI / 2))).toBeLessThan(
      5 * parts.interaction.standardError,
    );
  });
});
