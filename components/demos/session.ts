import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineReport } from '@/lib/device';
import type { ParamValue } from '@/lib/params';
import type { Run, RunEvent, Status } from '@/lib/simulation';
import type { FrameSource } from './demo';
import { baseParams, DEFAULT_SEED, type Params, readLink, writeLink } from './permalink';
import type { AnyDemo } from './registry';
import { createWorkerRunner } from './workerRunner';

/** What the parts of a demo's card share; frames never enter it. */
export interface DemoState {
  params: Params;
  seed: number;
  status: Status;
  step: number;
  /** Largest step reached in this run: how far the scrubber goes. */
  reached: number;
  /** Why a run diverged or failed. */
  reason?: string;
  engine: EngineReport;
  rate: number;
  speed: Speed;
  /** What was clamped or dropped from a link, and other words for the reader. */
  notes: string[];
  prediction: PredictionState;
}

export type PredictionState =
  | { phase: 'none' | 'open' | 'skipped' }
  | { phase: 'locked' | 'revealed'; given: Record<string, number | string> };

export type Speed = 'slow' | 'normal' | 'max';

/** One running demo: its state, its worker, and everything a reader can do to it. */
export interface Session {
  id: string;
  name: string;
  demo: AnyDemo;
  store: StoreApi<DemoState>;
  frames: FrameSource<unknown>;
  tune(patch: Params): void;
  act(action: unknown): void;
  toggle(): void;
  play(): void;
  pause(): void;
  /** Goes on towards where the run was going. */
  resume(): void;
  stepOnce(): void;
  back(): void;
  seek(step: number): void;
  reset(): void;
  newSeed(): void;
  speed(speed: Speed): void;
  applyPreset(preset: string): void;
  /** Starts a recorded run and goes to its step. */
  open(run: Run, step: number): void;
  lockPrediction(given: Record<string, number | string>): void;
  skipPrediction(): void;
  /** Says something to the reader, in the card. */
  note(text: string): void;
  dismissNote(note: string): void;
  /** Link to this very state on the demo's own page, with notes on what does not fit. */
  link(): { url: string; notes: string[] };
  record(): Run;
  dispose(): void;
}

export interface SessionOptions {
  id: string;
  name: string;
  demo: AnyDemo;
  preset?: string;
  /** Base path of the site, without a slash at its end. */
  base: string;
}

/** A run shown in slow motion takes this many steps per second. */
const SLOW = 2;

/** Opens a demo: reads the link, starts the worker, keeps the address in step with the parameters. */
export function openSession({ id, name, demo, preset, base }: SessionOptions): Session {
  const pageBase = baseParams(demo.params, preset ? demo.presets[preset]?.params : undefined);
  const linked = readLink(location.search, name, demo.params, pageBase, demo.version);
  if (preset && !demo.presets[preset]) {
    linked.notes.push(`this demo has no preset '${preset}'; showing the default`);
  }
  // Beside another preset the question would be about something that is not on screen.
  const asked = demo.predict && (!preset || preset === demo.predict.preset);
  const store = createStore<DemoState>(() => ({
    params: linked.params,
    seed: linked.seed,
    status: 'loading',
    step: 0,
    reached: 0,
    engine: { name: '', fallbacks: [] },
    rate: 0,
    speed: 'normal',
    notes: linked.notes,
    prediction: { phase: asked ? (linked.until === null ? 'open' : 'skipped') : 'none' },
  }));
  const { getState, setState } = store;
  let checking = false;
  let target = Number.POSITIVE_INFINITY;
  // A link's run is not watched at the demo's pace: it goes to its step as fast as it can.
  let hurried = false;

  const runner = createWorkerRunner(id, base, (progress) => {
    const { reached, prediction } = getState();
    setState({
      status: progress.status,
      step: progress.step,
      reached: Math.max(reached, progress.step),
      reason: progress.reason,
      engine: progress.engine,
      rate: progress.rate,
    });
    const ended = progress.status === 'done' || progress.status === 'diverged';
    if (hurried && (ended || progress.status === 'error')) {
      hurried = false;
      runner.speed(stepsPerSecond(getState().speed));
    }
    if (checking && ended && prediction.phase === 'locked') {
      checking = false;
      setState({ prediction: { ...prediction, phase: 'revealed' } });
    }
  });

  const play = (until: number) => {
    target = until;
    runner.play(until);
  };
  const start = (events: RunEvent[] = []) => {
    const { params, seed, prediction } = getState();
    if (checking && prediction.phase === 'locked') setState({ prediction: { phase: 'open' } });
    checking = false;
    // The worker says `loading` when there is something to load; until then a drag must not make the card flicker.
    const { status } = getState();
    const rests = status === 'running' || status === 'loading' ? status : 'idle';
    setState({ step: 0, reached: 0, status: rests, reason: undefined });
    runner.start({ id, params, seed, events });
  };
  const stepsPerSecond = (speed: Speed): number | 'max' =>
    speed === 'normal' ? demo.pace : speed === 'slow' ? SLOW : 'max';
  const limit = () => demo.steps ?? Number.POSITIVE_INFINITY;
  const skip = () => {
    if (getState().prediction.phase === 'open') setState({ prediction: { phase: 'skipped' } });
  };

  let writing: ReturnType<typeof setTimeout> | undefined;
  const writeNow = () => {
    writing = undefined;
    const { params, seed } = getState();
    const query = new URLSearchParams(location.search);
    writeLink(query, { name, specs: demo.params, base: pageBase, params, seed, version: demo.version });
    const text = query.toString();
    history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  };
  const writeAddress = () => {
    clearTimeout(writing);
    writing = setTimeout(writeNow, 250);
  };

  const session: Session = {
    id,
    name,
    demo,
    store,
    frames: runner.frames,
    tune(patch) {
      const changed = Object.keys(patch).filter((key) => getState().params[key] !== patch[key]);
      if (changed.length === 0) return;
      setState({ params: { ...getState().params, ...patch } });
      if (changed.some((key) => demo.params[key].restarts)) {
        const running = getState().status === 'running';
        start();
        if (running) play(limit());
      } else runner.tune(patch);
      writeAddress();
    },
    act(action) {
      runner.act(action);
    },
    toggle() {
      if (getState().status === 'running') session.pause();
      else session.play();
    },
    play() {
      skip();
      const { status, step } = getState();
      if (status === 'diverged' || status === 'error') start();
      // At the end of a run of fixed length, play continues beyond it.
      play(step >= limit() ? Number.POSITIVE_INFINITY : limit());
    },
    pause: () => runner.pause(),
    resume: () => play(target),
    stepOnce() {
      skip();
      runner.stepOnce();
    },
    back() {
      runner.seek(Math.max(0, getState().step - 1));
    },
    seek: (step) => runner.seek(step),
    reset() {
      start();
    },
    newSeed() {
      setState({ seed: 1 + Math.floor(Math.random() * 999_999) });
      const running = getState().status === 'running';
      start();
      if (running) play(limit());
      writeAddress();
    },
    speed(speed) {
      setState({ speed });
      runner.speed(stepsPerSecond(speed));
    },
    applyPreset(presetId) {
      const chosen = demo.presets[presetId];
      if (!chosen) return;
      // The question is about its own preset, which the slide has left behind.
      if (presetId !== demo.predict?.preset) skip();
      setState({ params: baseParams(demo.params, chosen.params) });
      start();
      writeAddress();
    },
    open(run, step) {
      setState({ params: run.params as Params, seed: run.seed });
      skip();
      start(run.events);
      runner.seek(step);
      writeAddress();
    },
    lockPrediction(given) {
      const predict = demo.predict;
      if (!predict) return;
      setState({
        prediction: { phase: 'locked', given },
        params: baseParams(demo.params, demo.presets[predict.preset]?.params),
        seed: DEFAULT_SEED,
      });
      start();
      checking = true;
      play(predict.until);
      writeAddress();
    },
    skipPrediction: skip,
    note(text) {
      setState({ notes: [...getState().notes.filter((n) => n !== text), text] });
    },
    dismissNote(note) {
      setState({ notes: getState().notes.filter((n) => n !== note) });
    },
    link() {
      const { params, seed, step } = getState();
      const query = new URLSearchParams();
      const notes = writeLink(query, {
        name: id,
        specs: demo.params,
        base: baseParams(demo.params),
        params: runner.record().params as Record<string, ParamValue>,
        seed,
        version: demo.version,
        until: step > 0 ? step : undefined,
        events: runner.record().events.filter((event) => event.step <= step),
      });
      // Events lead from the parameters of the start to those of now; without them the link states those of now.
      if (notes.length > 0) {
        writeLink(query, {
          name: id,
          specs: demo.params,
          base: baseParams(demo.params),
          params,
          seed,
          version: demo.version,
          until: step > 0 ? step : undefined,
        });
      }
      return { url: `${location.origin}${base}/demos/${id}/?${query}`, notes };
    },
    record: () => runner.record(),
    dispose() {
      // A slide may be left right after a slider was moved.
      clearTimeout(writing);
      if (writing !== undefined) writeNow();
      runner.dispose();
    },
  };

  start(linked.events);
  if (linked.until === null) runner.speed(demo.pace);
  else {
    hurried = true;
    runner.speed('max');
    play(linked.until);
  }
  return session;
}
