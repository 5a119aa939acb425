import type { Run } from '@/lib/simulation';
import type { Params } from './permalink';
import type { Speed } from './session';

/** What can be done to a running demo. Arguments are plain data: a call travels to another window or into a file. */
export interface Actions {
  tune(patch: Params): void;
  act(action: unknown): void;
  play(): void;
  pause(): void;
  /** Goes on towards where the run was going. */
  resume(): void;
  stepOnce(): void;
  back(): void;
  seek(step: number): void;
  reset(): void;
  /** Starts anew with another seed. */
  reseed(seed: number): void;
  speed(speed: Speed): void;
  applyPreset(preset: string): void;
  /** Starts a recorded run and goes to its step. */
  open(run: Run, step: number): void;
  lockPrediction(given: Record<string, number | string>): void;
  skipPrediction(): void;
  /** Takes over parameters and seed, starting anew only where that is needed. */
  settle(params: Params, seed: number): void;
}

/** One of them with its arguments. */
export type Call = { [M in keyof Actions]: { method: M; args: Parameters<Actions[M]> } }[keyof Actions];

/** How many arguments each takes. */
const ARITY: Readonly<Record<keyof Actions, number>> = {
  tune: 1,
  act: 1,
  play: 0,
  pause: 0,
  resume: 0,
  stepOnce: 0,
  back: 0,
  seek: 1,
  reset: 0,
  reseed: 1,
  speed: 1,
  applyPreset: 1,
  open: 2,
  lockPrediction: 1,
  skipPrediction: 0,
  settle: 2,
};

/** Names of all calls: what comes from another window or a file is looked up here. */
export const CALL_NAMES: ReadonlySet<string> = new Set(Object.keys(ARITY));

/** Methods that each hand their call on, without what a button adds to it: an event cannot travel. */
export function callers(perform: (call: Call) => void): Actions {
  const entries = Object.entries(ARITY).map(([method, arity]) => [
    method,
    (...args: unknown[]) => perform({ method, args: args.slice(0, arity) } as Call),
  ]);
  return Object.fromEntries(entries) as Actions;
}

/** Does a call. */
export function obey(actions: Actions, call: Call): void {
  (actions[call.method] as (...args: unknown[]) => void)(...call.args);
}
