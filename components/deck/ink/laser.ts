import { FRAME, paced } from './paced';
import type { Shared } from './shared';
import { recent, type Spot } from './trail';

/** Where a laser points: a slide, and a place as parts of its width and height. */
export interface Aim {
  slide: string;
  x: number;
  y: number;
}

/** A laser at rest says so once in a while; one that was not heard of for longer is out, ms. */
const STILL_ON = 1000;
const FORGET = 2500;

/** The laser of the room: the last window that points has it. */
export function createLaser({ send, on }: Shared) {
  const listeners = new Set<() => void>();
  let aim: Aim | null = null;
  let trail: Spot[] = [];
  let mine = false;
  let still: ReturnType<typeof setInterval> | undefined;
  let forget: ReturnType<typeof setTimeout> | undefined;

  const show = (next: Aim | null) => {
    const now = performance.now();
    trail = next && next.slide === aim?.slide ? [...recent(trail, now), { ...next, at: now }] : [];
    if (next && trail.length === 0) trail = [{ ...next, at: now }];
    aim = next;
    for (const changed of listeners) changed();
  };
  const tell = paced((next: Aim | null) => {
    show(next);
    send('pointer', next);
  }, FRAME);
  const unsubscribe = on('pointer', (payload) => {
    const next = isAim(payload) ? payload : null;
    mine = false;
    clearTimeout(forget);
    if (next) forget = setTimeout(() => show(null), FORGET);
    show(next);
  });
  const out = () => {
    clearInterval(still);
    still = undefined;
  };

  return {
    /** Points in this window, and in all others; null takes the laser away. */
    point(next: Aim | null) {
      if (next === null && !mine) return;
      mine = next !== null;
      clearTimeout(forget);
      tell(next);
      out();
      if (next) still = setInterval(() => (mine ? send('pointer', aim) : out()), STILL_ON);
    },
    aim: () => aim,
    trail: () => trail,
    subscribe(changed: () => void) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    close() {
      if (mine) send('pointer', null);
      out();
      clearTimeout(forget);
      tell.cancel();
      unsubscribe();
    },
  };
}

export type Laser = ReturnType<typeof createLaser>;

function isAim(value: unknown): value is Aim {
  const { slide, x, y } = (value ?? {}) as Partial<Aim>;
  return typeof slide === 'string' && Number.isFinite(x) && Number.isFinite(y);
}
