import type { Driver } from '../driver';
import { createFrameGate } from './frameGate';
import type { Stand } from './mode';

/** The windows that have the demo open, and the frames for those on whose screen it is. */
export interface Audience {
  join(id: string, shows: boolean): void;
  leave(id: string): void;
  painted(id: string, n: number): void;
  empty(): boolean;
  /** Sends the frame that a run rests on before it is said to rest. */
  flush(): void;
  /** Whether this window itself shows the demo: it rests only when none does. */
  here(visible: boolean): void;
  close(): void;
}

export function createAudience({ me, send, screen }: Stand, driver: Driver): Audience {
  const members = new Map<string, boolean>();
  let visible = true;
  let unwatch: (() => void) | undefined;
  const gate = createFrameGate((frame, step, n) => send({ kind: 'frame', me, n, frame, step }));

  const changed = () => {
    const showing = [...members].filter(([, shows]) => shows).map(([id]) => id);
    if (showing.length > 0) unwatch ??= driver.watch(gate.offer);
    else {
      unwatch?.();
      unwatch = undefined;
    }
    gate.viewers(showing);
    driver.shown(visible || showing.length > 0);
  };
  /** The picture as it is, for a window that had none. */
  const greet = () => {
    const now = screen.frames.now();
    if (now) gate.offer(now.frame, now.step);
  };
  return {
    join(id, shows) {
      const appears = shows && members.get(id) !== true;
      members.set(id, shows);
      changed();
      if (appears) greet();
    },
    leave(id) {
      if (members.delete(id)) changed();
    },
    painted: gate.painted,
    empty: () => members.size === 0,
    flush: gate.flush,
    here(now) {
      visible = now;
      changed();
    },
    close() {
      unwatch?.();
      gate.close();
    },
  };
}
