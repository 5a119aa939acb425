import { describe, expect, it } from 'vitest';
import { heightsOf, pullBar } from '@/components/demos/boltzmann-learns/bars';
import { columnsOf } from '@/components/demos/boltzmann-learns/columns';
import demo from '@/components/demos/boltzmann-learns/demo';
import simulation, { type Frame, type Params } from '@/components/demos/boltzmann-learns/simulation';
import { log } from '@/lib/math';
import { defaults } from '@/lib/params';

const base = defaults(demo.params);
const preset = (name: string): Params => ({ ...base, ...demo.presets[name].params });

function run(params: Params, steps: number, seed = 1): Frame {
  const state = simulation.init(params, seed);
  for (let k = 0; k < steps; k++) simulation.step(state, params);
  return simulation.frame(state, params);
}

describe('boltzmann-learns', () => {
  it('bars: the divergence falls towards zero, and the readouts are two sides of one thing', () => {
    const frame = run(preset('bars'), 2000);
    expect(frame.divergence).toBeLessThan(0.03);
    const read = (name: string) => demo.readouts[name].read(frame);
    expect(read('divergence').exact).toBe(0);
    expect(read('logLikelihood').exact).toBeCloseTo(-log(4), 12);
    expect(read('logLikelihood').value + read('divergence').value).toBeCloseTo(-log(4), 12);
    expect(read('dataProbability').value).toBeGreaterThan(0.97);
  });

  it('parity: exactly nothing is learnt without hidden units, nearly all with three', () => {
    const alone = run(preset('parity'), 200);
    expect(alone.divergence).toBeCloseTo(log(2), 12);
    expect(alone.bestDivergence).toBeCloseTo(log(2), 12);
    expect(alone.weights.every((w) => w === 0)).toBe(true);
    expect(demo.describe(alone)).toContain('as close as any machine without hidden units');
    // Of ten first weights most find a way; some stay on a ledge.
    const reached = Array.from(
      { length: 10 },
      (_, seed) => run(preset('parity-hidden'), 3000, seed).divergence,
    );
    expect(reached.filter((d) => d < 0.2).length).toBeGreaterThanOrEqual(7);
  });

  it('chains of Gibbs lead to the same place, with errors of a size one can see', () => {
    const frame = run(preset('sampled'), 2000);
    expect(frame.divergence).toBeLessThan(0.15);
    expect(Math.max(...frame.freeErrors)).toBeGreaterThan(0.02);
    expect(Math.max(...frame.freeErrors)).toBeLessThan(0.06);
    expect(frame.clampedErrors.every((e) => e === 0)).toBe(true);
    expect(frame.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(demo.readouts.averageGap.read(frame).error).toBeGreaterThan(0);
    const hidden = run({ ...preset('sampled'), hidden: 2 }, 20);
    expect(Math.max(...hidden.clampedErrors)).toBeGreaterThan(0.005);
  });

  it('the check of the prediction finds what the page says', () => {
    const { predict } = demo;
    if (predict?.kind !== 'choice') throw new Error('expected a choice');
    const off = run(preset(predict.preset), predict.until);
    expect(predict.answer(off)).toBe('sinks');
    expect(off.logLikelihood).toBeLessThan(-log(16));
    expect(off.energies[15]).toBe(Math.min(...off.energies));
    // With the phase on, the same energy rises: the answer is read from the run, not written down.
    expect(predict.answer(run(preset('bars'), predict.until))).toBe('rises');
    expect(demo.describe(off)).toContain('15 of 16 energies have sunk');
  });

  it('20 000 updates without a negative phase, as fast as can be, leave numbers one can read', () => {
    const params = { ...preset('no-negative-phase'), learningRate: 30, temperature: 0.2 };
    const frame = run(params, 20_000);
    for (const spec of Object.values(demo.readouts))
      expect(Number.isFinite(spec.read(frame).value)).toBe(true);
    expect(frame.logLikelihood).toBeLessThan(-1e6);
  });

  it('bars pulled while it runs: the machine follows, and all zero changes nothing', () => {
    const params = preset('bars');
    const state = simulation.init(params, 1);
    for (let k = 0; k < 300; k++) simulation.step(state, params);
    const pulled = { ...params, data: pullBar(params.data, 15, 0.5) };
    for (let k = 0; k < 3000; k++) simulation.step(state, pulled);
    const frame = simulation.frame(state, pulled);
    expect(frame.data[15]).toBeCloseTo(0.5, 2);
    expect(frame.model[15]).toBeCloseTo(0.5, 1);
    const empty = { ...params, data: new Float64Array(16) };
    simulation.step(state, empty);
    expect(simulation.frame(state, empty).data).toEqual(frame.data);
    expect(() => simulation.init(empty, 1)).toThrow('every bar is zero');
  });

  it('the other bars keep their proportions, and one alone cannot sink', () => {
    const bars = preset('bars').data;
    const pulled = heightsOf(pullBar(bars, 0b0011, 0.7));
    expect(pulled[0b0011]).toBeCloseTo(0.7, 2);
    expect(pulled[0b1100]).toBeCloseTo(0.1, 2);
    const alone = new Float64Array(16);
    alone[3] = 1;
    expect(pullBar(alone, 3, 0)).toBe(alone);
    expect(heightsOf(pullBar(bars, 0, 5))[0]).toBeLessThan(1);
  });

  it('3 × 3: training pictures come first, then what the machine dreams', () => {
    const params = preset('pictures');
    const frame = run(params, 300);
    const columns = columnsOf(frame, 16);
    expect(new Set(columns.slice(0, 6))).toEqual(new Set(params.pictures));
    expect(columns).toHaveLength(16);
    expect(frame.model[columns[6]]).toBeGreaterThanOrEqual(frame.model[columns[15]] - 1e-6);
    expect(frame.divergence).toBeLessThan(run(params, 0).divergence / 3);
  });

  it('counts a large step as what it is', () => {
    const frame = run({ ...preset('bars'), learningRate: 30 }, 21);
    expect(demo.describe(frame)).toContain('steps are too large');
  });
});
