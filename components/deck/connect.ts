import { basePath } from '@/components/mdx/href';
import { formatAddress } from './address';
import { createAddressBar } from './addressBar';
import { type Deck, focusStage } from './deck';
import { createMemory } from './memory';
import { connectNeighbours } from './neighbours';
import { askedRoute, withRoute } from './route';
import { type FocusKind, focusKind, routeKey } from './routing';
import { readSwipe, type Touch } from './swipe';
import { connectTitle } from './title';

/** Ties the deck to the page: address bar, memory, keyboard, fingers, pointer. Returns the way out. */
export function connect(deck: Deck, root: HTMLElement): () => void {
  const cleanup = [
    connectMemory(deck),
    connectTitle(deck),
    connectAddress(deck),
    connectKeyboard(deck),
    connectTouch(deck, root),
    connectPointer(root),
    connectTools(deck, root),
    ...(deck.role === 'stage' ? [connectNeighbours(deck)] : []),
  ];
  return () => {
    for (const undo of cleanup.reverse()) undo();
  };
}

function connectMemory({ state, send }: Deck): () => void {
  const memory = createMemory(
    basePath,
    () => sessionStorage,
    () => localStorage,
  );
  send({ type: 'restore', kept: memory.load() });
  return state.subscribe((now, before) => {
    if (
      now.memory !== before.memory ||
      now.characterKeys !== before.characterKeys ||
      now.typeSize !== before.typeSize
    ) {
      memory.save(now);
    }
  });
}

function connectAddress(deck: Deck): () => void {
  const { state, send } = deck;
  const bar = createAddressBar(window);
  deck.bar = bar;
  const unsubscribe = state.subscribe((now, before) => {
    const routeTold = before.overlay === 'noRoute' && now.overlay !== 'noRoute';
    const route = now.route?.id ?? null;
    if ((now.route !== before.route || routeTold) && route !== askedRoute(location.search)) {
      bar.query(withRoute(location.search, route));
    }
    if (now.move === before.move) return;
    const { slides, place } = now;
    const hash = formatAddress(slides, place);
    if (now.move.kind === 'jump') bar.push(hash);
    else bar.replace(hash); // An address becomes its canonical form: ids outlive numbers.
  });
  const read = () => {
    send({ type: 'address', hash: location.hash });
    send({ type: 'route', id: askedRoute(location.search) });
  };
  read();
  const moved = () => {
    bar.moved();
    read();
  };
  // Back to an entry with another query, that of a route or of a demo, changes the hash without saying so.
  window.addEventListener('popstate', moved);
  window.addEventListener('hashchange', moved);
  window.addEventListener('beforeunload', bar.flush);
  window.addEventListener('pagehide', bar.flush);
  return () => {
    bar.flush();
    unsubscribe();
    window.removeEventListener('popstate', moved);
    window.removeEventListener('hashchange', moved);
    window.removeEventListener('beforeunload', bar.flush);
    window.removeEventListener('pagehide', bar.flush);
  };
}

function connectKeyboard({ state, run }: Deck): () => void {
  let lastMove = Number.NEGATIVE_INFINITY;
  const route = (event: KeyboardEvent, clicker: boolean) => {
    if (event.isComposing) return;
    const isClicker = event.key === 'PageDown' || event.key === 'PageUp';
    if (isClicker !== clicker) return;
    const routed = routeKey(event, {
      focus: focusOf(document.activeElement),
      taken: event.defaultPrevented,
      repeat: event.repeat,
      sinceMove: event.timeStamp - lastMove,
      state: state.getState(),
    });
    if (!routed) return;
    event.preventDefault();
    if (clicker) event.stopPropagation();
    if (routed === 'swallow') return;
    lastMove = event.timeStamp;
    run(routed.command, routed.key);
  };
  // The clicker's keys before any widget sees them, all others after.
  const first = (event: KeyboardEvent) => route(event, true);
  const last = (event: KeyboardEvent) => route(event, false);
  window.addEventListener('keydown', first, { capture: true });
  window.addEventListener('keydown', last);
  return () => {
    window.removeEventListener('keydown', first, { capture: true });
    window.removeEventListener('keydown', last);
  };
}

function focusOf(element: Element | null): FocusKind {
  if (!(element instanceof HTMLElement)) return 'page';
  // What scrolls keeps the arrows.
  if (element.matches('.slide-body, .notes-text')) return 'range';
  return focusKind({
    tagName: element.tagName,
    type: element.getAttribute('type') ?? undefined,
    role: element.getAttribute('role'),
    isContentEditable: element.isContentEditable,
  });
}

/** One finger, starting outside demos and widgets. */
function connectTouch({ state, run }: Deck, root: HTMLElement): () => void {
  let start: Touch | undefined;
  const down = (event: TouchEvent) => {
    const on = event.target instanceof Element ? event.target : null;
    const [touch] = event.touches;
    const free =
      event.touches.length === 1 &&
      root.dataset.tool === undefined &&
      !on?.closest('[data-demo], input, select, textarea, dialog, [role="slider"]');
    start = free ? { x: touch.clientX, y: touch.clientY, time: event.timeStamp } : undefined;
  };
  const up = (event: TouchEvent) => {
    const [touch] = event.changedTouches;
    if (!start || !touch) return;
    const swipe = readSwipe(start, { x: touch.clientX, y: touch.clientY, time: event.timeStamp });
    start = undefined;
    if (swipe && state.getState().overlay === null) run(swipe);
  };
  root.addEventListener('touchstart', down, { passive: true });
  root.addEventListener('touchend', up, { passive: true });
  return () => {
    root.removeEventListener('touchstart', down);
    root.removeEventListener('touchend', up);
  };
}

/** How long the toolbar stays after the pointer rests, ms. */
const REST = 2500;

/** Shows the toolbar while the pointer moves; after a slider was dragged the deck has its arrow keys back. */
function connectPointer(root: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => delete root.dataset.pointer;
  const move = (event: PointerEvent) => {
    // A hand at a demo wants the demo, not a toolbar over its numbers; one that draws or points wants neither.
    if (root.dataset.tool) return;
    if (event.target instanceof Element && event.target.closest('[data-demo]')) return;
    root.dataset.pointer = 'moving';
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  };
  const up = () => {
    const active = document.activeElement;
    if (active?.closest('.slide') && focusOf(active) === 'range') setTimeout(focusStage);
  };
  root.addEventListener('pointermove', move);
  root.addEventListener('pointerup', up);
  return () => {
    clearTimeout(timer);
    rest();
    root.removeEventListener('pointermove', move);
    root.removeEventListener('pointerup', up);
  };
}

/** The tool in hand as an attribute: the style sheet and the fingers go by it. */
function connectTools({ tools }: Deck, root: HTMLElement): () => void {
  const show = () => {
    const { held, open } = tools.store.getState();
    if (held) root.dataset.tool = held;
    else delete root.dataset.tool;
    root.toggleAttribute('data-tools', open);
  };
  show();
  return tools.store.subscribe(show);
}
