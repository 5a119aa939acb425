import { beforeAll, describe, expect, it } from 'vitest';
import demo from '@/components/demos/dot-shells/demo';
import { paintLadder } from '@/components/demos/dot-shells/paintLadder';
import { paintPlane } from '@/components/demos/dot-shells/paintPlane';
import { mainLane, referenceOf } from '@/components/demos/dot-shells/reference';
import type { Shown } from '@/components/demos/dot-shells/shown';
import simulation, {
  type Frame,
  type Loaded,
  type Params,
  type State,
} from '@/components/demos/dot-shells/simulation';
import { SVG_THEME, SvgContext } from '@/components/viz/svg';
import { defaults } from '@/lib/params';

/** Nothing recorded, no device, no module. */
const LOADED: Loaded = {
  recorded: null,
  engine: { report: { name: 'float64', fallbacks: [] } },
  module: null,
};

/** A run that is followed until something is the case. */
function begin(patch: Partial<Params>, seed = 1): (when: (state: State) => boolean) => Frame {
  const params: Params = { ...defaults<Params>(demo.params), engine: 'float64', ...patch };
  const state = simulation.init(params, seed, LOADED);
  return (when) => {
    for (let s = 0; s < 8000 && !when(state); s++) simulation.step(state, params, LOADED);
    return simulation.frame(state, params, LOADED);
  };
}

/** Heights at which dots of live energies stand in the ladder, from the top down. */
function liveRows(frame: Frame): number[] {
  const heights: number[] = [];
  const ctx = new SvgContext({ width: 600, height: 300 });
  const arc = ctx.arc.bind(ctx);
  ctx.arc = (x, y, ...rest) => {
    if (ctx.fillStyle === SVG_THEME.model) heights.push(y);
    arc(x, y, ...rest);
  };
  const shown = { params: defaults<Params>(demo.params), revealed: true };
  paintLadder(ctx, frame, { width: 600, height: 300 }, SVG_THEME, shown);
  return heights.sort((a, b) => a - b);
}

const labelsOf = (frame: Frame) =>
  Object.fromEntries(Object.entries(demo.moreReadouts!(frame)).map(([name, { label }]) => [name, label]));
const symbolOf = (name: string, frame: Frame) => {
  const { symbol } = demo.readouts[name];
  return typeof symbol === 'function' ? symbol(frame) : symbol;
};
const rowsOf = (name: string, frame: Frame) => demo.tables(frame).find((table) => table.name === name)!.rows;

describe('six electrons on the way to diffusion', () => {
  const frames: Record<'learning' | 'measuring' | 'settling' | 'diffusing', Frame> = {} as never;
  beforeAll(() => {
    const until = begin({ ansatz: 'dmc', start: 'recorded', timeStep: 0.1 });
    frames.learning = until(({ runs: [run] }) => run.learning.updates === 5);
    frames.measuring = until(({ runs: [run] }) => run.learning.measurement.sweeps === 200);
    frames.settling = until(({ runs: [run] }) => run.dmc!.proposed > 0);
    frames.diffusing = until(({ runs: [run] }) => run.dmc!.steps === 80);
  }, 60_000);

  it.each(['learning', 'measuring', 'settling'] as const)('%s: the guide, by its name', (phase) => {
    const frame = frames[phase];
    expect(mainLane(frame).phase).toBe(phase);
    const words = demo.describe(frame);
    expect(words).toContain('Slater–Jastrow');
    expect(words).not.toContain('DMC');
    expect(words).toMatch(phase === 'settling' ? /begin to diffuse/ : /Diffusion follows/);
    expect(referenceOf(mainLane(frame), frame)?.energy).toBe(20.1902);
    expect(demo.readouts.energy.read(frame).exact).toBe(20.1902);
    expect(rowsOf('energies', frame)[0][0]).toBe('Slater–Jastrow');
    expect(rowsOf('parts', frame).map(([name]) => name)).toEqual(['Slater–Jastrow']);
    expect(symbolOf('variance', frame)).toBe('variance');
  });

  it('diffusing: its own name and reference, mixed and variational numbers called so', () => {
    const frame = frames.diffusing;
    expect(mainLane(frame).phase).toBe('diffusing');
    expect(demo.describe(frame)).toMatch(/80 steps of fixed-node diffusion.*DMC, Høgberget 2013: 20.1593/);
    expect(demo.describe(frame)).toContain('More steps are needed before the error bars can be trusted.');
    expect(symbolOf('energy', frame)).toBe('⟨E⟩, mixed');
    expect(symbolOf('variance', frame)).toBe('variance, mixed');
    expect(labelsOf(frame)).toMatchObject({
      inside: 'Electrons in the window, VMC',
      outerRing: 'Outer maximum of r·n(r), VMC',
    });
    expect(labelsOf(frames.measuring).inside).toBe('Electrons in the window');
    const [guide, diffusion] = rowsOf('energies', frame);
    expect(guide.slice(0, 2)).toEqual(['Slater–Jastrow', mainLane(frame).variational.mean]);
    expect(diffusion.slice(0, 2)).toEqual(['Fixed-node DMC', mainLane(frame).energy.mean]);
    expect(rowsOf('parts', frame).map(([name]) => name)).toEqual([
      'Fixed-node DMC, 2·mixed − VMC',
      'Slater–Jastrow',
    ]);
  });

  it('the ladder shows it in the row of its guide, then in both', () => {
    const [guide] = liveRows(frames.learning);
    expect(liveRows(frames.measuring)).toEqual([guide]);
    expect(liveRows(frames.settling)).toEqual([guide]);
    const both = liveRows(frames.diffusing);
    expect(both).toEqual([guide, both[1]]);
    expect(both[1]).toBeGreaterThan(guide);
  });
});

describe('what an update reports', () => {
  const learning = () => begin({ electrons: '2' })(({ runs: [run] }) => run.learning.updates === 2);

  it('names the energies that its gradient clipped, until θ is held', () => {
    const frame = learning();
    const lane = mainLane(frame);
    lane.clipped = 17;
    const { clipped } = demo.moreReadouts!(frame);
    expect(clipped.value).toBe(17);
    expect(clipped.label).toMatch(/clipped in the last update.*gradient only/);
    lane.phase = 'measuring';
    expect(demo.moreReadouts!(frame).clipped).toBeUndefined();
    const compared = begin({ electrons: '2', compare: 'on', hidden: 1 })(({ runs }) =>
      runs.every((run) => run.learning.updates > 0),
    );
    expect(demo.moreReadouts!(compared)).toMatchObject({ clipped: {}, 'clipped-rbm': {} });
  }, 30_000);

  it('an energy far below the exact one means that |Ψ|² is not sampled', () => {
    const frame = learning();
    const lane = mainLane(frame);
    lane.energy = { mean: 2.9, standardError: 0.01, blocks: 100 };
    expect(demo.describe(frame)).toMatch(/below the exact energy: the walkers do not sample/);
    lane.energy = { mean: 2.96, standardError: 0.01, blocks: 100 };
    expect(demo.describe(frame)).not.toContain('below');
    const six = begin({})(({ runs: [run] }) => run.learning.updates === 1);
    mainLane(six).energy = { mean: 19, standardError: 0.1, blocks: 100 };
    expect(demo.describe(six)).toMatch(/below the best published energy: the walkers do not sample/);
  });

  it('also where another of those compared says so', () => {
    const frame = begin({ electrons: '2', compare: 'on', hidden: 1 })(() => true);
    expect(demo.describe(frame)).not.toContain('below');
    frame.lanes[0].energy = { mean: 2, standardError: 0.01, blocks: 100 };
    expect(demo.describe(frame)).toMatch(/energy of Slater × RBM is more than five standard errors below/);
  });
});

describe('what holds for classical charges', () => {
  it.each([
    [0.01, true],
    [0.02, true],
    [0.03, false],
    [1, false],
  ])('stands beside the electrons at ω = %f: %s', (omega, beside) => {
    const frame = begin({ electrons: '2', omega, hold: 'on', start: 'recorded' })(
      ({ runs: [run] }) => run.learning.measurement.sweeps === 60,
    );
    frame.held!.maxima = Float64Array.of(1, 0);
    const { outerRing, maxima } = demo.moreReadouts!(frame);
    expect(outerRing.exact).toBe(beside ? frame.rings[frame.rings.length - 1] : undefined);
    expect(maxima.exact).toBe(beside ? 1 : undefined);
    expect(maxima.value).toBe(1);
  });
});

describe('the map of the density', () => {
  /** Words on it, and radii of the circles. */
  function drawn(frame: Frame, shown: Partial<Shown> = {}, width = 340) {
    const ctx = new SvgContext({ width, height: 315 });
    const words: string[] = [];
    const radii: number[] = [];
    const [arc, fillText] = [ctx.arc.bind(ctx), ctx.fillText.bind(ctx)];
    ctx.arc = (x, y, radius, ...rest) => {
      radii.push(radius);
      arc(x, y, radius, ...rest);
    };
    ctx.fillText = (text, ...rest) => {
      words.push(text);
      fillText(text, ...rest);
    };
    const all = { params: defaults<Params>(demo.params), revealed: true, handle: true, ...shown };
    paintPlane(ctx, frame, { width, height: 315 }, SVG_THEME, all);
    return { words, radii };
  }
  const six = begin({})(() => true);

  it('names spins, handle and ring; a poster has no handle', () => {
    const names = ['spin up', 'down', 'hold one', 'classical ring'];
    expect(drawn(six).words).toEqual(expect.arrayContaining(names));
    expect(drawn(six, { handle: false }).words).not.toContain('hold one');
    expect(drawn(six, {}, 150).words).not.toContain('classical ring');
  });

  it('names the maxima of the others, and no ring, while one is held', () => {
    const params = { ...defaults<Params>(demo.params), hold: 'on' as const };
    const held = begin({ electrons: '2', hold: 'on', start: 'recorded' })(
      ({ runs: [run] }) => run.learning.measurement.sweeps === 60,
    );
    held.held!.maxima = Float64Array.of(1, 0);
    const { words } = drawn(held, { params });
    expect(words).toEqual(expect.arrayContaining(['spin up', 'held', 'maximum']));
    expect(words).not.toContain('classical ring');
  });

  it('a charge in the center has no ring', () => {
    expect(six.rings[0]).toBeLessThan(1e-6);
    // Six electrons, two in the legend, one ring.
    expect(drawn(six).radii.length).toBe(6 + 2 + 1);
  });
});
