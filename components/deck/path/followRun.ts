import type { Call } from '@/components/demos/calls';
import { readValue } from '@/components/demos/files';
import type { Params } from '@/components/demos/permalink';
import type { ParamSpec } from '@/lib/params';
import type { RunEvent } from '@/lib/simulation';
import { commonLength, type Plain, plain, plainEvents, type RunState } from './runState';
import { type PathSession, readoutsOf } from './watchRun';

/** Longest time that a demo is waited for, ms: a run to a late step takes its time. */
const PATIENCE = 60_000;

/** Leads a demo where a path says its run is; the computation is the demo's own. */
export interface RunFollower {
  want(state: RunState): void;
  close(): void;
}

/**
 * @param differs told when the run came to rest at other numbers than the recorded one
 * @param taken told when somebody else does something to the demo
 */
export function followRun(session: PathSession, differs: () => void, taken: () => void): RunFollower {
  let wanted: RunState | undefined;
  let busy = false;
  let closed = false;
  const own: string[] = [];
  const perform = (call: Call) => {
    own.push(JSON.stringify(plain(call)));
    session.perform(call);
  };
  // From another window a call of this one may come back later. The steps of the slide apply their presets themselves.
  const leave = session.onCall((call) => {
    const at = own.indexOf(JSON.stringify(plain(call)));
    if (at >= 0) own.splice(at, 1);
    else if (call.method !== 'applyPreset') taken();
  });
  const work = async () => {
    busy = true;
    while (wanted && !closed) {
      const target = wanted;
      wanted = undefined;
      const over = () => closed || wanted !== undefined;
      await bring(session, target, perform, over);
      if (target.runs) continue;
      await until(session, over, () => readoutsOf(session) !== undefined);
      const now = readoutsOf(session);
      if (!over() && now && !agrees(target, now)) differs();
    }
    busy = false;
  };
  return {
    want(state) {
      wanted = state;
      if (!busy) void work();
    },
    close() {
      closed = true;
      leave();
    },
  };
}

type Perform = (call: Call) => void;

/** One change after the other; `over` when something newer is wanted. */
async function bring(
  session: PathSession,
  target: RunState,
  perform: Perform,
  over: () => boolean,
): Promise<void> {
  const { store, demo, id } = session;
  const status = () => store.getState().status;
  const settle = (step: number) =>
    until(
      session,
      over,
      () => status() !== 'running' && status() !== 'loading' && store.getState().step === step,
    );
  await until(session, over, () => status() !== 'loading');
  if (over()) return;
  lockAsRecorded(session, target, perform);

  const params = readParams(demo.params, target.params);
  const events = readEvents(demo.params, target.events);
  const run = session.record();
  const done = commonLength(plainEvents(run.events), plainEvents(events));
  const begun = run.seed === target.seed && commonLength([plain(run.params)], [plain(params)]) === 1;
  if (!begun || done < run.events.length) {
    perform({ method: 'open', args: [{ id, params, seed: target.seed, events }, target.step] });
    await settle(target.step);
  } else {
    for (const [i, event] of events.entries()) {
      if (i < done || over()) continue;
      await at(event.step);
      // On the way there something newer may have come: then this is not the step.
      if (over()) return;
      perform(
        'tune' in event
          ? { method: 'tune', args: [event.tune as Params] }
          : { method: 'act', args: [event.act] },
      );
      await until(session, over, () => session.record().events.length > i);
    }
  }
  if (over()) return;
  if (store.getState().speed !== target.speed) perform({ method: 'speed', args: [target.speed] });
  if (!target.runs) await at(target.step);
  else if (status() !== 'running' && !(status() === 'done' && store.getState().step >= target.step)) {
    perform({ method: 'play', args: [] });
  }

  /** Rests at a step: forward by computing, back by a kept state. */
  async function at(step: number): Promise<void> {
    if (status() === 'error' || status() === 'diverged') return;
    if (status() === 'running' || store.getState().step !== step) perform({ method: 'seek', args: [step] });
    await settle(step);
  }
}

/** The lecturer's prediction is locked as it was; one that was passed over is passed over. */
function lockAsRecorded({ store }: PathSession, { prediction }: RunState, perform: Perform): void {
  const { phase } = store.getState().prediction;
  if (phase !== 'open') return;
  if (prediction.phase === 'locked') perform({ method: 'lockPrediction', args: [prediction.given] });
  else if (prediction.phase !== 'open') perform({ method: 'skipPrediction', args: [] });
}

/** Resolves when something holds, or nothing more is to be waited for. */
function until({ store }: PathSession, over: () => boolean, holds: () => boolean): Promise<void> {
  return new Promise((done) => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const end = Date.now() + PATIENCE;
    const look = () => {
      const { status } = store.getState();
      if (!holds() && !over() && status !== 'error' && status !== 'diverged' && Date.now() < end)
        return false;
      clearInterval(timer);
      leave();
      done();
      return true;
    };
    let leave = () => {};
    if (look()) return;
    leave = store.subscribe(look);
    timer = setInterval(look, 100);
  });
}

function readParams(specs: Record<string, ParamSpec>, values: Record<string, Plain>): Params {
  return Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => [key, readValue(key, spec, values[key])]),
  );
}

/** Events that make sense to this version of the demo. */
function readEvents(specs: Record<string, ParamSpec>, events: readonly Plain[]): RunEvent[] {
  return (events as readonly { step: number; tune?: Record<string, Plain>; act?: unknown }[]).flatMap(
    ({ step, tune, act }): RunEvent[] => {
      if (!Number.isInteger(step) || step < 0) return [];
      if (!tune) return act === undefined ? [] : [{ step, act }];
      const known = Object.entries(tune).filter(([key]) => Object.hasOwn(specs, key));
      return [
        { step, tune: Object.fromEntries(known.map(([key, v]) => [key, readValue(key, specs[key], v)])) },
      ];
    },
  );
}

/** Equal but for the last digits, in which engines differ. */
function agrees({ readouts }: RunState, now: Record<string, number>): boolean {
  return Object.entries(readouts ?? {}).every(([name, then]) => {
    const value = now[name];
    return value === undefined || Math.abs(value - then) <= 1e-6 * Math.max(1, Math.abs(then));
  });
}
