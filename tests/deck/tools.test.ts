import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInkBook } from '@/components/deck/ink/book';
import { createKeptInk } from '@/components/deck/ink/kept';
import { createLaser } from '@/components/deck/ink/laser';
import { createLive } from '@/components/deck/ink/live';
import { FRAME, paced } from '@/components/deck/ink/paced';
import type { Shared } from '@/components/deck/ink/shared';
import { createSpotlight } from '@/components/deck/ink/spotlight';
import { createTools } from '@/components/deck/ink/tools';
import { TRAIL, trailPath } from '@/components/deck/ink/trail';
import { createWakeLock } from '@/components/deck/ink/wakeLock';

/** Two windows that hear each other at once, and how many messages crossed. */
function twoWindows(): [Shared, Shared, { sent: string[] }] {
  const values = new Map<string, unknown>();
  const changed = new Set<(keys: readonly string[]) => void>();
  const ears = [new Map<string, Set<(payload: unknown) => void>>(), new Map()];
  const log = { sent: [] as string[] };
  const registers = {
    get: <T>(key: string) => values.get(key) as T | undefined,
    set(key: string, value: unknown) {
      values.set(key, structuredClone(value));
      for (const listener of [...changed]) listener([key]);
    },
    subscribe(listener: (keys: readonly string[]) => void) {
      changed.add(listener);
      return () => void changed.delete(listener);
    },
  };
  const window = (me: number): Shared => ({
    registers,
    send(kind, payload) {
      log.sent.push(kind);
      for (const heard of ears[1 - me].get(kind) ?? []) heard(structuredClone(payload));
    },
    on(kind, heard) {
      const some = ears[me].get(kind) ?? new Set();
      ears[me].set(kind, some.add(heard as (payload: unknown) => void));
      return () => void some.delete(heard as (payload: unknown) => void);
    },
  });
  return [window(0), window(1), log];
}

const noStorage = () => ({ getItem: () => null, setItem() {}, removeItem() {} }) as unknown as Storage;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is in hand', () => {
  const held = ({ store }: ReturnType<typeof createTools>) => store.getState().held;

  it('is one tool at a time; its key puts it away again', () => {
    const tools = createTools();
    expect(tools.run('pen')).toBe(true);
    expect(held(tools)).toBe('pen');
    tools.run('eraser');
    expect(held(tools)).toBe('eraser');
    tools.run('eraser');
    expect(held(tools)).toBe(null);
    expect(tools.run('next')).toBe(false);
  });

  it('leaves + and − to the type size but for the spotlight', () => {
    const tools = createTools();
    expect(tools.run('larger')).toBe(false);
    tools.run('spotlight');
    expect(tools.run('larger')).toBe(true);
    expect(tools.store.getState().asked).toEqual(['spotLarger']);
  });

  it('puts a light out that another window lit, and takes none', () => {
    const tools = createTools();
    tools.store.setState({ lit: true });
    tools.run('spotlight');
    expect(held(tools)).toBe(null);
    expect(tools.store.getState().asked).toEqual(['unlight']);
  });

  it('goes away with Esc, then the bar, then Esc is somebody else’s', () => {
    const tools = createTools();
    tools.run('pen');
    expect([tools.putAway(), held(tools), tools.store.getState().open]).toEqual([true, null, true]);
    expect([tools.putAway(), tools.store.getState().open]).toEqual([true, false]);
    expect(tools.putAway()).toBe(false);
  });

  it('keeps what is asked before the ink is loaded', () => {
    const tools = createTools();
    for (const command of ['undoInk', 'clearInk', 'countdown'] as const) tools.run(command);
    expect(tools.store.getState().asked).toEqual(['undoInk', 'clearInk', 'countdown']);
    expect(tools.store.getState().open).toBe(true);
  });
});

describe('a stroke being drawn', () => {
  const window = (shared: Shared) => {
    const book = createInkBook(shared, createKeptInk('', noStorage));
    return { book, live: createLive(shared, book) };
  };
  const line = (points: number[]) =>
    ({ id: 'a', slide: 'energy', color: 'data', nib: 'fine', points }) as const;

  it('is seen in the other window as it grows, each point sent once, until it is in the book', () => {
    const [one, two, log] = twoWindows();
    const here = window(one);
    const there = window(two);
    const seen = () => there.live.store.getState().map(({ points }) => points);
    here.live.tell(line([1, 2, 3, 4]));
    here.live.tell(line([1, 2, 3, 4]));
    here.live.tell(line([1, 2, 3, 4, 5, 6]));
    expect(seen()).toEqual([[1, 2, 3, 4, 5, 6]]);
    expect(log.sent).toEqual(['stroke', 'stroke']);
    const { slide, ...stroke } = line([1, 2, 5, 6]);
    here.book.draw(slide, stroke);
    expect(there.book.strokes('energy')).toEqual([stroke]);
    expect(seen()).toEqual([]);
  });

  it('is forgotten when it was given up, or its window is gone; junk is not drawn', () => {
    const [one, two] = twoWindows();
    const here = window(one);
    const there = window(two);
    here.live.tell(line([1, 2]));
    here.live.end('a');
    vi.advanceTimersByTime(500);
    expect(there.live.store.getState()).toEqual([]);
    here.live.tell({ ...line([1, 2]), id: 'b' });
    expect(there.live.store.getState()).toHaveLength(1);
    vi.advanceTimersByTime(11_000);
    expect(there.live.store.getState()).toEqual([]);
    one.send('stroke', { stroke: { id: 'c', color: 'url(evil)' }, from: 0, points: [1, 2] });
    one.send('stroke', 'junk');
    one.send('stroke', null);
    expect(there.live.store.getState()).toEqual([]);
  });
});

describe('the laser', () => {
  const at = (x: number) => ({ slide: 'energy', x, y: 0.5 });

  it('points in both windows, at most 60 times in a second, and last where it is', () => {
    const [one, two, log] = twoWindows();
    const here = createLaser(one);
    const there = createLaser(two);
    for (let i = 1; i <= 500; i++) {
      here.point(at(i / 500));
      vi.advanceTimersByTime(2);
    }
    expect(log.sent.length).toBeLessThanOrEqual(60);
    expect(log.sent.length).toBeGreaterThan(50);
    vi.advanceTimersByTime(FRAME);
    expect(there.aim()).toEqual(at(1));
    expect(here.aim()).toEqual(at(1));
    here.point(null);
    vi.advanceTimersByTime(FRAME);
    expect([here.aim(), there.aim()]).toEqual([null, null]);
  });

  it('stays on at rest, and goes out with its window', () => {
    const [one, two] = twoWindows();
    const here = createLaser(one);
    const there = createLaser(two);
    here.point(at(0.3));
    vi.advanceTimersByTime(20_000);
    expect(there.aim()).toEqual(at(0.3));
    here.close();
    expect(there.aim()).toBe(null);
    // A window that crashed says nothing.
    one.send('pointer', at(0.6));
    vi.advanceTimersByTime(3000);
    expect(there.aim()).toBe(null);
    one.send('pointer', { slide: 'energy', x: Number.NaN, y: 0 });
    expect(there.aim()).toBe(null);
  });

  it('draws a tail as wide as the dot where it is and gone where it was', () => {
    const size = { width: 1280, height: 720 };
    const trail = [0, 1, 2].map((i) => ({ x: 0.1 + 0.1 * i, y: 0.5, at: (i * TRAIL) / 2 }));
    const ys = (now: number) =>
      (trailPath(trail, now, size, 8).match(/,([\d.]+)/g) ?? []).map((y) => Number(y.slice(1)));
    const wide = ys(TRAIL - 1);
    expect(Math.max(...wide)).toBeCloseTo(368, 0);
    expect(Math.min(...wide)).toBeCloseTo(352, 0);
    expect(wide).toHaveLength(6);
    // Left and right of the oldest place, first and last on the way around, are one point.
    expect(Math.abs(wide[0] - wide[5])).toBeLessThan(0.2);
    expect(trailPath(trail, 2.1 * TRAIL, size, 8)).toBe('');
    expect(trailPath([trail[0], { ...trail[0], at: 1 }], 2, size, 8)).toBe('');
  });
});

describe('the spotlight', () => {
  it('is lit, moved, resized and put out for both windows, and a window that comes finds its place', () => {
    const [one, two, log] = twoWindows();
    const here = createSpotlight(one);
    const there = createSpotlight(two);
    here.light();
    expect(there.store.getState()).toMatchObject({ x: 0.5, y: 0.5 });
    for (let i = 0; i < 100; i++) here.move(i / 128, 0.3);
    vi.advanceTimersByTime(300);
    expect(there.store.getState()).toMatchObject({ x: 99 / 128, y: 0.3 });
    expect(log.sent.length).toBeLessThan(5);
    expect(createSpotlight(two).store.getState()).toMatchObject({ x: 99 / 128, y: 0.3 });
    for (let i = 0; i < 50; i++) there.resize(1.2);
    expect(here.store.getState()?.r).toBe(0.6);
    for (let i = 0; i < 50; i++) there.resize(1 / 1.2);
    expect(here.store.getState()?.r).toBe(0.03);
    there.unlight();
    expect(here.store.getState()).toBe(null);
    here.move(0.1, 0.1);
    vi.advanceTimersByTime(300);
    expect(there.store.getState()).toBe(null);
    one.registers.set('spotlight', { x: 'a', y: 1, r: 9 });
    expect(there.store.getState()).toBe(null);
  });
});

describe('the screen', () => {
  const page = (request?: () => Promise<EventTarget & { release(): Promise<void> }>) => {
    let seen = () => {};
    const screen = {
      shown: true,
      wakeLock: request && { request },
      visible: () => screen.shown,
      onVisible: (changed: () => void) => {
        seen = changed;
        return () => {};
      },
      show(shown: boolean) {
        screen.shown = shown;
        seen();
      },
    };
    return screen;
  };
  const sentinel = () => Object.assign(new EventTarget(), { release: vi.fn(() => Promise.resolve()) });
  const settled = () => vi.advanceTimersByTimeAsync(0);

  it('stays awake while it is wanted, and is asked again when the page is back', async () => {
    const locks = [sentinel(), sentinel()];
    let asked = 0;
    const screen = page(() => Promise.resolve(locks[asked++]));
    const wake = createWakeLock(screen);
    const says = () => wake.store.getState().awake;
    expect(says()).toBe('off');
    wake.want(true);
    wake.want(true);
    await settled();
    expect([says(), asked]).toEqual(['on', 1]);
    screen.shown = false;
    locks[0].dispatchEvent(new Event('release'));
    expect(says()).toBe('waiting');
    screen.show(true);
    await settled();
    expect([says(), asked]).toEqual(['on', 2]);
    wake.want(false);
    await settled();
    expect([says(), locks[1].release.mock.calls.length]).toEqual(['off', 1]);
    locks[1].dispatchEvent(new Event('release'));
    expect(says()).toBe('off');
  });

  it('says so where the browser cannot, or does not', async () => {
    const without = createWakeLock(page());
    without.want(true);
    expect(without.store.getState().awake).toBe('unsupported');
    const refused = createWakeLock(page(() => Promise.reject(new Error('low battery'))));
    refused.want(true);
    await settled();
    expect(refused.store.getState().awake).toBe('refused');
  });

  it('gives back a lock that comes when it is no longer wanted', async () => {
    const lock = sentinel();
    const wake = createWakeLock(page(() => Promise.resolve(lock)));
    wake.want(true);
    wake.want(false);
    await settled();
    expect([wake.store.getState().awake, lock.release.mock.calls.length]).toEqual(['off', 1]);
  });
});

describe('what is paced', () => {
  it('comes at once, then the latest when its time has come; what is cancelled never', () => {
    const seen: number[] = [];
    const call = paced((n: number) => seen.push(n), 100);
    for (const n of [1, 2, 3]) call(n);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual([1, 3]);
    call(4);
    call.cancel();
    vi.advanceTimersByTime(500);
    expect(seen).toEqual([1, 3]);
  });
});
