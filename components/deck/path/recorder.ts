import { createStore } from 'zustand/vanilla';
import type { Registers } from '../room/registers';
import type { DeckSlide } from '../slides';
import { deckPrint, isPathKey, type LecturePath, type PathEntry } from './pathFile';
import type { RunMark } from './runState';

/** What the lecturer sees of a recording. */
export interface RecorderState {
  status: 'off' | 'recording' | 'paused' | 'stopped';
  /** Recorded so far when it was last started or paused, ms. */
  before: number;
  /** When it was started last. */
  since: number;
  /** Things that happened. */
  entries: number;
  /** There is a file of all that was recorded. */
  saved: boolean;
}

interface RecorderOptions {
  registers: Registers;
  slides: readonly DeckSlide[];
  now(): number;
}

/**
 * Writes down what the deck shows and what its demos do. While it is paused nothing is written; going on, it begins with
 * how things stand by then, and the pause takes no time in the path.
 */
export function createRecorder({ registers, slides, now }: RecorderOptions) {
  const store = createStore<RecorderState>(() => ({
    status: 'off',
    before: 0,
    since: 0,
    entries: 0,
    saved: true,
  }));
  let log: PathEntry[] = [];
  let last = new Map<string, unknown>();
  const demos = new Set<() => void>();

  const length = () => {
    const { status, before, since } = store.getState();
    return status === 'recording' ? before + now() - since : before;
  };
  const write = (what: PathEntry[1]) => {
    log.push([Math.round(length()), what] as PathEntry);
    store.setState({ entries: log.length, saved: false });
  };
  const look = (keys: readonly string[]) => {
    if (store.getState().status !== 'recording') return;
    // Steps first: a slide is turned to at the step it has.
    for (const key of [...keys].sort((a, b) => Number(a === 'slide') - Number(b === 'slide'))) {
      const value = registers.get(key);
      if (!isPathKey(key) || value === undefined || last.get(key) === value) continue;
      last.set(key, value);
      write({ set: key, to: value });
    }
  };
  const leave = registers.subscribe(look);

  return {
    store,
    /** Ms recorded so far. */
    length,
    start() {
      log = [];
      last = new Map();
      store.setState({ status: 'recording', before: 0, since: now(), entries: 0, saved: true });
      const { slide } = Object.fromEntries(registers.entries().map(({ key, value }) => [key, value]));
      look([`step:${slide}`, 'screen', 'slide']);
      for (const begin of demos) begin();
    },
    pause() {
      store.setState({ before: length(), status: 'paused' });
    },
    resume() {
      store.setState({ status: 'recording', since: now() });
      look(registers.entries().map(({ key }) => key));
      for (const begin of demos) begin();
    },
    stop() {
      store.setState({ before: length(), status: 'stopped' });
    },
    /** The file was made. */
    saved() {
      store.setState({ saved: true });
    },
    /** Something happened to a demo; nothing is written while nothing is recorded. */
    demo(topic: string, mark: RunMark) {
      if (store.getState().status === 'recording') write({ topic, mark });
    },
    recording: () => store.getState().status === 'recording',
    /** Calls back when a recording begins or goes on: then each demo says how it stands. Returns the way out. */
    onBegin(begin: () => void) {
      demos.add(begin);
      return () => {
        demos.delete(begin);
      };
    },
    path: (): LecturePath => ({
      deck: deckPrint(slides),
      made: new Date().toISOString().slice(0, 10),
      length: Math.ceil(length()),
      log,
    }),
    close: leave,
  };
}

export type Recorder = ReturnType<typeof createRecorder>;
