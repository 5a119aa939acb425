import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeck, type Deck } from '@/components/deck/deck';
import type { Command } from '@/components/deck/keys';
import { connectRoom } from '@/components/deck/room/connectRoom';
import type { Room } from '@/components/deck/room/room';
import type { DeckAction } from '@/components/deck/state';
import { at, digits, follow, openAt, routes, slides } from '../deck';
import { chance, createHub, enter, pass } from './hub';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', {});
});
afterEach(() => {
  for (const shut of open.splice(0)) shut();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open: (() => void)[] = [];

interface Window {
  deck: Deck;
  room: Room;
  do(...actions: (DeckAction | Command)[]): void;
  close(): void;
}

function openWindow(
  hub: ReturnType<typeof createHub>,
  me: string,
  hash = '',
  kept?: readonly unknown[],
): Window {
  const deck = createDeck(slides, routes);
  deck.send({ type: 'address', hash });
  const room = enter(hub, me, { kept });
  const disconnect = connectRoom(deck, room);
  const close = () => {
    disconnect();
    room.close();
  };
  open.push(close);
  return {
    deck,
    room,
    do(...actions) {
      for (const action of actions)
        deck.send(typeof action === 'string' ? { type: 'command', command: action } : action);
    },
    close,
  };
}

const place = ({ deck }: Window) => at(deck.state.getState());
/** What two windows must agree on. */
const shared = ({ deck }: Window) => {
  const { place: here, memory, screen, route, typeSize } = deck.state.getState();
  return { here, memory, screen, route: route?.id ?? null, typeSize };
};

describe('decks in one room', () => {
  it('show the same slide, step, screen, route and type size, whoever changes them', async () => {
    const hub = createHub();
    const a = openWindow(hub, 'a');
    await pass(200);
    const b = openWindow(hub, 'b');
    await pass(50);
    b.do('nextSlide', 'next', 'next');
    await pass(5);
    expect([place(a), a.deck.state.getState().move.kind]).toEqual(['energy/2', 'shared']);
    a.do('black');
    await pass(5);
    expect(b.deck.state.getState().screen).toBe('black');
    b.do('next');
    await pass(5);
    expect(shared(a)).toMatchObject({ screen: 'shown', here: { slide: 1, step: 2 } });
    a.do({ type: 'route', id: 'talk' }, 'larger');
    await pass(5);
    expect(shared(b)).toMatchObject({ route: 'talk', typeSize: 1.15 });
    b.do('previousSlide', { type: 'route', id: null });
    await pass(5);
    expect([place(a), shared(a)]).toEqual(['monte-carlo/0', shared(b)]);
  });

  it('reopen a slide at the step where another window left it', async () => {
    const hub = createHub();
    const [a, b] = ['a', 'b'].map((me) => openWindow(hub, me));
    await pass(300);
    a.do('nextSlide', 'next', 'next', 'nextSlide');
    await pass(5);
    b.do('previousSlide');
    await pass(5);
    expect([place(a), place(b)]).toEqual(['energy/2', 'energy/2']);
  });

  it('keep their overlays and what is being typed to themselves', async () => {
    const hub = createHub();
    const [a, b] = ['a', 'b'].map((me) => openWindow(hub, me));
    await pass(300);
    a.do('help');
    b.do(...digits('3'));
    await pass(5);
    expect([a.deck.state.getState().overlay, b.deck.state.getState().overlay]).toEqual(['help', null]);
    b.do('enter');
    await pass(5);
    expect([place(a), a.deck.state.getState().overlay]).toEqual(['memory/0', 'help']);
    a.do('escape', ...digits('4'));
    b.do('next');
    await pass(5);
    expect([place(a), a.deck.state.getState().digits]).toEqual(['memory/1', '4']);
  });

  it('let a window that comes later, or was reloaded, take what the others show', async () => {
    const hub = createHub();
    const a = openWindow(hub, 'a', '#/energy/1');
    await pass(300);
    a.do('nextSlide');
    const b = openWindow(hub, 'b', '#/monte-carlo/2');
    expect(place(b)).toBe('monte-carlo/2');
    await pass(2000);
    expect([place(a), place(b)]).toEqual(['memory/0', 'memory/0']);
    // The step it came with on another slide is gone too: else the two would differ once that slide is opened.
    expect(shared(b)).toEqual(shared(a));
    expect(shared(a).memory).toEqual({ energy: 1, memory: 0 });
    b.close();
    a.do('next');
    const again = openWindow(hub, 'b2', '#/memory/0');
    await pass(50);
    expect(place(again)).toBe('memory/1');
  });

  it('let the address count when nobody answers, over what was kept; the steps kept stay', async () => {
    const hub = createHub();
    const kept = [
      { key: 'slide', value: 'energy', clock: 8, by: 'x' },
      { key: 'step:energy', value: 2, clock: 7, by: 'x' },
    ];
    const a = openWindow(hub, 'a', '#/memory/1', kept);
    await pass(300);
    expect(place(a)).toBe('memory/1');
    expect(a.room.registers.get('slide')).toBe('memory');
    a.do('previousSlide');
    expect(place(a)).toBe('energy/2');
  });

  it('write what changed here, once, and nothing of what came from there', async () => {
    const hub = createHub();
    const [a, b, c] = ['a', 'b', 'c'].map((me) => openWindow(hub, me));
    await pass(3000);
    const before = hub.posted.patch;
    a.do('nextSlide');
    await pass(20);
    b.do('next');
    await pass(20);
    expect(hub.posted.patch - before).toBe(2);
    const write = (key: string) => c.room.registers.entries().find((entry) => entry.key === key);
    expect([write('slide')?.by, write('step:energy')?.by]).toEqual(['a', 'b']);
  });

  it('say what they show', async () => {
    const hub = createHub();
    const [a, b] = ['a', 'b'].map((me) => openWindow(hub, me));
    await pass(300);
    b.do('nextSlide', 'next', 'white');
    await pass(10);
    expect(a.room.peers.getState()[0].shows).toBe('energy/1 white');
    expect(b.room.peers.getState()[0].shows).toBe('energy/1 white');
  });

  it('stop when they are told to', async () => {
    const hub = createHub();
    const [a, b] = ['a', 'b'].map((me) => openWindow(hub, me));
    await pass(300);
    b.close();
    a.do('nextSlide');
    await pass(50);
    expect(place(b)).toBe('opening/0');
  });

  it('agree after 100 random actions in three windows, some of them reloaded', async () => {
    for (let seed = 1; seed <= 12; seed++) await randomLecture(seed);
  });
});

const moves: readonly Command[] = [
  'next',
  'next',
  'next',
  'previous',
  'nextSlide',
  'previousSlide',
  'first',
  'last',
  'black',
  'white',
  'larger',
  'smaller',
];

async function randomLecture(seed: number) {
  const hub = createHub(3);
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const windows = ['a', 'b', 'c'].map((me) => openWindow(hub, me, pick(['', '#/energy/2', '#/memory/1'])));
  for (let i = 0; i < 100; i++) {
    const which = Math.floor(random() * 3);
    const what = random();
    if (what < 0.08) {
      // A reloaded window comes with the address it had, and what its tab kept.
      const { deck, room } = windows[which];
      windows[which].close();
      windows[which] = openWindow(
        hub,
        `${which}-${i}`,
        `#/${at(deck.state.getState())}`,
        room.registers.entries(),
      );
    } else if (what < 0.15) windows[which].do({ type: 'route', id: pick(['45', 'talk', null]) });
    else if (what < 0.2) windows[which].do({ type: 'jump', slide: Math.floor(random() * 5) });
    else windows[which].do(pick(moves));
    await pass(random() < 0.5 ? 0 : random() * 40);
  }
  await pass(3000);
  const [a, b, c] = windows.map(shared);
  expect([seed, b, c]).toEqual([seed, a, a]);
  expect(a.memory[slides[a.here.slide].id]).toBe(a.here.step);
  for (const { close } of windows) close();
}

describe('what another window says', () => {
  const hear = (more: object, state = openAt('#/energy/1')) =>
    follow(state, { type: 'shared', shared: { steps: {}, ...more } });

  it('changes nothing when it is known, junk, or of slides that this deck does not have', () => {
    const state = openAt('#/energy/1');
    for (const more of [
      {},
      { slide: 'energy', steps: { energy: 1 }, screen: 'shown', route: null, typeSize: 1 },
      { slide: 'gone', steps: { gone: 3 }, screen: 'red', route: 'none', typeSize: 7 },
      { steps: { energy: 'two' } },
      { slide: 3, steps: { memory: null } },
    ])
      expect(hear(more, state)).toBe(state);
  });

  it('moves to the step that goes with the slide, within its limits', () => {
    expect(at(hear({ slide: 'monte-carlo', steps: { 'monte-carlo': 9 } }))).toBe('monte-carlo/2');
    expect(at(hear({ slide: 'monte-carlo' }))).toBe('monte-carlo/0');
    expect(at(hear({ steps: { energy: 3 } }))).toBe('energy/3');
    expect(at(hear({ steps: { memory: 1 } }))).toBe('energy/1');
    expect(at(hear({ all: true }))).toBe('energy/1');
    expect(at(follow(hear({ steps: { memory: 1 } }), 'nextSlide'))).toBe('memory/1');
  });

  it('takes the keyboard from a demo only when its slide goes', () => {
    const state = follow(openAt('#/energy/1'), 'demoKeys');
    expect(hear({ steps: { energy: 2 } }, state).demoKeys).toBe(true);
    expect(hear({ slide: 'memory' }, state).demoKeys).toBe(false);
  });
});
