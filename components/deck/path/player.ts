import { createStore } from 'zustand/vanilla';
import type { LecturePath } from './pathFile';
import { type Moment, momentAt, take } from './timeline';

export const SPEEDS = [1, 1.5, 2] as const;

export interface PlayerState {
  /** `taken`: the viewer went elsewhere, and the path waits. */
  status: 'playing' | 'paused' | 'taken' | 'ended';
  /** Time in the path, ms, as of the last look. */
  at: number;
  speed: number;
}

/** Where a path is played. */
export interface PathStage {
  /** Shows registers that changed, or with `all` everything anew. */
  show(registers: ReadonlyMap<string, unknown>, all: boolean): void;
  /** How the demos stand from now on; the stage brings those it shows there. */
  runs(runs: Moment['runs']): void;
}

/** The clock of the page. */
export interface PathClock {
  now(): number;
  after(ms: number, then: () => void): () => void;
}

/** How often the time shown moves, ms. */
const TICK = 250;

/** Plays a path on a stage. */
export function createPlayer(path: LecturePath, stage: PathStage, clock: PathClock) {
  const store = createStore<PlayerState>(() => ({ status: 'paused', at: 0, speed: 1 }));
  const { getState, setState } = store;
  let { moment, next } = momentAt(path, 0);
  let since = 0;
  let stop = () => {};

  const time = () => {
    const { status, at, speed } = getState();
    return status === 'playing' ? Math.min(path.length, at + (clock.now() - since) * speed) : at;
  };
  /** What is due by now, in one go: the deck is told once. */
  const advance = (now: number) => {
    const news = new Map<string, unknown>();
    let demos = false;
    for (; next < path.log.length && path.log[next][0] <= now; next++) {
      const [, what] = path.log[next];
      take(moment, path.log[next]);
      if ('set' in what) news.set(what.set, what.to);
      else demos = true;
    }
    if (news.size > 0) stage.show(news, false);
    if (demos) stage.runs(moment.runs);
  };
  const turn = () => {
    const now = time();
    advance(now);
    since = clock.now();
    setState({ at: now });
    if (now >= path.length) return setState({ status: 'ended' });
    const { speed } = getState();
    const due = next < path.log.length ? (path.log[next][0] - now) / speed : TICK;
    stop = clock.after(Math.max(0, Math.min(TICK, due)), turn);
  };
  const go = () => {
    since = clock.now();
    setState({ status: 'playing' });
    turn();
  };
  const halt = (status: PlayerState['status']) => {
    stop();
    setState({ at: time(), status });
  };
  /** Everything as it stands at a time. */
  const stand = (ms: number) => {
    ({ moment, next } = momentAt(path, ms));
    setState({ at: ms });
    stage.show(moment.registers, true);
    stage.runs(moment.runs);
  };

  return {
    store,
    play() {
      const { status, at } = getState();
      if (status === 'playing') return;
      stand(status === 'ended' ? 0 : at);
      go();
    },
    pause() {
      if (getState().status === 'playing') halt('paused');
    },
    /** The viewer did something of their own: the path waits where it is. */
    taken() {
      if (getState().status === 'playing') halt('taken');
    },
    seek(ms: number) {
      const playing = getState().status === 'playing';
      stop();
      setState({ status: 'paused' });
      stand(Math.max(0, Math.min(path.length, ms)));
      if (playing) go();
    },
    speed(speed: number) {
      const playing = getState().status === 'playing';
      if (playing) halt('paused');
      setState({ speed });
      if (playing) go();
    },
    close: () => stop(),
  };
}

export type Player = ReturnType<typeof createPlayer>;
