import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/dot-shells/demo';
import simulation, { type Params } from '@/components/demos/dot-shells/simulation';
import { defaults } from '@/lib/params';
import { createCrowd } from '@/lib/qmc/crowd';
import type { WalkerEngineName } from '@/lib/qmc/gpu/walkerEngine';
import { nodeAssets } from '../tools/assets';

const settings = (patch: Partial<Params>): Params => ({
  ...defaults<Params>(demo.params),
  start: 'recorded',
  ...patch,
});

async function begin(params: Params, seed: number) {
  const loaded = await simulation.load!(params, nodeAssets);
  const state = simulation.init(params, seed, loaded);
  const advance = async (steps: number) => {
    for (let s = 0; s < steps; s++) await simulation.step(state, params, loaded);
  };
  const [run] = state.runs;
  const learn = async () => {
    while (run.learning.updates < run.planned || run.learning.settling > 0) await advance(1);
  };
  const lane = () => simulation.frame(state, params, loaded).lanes[0];
  return { loaded, state, run, advance, learn, lane };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Energy and its parts agree within 5 combined errors. */
function expectEqual(a: ReturnType<Begun['lane']>, b: ReturnType<Begun['lane']>): void {
  for (const key of ['energy', 'kinetic', 'external', 'interaction', 'variance'] as const) {
    const error = Math.sqrt(a[key].standardError ** 2 + b[key].standardError ** 2);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(a[key].mean - b[key].mean) / error, key).toBeLessThan(5);
  }
}

describe('closed shells measured by a crowd on a device', () => {
  it('two electrons have the energy of float64 at the same θ, and the exact one to 5 · 10⁻⁴', async () => {
    const params = (engine: WalkerEngineName) => settings({ electrons: '2', engine });
    const here = await begin(params('float64'), 4);
    await here.learn();
    await here.advance(1500);
    const there = await begin(params('wasm'), 4);
    expect(there.loaded.engine.report.name).toBe('wasm');
    await there.learn();
    await there.advance(15 + 80);
    expect(there.run.learning.theta).toEqual(here.run.learning.theta);
    expect(there.run.learning.measurement.sweeps).toBe(80);
    const lane = there.lane();
    expectEqual(lane, here.lane());
    expect(Math.abs(lane.energy.mean - 3.00034)).toBeLessThan(5 * lane.energy.standardError + 5e-4);
    expect(lane.sweeps).toBe(4 * 80);
    expect(Math.abs(lane.inside - 2)).toBeLessThan(0.002);
    expect(lane.pairs.antiparallel.some((n) => n > 0)).toBe(true);
  }, 120_000);

  it('six electrons, the crowd moved in float64, have the energy of the run', async () => {
    const here = await begin(settings({}), 2);
    await here.learn();
    await here.advance(700);
    const there = await begin(settings({}), 2);
    await there.learn();
    there.state.crowd = createCrowd(300, 4, 12);
    await there.advance(15 + 66);
    expect(there.run.learning.measurement.sweeps).toBe(66);
    expectEqual(there.lane(), here.lane());
    expect(there.lane().energy.standardError).toBeLessThan(0.004);
    expect(there.run.density.weight).toBe(66 * 300);
    // The walkers that are drawn belong to the crowd.
    const shown = there.run.learning.configurations.positions;
    expect(shown).toEqual(there.state.crowd.positions.slice(0, shown.length));
  }, 120_000);

  it('six electrons with a deep network on whole arrays have the energy of float64 at the same θ', async () => {
    const params = (engine: WalkerEngineName) => settings({ ansatz: 'deep', engine });
    const measured = async (engine: WalkerEngineName, steps: number) => {
      const begun = await begin(params(engine), 6);
      const { learning, planned } = begun.run;
      // As recorded, a little settled: to learn on would take most of the test.
      Object.assign(learning, { updates: planned, settling: 40 });
      learning.last[0] = 20;
      if (begun.state.crowd.count > 0) begun.state.crowd = createCrowd(96, 4, 12);
      await begun.advance(40 + steps);
      return begun;
    };
    const here = await measured('float64', 140);
    const there = await measured('wasm', 15 + 20);
    expect(there.loaded.engine.report).toEqual({ name: 'wasm', fallbacks: [] });
    expect(there.run.learning.theta).toEqual(here.run.learning.theta);
    expectEqual(there.lane(), here.lane());
    expect(there.lane().energy.mean).toBeLessThan(20.17);
    expect(there.lane().energy.standardError).toBeLessThan(0.005);
    expect(Math.abs(there.lane().inside - 6)).toBeLessThan(0.006);
  }, 60_000);

  it('the others around a held electron are still followed', async () => {
    const two = await begin(settings({ electrons: '2', engine: 'wasm', hold: 'on', omega: 1 }), 4);
    await two.learn();
    await two.advance(15 + 90);
    expect(two.state.held.settling).toBe(0);
    expect(two.state.held.density.weight).toBeGreaterThan(0);
  }, 60_000);

  it.each([
    [{ ansatz: 'rbm' }, /Boltzmann/],
    [{ ansatz: 'rbm-jastrow' }, /Boltzmann/],
    [{ ansatz: 'slater' }, /Jastrow/],
    [{ ansatz: 'dmc' }, /diffusion/],
    [{ compare: 'on' }, /compared/],
    [{ electrons: '30' }, /at most 20/],
  ] as const)('stay in float64 without a program, and say why: %o', async (patch, reason) => {
    const { engine } = await simulation.load!(settings({ ...patch, engine: 'wasm' }), nodeAssets);
    expect(engine.device).toBeUndefined();
    expect(engine.report).toEqual({
      name: 'float64',
      fallbacks: [{ engine: 'wasm', reason: expect.stringMatching(reason) }],
    });
    const plain = await simulation.load!(settings({ ...patch, engine: 'float64' }), nodeAssets);
    expect(plain.engine.report).toEqual({ name: 'float64', fallbacks: [] });
  });

  it('a deep network stays in float64 unless a device is asked for by name', async () => {
    const { engine } = await simulation.load!(settings({ ansatz: 'deep', engine: 'auto' }), nodeAssets);
    expect(engine.report).toEqual({
      name: 'float64',
      fallbacks: [{ engine: 'webgpu', reason: expect.stringMatching(/half the work/) }],
    });
  });

  it('are float64 by default; six electrons on whole arrays too, for determinants have no such form', async () => {
    expect(settings({}).engine).toBe('float64');
    const { engine } = await simulation.load!(settings({ engine: 'cpu' }), nodeAssets);
    expect(engine.report.fallbacks).toEqual([
      { engine: 'cpu', reason: expect.stringMatching(/determinants/) },
    ]);
  });
});
