import { describe, expect, it } from 'vitest';
import { describe as say } from '@/components/demos/dot-shells/describe';
import { type Method, PUBLISHED_OMEGAS, publishedEnergies } from '@/components/demos/dot-shells/published';
import { RECORDED, RECORDED_PARTS } from '@/components/demos/dot-shells/recorded';
import { groundOf, mainLane, outerMaximum, referenceOf } from '@/components/demos/dot-shells/reference';
import simulation, { type Frame, type Loaded, type Params } from '@/components/demos/dot-shells/simulation';
import { type ShellAnsatzId, shellAnsatze } from '@/lib/qmc/shellAnsatz';
import { coldStart, recordedStart } from '@/lib/qmc/shellPlan';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const DEFAULTS: Params = {
  electrons: '6',
  omega: 1,
  ansatz: 'slater-jastrow',
  hidden: 12,
  start: 'recorded',
  timeStep: 0.05,
  compare: 'off',
  hold: 'off',
  holdX: 1,
  holdY: 0,
  engine: 'float64',
  panel: 'ladder',
};

/** Nothing recorded, no device, no module. */
const LOADED: Loaded = {
  recorded: null,
  engine: { report: { name: 'float64', fallbacks: [] } },
  module: null,
};

async function run(over: Partial<Params>, steps: number, seed: number): Promise<Frame> {
  const params = { ...DEFAULTS, ...over };
  const state = simulation.init(params, seed, LOADED);
  for (let s = 0; s < steps; s++) await simulation.step(state, params, LOADED);
  return simulation.frame(state, params, LOADED);
}

function within(value: number, exact: number, error: number, errors = 5): void {
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(value - exact) / error).toBeLessThan(errors);
}

describe.each(Object.keys(shellAnsatze) as ShellAnsatzId[])('%s', (id) => {
  const dot = { electrons: 6, omega: 0.7, hidden: 3 };
  const ansatz = shellAnsatze[id];
  const rng = createRng(12);
  const theta = new Float64Array(ansatz.parameters(dot));
  ansatz.begin(theta, dot, { alpha: 0.9, beta: 0.5 }, rng);
  // Away from the symmetric start, so that no derivative is zero.
  const some = theta.map((value) => value + 0.1 * normal(rng));
  const points = Array.from({ length: 2 }, () => Float64Array.from({ length: 12 }, () => normal(rng)));

  it('derivatives agree with finite differences, single moves with new evaluations', () => {
    checkDerivatives((t) => ansatz.of(t, dot), some, points, 1e-6);
    const moves = Array.from({ length: 30 }, () => Float64Array.of(normal(rng), normal(rng)));
    checkMoves(ansatz.of(some, dot), points[0], moves, 1e-7);
  });

  it('says its α and β, and keeps Ψ normalisable', () => {
    expect(ansatz.read(theta, dot).alpha).toBeCloseTo(0.9, 12);
    const jastrow = id.endsWith('jastrow');
    expect(ansatz.read(theta, dot).beta).toBe(
      id === 'deep' ? recordedStart(6, 0.7).beta : jastrow ? 0.5 : Number.NaN,
    );
    const wild = theta.map(() => -50);
    ansatz.constrain(wild, dot);
    expect(ansatz.read(wild, dot).alpha).toBeGreaterThan(0.1);
    if (jastrow) expect(ansatz.read(wild, dot).beta).toBeGreaterThan(0);
  });
});

describe('where α and β start', () => {
  it('at the optimum where that is known, in between elsewhere', () => {
    expect(recordedStart(6, 0.28)).toEqual({ alpha: 0.873, beta: 0.327 });
    expect(recordedStart(2, 0.01).alpha).toBeCloseTo(0.8893, 12);
    const between = recordedStart(20, Math.sqrt(0.1));
    expect(between.alpha).toBeCloseTo((0.668 + 0.84) / 2, 10);
    // Beyond the table β, an inverse length, goes with √ω.
    expect(recordedStart(6, 4).beta).toBeCloseTo(2 * 0.557, 10);
    expect(recordedStart(6, 4).alpha).toBeCloseTo(0.923, 10);
    expect(recordedStart(12, 0.025).beta).toBeCloseTo(0.251 / 2, 10);
    expect(coldStart(0.25)).toEqual({ alpha: 1, beta: 0.175 });
  });
});

describe('published energies', () => {
  const all = [2, 6, 12, 20, 30].flatMap((electrons) =>
    PUBLISHED_OMEGAS.map((omega) => publishedEnergies(electrons, omega)),
  );
  const column = (method: Method) => all.flatMap((row) => row[method]?.energy ?? []);

  it.each([
    ['vmc', 21, 1215.56142],
    ['dmc', 21, 1213.715749],
    ['ccsd', 21, 1216.181],
    ['fci', 17, 562.125785],
  ] as const)('column %s: %i numbers whose sum is that of the source', (method, count, sum) => {
    const values = column(method);
    expect(values).toHaveLength(count);
    expect(values.reduce((total, value) => total + value, 0)).toBeCloseTo(sum, 6);
  });

  it('variational methods lie above fixed-node DMC, and other frequencies have no row', () => {
    for (const row of all) {
      if (!row.dmc) continue;
      for (const method of ['vmc', 'rbm', 'hf'] as const) {
        const entry = row[method];
        if (entry) expect(entry.energy).toBeGreaterThan(row.dmc.energy - 1e-5);
      }
    }
    expect(publishedEnergies(6, 0.3)).toEqual({});
    expect(publishedEnergies(20, 1).fci?.unconverged).toBe(true);
    expect(publishedEnergies(6, 1).fci?.unconverged).toBeUndefined();
  });

  it('recorded runs lie where they must: above the best published energy, and the virial theorem nearly holds', () => {
    for (const { electrons, omega, energy, error, ansatz } of RECORDED) {
      const { dmc, fci } = publishedEnergies(electrons, omega);
      const best = fci && !fci.unconverged ? Math.min(fci.energy, dmc?.energy ?? fci.energy) : dmc?.energy;
      // Backflow moves the nodes: the deep network may lie below fixed-node diffusion.
      if (best !== undefined && ansatz !== 'deep')
        expect(energy, `${ansatz} ${electrons} ${omega}`).toBeGreaterThan(best - 5 * error);
    }
    for (const { kinetic, external, interaction } of RECORDED_PARTS) {
      expect(Math.abs(2 * kinetic - 2 * external + interaction)).toBeLessThan(0.03 * 2 * external);
    }
  });
});

describe('dot-shells', () => {
  it('two electrons learn the optimal Padé–Jastrow state from cold; density, parts and virial agree', async () => {
    const frame = await run({ electrons: '2', start: 'cold' }, 2400, 5);
    const lane = mainLane(frame);
    const { mean, standardError } = lane.energy;
    // 3.0003427 at the optimum; learning ends within 10⁻³ of it, and never below.
    expect(mean).toBeGreaterThan(3.0003 - 5 * standardError);
    expect(mean).toBeLessThan(3.0013 + 5 * standardError);
    expect(standardError).toBeLessThan(0.001);
    within(lane.trapVirial.mean, 0, lane.trapVirial.standardError, 6);
    expect(Math.abs(lane.inside - 2)).toBeLessThan(0.002);
    expect(referenceOf(lane, frame)?.energy).toBeCloseTo(3, 10);
    // n(r) of physics to 4 % where there are many counts: r = 0.5, 1, 1.5, 2.
    const { radii, density } = lane.radial;
    for (const [r, n] of [
      [0.5, 0.381519],
      [1, 0.236632],
      [1.5, 0.09273],
    ]) {
      const k = Math.floor(r / (radii[1] - radii[0]) - 0.5);
      const t = (r - radii[k]) / (radii[1] - radii[0]);
      expect(Math.abs(((1 - t) * density[k] + t * density[k + 1]) / n - 1)).toBeLessThan(0.04);
    }
  });

  it('six electrons, ω = 1: the Slater–Jastrow energy of the literature', async () => {
    const frame = await run({}, 2000, 6);
    const { mean, standardError } = mainLane(frame).energy;
    expect(standardError).toBeLessThan(0.003);
    within(mean, 20.1903, standardError);
    expect(groundOf(frame)?.energy).toBe(20.15932);
    expect(say(frame)).toContain('Høgberget');
  });

  it('six electrons, ω = 0.01: the outer ring stands near the classical one', async () => {
    const frame = await run({ omega: 0.01 }, 2200, 7);
    expect(frame.rings[1]).toBeCloseTo(28.75, 2);
    expect(outerMaximum(mainLane(frame))).toBeGreaterThan(27.5);
    expect(outerMaximum(mainLane(frame))).toBeLessThan(32);
  });

  it('two electrons diffuse to the exact energy; its parts are extrapolated', async () => {
    const frame = await run({ electrons: '2', ansatz: 'dmc' }, 1500 + 2500 + 900, 8);
    const lane = mainLane(frame);
    expect(lane.phase).toBe('diffusing');
    within(lane.energy.mean, 3, lane.energy.standardError);
    within(lane.kinetic.mean, 0.886199, lane.kinetic.standardError);
    within(lane.external.mean, 1.2954, lane.external.standardError);
    expect(lane.mixed.length).toBeGreaterThan(0);
  });

  it('an energy far below the best known one is called a fault, in words', async () => {
    const frame = await run({ electrons: '2' }, 3, 9);
    const lane = mainLane(frame);
    lane.phase = 'measuring';
    lane.energy = { mean: 2.9, standardError: 0.01, blocks: 64 };
    expect(say(frame)).toContain('fault');
    lane.energy = { mean: 2.96, standardError: 0.01, blocks: 64 };
    expect(say(frame)).not.toContain('fault');
  });

  it('three wave functions take turns; a held electron is followed', async () => {
    const params: Params = { ...DEFAULTS, compare: 'on', hidden: 2 };
    const state = simulation.init(params, 3, LOADED);
    for (let s = 0; s < 9; s++) await simulation.step(state, params, LOADED);
    const frame = simulation.frame(state, params, LOADED);
    expect(frame.lanes.map(({ ansatz }) => ansatz)).toEqual(['rbm', 'rbm-jastrow', 'slater-jastrow']);
    expect(frame.held).toBeNull();
    const moved = { ...params, hold: 'on', holdX: -0.5 } as const;
    await simulation.step(state, moved, LOADED);
    const { held } = simulation.frame(state, moved, LOADED);
    expect(held?.x).toBeCloseTo(-0.5 * 1.33446, 4);
  });
});
