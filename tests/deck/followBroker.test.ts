import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Follower } from '@/components/deck/follow/follower';
import { topics } from '@/components/deck/follow/links';
import { encode, type RemoteCommand, remoteFields, voteFields } from '@/components/deck/follow/messages';
import { seal } from '@/components/deck/follow/signing';
import { type LectureClass, moveTo, openClass, openCuttable, openMalice, until } from '../tools/lectureClass';
import { findMosquitto, startMosquitto } from '../tools/mosquitto.mjs';

let broker: Awaited<ReturnType<typeof startMosquitto>>;
let room: LectureClass;
let followers: Follower[];
let lift: ReturnType<typeof rideLift>;

beforeAll(async () => {
  broker = await startMosquitto();
  room = await openClass(broker.url);
  followers = await Promise.all(Array.from({ length: 20 }, () => room.join()));
  await until(() => followers.every(({ store }) => store.getState().lead?.slide === 'opening'));
  // It takes its seconds while the others work.
  lift = rideLift();
});
afterAll(async () => {
  room.close();
  await broker.stop();
});

/** A follower of another class whose phone loses the broker for three seconds, while the lecture goes on. */
async function rideLift() {
  const other = await openClass(broker.url);
  const line = await openCuttable(broker.url);
  const follower = await other.join(line.url);
  const slide = 'while-away';
  const there = () => follower.store.getState().lead?.slide === slide;
  const ride = async () => {
    await until(() => follower.store.getState().lead !== null);
    line.cut();
    await until(() => follower.store.getState().line === 'waiting');
    other.state.slide = slide;
    other.leader.changed();
    await new Promise((done) => setTimeout(done, 3000));
    if (there()) throw new Error('the line was not cut');
    line.mend();
    // The longest wait after three seconds of tries, and the way there.
    await until(there, 6000);
    other.close();
    line.close();
  };
  return { follower, slide, caughtUp: ride() };
}

test('twenty followers are where the lecturer is within a second, for every change', async () => {
  for (const slide of ['energy', 'memory', 'regression']) {
    expect(Math.max(...(await moveTo(room, followers, slide)))).toBeLessThan(1000);
  }
});

test('who knows the topic changes nothing: forged, altered, repeated and malformed messages are dropped and counted', async () => {
  const malice = await openMalice(room);
  const remote = async (command: RemoteCommand, n: number) => {
    const { remote: topic } = topics(room.link.topic);
    const sealed = await seal(topic, room.remoteKeys.privateKey, encode(remoteFields, { n, command }));
    await malice.client.publishAsync(topic, Buffer.from(sealed), { qos: 1 });
  };
  await moveTo(room, followers, 'learning');
  await remote('next', Date.now());
  await until(() => room.commands.length === 1);
  const seen = new Set<string>();
  for (const { store } of followers) store.subscribe(({ lead }) => seen.add(lead?.slide ?? 'none'));
  const sent = await malice.attack();
  // A command that is signed and new, but that the remote had not made since the lecturer last spoke.
  await remote('previous', Date.now() - 60_000);
  const all = ({ store }: Follower) => Object.values(store.getState().drops).reduce((sum, n) => sum + n, 0);
  await until(() => followers.every((follower) => all(follower) > 200));
  await until(() => Object.values(room.leader.store.getState().drops).reduce((sum, n) => sum + n, 0) >= 3);
  expect(sent).toBeGreaterThan(200);
  expect(room.commands).toEqual(['next']);
  expect([...seen]).toEqual(['learning']);
  const { drops } = followers[0].store.getState();
  for (const why of ['long', 'malformed', 'unsigned', 'old'] as const)
    expect(drops[why], why).toBeGreaterThan(0);
  expect(Math.max(...(await moveTo(room, followers, 'after')))).toBeLessThan(1000);
  await malice.close();
}, 20_000);

test('a vote arrives with the device that gave it', async () => {
  await expect(followers[3].vote({ slide: 'energy', demo: 'ising-magnet', answer: 'low' })).resolves.toBe(
    true,
  );
  await until(() => room.votes.length === 1);
  const [{ device, payload }] = room.votes;
  expect(device).toMatch(/^[\w-]{16}$/);
  expect(new TextDecoder().decode(payload)).toBe(
    encode(voteFields, { slide: 'energy', demo: 'ising-magnet', answer: 'low' }),
  );
});

test('three seconds offline: the follower comes back by itself and catches up', async () => {
  const { follower, slide, caughtUp } = await lift;
  await caughtUp;
  expect(follower.store.getState().lead?.slide).toBe(slide);
}, 20_000);

test('with the rules of the README a class may read and vote, and nothing else', async () => {
  const blocks = readFileSync('README.md', 'utf8').split(/\n\n/);
  const acl = blocks.find((block) => block.includes('topic read lecture/+')) ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'passwords-'));
  const passwords = join(folder, 'passwords');
  execFileSync(join(dirname(findMosquitto() ?? ''), '../bin/mosquitto_passwd'), [
    '-b',
    '-c',
    passwords,
    'lecturer',
    'secret',
  ]);
  const strict = await startMosquitto({ acl: acl.replace(/^ +/gm, ''), passwords });
  const other = await openClass(strict.url.replace('ws://', 'ws://lecturer:secret@'));
  const follower = await other.join(strict.url);
  const malice = await openMalice({ ...other, link: { ...other.link, broker: strict.url } });
  try {
    await until(() => follower.store.getState().lead !== null);
    await malice.attack();
    await expect(follower.vote({ slide: 'energy', demo: 'd', answer: 'low' })).resolves.toBe(true);
    await until(() => other.votes.length === 1);
    await moveTo(other, [follower], 'energy');
    expect(Object.values(follower.store.getState().drops)).toEqual([0, 0, 0, 0, 0]);
    expect(Object.values(other.leader.store.getState().drops)).toEqual([0, 0, 0, 0, 0]);
  } finally {
    other.close();
    await malice.close();
    await strict.stop();
    rmSync(folder, { recursive: true });
  }
}, 20_000);
