import { findAddress } from './address';
import type { Command } from './keys';
import { type DeckRoute, neighbor } from './route';
import { clampPlace, type DeckSlide, type Place } from './slides';

export type Overlay = 'overview' | 'goTo' | 'help' | 'code' | 'class' | 'unknown' | 'noRoute';

/** How the current place was reached, `shared` in another window: decides what the history and the focus do. */
export type MoveKind = 'step' | 'slide' | 'jump' | 'address' | 'shared';

/** Factors on the type size that + and − walk through. */
export const typeSizes = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

/** The whole state of the stage. */
export interface DeckState {
  /** False until the page runs: then everything is visible, as without JavaScript. */
  live: boolean;
  slides: readonly DeckSlide[];
  routes: readonly DeckRoute[];
  /** The route that next and previous follow; null for the whole lecture. */
  route: DeckRoute | null;
  place: Place;
  /** Steps shown when each slide was left, by slide id. */
  memory: Readonly<Record<string, number>>;
  /** The last move; a new object for each. */
  move: { kind: MoveKind };
  overlay: Overlay | null;
  /** Slide chosen in the overview, 0-based. */
  cursor: number;
  screen: 'shown' | 'black' | 'white';
  /** Slide number being typed. */
  digits: string;
  /** The demo has the keyboard. */
  demoKeys: boolean;
  /** Keys that type a character are bound. */
  characterKeys: boolean;
  /** Factor on the type size, one of `typeSizes`. */
  typeSize: number;
  /** The slide or the route that was asked for and does not exist. */
  asked: string;
}

/** What another window did, or with `all` everything that the others share. */
export interface Shared {
  /** Steps shown by slide id. */
  steps: Record<string, number>;
  slide?: string;
  screen?: DeckState['screen'];
  route?: string | null;
  typeSize?: number;
  all?: boolean;
}

export type DeckAction =
  /** A key or a button; `below` is the slide one row away in the overview, in the direction of the command. */
  | { type: 'command'; command: Command; key?: string; below?: number }
  /** A jump to a slide, by default at the step where it was left. */
  | { type: 'jump'; slide: number; step?: number }
  /** The address bar changed. */
  | { type: 'address'; hash: string }
  /** Another route; null for the whole lecture. The slide on stage stays. */
  | { type: 'route'; id: string | null }
  /** What happened in another window; overlays, a number being typed and the focus are each window's own. */
  | { type: 'shared'; shared: Shared }
  | { type: 'restore'; kept: Partial<Pick<DeckState, 'memory' | 'characterKeys' | 'typeSize'>> }
  | { type: 'characterKeys'; on: boolean }
  | { type: 'close' };

export function createState(slides: readonly DeckSlide[], routes: readonly DeckRoute[] = []): DeckState {
  return {
    live: false,
    slides,
    routes,
    route: null,
    place: { slide: 0, step: 0 },
    memory: {},
    move: { kind: 'address' },
    overlay: null,
    cursor: 0,
    screen: 'shown',
    digits: '',
    demoKeys: false,
    characterKeys: true,
    typeSize: 1,
    asked: '',
  };
}

/** The state after an action; pure. Returns the same object when nothing changes. */
export function reduce(state: DeckState, action: DeckAction): DeckState {
  switch (action.type) {
    case 'command':
      return command(state, action.command, action.key ?? '', action.below);
    case 'jump':
      return jump({ ...state, overlay: null, screen: 'shown', digits: '' }, action.slide, action.step);
    case 'address':
      return address({ ...state, live: true }, action.hash);
    case 'route':
      return takeRoute(state, action.id);
    case 'shared':
      return takeShared(state, action.shared);
    case 'restore':
      return { ...state, ...action.kept };
    case 'characterKeys':
      return { ...state, characterKeys: action.on };
    case 'close':
      return { ...state, overlay: null };
  }
}

function command(state: DeckState, name: Command, key: string, below: number | undefined): DeckState {
  if (state.screen !== 'shown') {
    if (name === 'black' || name === 'white')
      return { ...state, screen: state.screen === name ? 'shown' : name };
    return { ...state, screen: 'shown' };
  }
  if (name === 'digit') return { ...state, digits: typed(state.digits, key) };
  if (name === 'escape') return closeTopmost(state);
  if (name === 'enter') return enterNumber(state);
  const rest: DeckState = state.digits ? { ...state, digits: '' } : state;
  if (state.overlay === 'overview') return inOverview(rest, name, below);
  return outside(rest, name);
}

function outside(state: DeckState, name: Command): DeckState {
  const { slide, step } = state.place;
  const { slides, route } = state;
  const to = (by: 1 | -1) => neighbor(route, slides.length, slide, by);
  switch (name) {
    case 'next':
      if (step < slides[slide].steps) return moveTo(state, { slide, step: step + 1 }, 'step');
      return turnTo(state, to(1));
    case 'previous':
      if (step > 0) return moveTo(state, { slide, step: step - 1 }, 'step');
      return turnTo(state, to(-1), true);
    case 'nextSlide':
      return turnTo(state, to(1));
    case 'previousSlide':
      return turnTo(state, to(-1));
    case 'first':
      return jump(closed(state), route?.slides[0] ?? 0);
    case 'last':
      return jump(closed(state), route?.slides.at(-1) ?? slides.length - 1);
    case 'goTo':
    case 'help':
    case 'code':
    case 'class':
      return { ...state, overlay: state.overlay === name ? null : name };
    case 'overview':
      return { ...state, overlay: 'overview', cursor: slide };
    case 'black':
    case 'white':
      return { ...state, screen: name };
    case 'larger':
    case 'smaller':
      return { ...state, typeSize: nextSize(state.typeSize, name === 'larger' ? 1 : -1) };
    case 'demoKeys':
      return { ...state, demoKeys: true };
    default:
      return state;
  }
}

/** The slide next door as it was left, the first time with none or all of its steps; nowhere at the end. */
function turnTo(state: DeckState, slide: number | undefined, complete = false): DeckState {
  if (slide === undefined) return closed(state);
  return moveTo(state, left(state, slide, complete ? state.slides[slide].steps : 0), 'slide');
}

/** An unknown route is told, unless an unknown slide is; the old one stays. */
function takeRoute(state: DeckState, id: string | null): DeckState {
  const route = state.routes.find((known) => known.id === id) ?? null;
  if (route?.id === id || id === null) return route === state.route ? state : { ...state, route };
  return state.overlay === 'unknown' ? state : { ...state, overlay: 'noRoute', asked: id, screen: 'shown' };
}

/** What other windows say, as far as this one knows what they speak of. */
function takeShared(state: DeckState, shared: Shared): DeckState {
  const { slides, place: here } = state;
  const known = slides.flatMap(({ id }, slide) => {
    const step = shared.steps[id];
    return typeof step === 'number' ? [[id, clampPlace(slides, slide, step).step] as const] : [];
  });
  const memory = { ...(shared.all ? {} : state.memory), ...Object.fromEntries(known) };
  const asked = slides.findIndex(({ id }) => id === shared.slide);
  const slide = asked < 0 ? here.slide : asked;
  const { id } = slides[slide];
  const step = memory[id] ?? (slide === here.slide ? here.step : 0);
  const moved = slide !== here.slide || step !== here.step;
  const route = state.routes.find((one) => one.id === shared.route) ?? null;
  const after: DeckState = {
    ...state,
    ...(moved && { place: { slide, step }, move: { kind: 'shared' } }),
    memory: moved || shared.all ? { ...memory, [id]: step } : memory,
    demoKeys: slide === here.slide && state.demoKeys,
    ...(screens.some((screen) => screen === shared.screen) && { screen: shared.screen }),
    ...((route || shared.route === null) && { route }),
    ...(typeSizes.some((size) => size === shared.typeSize) && { typeSize: shared.typeSize }),
  };
  if (sameSteps(after.memory, state.memory)) after.memory = state.memory;
  return Object.keys(after).every((key) =>
    Object.is(after[key as keyof DeckState], state[key as keyof DeckState]),
  )
    ? state
    : after;
}

const screens = ['shown', 'black', 'white'] as const;

function sameSteps(a: DeckState['memory'], b: DeckState['memory']): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id]);
}

/** In the overview the keys that move the deck move the choice: by one, or by a row. */
function inOverview(state: DeckState, name: Command, below = state.cursor): DeckState {
  const last = state.slides.length - 1;
  const to: Partial<Record<Command, number>> = {
    next: state.cursor + 1,
    previous: state.cursor - 1,
    nextSlide: below,
    previousSlide: below,
    first: 0,
    last,
  };
  const cursor = to[name];
  if (cursor !== undefined) return cursor < 0 || cursor > last ? state : { ...state, cursor };
  return name === 'overview' ? closed(state) : state;
}

function closeTopmost(state: DeckState): DeckState {
  if (state.digits) return { ...state, digits: '' };
  if (state.overlay) return closed(state);
  return state.demoKeys ? { ...state, demoKeys: false } : state;
}

function enterNumber(state: DeckState): DeckState {
  if (state.overlay === 'overview') return jump(closed(state), state.cursor);
  if (!state.digits) return state;
  return address({ ...state, digits: '' }, `#/${state.digits.replace('.', '/')}`, 'jump');
}

/** Digits with at most one point; Backspace takes the last back. */
function typed(digits: string, key: string): string {
  if (key === 'Backspace') return digits.slice(0, -1);
  const next = digits + key;
  return /^\d{1,4}(\.\d{0,2})?$/.test(next) ? next : digits;
}

function address(state: DeckState, hash: string, kind: MoveKind = 'address'): DeckState {
  const found = findAddress(state.slides, hash);
  if ('asked' in found) return { ...state, overlay: 'unknown', asked: found.asked, screen: 'shown' };
  const place =
    found.step === undefined
      ? left(state, found.slide, 0)
      : clampPlace(state.slides, found.slide, found.step);
  const here = state.place.slide === place.slide && state.place.step === place.step;
  return here && kind === 'jump' ? state : moveTo({ ...state, screen: 'shown' }, place, kind);
}

function jump(state: DeckState, slide: number, step?: number): DeckState {
  const place = step === undefined ? left(state, slide, 0) : clampPlace(state.slides, slide, step);
  const { place: here } = state;
  return place.slide === here.slide && place.step === here.step ? state : moveTo(state, place, 'jump');
}

/** A slide at the step where it was left, or at `fallback` the first time. */
function left(state: DeckState, slide: number, fallback: number): Place {
  return clampPlace(state.slides, slide, state.memory[state.slides[slide]?.id] ?? fallback);
}

function moveTo(state: DeckState, place: Place, kind: MoveKind): DeckState {
  const id = state.slides[place.slide].id;
  return {
    ...state,
    place,
    move: { kind },
    memory: { ...state.memory, [id]: place.step },
    overlay: null,
    demoKeys: place.slide === state.place.slide && state.demoKeys,
  };
}

function closed(state: DeckState): DeckState {
  return state.overlay === null ? state : { ...state, overlay: null };
}

function nextSize(size: number, by: 1 | -1): number {
  const at = typeSizes.findIndex((s) => s >= size - 1e-9);
  return typeSizes[Math.max(0, Math.min(typeSizes.length - 1, (at < 0 ? 2 : at) + by))];
}
