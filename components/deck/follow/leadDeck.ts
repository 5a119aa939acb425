import { loadDemo } from '@/components/demos/registry';
import type { Deck } from '../deck';
import type { Room } from '../room/room';
import { CLASS_LINE, type ClassLine, type OpenClass, votesKey } from './classRegister';
import { demosOn, pickQuery } from './demoQuery';
import { keepCounter, readCounter } from './deviceSettings';
import type { LecturerKeys } from './keyStore';
import { createLeader, type Leader } from './leader';
import { type LeadState, LONGEST_QUERY } from './messages';
import { type Answers, createTally, type Question } from './tally';

/** How often the settings of the demos are looked at, and votes told to the other windows, in ms. */
const LOOK = 250;

/** What the lecturer's deck and room say of the lecture. */
export function leadState(deck: Deck, room: Room): LeadState {
  const { slides, place, screen, route } = deck.state.getState();
  const slide = slides[place.slide].id;
  const query = pickQuery(
    location.search,
    demosOn(slide).map(({ name }) => name),
  );
  return {
    slide,
    step: place.step,
    query: query.length <= LONGEST_QUERY ? query : '',
    screen,
    route: route?.id ?? null,
    clock: clockOf(room.registers.get('started')),
  };
}

/** The lecture's clock as it is sent; null for anything else. */
function clockOf(register: unknown): LeadState['clock'] {
  const { from, since, before } = (register ?? {}) as { from?: unknown; since?: unknown; before?: unknown };
  if (typeof from !== 'string' || !Number.isFinite(before)) return null;
  return [from, Number.isFinite(since) ? Math.round(since as number) : null, Math.round(before as number)];
}

/** The question that the demo on stage asks, if it does. */
export async function questionOn(
  slide: string,
): Promise<{ slide: string; demo: string; question: Question } | null> {
  const [demo] = demosOn(slide);
  const predict = demo && (await loadDemo(demo.id)).predict;
  return predict ? { slide, demo: demo.name, question: predict } : null;
}

/** Tells a class where this deck is, obeys its remote, and counts its votes. */
export function leadDeck(deck: Deck, room: Room, keys: LecturerKeys, place: OpenClass): Leader {
  const tally = createTally();
  const { registers } = room;
  const waiting = new Map<string, Answers>();
  const vote = async (device: string, payload: Uint8Array) => {
    const { slides, place: here } = deck.state.getState();
    const open = await questionOn(slides[here.slide].id);
    const key = open ? votesKey(open.slide, open.demo) : '';
    const before = waiting.get(key) ?? registers.get<Answers>(key) ?? {};
    const after = tally.add(device, payload, open, before);
    if (after) waiting.set(key, after);
  };
  const leader = createLeader({
    broker: place.broker,
    topic: place.topic,
    key: keys.lead.privateKey,
    remoteKey: keys.remote.publicKey,
    now: () => leadState(deck, room),
    command: (command) => deck.run(command),
    vote: (device, payload) => void vote(device, payload),
    counter: { load: () => readCounter('n'), save: (n) => keepCounter('n', n) },
  });
  let last = '';
  let told = '';
  const tell = () => {
    const { line, remote, drops } = leader.store.getState();
    const dropped = sum(drops) + sum(tally.drops);
    const now: ClassLine = { line, remote, dropped };
    if (JSON.stringify(now) === told) return;
    told = JSON.stringify(now);
    registers.set(CLASS_LINE, now);
  };
  // The address of a page changes without an event.
  const look = setInterval(() => {
    for (const [key, answers] of waiting) registers.set(key, answers);
    waiting.clear();
    tell();
    const now = JSON.stringify(leadState(deck, room));
    if (now !== last) leader.changed();
    last = now;
  }, LOOK);
  const unsubscribe = deck.state.subscribe((now, before) => {
    if (now.place !== before.place || now.screen !== before.screen || now.route !== before.route)
      leader.changed();
  });
  return {
    ...leader,
    close() {
      clearInterval(look);
      unsubscribe();
      leader.close();
    },
  };
}

function sum(counts: object): number {
  return Object.values(counts).reduce((total: number, count) => total + count, 0);
}
