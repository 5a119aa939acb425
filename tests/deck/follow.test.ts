import { beforeAll, describe, expect, test } from 'vitest';
import { fromBase64url, randomText, toBase64url } from '@/components/deck/follow/base64url';
import type { Line, OpenLine } from '@/components/deck/follow/broker';
import { AWAY, createFollower } from '@/components/deck/follow/follower';
import { createLeader, HEARTBEAT } from '@/components/deck/follow/leader';
import {
  readBroker,
  readFollow,
  readRemote,
  slideLink,
  topics,
  writeFollow,
  writeRemote,
} from '@/components/deck/follow/links';
import {
  decode,
  encode,
  type LeadMessage,
  type LeadState,
  leadFields,
  type RemoteCommand,
  type RemoteMessage,
  remoteFields,
  voteFields,
} from '@/components/deck/follow/messages';
import { createReceiver, LONGEST } from '@/components/deck/follow/receiver';
import {
  createKeys,
  exportPrivate,
  exportPublic,
  importPrivate,
  importPublic,
  PUBLIC_BYTES,
  seal,
} from '@/components/deck/follow/signing';
import { junk, until } from '../tools/lectureClass';

const here: LeadState = {
  slide: 'energy',
  step: 2,
  query: 'ising-magnet.T=2.3',
  screen: 'shown',
  route: null,
  clock: null,
};
const lead = (n: number, more: Partial<LeadState> = {}) => ({ ...here, ...more, n, sent: 5 });
const topic = 'lecture/AAAAAAAAAAAAAAAA';
let keys: CryptoKeyPair;
let other: CryptoKeyPair;
beforeAll(async () => {
  keys = await createKeys();
  other = await createKeys(true);
});

describe('messages', () => {
  test('have one spelling, which is read back', () => {
    const text = encode(leadFields, lead(7));
    expect(text).toBe(
      '{"v":1,"n":7,"slide":"energy","step":2,"query":"ising-magnet.T=2.3","screen":"shown","route":null,"clock":null,"sent":5}',
    );
    expect(decode(leadFields, text)).toEqual({ v: 1, ...lead(7) });
  });

  test.each([
    ['another order', '{"n":7,"v":1,"command":"next"}'],
    ['a space', '{"v":1, "n":7,"command":"next"}'],
    ['one field more', '{"v":1,"n":7,"command":"next","x":1}'],
    ['one field less', '{"v":1,"n":7}'],
    ['a key twice', '{"v":1,"n":7,"n":7,"command":"next"}'],
    ['another version', '{"v":2,"n":7,"command":"next"}'],
    ['another command', '{"v":1,"n":7,"command":"format"}'],
    ['a counter that is no whole number', '{"v":1,"n":7.5,"command":"next"}'],
    ['a counter beyond what a number holds', '{"v":1,"n":9007199254740992,"command":"next"}'],
    ['a negative counter', '{"v":1,"n":-1,"command":"next"}'],
    ['a field inherited from the prototype', '{"v":1,"n":7,"__proto__":{"command":"next"}}'],
  ])('%s is none', (_, text) => {
    expect(decode(remoteFields, '{"v":1,"n":7,"command":"next"}')).not.toBeNull();
    expect(decode(remoteFields, text)).toBeNull();
  });

  test('a vote is an option or finite numbers, not many', () => {
    const vote = (answer: unknown) => JSON.stringify({ v: 1, slide: 's', demo: 'd', answer });
    for (const good of ['low', [1], [0.5, -2]]) expect(decode(voteFields, vote(good))).not.toBeNull();
    for (const bad of ['', '<b>', 'x'.repeat(61), [], [null], ['1'], Array(41).fill(1), {}, 3]) {
      expect(decode(voteFields, vote(bad)), JSON.stringify(bad)).toBeNull();
    }
  });
});

describe('a receiver', () => {
  const sealed = (n: number, key = keys.privateKey, on = topic) => seal(on, key, encode(leadFields, lead(n)));
  const listen = (after?: number) =>
    createReceiver<LeadMessage>({ topic, key: keys.publicKey, fields: leadFields, after });

  test('lets the lecturer through, in order and once', async () => {
    const receiver = listen();
    const [one, two] = [await sealed(1), await sealed(2)];
    expect((await receiver.hear(one))?.n).toBe(1);
    expect(await receiver.hear(one)).toBeNull();
    expect((await receiver.hear(two))?.n).toBe(2);
    expect(await receiver.hear(one)).toBeNull();
    expect(receiver.drops).toEqual({ long: 0, malformed: 0, unsigned: 0, old: 2, flooded: 0 });
  });

  test('the same message twice at once counts once', async () => {
    const receiver = listen();
    const one = await sealed(1);
    const heard = await Promise.all([receiver.hear(one), receiver.hear(one)]);
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(receiver.drops.old).toBe(1);
  });

  test('goes on from the counter of the last visit', async () => {
    const receiver = listen(5);
    expect(await receiver.hear(await sealed(5))).toBeNull();
    expect((await receiver.hear(await sealed(6)))?.n).toBe(6);
  });

  test('another key, another topic, another text: unsigned, and the counter stays', async () => {
    const receiver = listen();
    const good = await sealed(3);
    const text = new TextEncoder().encode(encode(leadFields, lead(9)));
    const grafted = new Uint8Array([...good.subarray(0, 64), ...text]);
    for (const bad of [
      await sealed(9, other.privateKey),
      await sealed(9, keys.privateKey, `${topic}/remote`),
      grafted,
    ]) {
      expect(await receiver.hear(bad)).toBeNull();
    }
    expect(receiver.drops.unsigned).toBe(3);
    expect((await receiver.hear(good))?.n).toBe(3);
  });

  test('every bit of a message counts', async () => {
    const receiver = listen();
    const good = await sealed(4);
    for (let bit = 0; bit < 8 * good.length; bit += 5) {
      const bad = good.slice();
      bad[bit >> 3] ^= 1 << (bit & 7);
      expect(await receiver.hear(bad)).toBeNull();
    }
    expect(await receiver.hear(good)).not.toBeNull();
  });

  test('junk is dropped and counted, each piece once, and the next good message is heard', async () => {
    const receiver = listen();
    const pieces = [...junk(300), Buffer.alloc(LONGEST + 1, 'a')];
    for (const piece of pieces) expect(await receiver.hear(piece)).toBeNull();
    expect(Object.values(receiver.drops).reduce((sum, n) => sum + n)).toBe(pieces.length);
    expect(receiver.drops.long).toBe(1);
    expect((await receiver.hear(await sealed(1)))?.n).toBe(1);
  });

  test('a flood of plausible forgeries does not pile up', async () => {
    const receiver = listen();
    const forged = await Promise.all(Array.from({ length: 200 }, (_, i) => sealed(10 + i, other.privateKey)));
    await Promise.all(forged.map((message) => receiver.hear(message)));
    expect(receiver.drops.flooded).toBeGreaterThan(0);
    expect(receiver.drops.flooded + receiver.drops.unsigned).toBe(200);
    expect((await receiver.hear(await sealed(1)))?.n).toBe(1);
  });
});

describe('links', () => {
  test('bytes as text, and nothing else as bytes', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    for (const bad of ['+', '=', 'é', 'A', 'AB']) expect(fromBase64url(bad)).toBeNull();
    expect(fromBase64url('AAAA', 2)).toBeNull();
  });

  test('whom to follow goes into a link and comes back, and is short', async () => {
    const key = await exportPublic(keys.publicKey);
    expect(key).toHaveLength(PUBLIC_BYTES);
    for (const broker of [
      'wss://broker.example.org:8084/mqtt',
      'wss://broker.example.org/',
      'ws://localhost:9001/',
    ]) {
      const link = { broker, topic: randomText(12), key };
      const text = writeFollow(link);
      expect(readFollow(text)).toEqual(link);
      expect(readFollow(new URLSearchParams(`follow=${text}`).get('follow') ?? '')).toEqual(link);
      expect(text.length).toBeLessThan(106 + broker.length);
    }
    await expect(importPublic(key)).resolves.toMatchObject({ type: 'public' });
    for (const bad of [
      '',
      'a.b.c',
      'x'.repeat(300),
      `${toBase64url(key)}.short.b.org`,
      `${toBase64url(key).slice(1)}.${randomText(12)}.b.org`,
    ])
      expect(readFollow(bad)).toBeNull();
  });

  test('the remote carries its own private key, and can sign with it', async () => {
    const own = await exportPublic(other.publicKey);
    const key = await exportPublic(keys.publicKey);
    const secret = await exportPrivate(other.privateKey);
    const link = { broker: 'wss://b.org/', topic: randomText(12), key, own, secret };
    const read = readRemote(`#${writeRemote(link)}`);
    expect(read).toEqual(link);
    const [x, y] = [own.subarray(0, 32), own.subarray(32)].map(toBase64url);
    const receiver = createReceiver<RemoteMessage>({ topic, key: other.publicKey, fields: remoteFields });
    const text = encode(remoteFields, { n: 1, command: 'next' });
    expect(await receiver.hear(await seal(topic, await importPrivate(secret, x, y), text))).toMatchObject({
      n: 1,
    });
    expect(readRemote('#nothing')).toBeNull();
  });

  test('the lecturer’s private key cannot be read out', async () => {
    await expect(exportPrivate(keys.privateKey)).rejects.toThrow();
  });

  test.each([
    ['broker.example.org', false, 'wss://broker.example.org/'],
    ['ws://localhost:9001', true, 'ws://localhost:9001/'],
    ['ws://broker.example.org', false, 'ws://broker.example.org/'],
    ['ws://broker.example.org', true, null],
    ['mqtt://broker.example.org', false, null],
    ['https://broker.example.org', false, null],
    ['', false, null],
    ['wss://', false, null],
  ])('broker %j, page by https %j', (typed, secure, broker) => {
    const read = readBroker(typed, secure);
    if (broker) expect(read).toEqual({ broker });
    else expect(read).toHaveProperty('problem');
  });

  test('a slide’s link says no more than it must', () => {
    expect(slideLink('https://x.org/present/', { slide: 'energy', step: 0, query: '' })).toBe(
      'https://x.org/present/#/energy',
    );
    expect(slideLink('https://x.org/present/', { slide: 'energy', step: 2, query: 'a.T=2' }, 'k.t.b')).toBe(
      'https://x.org/present/?a.T=2&follow=k.t.b#/energy/2',
    );
  });
});

/** A broker in this process: it keeps the last retained message of each topic. */
function createBroker() {
  const kept = new Map<string, Uint8Array>();
  const lines = new Set<Parameters<OpenLine>[0]>();
  const open: OpenLine = (options): Line => {
    lines.add(options);
    queueMicrotask(() => {
      options.status('connected');
      for (const [topic, payload] of kept)
        if (options.hears.includes(topic)) options.heard(topic, payload, true);
    });
    return {
      async publish(topic, payload, retain) {
        const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
        if (retain) kept.set(topic, bytes);
        for (const line of lines)
          if (
            line.hears.some(
              (pattern) =>
                pattern === topic || (pattern.endsWith('/+') && topic.startsWith(pattern.slice(0, -1))),
            )
          )
            line.heard(topic, bytes, false);
        return true;
      },
      close: () => lines.delete(options),
    };
  };
  return { open, kept };
}

describe('leader and follower', () => {
  const name = 'AAAAAAAAAAAAAAAA';
  const setUp = async (clock: () => number, start = 0) => {
    const broker = createBroker();
    const commands: RemoteCommand[] = [];
    let counter = start;
    const leader = createLeader({
      broker: 'ws://b/',
      topic: name,
      key: keys.privateKey,
      remoteKey: other.publicKey,
      now: () => here,
      command: (command) => commands.push(command),
      vote: () => {},
      counter: {
        load: () => counter,
        save: (n) => {
          counter = n;
        },
      },
      line: broker.open,
      clock,
    });
    const link = { broker: 'ws://b/', topic: name, key: await exportPublic(keys.publicKey) };
    const join = (at = clock) => createFollower({ link, device: name, line: broker.open, clock: at });
    const remote = async (n: number) =>
      broker
        .open({ broker: '', hears: [], heard() {}, status() {} })
        .publish(
          topics(name).remote,
          await seal(topics(name).remote, other.privateKey, encode(remoteFields, { n, command: 'next' })),
        );
    return { broker, leader, commands, join, remote, counter: () => counter };
  };

  test('the counter goes on after a reload, even when the clock went back', async () => {
    const { leader, counter } = await setUp(() => 1000, 9_000_000);
    await until(() => counter() > 9_000_000);
    leader.close();
    expect(counter()).toBe(9_000_001);
  });

  test('a message that was old when it came is told, not followed; once the counter moves it is the lecturer', async () => {
    let now = 1_000_000;
    const { broker, leader, join } = await setUp(() => now);
    await until(() => broker.kept.size > 0);
    const late = await join(() => now + AWAY + 1);
    await until(() => late.store.getState().past !== null);
    expect(late.store.getState()).toMatchObject({ lead: null, past: { slide: 'energy' } });
    now += HEARTBEAT;
    leader.changed();
    await until(() => late.store.getState().lead !== null);
    expect(late.store.getState()).toMatchObject({ lead: { slide: 'energy' }, past: null, away: false });
    late.close();
    leader.close();
  });

  test('a command counts when the remote had just heard the lecturer, and once', async () => {
    let now = 1_000_000;
    const { broker, leader, commands, remote } = await setUp(() => now);
    const old = (count: number) => until(() => leader.store.getState().drops.old === count);
    await until(() => broker.kept.size > 0);
    now += 2 * HEARTBEAT;
    await remote(1_000_001);
    await until(() => commands.length === 1);
    await remote(1_000_001);
    await old(1);
    now += 4 * HEARTBEAT;
    await remote(1_000_002);
    await old(2);
    expect(commands).toEqual(['next']);
    await remote(now);
    await until(() => commands.length === 2);
    leader.close();
  });
});
