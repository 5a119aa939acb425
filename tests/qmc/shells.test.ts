import { describe, expect, it } from 'vitest';
import { describe as say } from '@/components/demos/dot-shells/describe';
import { groundOf, mainLane, outerMaximum, referenceOf } from '@/components/demos/dot-shells/reference';
import simulation, {
  type Frame,
  type Lane,
  type Loaded,
  type Params,
} from '@/components/demos/dot-shells/simulation';
import { type ShellAnsatzId, shellAnsatze } from '@/lib/qmc/shellAnsatz';
import { coldStart, recordedStart } from '@/lib/qmc/shellPlan';
import { startOf } from '@/lib/qmc/shellSettings';
import { createRng, normal } from '@/lib/rng';
import { createWelford, estimateWelford, pushWelford } from '@/lib/stats';
import { nodeAssets } from '../tools/assets';
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

/** The frame after so many steps, and again after each more of `blocks`. */
async function runBlocks(
  over: Partial<Params>,
  seed: number,
  steps: number,
  blocks: readonly number[],
): Promise<Frame[]> {
  const params = { ...DEFAULTS, ...over };
  const state = simulation.init(params, seed, LOADED);
  const frames: Frame[] = [];
  for (const more of [steps, ...blocks]) {
    for (let s = 0; s < more; s++) await simulation.step(state, params, LOADED);
    frames.push(simulation.frame(state, params, LOADED));
  }
  return frames;
}

async function run(over: Partial<Params>, steps: number, seed: number): Promise<Frame> {
  return (await runBlocks(over, seed, steps, []))[0];
}

function within(value: number, exact: number, error: number, errors = 5): void {
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(value - exact) / error).toBeLessThan(errors);
}

/** n(r) from the rings around r, with the Gaussian taken out: what is left is nearly straight. */
function densityAt({ radial: { radii, density } }: Lane, r: number): number {
  const width = radii[1] - radii[0];
  const smooth = (ring: number) => density[ring] * Math.exp(radii[ring] ** 2);
  const between = (at: number) => {
    const k = Math.max(0, Math.floor(at / width - 0.5));
    const t = (at - radii[k]) / width;
    return (1 - t) * smooth(k) + t * smooth(k + 1);
  };
  return (Math.exp(-r * r) * (between(Math.abs(r - width)) + between(r) + between(r + width))) / 3;
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

  it.each([
    [{}, 'cold', false],
    [{ ansatz: 'deep' }, 'recorded', true],
    [{ ansatz: 'deep', start: 'cold' }, 'cold', false],
    [{ ansatz: 'deep', start: 'recorded' }, 'recorded', true],
    [{ ansatz: 'deep', omega: 0.5 }, 'cold', false],
    [{ ansatz: 'deep', electrons: '12' }, 'cold', false],
    [{ ansatz: 'deep', compare: 'on' }, 'cold', false],
    [{ ansatz: 'deep', start: 'recorded', omega: 0.5 }, 'recorded', false],
    [{ start: 'recorded' }, 'recorded', false],
  ] as const)(
    'unless told otherwise only a recorded network does not start cold: %o',
    async (patch, from, weights) => {
      const params = { ...DEFAULTS, start: 'auto', ...patch } as const;
      expect(startOf(params)).toBe(from);
      const { recorded } = await simulation.load!(params, nodeAssets);
      expect(recorded !== null).toBe(weights);
    },
  );
});

describe('dot-shells', () => {
  it('two electrons learn the optimal Padé–Jastrow state from cold; density, parts and virial agree', async () => {
    const frames = await runBlocks({ electrons: '2', start: 'cold' }, 5, 1200, Array(16).fill(75));
    const frame = frames[16];
    const lane = mainLane(frame);
    const { mean, standardError } = lane.energy;
    // 3.0003427 at the optimum; learning ends within 10⁻³ of it, and never below.
    expect(mean).toBeGreaterThan(3.0003 - 5 * standardError);
    expect(mean).toBeLessThan(3.0013 + 5 * standardError);
    expect(standardError).toBeLessThan(0.001);
    within(lane.trapVirial.mean, 0, lane.trapVirial.standardError, 6);
    expect(Math.abs(lane.inside - 2)).toBeLessThan(0.002);
    expect(referenceOf(lane, frame)?.energy).toBeCloseTo(3, 10);
    // n(r) of the exact state, within 5 standard errors of what was counted in each block.
    for (const [r, n] of [
      [0, 0.436132],
      [0.5, 0.381519],
      [1, 0.236632],
      [1.5, 0.09273],
      [2, 0.021726],
      [3, 0.000245],
    ]) {
      const counted = createWelford();
      for (let k = 1; k < frames.length; k++) {
        const [a, b] = [mainLane(frames[k - 1]), mainLane(frames[k])];
        pushWelford(
          counted,
          (b.sweeps * densityAt(b, r) - a.sweeps * densityAt(a, r)) / (b.sweeps - a.sweeps),
        );
      }
      const { mean, standardError } = estimateWelford(counted);
      within(mean, n, standardError);
      // Nor further off than this where there are many counts.
      if (r > 0 && r < 2) expect(Math.abs(mean / n - 1)).toBeLessThan(0.04);
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
