import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPeers } from '@/components/deck/room/peers';
import { type Room, WAIT } from '@/components/deck/room/room';
import { chance, createHub, enter, pass } from './hub';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const room of open.splice(0)) room.close();
  vi.useRealTimers();
});

const open: Room[] = [];
const join = (...args: Parameters<typeof enter>) => {
  const room = enter(...args);
  open.push(room);
  return room;
};
const leaders = (...rooms: Room[]) => rooms.filter((room) => room.leads()).map(({ me }) => me);
const peersOf = (room: Room) => room.peers.getState().map(({ id }) => id);

describe('a room', () => {
  it('is empty for the first window, which waits a moment, leads, and posts nothing but hello and heartbeats', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    const answered = vi.fn();
    void a.joined.then(answered);
    expect(a.leads()).toBe(true);
    await pass(WAIT - 10);
    expect(answered).not.toHaveBeenCalled();
    await pass(20);
    expect(answered).toHaveBeenCalledWith(false);
    for (let i = 0; i < 100; i++) {
      a.registers.set('slide', `s${i}`);
      a.send('pointer', { x: i });
      await pass(100);
    }
    expect(hub.posted).toEqual({ hello: 1, beat: 10 });
    expect(leaders(a)).toEqual(['a']);
  });

  it('tells a window that joins or was reloaded all it knows, at once', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    await pass(500);
    a.registers.set('slide', 'memory');
    a.registers.set('ink:memory', [[0.1, 0.2]]);
    const b = join(hub, 'b');
    const answered = vi.fn();
    void b.joined.then(answered);
    await pass(10);
    expect(answered).toHaveBeenCalledWith(true);
    expect(b.registers.get('ink:memory')).toEqual([[0.1, 0.2]]);
    expect([peersOf(a), peersOf(b), leaders(a, b)]).toEqual([['b'], ['a'], ['a']]);
    b.registers.set('slide', 'energy');
    await pass(5);
    expect(a.registers.get('slide')).toBe('energy');
  });

  it('carries messages of the moment to the others, by kind, and not after somebody left', async () => {
    const hub = createHub();
    const [a, b, c] = ['a', 'b', 'c'].map((me) => join(hub, me));
    await pass(300);
    const heard: unknown[] = [];
    b.on('pointer', (payload, from) => heard.push([payload, from]));
    const stop = c.on('pointer', () => heard.push('c'));
    a.on('pointer', () => heard.push('itself'));
    stop();
    a.send('pointer', { x: 0.5, frame: new Float64Array([1, 2]) });
    a.send('stroke', {});
    await pass(5);
    expect(heard).toEqual([[{ x: 0.5, frame: new Float64Array([1, 2]) }, 'a']]);
    a.leave();
    a.send('pointer', 'from beyond');
    await pass(5);
    expect([heard.length, peersOf(b)]).toEqual([1, ['c']]);
  });

  it('never lets windows of different sessions hear of each other', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    const b = join(hub, 'b', { session: 'another' });
    await pass(300);
    a.registers.set('slide', 'energy');
    b.on('pointer', () => {
      throw new Error('heard');
    });
    a.send('pointer', 1);
    await pass(5000);
    expect([peersOf(a), peersOf(b), b.registers.get('slide'), leaders(a, b)]).toEqual([
      [],
      [],
      undefined,
      ['a', 'b'],
    ]);
  });

  it('shows a window of another build or protocol, and shares nothing with it', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    await pass(300);
    a.registers.set('slide', 'energy');
    const b = join(hub, 'b', { build: 'b2' });
    await pass(2500);
    b.registers.set('slide', 'memory');
    b.on('run', () => {
      throw new Error('heard');
    });
    a.send('run', 1);
    await pass(2500);
    expect(a.peers.getState()).toMatchObject([{ id: 'b', build: 'b2' }]);
    expect(b.peers.getState()).toMatchObject([{ id: 'a', build: 'b1' }]);
    expect([a.registers.get('slide'), b.registers.get('slide')]).toEqual(['energy', 'memory']);
    expect(leaders(a, b)).toEqual(['a', 'b']);
    const channel = hub.open('lecture');
    const envelope = { from: 'c', role: 'stage', build: 'b1', shows: '' };
    const entries = [{ key: 'slide', value: 'future', clock: 1e6, by: 'c' }];
    channel.post({ ...envelope, protocol: 2, message: { kind: 'patch', entries } });
    await pass(5);
    expect(peersOf(a)).toEqual(['b', 'c']);
    expect(a.registers.get('slide')).toBe('energy');
  });

  it('takes no harm from junk on the line', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    await pass(300);
    a.registers.set('slide', 'energy');
    const channel = hub.open('lecture');
    const junk = [
      {},
      { kind: 'what' },
      { kind: 'snapshot' },
      { kind: 'patch', entries: 'x' },
      { kind: 'say' },
    ];
    for (const message of junk) {
      channel.post({ protocol: 1, from: 'x', build: 'b1', message });
      channel.post({ protocol: 1, message });
    }
    await pass(100);
    expect(a.registers.get('slide')).toBe('energy');
  });

  it('says what each window shows', async () => {
    const hub = createHub();
    const [a, b] = ['a', 'b'].map((me) => join(hub, me));
    await pass(300);
    b.tell('energy/2');
    await pass(5);
    expect(a.peers.getState()).toMatchObject([{ id: 'b', shows: 'energy/2' }]);
    const beats = hub.posted.beat;
    b.tell('energy/2');
    expect(hub.posted.beat).toBe(beats);
  });

  it('heals what got lost', async () => {
    const hub = createHub();
    const [a, b] = ['a', 'b'].map((me) => join(hub, me));
    await pass(300);
    hub.lose = () => true;
    a.registers.set('slide', 'energy');
    b.registers.set('screen', 'black');
    await pass(50);
    expect(b.registers.get('slide')).toBeUndefined();
    hub.lose = () => false;
    await pass(2500);
    expect([b.registers.get('slide'), a.registers.get('screen')]).toEqual(['energy', 'black']);
    const before = hub.posted.snapshot;
    await pass(5000);
    expect(hub.posted.snapshot).toBe(before);
  });

  it('brings back what the windows kept when all of them were lost, the newest of it', async () => {
    const hub = createHub();
    const old = { key: 'slide', value: 'energy', clock: 4, by: 'x' };
    const ink = { key: 'ink:energy', value: 'strokes', clock: 5, by: 'x' };
    const a = join(hub, 'a', { kept: [old] });
    const b = join(hub, 'b', { kept: [{ ...old, value: 'memory', clock: 6 }, ink] });
    await pass(500);
    for (const { registers } of [a, b]) {
      expect([registers.get('slide'), registers.get('ink:energy')]).toEqual(['memory', 'strokes']);
    }
  });
});

describe('a window unheard of', () => {
  it('is asked, and gone only when it had time to answer: after a sleep all clocks go off at once', () => {
    const peers = createPeers();
    peers.put({ id: 'b', role: 'stage', build: 'b1', seen: 0, shows: '' });
    expect(peers.check(1900)).toEqual({ ask: false, gone: [] });
    expect(peers.check(60_000)).toEqual({ ask: true, gone: [] });
    expect(peers.check(60_001)).toEqual({ ask: false, gone: [] });
    expect(peers.heard('b', 60_500)).toBe(true);
    expect(peers.check(61_100)).toEqual({ ask: false, gone: [] });
    expect(peers.check(63_000)).toEqual({ ask: true, gone: [] });
    expect(peers.check(64_000)).toEqual({ ask: false, gone: ['b'] });
    expect([peers.store.getState(), peers.heard('b', 64_001)]).toEqual([[], false]);
  });
});

describe('the leader', () => {
  it('is one of those who come at the same time', async () => {
    const hub = createHub();
    const rooms = ['a', 'b', 'c'].map((me) => join(hub, me));
    await pass(WAIT + 50);
    expect(leaders(...rooms)).toHaveLength(1);
  });

  it('is followed at once when it says goodbye, and by one only', async () => {
    const hub = createHub();
    const rooms = ['a', 'b', 'c', 'd'].map((me) => join(hub, me));
    await pass(1500);
    const changes = vi.fn();
    const [first] = rooms.filter((room) => room.leads());
    const rest = rooms.filter((room) => room !== first);
    rest[0].onLeader(changes);
    first.close();
    await pass(10);
    expect(leaders(...rest)).toHaveLength(1);
    expect(changes).toHaveBeenCalledTimes(1);
    await pass(5000);
    expect(changes).toHaveBeenCalledTimes(1);
    expect(peersOf(rest[0])).toHaveLength(2);
  });

  it('is replaced within four seconds when it is lost without a word', async () => {
    const hub = createHub();
    const [a, b, c] = ['a', 'b', 'c'].map((me) => join(hub, me));
    await pass(1200);
    a.takeOver();
    await pass(300);
    expect(leaders(a, b, c)).toEqual(['a']);
    hub.lose = (message) => (message as { from: string }).from === 'a';
    await pass(1500);
    expect(leaders(b, c)).toEqual([]);
    await pass(2600);
    expect(leaders(b, c)).toEqual(['b']);
    expect(peersOf(b)).toEqual(['c']);
    // It was only asleep: it comes back to find that another one leads.
    hub.lose = () => false;
    await pass(2500);
    expect([leaders(a, b, c), peersOf(b)]).toEqual([['b'], ['a', 'c']]);
  });

  it('stays when its timers sleep, as those of a hidden window do: it still answers', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    await pass(300);
    const b = join(hub, 'b');
    await pass(300);
    let asked = 0;
    hub.lose = (message) => {
      const { from, message: said } = message as { from: string; message: { kind: string; ask?: boolean } };
      if (from === 'b' && said.ask) asked = Date.now();
      // Its heart beats once a minute, which is never here; an answer to a question is made by no timer.
      return from === 'a' && said.kind === 'beat' && Date.now() - asked > 10;
    };
    const changed = vi.fn();
    b.onLeader(changed);
    await pass(12_000);
    expect([leaders(a, b), changed.mock.calls.length, peersOf(b)]).toEqual([['a'], 0, ['a']]);
    expect(asked).toBeGreaterThan(0);
  });

  it('is not taken for lost by a window that comes while it is slow to answer', async () => {
    const hub = createHub();
    const a = join(hub, 'z');
    await pass(300);
    const b = join(hub, 'b');
    await pass(1100);
    let slow = true;
    hub.lose = (message) => slow && (message as { from: string }).from === 'z';
    const c = join(hub, 'a');
    await pass(1100);
    slow = false;
    await pass(4000);
    expect(leaders(a, b, c)).toEqual(['z']);
  });

  it('hands over when another window takes over, and not otherwise', async () => {
    const hub = createHub();
    const a = join(hub, 'a');
    await pass(300);
    const b = join(hub, 'b', { role: 'presenter' });
    await pass(3000);
    expect(leaders(a, b)).toEqual(['a']);
    const changed = vi.fn();
    a.onLeader(changed);
    b.takeOver();
    await pass(5);
    expect([leaders(a, b), changed.mock.calls.length]).toEqual([['b'], 1]);
  });

  it('is never a remote', async () => {
    const hub = createHub();
    const a = join(hub, 'a', { role: 'remote' });
    await pass(1000);
    expect(a.registers.get('leader')).toBeUndefined();
    const b = join(hub, 'b');
    await pass(5000);
    expect(leaders(a, b)).toEqual(['b']);
  });

  it('there is one, and all registers agree, after anything', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const hub = createHub(3);
      const random = chance(seed);
      let rooms: Room[] = [];
      for (let i = 0; i < 60; i++) {
        const room = rooms[Math.floor(random() * rooms.length)];
        const what = random();
        if (!room || (what < 0.15 && rooms.length < 4)) rooms.push(enter(hub, `${seed}-${i}`));
        else if (what < 0.25 && rooms.length > 1) {
          room.close();
          rooms = rooms.filter((other) => other !== room);
        } else if (what < 0.35) room.takeOver();
        else room.registers.set(`r${Math.floor(random() * 4)}`, i);
        hub.lose = () => random() < 0.1;
        await pass(random() * 300);
      }
      hub.lose = () => false;
      await pass(8000);
      expect(leaders(...rooms), `seed ${seed}`).toHaveLength(1);
      const known = rooms.map(({ registers }) =>
        Object.fromEntries(registers.entries().map((e) => [e.key, e.value])),
      );
      for (const one of known) expect(one, `seed ${seed}`).toEqual(known[0]);
      for (const room of rooms) room.close();
    }
  });
});
