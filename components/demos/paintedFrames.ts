import type { FrameSource } from './demo';

/** Time that one animation frame may spend on painting before the rest waits for the next. */
const PAINT_MS = 6;
/** A window that cannot keep up with the frames says how far the run is all the same, this late at most, ms. */
const LATE = 300;

/** Frames as they come in, painted on animation frames; whoever computes them may change, the pictures stay. */
export interface PaintedFrames extends FrameSource<unknown> {
  show(frame: unknown, step: number): void;
  /** The latest frame with its step. */
  now(): { frame: unknown; step: number } | null;
  /** A new run begins: nothing of the old one is painted any more. */
  clear(): void;
  /** Says something of a run once the frame before it is on screen; only the last of several is said. */
  afterPaint(say: () => void): void;
  /** Called when the latest frame is on screen. */
  onPainted: () => void;
  stop(): void;
}

export function createPaintedFrames(): PaintedFrames {
  const listeners = new Set<(frame: unknown, step: number) => void>();
  let latest: { frame: unknown; step: number } | null = null;
  let shown: { frame: unknown; step: number } | null = null;
  let waiting: ((frame: unknown, step: number) => void)[] = [];
  let painting = 0;
  let held: { say: () => void; since: number } | undefined;

  /** Paints the latest frame, a few pictures per animation frame: a card of many plots must not block the page. */
  const paint = () => {
    const begin = performance.now();
    // A frame that was begun is finished: where they come faster than they are painted, none would ever be.
    if (waiting.length === 0 && shown !== latest) {
      shown = latest;
      waiting = [...listeners];
    }
    for (let draw = waiting.shift(); draw; draw = waiting.shift()) {
      if (shown && listeners.has(draw)) draw(shown.frame, shown.step);
      if (performance.now() - begin > PAINT_MS) break;
    }
    const behind = shown !== latest;
    painting = behind || waiting.length > 0 ? requestAnimationFrame(paint) : 0;
    if (waiting.length > 0) return;
    frames.onPainted();
    if (!held || (behind && performance.now() - held.since < LATE)) return;
    const { say } = held;
    held = undefined;
    say();
  };

  const frames: PaintedFrames = {
    show(frame, step) {
      latest = { frame, step };
      // A hidden tab paints nothing; the run goes on and the last frame waits.
      if (!painting) painting = requestAnimationFrame(paint);
    },
    clear() {
      latest = null;
      waiting = [];
      held = undefined;
    },
    afterPaint(say) {
      // What a run says of itself must not run ahead of what is on screen.
      if (painting && !document.hidden) held = { say, since: held?.since ?? performance.now() };
      else say();
    },
    onPainted() {},
    stop() {
      cancelAnimationFrame(painting);
      listeners.clear();
    },
    subscribe(draw) {
      listeners.add(draw);
      if (latest) draw(latest.frame, latest.step);
      return () => listeners.delete(draw);
    },
    latest: () => latest?.frame ?? null,
    now: () => latest,
  };
  return frames;
}
