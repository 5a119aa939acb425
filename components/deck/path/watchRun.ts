import type { Session } from '@/components/demos/session';
import type { Recorder } from './recorder';
import { markOf, plain, plainEvents, type RunState } from './runState';

/** Changes that come closer than this are one, ms. */
const SOON = 50;

/** The part of a session that a path knows. */
export type PathSession = Pick<Session, 'id' | 'demo' | 'store' | 'frames' | 'record' | 'perform' | 'onCall'>;

/** Where the run of a demo is. */
export function runStateOf(session: PathSession): RunState {
  const { demo, id, store, record } = session;
  const { params, seed, events } = record();
  const { status, step, speed, prediction } = store.getState();
  const runs = status === 'running';
  return {
    demo: id,
    version: demo.version,
    params: plain(params) as RunState['params'],
    seed,
    events: plainEvents(events),
    step,
    runs,
    speed,
    prediction,
    readouts: runs ? undefined : readoutsOf(session),
  };
}

/** The numbers of the card at the step it says: where another window computes, frames and what is said of the run come apart. */
export function readoutsOf({ demo, frames, store }: PathSession): Record<string, number> | undefined {
  let numbers: [string, number][] | undefined;
  const leave = frames.subscribe((frame, step) => {
    if (step !== store.getState().step) return;
    numbers = Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame).value]);
  });
  leave();
  return numbers && Object.fromEntries(numbers);
}

/** Writes into a recording what happens to a demo. Returns the way out. */
export function watchRun(session: PathSession, topic: string, recorder: Recorder): () => void {
  let last: RunState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!recorder.recording() || session.store.getState().status === 'loading') return;
    const now = runStateOf(session);
    const mark = markOf(last, now);
    last = now;
    if (mark) recorder.demo(topic, mark);
  };
  const soon = () => {
    if (recorder.recording()) timer ??= setTimeout(look, SOON);
  };
  const begin = () => {
    last = undefined;
    look();
  };
  begin();
  const cleanup = [session.store.subscribe(soon), session.frames.subscribe(soon), recorder.onBegin(begin)];
  return () => {
    if (timer !== undefined) look();
    for (const undo of cleanup) undo();
  };
}
