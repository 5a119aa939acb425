import { describe, expect, test } from 'vitest';
import demo from '@/components/demos/ols-fit/demo';
import { layoutScene } from '@/components/demos/ols-fit/geometry';
import { addPoint, movePoint, removePoint, roundInto } from '@/components/demos/ols-fit/points';
import simulation, { type Frame, type Params } from '@/components/demos/ols-fit/simulation';
import { packData, parseRegressionData, unpackData } from '@/lib/ml/regressionData';
import { defaultValues } from '@/lib/params';

const base = () => defaultValues(demo.params as never) as unknown as Params;

function run(patch: Partial<Params>, steps = 0, seed = 1): Frame {
  const params = { ...base(), ...patch };
  const state = simulation.init(params, seed);
  for (let i = 0; i < steps; i++) simulation.step(state, params);
  return simulation.frame(state, params);
}

const preset = (name: string) => demo.presets[name].params;
const numbers = (frame: Frame) => ({
  ...Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)])),
  ...demo.moreReadouts!(frame),
});

describe('presets', () => {
  test('five points: the numbers of the lecture', () => {
    const n = numbers(run(preset('line')));
    expect(n.theta0.value).toBeCloseTo(1.4, 14);
    expect(n.theta1.value).toBeCloseTo(0.8, 14);
    expect(n.theta1.error).toBeCloseTo(0.346410161514, 11);
    expect(n.cost.value).toBeCloseTo(0.72, 14);
    expect(n.rSquared.value).toBeCloseTo(0.64, 14);
    expect(n.conditionNumber.value).toBeCloseTo(4.73872002, 7);
  });

  test('the last point ten higher: the slope grows by two', () => {
    const points = unpackData(preset('line').data!);
    const n = numbers(run({ data: movePoint(points, 4, 4, 14) }));
    expect(n.theta1.value).toBeCloseTo(2.8, 13);
    expect(n.theta0.value).toBeCloseTo(-0.6, 13);
  });

  test('Longley and Wampler stand beside their certified coefficients', () => {
    for (const name of ['longley', 'wampler']) {
      const frame = run(preset(name));
      frame.fit.columns.forEach((_, j) => {
        const { value, exact } = numbers(frame)[`theta${j}`];
        expect(Math.abs(value / exact! - 1)).toBeLessThan(1e-13);
      });
    }
  });

  test('a trench is worse conditioned than five spread points, Longley far worse', () => {
    const kappa = (name: string) => run(preset(name)).fit.conditionNumber;
    expect(kappa('trench')).toBeGreaterThan(5 * kappa('line'));
    expect(kappa('longley')).toBeGreaterThan(1e9);
  });

  test('prediction: the error on new data has its minimum between the ends', () => {
    const { predict } = demo;
    if (predict?.kind !== 'curve') throw new Error('a curve is predicted');
    const frame = run(preset(predict.preset), predict.until);
    const errors = predict.answer(frame);
    expect(errors).toHaveLength(predict.x.values.length);
    const best = errors.indexOf(Math.min(...errors));
    expect([4, 5, 6, 7, 8]).toContain(best);
    expect(errors[0]).toBeGreaterThan(1.5 * errors[best]);
    expect(errors[12]).toBeGreaterThan(1.5 * errors[best]);
    for (const error of errors) expect(error).toBeLessThan(predict.y.max);
    expect(predict.explain(frame)).toContain(`degree ${best}`);
  });
});

describe('points drawn from a truth', () => {
  test('noise of size zero gives the truth back', () => {
    const { fit, reference } = run({ truth: 'cubic', degree: 3, noise: 0 });
    [0, -1, 0, 1].forEach((theta, j) => {
      expect(fit.theta[j]).toBeCloseTo(theta, 13);
    });
    expect([...reference!.theta].map((t) => Math.round(t * 1e12) / 1e12)).toEqual([0, -1, 0, 1]);
  });

  test('more noise only stretches the same noise', () => {
    const [a, b] = [0.1, 0.2].map((noise) => run({ truth: 'sine', noise }));
    const free = run({ truth: 'sine', noise: 0 });
    a.y.forEach((y, i) => {
      expect(b.y[i] - free.y[i]).toBeCloseTo(2 * (y - free.y[i]), 12);
    });
  });

  test('random abscissae lie in the domain and change with the seed, not with the noise', () => {
    const patch: Partial<Params> = { truth: 'runge', spacing: 'random', points: 30 };
    const a = run(patch);
    expect(Math.min(...a.x)).toBeGreaterThan(-1);
    expect(Math.max(...a.x)).toBeLessThan(1);
    expect([...run({ ...patch, noise: 0.7 }).x]).toEqual([...a.x]);
    expect([...run(patch, 0, 2).x]).not.toEqual([...a.x]);
  });

  test('the fit does not change with the data sets drawn beside it', () => {
    const patch: Partial<Params> = { truth: 'cubic', degree: 4 };
    expect([...run(patch, 50).fit.theta]).toEqual([...run(patch).fit.theta]);
    expect(run(patch, 50).sets).toBe(50);
  });

  test('coefficients miss the truth by about their standard errors: 200 seeds', () => {
    let worst = 0;
    let square = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { fit } = run({ truth: 'line', noise: 0.5, points: 40 }, 0, seed);
      const pull = (fit.theta[1] - 0.8) / fit.standardErrors[1];
      worst = Math.max(worst, Math.abs(pull));
      square += (pull * pull) / 200;
    }
    expect(worst).toBeLessThan(5);
    expect(Math.sqrt(square)).toBeGreaterThan(0.8);
    expect(Math.sqrt(square)).toBeLessThan(1.25);
  });
});

describe('own data', () => {
  test('several inputs are taken as they are, next to an intercept', () => {
    const { fit } = run({ data: parseRegressionData('y,a,b\n1,0,0\n3,1,0\n4,0,1\n6,1,1\n6.5,1,1') });
    expect(fit.columns.map((c) => c.name)).toEqual(['1', 'x₁', 'x₂']);
  });

  test('each step adds noise as large as the residuals: the slopes spread by their standard error', () => {
    const frame = run(preset('line'), 400);
    const slopes = frame.pairs.filter((_, i) => i % 2 === 1);
    const mean = slopes.reduce((a, b) => a + b, 0) / slopes.length;
    const spread = Math.sqrt(slopes.reduce((s, v) => s + (v - mean) ** 2, 0) / (slopes.length - 1));
    expect(Math.abs(spread / frame.fit.standardErrors[1] - 1)).toBeLessThan(5 / Math.sqrt(2 * slopes.length));
  });

  test('points are moved, added and removed; the result is short in a link', () => {
    const points = unpackData(preset('line').data!);
    expect(unpackData(addPoint(points, 5, 6)).n).toBe(6);
    expect([...unpackData(removePoint(points, 0)).y]).toEqual([3, 2, 5, 4]);
    expect(roundInto([0, 4], 1.23456)).toBe(1.23);
    expect(roundInto([0, 4], 9)).toBe(4);
  });

  test('two coefficients held by hand raise the cost, and the residual leaves the right angle', () => {
    const { held, fit } = run({ ...preset('line'), ball: Float64Array.of(0, 1) });
    expect(held.cost).toBeCloseTo((1 + 4 + 0 + 4 + 0) / 5, 13);
    expect(held.cost).toBeGreaterThan(fit.residualSumOfSquares / 5);
    expect(Math.max(...held.cosines.map(Math.abs))).toBeGreaterThan(0.1);
  });

  test('one column, no column and constant data keep every readout finite', () => {
    const data = parseRegressionData('2,1\n2,2\n2,3');
    for (const patch of [
      { degree: 0 },
      { degree: 0, intercept: 'off' },
      { degree: 12 },
      { degree: 3, ridge: 2 },
      { data: parseRegressionData('5') },
      { data: parseRegressionData('5\n6') },
      { data: parseRegressionData('1e20,1e25\n-3,2e24\n4,-1e25'), degree: 12 },
    ] as Partial<Params>[]) {
      const frame = run({ data, ...patch }, 5);
      for (const [name, { value }] of Object.entries(numbers(frame))) {
        expect(Number.isFinite(value), `${name} = ${value}`).toBe(true);
      }
      expect(demo.describe(frame)).not.toContain('NaN');
      expect(() => demo.tables(frame)).not.toThrow();
    }
  });

  test('a few thousand rows', () => {
    const rows = Array.from(
      { length: 3000 },
      (_, i) => `${2 + i / 8 - ((i * i) % 97)},${i / 8},${(i * i) % 97}`,
    );
    const { theta } = run({ data: parseRegressionData(rows.join('\n')) }).fit;
    [2, 1, -1].forEach((exact, j) => {
      expect(theta[j]).toBeCloseTo(exact, 13);
    });
  });
});

describe('parameters outside their domain', () => {
  test.each([
    [{ degree: 1.5 }, 'degree = 1.5'],
    [{ degree: 13 }, 'degree = 13'],
    [{ points: 1 }, 'points = 1'],
    [{ noise: -1 }, 'noise = -1'],
    [{ ridge: Number.NaN }, 'ridge = NaN'],
    [{ data: Float64Array.of(1, 2, 3, 4) }, 'do not make'],
    [{ ball: Float64Array.of(1) }, 'ball'],
    [{ columns: Float64Array.of(0.5) }, 'columns'],
  ] as [Partial<Params>, string][])('%o', (patch, message) => {
    expect(() => run(patch)).toThrow(RangeError);
    expect(() => run(patch)).toThrow(message);
  });
});

test('the projection picture has the true lengths: 55 = 51.4 + 3.6', () => {
  const scene = layoutScene(run(preset('line')), { width: 600, height: 400 })!;
  expect(scene.height ** 2).toBeCloseTo(3.6, 12);
  expect(scene.foot[0] ** 2 + scene.foot[1] ** 2).toBeCloseTo(51.4, 11);
  const [u, v] = scene.unproject(...scene.project(2, 1));
  expect([u, v]).toEqual([expect.closeTo(2, 10), expect.closeTo(1, 10)]);
  const pair = scene.pairAt(...scene.fit);
  expect(pair).toEqual([expect.closeTo(1.4, 12), expect.closeTo(0.8, 12)]);
});

test('packing survives a link', () => {
  const data = preset('line').data!;
  expect([...packData(unpackData(data))]).toEqual([...data]);
});
