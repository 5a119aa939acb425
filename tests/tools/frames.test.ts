import { expect, it } from 'vitest';
import { longestWork } from './frames.mjs';

const thread = (pid: number, tid: number, name: string) => ({
  name: 'thread_name',
  pid,
  tid,
  args: { name },
});
const task = (pid: number, tid: number, tdur: number, dur = tdur) => ({
  name: 'RunTask',
  pid,
  tid,
  dur,
  tdur,
  args: {},
});

it('the longest task of a page is what its own main thread computed, not how long it waited for a core', () => {
  const page = [task(2, 1, 9000, 120_000), task(2, 1, 18_000), task(2, 1, 4000)];
  const others = [task(1, 1, 60_000), task(2, 7, 70_000), task(3, 1, 25_000)];
  const threads = [
    thread(1, 1, 'CrBrowserMain'),
    thread(2, 1, 'CrRendererMain'),
    thread(2, 7, 'DedicatedWorker thread'),
    thread(3, 1, 'CrRendererMain'),
  ];
  expect(longestWork([...page, ...others, ...threads])).toBe(18);
  expect(() => longestWork(threads)).toThrow('no task of a page');
});
