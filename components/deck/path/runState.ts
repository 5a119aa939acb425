import type { PredictionState, Speed } from '@/components/demos/session';
import type { RunEvent } from '@/lib/simulation';

/** A value in a file: typed arrays are lists of numbers. */
export type Plain = number | string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Where a demo's run is: its record as in a link or a saved file, the step, and whether it goes on. */
export interface RunState {
  /** Id and version of the demo. */
  demo: string;
  version: number;
  /** Parameters at the start of the run. */
  params: Record<string, Plain>;
  seed: number;
  /** Live changes and actions with their steps. */
  events: readonly Plain[];
  /** Where it rests; of a run that goes on, where it was when it was last said. */
  step: number;
  runs: boolean;
  speed: Speed;
  prediction: PredictionState;
  /** The card's numbers where the run rests. */
  readouts?: Record<string, number>;
}

/** What a run is from some moment on, as far as it differs from before. */
export interface RunMark {
  /** The demo was opened: nothing of before counts. */
  fresh?: true;
  demo?: string;
  version?: number;
  params?: Record<string, Plain>;
  seed?: number;
  /** How many of the events of before stay, and those behind them. */
  events?: readonly [kept: number, more: readonly Plain[]];
  step: number;
  runs: boolean;
  speed?: Speed;
  prediction?: PredictionState;
  readouts?: Record<string, number>;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What changed from one state to the next, null when nothing did: the step of a run that goes on is no news. */
export function markOf(before: RunState | undefined, now: RunState): RunMark | null {
  const { step, runs, readouts } = now;
  const at = { step, runs, ...(readouts && { readouts }) };
  if (!before) {
    const { demo, version, params, seed, events, speed, prediction } = now;
    return { fresh: true, demo, version, params, seed, events: [0, events], speed, prediction, ...at };
  }
  const changes: Omit<RunMark, 'step' | 'runs'> = {};
  const params = Object.entries(now.params).filter(([key, value]) => !same(before.params[key], value));
  if (params.length > 0) changes.params = Object.fromEntries(params);
  if (now.seed !== before.seed) changes.seed = now.seed;
  if (!same(now.events, before.events)) {
    const kept = commonLength(before.events, now.events);
    changes.events = [kept, now.events.slice(kept)];
  }
  if (now.speed !== before.speed) changes.speed = now.speed;
  if (!same(now.prediction, before.prediction)) changes.prediction = now.prediction;
  const moved = runs !== before.runs || (!runs && step !== before.step);
  const counted = readouts !== undefined && before.readouts === undefined;
  return moved || counted || Object.keys(changes).length > 0 ? { ...changes, ...at } : null;
}

/** The state after a mark; undefined when it belongs to a run whose beginning is not known. */
export function withMark(before: RunState | undefined, mark: RunMark): RunState | undefined {
  const { fresh, params, events, readouts, ...rest } = mark;
  const base = fresh ? undefined : before;
  if (!base && !fresh) return undefined;
  const [kept, more] = events ?? [Number.POSITIVE_INFINITY, []];
  const { readouts: _, ...old } = base ?? ({} as RunState);
  return {
    ...old,
    ...rest,
    params: { ...base?.params, ...params },
    events: [...(base?.events.slice(0, kept) ?? []), ...more],
    ...(readouts && { readouts }),
  } as RunState;
}

/** How many events two runs begin with that are the same. */
export function commonLength(a: readonly unknown[], b: readonly unknown[]): number {
  let length = 0;
  while (length < a.length && length < b.length && same(a[length], b[length])) length++;
  return length;
}

/** Parameters, or an event, as they stand in a file. */
export function plain<T>(value: T): Plain {
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Float64Array)];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value as Plain;
}

/** Events of a run as they stand in a file. */
export function plainEvents(events: readonly RunEvent[]): readonly Plain[] {
  return events.map(plain);
}
