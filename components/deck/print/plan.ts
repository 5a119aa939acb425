import type { DeckRoute } from '../route';
import type { DeckSlide, Place } from '../slides';
import { queryOf } from './query.mjs';

/** What a page of paper holds: a slide, a slide at one of its steps, or two slides with text or with lines to write on. */
export const LAYOUTS = ['slides', 'steps', 'text', 'lines'] as const;

export type Layout = (typeof LAYOUTS)[number];

/** What is to be printed. */
export interface PrintChoice {
  layout: Layout;
  /** Slug of the only chapter, or null. */
  chapter: string | null;
  /** Id of the route, or null for the whole lecture. */
  route: string | null;
}

/** The choice an address makes, and what in it names nothing, in words. */
export interface AskedChoice extends PrintChoice {
  notes: string[];
}

/** Slides of one lines page, and of a text page where the texts are short. */
const PER_HANDOUT = 2;

/** Reads `?steps=all`, `?layout=handout&handout=text|lines`, `?chapter=<slug>`, `?route=<id>`. */
export function readChoice(
  search: string,
  slides: readonly DeckSlide[],
  routes: readonly DeckRoute[],
): AskedChoice {
  const query = new URLSearchParams(search);
  const notes: string[] = [];
  const known = (key: string, values: readonly string[], what: string) => {
    const asked = query.get(key);
    if (!asked) return null;
    if (values.includes(asked)) return asked;
    notes.push(`There is no ${what} “${asked.slice(0, 40)}”: it was left out.`);
    return null;
  };
  const handout = query.get('layout') === 'handout';
  const paper = handout && known('handout', ['text', 'lines'], 'handout with');
  const layout = handout ? ((paper as Layout | null) ?? 'text') : query.get('steps') ? 'steps' : 'slides';
  const chapters = [...new Set(slides.map(({ chapter }) => chapter))];
  const routeIds = routes.map(({ id }) => id);
  return {
    layout,
    chapter: known('chapter', chapters, 'chapter'),
    route: known('route', routeIds, 'route'),
    notes,
  };
}

/** The query that makes a choice; empty for all slides, one to a page. */
export function writeChoice({ layout, ...choice }: PrintChoice): string {
  return queryOf(layout, choice);
}

/** The pictures of slides in the order of the paper: each slide complete, or once for its opening and once for each step. */
export function picturesOf(
  slides: readonly DeckSlide[],
  routes: readonly DeckRoute[],
  { layout, chapter, route }: PrintChoice,
): Place[] {
  const way = routes.find(({ id }) => id === route)?.slides ?? slides.map((_, slide) => slide);
  return way
    .filter((slide) => !chapter || slides[slide].chapter === chapter)
    .flatMap((slide) => {
      const { steps } = slides[slide];
      if (layout !== 'steps') return { slide, step: steps };
      return Array.from({ length: steps + 1 }, (_, step) => ({ slide, step }));
    });
}

/** Pages of paper for so many pictures; undefined where it depends on the length of the texts. */
export function pageCount(layout: Layout, pictures: number): number | undefined {
  if (layout === 'text') return undefined;
  return layout === 'lines' ? Math.ceil(pictures / PER_HANDOUT) : pictures;
}

/** Pictures in the groups that share a page. */
export function pairs<T>(pictures: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let i = 0; i < pictures.length; i += PER_HANDOUT) groups.push(pictures.slice(i, i + PER_HANDOUT));
  return groups;
}
