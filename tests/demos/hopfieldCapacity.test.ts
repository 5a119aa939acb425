import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/hopfield-capacity/demo';
import { keptOf } from '@/components/demos/hopfield-capacity/kept';
import simulation, { type Frame, type Params } from '@/components/demos/hopfield-capacity/simulation';
import { baseParams } from '@/components/demos/permalink';
import { packBits } from '@/lib/bits';
import { DIGIT_COUNT, digitGlyphs, GLYPH_SIZE } from '@/lib/ml/glyphs';
import { retrievalOverlap } from '@/lib/ml/hopfieldTheory';

const paramsOf = (patch: Partial<Params>) => ({ ...baseParams(demo.params), ...patch }) as Params;

function stateAfter(params: Params, steps: number, seed = 1) {
  const state = simulation.init(params, seed);
  for (let k = 0; k < steps; k++) simulation.step(state, params);
  return state;
}

const frameAfter = (params: Params, steps: number, seed = 1): Frame =>
  simulation.frame(stateAfter(params, steps, seed), params);

const PICTURES = paramsOf({ patterns: 'pictures', load: 10 / 192 });

describe('ten digits', () => {
  it('of which Hebb keeps three, and ten of ten random patterns', () => {
    const frame = frameAfter(PICTURES, 600);
    expect([keptOf(frame, 'pictures'), keptOf(frame, 'random')]).toEqual([3, 10]);
    expect(demo.describe(frame)).toContain('0 of 10 stored pictures come back with Hebb');
    expect(demo.moreReadouts?.(frame).kept.value).toBe(3);
    expect(demo.predict?.answer(frame)).toEqual({ digits: 3, random: 10 });
  });

  it.each(['pseudo-inverse', 'modern'] as const)('of which %s keeps all', (rule) => {
    const params = { ...PICTURES, rule };
    const frame = frameAfter(params, 700);
    expect(keptOf(frame, 'pictures')).toBe(10);
    expect([...frame.matches].every((m) => m >= 0.95)).toBe(true);
  });

  it('repainted are other pictures: what was measured of the old ones is forgotten, and twins are named', () => {
    const state = stateAfter(PICTURES, 300);
    const values = digitGlyphs().values.slice();
    values.copyWithin(GLYPH_SIZE, 0, GLYPH_SIZE);
    const twins = { ...PICTURES, pictures: packBits(values) };
    simulation.step(state, twins);
    const frame = simulation.frame(state, twins);
    expect(frame.series.some(({ source }) => source === 'pictures')).toBe(false);
    expect(frame.oddities?.repeated).toEqual([{ pattern: 1, of: 0, negative: false }]);
    for (let k = 0; k < 60; k++) simulation.step(state, twins);
    expect(demo.describe(simulation.frame(state, twins))).toContain('Picture 1 is the same as picture 0');
  });

  it('all black are a memory, too', () => {
    const black = { ...PICTURES, pictures: packBits(new Int8Array(DIGIT_COUNT * GLYPH_SIZE).fill(1)) };
    for (const rule of ['hebb', 'pseudo-inverse', 'modern'] as const) {
      const frame = frameAfter({ ...black, rule }, 60);
      expect(frame.focus?.overlap).toBe(1);
    }
  });
});

describe('random patterns', () => {
  it('at the reader’s load give its overlap with an error, and the theory beside it', () => {
    const params = paramsOf({ units: 784, load: 0.1 });
    const { value, error, exact } = demo.readouts.overlap.read(frameAfter(params, 200));
    expect(exact).toBeCloseTo(retrievalOverlap(78 / 784), 12);
    expect(value).toBeGreaterThan(0.97);
    expect(Math.abs(value - (exact ?? 0))).toBeLessThan(5 * (error ?? 0));
  });

  it('fill the curve while the reader’s load gets every second network', () => {
    const { series, focus } = frameAfter(paramsOf({ units: 60, load: 0.1 }), 800);
    expect(series).toHaveLength(1);
    expect(series[0].points.length).toBeGreaterThanOrEqual(12);
    const networks = series[0].points.reduce((sum, point) => sum + point.networks, 0);
    expect(Math.abs((focus?.networks ?? 0) / networks - 0.5)).toBeLessThan(0.1);
  });

  it('a rule changed on the way keeps the curve of the one before', () => {
    const params = paramsOf({ units: 60 });
    const state = stateAfter(params, 100);
    const modern = { ...params, rule: 'modern' as const };
    for (let k = 0; k < 100; k++) simulation.step(state, modern);
    expect(simulation.frame(state, modern).series.map(({ rule }) => rule)).toEqual(['hebb', 'modern']);
  });

  it('a clone of a projection half built goes the way of the original', () => {
    const params = paramsOf({ units: 500, load: 0.5, rule: 'pseudo-inverse' });
    const state = stateAfter(params, 4);
    expect(simulation.frame(state, params).stored).toBeLessThan(1);
    const clone = structuredClone(state);
    for (let k = 0; k < 40; k++) {
      simulation.step(state, params);
      simulation.step(clone, params);
    }
    expect(clone).toEqual(state);
    expect(state.cue + state.turn).toBeGreaterThan(1);
  });

  it('refuse what is no memory', () => {
    for (const wrong of [{ units: 19 }, { units: 1025 }, { load: 0 }, { noise: 0.6 }, { load: 1.1 }]) {
      expect(() => simulation.init(paramsOf(wrong), 1)).toThrow(RangeError);
    }
  });
});
