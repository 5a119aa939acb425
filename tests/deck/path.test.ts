import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { followRun } from '@/components/deck/path/followRun';
import {
  deckPrint,
  type LecturePath,
  type PathEntry,
  readPath,
  writePath,
} from '@/components/deck/path/pathFile';
import { createPlayer } from '@/components/deck/path/player';
import { createRecorder } from '@/components/deck/path/recorder';
import { markOf, plain, type RunState, withMark } from '@/components/deck/path/runState';
import { chapterStarts, clockTime, momentAt, visits } from '@/components/deck/path/timeline';
import { readoutsOf, runStateOf, watchRun } from '@/components/deck/path/watchRun';
import { createRegisters } from '@/components/deck/room/registers';
import type { Session } from '@/components/demos/session';
import { slides } from './deck';
import { inlineSession } from './inlineSession';

const set = (ms: number, key: string, to: unknown): PathEntry => [ms, { set: key, to }];
const TOPIC = 'memory/ising-magnet';

const rest: RunState = {
  demo: 'ising-magnet',
  version: 1,
  params: { temperature: 2, pattern: [1, -1] },
  seed: 1,
  events: [],
  step: 0,
  runs: false,
  speed: 'normal',
  prediction: { phase: 'none' },
};
const path: LecturePath = {
  deck: deckPrint(slides),
  made: '2026-01-02',
  length: 60_000,
  log: [
    set(0, 'step:opening', 0),
    set(0, 'slide', 'opening'),
    set(10_000, 'step:energy', 0),
    set(10_000, 'slide', 'energy'),
    set(12_000, 'step:energy', 1),
    set(20_000, 'step:memory', 0),
    set(20_000, 'slide', 'memory'),
    [21_000, { topic: TOPIC, mark: markOf(undefined, rest)! }],
    [22_000, { topic: TOPIC, mark: { step: 0, runs: true } }],
    [25_000, { topic: TOPIC, mark: { step: 90, runs: false, events: [0, [{ step: 90, act: 3 }]] } }],
    set(30_000, 'slide', 'regression'),
    set(30_100, 'slide', 'monte-carlo'),
  ],
};

describe('a run from mark to mark', () => {
  test('a mark holds what changed, and leads from the state before to the one after', () => {
    const states: RunState[] = [
      rest,
      { ...rest, runs: true },
      { ...rest, runs: true, step: 40, events: [{ step: 40, tune: { temperature: 3 } }] },
      { ...rest, runs: true, step: 41, events: [{ step: 40, tune: { temperature: 4 } }] },
      { ...rest, step: 90, events: [{ step: 40, tune: { temperature: 4 } }], readouts: { energy: -1 } },
      { ...rest, params: { ...rest.params, pattern: [1, 1] }, seed: 9, speed: 'max' },
    ];
    let known: RunState | undefined;
    let before: RunState | undefined;
    for (const state of states) {
      const mark = markOf(before, state);
      expect(mark).not.toBeNull();
      before = state;
      known = withMark(known, JSON.parse(JSON.stringify(mark)));
      expect(known).toEqual(state);
    }
    expect(markOf(rest, { ...rest, params: { ...rest.params, temperature: 3 } })).toEqual({
      params: { temperature: 3 },
      step: 0,
      runs: false,
    });
  });

  test('numbers that come after the run has come to rest are news, once', () => {
    const counted = { ...rest, readouts: { energy: -1 } };
    expect(markOf({ ...rest, readouts: undefined }, counted)).toEqual({
      step: 0,
      runs: false,
      readouts: { energy: -1 },
    });
    expect(markOf(counted, { ...counted })).toBeNull();
  });

  test('the step of a run that goes on is no news, that of one at rest is', () => {
    expect(markOf({ ...rest, runs: true }, { ...rest, runs: true, step: 50 })).toBeNull();
    expect(markOf(rest, { ...rest, step: 50 })).toEqual({ step: 50, runs: false });
    expect(markOf(rest, { ...rest })).toBeNull();
  });

  test('a run whose beginning is not known is not guessed', () => {
    expect(withMark(undefined, { step: 3, runs: true })).toBeUndefined();
  });
});

describe('the file', () => {
  test('is read as it was written, and small', () => {
    const text = writePath(path);
    expect(readPath(text, slides)).toEqual({ path, notes: [] });
    expect(text.length).toBeLessThan(1500);
  });

  test('what the lecture does not have any more is left out, with a note', () => {
    const fewer = slides.filter(({ id }) => id !== 'memory');
    const read = readPath(writePath(path), fewer);
    expect(read.path.log).toHaveLength(7);
    expect(read.notes).toEqual([
      'This path was recorded with another version of the lecture: slides may have changed since.',
      '1 of its slides is not there any more and left out.',
    ]);
  });

  test.each([
    ['{', 'this is not a recorded path'],
    ['[]', 'this is not a recorded path'],
    [JSON.stringify({ format: 'premio-nobel-fisica-2024/run' }), 'this is not a recorded path'],
    [writePath(path).replace('"version":1', '"version":2'), 'newer version'],
    [writePath(path).replace('"length":60000', '"length":"long"'), 'damaged'],
    [writePath({ ...path, log: [set(5, 'slide', 'energy'), set(4, 'slide', 'memory')] }), 'backwards'],
    [writePath({ ...path, log: [set(5, 'slide', 'elsewhere')] }), 'no slide of this lecture'],
    [' '.repeat(2e7 + 1), 'too large'],
  ])('file $# of those that are none is refused, in words', (text, why) => {
    expect(() => readPath(text, slides)).toThrow(RangeError);
    expect(() => readPath(text, slides)).toThrow(why);
  });

  test('entries that make no sense are left out and counted', () => {
    const junk = [
      null,
      [5],
      [-1, { set: 'slide', to: 'energy' }],
      [5, { set: 'leader', to: 'me' }],
      [5, { set: 'step:energy', to: -1 }],
      [5, { set: 'screen', to: 'pink' }],
      [5, { topic: 'memory', mark: { step: 0, runs: true } }],
      [5, { topic: TOPIC, mark: { step: 0.5, runs: true } }],
      [5, { topic: TOPIC, mark: { fresh: true, step: 0, runs: true } }],
      [70_000, { set: 'slide', to: 'energy' }],
    ] as unknown as PathEntry[];
    const read = readPath(writePath({ ...path, log: [...path.log.slice(0, 2), ...junk] }), slides);
    expect(read.path.log).toEqual(path.log.slice(0, 2));
    expect(read.notes).toEqual(['10 of its entries make no sense and are left out.']);
  });

  test('another deck has another name', () => {
    expect(deckPrint(slides)).not.toBe(deckPrint(slides.map((slide) => ({ ...slide, steps: 9 }))));
  });
});

describe('the recorder', () => {
  const setUp = () => {
    const registers = createRegisters('me', () => {});
    let now = 1000;
    const recorder = createRecorder({ registers, slides, now: () => now });
    const wait = (ms: number) => {
      now += ms;
    };
    return { registers, recorder, wait };
  };

  test('is saved while it holds nothing that is in no file', () => {
    const { registers, recorder } = setUp();
    const saved = () => recorder.store.getState().saved;
    expect(saved()).toBe(true);
    registers.set('slide', 'energy');
    recorder.start();
    expect(saved()).toBe(false);
    recorder.stop();
    expect(saved()).toBe(false);
    recorder.saved();
    expect(saved()).toBe(true);
    registers.set('slide', 'memory');
    expect(saved()).toBe(true);
    recorder.start();
    expect(saved()).toBe(false);
  });

  test('begins with what is shown, writes what changes, and leaves out what is of one window only', () => {
    const { registers, recorder, wait } = setUp();
    registers.set('slide', 'energy');
    registers.set('step:energy', 2);
    registers.set('step:memory', 1);
    wait(500);
    recorder.start();
    wait(100);
    registers.set('theme', 'dark');
    registers.set('ink:energy', []);
    registers.set('step:energy', 3);
    wait(100);
    registers.set('screen', 'black');
    expect(recorder.path().log).toEqual([
      set(0, 'step:energy', 2),
      set(0, 'slide', 'energy'),
      set(100, 'step:energy', 3),
      set(200, 'screen', 'black'),
    ]);
    expect(recorder.path()).toMatchObject({ length: 200, deck: deckPrint(slides) });
  });

  test('what other windows do is written too; steps before the slide they belong to', () => {
    const { registers, recorder } = setUp();
    registers.set('slide', 'opening');
    recorder.start();
    registers.merge([
      { key: 'slide', value: 'memory', clock: 9, by: 'other' },
      { key: 'step:memory', value: 1, clock: 9, by: 'other' },
    ]);
    expect(recorder.path().log.slice(1)).toEqual([set(0, 'step:memory', 1), set(0, 'slide', 'memory')]);
  });

  test('a pause takes no time; going on, it catches up with what happened', () => {
    const { registers, recorder, wait } = setUp();
    registers.set('slide', 'opening');
    const begun = vi.fn();
    recorder.onBegin(begun);
    recorder.start();
    wait(100);
    recorder.pause();
    wait(5000);
    registers.set('slide', 'energy');
    recorder.demo(TOPIC, { step: 1, runs: false });
    recorder.resume();
    wait(50);
    recorder.stop();
    wait(50);
    registers.set('slide', 'memory');
    expect(recorder.path().log).toEqual([set(0, 'slide', 'opening'), set(100, 'slide', 'energy')]);
    expect(recorder.path().length).toBe(150);
    expect(begun).toHaveBeenCalledTimes(2);
  });
});

describe('time', () => {
  test('slides that are shown, without those only passed; chapters begin with one of them', () => {
    const all = visits(path, slides);
    expect(all.map(({ slide, from, to }) => [slide, from, to])).toEqual([
      [0, 0, 10_000],
      [1, 10_000, 20_000],
      [2, 20_000, 30_100],
      [4, 30_100, 60_000],
    ]);
    expect(chapterStarts(all, slides).map(({ slide }) => slide)).toEqual([0, 4]);
    expect([clockTime(0), clockTime(247_400), clockTime(3_847_000)]).toEqual(['0:00', '4:07', '1:04:07']);
  });

  test('a moment has all that was said until then', () => {
    const { moment, next } = momentAt(path, 24_000);
    expect(Object.fromEntries(moment.registers)).toMatchObject({ slide: 'memory', 'step:energy': 1 });
    expect(moment.runs.get(TOPIC)).toEqual({ ...rest, runs: true });
    expect(next).toBe(9);
  });
});

/** A player on a stage that keeps what it is shown, with a clock that is turned by hand. */
function play(some = path) {
  let now = 0;
  const timers = new Map<object, [number, () => void]>();
  const shown: [number, Record<string, unknown>][] = [];
  let runs: ReadonlyMap<string, RunState> = new Map();
  const player = createPlayer(
    some,
    {
      show: (registers) => shown.push([now, Object.fromEntries(registers)]),
      runs: (state) => {
        runs = new Map(state);
      },
    },
    {
      now: () => now,
      after(ms, then) {
        const id = {};
        timers.set(id, [now + ms, then]);
        return () => timers.delete(id);
      },
    },
  );
  const wait = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const due = [...timers].filter(([, [at]]) => at <= end).sort((a, b) => a[1][0] - b[1][0])[0];
      if (!due) break;
      timers.delete(due[0]);
      now = Math.max(now, due[1][0]);
      due[1][1]();
    }
    now = end;
  };
  return { player, shown, wait, runs: () => runs.get(TOPIC), timers };
}

describe('the player', () => {
  test('shows each thing at its time, and ends', () => {
    const { player, shown, wait, runs, timers } = play();
    player.play();
    wait(11_999);
    expect(shown.at(-1)).toEqual([10_000, { 'step:energy': 0, slide: 'energy' }]);
    wait(1);
    expect(shown.at(-1)).toEqual([12_000, { 'step:energy': 1 }]);
    wait(12_000);
    expect(runs()).toMatchObject({ runs: true, step: 0 });
    wait(1000);
    expect(runs()).toMatchObject({ runs: false, step: 90, events: [{ step: 90, act: 3 }] });
    wait(40_000);
    expect(player.store.getState()).toMatchObject({ status: 'ended', at: 60_000 });
    expect(timers.size).toBe(0);
  });

  test('goes twice as fast, and changes its speed on the way', () => {
    const { player, shown, wait } = play();
    player.play();
    wait(6000);
    player.speed(2);
    wait(2000);
    expect(shown.at(-1)?.[0]).toBe(8000);
    expect(player.store.getState()).toMatchObject({ status: 'playing', at: 10_000 });
  });

  test('waits where the viewer took over, and resumes with everything as it was there', () => {
    const { player, shown, wait } = play();
    player.play();
    wait(15_000);
    player.taken();
    const count = shown.length;
    wait(60_000);
    expect(shown).toHaveLength(count);
    expect(player.store.getState()).toMatchObject({ status: 'taken', at: 15_000 });
    player.play();
    expect(shown.at(-1)?.[1]).toEqual({ slide: 'energy', 'step:opening': 0, 'step:energy': 1 });
    wait(5000);
    expect(shown.at(-1)?.[1]).toMatchObject({ slide: 'memory' });
  });

  test('goes to any time, playing or not', () => {
    const { player, shown, wait, runs } = play();
    player.seek(26_000);
    expect(shown.at(-1)?.[1]).toMatchObject({ slide: 'memory' });
    expect(runs()?.step).toBe(90);
    expect(player.store.getState().status).toBe('paused');
    player.play();
    player.seek(9000);
    expect(shown.at(-1)?.[1]).toMatchObject({ slide: 'opening' });
    expect(runs()).toBeUndefined();
    wait(1000);
    expect(shown.at(-1)?.[1]).toMatchObject({ slide: 'energy' });
    wait(100_000);
    player.play();
    expect(shown.at(-1)?.[1]).toMatchObject({ slide: 'opening' });
  });
});

describe('a demo in a recorded lecture', () => {
  beforeAll(() => {
    vi.stubGlobal('location', { search: '', pathname: '/', hash: '', origin: 'http://localhost' });
    vi.stubGlobal('history', { state: null, replaceState() {} });
    vi.stubGlobal('document', { hidden: false });
    vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, 1));
    vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  });
  afterAll(() => {
    for (const session of opened) session.dispose();
    vi.unstubAllGlobals();
  });

  const opened: Session[] = [];
  const open = async (id: string) => {
    const session = await inlineSession(id);
    opened.push(session);
    return session;
  };
  const wait = { timeout: 20_000, interval: 5 };
  const at = (session: Session) => session.store.getState();
  const resting = (session: Session) =>
    vi.waitFor(() => expect(at(session).status).not.toMatch(/loading|running/), wait);
  const beyond = (session: Session, step: number) =>
    vi.waitFor(() => expect(at(session).step).toBeGreaterThan(step), wait);

  /** Records what is done to a demo. */
  async function record(id: string, act: (session: Session) => Promise<void>) {
    const registers = createRegisters('me', () => {});
    registers.set('slide', 'memory');
    const recorder = createRecorder({ registers, slides, now: () => performance.now() });
    const session = await open(id);
    await resting(session);
    recorder.start();
    const end = watchRun(session, TOPIC, recorder);
    await act(session);
    await resting(session);
    end();
    recorder.stop();
    const { path } = readPath(writePath(recorder.path()), slides);
    return { path, session };
  }

  /** Replays the marks one after the other as fast as the demo follows, or only the last of them. */
  async function replay(id: string, path: LecturePath, marks: 'all' | 'last') {
    const session = await open(id);
    const differs = vi.fn();
    const taken = vi.fn();
    const follower = followRun(session, differs, taken);
    const times = path.log.flatMap(([ms, what]) => ('topic' in what ? [ms] : []));
    for (const ms of marks === 'all' ? times : times.slice(-1)) {
      follower.want(momentAt(path, ms).moment.runs.get(TOPIC)!);
      // Some overtake each other, as on a slow machine.
      await new Promise((done) => setTimeout(done, 10));
    }
    const last = momentAt(path, path.length).moment.runs.get(TOPIC)!;
    await vi.waitFor(
      () =>
        expect(at(session)).toMatchObject({ step: last.step, status: expect.not.stringMatching('running') }),
      wait,
    );
    await vi.waitFor(() => expect(plain(session.record().events)).toEqual(last.events), wait);
    follower.close();
    return { session, differs, taken };
  }

  test.each(['all', 'last'] as const)(
    'comes to the same numbers, bit for bit, with actions on the same steps (%s marks)',
    async (marks) => {
      const id = 'ising-magnet';
      const { path, session } = await record(id, async (demo) => {
        demo.speed('max');
        demo.play();
        await beyond(demo, 20);
        demo.act({ cells: [0, 1, 2, 40, 41], columns: 8, state: 1 });
        await beyond(demo, at(demo).step + 20);
        demo.pause();
        await resting(demo);
        demo.act({ cells: [5, 6], columns: 8, state: 0 });
        const { step } = at(demo);
        demo.stepOnce();
        await beyond(demo, step);
      });
      const again = await replay(id, path, marks);
      expect(runStateOf(again.session)).toEqual(runStateOf(session));
      expect(session.record().events).toHaveLength(2);
      expect(again.session.frames.latest()).toEqual(session.frames.latest());
      expect(again.differs).not.toHaveBeenCalled();
      expect(again.taken).not.toHaveBeenCalled();
    },
  );

  test('with sliders moved while it ran, another seed and other settings', async () => {
    const id = 'boltzmann-learns';
    const { path, session } = await record(id, async (demo) => {
      demo.newSeed();
      demo.tune({ world: '3x3' });
      demo.speed('max');
      demo.play();
      await beyond(demo, 5);
      for (const learningRate of [0.2, 0.4, 0.8]) {
        demo.tune({ learningRate });
        await beyond(demo, at(demo).step + 2);
      }
      demo.pause();
    });
    const again = await replay(id, path, 'all');
    expect(runStateOf(again.session)).toEqual(runStateOf(session));
    expect(readoutsOf(again.session)).toEqual(readoutsOf(session));
  });

  test('a frame of another step than the run is said to be at gives no numbers', async () => {
    const session = await open('ising-magnet');
    await resting(session);
    const { step } = at(session);
    expect(runStateOf(session).readouts).toEqual(readoutsOf(session));
    expect(readoutsOf(session)).toMatchObject({ energyPerSite: expect.any(Number) });
    session.store.setState({ step: step + 1 });
    expect(runStateOf(session).readouts).toBeUndefined();
    session.store.setState({ step });
    expect(runStateOf(session).readouts).toBeDefined();
  });

  test('says when its numbers are not those of the recording, and when somebody else takes it', async () => {
    const id = 'ising-magnet';
    const session = await open(id);
    await resting(session);
    const differs = vi.fn();
    const taken = vi.fn();
    const follower = followRun(session, differs, taken);
    const state = { ...runStateOf(session), step: 5, readouts: { energy: 12345 } };
    follower.want({
      ...state,
      readouts: Object.fromEntries(Object.keys(session.demo.readouts).map((name) => [name, 12345])),
    });
    await vi.waitFor(() => expect(differs).toHaveBeenCalledOnce(), wait);
    expect(taken).not.toHaveBeenCalled();
    session.play();
    expect(taken).toHaveBeenCalledOnce();
    session.applyPreset('default');
    expect(taken).toHaveBeenCalledOnce();
    follower.close();
  });
});
