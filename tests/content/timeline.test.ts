import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parseChapter } from '@/components/mdx/manifest';
import { readTimeline } from '@/components/mdx/plugins/timeline.mjs';
import { TimelineFigure } from '@/components/mdx/TimelineFigure';
import { lanes } from '@/components/mdx/timelineEvents';
import { eventAfterKey, nearestEvent, placeOf, ticks } from '@/components/mdx/timelineScale';
import { chapter } from './compile';

const events = readTimeline();
const bib = readFileSync('content/references.bib', 'utf8');

/** A field of an entry of the bibliography. */
const fieldOf = (key: string, name: string) =>
  new RegExp(`^@\\w+\\{${key},[\\s\\S]*?^\\}`, 'm')
    .exec(bib)?.[0]
    .match(new RegExp(`^ +${name} = \\{(.*)\\}`, 'm'))?.[1];

describe('the timeline', () => {
  it('goes from Ising to the prize, year by year', () => {
    const years = events.map(({ year }) => year);
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect([years[0], years.at(-1)]).toEqual([1925, 2024]);
    expect(events.length).toBeGreaterThanOrEqual(25);
  });

  it('cites, for each event, the paper of its year, with a DOI', () => {
    for (const { cite, year, who } of events) {
      expect(fieldOf(cite, 'year'), cite).toBe(cite === 'krizhevsky2017' ? '2017' : String(year));
      // The prize was announced on a page.
      if (cite !== 'nobel2024press') expect(fieldOf(cite, 'doi'), cite).toMatch(/^10\.\d{4,}\/\S+$/);
      const first =
        fieldOf(cite, 'author')
          ?.replace(/[{}]/g, '')
          .split(/,| and /)[0] ?? '?';
      expect(who, cite).toContain(first);
    }
  });

  it('tells each in one or two sentences', () => {
    expect(new Set(events.map(({ short }) => short)).size).toBe(events.length);
    for (const { what, short, lane } of events) {
      expect(Object.keys(lanes), short).toContain(lane);
      expect(what, short).toMatch(/^\p{Lu}.*\.$/su);
      expect(what.split(/\s+/).length, short).toBeLessThanOrEqual(34);
    }
  });

  it('keeps the names beside the dots apart, on a slide and within it', () => {
    // Letters 20 high on a sheet of 1136, measured.
    const [sheet, letter] = [1136, 8.8];
    for (const lane of Object.keys(lanes)) {
      for (const side of ['above', 'below']) {
        let end = 0;
        for (const { short, year } of events.filter((e) => e.lane === lane && e.label === side)) {
          const width = letter * short.length;
          const dot = sheet * placeOf(year);
          const start = placeOf(year) > 0.9 ? dot + 8 - width : dot - 8;
          expect(start, `${short} begins before its neighbour ends`).toBeGreaterThan(end);
          end = start + width;
          expect(end, short).toBeLessThan(sheet + 8);
        }
      }
    }
    for (const year of ticks) expect(placeOf(year)).toBeLessThan(1);
  });
});

describe('choosing an event', () => {
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['Home', 3, 0],
    ['End', 3, 9],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 0, 0],
    ['Tab', 3, undefined],
    ['k', 3, undefined],
  ])('%s at %i leads to %s', (key, from, to) => {
    expect(eventAfterKey(key, from, 10)).toBe(to);
  });

  it('by a finger takes the nearest dot, of the strand touched where two are near', () => {
    for (const [i, { year, lane }] of events.entries()) {
      const found = events[nearestEvent(events, placeOf(year), lane)];
      expect([found.year, found.lane], String(i)).toEqual([year, lane]);
    }
    const hopfield = events.find(({ short }) => short === 'Hopfield') as (typeof events)[number];
    expect(events[nearestEvent(events, placeOf(1980), 'networks')]).toBe(hopfield);
  });
});

describe('the figure', () => {
  const shown = events.map((event) => ({
    ...event,
    source: event.cite,
    url: `https://doi.org/${event.cite}`,
  }));
  const html = (stage: boolean) =>
    renderToStaticMarkup(
      createElement(TimelineFigure, { events: shown, lanes: Object.entries(lanes), stage }),
    );

  it('is a list of all events with their sources before any script runs', () => {
    const list = /<ol[\s\S]*<\/ol>/.exec(html(false))?.[0] ?? '';
    expect(list.match(/<li/g)).toHaveLength(events.length);
    for (const { cite, year } of events) {
      expect(list).toContain(`href="https://doi.org/${cite}"`);
      expect(list).toContain(`>${year}</b>`);
    }
  });

  it('is one slider for those who hear it', () => {
    expect(html(true).match(/role="slider"/g)).toHaveLength(1);
    expect(html(true)).toContain('aria-valuetext="1925, Ernst Ising"');
    expect(html(true).match(/data-chosen/g)).toHaveLength(2);
  });

  it('brings its works to the list of references', () => {
    const { references } = parseChapter(chapter('\n## A [#a]\n\n<Timeline />\n'), 'x.mdx');
    expect(references.map(({ id }) => id)).toEqual(events.map(({ cite }) => cite));
  });
});
