import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/hopfield-recall/demo';
import { oddities } from '@/components/demos/hopfield-recall/describe';
import { nameOf } from '@/components/demos/hopfield-recall/names';
import simulation, { type Frame, type Params } from '@/components/demos/hopfield-recall/simulation';
import {
  addPicture,
  blankCue,
  dropOwn,
  paintOver,
  setBit,
  takeShelf,
} from '@/components/demos/hopfield-recall/strokes';
import { baseParams, readLink, writeLink } from '@/components/demos/permalink';
import { packBits, wordsFor } from '@/lib/bits';
import { hebbWeights } from '@/lib/ml/hopfield';
import { letterPatterns } from '@/lib/ml/letters';
import { overlap, patternAt } from '@/lib/ml/patterns';
import { loadShelf, thumbnailsOf } from '@/lib/ml/pictureShelf';
import { runInline } from '@/lib/runner';
import { nodeAssets as assets } from '../tools/assets';

const id = 'hopfield-recall';
type Specs = Parameters<typeof readLink>[2];
const specs = demo.params as unknown as Specs;

function full(preset: string, params: Partial<Params> = {}): Params {
  return { ...(baseParams(specs, demo.presets[preset].params as never) as unknown as Params), ...params };
}

async function run(preset: string, params: Partial<Params> = {}, seed = 1, steps = 6400) {
  const all = full(preset, params);
  const record = { id, params: all, seed, events: [] };
  return runInline(simulation, record, { steps, assets });
}

const letters = letterPatterns();

describe('recall', () => {
  it('brings back the letter of the prediction, and its share over many seeds is the one that is told', async () => {
    const { frame, status, step } = await run('default');
    expect(status).toBe('done');
    expect(frame.recalled).toEqual({ kind: 'stored', pattern: 0, match: 1 });
    expect(frame.overlaps[0]).toBe(1);
    expect(frame.energy).toBeCloseTo(frame.energies[0], 10);
    expect(step).toBeLessThan(640);
    const tally: Record<string, number> = {};
    const params = full('default');
    const bench = await simulation.load?.(params, assets);
    if (!bench) throw new Error('no bench');
    for (let seed = 2; seed <= 101; seed++) {
      const state = simulation.init(params, seed, bench);
      while (!simulation.done?.(state, params)) simulation.step(state, params, bench);
      const { recalled } = simulation.frame(state, params, bench);
      const end = recalled.kind === 'stored' ? 'AOZ'[recalled.pattern] : recalled.kind;
      tally[end] = (tally[end] ?? 0) + 1;
    }
    expect(tally).toEqual({ A: 72, mixture: 21, Z: 4, negative: 3 });
  });

  it('fills in half a letter, and nine photographs with a fifth of the pixels flipped, without a wrong pixel', async () => {
    for (const erase of ['lower', 'right'] as const) {
      const { frame } = await run('half', { erase });
      expect(frame.cue.filter((s, i) => s !== letters.values[i]).length).toBeGreaterThan(10);
      expect(frame.overlaps[0]).toBe(1);
    }
    for (let cue = 0; cue < 9; cue++) {
      const { frame } = await run('photographs', { cue });
      expect(frame.overlaps[cue], nameOf(frame, cue)).toBe(1);
      expect(frame.rest).toBe('fixed');
    }
  }, 30_000);

  it('never raises the energy one pixel at a time, by any rule', async () => {
    for (const rule of ['hebb', 'pseudo-inverse', 'storkey', 'modern'] as const) {
      const { frame } = await run('default', { rule, stored: 63 });
      const { energy } = frame.trace;
      for (let k = 1; k < energy.length; k++) expect(energy[k]).toBeLessThanOrEqual(energy[k - 1] + 1e-9);
      expect(frame.restless, rule).toBe(0);
    }
  });

  it('stores the negatives, falls into mixtures, and confuses what is too much alike', async () => {
    const negative = await run('negative');
    expect(negative.frame.overlaps[0]).toBe(-1);
    expect(demo.describe(negative.frame)).toContain('the negative of A');
    const mixed = (await run('mixture')).frame;
    expect(mixed.recalled).toMatchObject({
      kind: 'mixture',
      patterns: [0, 1, 2],
      signs: [1, 1, 1],
      match: 1,
    });
    expect(mixed.overlaps[6]).toBe(1);
    expect(demo.describe(mixed)).toContain('A, O and Z');
    expect((await run('crowded')).frame.recalled.kind).not.toBe('stored');
    for (let cue = 0; cue < 10; cue++) expect((await run('inverse', { cue })).frame.overlaps[cue]).toBe(1);
  });

  it('goes back and forth for ever all at once, says so, and ends one at a time', async () => {
    const begin = await run('flip-flop', {}, 1, 64);
    expect(begin.frame.s).toEqual(begin.frame.cue.map((s) => -s));
    const { frame, step } = await run('flip-flop');
    expect([frame.rest, step]).toEqual(['cycle', 7 * 64]);
    expect(demo.describe(frame)).toContain('never rests');
    expect((await run('flip-flop', { update: 'asynchronous' })).frame.rest).toBe('fixed');
  });

  it('wakes up when the reader warms it, and comes to rest again when it is cold', async () => {
    const cold = full('default');
    const bench = await simulation.load?.(cold, assets);
    if (!bench) throw new Error('no bench');
    const state = simulation.init(cold, 1, bench);
    const done = (params: Params) => simulation.done?.(state, params);
    while (!done(cold)) simulation.step(state, cold, bench);
    const warm = { ...cold, temperature: 0.7 };
    expect([done(warm), done({ ...cold, update: 'synchronous' })]).toEqual([false, false]);
    const { flips } = state;
    for (let k = 0; k < 128; k++) {
      simulation.step(state, warm, bench);
      expect(done(warm)).toBe(false);
    }
    expect(state.flips).toBeGreaterThan(flips);
    while (!done(cold)) simulation.step(state, cold, bench);
    expect(simulation.frame(state, cold, bench).restless).toBe(0);
  });

  it('is warm above zero: no end, and no order far above', async () => {
    const { frame, status, step } = await run('warm', {}, 1, 1280);
    expect([status, step, frame.rest]).toEqual(['done', 1280, 'moving']);
    expect(Math.abs((await run('warm', { temperature: 2 }, 1, 1280)).frame.overlaps[0])).toBeLessThan(0.6);
  });
});

describe('fields', () => {
  it('are Hebb’s sums over the memories, and rest means that all pixels agree with them', async () => {
    const { frame } = await run('default', {}, 1, 20);
    for (const i of [0, 37, 200]) {
      let h = 0;
      for (let mu = 0; mu < 3; mu++) {
        const xi = patternAt(letters, mu);
        for (let j = 0; j < 256; j++) if (j !== i) h += (xi[i] * xi[j] * frame.s[j]) / 256;
      }
      expect(frame.fields[i]).toBeCloseTo(h, 5);
    }
    expect(frame.restless).toBe(frame.s.filter((s, i) => s * frame.fields[i] < 0).length);
    expect(frame.restless).toBeGreaterThan(0);
  });
});

describe('votes for a pixel', () => {
  it('are w_ij s_j, and add up to its field, for every rule of pairs', async () => {
    const weights = hebbWeights({ ...letters, count: 3, values: letters.values.slice(0, 3 * 256) }).weights;
    for (const rule of ['hebb', 'pseudo-inverse', 'storkey'] as const) {
      for (const pixel of [0, 119]) {
        const { frame } = await run('default', { rule, pixel }, 1, 10);
        const votes = frame.votes ?? new Float32Array(0);
        expect(votes.reduce((sum, vote) => sum + vote, 0)).toBeCloseTo(frame.fields[pixel], 4);
        expect(votes[pixel]).toBe(0);
        if (rule !== 'hebb') continue;
        for (const j of [1, 77, 255]) expect(votes[j]).toBeCloseTo(weights[pixel * 256 + j] * frame.s[j], 6);
      }
    }
    const modern = (await run('default', { rule: 'modern', pixel: 5 }, 1, 10)).frame;
    expect(modern.votes?.every(Number.isFinite)).toBe(true);
    expect((await run('default', { pixel: 4000 }, 1, 1)).frame.votes).toBeNull();
  });
});

describe('what the reader paints', () => {
  const linked = (params: Params) => {
    const query = new URLSearchParams();
    const options = { name: id, specs, base: baseParams(specs), seed: 1, version: demo.version };
    const notes = writeLink(query, { ...options, params: params as never });
    const back = readLink(`?${query}`, id, specs, baseParams(specs), demo.version);
    return {
      notes: [...notes, ...back.notes],
      params: back.params as unknown as Params,
      text: String(query),
    };
  };

  it('goes over noise, and comes back from a link with the same run', async () => {
    let params = full('default', { noise: 0.3 });
    params = { ...params, ...paintOver(params, [0, 1, 2, 3], true) };
    params = { ...params, ...paintOver(params, [2, 3, 255], false) };
    const { params: back, notes } = linked(params);
    expect(notes).toEqual([]);
    expect(back).toEqual(params);
    const [here, there] = [await run('default', params, 5, 30), await run('default', back, 5, 30)];
    expect(there.frame).toEqual(here.frame);
    expect([0, 1, 2, 3, 255].map((i) => here.frame.cue[i])).toEqual([1, 1, -1, -1, -1]);
    // Another seed flips other pixels, never those.
    const other = (await run('default', params, 6, 0)).frame.cue;
    expect([0, 1, 2, 3, 255].map((i) => other[i])).toEqual([1, 1, -1, -1, -1]);
    expect(other).not.toEqual(here.frame.cue);
  });

  it('fits into a link on the largest grid: a picture of one’s own and strokes all over', () => {
    const blank = { ...full('photographs'), ...blankCue() };
    const all = Array.from({ length: 4096 }, (_, i) => i);
    const painted = { ...blank, ...paintOver(blank, all, true) };
    const own = { ...painted, own: packBits(Int8Array.from({ length: 4096 }, (_, i) => (i % 3 ? 1 : -1))) };
    const { notes, params, text } = linked(own);
    expect(notes).toEqual([]);
    expect(params).toEqual(own);
    expect(text.length).toBeLessThan(2500);
  });

  it('is stored as a memory, recalled, and taken off the shelf', async () => {
    const blank = { ...full('default'), ...blankCue() };
    const stripes = Int8Array.from({ length: 256 }, (_, i) => (i % 4 < 2 ? 1 : -1));
    const patch = addPicture(blank, 6, stripes, true);
    const stored = { ...blank, ...patch } as Params;
    expect([stored.cue, stored.stored, stored.noise]).toEqual([6, 71, 0.2]);
    const { frame } = await run('default', stored);
    expect([nameOf(frame, 6), frame.overlaps[6]]).toEqual(['yours 1', 1]);
    expect({ ...stored, ...dropOwn(stored, 6) }).toMatchObject({
      cue: 0,
      stored: 7,
      own: new Float64Array(0),
    });
    const crowd = { ...blank, own: new Float64Array(10 * wordsFor(256)) };
    expect(addPicture(crowd, 6, stripes, true)).toBeNull();
    expect([setBit(5, 1, true), setBit(7, 1, false), setBit(7, 1, true)]).toEqual([7, 5, 7]);
  });

  it('may be of one colour or the same twice: words, and no number that is none', async () => {
    const black = new Float64Array(wordsFor(256));
    const twice = Float64Array.from([...packBits(patternAt(letters, 0)), ...packBits(patternAt(letters, 0))]);
    for (const rule of ['hebb', 'pseudo-inverse', 'storkey', 'modern'] as const) {
      for (const [own, stored] of [
        [black, 64],
        [black, 71],
        [twice, 0b11000001],
        [twice, 0],
      ] as const) {
        const { frame, status } = await run('default', { rule, own, stored, second: 6, noise: 0.1 });
        expect(status).toBe('done');
        const numbers = [frame.energy, ...frame.overlaps, ...frame.fields, ...frame.trace.energy];
        expect(numbers.every(Number.isFinite), `${rule} ${stored}`).toBe(true);
        expect(demo.describe(frame)).not.toContain('NaN');
        const words = oddities(frame).join(' ');
        if (stored === 0) expect(demo.describe(frame)).toContain('Nothing is stored');
        else if (own === black) expect(words).toContain('yours 1 is all one colour');
        else expect(words).toContain('A and yours 1 are the same picture');
        // Two equal pictures span no plane.
        if (own === twice) expect(frame.plane).toBeNull();
      }
    }
  });
});

describe('the shelf', () => {
  it('has pictures of the right size, all different, and thumbnails of them', async () => {
    for (const [name, count, size] of [
      ['letters', 6, 256],
      ['digits', 10, 192],
      ['handwritten', 10, 784],
      ['photographs', 9, 4096],
      ['empty', 0, 100],
    ] as const) {
      const { patterns, columns, rows } = await loadShelf(name, 10, assets);
      expect([patterns.count, patterns.size, columns * rows]).toEqual([count, size, size]);
      for (let a = 0; a < count; a++) {
        for (let b = 0; b < a; b++) {
          expect(Math.abs(overlap(patternAt(patterns, a), patternAt(patterns, b)))).toBeLessThan(0.9);
        }
      }
      const small = thumbnailsOf(patterns, columns, rows);
      expect(small.levels).toHaveLength(count * small.columns * small.rows);
      expect(Math.max(small.columns, small.rows)).toBeLessThanOrEqual(16);
      expect({ ...full('default'), ...takeShelf(name, 10) }.pictures).toBe(name);
    }
    const { levels } = thumbnailsOf({ size: 1024, count: 1, values: new Int8Array(1024).fill(1) }, 32, 32);
    expect(levels.every((level) => level === 16)).toBe(true);
  });

  it('too large for a matrix of weights is refused in words', async () => {
    await expect(run('photographs', { rule: 'storkey' })).rejects.toThrow(/4096/);
  });

  it('changes nothing in the frame but what it stores', async () => {
    const a = await run('default', { stored: 7 }, 1, 0);
    const b = await run('default', { stored: 63 }, 1, 0);
    expect(b.frame.cue).toEqual(a.frame.cue);
    expect([...(b.frame as Frame).stored]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
