import type { StoreApi } from 'zustand/vanilla';
import type { Progress, Snapshot } from '@/lib/runner';
import type { Run, RunEvent } from '@/lib/simulation';
import { type Actions, callers } from './calls';
import { changedParams, foresee } from './foresee';
import type { Opening } from './opening';
import type { PaintedFrames } from './paintedFrames';
import type { AnyDemo } from './registry';
import type { DemoState, SessionOptions, Speed } from './session';
import type { DemoRunner, OpenRunner } from './workerRunner';

/** A demo computed in this window: it obeys calls and writes what comes of them into the store. */
export interface Driver {
  actions: Actions;
  /** Rests because nobody looks; goes on when somebody does. */
  shown(visible: boolean): void;
  record(): Run;
  /** All that another window needs to go on from here. */
  keep(): Promise<Kept>;
  watch: DemoRunner['watch'];
  dispose(): void;
}

/** A demo between two steps: what its card says and the run itself. */
export interface Kept {
  state: DemoState;
  /** Null when there was none yet: it is started anew with the settings. */
  run: Snapshot | null;
  course: Course;
}

/** Where a run is going. */
interface Course {
  /** Where it stops by itself. */
  target: number;
  /** It decides a prediction. */
  checking: boolean;
  /** A link's run is not watched at the demo's pace: it goes to its step as fast as it can. */
  hurried: boolean;
  /** It was running when it was started anew, and has not said yet that it runs again. */
  restarting: boolean;
}

/** Where a demo is shown. */
export interface Screen {
  store: StoreApi<DemoState>;
  frames: PaintedFrames;
}

/** A run shown in slow motion takes this many steps per second. */
const SLOW = 2;

/** Starts a demo's runner from what its link says, or from where another window left it. */
export function createDriver(
  { id, demo, base }: SessionOptions,
  { store, frames }: Screen,
  openRunner: OpenRunner,
  from: Opening | Kept,
): Driver {
  const { getState, setState } = store;
  const course: Course =
    'course' in from
      ? { ...from.course }
      : { target: Number.POSITIVE_INFINITY, checking: false, hurried: false, restarting: false };
  let disposed = false;
  let resting = false;

  const stepsPerSecond = (speed: Speed): number | 'max' =>
    speed === 'normal' ? demo.pace : speed === 'slow' ? SLOW : 'max';

  const runner = openRunner(id, base, frames, (progress) => {
    if (disposed) return;
    setState(ofProgress(getState(), progress));
    const ended = progress.status === 'done' || progress.status === 'diverged';
    if (progress.status !== 'loading' && progress.status !== 'idle') course.restarting = false;
    if (course.hurried && (ended || progress.status === 'error')) {
      course.hurried = false;
      runner.speed(stepsPerSecond(getState().speed));
    }
    const { prediction } = getState();
    if (course.checking && ended && prediction.phase === 'locked') {
      course.checking = false;
      setState({ prediction: { ...prediction, phase: 'revealed' } });
    }
  });

  const play = (until: number) => {
    course.target = until;
    runner.play(until);
  };
  const start = (events: RunEvent[] = []) => {
    const { params, seed, prediction, status } = getState();
    if (course.checking && prediction.phase === 'locked') setState({ prediction: { phase: 'open' } });
    course.checking = false;
    course.restarting = false;
    // The worker says `loading` when there is something to load; until then a drag must not make the card flicker.
    const rests = status === 'running' || status === 'loading' ? status : 'idle';
    setState({ step: 0, reached: 0, status: rests, reason: undefined });
    runner.start({ id, params, seed, events });
  };
  const actions = createActions(demo, store, runner, { course, play, start, stepsPerSecond });

  if ('course' in from) {
    if (from.run) {
      setState({ ...from.state, notes: getState().notes });
      runner.restore(from.run);
    } else {
      start();
      runner.speed(stepsPerSecond(getState().speed));
    }
  } else {
    start(from.events);
    if (from.until === null) runner.speed(demo.pace);
    else {
      course.hurried = true;
      runner.speed('max');
      play(from.until);
    }
  }

  return {
    actions,
    shown(visible) {
      const { status } = getState();
      if (!visible && status === 'running') {
        resting = true;
        runner.pause();
      } else if (visible && resting) {
        resting = false;
        if (status === 'paused') play(course.target);
      }
    },
    record: () => runner.record(),
    async keep() {
      const kept = { state: { ...getState(), notes: [] }, course: { ...course } };
      const run = await runner.snapshot().catch(() => null);
      return { ...kept, run };
    },
    watch: (seen) => runner.watch(seen),
    dispose() {
      disposed = true;
      runner.dispose();
    },
  };
}

function ofProgress(
  { reached }: DemoState,
  { status, step, reason, engine, rate }: Progress,
): Partial<DemoState> {
  return { status, step, reached: Math.max(reached, step), reason, engine, rate };
}

interface Reins {
  course: Course;
  play(until: number): void;
  start(events?: RunEvent[]): void;
  stepsPerSecond(speed: Speed): number | 'max';
}

function createActions(
  demo: AnyDemo,
  { getState, setState }: StoreApi<DemoState>,
  runner: DemoRunner,
  { course, play, start, stepsPerSecond }: Reins,
): Actions {
  const limit = () => demo.steps ?? Number.POSITIVE_INFINITY;
  const restart = () => {
    const running = getState().status === 'running' || course.restarting;
    start();
    if (!running) return;
    course.restarting = true;
    play(limit());
  };
  const tuned = (patch: Record<string, unknown>) => {
    if (Object.keys(patch).some((key) => demo.params[key].restarts)) restart();
    else if (Object.keys(patch).length > 0) runner.tune(patch);
  };

  /** What follows from a call once the settings say so; `before` is how they were. */
  const follow: { [M in keyof Actions]: (before: DemoState, ...args: Parameters<Actions[M]>) => void } = {
    tune: (before, patch) => tuned(changedParams(demo, before.params, patch)),
    settle(before, params, seed) {
      if (seed === before.seed) tuned(changedParams(demo, before.params, params));
      else restart();
    },
    act: (_, action) => runner.act(action),
    play({ status }) {
      if (status === 'diverged' || status === 'error') start();
      // At the end of a run of fixed length, play continues beyond it.
      play(getState().step >= limit() ? Number.POSITIVE_INFINITY : limit());
    },
    pause() {
      course.restarting = false;
      runner.pause();
    },
    resume: () => play(course.target),
    stepOnce: () => runner.stepOnce(),
    back: ({ step }) => runner.seek(Math.max(0, step - 1)),
    seek: (_, step) => runner.seek(step),
    reset: () => start(),
    reseed: restart,
    speed: (_, speed) => runner.speed(stepsPerSecond(speed)),
    applyPreset(_, preset) {
      if (demo.presets[preset]) start();
    },
    open(_, run, step) {
      start(run.events);
      runner.seek(step);
    },
    lockPrediction() {
      if (!demo.predict) return;
      start();
      course.checking = true;
      play(demo.predict.until);
    },
    skipPrediction() {},
  };

  return callers((call) => {
    const before = getState();
    const changes = foresee(demo, before, call);
    if (Object.keys(changes).length > 0) setState(changes);
    (follow[call.method] as (before: DemoState, ...args: unknown[]) => void)(before, ...call.args);
  });
}
