import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/ffnn-approximates/demo';
import { messages } from '@/components/demos/ffnn-approximates/messages';
import { poster } from '@/components/demos/ffnn-approximates/paint';
import { paintSizes } from '@/components/demos/ffnn-approximates/paintSizes';
import simulation, { type Frame, type Params } from '@/components/demos/ffnn-approximates/simulation';
import { renderSvg } from '@/components/viz/svg';
import { EPOCHS_EACH, SIZES, SWEEP_EPOCHS } from '@/lib/ml/sizeSweep';
import { staircaseError } from '@/lib/ml/staircase';
import { unitCurves } from '@/lib/ml/unitCurves';
import { defaults } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';

const paramsOf = (more: Partial<Params> = {}): Params => ({
  ...defaults(demo.params),
  engine: 'float64',
  ...more,
});
const presetOf = (name: string) => paramsOf({ ...demo.presets[name].params });
const run = (params: Params, steps: number, seed = 1) =>
  runInline(simulation, { id: 'ffnn-approximates', params, seed, events: [] }, { steps, assets: nodeAssets });
const drawn = (frame: Frame, params: Params, revealed: boolean) =>
  renderSvg((ctx, size, theme) => paintSizes(ctx, frame, size, theme, { params, revealed }), {
    width: 500,
    height: 380,
  });

describe('the sweep over sizes', () => {
  const params = presetOf('sweep');

  it('trains every size, records where each ends, and is done', async () => {
    const { frame, step, status } = await run(params, 5000);
    expect(status).toBe('done');
    expect(step).toBe(SWEEP_EPOCHS);
    expect(step).toBe(demo.steps);
    const { sizes, reached, staircase, ended } = frame.sweep;
    expect(ended).toBe(true);
    expect(Array.from(sizes)).toEqual(SIZES);
    expect(reached.every((v) => v > 0 && v < 1)).toBe(true);
    // The last network is on screen: what was recorded of it is what is seen.
    expect(frame.network.hidden).toBe(128);
    expect(reached[7]).toBe(frame.worst);
    // A few trained neurons beat as many steps; one neuron can do little either way.
    expect(reached[3]).toBeLessThan(0.7 * staircase[3]);
    expect(reached[4]).toBeLessThan(reached[0]);
    staircase.forEach((error, k) => {
      expect(error).toBe(staircaseError(unitCurves.wiggle, SIZES[k]));
    });
    expect(staircase[6] / staircase[7]).toBeCloseTo(2, 1);

    const predict = demo.predict!;
    if (predict.kind !== 'numbers') throw new Error('expected numbers');
    expect(predict.until).toBe(SWEEP_EPOCHS);
    const { neurons } = predict.answer(frame);
    expect(staircaseError(unitCurves.wiggle, neurons)).toBeLessThanOrEqual(0.05);
    expect(staircaseError(unitCurves.wiggle, neurons - 1)).toBeGreaterThan(0.05);
    expect(predict.explain(frame)).toContain(`${neurons} steps`);
    expect(demo.describe(frame)).toContain('came closest');
    expect(demo.tables(frame).at(-1)?.rows).toHaveLength(SIZES.length);
  });

  it('shows the network at work, with its own size, and nothing of the law before the answer is given', async () => {
    const { frame } = await run(params, 2 * EPOCHS_EACH + 3);
    expect(frame.network.hidden).toBe(4);
    expect(frame.units.index).toHaveLength(4);
    expect(Array.from(frame.sweep.reached, Number.isNaN)).toEqual(SIZES.map((_, k) => k >= 2));
    expect(demo.describe(frame)).toContain('4 neurons');
    const [covered, open] = [drawn(frame, params, false), drawn(frame, params, true)];
    expect(open).toContain(messages.en.plots.sizes.law);
    expect(covered).not.toContain(messages.en.plots.sizes.law);
    expect(covered).not.toContain('NaN');
  });

  it('same seed, same sweep; a clone goes the same way over the change of size', async () => {
    const data = await simulation.load!(params, nodeAssets);
    const advance = (state: ReturnType<typeof simulation.init>, steps: number) => {
      for (let i = 0; i < steps; i++) simulation.step(state, params, data);
      return state;
    };
    const state = advance(simulation.init(params, 3, data), EPOCHS_EACH - 2);
    const clone = structuredClone(state);
    expect(advance(clone, 5)).toEqual(advance(state, 5));
    expect(advance(simulation.init(params, 4, data), EPOCHS_EACH + 3)).not.toEqual(state);
  });
});

describe('by hand', () => {
  it('a flat start is flat, and a hand bends it: place, steepness and height of one neuron', async () => {
    const params = presetOf('by-hand');
    const data = await simulation.load!(params, nodeAssets);
    const state = simulation.init(params, 1, data);
    const before = simulation.frame(state, params, data);
    expect(before.output.every((v) => v === 0.5)).toBe(true);
    expect(before.byHand).toBeNaN();
    simulation.act!(state, { unit: 2, place: 0.4, height: 0.3, slope: -25 }, params);
    const after = simulation.frame(state, params, data);
    const k = after.units.index.indexOf(2);
    expect(after.units.place[k]).toBeCloseTo(0.4, 12);
    expect(after.units.slope[k]).toBeCloseTo(-25, 12);
    expect(after.units.height[k]).toBe(0.3);
    expect(after.byHand).toBe(after.worst);
    // Moving on sideways keeps the steepness, to the bit.
    simulation.act!(state, { unit: 2, place: 0.6, height: 0.3 }, params);
    const { units } = simulation.frame(state, params, data);
    expect(units.slope[units.index.indexOf(2)]).toBe(after.units.slope[k]);
    const untouched = structuredClone(state);
    simulation.act!(state, { unit: 2, place: 0.5, height: 1, slope: 0 }, params);
    simulation.act!(state, { unit: 2, place: 0.5, height: 1, slope: Number.NaN }, params);
    expect(state).toEqual(untouched);
    const byHand = simulation.frame(state, params, data).worst;
    for (let i = 0; i < 200; i++) simulation.step(state, params, data);
    const trained = simulation.frame(state, params, data);
    expect(trained.byHand).toBe(byHand);
    expect(trained.worst).toBeLessThan(byHand);
    expect(demo.moreReadouts!(trained).byHand.value).toBe(byHand);
    expect(demo.moreReadouts!(before)).toEqual({});
  });

  it('steps put where the curve is are as good as the law says', async () => {
    const params = presetOf('steps');
    const { frame } = await run(params, 0);
    const law = staircaseError(unitCurves.wiggle, params.hidden);
    expect(frame.worst).toBeLessThan(1.05 * law);
    expect(frame.worst).toBeGreaterThan(0.9 * law);
  });
});

describe('what cannot work', () => {
  it('steps at a jump: half of it remains, measured between the training points', async () => {
    const { frame } = await run(paramsOf({ target: 'step', start: 'built', hidden: 21 }), 0);
    expect(frame.bound).toBeCloseTo(0.3, 9);
    expect(frame.worst).toBeGreaterThanOrEqual(frame.bound);
  });

  it('cubes cannot be built into steps: their start is the one by chance', async () => {
    const [built, random] = await Promise.all(
      (['built', 'random'] as const).map((start) => run(paramsOf({ activation: 'polynomial', start }), 0)),
    );
    expect(built.frame.output).toEqual(random.frame.output);
    expect(messages.en.conditions.polynomial).toContain('cubic polynomial');
  });

  it('every preset has a picture', async () => {
    for (const name of Object.keys(demo.presets)) {
      const params = presetOf(name);
      const { frame } = await run(params, 1);
      const svg = renderSvg((ctx, size, theme) => poster(ctx, frame, size, theme, params), {
        width: 720,
        height: 450,
      });
      expect(svg, name).not.toContain('NaN');
      expect(drawn(frame, params, true), name).not.toContain('NaN');
    }
  });
});
