import { describe, expect, it } from 'vitest';
import { createRunner, type Progress, runInline } from '@/lib/runner';
import type { Assets, Simulation } from '@/lib/simulation';

interface Params {
  rate: number;
}
interface State {
  x: number;
  trail: Float64Array;
}
interface Frame {
  x: number;
}

/** x grows by `rate` each step; an action adds to it; a rate of NaN makes it diverge. */
const counter: Simulation<Params, State, Frame, number> = {
  init: () => ({ x: 0, trail: new Float64Array(4) }),
  step(state, params) {
    state.x += params.rate;
    state.trail[state.x & 3] = state.x;
  },
  frame: (state) => ({ x: state.x }),
  act(state, amount) {
    state.x += amount;
  },
  done: (state) => state.x >= 1e6,
};
const assets: Assets = { url: (name) => name, bytes: async () => new Uint8Array() };
const readouts = (frame: Frame) => ({ x: { value: frame.x } });
const run = (rate = 1) => ({ id: 'counter', params: { rate }, seed: 1, events: [] });

function watched(simulation: Simulation<Params, State, Frame, number> = counter) {
  const progress: Progress[] = [];
  const frames: { x: number; step: number }[] = [];
  const runner = createRunner(simulation, {
    assets,
    readouts,
    onFrame: (frame, step) => frames.push({ x: frame.x, step }),
    onProgress: (p) => progress.push(p),
  });
  const last = () => ({ ...progress[progress.length - 1], x: frames[frames.length - 1]?.x });
  return { runner, frames, progress, last };
}

describe('runner', () => {
  it('starts idle at step 0 with a frame, runs to a step, and says done', async () => {
    const { runner, last, frames } = watched();
    runner.start(run());
    await runner.settled();
    expect(last()).toMatchObject({ status: 'idle', step: 0, x: 0 });
    runner.play(1000);
    await runner.settled();
    expect(last()).toMatchObject({ status: 'done', step: 1000, x: 1000 });
    expect(frames[frames.length - 1].step).toBe(1000);
  });

  it('goes on beyond where a run was told to stop', async () => {
    const { runner, last } = watched();
    runner.start(run());
    runner.play(10);
    await runner.settled();
    runner.play(25);
    await runner.settled();
    expect(last()).toMatchObject({ status: 'done', step: 25, x: 25 });
  });

  it('rewinds exactly, and a live change after a rewind replaces what came later', async () => {
    const { runner, last } = watched();
    runner.start(run());
    runner.play(100);
    await runner.settled();
    runner.tune({ rate: 2 });
    runner.play(200);
    await runner.settled();
    expect(last()).toMatchObject({ step: 200, x: 300 });
    runner.seek(150);
    await runner.settled();
    expect(last()).toMatchObject({ status: 'paused', step: 150, x: 200 });
    runner.seek(40);
    await runner.settled();
    expect(last()).toMatchObject({ step: 40, x: 40 });
    runner.seek(200);
    await runner.settled();
    expect(last()).toMatchObject({ step: 200, x: 300 });
    runner.seek(50);
    await runner.settled();
    runner.act(1000);
    runner.play(60);
    await runner.settled();
    expect(last()).toMatchObject({ step: 60, x: 1060 });
    expect(runner.record().events).toEqual([{ step: 50, act: 1000 }]);
  });

  it('a slider dragged between two steps is one event', async () => {
    const { runner, last } = watched();
    runner.start(run());
    runner.play(5);
    await runner.settled();
    for (const rate of [2, 3, 4]) runner.tune({ rate });
    runner.act(1);
    runner.tune({ rate: 5 });
    runner.play(6);
    await runner.settled();
    expect(runner.record().events).toEqual([
      { step: 5, tune: { rate: 4 } },
      { step: 5, act: 1 },
      { step: 5, tune: { rate: 5 } },
    ]);
    expect(last().x).toBe(11);
  });

  it('replays its own record', async () => {
    const { runner, last } = watched();
    runner.start(run());
    runner.act(5);
    runner.play(10);
    await runner.settled();
    runner.tune({ rate: 3 });
    runner.play(20);
    await runner.settled();
    const again = await runInline(counter, runner.record(), { steps: 20, assets, readouts });
    expect(again.frame.x).toBe(last().x);
    expect(again).toMatchObject({ step: 20, status: 'done', engine: 'float64' });
  });

  it('steps once and rests', async () => {
    const { runner, last } = watched();
    runner.start(run());
    runner.stepOnce();
    runner.stepOnce();
    await runner.settled();
    expect(last()).toMatchObject({ status: 'paused', step: 2, x: 2 });
  });

  it('finds the very step at which a number stops being finite', async () => {
    const breaks: typeof counter = {
      ...counter,
      step(state) {
        state.x = state.x === 137 ? Number.NaN : state.x + 1;
      },
    };
    const { runner, last } = watched(breaks);
    runner.start(run());
    runner.play(100_000);
    await runner.settled();
    expect(last()).toMatchObject({ status: 'diverged', step: 138 });
    expect(last().reason).toContain('step 138');
  });

  it('an exception in load, init or step becomes an error with its words, and a new start heals it', async () => {
    const broken: typeof counter = {
      ...counter,
      init(params) {
        if (params.rate < 0) throw new RangeError('rate = -1: expected a number ≥ 0');
        return counter.init(params, 1);
      },
    };
    const { runner, last } = watched(broken);
    runner.start(run(-1));
    await runner.settled();
    expect(last()).toMatchObject({ status: 'error', reason: 'rate = -1: expected a number ≥ 0' });
    runner.start(run(1));
    runner.play(3);
    await runner.settled();
    expect(last()).toMatchObject({ status: 'done', step: 3 });
    await expect(runInline(broken, run(-1), { steps: 1, assets })).rejects.toThrow('expected a number ≥ 0');
  });

  it('waits for asynchronous steps and applies commands between them only', async () => {
    let inside = 0;
    const slow: typeof counter = {
      ...counter,
      async step(state, params) {
        inside++;
        await new Promise((resolve) => setTimeout(resolve, 1));
        expect(inside).toBe(1);
        inside--;
        state.x += params.rate;
      },
      act(state, amount) {
        expect(inside).toBe(0);
        state.x += amount;
      },
    };
    const { runner, last } = watched(slow);
    runner.start(run());
    runner.play(20);
    setTimeout(() => runner.act(100), 5);
    await new Promise((resolve) => setTimeout(resolve, 8));
    await runner.settled();
    expect(last().x).toBe(120);
  });

  it('a pause ends the count, and a slow pace is kept', async () => {
    const { runner, last } = watched();
    runner.start(run());
    runner.speed(50);
    runner.play();
    await new Promise((resolve) => setTimeout(resolve, 300));
    runner.pause();
    await runner.settled();
    const { step, status } = last();
    expect(status).toBe('paused');
    expect(step).toBeGreaterThan(5);
    expect(step).toBeLessThan(30);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(last().step).toBe(step);
  });

  it('holds frames back while nobody wants one, but never the one a run rests on', async () => {
    const frames: number[] = [];
    const seen: string[] = [];
    const runner = createRunner(counter, {
      assets,
      slice: 0,
      wantsFrame: () => false,
      onFrame: (f) => {
        frames.push(f.x);
        seen.push(`frame ${f.x}`);
      },
      onProgress: (p) => seen.push(p.status),
    });
    runner.start(run());
    runner.play(500);
    await runner.settled();
    expect(frames).toEqual([500]);
    expect(seen.indexOf('frame 500')).toBeLessThan(seen.indexOf('done'));
    runner.tune({ rate: 2 });
    await runner.settled();
    expect(frames).toEqual([500]);
  });

  it('a new start drops what the old run was doing', async () => {
    const { runner, frames } = watched();
    runner.start(run(1));
    runner.play();
    await new Promise((resolve) => setTimeout(resolve, 30));
    runner.start(run(-1));
    runner.play(3);
    await runner.settled();
    expect(frames[frames.length - 1]).toEqual({ x: -3, step: 3 });
  });

  it('a snapshot goes on elsewhere as it would have here: events, seeks and the way back included', async () => {
    const { runner } = watched();
    runner.start(run());
    runner.act(7);
    runner.play(50);
    await runner.settled();
    runner.tune({ rate: 3 });
    runner.play(80);
    await runner.settled();
    runner.seek(60);
    const snapshot = structuredClone(await runner.snapshot());
    const other = watched();
    other.runner.restore(snapshot);
    await other.runner.settled();
    expect(other.last()).toMatchObject({ status: 'paused', step: 60, x: 7 + 50 + 30 });
    const both = [runner, other.runner];
    for (const way of [
      (r: typeof runner) => r.play(90),
      (r: typeof runner) => r.act(1000),
      (r: typeof runner) => r.seek(55),
      (r: typeof runner) => r.seek(3),
      (r: typeof runner) => r.stepOnce(),
    ]) {
      for (const one of both) {
        way(one);
        await one.settled();
      }
      expect(await other.runner.snapshot()).toEqual(await runner.snapshot());
    }
    expect(other.runner.record()).toEqual(runner.record());
  });

  it('a restored run goes on running to where it was going, at its pace', async () => {
    const { runner } = watched();
    runner.start(run());
    runner.speed(100);
    runner.play(10);
    const snapshot = await runner.snapshot();
    expect(snapshot).toMatchObject({ status: 'running', until: 10, pace: 100 });
    runner.dispose();
    const other = watched();
    other.runner.restore(snapshot);
    const begin = performance.now();
    await other.runner.settled();
    expect(performance.now() - begin).toBeGreaterThan(60);
    expect(other.last()).toMatchObject({ status: 'done', step: 10, x: 10 });
  });

  it('a snapshot on the way to a step arrives there at rest, with no frame before', async () => {
    const { runner } = watched();
    runner.start(run());
    runner.seek(200_000);
    const snapshot = await runner.snapshot();
    expect(snapshot.seeking).toBe(true);
    const other = watched();
    other.runner.restore(snapshot);
    await other.runner.settled();
    expect(other.last()).toMatchObject({ status: 'paused', step: 200_000 });
    expect(other.frames).toHaveLength(1);
  });

  it('answers what was asked although the run is started anew, and says so when there is no run', async () => {
    const { runner } = watched();
    await expect(runner.snapshot()).rejects.toThrow('no run');
    runner.start(run(1));
    runner.play();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const asked = runner.snapshot();
    runner.start(run(-1));
    expect((await asked).params).toEqual({ rate: -1 });
    const held = await runner.snapshot();
    runner.play(5);
    await runner.settled();
    expect(held).toMatchObject({ step: 0, state: { x: 0 } });
  });
});
