import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/dot-nqs/demo';
import simulation, { type Params } from '@/components/demos/dot-nqs/simulation';
import { defaults } from '@/lib/params';
import { configurationAt } from '@/lib/qmc/configurations';
import type { WalkerEngineName } from '@/lib/qmc/gpu/walkerEngine';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate } from '@/lib/qmc/jet';
import { rbmProgram, thetaOfProgram } from '@/lib/qmc/rbmCrowd';
import { measuringSystem, type RbmDot, rbmDotSystem, rbmLength, SIZE } from '@/lib/qmc/rbmDot';
import { rbmDotOf } from '@/lib/qmc/rbmSettings';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const settings = (patch: Partial<Params>): Params => ({ ...defaults<Params>(demo.params), ...patch });

/** A run of so many sweeps in float64 until θ is held and settled, and so many steps of the measurement. */
async function measure(patch: Partial<Params>, before: number, steps: number, seed: number) {
  const params = settings(patch);
  const engine = await simulation.load!(params, nodeAssets);
  const state = simulation.init(params, seed, engine);
  for (let s = 0; s < before + steps; s++) await simulation.step(state, params, engine);
  return { state, engine, frame: simulation.frame(state, params, engine) };
}

describe('the program of an RBM in a dot', () => {
  const cases = (['born', 'direct'] as const).flatMap((amplitude) =>
    [0, 2].flatMap((hidden) => [false, true].map((jastrow) => ({ amplitude, hidden, jastrow }))),
  );

  it.each(cases)('is the wave function of the run: %o', (form) => {
    for (const sigma of [0, 1.7]) {
      const dot: RbmDot = { ...form, omega: 0.3, sigma, repulsion: true };
      const rng = createRng(6);
      const theta = Float64Array.from({ length: rbmLength(dot) + (form.jastrow ? 1 : 0) }, () =>
        Math.abs(0.5 * normal(rng)),
      );
      const run = rbmDotSystem(dot, theta);
      const program = rbmProgram(dot);
      const psi = program.psi(thetaOfProgram(dot, theta));
      const [mine, other] = [createJet(SIZE), createJet(SIZE)];
      const offsets = Array.from({ length: 4 }, () => {
        const x = Float64Array.from({ length: SIZE }, () => 2 * normal(rng));
        evaluate(run.psi, x, mine);
        evaluate(psi, x, other);
        expect(other.laplacian).toBeCloseTo(mine.laplacian, 12);
        for (let c = 0; c < SIZE; c++) expect(other.gradient[c]).toBeCloseTo(mine.gradient[c], 12);
        expect(program.potential.interaction(x)).toBe(run.potential.interaction(x));
        expect(program.potential.external(x)).toBe(run.potential.external(x));
        return other.logPsi - mine.logPsi;
      });
      for (const offset of offsets) expect(offset).toBeCloseTo(offsets[0], 12);
    }
  });
});

describe('an RBM measured by a crowd on a device', () => {
  it('has 2 + √(π/2) with everything zero, without a cusp and without a hidden unit', async () => {
    const patch = { start: 0, updates: 0, hidden: 0, engine: 'wasm' } as const;
    const { state, engine, frame } = await measure(patch, 60, 15 + 64, 3);
    expect(engine.report.name).toBe('wasm');
    const { energy, parts, radial, walkers, sweeps } = frame;
    expect(state.learning.measurement.sweeps).toBe(64);
    expect(Math.abs(energy.value - 2 - Math.sqrt(Math.PI / 2))).toBeLessThan(5 * energy.error);
    expect(energy.error).toBeLessThan(0.006);
    expect(Math.abs(parts.kinetic.mean - 1)).toBeLessThan(5 * parts.kinetic.standardError);
    expect(parts.acceptance.mean).toBeGreaterThan(0.3);
    expect(parts.acceptance.mean).toBeLessThan(0.7);
    expect(walkers).toBe(512);
    expect(sweeps).toBe(4 * 64);
    // n(r) of two electrons in the Gaussian: at its center 2ω/π.
    expect(radial.n[0] / (2 / Math.PI)).toBeGreaterThan(0.9);
    expect(radial.n[0] / (2 / Math.PI)).toBeLessThan(1.1);
  }, 60_000);

  it.each([
    ['a Jastrow factor', { jastrow: 'on', amplitude: 'born' }],
    ['no cusp, in a wide trap', { amplitude: 'direct', omega: 0.2 }],
    ['no repulsion', { interaction: 'off', sigma: 0.9 }],
  ] as const)(
    'has the energy of float64 at the same θ: %s',
    async (_, patch) => {
      const common = { walkers: 80, updates: 25, learningRate: 0.2, ...patch };
      const before = 60 + 25 * 9 - 1 + 60;
      const run = (engine: WalkerEngineName, steps: number) =>
        measure({ ...common, engine }, before, steps, 8);
      const here = await run('float64', 1200);
      const there = await run('wasm', 15 + 70);
      expect(here.state.crowd.count).toBe(0);
      expect(there.engine.report.name).toBe('wasm');
      expect(there.frame.theta).toEqual(here.frame.theta);
      expect(there.state.learning.measurement.sweeps).toBe(70);
      const [a, b] = [here.frame.energy, there.frame.energy];
      expect(Math.abs(a.value - b.value)).toBeLessThan(5 * Math.sqrt(a.error ** 2 + b.error ** 2));
      expect(b.error).toBeLessThan(0.004 * there.frame.exactEnergy);
      const virial = there.frame.parts.trapVirial.mean - here.frame.parts.trapVirial.mean;
      const spread =
        there.frame.parts.trapVirial.standardError ** 2 + here.frame.parts.trapVirial.standardError ** 2;
      expect(Math.abs(virial)).toBeLessThan(5 * Math.sqrt(spread));
    },
    120_000,
  );

  it('has, without a cusp, the mean of the force where its walkers stand', async () => {
    const patch = { start: 0.3, updates: 0, engine: 'cpu' } as const;
    const { state, frame } = await measure(patch, 60, 15 + 1, 9);
    const { crowd, learning } = state;
    const dot = rbmDotOf(settings(patch));
    const { potential } = measuringSystem(dot, rbmDotSystem(dot, learning.theta));
    let [mean, largest] = [0, 0];
    for (let w = 0; w < crowd.count; w++) {
      const x = configurationAt(crowd, w);
      const force = potential.interaction(x);
      mean += force / crowd.count;
      largest = Math.max(largest, Math.abs(force - quantumDot(1, 2).interaction(x)));
    }
    expect(largest).toBeGreaterThan(1);
    expect(learning.measurement.sweeps).toBe(1);
    expect(frame.parts.interaction.mean).toBeCloseTo(mean, 12);
  });

  it('goes on searching for the best network without noise', async () => {
    const patch = { amplitude: 'direct', updates: 0, engine: 'cpu' } as const;
    const { state, engine, frame } = await measure(patch, 60, 1, 2);
    expect(state.crowd.settling).toBe(14);
    const before = state.searchRng.slice();
    for (let s = 0; s < 60; s++) await simulation.step(state, settings(patch), engine);
    expect(state.searchRng).not.toEqual(before);
    expect(frame.optimum).toBeNaN();
    expect(state.search.energy).toBeLessThan(3.2);
  }, 60_000);

  it('is float64 by default; a graphics card that is missing is told', async () => {
    expect(settings({}).engine).toBe('float64');
    const plain = await simulation.load!(settings({}), nodeAssets);
    expect(plain.report).toEqual({ name: 'float64', fallbacks: [] });
    const auto = await simulation.load!(settings({ engine: 'auto' }), nodeAssets);
    expect(auto.report).toEqual({
      name: 'float64',
      fallbacks: [{ engine: 'webgpu', reason: expect.stringMatching(/offer/) }],
    });
    expect(simulation.init(settings({}), 1, auto).crowd.count).toBe(0);
  });
});
