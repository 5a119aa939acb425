import { describe, expect, it } from 'vitest';
import { nextTheme } from '@/components/deck/deck';
import { rowNeighbor } from '@/components/deck/grid';
import { createMemory } from '@/components/deck/memory';
import { presetAt } from '@/components/deck/presetAt';
import { findSlides } from '@/components/deck/search';
import { readSwipe } from '@/components/deck/swipe';
import { createIndex, find } from '@/components/mdx/search/engine';
import { slideOf } from '@/components/mdx/search/load';
import { passage } from '@/components/mdx/search/passage';
import { openAt, slides } from './deck';

const texts = {
  energy: 'The Boltzmann distribution gives each arrangement a probability.',
  'monte-carlo':
    'Gauss–Legendre rules need too many points. Metropolis walkers of Schrödinger do not. È così.',
};
const index = createIndex(
  slides.map(({ id, title, chapterTitle: group }) => ({
    id: `slide:${id}`,
    kind: 'slide' as const,
    title,
    text: texts[id as keyof typeof texts] ?? '',
    address: `/lecture/x/#${id}`,
    group,
  })),
);
const matches = (query: string) =>
  findSlides(
    slides,
    query,
    find(index, query).hits.map((hit) => ({
      id: slideOf(hit) as string,
      where: passage(hit.text, hit.words),
    })),
  );
const found = (query: string) => matches(query).map(({ slide }) => slides[slide].id);

describe('going to a slide', () => {
  it('finds it by number, id, title, chapter and text', () => {
    expect(found('3')[0]).toBe('memory');
    expect(found('monte-carlo')).toEqual(['monte-carlo']);
    expect(found('low en')).toEqual(['energy']);
    expect(found('valley')).toEqual(['memory']);
    expect(found('fitting a line')).toEqual(['regression', 'monte-carlo']);
    expect(found('boltzmann arrangement')).toEqual(['energy']);
    expect(found('cosi schrodinger')).toEqual(['monte-carlo']);
    expect(found('no such words')).toEqual([]);
  });

  it('lists all slides before anything is typed, and puts titles before text', () => {
    expect(found(' ')).toEqual(slides.map(({ id }) => id));
    expect(found('points')).toEqual(['regression', 'monte-carlo']);
  });

  it('shows the passage that matched', () => {
    expect(matches('metropolis')[0].where).toContain('Metropolis walkers');
    expect(matches('valley')[0].where).toBeUndefined();
  });

  it('knows titles before the texts have come', () => {
    expect(findSlides(slides, 'valley').map(({ slide }) => slides[slide].id)).toEqual(['memory']);
    expect(findSlides(slides, 'metropolis')).toEqual([]);
  });
});

describe('the overview', () => {
  it('steps from row to row in the same column, over rows of different length', () => {
    const corners = [
      [0, 0],
      [100, 0],
      [200, 0],
      [0, 50],
      [0, 120],
      [100, 120],
    ].map(([left, top]) => ({ left, top }));
    expect(rowNeighbor(corners, 2, 1)).toBe(3);
    expect(rowNeighbor(corners, 3, 1)).toBe(4);
    expect(rowNeighbor(corners, 5, -1)).toBe(3);
    expect(rowNeighbor(corners, 1, -1)).toBe(1);
    expect(rowNeighbor(corners, 5, 1)).toBe(5);
  });
});

describe('a finger', () => {
  const from = { x: 200, y: 300, time: 0 };
  it('moves the deck by a quick stroke to the side', () => {
    expect(readSwipe(from, { x: 100, y: 310, time: 300 })).toBe('next');
    expect(readSwipe(from, { x: 300, y: 290, time: 300 })).toBe('previous');
  });
  it('does nothing when short, slow or mostly vertical', () => {
    expect(readSwipe(from, { x: 160, y: 300, time: 300 })).toBeUndefined();
    expect(readSwipe(from, { x: 100, y: 300, time: 900 })).toBeUndefined();
    expect(readSwipe(from, { x: 100, y: 360, time: 300 })).toBeUndefined();
  });
});

describe('what is remembered', () => {
  const storage = () => {
    const map = new Map<string, string>();
    return {
      getItem: (k: string) => map.get(k) ?? null,
      setItem: (k: string, v: string) => map.set(k, v),
    } as never;
  };

  it('comes back, the steps for this visit and the settings for good', () => {
    const visit = storage();
    const settings = storage();
    const kept = { memory: { energy: 2 }, characterKeys: false, typeSize: 1.3 };
    createMemory(
      '/a',
      () => visit,
      () => settings,
    ).save({ ...openAt(), ...kept });
    expect(
      createMemory(
        '/a',
        () => visit,
        () => settings,
      ).load(),
    ).toEqual(kept);
    expect(
      createMemory(
        '/b',
        () => visit,
        () => settings,
      ).load(),
    ).toEqual({});
    expect(createMemory('/a', storage, () => settings).load()).toEqual({
      characterKeys: false,
      typeSize: 1.3,
    });
  });

  it('does not trust what it finds, and works without storage', () => {
    const junk = () =>
      ({ getItem: () => '{"steps":{"energy":"x"},"characterKeys":1,"typeSize":7}' }) as never;
    expect(createMemory('', junk, junk).load()).toEqual({});
    const none = () => {
      throw new Error('denied');
    };
    expect(createMemory('', none, none).load()).toEqual({});
    expect(() => createMemory('', none, none).save(openAt())).not.toThrow();
  });
});

describe('a demo on a slide', () => {
  it('takes the preset of the step', () => {
    const at = (step: number) => presetAt(step, 2, ['a', 'b'], 'base');
    expect([0, 1, 2, 3, 4].map(at)).toEqual(['base', 'base', 'a', 'b', 'b']);
    expect(presetAt(3, 1)).toBeUndefined();
  });
});

it('walks through the themes from the one in force', () => {
  expect(nextTheme('system', false)).toBe('dark');
  expect(nextTheme('system', true)).toBe('projector');
  expect(nextTheme('light', true)).toBe('dark');
  expect(nextTheme('dark', false)).toBe('projector');
  expect(nextTheme('projector', true)).toBe('light');
});
