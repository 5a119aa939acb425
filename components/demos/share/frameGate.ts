import { byteSize } from './byteSize';

/** Frames per second that cross to other windows at most. */
const HZ = 30;
/** Bytes per second likewise: a frame of more than 1 MB crosses less often, in proportion. */
const BYTES = HZ * 2 ** 20;
/** How long a window that has not painted yet is waited for, ms, and how many times in a row. */
const PATIENCE = 500;
const CHANCES = 3;

/** Lets the newest frame through as often as the other windows can take it. */
export interface FrameGate {
  offer(frame: unknown, step: number): void;
  /** Sends the waiting frame now: the run rests on it. */
  flush(): void;
  painted(viewer: string, n: number): void;
  /** Windows that show the demo. */
  viewers(ids: Iterable<string>): void;
  close(): void;
}

export function createFrameGate(send: (frame: unknown, step: number, n: number) => void): FrameGate {
  let waiting: { frame: unknown; step: number } | null = null;
  let viewers = new Set<string>();
  let owing = new Set<string>();
  const missed = new Map<string, number>();
  let n = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  let rest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting || viewers.size === 0) return;
    const { frame, step } = waiting;
    waiting = null;
    for (const id of owing) missed.set(id, (missed.get(id) ?? 0) + 1);
    sentAt = performance.now();
    rest = Math.max(1000 / HZ, (1000 * byteSize(frame)) / BYTES);
    owing = new Set([...viewers].filter((id) => (missed.get(id) ?? 0) < CHANCES));
    send(frame, step, ++n);
  };
  const tryNow = () => {
    if (!waiting || viewers.size === 0) return;
    const due = sentAt + (owing.size > 0 ? Math.max(rest, PATIENCE) : rest) - performance.now();
    clearTimeout(timer);
    // A frame of the screen is not exact: what is due within two milliseconds is due.
    if (due <= 2) flush();
    else timer = setTimeout(flush, due);
  };
  return {
    offer(frame, step) {
      waiting = { frame, step };
      tryNow();
    },
    flush,
    painted(viewer, painted) {
      missed.delete(viewer);
      if (painted !== n || !owing.delete(viewer) || owing.size > 0) return;
      tryNow();
    },
    viewers(ids) {
      viewers = new Set(ids);
      for (const id of owing) if (!viewers.has(id)) owing.delete(id);
      tryNow();
    },
    close: () => clearTimeout(timer),
  };
}
