import type { Progress, Runner, Snapshot } from '@/lib/runner';
import type { Run } from '@/lib/simulation';
import type { PaintedFrames } from './paintedFrames';
import type { Reply, Request } from './protocol';

/** A runner of whatever demo; its frames go to where they are painted. */
export interface DemoRunner extends Omit<Runner<Record<string, unknown>, unknown>, 'flush' | 'settled'> {
  /**
   * Tells each frame to somebody who shows it elsewhere: then frames come, at most 30 a second, although this window
   * is hidden and paints none. Returns the way out.
   */
  watch(seen: (frame: unknown, step: number) => void): () => void;
}

/** Opens the runner of a demo; `base` is the address of the site. */
export type OpenRunner = (
  id: string,
  base: string,
  frames: PaintedFrames,
  onProgress: (progress: Progress) => void,
) => DemoRunner;

/** What a hidden window leaves between two frames, ms. */
const HIDDEN_REST = 1000 / 30;
/** A window that paints more slowly than this holds nobody up who shows the demo elsewhere, ms. */
const SLOW_PAINT = 100;

/** The page's end of a demo's worker: a runner whose commands travel as messages. */
export const createWorkerRunner: OpenRunner = (id, base, frames, onProgress) => {
  let serial = 0;
  let run: Run | undefined;
  const watchers = new Set<(frame: unknown, step: number) => void>();
  const asked: { resolve(snapshot: Snapshot): void; reject(why: Error): void }[] = [];

  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const send = (request: Request) => worker.postMessage(request);
  const fail = (reason: string) => {
    for (const { reject } of asked.splice(0)) reject(new Error(reason));
    onProgress({ status: 'error', step: 0, reason, engine: { name: 'none', fallbacks: [] }, rate: 0 });
  };

  let [came, painted] = [0, 0];
  let unsaid: Progress | undefined;
  frames.onPainted = () => {
    painted = came;
    send({ kind: 'painted' });
  };
  /** Goes on for those who watch when this window is slow to paint, or does not paint at all. */
  const hasten = () => {
    if (watchers.size === 0 || painted === came) return;
    // No animation frame will come: the worker itself counts the time, its timers are not slowed down.
    if (document.hidden) return send({ kind: 'painted', rest: HIDDEN_REST });
    // A covered window is not hidden, and gets animation frames rarely.
    const last = came;
    setTimeout(() => painted < last && frames.onPainted(), SLOW_PAINT);
  };
  const show = (frame: unknown, step: number) => {
    came++;
    frames.show(frame, step);
    for (const seen of watchers) seen(frame, step);
    hasten();
  };
  const say = () => {
    const progress = unsaid;
    unsaid = undefined;
    if (progress) onProgress(progress);
  };
  document.addEventListener('visibilitychange', hasten);

  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.kind === 'failed') return fail(data.reason);
    if (data.kind === 'snapshot') return asked.shift()?.resolve(data.snapshot);
    if (data.kind === 'noSnapshot') return asked.shift()?.reject(new Error(data.reason));
    if (data.kind === 'ready' || data.serial !== serial) return;
    if (data.kind === 'frame') return show(data.frame, data.step);
    if (run && data.events) run = { ...run, events: data.events };
    unsaid = data.progress;
    frames.afterPaint(say);
    if (watchers.size > 0) setTimeout(say, SLOW_PAINT);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || 'the worker of this demo could not be started');
  };
  worker.onmessageerror = () => fail('a message of the worker could not be read');
  send({ kind: 'open', id, base });

  const begin = (next: Run) => {
    serial++;
    run = next;
    unsaid = undefined;
    frames.clear();
  };

  return {
    start(next) {
      begin(next);
      send({ kind: 'start', run: next });
    },
    restore(from) {
      begin(from.run);
      send({ kind: 'restore', from });
    },
    snapshot() {
      send({ kind: 'snapshot' });
      return new Promise((resolve, reject) => asked.push({ resolve, reject }));
    },
    tune: (patch) => send({ kind: 'tune', patch }),
    act: (action) => send({ kind: 'act', action }),
    play: (until = Number.POSITIVE_INFINITY) => send({ kind: 'play', until }),
    pause: () => send({ kind: 'pause' }),
    stepOnce: () => send({ kind: 'stepOnce' }),
    seek: (step) => send({ kind: 'seek', step }),
    speed: (stepsPerSecond) => send({ kind: 'speed', stepsPerSecond }),
    record() {
      if (!run) throw new Error('no run was started');
      return run;
    },
    watch(seen) {
      watchers.add(seen);
      hasten();
      return () => watchers.delete(seen);
    },
    dispose() {
      document.removeEventListener('visibilitychange', hasten);
      frames.onPainted = () => {};
      worker.terminate();
      for (const { reject } of asked.splice(0)) reject(new Error('the demo was closed'));
    },
  };
};
