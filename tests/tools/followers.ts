/**
 * A class of many over a real broker: `node tests/tools/run.mjs tests/tools/followers.ts [followers] [changes]`. One line of
 * JSON: how long each follower took to be where the lecturer is, what an intruder could do, how one came back.
 */
import { moveTo, openClass, openCuttable, openMalice, until } from './lectureClass';
import { startMosquitto } from './mosquitto.mjs';

const [followerCount = 200, changes = 30] = process.argv.slice(2).map(Number);
/** How long one follower is offline, in seconds. */
const OFFLINE = 10;

const broker = await startMosquitto();
const room = await openClass(broker.url);
const followers = await Promise.all(Array.from({ length: followerCount }, () => room.join()));
await until(() => followers.every(({ store }) => store.getState().lead !== null), 60_000);

const times: number[] = [];
for (let i = 0; i < changes; i++) {
  times.push(...(await moveTo(room, followers, `slide-${i}`)));
  await new Promise((done) => setTimeout(done, 100));
}
times.sort((a, b) => a - b);
const quantile = (q: number) => Math.round(times[Math.min(times.length - 1, Math.floor(q * times.length))]);

const line = await openCuttable(broker.url);
const traveller = await room.join(line.url);
await until(() => traveller.store.getState().lead !== null);
line.cut();
await moveTo(room, followers, 'while-away');
await new Promise((done) => setTimeout(done, OFFLINE * 1000));
const stayed = traveller.store.getState().lead?.slide !== 'while-away';
line.mend();
const catchUp = await until(() => traveller.store.getState().lead?.slide === 'while-away', 30_000);
line.close();

const malice = await openMalice(room);
await moveTo(room, followers, 'before-malice');
const seen = new Set<string>();
for (const { store } of followers) store.subscribe(({ lead }) => seen.add(lead?.slide ?? 'none'));
const sent = await malice.attack();
const dropsOf = (index: number) =>
  Object.values(followers[index].store.getState().drops).reduce((sum, n) => sum + n, 0);
await until(() => followers.every((_, index) => dropsOf(index) > 200), 60_000);
const followed = [...seen].filter((slide) => slide !== 'before-malice');
const after = await moveTo(room, followers, 'after-malice');
const { drops } = followers[0].store.getState();
await malice.close();
room.close();
await broker.stop();

console.log(
  JSON.stringify({
    followers: followerCount,
    changes,
    milliseconds: { p50: quantile(0.5), p95: quantile(0.95), max: quantile(1) },
    offline: { seconds: OFFLINE, stayed, catchUpMilliseconds: Math.round(catchUp) },
    malice: {
      sent,
      followed,
      commands: room.commands,
      drops,
      nextChangeMilliseconds: Math.round(Math.max(...after)),
    },
  }),
);
process.exit(0);
