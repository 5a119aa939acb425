import { describe, expect, it } from 'vitest';
import { baseParams, type Params } from '@/components/demos/permalink';
import { demoIds, loadDemo, loadPoster, loadSimulation } from '@/components/demos/registry';
import { renderSvg } from '@/components/viz/svg';
import { encodeData, type ParamSpec, parseValue } from '@/lib/params';
import { createRunner, runInline } from '@/lib/runner';
import { nodeAssets as assets } from './tools/assets';

// The laws every simulation keeps. A new demo is found by glob and tested without a line here.

async function setUp(id: string, params?: Params) {
  const simulation = await loadSimulation(id);
  const demo = await loadDemo(id);
  const full = { ...baseParams(demo.params), ...params };
  const data = simulation.load ? await simulation.load(full, assets) : undefined;
  const advance = async (state: object, steps: number) => {
    for (let i = 0; i < steps; i++) await simulation.step(state, full, data);
    return state;
  };
  const begin = (seed: number) => simulation.init(full, seed, data) as object;
  return { simulation, demo, params: full, data, begin, advance };
}

const byteLength = (value: unknown): number =>
  ArrayBuffer.isView(value)
    ? value.byteLength
    : value && typeof value === 'object'
      ? Object.values(value).reduce((sum: number, inner) => sum + byteLength(inner), 0)
      : 8;

const buffersOf = (value: unknown): ArrayBufferLike[] =>
  ArrayBuffer.isView(value)
    ? [value.buffer]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(buffersOf)
      : [];

const holdsOnlyNumbers = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  typeof value === 'string' ||
  value === null ||
  value === undefined ||
  (ArrayBuffer.isView(value) && !(value instanceof DataView)) ||
  (typeof value === 'object' &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value)) &&
    Object.values(value).every(holdsOnlyNumbers));

describe.each(demoIds)('%s', (id) => {
  it('same seed, same state; other seed, other state', async () => {
    const { begin, advance } = await setUp(id);
    const state = await advance(begin(7), 3);
    expect(await advance(begin(7), 3)).toEqual(state);
    // A process without a generator in its state knows no chance: there a seed must change nothing.
    const other = await advance(begin(8), 3);
    if ('rng' in state) expect(other).not.toEqual(state);
    else expect(other).toEqual(state);
  });

  it('a clone at step 3 goes the way of the original', async () => {
    const { begin, advance } = await setUp(id);
    const state = await advance(begin(5), 3);
    const clone = structuredClone(state);
    expect(clone).toEqual(state);
    await advance(state, 4);
    expect(await advance(clone, 4)).toEqual(state);
  });

  it('the state holds numbers and typed arrays, at most 1 MB, and does not grow', async () => {
    const { begin, advance } = await setUp(id);
    const state = begin(3);
    const size = byteLength(state);
    expect(size).toBeLessThanOrEqual(2 ** 20);
    expect(holdsOnlyNumbers(state)).toBe(true);
    await advance(state, 5);
    expect(byteLength(state)).toBe(size);
  });

  it('a snapshot restored in another runner goes the way of the original', async () => {
    const { simulation, demo, params } = await setUp(id);
    const live = Object.entries(demo.params as Record<string, ParamSpec>).find(
      ([, spec]) => (spec.kind === 'number' || spec.kind === 'integer') && !spec.restarts,
    );
    const wantsFrame = () => false;
    const open = () =>
      createRunner<Params, object, unknown, unknown, unknown>(simulation, { assets, wantsFrame });
    const [one, other] = [open(), open()];
    one.start({ id, params, seed: 4, events: [] });
    one.play(1);
    if (live) {
      const [key, spec] = live as [string, Extract<ParamSpec, { kind: 'number' | 'integer' }>];
      const between = (spec.min + spec.default) / 2;
      one.tune({ [key]: spec.kind === 'integer' ? Math.round(between) : between });
    }
    other.restore(structuredClone(await one.snapshot()));
    for (const runner of [one, other]) {
      await runner.settled();
      runner.play(3);
      await runner.settled();
    }
    const end = await one.snapshot();
    expect(end.step).toBeGreaterThan(0);
    expect(await other.snapshot()).toEqual(end);
    one.dispose();
    other.dispose();
  });

  it('a frame leaves the state alone and shares nothing with it', async () => {
    const { simulation, params, data, begin, advance } = await setUp(id);
    const state = await advance(begin(2), 2);
    const before = structuredClone(state);
    const frame = simulation.frame(state, params, data);
    expect(state).toEqual(before);
    const own = new Set(buffersOf(state));
    expect(buffersOf(frame).filter((buffer) => own.has(buffer))).toEqual([]);
    expect(structuredClone(frame)).toEqual(frame);
  });

  it('each preset starts, steps, and says something finite or diverges honestly', async () => {
    const { simulation, demo } = await setUp(id);
    for (const [name, preset] of Object.entries(demo.presets)) {
      const params = baseParams(demo.params, (preset as { params: Params }).params);
      const readouts = (frame: unknown) =>
        Object.fromEntries(Object.entries(demo.readouts).map(([key, spec]) => [key, spec.read(frame)]));
      const outcome = await runInline(
        simulation,
        { id, params, seed: 1, events: [] },
        { steps: 3, assets, readouts },
      );
      expect(['done', 'diverged'], `${id} ${name}: ${outcome.reason}`).toContain(outcome.status);
      expect(demo.describe(outcome.frame).length).toBeGreaterThan(10);
      for (const table of demo.tables(outcome.frame)) {
        for (const row of table.rows)
          expect(row, `${id} ${name} ${table.name}`).toHaveLength(table.columns.length);
      }
    }
  });

  it('parameters out of their domain are refused by init with a RangeError', async () => {
    const { simulation, demo, params, data } = await setUp(id);
    for (const [key, spec] of Object.entries(demo.params as Record<string, ParamSpec>)) {
      if (spec.kind !== 'number' && spec.kind !== 'integer') continue;
      const wrong = { ...params, [key]: Number.NaN };
      expect(() => simulation.init(wrong, 1, data), `${id} ${key} = NaN`).toThrow(RangeError);
    }
  });

  it('defaults lie within bounds, and every default survives a link', async () => {
    const { demo } = await setUp(id);
    const reserved = ['seed', 'steps', 'until', 'preset', 'json', 'list', 'v', 'events'];
    for (const [key, spec] of Object.entries(demo.params as Record<string, ParamSpec>)) {
      expect(reserved).not.toContain(key);
      if (spec.kind === 'data') {
        const { value, note } = parseValue(key, spec, encodeData(spec, spec.default));
        expect(note).toBeUndefined();
        expect(value).toEqual(spec.default);
      } else expect(parseValue(key, spec, String(spec.default))).toEqual({ value: spec.default });
    }
    for (const [name, preset] of Object.entries(demo.presets)) {
      for (const key of Object.keys((preset as { params: Params }).params)) {
        expect(Object.keys(demo.params), `preset ${name}`).toContain(key);
      }
    }
  });

  it('its poster is a picture', async () => {
    const { simulation, params } = await setUp(id);
    const { frame } = await runInline(simulation, { id, params, seed: 1, events: [] }, { steps: 2, assets });
    const poster = await loadPoster(id);
    const svg = renderSvg((ctx, size, theme) => poster(ctx, frame, size, theme, params), {
      width: 720,
      height: 400,
    });
    expect(svg.match(/<(path|rect|text)/g)?.length ?? 0).toBeGreaterThan(8);
    expect(svg).not.toContain('NaN');
    expect(svg.length).toBeLessThan(60_000);
  });
});
