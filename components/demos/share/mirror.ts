import { sameValue } from '@/lib/params';
import { foresee, type Settings } from '../foresee';
import type { Params } from '../permalink';
import type { AnyDemo } from '../registry';
import type { DemoState } from '../session';
import type { Numbered } from './memory';
import type { SharedState } from './messages';

const KEYS = [
  'params',
  'seed',
  'status',
  'step',
  'reached',
  'reason',
  'engine',
  'rate',
  'speed',
  'prediction',
] as const satisfies (keyof SharedState)[];

/** What changed from one state to the next; of the parameters those that did. */
export function difference(before: DemoState | null, now: DemoState): Partial<SharedState> {
  const changed = KEYS.filter((key) => !before || before[key] !== now[key]);
  const patch = Object.fromEntries(changed.map((key) => [key, now[key]])) as Partial<SharedState>;
  if (before && patch.params) {
    const entries = Object.entries(now.params).filter(([key, value]) => before.params[key] !== value);
    patch.params = Object.fromEntries(entries);
  }
  return patch;
}

/** A state with a difference applied. */
export function patched<S extends SharedState>(state: S, patch: Partial<SharedState>): S {
  const params = patch.params ? { ...state.params, ...patch.params } : state.params;
  return { ...state, ...patch, params };
}

/**
 * The settings to show: those of the window that computes, with the calls done again that it has not answered yet. So a
 * slider stays under the finger.
 */
export function expected(demo: AnyDemo, known: Settings, unanswered: readonly Numbered[]): Settings {
  let settings = known;
  for (const { call } of unanswered) settings = { ...settings, ...foresee(demo, settings, call) };
  return settings;
}

/** The settings among `next` that differ from those of `now`: equal parameters stay the same object. */
export function newSettings(now: Settings, next: Settings): Partial<Settings> {
  const changes: Partial<Settings> = {};
  if (!sameParams(now.params, next.params)) changes.params = next.params;
  if (now.seed !== next.seed) changes.seed = next.seed;
  if (now.speed !== next.speed) changes.speed = next.speed;
  if (now.prediction !== next.prediction) changes.prediction = next.prediction;
  return changes;
}

function sameParams(a: Params, b: Params): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => key in a && sameValue(a[key], b[key]));
}
