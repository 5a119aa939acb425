import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type DemoControls, whenLive } from '@/components/demos/instances';
import { href } from '@/components/mdx/href';
import { applyTheme, currentTheme, type ThemeName } from '@/components/mdx/theme';
import type { AddressBar } from './addressBar';
import { rowNeighbor } from './grid';
import { createTools, type Tools } from './ink/tools';
import type { Command } from './keys';
import type { Role } from './room/peers';
import type { DeckRoute } from './route';
import type { DeckSlide } from './slides';
import { createState, type DeckAction, type DeckState, reduce } from './state';
import { withTransition } from './transition';

/** The running stage. */
export interface Deck {
  role: Role;
  /** What is so: it follows each key at once. */
  state: StoreApi<DeckState>;
  /** What is shown: it follows the state, after a transition's first frame where there is one. */
  view: StoreApi<DeckState>;
  send(action: DeckAction): void;
  /** Does what a key or a button asks, effects on the page included. */
  run(command: Command, key?: string): void;
  /** What the lecturer points and draws with. */
  tools: Tools;
  /** Set while the page shows the deck. */
  bar?: AddressBar;
  /** Opens the lecturer's window, from there the projector's; set once there is a room for both. */
  openOther?(): void;
}

export function createDeck(
  slides: readonly DeckSlide[],
  routes: readonly DeckRoute[],
  role: Role = 'stage',
): Deck {
  const state = createStore<DeckState>(() => createState(slides, routes));
  const view = createStore<DeckState>(() => state.getState());
  const show = () => view.setState(state.getState(), true);

  const send = (action: DeckAction) => {
    const before = state.getState();
    const after = reduce(before, action);
    if (after === before) return;
    state.setState(after, true);
    if (before.live && picture(before) !== picture(after)) withTransition(show);
    else show();
  };

  const tools = createTools();
  const deck: Deck = {
    role,
    state,
    view,
    send,
    tools,
    run(command, key) {
      const before = state.getState();
      if (command === 'demoKeys' && !currentDemo(before)) return;
      if (before.screen === 'shown' && tools.run(command)) return;
      send({ type: 'command', command, key, below: slideBelow(before, command) });
      if (before.screen !== 'shown') return;
      if (command === 'escape') {
        if (before === state.getState()) {
          if (!tools.putAway()) release();
        } else if (before.demoKeys && !state.getState().demoKeys) focusStage();
      } else effects[command]?.(deck);
    },
  };
  return deck;
}

/** What a transition leads from and to. */
function picture({ place, overlay }: DeckState): string {
  return overlay === 'overview' ? 'overview' : String(place.slide);
}

const effects: Partial<Record<Command, (deck: Deck) => void>> = {
  back: (deck) => deck.bar?.back(),
  otherWindow: (deck) => deck.openOther?.(),
  fullscreen: toggleFullscreen,
  theme: () => applyTheme(nextTheme(currentTheme(), matchMedia('(prefers-color-scheme: dark)').matches)),
  reading: ({ role, state }) => {
    const address = readingAddress(state.getState());
    // The lecturer's notes and time stay where they are.
    if (role === 'presenter') window.open(address);
    else location.assign(address);
  },
  runDemo: (deck) => withDemo(deck, (controls) => controls.toggle()),
  resetDemo: (deck) => withDemo(deck, (controls) => controls.reset()),
  demoKeys: (deck) =>
    withDemo(deck, (_, demo) => {
      const focus = () => {
        const wanted = deck.state.getState().demoKeys && !demo.contains(document.activeElement);
        if (wanted) demo.querySelector<HTMLElement>(FOCUSABLE)?.focus();
      };
      focus();
      // The preset of a step may take away what has just got it.
      requestAnimationFrame(focus);
    }),
};

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, summary, a[href], [tabindex="0"]';

/** Does something with the current slide's demo: at once, or when it has come to life, unless the slide is left before. */
function withDemo({ state }: Deck, use: (controls: DemoControls, demo: HTMLElement) => void): void {
  const { slide } = state.getState().place;
  const leave = whenLive(() => currentDemo(state.getState()), use);
  const unwatch = state.subscribe(({ place }) => {
    if (place.slide === slide) return;
    leave();
    unwatch();
  });
}

/** The page to read on from the current slide. */
export function readingAddress({ slides, place }: DeckState): string {
  const { chapter, id } = slides[place.slide];
  return href(`/lecture/${chapter}/#${id}`);
}

/** Light, dark, projector, in turn; what the device prefers counts as the first. */
export function nextTheme(theme: ThemeName, prefersDark: boolean): ThemeName {
  const now = theme === 'system' ? (prefersDark ? 'dark' : 'light') : theme;
  return now === 'light' ? 'dark' : now === 'dark' ? 'projector' : 'light';
}

function currentSlide({ slides, place }: DeckState): HTMLElement | null {
  return document.getElementById(slides[place.slide].id);
}

function currentDemo(state: DeckState): HTMLElement | null {
  return currentSlide(state)?.querySelector<HTMLElement>('[data-demo]') ?? null;
}

/** Takes the focus from a widget without moving the eye; the next Tab starts at the current slide. */
export function focusStage() {
  document.querySelector<HTMLElement>('.slide[data-current] .slide-title')?.focus({ preventScroll: true });
}

/** Esc with nothing left to close: out of a widget, else out of full screen. */
function release() {
  const active = document.activeElement;
  if (active && active !== document.body && !active.classList.contains('slide-title')) focusStage();
  else if (document.fullscreenElement) void document.exitFullscreen();
}

type KeyboardLock = { lock?(keys: string[]): Promise<void> };

/** While the stage fills the screen, Esc closes overlays first; holding it leaves, as the browser says. */
function toggleFullscreen() {
  if (document.fullscreenElement) {
    void document.exitFullscreen();
    return;
  }
  document.documentElement.requestFullscreen?.().then(
    () => (navigator as Navigator & { keyboard?: KeyboardLock }).keyboard?.lock?.(['Escape']),
    () => {},
  );
}

/** The choice one row up or down, read off the grid as it is laid out. */
function slideBelow({ overlay, cursor }: DeckState, command: Command): number | undefined {
  if (overlay !== 'overview' || (command !== 'nextSlide' && command !== 'previousSlide')) return undefined;
  const corners = [...document.querySelectorAll('.pick')].map((pick) => pick.getBoundingClientRect());
  return rowNeighbor(corners, cursor, command === 'nextSlide' ? 1 : -1);
}

export const DeckContext = createContext<Deck | null>(null);

export function useDeck(): Deck {
  const deck = useContext(DeckContext);
  if (!deck) throw new Error('this component stands on the stage only');
  return deck;
}

/** A part of what is shown. */
export function useDeckState<T>(select: (state: DeckState) => T): T {
  return useStore(useDeck().view, select);
}

/** The slide around a component. */
export const SlideContext = createContext('');

/** The step of the slide around a component while it is the current one, else undefined. */
export function useCurrentStep(): number | undefined {
  const id = useContext(SlideContext);
  return useDeckState(({ live, slides, place }) =>
    live && slides[place.slide].id === id ? place.step : undefined,
  );
}
