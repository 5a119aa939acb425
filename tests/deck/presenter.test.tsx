import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import {
  elapsed,
  type LectureClock,
  pauseClock,
  readClock,
  startClock,
  timeText,
} from '@/components/deck/presenter/clock';
import { nextPlace } from '@/components/deck/presenter/nextPlace';
import { splitNotes } from '@/components/deck/presenter/noteMarks';
import { outlineOf } from '@/components/deck/presenter/outline';
import { paceOf, paceText, planOf } from '@/components/deck/presenter/pace';
import { follow, openAt, routes, slides } from './deck';

const MIN = 60_000;
const minutes = [1, 2, 3, 4, 5];

describe('the clock of the lecture', () => {
  it('counts while it runs, keeps its time over a pause, and starts once', () => {
    const clock = startClock(null, 'energy', 1000);
    expect(elapsed(clock, 6000)).toBe(5000);
    expect(startClock(clock, 'memory', 4000)).toBe(clock);
    const rests = pauseClock(clock, 6000);
    expect(elapsed(rests, 99_000)).toBe(5000);
    const again = startClock(rests, 'memory', 100_000);
    expect(again.from).toBe('energy');
    expect(elapsed(again, 101_000)).toBe(6000);
    expect([elapsed(null, 5), pauseClock(null, 5)]).toEqual([0, null]);
  });

  it('does not run backwards when the computer’s clock is set', () => {
    expect(elapsed({ from: 'a', since: 10_000, before: 700 }, 9000)).toBe(700);
  });

  it('takes from the register a clock and nothing else', () => {
    const clock: LectureClock = { from: 'memory', since: null, before: 3 };
    expect(readClock(structuredClone(clock))).toEqual(clock);
    const junk = [null, 7, 'now', {}, { ...clock, from: 1 }, { ...clock, since: Number.NaN }];
    for (const value of [...junk, { ...clock, before: -1 }, { from: 'a', before: 0 }]) {
      expect(readClock(value)).toBeNull();
    }
  });

  it('is read at a glance', () => {
    expect([0, 65_400, 599_999, 3_600_000, 4_025_000].map(timeText)).toEqual([
      '0:00',
      '1:05',
      '9:59',
      '1:00:00',
      '1:07:05',
    ]);
    expect(timeText(-5)).toBe('0:00');
  });
});

describe('the pace', () => {
  const whole = planOf(null, minutes);

  it('is on time while the slide has its minutes, behind after them, ahead before them', () => {
    const at = (ms: number) => paceOf(whole, 0, 2, ms)?.behind;
    expect([3, 4.5, 6].map((m) => at(m * MIN))).toEqual([0, 0, 0]);
    expect(at(8 * MIN)).toBe(2 * MIN);
    expect(at(1 * MIN)).toBe(-2 * MIN);
  });

  it('counts from the slide where the clock was started, and back before it', () => {
    expect(paceOf(whole, 2, 3, 4 * MIN)).toEqual({ behind: 0, left: 9 * MIN });
    expect(paceOf(whole, 2, 1, 1 * MIN)?.behind).toBe(1 * MIN);
    expect(paceOf(whole, 2, 0, 0)?.behind).toBe(2 * MIN);
  });

  it('follows the chosen route, in its own order, and knows nothing outside of it', () => {
    const talk = planOf(routes[1], minutes);
    expect(paceOf(talk, 0, 4, 9 * MIN)).toEqual({ behind: 3 * MIN, left: 7 * MIN });
    expect(paceOf(talk, 0, 1, 6 * MIN)).toEqual({ behind: 0, left: 2 * MIN });
    expect(paceOf(talk, 0, 2, 0)).toBeNull();
    // Started outside the route: the plan begins with its first slide.
    expect(paceOf(talk, 2, 4, 1 * MIN)?.behind).toBe(0);
  });

  it('is said in whole minutes', () => {
    expect([0, 20_000, -29_000].map(paceText)).toEqual(['on time', 'on time', 'on time']);
    expect([90_000, 2 * MIN, -61_000].map(paceText)).toEqual(['2 min behind', '2 min behind', '1 min ahead']);
  });
});

describe('the next step', () => {
  const shown = (hash: string, ...actions: string[]) => nextPlace(follow(openAt(hash), ...actions));

  it('is what the key will show', () => {
    expect(shown('#/energy/1')).toEqual({ slide: 1, step: 2 });
    expect(shown('#/energy/3')).toEqual({ slide: 2, step: 0 });
  });

  it('is as it was left, where the slide was seen before', () => {
    expect(shown('#/memory/1', 'previousSlide')).toEqual({ slide: 1, step: 1 });
    expect(shown('#/energy/3', 'next', 'next', 'previousSlide')).toEqual({ slide: 2, step: 1 });
  });

  it('follows the route, and is nothing at the end of it', () => {
    const on = (hash: string) => nextPlace(follow(openAt(hash), { type: 'route', id: 'talk' }));
    expect(on('#/opening')).toEqual({ slide: 4, step: 0 });
    expect(on('#/energy/3')).toBeNull();
    expect(shown('#/monte-carlo/2')).toBeNull();
  });

  it('stays what it is while something lies over the deck', () => {
    for (const open of ['overview', 'goTo', 'help', 'black', 'white']) {
      expect(shown('#/energy/3', open)).toEqual({ slide: 2, step: 0 });
    }
  });
});

describe('the outline', () => {
  it('has the chapters of the lecture with their slides and minutes', () => {
    expect(outlineOf(slides, null, minutes)).toEqual([
      { chapter: 'why-this-prize', topic: 'Why this prize', slides: [0, 1, 2], minutes: 6 },
      { chapter: 'regression', topic: 'Regression', slides: [3, 4], minutes: 9 },
    ]);
  });

  it('has a part for each visit where a route goes to and fro', () => {
    const parts = outlineOf(slides, routes[1], minutes).map((part) => [part.topic, part.slides]);
    expect(parts).toEqual([
      ['Why this prize', [0]],
      ['Regression', [4]],
      ['Why this prize', [1]],
    ]);
  });
});

describe('the marks of the notes', () => {
  const split = (...paragraphs: ReactNode[]) =>
    splitNotes(paragraphs).map((parts) =>
      parts.map(({ steps, nodes }) => [
        steps?.join('–') ?? '',
        nodes.map((n) => (typeof n === 'string' ? n : '*')).join(''),
      ]),
    );

  it('say which words belong to which step', () => {
    expect(split('Ask. [1] Down. [2] The field.')).toEqual([
      [
        ['0–0', 'Ask. '],
        ['1–1', '[1] Down. '],
        ['2–2', '[2] The field.'],
      ],
    ]);
    expect(split('[1] to [3] One by one, then [4] stop.')).toEqual([
      [
        ['1–3', '[1] to [3] One by one, then '],
        ['4–4', '[4] stop.'],
      ],
    ]);
    expect(split('[1]–[2] Both.')).toEqual([[['1–2', '[1]–[2] Both.']]]);
  });

  it('hold over emphasis and formulas to the end of their paragraph', () => {
    expect(split(['[1] ', <em key="e">Cold</em>, ': see ', <i key="f" />, '. [2] Warm.'], 'Beware.')).toEqual(
      [
        [
          ['1–1', '[1] *: see *. '],
          ['2–2', '[2] Warm.'],
        ],
        [['', 'Beware.']],
      ],
    );
  });

  it('may begin in a later paragraph; before them all is the slide as it opens', () => {
    expect(split('Wait.', '[1] Now.')).toEqual([[['0–0', 'Wait.']], [['1–1', '[1] Now.']]]);
  });

  it('need not be there', () => {
    expect(split('One.', 'Two [a] (3).')).toEqual([[['', 'One.']], [['', 'Two [a] (3).']]]);
  });
});
