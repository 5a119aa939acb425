import { describe, expect, test } from 'vitest';
import demo from '@/components/demos/generative-discriminative/demo';
import simulation, { type Params } from '@/components/demos/generative-discriminative/simulation';
import { createCloud, packCloud } from '@/lib/ml/cloud';
import { fitGaussianDiscriminant, linearBoundary } from '@/lib/ml/gaussianDiscriminant';
import { createLearningCurves, curveOf, measureOnce, SIZES } from '@/lib/ml/learningCurves';
import {
  bayesError,
  drawPoints,
  FEATURES,
  linearError,
  SHIFT,
  type TwistedClasses,
} from '@/lib/ml/tenFeatures';
import { defaults } from '@/lib/params';
import { createRng, normal } from '@/lib/rng';

const plain: TwistedClasses = { correlation: 0, outliers: 0 };
const twists: TwistedClasses[] = [
  plain,
  { correlation: 0.63, outliers: 0 },
  { correlation: 0, outliers: 0.14 },
];

function measured(classes: TwistedClasses, independent: boolean, rounds: number, seed: number) {
  const curves = createLearningCurves();
  const rng = createRng(seed);
  for (let i = 0; i < rounds * SIZES.length; i++) measureOnce(curves, classes, independent, rng);
  return { generative: curveOf(curves.generative), discriminative: curveOf(curves.discriminative) };
}

describe('ten features', () => {
  test('without a twist the best error is Φ(−½ · 0.7 √10), and the rule Σ x > 0 reaches it', () => {
    expect(bayesError(plain)).toBeCloseTo(0.134190813646, 11);
    expect(linearError(plain, [0, ...Array(10).fill(1)])).toBeCloseTo(bayesError(plain), 13);
    expect(linearError(plain, [0, 1, ...Array(9).fill(0)])).toBeCloseTo(0.363169348824, 11);
    expect(linearError(plain, Array(11).fill(0))).toBe(0.5);
    expect(linearError(plain, [3, ...Array(10).fill(0)])).toBe(0.5);
  });

  test('with correlation the best rule is the linear one with S⁻¹ (1, …, 1)', () => {
    const rho = 0.63;
    const block = 1 / (1 + 4 * rho);
    const theta = [0, ...Array(5).fill(block), ...Array(5).fill(1)];
    expect(linearError({ correlation: rho, outliers: 0 }, theta)).toBeCloseTo(
      bayesError({ correlation: rho, outliers: 0 }),
      13,
    );
  });

  test('the integral for outliers ends in the closed form when their share goes to zero', () => {
    expect(bayesError({ correlation: 0, outliers: 1e-14 })).toBeCloseTo(bayesError(plain), 11);
  });

  test.each(twists)(
    'errors of a linear and of the best rule are those of a million drawn points: %j',
    (classes) => {
      const rng = createRng(5);
      const theta = Float64Array.from({ length: 11 }, (_, j) => (j === 0 ? 0.3 : 1 + normal(rng)));
      const n = 200_000;
      const points = drawPoints(classes, n, rng);
      let wrong = 0;
      for (let i = 0; i < n; i++) {
        let z = theta[0];
        for (let j = 0; j < FEATURES; j++) z += theta[j + 1] * points.features[i * FEATURES + j];
        wrong += Number(z > 0 !== (points.labels[i] === 1));
      }
      const error = linearError(classes, theta);
      expect(Math.abs(wrong / n - error)).toBeLessThan(5 * Math.sqrt((error * (1 - error)) / n));
    },
  );

  test('the best rule for outliers, point by point from the densities', () => {
    const q = 0.14;
    const n = 100_000;
    const points = drawPoints({ correlation: 0, outliers: q }, n, createRng(6));
    let wrong = 0;
    for (let i = 0; i < n; i++) {
      let [zero, one, far] = [0, 0, 0];
      for (let j = 0; j < FEATURES; j++) {
        const x = points.features[i * FEATURES + j];
        const d = j < 5 ? 6 : 0;
        zero -= 0.5 * (x + SHIFT / 2) ** 2;
        one -= 0.5 * (x - SHIFT / 2) ** 2;
        far -= 0.5 * (x - SHIFT / 2 - d) ** 2;
      }
      const says = (1 - q) * Math.exp(one) + q * Math.exp(far) > Math.exp(zero);
      wrong += Number(says !== (points.labels[i] === 1));
    }
    const error = bayesError({ correlation: 0, outliers: q });
    expect(Math.abs(wrong / n - error)).toBeLessThan(5 * Math.sqrt((error * (1 - error)) / n));
  });

  test('independence leaves the variances and nothing else', () => {
    const points = drawPoints({ correlation: 0.8, outliers: 0 }, 100, createRng(2));
    const full = fitGaussianDiscriminant(points, 2, { covariance: 'shared' }).gaussians[0].covariance;
    const naive = fitGaussianDiscriminant(points, 2, { covariance: 'shared', independent: true });
    naive.gaussians[1].covariance.forEach((v, j) => {
      expect(v).toBe(j % 11 === 0 ? full[j] : 0);
    });
    const theta = linearBoundary(naive);
    const [a, b] = naive.gaussians.map(({ mean }) => mean[3]);
    expect(theta[4]).toBeCloseTo((b - a) / full[33], 12);
  });
});

describe('learning curves', () => {
  test('right assumptions: the generative one needs fewer examples, both end at the best', () => {
    const { generative, discriminative } = measured(plain, true, 24, 1);
    const at = (n: number) => SIZES.indexOf(n as (typeof SIZES)[number]);
    // Measured with other code before: 0.173 and 0.231, 0.144 and 0.157, 0.134 and 0.135.
    for (const [n, g, d, within] of [
      [32, 0.173, 0.231, 0.03],
      [128, 0.144, 0.157, 0.008],
      [2048, 0.134, 0.135, 0.002],
    ]) {
      expect(Math.abs(generative.mean[at(n)] - g)).toBeLessThan(within);
      expect(Math.abs(discriminative.mean[at(n)] - d)).toBeLessThan(within);
    }
    expect(generative.mean[0] + 5 * generative.error[0]).toBeLessThan(discriminative.mean[0]);
    for (const curve of [generative, discriminative]) {
      expect(Math.min(...curve.mean)).toBeGreaterThan(bayesError(plain));
    }
  });

  test.each(twists.slice(1))('wrong assumptions: it loses with many examples: %j', (classes) => {
    const { generative, discriminative } = measured(classes, true, 16, 2);
    expect(generative.mean[0]).toBeLessThan(discriminative.mean[0]);
    expect(discriminative.mean[7] + 5 * discriminative.error[7]).toBeLessThan(
      generative.mean[7] - 5 * generative.error[7],
    );
  });

  test('the full covariance is right about correlation, and needs examples for it', () => {
    const { generative, discriminative } = measured(twists[1], false, 8, 3);
    expect(Math.abs(generative.mean[7] - discriminative.mean[7])).toBeLessThan(0.002);
    expect(generative.mean[0]).toBeGreaterThan(measured(twists[1], true, 8, 3).generative.mean[0]);
  });
});

describe('generative-discriminative', () => {
  const base = defaults(demo.params);

  test('hiding x₂ leaves a border that x₁ alone decides, in the middle of the two means', () => {
    const params: Params = { ...base, seen: 'x1' };
    const { fit } = simulation.frame(simulation.init(params, 1, undefined), params, undefined);
    if (!fit) throw new Error('no fit');
    const [b, w1, w2] = fit.generative;
    expect(w2).toBe(0);
    const [zero, one] = fit.bells;
    expect(-b / w1).toBeCloseTo((zero.mean[0] + one.mean[0]) / 2, 12);
  });

  test('made points have the classes and places of the bells, and can be taken away', () => {
    const state = simulation.init(base, 4, undefined);
    for (let i = 0; i < 10; i++) simulation.act?.(state, { kind: 'make' }, base);
    const { made, fit } = simulation.frame(state, base, undefined);
    expect(made.n).toBe(240);
    if (!fit) throw new Error('no fit');
    for (const k of [0, 1]) {
      const xs = made.x.filter((_, i) => made.label[i] === k);
      const { mean, covariance, prior } = fit.bells[k];
      expect(Math.abs(xs.length / 240 - prior)).toBeLessThan(5 * Math.sqrt(0.25 / 240));
      const average = xs.reduce((sum, x) => sum + x, 0) / xs.length;
      expect(Math.abs(average - mean[0])).toBeLessThan(5 * Math.sqrt(covariance[0] / xs.length));
    }
    simulation.act?.(state, { kind: 'make' }, base);
    expect(state.madeCount).toBe(24);
    simulation.act?.(state, { kind: 'forget' }, base);
    expect(simulation.frame(state, base, undefined).made.n).toBe(0);
  });

  test('an outlier on its own side pulls the bells, not the discriminative border', () => {
    const params = { ...base, points: demo.presets.outliers.params.points ?? base.points };
    const { fit, cloud } = simulation.frame(simulation.init(params, 1, undefined), params, undefined);
    expect(cloud.n).toBe(60);
    expect(fit?.wrong.discriminative).toBeLessThan(fit?.wrong.generative ?? 0);
  });

  test('no points, one class and one point of each are met with words or a fit', () => {
    for (const labels of [[], [0], [1, 1], [0, 1]]) {
      const cloud = createCloud(labels.length);
      cloud.label.set(labels);
      const params = { ...base, points: packCloud(cloud) };
      const state = simulation.init(params, 1, undefined);
      simulation.act?.(state, { kind: 'make' }, params);
      const frame = simulation.frame(state, params, undefined);
      expect(frame.fit === null).toBe(new Set(labels).size < 2);
      expect(demo.describe(frame)).toMatch(frame.fit ? /Of your 2 points/ : /Paint points of both classes/);
      expect(frame.made.n).toBe(frame.fit ? 24 : 0);
    }
  });

  test('the prediction: the generative one first, the discriminative one later', () => {
    const params = { ...base, ...demo.presets.correlation.params };
    const state = simulation.init(params, 1, undefined);
    for (let i = 0; i < (demo.predict?.until ?? 0); i++) simulation.step(state, params, undefined);
    const frame = simulation.frame(state, params, undefined);
    expect(demo.predict?.answer(frame)).toBe('gd');
    expect(demo.predict?.explain(frame)).toMatch(/16 examples: generative 0\.2/);
  });
});
