import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { counted, createHall, replayed, said, stubPage, until, type Window, wait } from './shareHall';

let restorePage: () => void;
beforeAll(() => {
  restorePage = stubPage();
});
afterAll(() => restorePage());

let open: Window[] = [];
afterEach(() => {
  counted.log.length = 0;
  for (const window of open) window.close();
  open = [];
});

/** Opens windows, the first of which leads. */
function hallOf(names: string[], lag?: () => number) {
  const hall = createHall(lag);
  const windows = names.map((name) => hall.open(name));
  open.push(...windows);
  return { hall, windows };
}

/** Random numbers of a test: the same each time. */
function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, below: (n: number) => Math.floor(next() * n) };
}

const state = (window: Window) => window.session.store.getState();
const alike = (windows: Window[]) => {
  const [first, ...rest] = windows.map((window) => JSON.stringify(said(window)));
  return rest.every((other) => other === first);
};
/** Waits for the windows to rest in one state: a call may be heard some moments before anything comes of it. */
async function expectAlike(windows: Window[]) {
  let since = performance.now();
  await until(() => {
    if (state(windows[0]).status === 'running' || !alike(windows)) since = performance.now();
    return performance.now() - since > 50;
  });
  const [first, ...rest] = windows.map(said);
  for (const other of rest) expect(other).toEqual(first);
}

/** One thing that a reader may do. */
function anything({ session }: Window, { next, below }: ReturnType<typeof chance>) {
  const doings = [
    () => session.tune({ rate: next() * 9 }),
    () => session.tune({ rate: next() * 9 }),
    () => session.tune({ size: 1 + below(64) }),
    () => session.act(next()),
    () => session.act(next()),
    session.play,
    session.play,
    session.pause,
    session.toggle,
    session.stepOnce,
    session.back,
    () => session.seek(below(50)),
    session.reset,
    session.newSeed,
    () => session.speed((['slow', 'normal', 'max'] as const)[below(3)]),
    () => session.applyPreset(['calm', 'wide', 'none'][below(3)]),
    () => session.lockPrediction({ choice: 'a' }),
    session.skipPrediction,
    () => session.settings(`walk.rate=${below(9)}&walk.seed=${below(5)}`),
  ];
  doings[below(doings.length)]();
}

describe('a demo in several windows', () => {
  it.each([1, 2, 3])('a hundred calls from any of them end in one state (%i)', async (seed) => {
    const random = chance(seed);
    const { windows } = hallOf(['one', 'two', 'three'], () => random.next() * 4);
    await wait(30);
    let heard = 0;
    windows[0].session.onCall(() => heard++);
    for (let k = 0; k < 100; k++) {
      anything(windows[random.below(3)], random);
      if (random.next() < 0.4) await wait(random.next() * 8);
    }
    await until(() => heard === 100);
    windows[1].session.pause();
    await expectAlike(windows);
    expect(windows.map((w) => w.session.computes())).toEqual([true, false, false]);
    expect(state(windows[2]).status).not.toBe('running');
    // And it is the state that the record says, from its beginning.
    expect(windows[2].painted?.frame).toEqual(await replayed(windows[2]));
  });

  it('is computed once', async () => {
    const before = counted.open;
    const { windows } = hallOf(['one', 'two', 'three']);
    windows[2].session.play();
    await until(() => windows.every((w) => state(w).step > 10 && w.painted && w.painted.step > 10));
    for (const window of windows) expect(state(window).status).toBe('running');
    expect(windows.every(({ painted }) => painted && painted.step > 10)).toBe(true);
    expect(counted.open - before).toBe(1);
  });

  it('alone nothing is sent', async () => {
    const before = counted.messages;
    const { windows } = hallOf(['one']);
    windows[0].session.play();
    windows[0].session.tune({ rate: 2 });
    await wait(60);
    windows[0].session.pause();
    expect(state(windows[0]).step).toBeGreaterThan(0);
    expect(counted.messages).toBe(before);
  });

  it('a slider under a finger never jumps back, and both ends agree', async () => {
    const { windows } = hallOf(['one', 'two'], () => 15);
    await wait(80);
    windows[0].session.play();
    const rates: number[] = [];
    windows[1].session.store.subscribe(({ params }) => rates.push(params.rate as number));
    for (let k = 1; k <= 40; k++) {
      windows[1].session.tune({ rate: 1 + k / 10 });
      await wait(4);
    }
    await until(() => state(windows[0]).params.rate === 5);
    await wait(60);
    expect(rates.every((rate, k) => k === 0 || rate >= rates[k - 1])).toBe(true);
    expect(rates.at(-1)).toBe(5);
    // The other way round it follows within a few messages.
    windows[0].session.tune({ rate: 2 });
    await until(() => state(windows[1]).params.rate === 2);
    expect(state(windows[1]).params.rate).toBe(2);
  });

  it('a window that comes later has the state, the picture and the run', async () => {
    const { hall, windows } = hallOf(['one']);
    windows[0].session.tune({ size: 5 });
    windows[0].session.act(3);
    windows[0].session.play();
    await until(() => state(windows[0]).step > 200);
    windows[0].session.pause();
    await until(() => state(windows[0]).status === 'paused');
    const late = hall.open('late', { preset: 'wide' });
    open.push(late);
    await expectAlike([windows[0], late]);
    expect(late.painted?.step).toBe(state(windows[0]).step);
  });

  it('a take-over loses nothing: the run goes on from the very step, calls on their way included', async () => {
    const { hall, windows } = hallOf(['one', 'two', 'three'], () => 4);
    await wait(40);
    windows[0].session.tune({ rate: 3 });
    windows[0].session.play();
    await until(() => state(windows[1]).step > 500);
    const [opened, before] = [counted.open, state(windows[0]).step];
    hall.lead('two');
    // While its run is on the way to the new leader the old one has nothing to do a call with.
    const betweenTwo = (async () => {
      while (windows[0].session.computes()) await new Promise(setImmediate);
      windows[0].session.act(9000);
    })();
    // All three go on as if nothing were the matter.
    for (let k = 0; k < 40; k++) {
      windows.forEach(({ session }, w) => {
        session.act(1000 * w + k);
      });
      await wait(1);
    }
    await until(() => windows[1].session.computes() && state(windows[1]).step > before + 500);
    await betweenTwo;
    windows[0].session.pause();
    await expectAlike(windows);
    expect(counted.open - opened).toBe(1);
    expect(windows.map((w) => w.session.computes())).toEqual([false, true, false]);
    const { events } = windows[0].session.record();
    const acts = events.flatMap((event) => ('act' in event ? [event.act as number] : []));
    expect(acts.filter((act) => act === 9000)).toHaveLength(1);
    for (const w of [0, 1, 2]) {
      const own = acts.filter((act) => Math.floor(act / 1000) === w);
      expect(own).toEqual(Array.from({ length: 40 }, (_, k) => 1000 * w + k));
    }
    expect(windows[0].painted?.frame).toEqual(await replayed(windows[0]));
  });

  it.each(['crash', undefined] as const)(
    'a lost leader (%s) costs what came after the last save',
    async (how) => {
      const { windows } = hallOf(['one', 'two', 'three']);
      await wait(30);
      windows[1].session.tune({ size: 12, rate: 2 });
      windows[1].session.play();
      // Saved once it is shown elsewhere, and then every two seconds.
      await until(() => counted.log.some(isSave));
      await until(() => state(windows[2]).step > 100);
      const saved = (counted.log.findLast(isSave) as { save: { kept: { run: { step: number } } } }).save.kept
        .run;
      windows[2].session.tune({ rate: 7 });
      await until(() => state(windows[1]).params.rate === 7);
      await wait(20);
      windows[0].close(how);
      open = open.slice(1);
      // What is done while nobody computes waits for whoever will.
      for (const { session } of windows.slice(1)) session.act(500);
      await until(() => windows[1].session.computes());
      expect(windows[1].session.computes()).toBe(true);
      const left = windows.slice(1);
      // What was set since is not lost with it.
      expect(left.map((w) => state(w).params)).toEqual([
        { rate: 7, size: 12 },
        { rate: 7, size: 12 },
      ]);
      // The third window has seen more of the run that is lost than there is now.
      await until(() => state(windows[1]).step > saved.step + 200);
      windows[2].session.pause();
      await expectAlike(left);
      expect(state(windows[2])).toMatchObject({ status: 'paused', params: { rate: 7, size: 12 } });
      expect(state(windows[2]).step).toBeGreaterThan(saved.step);
      const acts = windows[2].session.record().events.filter((event) => 'act' in event);
      expect(acts.map(({ act }) => act)).toEqual([500, 500]);
      expect(windows[2].painted?.frame).toEqual(await replayed(windows[2]));
    },
  );

  it('goes on where the leader has it not open, and hands over when it does', async () => {
    const hall = createHall();
    const leader = hall.open('one');
    const two = hall.open('two');
    open.push(two);
    two.session.play();
    await until(() => state(two).step > 50);
    // The leader leaves the slide; its window is still there.
    leader.session.dispose();
    await until(() => two.session.computes());
    const { step } = state(two);
    await until(() => state(two).step > step + 50);
    expect(two.session.computes()).toBe(true);
    const back = hall.open('one');
    open.push(back);
    // Before it knows that there is a run already.
    back.session.act(77);
    await until(() => back.session.computes() && !two.session.computes() && state(two).step > step + 100);
    back.session.pause();
    await expectAlike([two, back]);
    expect(state(back).step).toBeGreaterThan(step + 50);
    expect(back.session.record().events).toMatchObject([{ act: 77 }]);
    expect(back.painted?.frame).toEqual(await replayed(back));
    expect(two.session.computes()).toBe(false);
  });

  it('rests only when no window shows it', async () => {
    const { windows } = hallOf(['one', 'two']);
    await wait(30);
    windows[1].session.play();
    await until(() => state(windows[1]).status === 'running');
    windows[0].session.shown(false);
    const { step } = state(windows[1]);
    await until(() => state(windows[1]).step > step + 50);
    expect(state(windows[1]).status).toBe('running');
    windows[1].session.shown(false);
    await until(() => state(windows[1]).status === 'paused');
    expect(state(windows[0]).status).toBe('paused');
    windows[1].session.shown(true);
    await until(() => state(windows[1]).status === 'running');
    expect(state(windows[0]).status).toBe('running');
  });

  it('a prediction is locked and revealed in both windows', async () => {
    const { windows } = hallOf(['one', 'two']);
    await wait(30);
    let shownAtRest: number | undefined;
    windows[1].session.store.subscribe(({ status }) => {
      if (status === 'done') shownAtRest ??= windows[1].painted?.step;
    });
    windows[1].session.lockPrediction({ choice: 'b' });
    expect(state(windows[1]).prediction).toEqual({ phase: 'locked', given: { choice: 'b' } });
    await until(() => windows.every((w) => state(w).prediction.phase === 'revealed'));
    await expectAlike(windows);
    expect(state(windows[1])).toMatchObject({
      prediction: { phase: 'revealed', given: { choice: 'b' } },
      step: 60,
    });
    // It was not said to rest before the frame on which it rests was there.
    expect(shownAtRest).toBe(60);
  });

  it('each window hears each call once', async () => {
    const { windows } = hallOf(['one', 'two', 'three']);
    await wait(30);
    const heard = windows.map((w) => {
      const methods: string[] = [];
      w.session.onCall(({ method }) => methods.push(method));
      return methods;
    });
    windows[1].session.toggle();
    await until(() => state(windows[1]).status === 'running');
    windows[0].session.act(1);
    windows[2].session.perform({ method: 'pause', args: [] });
    await until(() => heard.every((methods) => methods.length >= 3));
    await wait(20);
    for (const methods of heard) expect([...methods].sort()).toEqual(['act', 'pause', 'play']);
  });

  it('a slider that starts the run anew, dragged while it runs, leaves it running', async () => {
    const { windows } = hallOf(['one', 'two']);
    await wait(30);
    windows[0].session.play();
    await until(() => state(windows[1]).status === 'running');
    for (let size = 2; size < 30; size++) {
      windows[1].session.tune({ size });
      if (size % 3 === 0) await wait(1);
    }
    await until(() => state(windows[0]).params.size === 29 && state(windows[1]).step > 100);
    expect(windows.map((w) => state(w).status)).toEqual(['running', 'running']);
    windows[1].session.tune({ size: 2 });
    windows[1].session.pause();
    await expectAlike(windows);
    expect(state(windows[0])).toMatchObject({ status: 'paused', params: { size: 2 } });
  });

  it('notes are each window’s own', async () => {
    const { windows } = hallOf(['one', 'two']);
    await wait(30);
    windows[1].session.note('here only');
    windows[1].session.tune({ rate: 4 });
    await until(() => state(windows[0]).params.rate === 4);
    await wait(20);
    expect(windows.map((w) => state(w).notes)).toEqual([[], ['here only']]);
  });
});

const isSave = (message: unknown) => (message as { kind: string }).kind === 'save';
