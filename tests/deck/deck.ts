import type { DeckRoute } from '@/components/deck/route';
import type { DeckSlide } from '@/components/deck/slides';
import { createState, type DeckAction, type DeckState, reduce } from '@/components/deck/state';

/** Five slides with 0, 3, 1, 0 and 2 steps in two chapters. */
export const slides: DeckSlide[] = [
  ['opening', 'The prize is for machines that learn', 0],
  ['energy', 'Low energy means likely', 3],
  ['memory', 'A memory is a valley', 1],
  ['regression', 'A line through points', 0],
  ['monte-carlo', 'A grid gives up in many dimensions', 2],
].map(([id, title, steps], i) => ({
  id: id as string,
  title: title as string,
  steps: steps as number,
  chapter: i < 3 ? 'why-this-prize' : 'regression',
  chapterTitle: i < 3 ? 'Machines learn with an idea borrowed from magnets' : 'Fitting a line is learning',
  topic: i < 3 ? 'Why this prize' : 'Regression',
}));

/** Three of the five in order, and three of them in another. */
export const routes: DeckRoute[] = [
  { id: '45', name: '45 min', slides: [0, 2, 4] },
  { id: 'talk', name: 'Talk’s order', slides: [0, 4, 1] },
];

/** A running deck, opened at an address. */
export function openAt(hash = ''): DeckState {
  return reduce(createState(slides, routes), { type: 'address', hash });
}

/** The state after some actions; a string is a command. */
export function follow(state: DeckState, ...actions: (DeckAction | string)[]): DeckState {
  return actions.reduce<DeckState>(
    (s, action) =>
      reduce(s, typeof action === 'string' ? ({ type: 'command', command: action } as DeckAction) : action),
    state,
  );
}

/** `id/step`, as in the address. */
export function at({ slides, place }: DeckState): string {
  return `${slides[place.slide].id}/${place.step}`;
}

export const digits = (text: string): DeckAction[] =>
  [...text].map((key) => ({ type: 'command', command: 'digit', key }));
