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
    ...(!runs && { readouts: readoutsOf(session) }),
  };
}

/** The numbers of the card, as the last frame has them. */
export function readoutsOf({ demo, frames }: PathSession): Record<string, number> {
  const frame = frames.latest();
  if (frame === null) return {};
  return Object.fromEntries(
    Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame).value]),
  );
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
  const cleanup = [session.store.subscribe(soon), recorder.onBegin(begin)];
  return () => {
    if (timer !== undefined) look();
    for (const undo of cleanup) undo();
  };
}
