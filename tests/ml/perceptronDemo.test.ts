import { describe, expect, test } from 'vitest';
import demo from '@/components/demos/perceptron-separates/demo';
import simulation, {
  type Frame,
  type Params,
  type State,
} from '@/components/demos/perceptron-separates/simulation';
import { defaults } from '@/lib/params';

function run(
  preset: string,
  steps: number,
  seed = 1,
  more: Partial<Params> = {},
): { state: State; frame: Frame } {
  const params = { ...defaults(demo.params), ...demo.presets[preset].params, ...more };
  const state = simulation.init(params, seed, undefined);
  for (let i = 0; i < steps && !state.settled; i++) simulation.step(state, params, undefined);
  return { state, frame: simulation.frame(state, params, undefined) };
}

describe('perceptron-separates', () => {
  test.each(['separable', 'narrow', 'and', 'or', 'talk'])(
    '%s settles within its bound, in any order',
    (preset) => {
      for (const order of ['cyclic', 'shuffled'] as const) {
        for (let seed = 1; seed <= 5; seed++) {
          const { frame } = run(preset, 1e5, seed, { order });
          expect(frame.settled).toBe(true);
          expect(frame.wrong).toBe(0);
          expect(frame.mistakes).toBeLessThanOrEqual(frame.bound);
          expect(frame.pocketWrong).toBe(0);
        }
      }
    },
  );

  test('the bound of AND on ±½ is 13½', () => {
    // w = (−½, 1, 1): margins ½ at the three nearest corners; γ² = ¼/(9/4), R² = 3/2.
    expect(run('and', 0).frame.bound).toBeCloseTo(1.5 / (0.25 / 2.25), 10);
  });

  test('a narrow gap has a large bound, and the walk stays between its two limits', () => {
    const { frame } = run('narrow', 1e5);
    expect(frame.bound).toBeGreaterThan(4 * run('separable', 0).frame.bound);
    frame.trace.mistakes.forEach((k, i) => {
      expect(frame.trace.length[i]).toBeGreaterThanOrEqual(k * frame.gamma - 1e-9);
      expect(frame.trace.length[i]).toBeLessThanOrEqual(Math.sqrt(k) * frame.radius + 1e-9);
    });
  });

  test('XOR and overlapping classes have no bound and never settle', () => {
    for (const preset of ['xor', 'overlapping']) {
      const { frame } = run(preset, 2000);
      expect([frame.settled, frame.bound, frame.gamma]).toEqual([false, 0, 0]);
      expect(frame.pocketWrong).toBeGreaterThan(0);
      expect(demo.describe(frame)).toMatch(preset === 'xor' ? /will never settle/ : /./);
    }
  });

  test('the period found for XOR is the true one', () => {
    const { state, frame } = run('xor', 500);
    expect(frame.period).toBeGreaterThan(0);
    const params = { ...defaults(demo.params), ...demo.presets.xor.params };
    const before = { weights: state.weights.slice(), at: state.at };
    for (let k = 1; k <= frame.period; k++) {
      simulation.step(state, params, undefined);
      const same = state.at === before.at && state.weights.every((w, j) => w === before.weights[j]);
      expect(same, `after ${k}`).toBe(k === frame.period);
    }
  });

  test('the pocket keeps the best weights met so far', () => {
    const params = { ...defaults(demo.params), ...demo.presets.overlapping.params };
    const state = simulation.init(params, 1, undefined);
    let best = state.points.n;
    for (let i = 0; i < 300; i++) {
      simulation.step(state, params, undefined);
      best = Math.min(best, simulation.frame(state, params, undefined).wrong);
      expect(state.pocketWrong).toBe(best);
    }
    expect(best).toBeLessThan(12);
  });

  test('the learning rate is a factor of the weights and changes no mistake', () => {
    for (const preset of ['narrow', 'xor']) {
      const one = run(preset, 60).frame;
      const third = run(preset, 60, 1, { learningRate: 0.3 }).frame;
      expect([third.mistakes, third.wrong, third.bound, third.period]).toEqual([
        one.mistakes,
        one.wrong,
        one.bound,
        one.period,
      ]);
      expect(third.weights).toEqual(one.weights.map((w) => 0.3 * w));
    }
    expect(() => run('and', 0, 1, { learningRate: 0 })).toThrow(/learningRate/);
  });

  test('no points, one point and one class do no harm', () => {
    expect(run('and', 5, 1, { points: new Float64Array(0) }).frame).toMatchObject({
      settled: true,
      mistakes: 0,
    });
    const one = run('and', 5, 1, { points: Float64Array.of(0) }).frame;
    expect(one).toMatchObject({ settled: true, mistakes: 1 });
    expect(() => run('and', 0, 1, { points: new Float64Array(501) })).toThrow(RangeError);
  });

  test('the prediction is answered by the run itself', () => {
    expect(demo.predict?.answer(run('xor', 200).frame)).toBe('never');
    expect(demo.predict?.answer(run('and', 200).frame)).toBe('soon');
  });
});
