import { createRunner, type Runner } from '@/lib/runner';
import type { Assets, Run } from '@/lib/simulation';
import type { Reply, Request } from './protocol';
import { loadDemo, loadSimulation } from './registry';

// One worker runs one demo. It opens the demo's simulation, obeys the page, and sends a frame only after the last
// one was painted: a slow screen skips frames, never steps.

const scope = self as unknown as DedicatedWorkerGlobalScope;
let runner: Runner<Record<string, unknown>, unknown> | undefined;
let serial = 0;
let painted = true;
let sentEvents = 0;
let lastEvent: Run['events'][number] | undefined;
let lastStatus = '';
let lastProgress = 0;
/** A run that goes on says so this often, not after every slice. */
const PROGRESS_MS = 80;
const early: Request[] = [];

scope.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'open') {
    open(data.id, data.base).catch((error) => reply({ kind: 'failed', reason: messageOf(error) }));
  } else if (runner) obey(runner, data);
  else early.push(data);
};

async function open(id: string, base: string): Promise<void> {
  const [demo, simulation] = await Promise.all([loadDemo(id), loadSimulation(id)]);
  runner = createRunner(simulation, {
    assets: pageAssets(base),
    readouts: (frame) =>
      Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)])),
    wantsFrame: () => painted,
    onFrame: (frame, step) => {
      painted = false;
      scope.postMessage({ kind: 'frame', serial, frame, step } satisfies Reply, buffersOf(frame));
    },
    onProgress: (progress) => {
      // Events travel only when there are new ones; before the first start there is no record.
      const events: Run['events'] = progress.status === 'loading' ? [] : (runner?.record().events ?? []);
      // A slider dragged at rest changes the last event and makes no new one.
      const news = events.length !== sentEvents || events.at(-1) !== lastEvent;
      const goesOn = progress.status === 'running' && lastStatus === 'running' && !news;
      if (goesOn && performance.now() - lastProgress < PROGRESS_MS) return;
      lastStatus = progress.status;
      lastProgress = performance.now();
      reply({ kind: 'progress', serial, progress, events: news ? events : null });
      sentEvents = events.length;
      lastEvent = events.at(-1);
    },
  }) as Runner<Record<string, unknown>, unknown>;
  reply({ kind: 'ready' });
  for (const request of early.splice(0)) obey(runner, request);
}

function obey(target: Runner<Record<string, unknown>, unknown>, request: Request): void {
  switch (request.kind) {
    case 'start':
      begin();
      target.start(request.run);
      break;
    case 'restore':
      begin();
      target.restore(request.from);
      break;
    case 'snapshot':
      target.snapshot().then(
        (snapshot) => scope.postMessage({ kind: 'snapshot', snapshot } satisfies Reply, buffersOf(snapshot)),
        (error) => reply({ kind: 'noSnapshot', reason: messageOf(error) }),
      );
      break;
    case 'tune':
      target.tune(request.patch);
      break;
    case 'act':
      target.act(request.action);
      break;
    case 'play':
      target.play(request.until);
      break;
    case 'pause':
      target.pause();
      break;
    case 'stepOnce':
      target.stepOnce();
      break;
    case 'seek':
      target.seek(request.step);
      break;
    case 'speed':
      target.speed(request.stepsPerSecond);
      break;
    case 'painted':
      if (request.rest) setTimeout(goOn, request.rest, target);
      else goOn(target);
  }
}

/** What was held back or painted belongs to an older run. */
function begin(): void {
  serial++;
  painted = true;
  sentEvents = -1;
}

function goOn(target: Runner<Record<string, unknown>, unknown>): void {
  painted = true;
  target.flush();
}

function reply(message: Reply): void {
  scope.postMessage(message);
}

/** Each file is fetched once: a run that starts anew needs no network. */
function pageAssets(base: string): Assets {
  const url = (name: string) => `${base}/${name}`;
  const known = new Map<string, Uint8Array>();
  return {
    url,
    async bytes(name) {
      let bytes = known.get(name);
      if (!bytes) {
        const response = await fetch(url(name));
        if (!response.ok) throw new Error(`cannot load ${name}: ${response.status} ${response.statusText}`);
        bytes = new Uint8Array(await response.arrayBuffer());
        known.set(name, bytes);
      }
      return bytes.slice();
    },
  };
}

/** Buffers of a frame's typed arrays: handed over, not copied. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (value && typeof value === 'object') {
    for (const inner of Object.values(value)) buffersOf(inner, found);
  }
  return [...found];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

scope.addEventListener('unhandledrejection', (event) => {
  reply({ kind: 'failed', reason: messageOf(event.reason) });
});
