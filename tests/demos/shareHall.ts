import { vi } from 'vitest';
import type { AnyDemo } from '@/components/demos/registry';
import type { Session } from '@/components/demos/session';
import type { RunLink } from '@/components/demos/share/link';
import { sharedSession } from '@/components/demos/share/sharedSession';
import type { OpenRunner } from '@/components/demos/workerRunner';
import { createRunner, runInline } from '@/lib/runner';
import type { AnySimulation, Run, Simulation } from '@/lib/simulation';
import { nodeAssets as assets } from '../tools/assets';

interface State {
  x: number;
  rng: number;
  hits: Float64Array;
}
interface Params {
  rate: number;
  size: number;
}

/** A walk with a memory: each step depends on all before, on the parameters of now and on what was done by hand. */
const walk: Simulation<Params, State, { x: number; hits: Float64Array }, number> = {
  load: () => new Promise((resolve) => setTimeout(resolve, 1)),
  init: ({ size }, seed) => ({ x: 0, rng: seed, hits: new Float64Array(size) }),
  step(state, { rate }) {
    state.rng = (Math.imul(state.rng, 1664525) + 1013904223) >>> 0;
    state.x = (state.x * 0.99 + rate * (state.rng / 2 ** 32 - 0.5)) % 1000;
    state.hits[state.rng % state.hits.length] += 1;
  },
  frame: ({ x, hits }) => ({ x, hits: hits.slice() }),
  act(state, amount) {
    state.x += amount;
  },
};

export const walkDemo = {
  params: {
    rate: { kind: 'number', label: 'rate', min: 0, max: 9, step: 0.1, default: 1 },
    size: { kind: 'integer', label: 'size', min: 1, max: 64, default: 8, restarts: true },
  },
  presets: {
    calm: { label: 'calm', params: { rate: 0.2 } },
    wide: { label: 'wide', params: { size: 40, rate: 3 } },
  },
  pace: 'max',
  readouts: { x: { label: 'x', read: (frame: { x: number }) => ({ value: frame.x }) } },
  predict: {
    kind: 'choice',
    question: 'Where to?',
    preset: 'wide',
    until: 60,
    options: [],
    answer: () => 'a',
    explain: () => '',
  },
  version: 1,
} as unknown as AnyDemo;

/** How many runners were opened and closed, and how many messages went over the lines. */
export const counted = { open: 0, closed: 0, messages: 0, log: [] as unknown[] };

/** The runner of the worker, in this thread. */
const inlineRunner: OpenRunner = (_id, _base, frames, onProgress) => {
  const watchers = new Set<(frame: unknown, step: number) => void>();
  let known: Run | undefined;
  counted.open++;
  const runner = createRunner(walk as AnySimulation, {
    assets,
    slice: 1,
    onFrame(frame, step) {
      frames.show(frame, step);
      for (const seen of watchers) seen(frame, step);
    },
    onProgress: (progress) => frames.afterPaint(() => onProgress(progress)),
  });
  return {
    ...runner,
    record() {
      const now = runner.record() as Run;
      if (JSON.stringify(known) !== JSON.stringify(now)) known = now;
      return known as Run;
    },
    watch(seen) {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
    dispose() {
      counted.closed++;
      runner.dispose();
    },
  };
};

export interface Window {
  name: string;
  session: Session;
  /** Its picture as it was painted last. */
  painted: { frame: unknown; step: number } | null;
  /** The page is closed; `crash`: without a word. */
  close(how?: 'crash'): void;
}

/** Windows of one lecture with lines between them that deliver in order, some milliseconds late. */
export function createHall(lag: () => number = () => 1) {
  const windows = new Map<
    string,
    { heard: Set<(message: unknown, from: string) => void>; changed: Set<() => void> }
  >();
  let leader = '';
  /** Tells the windows that are there, each in its own time. */
  const lead = (name: string) => {
    leader = name;
    for (const { changed } of windows.values())
      setTimeout(() => {
        for (const tell of [...changed]) tell();
      }, lag());
  };
  const deliver = (from: string, message: unknown) => {
    const copy = structuredClone(message);
    counted.messages++;
    counted.log.push(copy);
    for (const [name, { heard }] of windows) {
      if (name === from) continue;
      // In order: whatever is due delivers the oldest message of the line of two windows.
      const key = `${from}>${name}`;
      const line = lines.get(key) ?? [];
      lines.set(key, line);
      line.push(() => {
        for (const hear of [...heard]) hear(structuredClone(copy), from);
      });
      setTimeout(() => line.shift()?.(), lag());
    }
  };
  const lines = new Map<string, (() => void)[]>();

  const open = (name: string, options: { preset?: string } = {}): Window => {
    const window = {
      heard: new Set<(message: unknown, from: string) => void>(),
      changed: new Set<() => void>(),
    };
    windows.set(name, window);
    if (leader === '') leader = name;
    const link: RunLink = {
      leads: () => leader === name,
      onLeader(changed) {
        window.changed.add(changed);
        return () => window.changed.delete(changed);
      },
      alone: () => windows.size === 1,
      send: (message) => windows.has(name) && deliver(name, message),
      receive(heard) {
        window.heard.add(heard);
        return () => window.heard.delete(heard);
      },
    };
    const session = sharedSession(
      link,
      { id: 'walk', name: 'walk', demo: walkDemo, base: '', ...options },
      inlineRunner,
    );
    const opened: Window = {
      name,
      session,
      painted: null,
      close(how) {
        if (how === 'crash') windows.delete(name);
        session.dispose();
        windows.delete(name);
        if (leader === name) lead([...windows.keys()][0] ?? '');
      },
    };
    session.frames.subscribe((frame, step) => {
      opened.painted = { frame, step };
    });
    return opened;
  };
  return { open, lead, leads: () => leader };
}

/** What a page has that these parts need. */
export function stubPage(): () => void {
  const page = { hidden: false, addEventListener() {}, removeEventListener() {} };
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', { search: '', pathname: '/', hash: '', origin: '' });
  vi.stubGlobal('history', { state: null, replaceState() {} });
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, 3));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  return () => vi.unstubAllGlobals();
}

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a window says of the run, but for what only the machine decides. */
export function said({ session, painted }: Window) {
  const { rate, notes, engine, ...state } = session.store.getState();
  return { ...state, painted, record: session.record() };
}

/** The frame that a window's record leads to at its step. */
export async function replayed({ session }: Window): Promise<unknown> {
  const { step } = session.store.getState();
  const outcome = await runInline(walk as AnySimulation, session.record(), { steps: step, assets });
  return outcome.frame;
}

/** Waits until something holds. */
export async function until(holds: () => boolean, ms = 4000): Promise<void> {
  const end = performance.now() + ms;
  while (!holds() && performance.now() < end) await wait(5);
}
