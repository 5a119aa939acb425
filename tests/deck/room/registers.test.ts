import { describe, expect, it } from 'vitest';
import { createRegisters, type Entry, type Replica } from '@/components/deck/room/registers';
import { chance } from './hub';

const values = (replica: Replica) =>
  Object.fromEntries(
    replica
      .entries()
      .map(({ key, value }) => [key, value])
      .sort(),
  );

/** Three replicas; what each writes stays in a bag until the test delivers it. */
async function threeReplicas(seed: number, lose: number) {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const bags: Entry[][][] = [[], [], []];
  const replicas = ['a', 'b', 'c'].map((me, i) =>
    createRegisters(me, (entries) => bags[i].push([...entries])),
  );
  for (let write = 0; write < 60; write++) {
    const i = Math.floor(random() * 3);
    replicas[i].set(pick(['slide', 'step:x', 'screen', 'ink:x']), `${i}.${write}`);
    await null;
    // Any message so far, again or for the first time, in any order, or never.
    const bag = pick(bags);
    if (bag.length > 0 && random() > lose) pick(replicas).merge(pick(bag));
  }
  return { replicas, bags };
}

describe('registers', () => {
  it('converge after any order, repetition and loss of messages, once snapshots were exchanged', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { replicas } = await threeReplicas(seed, 0.5);
      const [a, b, c] = replicas;
      for (const [to, from] of [
        [a, b],
        [b, c],
        [c, a],
        [a, c],
        [b, a],
      ])
        to.merge(structuredClone(from.entries()));
      expect([seed, values(b), values(c)]).toEqual([seed, values(a), values(a)]);
      expect([b.digest(), c.digest()]).toEqual([a.digest(), a.digest()]);
    }
  });

  it('need no snapshot when every message arrives, whatever the order and however often', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { replicas, bags } = await threeReplicas(seed, 0);
      const random = chance(seed + 1000);
      for (const replica of replicas) {
        const all = bags.flat().map((entries) => ({ entries, at: random() }));
        for (const { entries } of all.sort((x, y) => x.at - y.at)) replica.merge(entries);
      }
      const [a, b, c] = replicas;
      expect([values(b), values(c)]).toEqual([values(a), values(a)]);
    }
  });

  it('let the last write win: a window that has heard of a write is later than it', async () => {
    const a = createRegisters('a', () => {});
    const b = createRegisters('b', () => {});
    for (let i = 0; i < 5; i++) b.set('slide', `b${i}`);
    a.merge(b.entries());
    a.set('slide', 'a');
    b.merge(a.entries());
    expect([a.get('slide'), b.get('slide')]).toEqual(['a', 'a']);
    // The clock counts writes of any register.
    a.merge([{ key: 'other', value: 1, clock: 99, by: 'b' }]);
    a.set('slide', 'later');
    b.merge([{ key: 'slide', value: 'old', clock: 98, by: 'z' }]);
    b.merge(a.entries());
    expect(b.get('slide')).toBe('later');
  });

  it('tell once what changed, who changed it, and nothing of what did not', async () => {
    const posted: Entry[][] = [];
    const a = createRegisters('a', (entries) => posted.push([...entries]));
    const heard: unknown[] = [];
    const stop = a.subscribe((keys, origin) => heard.push([...keys, origin]));
    a.set('step:x', 1);
    a.set('slide', 'x');
    a.set('slide', 'x');
    a.set('step:x', 2);
    expect(heard).toEqual([
      ['step:x', 'here'],
      ['slide', 'here'],
      ['step:x', 'here'],
    ]);
    await null;
    // One message per turn, with the last value of each, in the order of the first write.
    expect(posted.map((entries) => entries.map(({ key, value }) => [key, value]))).toEqual([
      [
        ['step:x', 2],
        ['slide', 'x'],
      ],
    ]);
    heard.length = 0;
    const old = { key: 'slide', value: 'old', clock: 1, by: 'a' };
    a.merge([
      old,
      { key: 'screen', value: 'black', clock: 1, by: 'b' },
      { key: 'theme', value: 'dark', clock: 9, by: 'b' },
    ]);
    a.merge([old]);
    expect(heard).toEqual([['screen', 'theme', 'there']]);
    stop();
    a.set('slide', 'y');
    expect(heard).toHaveLength(1);
  });

  it('keep junk out', () => {
    const a = createRegisters('a', () => {}, [
      null,
      3,
      {},
      { key: 'x', value: 1, clock: 'soon', by: 'b' },
      { key: 'y', value: 2, clock: 4, by: 'b' },
    ]);
    a.merge([undefined, { key: 'slide', clock: Number.NaN, by: 'b' }, { key: 7, clock: 1, by: 'b' }]);
    expect(values(a)).toEqual({ y: 2 });
    a.set('slide', 'z');
    expect(a.entries().find(({ key }) => key === 'slide')?.clock).toBe(5);
  });
});
