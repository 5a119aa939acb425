import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Room } from '@/components/deck/room/room';
import { createRunLinks } from '@/components/deck/room/runLinks';
import { createHub, enter, pass } from './hub';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const room of rooms.splice(0)) room.close();
  vi.useRealTimers();
});

const rooms: Room[] = [];

function openWindow(hub: ReturnType<typeof createHub>, me: string, build?: string) {
  const links = createRunLinks();
  const link = links.open('energy/hopfield');
  const room = enter(hub, me, build ? { build } : {});
  rooms.push(room);
  return { links, link, room, detach: links.attach(room) };
}

it('a demo opened before the room is there is alone and leads; then it hears who does', async () => {
  const hub = createHub();
  const a = openWindow(hub, 'a');
  await pass(300);
  const links = createRunLinks();
  const link = links.open('energy/hopfield');
  const changed = vi.fn();
  const heard = vi.fn();
  link.onLeader(changed);
  link.receive(heard);
  expect([link.leads(), link.alone()]).toEqual([true, true]);
  link.send('nobody hears this');
  const room = enter(hub, 'b');
  rooms.push(room);
  const detach = links.attach(room);
  await pass(50);
  expect([link.leads(), link.alone(), changed.mock.calls.length > 0]).toEqual([false, false, true]);
  a.link.send({ frame: 1 });
  a.links.open('energy/another').send({ frame: 2 });
  await pass(5);
  expect(heard.mock.calls).toEqual([[{ frame: 1 }, 'a']]);
  room.takeOver();
  await pass(5);
  expect([link.leads(), a.link.leads()]).toEqual([true, false]);
  detach();
  expect([link.leads(), link.alone()]).toEqual([true, true]);
  a.link.send({ frame: 3 });
  await pass(5);
  expect(heard).toHaveBeenCalledTimes(1);
});

it('windows of another build are no company for a demo', async () => {
  const hub = createHub();
  const a = openWindow(hub, 'a');
  const b = openWindow(hub, 'b', 'b2');
  await pass(2000);
  expect([a.link.alone(), b.link.alone()]).toEqual([true, true]);
});
