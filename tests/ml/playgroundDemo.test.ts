import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/ffnn-playground/demo';
import simulation, {
  type Action,
  type Frame,
  type Params,
} from '@/components/demos/ffnn-playground/simulation';
import { baseParams } from '@/components/demos/permalink';
import { packCloud } from '@/lib/ml/cloud';
import { parseOwnTable } from '@/lib/ml/ownTable';
import { indexOf } from '@/lib/ml/playgroundFrame';
import { encodeData, type ParamSpec, parseValue } from '@/lib/params';
import { runInline } from '@/lib/runner';
import type { RunEvent } from '@/lib/simulation';
import { nodeAssets as assets } from '../tools/assets';

const specs = demo.params as unknown as Record<string, ParamSpec>;

function paramsOf(preset: string, given: Partial<Params> = {}): Params {
  return baseParams(specs, { ...demo.presets[preset].params, ...given } as never) as unknown as Params;
}

async function run(params: Params, steps: number, seed = 1, events: RunEvent<Params, Action>[] = []) {
  const outcome = await runInline(
    simulation,
    { id: 'ffnn-playground', params, seed, events },
    { steps, assets },
  );
  return outcome as { frame: Frame; status: string; step: number };
}

describe('ffnn-playground', () => {
  // `npm run sim -- ffnn-playground --preset spiral` takes one to three seconds for its 300 epochs.
  it('the spiral: at least 98 % of the points kept back, after a third of its epochs', async () => {
    const { frame } = await run(paramsOf('spiral'), 100);
    expect(frame.runs[0].test.accuracy).toBeGreaterThanOrEqual(0.98);
  });

  it('three tanh units enclose the circle, two of them cannot', async () => {
    const { frame } = await run(paramsOf('circle'), 300);
    const [three, two] = frame.runs;
    expect(three.sizes).toEqual([2, 3, 1]);
    expect(three.test.accuracy).toBeGreaterThan(0.95);
    expect(two.sizes).toEqual([2, 2, 1]);
    expect(two.test.accuracy).toBeLessThan(0.9);
  });

  it('decay holds an overfitted network back; a rate that is too large breaks one', async () => {
    const { frame } = await run(paramsOf('overfit'), 300);
    const [plain, decayed] = frame.runs;
    expect(plain.training.cost).toBeLessThan(0.1);
    expect(plain.test.cost).toBeGreaterThan(2 * decayed.test.cost);
    const rates = await run(paramsOf('rate'), 60);
    expect(rates.frame.runs[0].test.accuracy).toBeGreaterThan(0.95);
    expect(rates.frame.runs[1].test.accuracy).toBeLessThan(0.8);
  });

  it('the tables of the textbooks and the surface of hills are learnt', async () => {
    for (const [preset, data, least] of [
      ['iris', 'iris', 0.9],
      ['iris', 'wine', 0.9],
      ['iris', 'breast-cancer', 0.92],
      ['hills', 'hills', 0.8],
    ] as const) {
      const { frame } = await run(paramsOf(preset, { data }), data === 'hills' ? 120 : 50);
      expect(frame.runs[0].test.accuracy, data).toBeGreaterThan(least);
    }
  });

  it('B differs from A in one thing: without a difference both go the same way', async () => {
    const params = paramsOf('circle', { layersB: Float64Array.of(3) });
    const { frame } = await run(params, 5);
    expect(frame.runs[1].theta).toEqual(frame.runs[0].theta);
    const off = await run({ ...params, compare: 'off' }, 5);
    expect(off.frame.runs).toHaveLength(1);
    expect(off.frame.runs[0].theta).toEqual(frame.runs[0].theta);
    for (const compare of ['activation', 'optimizer', 'learningRate', 'batch', 'decay', 'cost'] as const) {
      const other = await run({ ...params, compare }, 5);
      expect(other.frame.runs[0].theta, compare).toEqual(frame.runs[0].theta);
      expect(other.frame.runs[1].theta, compare).not.toEqual(frame.runs[0].theta);
    }
  });

  it('a changed parameter leaves the points as they are', async () => {
    const base = await run(paramsOf('circle'), 1);
    const other = await run(
      paramsOf('circle', { layers: Float64Array.of(5, 5), activation: 'relu', batch: 3 }),
      2,
    );
    expect(other.frame.points).toEqual(base.frame.points);
    const seed = await run(paramsOf('circle'), 1, 2);
    expect(seed.frame.points).not.toEqual(base.frame.points);
  });

  it('stops after its epochs, or at a cost', async () => {
    const params = paramsOf('circle', { epochs: 7, compare: 'off' });
    expect((await run(params, 100)).step).toBe(7);
    const early = await run({ ...params, epochs: 400, stopBelow: 0.3 }, 400);
    expect(early.step).toBeLessThan(300);
    expect(early.frame.runs[0].test.cost).toBeLessThan(0.3);
  });

  it('a weight is changed by hand, in the network that was meant', async () => {
    const params = paramsOf('circle', { learningRate: 0.0001 });
    const index = indexOf([2, 3, 1], { layer: 2, to: 0, from: 1 });
    const act = (learner: number, at: number, value: number) => [
      { step: 1, act: { learner, index: at, value } },
    ];
    const changed = await run(params, 1, 1, act(0, index, 4.5));
    const plain = await run(params, 1);
    expect(changed.frame.runs[0].theta[index]).toBe(4.5);
    expect(changed.frame.runs[0].theta.with(index, 0)).toEqual(plain.frame.runs[0].theta.with(index, 0));
    expect(changed.frame.runs[1].theta).toEqual(plain.frame.runs[1].theta);
    for (const nonsense of [act(0, 1e9, 1), act(5, 0, 1), act(0, 0, Number.NaN)]) {
      expect((await run(params, 1, 1, nonsense)).frame.runs[0].theta).toEqual(plain.frame.runs[0].theta);
    }
  });

  it('a chosen unit gives its own picture, a weight and an output none', async () => {
    const at = async (link: Parameters<typeof indexOf>[1]) => {
      const { frame } = await run(paramsOf('circle', { chosen: indexOf([2, 3, 1], link) }), 1);
      return frame.chosen.length;
    };
    expect(await at({ layer: 1, to: 2, from: -1 })).toBe(1600);
    expect(await at({ layer: 1, to: 2, from: 0 })).toBe(0);
    expect(await at({ layer: 2, to: 0, from: -1 })).toBe(0);
  });

  it('WebAssembly learns what typed arrays learn', async () => {
    const params = paramsOf('circle', { compare: 'off', points: 100 });
    const exact = await run({ ...params, engine: 'float64' }, 10);
    const wasm = await run({ ...params, engine: 'wasm' }, 10);
    exact.frame.runs[0].theta.forEach((v, i) => {
      expect(wasm.frame.runs[0].theta[i]).toBeCloseTo(v, 4);
    });
  });

  it('own points of four classes, and own numbers', async () => {
    const n = 120;
    const place = (i: number, k: number) => 0.5 * (k ? 1 : -1) + 0.01 * ((i % 13) - 6);
    const cloud = packCloud({
      n,
      x: Float64Array.from({ length: n }, (_, i) => place(i, i & 1)),
      y: Float64Array.from({ length: n }, (_, i) => place(i, i & 2)),
      label: Uint8Array.from({ length: n }, (_, i) => i % 4),
    });
    const painted = await run(paramsOf('paint', { cloud }), 60);
    expect(painted.frame.runs[0].sizes.at(-1)).toBe(4);
    expect(painted.frame.runs[0].test.accuracy).toBeGreaterThan(0.95);
    const lines = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 10},${3 * i + 1.5}`).join('\n');
    const table = parseOwnTable(`a,b,price\n${lines}`);
    const numbers = await run(paramsOf('circle', { data: 'table', table, compare: 'off' }), 200);
    expect(numbers.frame.classes).toBe(0);
    expect(numbers.frame.runs[0].test.accuracy).toBeGreaterThan(0.9);
  });

  it('layers are typed in a link and on the command line', () => {
    const spec = specs.layers;
    expect(parseValue('layers', spec, '8-8')).toEqual({ value: Float64Array.of(8, 8) });
    expect(parseValue('layers', spec, '0').value).toEqual(new Float64Array());
    expect(spec.kind === 'data' && encodeData(spec, Float64Array.of(16, 4))).toBe('16-4');
    expect(parseValue('layers', spec, '8-99').note).toContain('width 99');
  });

  it('refuses what is out of its domain', async () => {
    const bad: Partial<Params>[] = [
      { layers: Float64Array.of(99) },
      { layersB: Float64Array.of(1.5) },
      { data: 'painted', cloud: new Float64Array(2) },
      { data: 'table', table: Float64Array.of(2, 0, 1) },
      { features: 0 },
      { batch: 0 },
    ];
    for (const given of bad)
      expect(() => simulation.init(paramsOf('circle', given), 1, {})).toThrow(RangeError);
  });
});
