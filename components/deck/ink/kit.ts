import type { Deck } from '../deck';
import type { DeckState } from '../state';
import { createInkBook, type InkBook } from './book';
import { type CountdownStore, createCountdown } from './countdownStore';
import type { KeptInk } from './kept';
import { createLaser, type Laser } from './laser';
import { createLive, type Live } from './live';
import type { Shared } from './shared';
import { createSpotlight, type Spotlight } from './spotlight';
import type { WakeLock } from './wakeLock';

/** The window of a kit. */
export interface Here {
  deck: Deck;
  shared: Shared;
  wake: WakeLock;
}

/** All that the tools of a window need: made when one of them is first wanted. */
export interface Kit extends Here {
  book: InkBook;
  live: Live;
  laser: Laser;
  spotlight: Spotlight;
  countdown: CountdownStore;
  /** A pen has been seen: what touches is a hand. */
  pen: { seen: boolean };
  close(): void;
}

export function createKit(here: Here, kept: KeptInk): Kit {
  const { shared, wake } = here;
  const book = createInkBook(shared, kept);
  const live = createLive(shared, book);
  const laser = createLaser(shared);
  const spotlight = createSpotlight(shared);
  const countdown = createCountdown(shared);
  const kit = { ...here, book, live, laser, spotlight, countdown, pen: { seen: false } };
  const cleanup = [connectAsked(kit), connectLight(kit), countdown.close];
  return {
    ...kit,
    close() {
      for (const undo of cleanup) undo();
      for (const part of [live, laser, spotlight, book, wake]) part.close();
    },
  };
}

/** The id of the slide on stage. */
export function currentSlide({ slides, place }: DeckState): string {
  return slides[place.slide].id;
}

/** Does what was asked of the tools, before they were there and since. */
function connectAsked({ deck, book, spotlight }: Omit<Kit, 'close'>): () => void {
  const { store } = deck.tools;
  const answer = () => {
    const { asked } = store.getState();
    // What the panel answers waits for it.
    const mine = asked.filter((one) => one !== 'countdown');
    if (mine.length === 0) return;
    store.setState({ asked: asked.filter((one) => one === 'countdown') });
    const slide = currentSlide(deck.state.getState());
    for (const one of mine) {
      if (one === 'clearInk') book.clear(slide);
      if (one === 'undoInk') book.undo(slide);
      if (one === 'redoInk') book.redo(slide);
      if (one === 'unlight') spotlight.unlight();
      if (one === 'spotLarger') spotlight.resize(1.2);
      if (one === 'spotSmaller') spotlight.resize(1 / 1.2);
    }
  };
  answer();
  return store.subscribe(answer);
}

/** The light of the room and the tool in hand know of each other. */
function connectLight({ deck, spotlight }: Omit<Kit, 'close'>): () => void {
  const { store } = deck.tools;
  const tell = () => {
    const lit = spotlight.store.getState() !== null;
    const { held } = store.getState();
    // Another window put the light out.
    const dropped = store.getState().lit && !lit && held === 'spotlight';
    if (store.getState().lit !== lit) store.setState({ lit, ...(dropped ? { held: null } : {}) });
  };
  const taken = () => {
    if (store.getState().held === 'spotlight' && !spotlight.store.getState()) spotlight.light();
  };
  tell();
  taken();
  const cleanup = [
    spotlight.store.subscribe(tell),
    store.subscribe(({ held, lit }, before) => {
      if (held === before.held) return;
      if (held === 'spotlight') taken();
      else if (before.held === 'spotlight' && lit) spotlight.unlight();
    }),
  ];
  return () => {
    for (const undo of cleanup) undo();
  };
}
