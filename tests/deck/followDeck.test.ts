import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { formatAddress } from '@/components/deck/address';
import type { Deck } from '@/components/deck/deck';
import { pickQuery, putQuery } from '@/components/deck/follow/demoQuery';
import { followWords } from '@/components/deck/follow/FollowBar';
import { followDeck, placeOf } from '@/components/deck/follow/followDeck';
import type { FollowerState } from '@/components/deck/follow/follower';
import type { LeadMessage } from '@/components/deck/follow/messages';
import { codePath } from '@/components/deck/follow/QrCode';
import { createTools } from '@/components/deck/ink/tools';
import { reduce } from '@/components/deck/state';
import { at, openAt, slides } from './deck';

let n = 0;
const lead = (slide: string, step = 0, screen: LeadMessage['screen'] = 'shown'): LeadMessage => ({
  v: 1,
  n: ++n,
  slide,
  step,
  query: '',
  screen,
  route: null,
  clock: null,
  sent: 0,
});
const heard = (more: Partial<FollowerState> = {}): FollowerState => ({
  line: 'connected',
  lead: null,
  past: null,
  away: false,
  drops: { long: 0, malformed: 0, unsigned: 0, old: 0, flooded: 0 },
  ...more,
});

function setUp() {
  const state = createStore(() => openAt());
  const send: Deck['send'] = (action) => state.setState(reduce(state.getState(), action), true);
  const deck: Deck = { role: 'stage', state, view: state, send, run: () => {}, tools: createTools() };
  const store = createStore(() => heard());
  const shown: string[] = [];
  const followed = followDeck(deck, { store }, (to, message) => {
    shown.push(message.slide);
    const place = placeOf(to.state.getState(), message);
    if (place) to.send({ type: 'address', hash: formatAddress(slides, place) });
  });
  const say = (...where: Parameters<typeof lead>) => store.setState({ lead: lead(...where) });
  return { deck, say, followed, shown, at: () => at(deck.state.getState()) };
}

describe('a deck that follows', () => {
  test('goes where the lecturer goes, and stays once its reader has turned a page', () => {
    const { deck, say, followed, at } = setUp();
    say('energy', 2);
    expect([at(), followed.mode.getState()]).toEqual(['energy/2', 'following']);
    deck.send({ type: 'command', command: 'next' });
    expect([at(), followed.mode.getState()]).toEqual(['energy/3', 'browsing']);
    say('monte-carlo', 1);
    expect(at()).toBe('energy/3');
    followed.backToLive();
    expect([at(), followed.mode.getState()]).toEqual(['monte-carlo/1', 'following']);
    say('memory');
    expect(at()).toBe('memory/0');
  });

  test('who comes to the lecturer’s slide alone follows again', () => {
    const { deck, say, followed } = setUp();
    say('energy', 2);
    deck.send({ type: 'command', command: 'previous' });
    expect(followed.mode.getState()).toBe('browsing');
    deck.send({ type: 'command', command: 'next' });
    expect(followed.mode.getState()).toBe('following');
  });

  test('whoever looks something up is not pulled away, and is there afterwards', () => {
    const { deck, say, followed, at } = setUp();
    say('energy');
    deck.send({ type: 'command', command: 'goTo' });
    say('memory', 1);
    expect(at()).toBe('energy/0');
    deck.send({ type: 'close' });
    expect([at(), followed.mode.getState()]).toEqual(['memory/1', 'following']);
  });

  test('an unknown slide moves nothing, a step beyond the last is the last', () => {
    const { say, at } = setUp();
    say('nowhere');
    expect(at()).toBe('opening/0');
    say('memory', 99);
    expect(at()).toBe('memory/1');
  });

  test('one who has left is left alone', () => {
    const { say, followed, shown } = setUp();
    followed.leave();
    say('energy');
    expect(shown).toEqual([]);
  });
});

test.each([
  [heard({ line: 'connecting' }), 'following', 'Connecting', 'wait'],
  [heard({ line: 'waiting' }), 'following', 'Trying again', 'wait'],
  [heard({ line: 'refused' }), 'following', 'does not let', 'wait'],
  [heard(), 'following', 'Waiting for the lecturer', 'wait'],
  [heard({ past: lead('energy') }), 'following', 'last heard 5 minutes ago', 'wait'],
  [heard({ lead: lead('energy') }), 'following', 'Live', 'live'],
  [heard({ lead: lead('energy', 0, 'black') }), 'following', 'covered', 'live'],
  [heard({ lead: lead('energy') }), 'browsing', 'The lecturer is at slide 2', 'own'],
  [heard({ lead: lead('energy'), line: 'waiting' }), 'following', 'Connection lost', 'wait'],
  [heard({ lead: lead('energy'), away: true }), 'following', 'not been heard', 'wait'],
  [heard({ lead: lead('elsewhere') }), 'following', 'reload', 'wait'],
] as const)('the bar says how it stands (%#)', (state, mode, words, tone) => {
  const said = followWords(state, mode, slides, 300_000);
  expect(said.words).toContain(words);
  expect(said.tone).toBe(tone);
});

describe('settings of demos in the address', () => {
  const search = '?route=45&ising.T=2.3&ising.seed=4&ising.until=900&other.k=1&s=abc';

  test('those of a slide’s demos are taken out, without what starts a run', () => {
    expect(pickQuery(search, ['ising'])).toBe('ising.T=2.3&ising.seed=4');
    expect(pickQuery(search, [])).toBe('');
    expect(pickQuery('?ising=1', ['ising'])).toBe('');
  });

  test('and put in, with everything else left as it is', () => {
    expect(putQuery(search, ['ising'], 'ising.T=1&other.k=9&route=90')).toBe(
      '?route=45&other.k=1&s=abc&ising.T=1',
    );
    expect(putQuery('?ising.T=1', ['ising'], '')).toBe('');
  });
});

test('the drawn code is the encoded one, module by module, with a white border', () => {
  const text = 'https://example.org/present/?follow=abc.def.b.org#/energy/2';
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: 4 });
  const drawn = codePath(text);
  expect(drawn.size).toBe(size);
  const dark = new Set<string>();
  for (const [, x, y, length] of drawn.d.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let i = 0; i < Number(length); i++) dark.add(`${Number(x) + i} ${y}`);
  }
  const wrong = data.flatMap((row, y) =>
    row.flatMap((is, x) => (dark.has(`${x} ${y}`) === is ? [] : [[x, y]])),
  );
  expect(wrong).toEqual([]);
  expect([...dark].some((at) => at.split(' ').some((v) => Number(v) < 4 || Number(v) >= size - 4))).toBe(
    false,
  );
});
