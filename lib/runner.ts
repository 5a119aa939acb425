import type { EngineReport } from './device';
import type { Assets, Readout, Run, RunEvent, Simulation, Status } from './simulation';

/** What a runner says about itself; frames travel apart. */
export interface Progress {
  status: Status;
  step: number;
  /** Why it diverged or failed, in words. */
  reason?: string;
  engine: EngineReport;
  /** Measured steps per second while running. */
  rate: number;
}

/** A run as it is between two steps: whoever restores it goes on exactly as the original would. */
export interface Snapshot<P = Record<string, unknown>, A = unknown> {
  run: Run<P, A>;
  step: number;
  /** How many of the run's events have been applied. */
  nextEvent: number;
  /** Live parameters, those of the start with every `tune` so far. */
  params: P;
  state: object;
  status: Status;
  reason?: string;
  /** Where it stops by itself. */
  until: number;
  /** True on the way to a step that was asked for: nothing is shown until it is there. */
  seeking: boolean;
  pace: number | 'max';
}

export interface RunnerOptions<F> {
  assets: Assets;
  /** Numbers that must stay finite; a non-finite value sets `diverged`. */
  readouts?: (frame: F) => Record<string, Readout>;
  /** Receives frames; called only while `wantsFrame` (default: always) is true. */
  onFrame?: (frame: F, step: number) => void;
  wantsFrame?: () => boolean;
  onProgress?: (progress: Progress) => void;
  /** Length of a slice in ms after which the runner yields. */
  slice?: number;
}

/** Drives one simulation: commands take effect between two settled steps, in the order they came. */
export interface Runner<P, A = never> {
  /** Starts a run anew at step 0; loads what it needs first. */
  start(run: Run<P, A>): void;
  /** Changes live parameters of the running simulation; logged with its step. */
  tune(patch: Partial<P>): void;
  act(action: A): void;
  /** Runs until the step, or for ever. */
  play(until?: number): void;
  pause(): void;
  stepOnce(): void;
  /** Goes to a step, back or ahead, and pauses there. */
  seek(step: number): void;
  /** Steps per second, or as many as the machine can. */
  speed(stepsPerSecond: number | 'max'): void;
  /** Sends the frame that was held back while nobody wanted one. */
  flush(): void;
  /** The run so far, with its events. */
  record(): Run<P, A>;
  /** The whole run once the commands before are done. Rejects when there is no state: nothing started, or `load` failed. */
  snapshot(): Promise<Snapshot<P, A>>;
  /** Goes on from a snapshot, of this runner or another; running if it was running. */
  restore(from: Snapshot<P, A>): void;
  /** Resolves when all commands are done and nothing runs. */
  settled(): Promise<void>;
  dispose(): void;
}

const FLOAT64: EngineReport = { name: 'float64', fallbacks: [] };
const MAX_SNAPSHOTS = 24;
const SNAPSHOT_BYTES = 24 * 2 ** 20;

/** Runs a simulation in the thread that calls it: node, tests, and the inside of the page's worker. */
export function createRunner<P, S extends object, F, A, D>(
  simulation: Simulation<P, S, F, A, D>,
  options: RunnerOptions<F>,
): Runner<P, A> {
  const sliceMs = options.slice ?? 8;
  const queue: (() => void | Promise<void>)[] = [];
  // What was asked of any run, the new one too: a start does not throw it away.
  const questions = new Set<() => void>();
  const waiting: (() => void)[] = [];
  let pumping = false;
  let disposed = false;
  // A new start is waiting: nothing of the old run may be shown any more.
  let superseded = false;

  let run: Run<P, A> | undefined;
  let params: P;
  let data: D | undefined;
  let loaded = false;
  let state: S | undefined;
  let step = 0;
  let nextEvent = 0;
  let status: Status = 'loading';
  let reason: string | undefined;
  let engine = FLOAT64;
  let until = Infinity;
  let quiet = false;
  let pace: number | 'max' = 'max';
  let paceStart = 0;
  let paceStep = 0;
  let rate = 0;
  let dirty = false;
  let snapshots: { step: number; state: S }[] = [];
  let stride = 1;

  const say = () => options.onProgress?.({ status, step, reason, engine, rate });
  const setStatus = (next: Status, why?: string) => {
    status = next;
    reason = why;
    say();
  };
  /** `last`: the run rests after this frame, so it must be shown whoever is still painting the one before. */
  const emit = (frame?: F, last = false) => {
    if (state === undefined) return;
    if (!last && (quiet || options.wantsFrame?.() === false)) {
      dirty = true;
      return;
    }
    dirty = false;
    options.onFrame?.(frame ?? simulation.frame(state, params, data as D), step);
  };

  const applyEvents = () => {
    if (!run || state === undefined) return;
    while (nextEvent < run.events.length && run.events[nextEvent].step <= step) {
      const event = run.events[nextEvent++];
      if ('tune' in event) params = { ...params, ...event.tune };
      else simulation.act?.(state, event.act, params);
    }
  };

  /** A reader's change at this step replaces whatever an earlier visit of this run did later. */
  const logEvent = (event: RunEvent<P, A>) => {
    if (!run) return;
    run.events.length = nextEvent;
    const last = run.events[nextEvent - 1];
    if (last && last.step === step && 'tune' in last && 'tune' in event) {
      // A slider dragged between two steps is one change, not fifty.
      run.events[--nextEvent] = { step, tune: { ...last.tune, ...event.tune } };
    } else run.events.push(event);
    snapshots = snapshots.filter((s) => s.step < step || s.step === 0);
    applyEvents();
  };

  const remember = () => {
    if (state === undefined || step % stride !== 0) return;
    if (snapshots.length > 0 && snapshots[snapshots.length - 1].step >= step) return;
    snapshots.push({ step, state: structuredClone(state) });
    const limit = Math.max(4, Math.min(MAX_SNAPSHOTS, Math.floor(SNAPSHOT_BYTES / (byteSize(state) + 1))));
    if (snapshots.length > limit) {
      stride *= 2;
      snapshots = snapshots.filter((s) => s.step % stride === 0);
    }
  };

  const restoreAt = (target: number) => {
    let best = snapshots[0];
    for (const s of snapshots) if (s.step <= target && s.step >= best.step) best = s;
    state = structuredClone(best.state);
    step = best.step;
    nextEvent = 0;
    if (run) {
      params = { ...run.params };
      // The snapshot at 0 is taken before the events of step 0, any later one after those of its step: there the
      // actions are in the restored state already, and only the live parameters are missing.
      if (step === 0) applyEvents();
      while (nextEvent < run.events.length && run.events[nextEvent].step <= step) {
        const event = run.events[nextEvent++];
        if ('tune' in event) params = { ...params, ...event.tune };
      }
    }
  };

  const afterStep = () => {
    step++;
    if (run && nextEvent < run.events.length) applyEvents();
    if (step % stride === 0) remember();
  };

  // A promise only where the simulation gives one: awaiting every step would cost a microtask each.
  const advance = (): Promise<void> | undefined => {
    const pending = simulation.step(state as S, params, data as D);
    if (pending) return pending.then(afterStep);
    afterStep();
    return undefined;
  };

  const badReadout = (frame: F): string | undefined => {
    if (!options.readouts) return undefined;
    for (const [name, readout] of Object.entries(options.readouts(frame))) {
      if (!Number.isFinite(readout.value)) return name;
    }
    return undefined;
  };

  /** Steps for one slice or until there is a reason to stop. */
  const slice = async (): Promise<void> => {
    const begin = performance.now();
    const first = step;
    const good = options.readouts ? structuredClone(state as S) : undefined;
    const goodEvent = nextEvent;
    const goodParams = params;
    const target = Math.min(until, pacedTarget(begin));
    while (step < target && !simulation.done?.(state as S, params)) {
      const pending = advance();
      if (pending) await pending;
      if (disposed || superseded || performance.now() - begin > sliceMs) break;
    }
    if (superseded) return;
    const spent = performance.now() - begin;
    if (step > first && spent > 0) rate = rate === 0 ? ((step - first) / spent) * 1000 : rate;
    let frame = step > first || dirty ? simulation.frame(state as S, params, data as D) : undefined;
    const bad = frame && badReadout(frame);
    if (bad && good) {
      const last = step;
      state = good;
      step = first;
      nextEvent = goodEvent;
      params = goodParams;
      snapshots = snapshots.filter((s) => s.step <= first);
      do {
        await advance();
        frame = simulation.frame(state, params, data as D);
      } while (step < last && !badReadout(frame));
      quiet = false;
      emit(frame, true);
      setStatus('diverged', `${badReadout(frame) ?? bad} is no longer a finite number at step ${step}`);
      return;
    }
    const finished = simulation.done?.(state as S, params) ?? false;
    if (finished || step >= until) {
      const seeking = quiet;
      quiet = false;
      emit(seeking ? undefined : frame, true);
      setStatus(seeking && !finished ? 'paused' : 'done');
      return;
    }
    if (frame) emit(frame);
    say();
  };

  const pacedTarget = (now: number): number => {
    if (pace === 'max' || quiet) return Infinity;
    return paceStep + Math.floor(((now - paceStart) / 1000) * pace) + 1;
  };
  const restartPace = () => {
    paceStart = performance.now();
    paceStep = step;
  };

  const pump = async (): Promise<void> => {
    if (pumping) return;
    pumping = true;
    let rateStart = performance.now();
    let rateStep = step;
    while (!disposed) {
      try {
        const command = queue.shift();
        if (command) await command();
        else if (status === 'running') await slice();
        else break;
      } catch (error) {
        quiet = false;
        setStatus('error', error instanceof Error ? error.message : String(error));
      }
      const now = performance.now();
      if (step < rateStep) rateStep = step;
      if (now - rateStart > 500) {
        rate = ((step - rateStep) / (now - rateStart)) * 1000;
        rateStart = now;
        rateStep = step;
      }
      // Between slices other messages must get in; a paced run waits for its next step.
      if (queue.length === 0 && status === 'running') {
        if (pace !== 'max' && !quiet) {
          const due = paceStart + ((step - paceStep) / pace) * 1000;
          await wait(Math.max(0, Math.min(50, due - now)));
        } else await yieldNow();
      }
    }
    pumping = false;
    for (const resolve of waiting.splice(0)) resolve();
  };

  const enqueue = (command: () => void | Promise<void>) => {
    queue.push(command);
    void pump();
  };

  /** Loads a run and stands at its step 0, before the events there. */
  const prepare = async (next: Run<P, A>): Promise<void> => {
    superseded = false;
    if (simulation.load || !loaded) setStatus('loading');
    if (loaded) simulation.unload?.(data as D);
    loaded = false;
    run = { ...next, params: { ...next.params }, events: [...next.events] };
    params = { ...next.params };
    step = 0;
    rate = 0;
    until = Infinity;
    snapshots = [];
    stride = 1;
    nextEvent = 0;
    quiet = false;
    state = undefined;
    data = simulation.load ? await simulation.load(params, options.assets) : undefined;
    loaded = true;
    engine = simulation.engine?.(data as D) ?? FLOAT64;
    state = simulation.init(params, next.seed, data as D);
    remember();
  };

  /** Whatever runs or waits now belongs to the old run. */
  const supersede = (command: () => Promise<void>) => {
    const kept = queue.filter((waits) => questions.has(waits));
    queue.length = 0;
    superseded = true;
    enqueue(command);
    queue.push(...kept);
  };

  const takeSnapshot = (): Snapshot<P, A> => {
    if (!run || state === undefined) throw new Error('there is no run to take a snapshot of');
    const at = { step, nextEvent, status, reason, until, seeking: quiet, pace };
    return structuredClone({ run, params, state, ...at });
  };

  return {
    start(next) {
      supersede(async () => {
        await prepare(next);
        applyEvents();
        emit();
        setStatus('idle');
      });
    },
    restore(from) {
      supersede(async () => {
        await prepare(from.run);
        params = { ...from.params };
        step = from.step;
        nextEvent = from.nextEvent;
        state = structuredClone(from.state) as S;
        if (step > 0) snapshots.push({ step, state: structuredClone(state) });
        until = from.until;
        quiet = from.seeking;
        pace = from.pace;
        restartPace();
        emit(undefined, from.status !== 'running');
        setStatus(from.status, from.reason);
      });
    },
    snapshot() {
      return new Promise((resolve, reject) => {
        const question = () => {
          questions.delete(question);
          try {
            resolve(takeSnapshot());
          } catch (error) {
            reject(error);
          }
        };
        questions.add(question);
        enqueue(question);
      });
    },
    tune(patch) {
      enqueue(() => {
        if (state === undefined) return;
        logEvent({ step, tune: patch });
        emit();
        // The record has changed, also of a run that rests.
        say();
      });
    },
    act(action) {
      enqueue(() => {
        if (state === undefined) return;
        logEvent({ step, act: action });
        emit();
        if (status === 'done') setStatus('paused');
        else say();
      });
    },
    play(target = Infinity) {
      enqueue(() => {
        if (state === undefined || status === 'error' || status === 'diverged') return;
        until = target;
        quiet = false;
        restartPace();
        if (step >= until || simulation.done?.(state, params)) {
          if (dirty) emit(undefined, true);
          setStatus('done');
        } else setStatus('running');
      });
    },
    pause() {
      enqueue(() => {
        quiet = false;
        if (dirty) emit(undefined, true);
        if (status === 'running') setStatus('paused');
      });
    },
    stepOnce() {
      enqueue(async () => {
        if (state === undefined || status === 'error' || status === 'diverged') return;
        if (simulation.done?.(state, params)) return setStatus('done');
        until = step + 1;
        setStatus('running');
        await slice();
        if ((status as Status) === 'done' && !simulation.done?.(state, params)) setStatus('paused');
        else if ((status as Status) === 'running') setStatus('paused');
      });
    },
    seek(target) {
      enqueue(() => {
        if (state === undefined || status === 'error') return;
        const goal = Math.max(0, Math.round(target));
        if (goal < step) restoreAt(goal);
        until = goal;
        if (step >= goal) {
          emit(undefined, true);
          setStatus(goal === 0 ? 'idle' : 'paused');
        } else {
          quiet = true;
          setStatus('running');
        }
      });
    },
    speed(stepsPerSecond) {
      enqueue(() => {
        pace = stepsPerSecond;
        restartPace();
      });
    },
    flush() {
      if (dirty) enqueue(() => emit());
    },
    record() {
      if (!run) throw new Error('no run was started');
      return { ...run, params: { ...run.params }, events: [...run.events] };
    },
    settled() {
      if (!pumping) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    dispose() {
      disposed = true;
      if (loaded) simulation.unload?.(data as D);
      loaded = false;
    },
  };
}

/** Outcome of a run without a page. */
export interface Outcome<F> {
  frame: F;
  step: number;
  status: Status;
  reason: string;
  engine: string;
  seconds: number;
}

/**
 * Runs a simulation to a step in this thread: the command line, posters and tests.
 * @throws Error when loading or `init` fails.
 */
export async function runInline<P, S extends object, F, A, D>(
  simulation: Simulation<P, S, F, A, D>,
  run: Run<P, A>,
  options: { steps: number; assets: Assets; readouts?: RunnerOptions<F>['readouts'] },
): Promise<Outcome<F>> {
  let frame: F | undefined;
  let last: Progress = { status: 'loading', step: 0, engine: FLOAT64, rate: 0 };
  const runner = createRunner(simulation, {
    assets: options.assets,
    readouts: options.readouts,
    slice: 100,
    // Only the frame that the run rests on is worth making.
    wantsFrame: () => false,
    onFrame: (f) => {
      frame = f;
    },
    onProgress: (progress) => {
      last = progress;
    },
  });
  runner.start(run);
  await runner.settled();
  if (last.status === 'error') throw new Error(last.reason);
  const begin = performance.now();
  runner.play(options.steps);
  await runner.settled();
  const seconds = (performance.now() - begin) / 1000;
  runner.dispose();
  return {
    frame: frame as F,
    step: last.step,
    status: last.status,
    reason: last.reason ?? '',
    engine: last.engine.name,
    seconds,
  };
}

function byteSize(state: object): number {
  let bytes = 0;
  for (const value of Object.values(state)) {
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (value && typeof value === 'object') bytes += byteSize(value);
    else bytes += 8;
  }
  return bytes;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Lets messages in without the 4 ms that nested timers cost. */
const yieldNow: () => Promise<void> = (() => {
  if (typeof setImmediate === 'function') return () => new Promise<void>((resolve) => setImmediate(resolve));
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
})();
