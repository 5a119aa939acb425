import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import approximatesDemo from '@/components/demos/ffnn-approximates/demo';
import approximates, { type Params as NetworkParams } from '@/components/demos/ffnn-approximates/simulation';
import neuronDemo from '@/components/demos/linear-neuron/demo';
import { poster } from '@/components/demos/linear-neuron/paint';
import neuron, { type Params as NeuronParams } from '@/components/demos/linear-neuron/simulation';
import { renderSvg } from '@/components/viz/svg';
import { defaults } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';

const neuronParams = (preset: string, more: Partial<NeuronParams> = {}): NeuronParams => ({
  ...defaults(neuronDemo.params),
  ...neuronDemo.presets[preset].params,
  ...more,
});

async function runNeuron(params: NeuronParams, steps: number) {
  const run = { id: 'linear-neuron', params, seed: 1, events: [] };
  const readouts = (frame: Parameters<typeof neuronDemo.describe>[0]) =>
    Object.fromEntries(Object.entries(neuronDemo.readouts).map(([name, spec]) => [name, spec.read(frame)]));
  return runInline(neuron, run, { steps, assets: nodeAssets, readouts });
}

describe('linear-neuron', () => {
  it.each(['typescript', 'tensorflow'] as const)('%s: one point, 40 corrections', async (engine) => {
    const { frame, status } = await runNeuron(neuronParams('talk', { engine }), 40);
    expect(status).toBe('done');
    expect(frame.weight).toBeCloseTo(2.12704969, engine === 'typescript' ? 8 : 5);
    expect(frame.bias).toBeCloseTo(0.49090655, engine === 'typescript' ? 8 : 5);
    expect(frame.exact).toMatchObject({ weight: 2, bias: 1, cost: 0, onTarget: true });
    expect(frame.landscape.eigenvalues[0]).toBe(0);
  });

  it.each(['four-points', 'best-rate'])('%s ends at 2 and 1 within its steps', async (preset) => {
    const { frame } = await runNeuron(neuronParams(preset), neuronDemo.steps ?? 0);
    expect(frame.weight).toBeCloseTo(2, 6);
    expect(frame.bias).toBeCloseTo(1, 6);
  });

  it('the best rate is better than the default', async () => {
    const [best, usual] = await Promise.all(
      ['best-rate', 'four-points'].map((preset) => runNeuron(neuronParams(preset), 60)),
    );
    expect(best.frame.cost).toBeLessThan(0.1 * usual.frame.cost);
  });

  it.each(['typescript', 'tensorflow'] as const)('%s: too fast diverges within the run', async (engine) => {
    const { status, step, reason } = await runNeuron(
      neuronParams('too-fast', { engine }),
      neuronDemo.steps ?? 0,
    );
    expect(status).toBe('diverged');
    expect(step).toBe(67);
    expect(reason).toContain('cost');
  });

  it('both engines walk the same way to 1e-5, and the frame says how far apart they ever were', async () => {
    const params = { points: Float64Array.of(-1, 2, 0.5, 1, 2, 4.5), learningRate: 0.2 };
    const byHand = await runNeuron(neuronParams('four-points', params), 80);
    const byTape = await runNeuron(neuronParams('four-points', { ...params, engine: 'tensorflow' }), 80);
    expect(byTape.engine).toBe('cpu');
    expect(byHand.frame.gap).toBe(0);
    expect(byTape.frame.gap).toBeGreaterThan(0);
    expect(byTape.frame.gap).toBeLessThan(1e-5);
    for (const key of ['weight', 'bias', 'cost'] as const) {
      expect(Math.abs(byTape.frame[key] - byHand.frame[key])).toBeLessThan(1e-5);
    }
  });

  it('points off the target have the least-squares line as reference', async () => {
    const { frame } = await runNeuron(
      neuronParams('four-points', {
        points: Float64Array.of(0, 1, 1, 3, 2, 2, 3, 5, 4, 4),
        learningRate: 0.15,
      }),
      2000,
    );
    expect(frame.exact.onTarget).toBe(false);
    expect(frame.exact.weight).toBeCloseTo(0.8, 12);
    expect(frame.exact.bias).toBeCloseTo(1.4, 12);
    // RSS 3.6 over 2n.
    expect(frame.exact.cost).toBeCloseTo(0.36, 12);
    expect(frame.weight).toBeCloseTo(0.8, 6);
  });

  it('the cost follows the closed form', async () => {
    const { frame } = await runNeuron(neuronParams('four-points'), 30);
    frame.path.step.forEach((step, i) => {
      const k = frame.law.step.indexOf(step);
      expect(frame.law.cost[k] / frame.path.cost[i]).toBeCloseTo(1, 9);
    });
  });

  it('refuses junk', () => {
    const start = (more: Partial<NeuronParams>) => () => neuron.init(neuronParams('talk', more), 1, null);
    expect(start({ points: new Float64Array(3) })).toThrow(RangeError);
    expect(start({ points: new Float64Array(0) })).toThrow(RangeError);
    expect(start({ learningRate: 0 })).toThrow(/learningRate = 0/);
    expect(start({ point: 0.5 })).toThrow(RangeError);
  });

  it.each(['forward', 'cost', 'backward', 'correct'] as const)('%s lights up its own part', async (phase) => {
    const draw = async (params: NeuronParams) => {
      const { frame } = await runNeuron(params, 2);
      return renderSvg((ctx, size, theme) => poster(ctx, frame, size, theme, params), {
        width: 720,
        height: 450,
      });
    };
    const picture = await draw(neuronParams('talk', { phase }));
    expect(picture).not.toEqual(await draw(neuronParams('talk')));
    expect(picture.includes('∂C/∂w')).toBe(phase === 'backward');
    expect(picture.includes('→ 1.9')).toBe(phase === 'correct');
    expect(picture).not.toContain('NaN');
  });
});

const networkParams = (more: Partial<NetworkParams> = {}): NetworkParams => ({
  ...defaults(approximatesDemo.params),
  ...more,
});

async function train(params: NetworkParams, epochs: number, seed = 1) {
  const run = { id: 'ffnn-approximates', params, seed, events: [] };
  return runInline(approximates, run, { steps: epochs, assets: nodeAssets });
}

describe('ffnn-approximates', () => {
  it('every engine of node starts from the same weights and reaches the same cost within 2 %', async () => {
    const start = await train(networkParams({ engine: 'float64' }), 0);
    const reference = await train(networkParams({ engine: 'float64' }), 150);
    expect(reference.frame.cost).toBeLessThan(0.1 * start.frame.cost);
    for (const engine of ['cpu', 'wasm'] as const) {
      expect((await train(networkParams({ engine }), 0)).frame.cost).toBe(start.frame.cost);
      const outcome = await train(networkParams({ engine }), 150);
      expect(outcome.engine).toBe(engine);
      expect(Math.abs(outcome.frame.cost / reference.frame.cost - 1)).toBeLessThan(0.02);
      expect(Math.abs(outcome.frame.worst / reference.frame.worst - 1)).toBeLessThan(0.02);
    }
  });

  it.each(['cpu', 'wasm', 'float64'] as const)('%s: the laws hold on this engine too', async (engine) => {
    const params = networkParams({ engine, hidden: 5 });
    const data = await approximates.load!(params, nodeAssets);
    const advance = async (state: ReturnType<typeof approximates.init>, steps: number) => {
      for (let i = 0; i < steps; i++) await approximates.step(state, params, data);
      return state;
    };
    const state = await advance(approximates.init(params, 3, data), 4);
    const clone = structuredClone(state);
    expect(await advance(clone, 5)).toEqual(await advance(state, 5));
    expect(await advance(approximates.init(params, 3, data), 9)).toEqual(state);
    expect(await advance(approximates.init(params, 4, data), 9)).not.toEqual(state);
    approximates.unload!(data);
  });

  it('gives the device its memory back when a run is replaced', async () => {
    await train(networkParams({ engine: 'cpu' }), 2);
    const before = tf.memory().numTensors;
    await train(networkParams({ engine: 'cpu', hidden: 30 }), 2);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reaches the tube around the default curve', async () => {
    const { frame } = await train(networkParams({ engine: 'float64' }), approximatesDemo.steps ?? 0);
    expect(frame.worst).toBeLessThan(frame.epsilon);
    expect(frame.outside).toBe(0);
    expect(frame.bound).toBe(0);
  });

  it('no cubic reaches it, and none comes closer than the bound', async () => {
    for (const hidden of [12, 128]) {
      const { frame } = await train(
        networkParams({ engine: 'float64', activation: 'polynomial', hidden }),
        300,
      );
      expect(frame.bound).toBeGreaterThan(0.15);
      expect(frame.worst).toBeGreaterThanOrEqual(frame.bound);
      expect(frame.worst).toBeLessThan(1.5 * frame.bound);
    }
  });

  it('a jump: good on the training points, never better than half the jump between them', async () => {
    const params = { engine: 'float64', ...approximatesDemo.presets.jump.params } as const;
    const { frame } = await train(networkParams(params), 2000);
    expect(frame.bound).toBeCloseTo(0.3, 9);
    expect(frame.worst).toBeGreaterThanOrEqual(frame.bound);
    expect(frame.worstOnMesh).toBeLessThan(0.1);
  });

  it('a hand moves one neuron: its place and its height, nothing else', async () => {
    const params = networkParams({ engine: 'float64' });
    const data = await approximates.load!(params, nodeAssets);
    const state = approximates.init(params, 1, data);
    const before = approximates.frame(state, params, data);
    approximates.act!(state, { unit: 4, place: 0.77, height: -1.5 }, params);
    const after = approximates.frame(state, params, data);
    const of = (frame: typeof before, unit: number) => {
      const k = frame.units.index.indexOf(unit);
      return [frame.units.place[k], frame.units.height[k], frame.units.slope[k]];
    };
    expect(of(after, 4)[0]).toBeCloseTo(0.77, 12);
    expect(of(after, 4)[1]).toBe(-1.5);
    expect(of(after, 4)[2]).toBe(of(before, 4)[2]);
    for (const unit of [0, 3, 5, 11]) expect(of(after, unit)).toEqual(of(before, unit));
    const untouched = structuredClone(state);
    for (const wrong of [
      { unit: 12, place: 0.5, height: 1 },
      { unit: -1, place: 0.5, height: 1 },
      { unit: 1, place: Number.NaN, height: 1 },
    ]) {
      approximates.act!(state, wrong, params);
    }
    expect(state).toEqual(untouched);
  });

  it('the ribbons add up to the network', async () => {
    const { frame } = await train(networkParams({ engine: 'float64', hidden: 7, activation: 'tanh' }), 20);
    const places = frame.contributions.length / 7;
    for (const i of [0, 17, places - 1]) {
      let sum = frame.constant;
      for (let k = 0; k < 7; k++) sum += frame.contributions[k * places + i];
      const x = i / (places - 1);
      const at = frame.scan.x.findIndex((v) => Math.abs(v - x) < 1e-12);
      const near = at >= 0 ? frame.output[at] : frame.output[Math.round(x * 1000)];
      expect(sum).toBeCloseTo(near, at >= 0 ? 12 : 2);
    }
  });
});
