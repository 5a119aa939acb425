import type { Deck } from '../deck';
import type { DeckState, Shared } from '../state';
import type { Registers } from './registers';
import type { Room } from './room';

const STEP = 'step:';

/** What of the deck all windows share, as registers. */
export function sharedRegisters({ slides, place, memory, screen, route, typeSize }: DeckState) {
  const steps = Object.entries(memory).map(([id, step]): [string, unknown] => [`${STEP}${id}`, step]);
  const rest: [string, unknown][] = [
    ['slide', slides[place.slide].id],
    ['screen', screen],
    ['route', route?.id ?? null],
    ['typeSize', typeSize],
  ];
  // Steps first: who hears of a slide knows how far it is shown.
  return new Map([...steps, ...rest]);
}

/** What registers say about the deck: of all of them, or of some. */
export function readShared(registers: Registers, keys?: readonly string[]): Shared {
  const shared: Shared = { steps: {} };
  for (const key of keys ?? registers.entries().map((entry) => entry.key)) {
    const value = registers.get(key);
    if (key.startsWith(STEP)) shared.steps[key.slice(STEP.length)] = value as number;
    else if (key === 'slide' || key === 'screen' || key === 'route' || key === 'typeSize')
      Object.assign(shared, { [key]: value });
  }
  return shared;
}

/**
 * Keeps the deck and the registers equal. A window that comes to others takes what they show and drops what it came with;
 * the first one brings its own. Returns the way out.
 */
export function connectRoom(deck: Deck, room: Room): () => void {
  const { state, view, send } = deck;
  const { registers } = room;
  const cleanup: (() => void)[] = [];
  let open = true;
  const hear = (shared: Shared) => send({ type: 'shared', shared });
  const show = () => room.tell(shownBy(view.getState()));

  void room.joined.then((answered) => {
    if (!open) return;
    if (answered) hear({ ...readShared(registers), all: true });
    else hear({ steps: { ...readShared(registers).steps, ...state.getState().memory } });
    // What came from the registers is there already: to write it again is to write nothing.
    for (const [key, value] of sharedRegisters(state.getState())) registers.set(key, value);
    show();
    cleanup.push(
      state.subscribe((now, before) => {
        const old = sharedRegisters(before);
        for (const [key, value] of sharedRegisters(now))
          if (old.get(key) !== value) registers.set(key, value);
      }),
      view.subscribe(show),
      registers.subscribe((keys, origin) => {
        if (origin === 'there') hear(readShared(registers, keys));
      }),
    );
  });
  return () => {
    open = false;
    for (const undo of cleanup) undo();
  };
}

/** In words for the other windows: see `Peer.shows`. */
export function shownBy({ slides, place, screen }: DeckState): string {
  const where = `${slides[place.slide].id}/${place.step}`;
  return screen === 'shown' ? where : `${where} ${screen}`;
}
