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
    for (const trusted of [true, false]) {
      const words = demo.describe({ ...frame, parts: { ...frame.parts, trusted } });
      expect(words.includes('More sweeps are needed before the error bars can be trusted.')).toBe(!trusted);
    }
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
    expect(demo.describe(frame)).toMatch(/ran away.*At the rate 2 .* or SR/);
  });

  it('a run away with a width far from the trap blames the width, whatever the optimiser', () => {
    for (const optimizer of ['sr', 'sgd'] as const) {
      const frame = run({ optimizer, omega: 10, sigma: 4 }, 600);
      expect(frame.lost).toBe(true);
      const words = demo.describe(frame);
      expect(words).toMatch(/ran away.*σ = 4 a₀: 0\.22361 a₀ fits the trap/);
      expect(words).not.toMatch(/rate|SR/);
    }
  });

  it('a run away with SR at a width that fits does not recommend SR', () => {
    const frame = run({ ...demo.presets['too-fast'].params }, 600);
    const words = demo.describe({ ...frame, optimizer: 'sr' });
    expect(words).toContain('take a smaller rate.');
    expect(words).not.toContain('SR');
  });

  it('an update far below the exact energy says that |Ψ|² is not sampled', () => {
    // Steps of update 3: 60 sweeps settle at first, then 8 measure and 1 settles for each.
    const frame = run({ ...demo.presets['too-fast'].params }, 60 + 3 * 9);
    const { updates, energy, exactEnergy, phase } = frame;
    expect([phase, updates]).toEqual(['learning', 3]);
    expect(energy.value).toBeLessThan(exactEnergy - 5 * energy.error);
    expect(demo.describe(frame)).toMatch(/below the exact energy: the walkers do not sample/);
    expect(demo.describe({ ...frame, updates: 0 })).toContain('do not sample');
    expect(demo.describe({ ...frame, energy: { ...energy, value: 2.9, error: 0.1 } })).not.toContain('below');
    // Rounding is no fault.
    const exact = { value: 3 - 1e-13, error: 1e-15, variance: 1e-26, varianceError: Number.NaN };
    expect(demo.describe({ ...frame, energy: exact })).not.toContain('below');
  });

  it('what the gradient clips is told while it learns, and after', () => {
    const clipped = (steps: number, patch = {}) =>
      demo.moreReadouts!(run({ ...demo.presets.clipped.params, ...patch }, steps)).clipped;
    expect(clipped(30)).toBeUndefined();
    const { value, label } = clipped(60 + 5 * 9);
    expect(value).toBeGreaterThan(10);
    expect(label).toMatch(/clipped in the last update.*gradient only/);
    expect(clipped(60 + 3 * 9 + 70, { updates: 3 }).value).toBeGreaterThan(10);
    expect(clipped(60 + 5 * 9, { clip: 0 })).toBeUndefined();
  });

  it('parts of the energy carry its unit, shares and counts none', () => {
    const more = demo.moreReadouts!(run({ start: 0, updates: 0 }, 200, 3));
    expect(Object.entries(more).map(([name, { unit }]) => [name, unit])).toEqual([
      ['kinetic', 'Ha'],
      ['trap', 'Ha'],
      ['interaction', 'Ha'],
      ['virial', 'Ha'],
      ['acceptance', undefined],
    ]);
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
