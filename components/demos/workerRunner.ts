import type { Progress, Runner } from '@/lib/runner';
import type { Run } from '@/lib/simulation';
import type { FrameSource } from './demo';
import type { Reply, Request } from './protocol';

/** Time that one animation frame may spend on painting before the rest waits for the next. */
const PAINT_MS = 6;

export interface WorkerRunner extends Omit<Runner<Record<string, unknown>, unknown>, 'flush' | 'settled'> {
  frames: FrameSource<unknown>;
}

/**
 * The page's end of a demo's worker: a runner whose commands travel as messages, and a source of frames that are
 * painted on animation frames only.
 */
export function createWorkerRunner(
  id: string,
  base: string,
  onProgress: (progress: Progress) => void,
): WorkerRunner {
  const listeners = new Set<(frame: unknown, step: number) => void>();
  let serial = 0;
  let latest: { frame: unknown; step: number } | null = null;
  let painting = 0;
  let run: Run | undefined;

  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const send = (request: Request) => worker.postMessage(request);
  const fail = (reason: string) =>
    onProgress({ status: 'error', step: 0, reason, engine: { name: 'none', fallbacks: [] }, rate: 0 });

  // What a run says of itself must not run ahead of what is on screen.
  let held: Progress | undefined;
  let shown: { frame: unknown; step: number } | null = null;
  let waiting: ((frame: unknown, step: number) => void)[] = [];

  /** Paints the latest frame, a few pictures per animation frame: a card of many plots must not block the page. */
  const paint = () => {
    const begin = performance.now();
    if (shown !== latest) {
      shown = latest;
      waiting = [...listeners];
    }
    for (let draw = waiting.shift(); draw; draw = waiting.shift()) {
      if (shown && listeners.has(draw)) draw(shown.frame, shown.step);
      if (performance.now() - begin > PAINT_MS) break;
    }
    if (waiting.length > 0 || shown !== latest) {
      painting = requestAnimationFrame(paint);
      return;
    }
    painting = 0;
    send({ kind: 'painted' });
    if (held) onProgress(held);
    held = undefined;
  };

  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.kind === 'failed') return fail(data.reason);
    if (data.kind === 'ready' || data.serial !== serial) return;
    if (data.kind === 'progress') {
      if (run && data.events) run = { ...run, events: data.events };
      if (painting && !document.hidden) held = data.progress;
      else onProgress(data.progress);
      return;
    }
    latest = { frame: data.frame, step: data.step };
    // A hidden tab paints nothing; the run goes on and the last frame waits.
    if (!painting) painting = requestAnimationFrame(paint);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || 'the worker of this demo could not be started');
  };
  worker.onmessageerror = () => fail('a message of the worker could not be read');
  send({ kind: 'open', id, base });

  return {
    start(next) {
      serial++;
      run = next;
      latest = null;
      waiting = [];
      held = undefined;
      send({ kind: 'start', run: next });
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
    dispose() {
      cancelAnimationFrame(painting);
      listeners.clear();
      worker.terminate();
    },
    frames: {
      subscribe(draw) {
        listeners.add(draw);
        if (latest) draw(latest.frame, latest.step);
        return () => listeners.delete(draw);
      },
      latest: () => latest?.frame ?? null,
    },
  };
}
