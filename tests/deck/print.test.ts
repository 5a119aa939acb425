import { describe, expect, it } from 'vitest';
import { liveAddress } from '@/components/deck/print/liveAddress';
import { LAYOUTS, pageCount, pairs, picturesOf, readChoice, writeChoice } from '@/components/deck/print/plan';
import { baseParams, readLink } from '@/components/demos/permalink';
import { loadDemo } from '@/components/demos/registry';
import { routes, slides } from './deck';

const read = (search: string) => readChoice(search, slides, routes);
const places = (search: string) =>
  picturesOf(slides, routes, read(search)).map(({ slide, step }) => `${slides[slide].id}/${step}`);

describe('what is to be printed', () => {
  it('is every slide, complete, unless the address says otherwise', () => {
    expect(read('')).toEqual({ layout: 'slides', chapter: null, route: null, notes: [] });
    expect(places('')).toEqual(['opening/0', 'energy/3', 'memory/1', 'regression/0', 'monte-carlo/2']);
  });

  it('with steps: each slide once as it opens and once after each step', () => {
    expect(places('?steps=all&chapter=why-this-prize')).toEqual([
      'opening/0',
      'energy/0',
      'energy/1',
      'energy/2',
      'energy/3',
      'memory/0',
      'memory/1',
    ]);
    expect(places('?steps=all')).toHaveLength(slides.reduce((sum, { steps }) => sum + steps + 1, 0));
  });

  it('takes a chapter, a route in its own order, and what is in both', () => {
    expect(places('?chapter=regression')).toEqual(['regression/0', 'monte-carlo/2']);
    expect(places('?route=talk')).toEqual(['opening/0', 'monte-carlo/2', 'energy/3']);
    expect(places('?route=talk&chapter=regression')).toEqual(['monte-carlo/2']);
  });

  it('a handout has the text unless it has lines', () => {
    expect(read('?layout=handout').layout).toBe('text');
    expect(read('?layout=handout&handout=lines').layout).toBe('lines');
    expect(places('?layout=handout&handout=lines&steps=all')).toEqual(places(''));
  });

  it('says what names nothing, and goes on without it', () => {
    const { notes, ...choice } = read('?chapter=alchemy&route=46&layout=handout&handout=music');
    expect(choice).toEqual({ layout: 'text', chapter: null, route: null });
    expect(notes).toHaveLength(3);
    expect(notes.join(' ')).toMatch(/“music”.*“alchemy”.*“46”/);
  });

  it('is written as it is read', () => {
    expect(writeChoice(read(''))).toBe('');
    for (const layout of LAYOUTS) {
      const choice = { layout, chapter: 'regression', route: 'talk' };
      expect(read(writeChoice(choice))).toEqual({ ...choice, notes: [] });
    }
  });

  it('counts pages: two slides share one of a handout, and only the printer knows how long texts are', () => {
    expect([
      pageCount('slides', 5),
      pageCount('steps', 11),
      pageCount('lines', 5),
      pageCount('text', 5),
    ]).toEqual([5, 11, 3, undefined]);
    expect(pairs([1, 2, 3, 4, 5])).toEqual([[1, 2], [3, 4], [5]]);
  });
});

describe('the way from paper to the live run', () => {
  it('makes the run of the picture: parameters, seed and number of steps', async () => {
    const demo = await loadDemo('ising-magnet');
    const params = { ...baseParams(demo.params, demo.presets.ordered.params) };
    const run = {
      name: 'magnet',
      slide: 'a-magnet',
      step: 2,
      preset: 'sweep',
      params,
      seed: 7,
      until: 400,
    };
    const url = new URL(liveAddress('ising-magnet', demo, run), 'http://site');
    expect([url.pathname, url.hash]).toEqual(['/present/', '#/a-magnet/2']);
    const base = baseParams(demo.params, demo.presets.sweep.params);
    const link = readLink(url.search, 'magnet', demo.params, base, demo.version);
    expect(link).toMatchObject({ params, seed: 7, until: 400, notes: [] });
  });

  it('leads to the page of the demo where no slide shows it', async () => {
    const demo = await loadDemo('ising-magnet');
    const params = baseParams(demo.params, demo.presets.ordered.params);
    const address = liveAddress('ising-magnet', demo, { name: 'magnet', step: 0, params, seed: 1, until: 0 });
    const url = new URL(address, 'http://site');
    expect(url.pathname).toBe('/demos/ising-magnet/');
    const link = readLink(url.search, 'ising-magnet', demo.params, baseParams(demo.params), demo.version);
    expect(link).toMatchObject({ params, seed: 1, until: null });
  });
});
