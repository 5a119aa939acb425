import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPaintedFrames } from '@/components/demos/paintedFrames';
import type { Reply, Request } from '@/components/demos/protocol';
import { byteSize } from '@/components/demos/share/byteSize';
import { createFrameGate } from '@/components/demos/share/frameGate';
import { createSaving } from '@/components/demos/share/saving';
import { createWorkerRunner } from '@/components/demos/workerRunner';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('frames for other windows', () => {
  /** Offers a frame each millisecond for a second to viewers who paint at once. */
  function second(frame: unknown) {
    const sent: { step: number; at: number }[] = [];
    const gate = createFrameGate((_, step, n) => {
      sent.push({ step, at: performance.now() });
      queueMicrotask(() => gate.painted('far', n));
    });
    gate.viewers(['far']);
    for (let step = 0; step < 1000; step++) {
      gate.offer(frame, step);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(2000);
    gate.close();
    return sent;
  }

  it('cross thirty times a second, and the last of them always does', async () => {
    const sent = second({ x: new Float64Array(100) });
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.at(-1)?.step).toBe(999);
    for (let k = 1; k < sent.length; k++) expect(sent[k].at - sent[k - 1].at).toBeGreaterThan(31);
  });

  it('of more than a megabyte cross less often, in proportion', () => {
    const count = (bytes: number) => {
      const frame = { x: new Uint8Array(bytes) };
      const sent: number[] = [];
      const gate = createFrameGate((_, _step, n) => {
        sent.push(performance.now());
        gate.painted('far', n);
      });
      gate.viewers(['far']);
      for (let t = 0; t < 1000; t++) {
        gate.offer(frame, t);
        vi.advanceTimersByTime(1);
      }
      gate.close();
      return sent.length;
    };
    expect(count(1000)).toBeGreaterThan(27);
    expect(count(1000)).toBeLessThan(33);
    expect(count(6 * 2 ** 20)).toBeLessThan(7);
  });

  it('wait for a slow window, but not for ever, nor for one that is gone', () => {
    const sent: number[] = [];
    const gate = createFrameGate((_, step) => sent.push(step));
    gate.viewers(['slow']);
    const run = (ms: number) => {
      for (let t = 0; t < ms; t++) {
        gate.offer({}, t);
        vi.advanceTimersByTime(1);
      }
    };
    run(400);
    expect(sent).toHaveLength(1);
    run(1000);
    expect(sent).toHaveLength(3);
    run(400);
    // It has had its chances: the others are served.
    sent.length = 0;
    run(1000);
    expect(sent.length).toBeGreaterThan(25);
    gate.close();
  });

  it('none cross while nobody shows the demo; whoever comes gets the newest', () => {
    const sent: number[] = [];
    const gate = createFrameGate((_, step) => sent.push(step));
    gate.offer({}, 1);
    gate.offer({}, 2);
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([]);
    gate.viewers(['far']);
    expect(sent).toEqual([2]);
  });

  it('are weighed by their numbers', () => {
    expect(
      byteSize({ a: new Float64Array(3), b: [1, 2], c: 'xy', d: null, e: { f: new Uint8Array(5) } }),
    ).toBe(24 + 16 + 4 + 8 + 5);
  });
});

describe('saves', () => {
  it('come every two seconds while a run goes on, and soon after it rests', async () => {
    const saved: number[] = [];
    const start = performance.now();
    const saving = createSaving(async () => {
      saved.push(Math.round(performance.now() - start));
    });
    for (let t = 0; t < 5000; t += 80) {
      saving.changed(true);
      await vi.advanceTimersByTimeAsync(80);
    }
    expect(saved).toHaveLength(2);
    expect(saved[0]).toBe(2000);
    saving.changed(false);
    await vi.advanceTimersByTimeAsync(150);
    expect(saved).toHaveLength(3);
    // A slider that never rests is saved all the same.
    for (let t = 0; t < 4100; t += 50) {
      saving.changed(false);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(saved).toHaveLength(5);
    saving.changed(true);
    saving.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toHaveLength(5);
  });
});

describe('a window that paints rarely', () => {
  function open(hidden: boolean) {
    const asked: Request[] = [];
    let reply: (message: Reply) => void = () => {};
    class PretendWorker {
      set onmessage(hear: (event: { data: Reply }) => void) {
        reply = (data) => hear({ data });
      }
      postMessage(request: Request) {
        asked.push(request);
      }
      terminate() {}
    }
    vi.stubGlobal('Worker', PretendWorker);
    vi.stubGlobal('document', { hidden, addEventListener() {}, removeEventListener() {} });
    vi.stubGlobal('requestAnimationFrame', () => 1);
    vi.stubGlobal('cancelAnimationFrame', () => {});
    const said: number[] = [];
    const runner = createWorkerRunner('x', '', createPaintedFrames(), ({ step }) => said.push(step));
    runner.start({ id: 'x', params: {}, seed: 1, events: [] });
    const frame = (step: number) => {
      reply({ kind: 'frame', serial: 1, frame: {}, step });
      const engine = { name: 'float64', fallbacks: [] };
      const progress = { status: 'running' as const, step, engine, rate: 0 };
      reply({ kind: 'progress', serial: 1, progress, events: null });
    };
    return { runner, frame, said, painted: () => asked.filter(({ kind }) => kind === 'painted') };
  }

  it('asks for no more frames by itself', () => {
    const { frame, painted, said } = open(false);
    frame(1);
    vi.advanceTimersByTime(5000);
    expect([painted(), said]).toEqual([[], []]);
  });

  it('hidden, lets the worker count the time for those who watch', () => {
    const { runner, frame, painted } = open(true);
    const seen: number[] = [];
    frame(1);
    expect(painted()).toEqual([]);
    const leave = runner.watch((_, step) => seen.push(step));
    frame(2);
    expect(painted()).toEqual([
      { kind: 'painted', rest: 1000 / 30 },
      { kind: 'painted', rest: 1000 / 30 },
    ]);
    leave();
    frame(3);
    expect(painted()).toHaveLength(2);
    expect(seen).toEqual([2]);
  });

  it('covered, goes on after a moment, and says how far the run is', () => {
    const { runner, frame, painted, said } = open(false);
    runner.watch(() => {});
    frame(1);
    expect([painted(), said]).toEqual([[], []]);
    vi.advanceTimersByTime(150);
    expect([painted(), said]).toEqual([[{ kind: 'painted' }], [1]]);
    vi.advanceTimersByTime(1000);
    expect(painted()).toHaveLength(1);
  });
});
