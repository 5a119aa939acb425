import { describe, expect, it } from 'vitest';
import { isFiniteRbm, type Rbm } from '@/lib/ml/rbm';
import { exactGradient, exactMeans } from '@/lib/ml/rbmLikelihood';
import {
  createChains,
  createMeans,
  drawHidden,
  gibbsStep,
  hiddenProbabilities,
  visibleMeans,
} from '@/lib/ml/rbmSampling';
import {
  createScratch,
  createTraining,
  estimateGradient,
  reconstructionError,
  type TrainingSettings,
  trainEpoch,
} from '@/lib/ml/rbmTraining';
import { createRng } from '@/lib/rng';
import { blocking } from '@/lib/stats';
import {
  countRbm,
  expectedContrast,
  plainHidden,
  randomRbm,
  smallData,
  smallGaussian,
  smallRbm,
  worstDifference,
} from './rbmOracles';

const settings: TrainingSettings = {
  algorithm: 'cd',
  gibbsSteps: 1,
  learningRate: 0.1,
  momentum: 0,
  weightDecay: 0,
};

/** Series of every weight's gradient over repeated estimates. */
function gradients(rbm: Rbm, k: number, repeats: number, seed: number): number[][] {
  const rng = createRng(seed);
  const scratch = createScratch(rbm, 4);
  const series = Array.from(rbm.weights, () => [] as number[]);
  for (let t = 0; t < repeats; t++) {
    scratch.batch.set(smallData);
    estimateGradient(rbm, 4, k, undefined, scratch, rng);
    scratch.gradient.weights.forEach((g, at) => {
      series[at].push(g);
    });
  }
  return series;
}

describe('contrastive divergence', () => {
  const rbm = smallRbm();

  it('has the expected gradient of the reference, nearing the exact one with k', () => {
    const first = expectedContrast(rbm, smallData, 1);
    const reference = [0.16850837, 0.10785172, 0.04716042, -0.04185446, -0.12992596, -0.15201096];
    expect(worstDifference(first, reference)).toBeLessThan(6e-9);
    const exact = exactGradient(rbm, smallData, 4).weights;
    expect(worstDifference(first, exact)).toBeCloseTo(6.1e-3, 4);
    expect(worstDifference(expectedContrast(rbm, smallData, 2), exact)).toBeCloseTo(2.5e-4, 5);
    expect(worstDifference(expectedContrast(rbm, smallData, 10), exact)).toBeLessThan(1e-14);
  });

  // The machine mixes so fast that its CD-1 is nearly exact: stronger weights tell a wrong step apart.
  it.each([
    [1, 1],
    [1, 3],
    [3, 3],
  ])('estimates that gradient: k = %i, weights times %i', (k, factor) => {
    const strong = smallRbm();
    strong.weights.forEach((w, at) => {
      strong.weights[at] = factor * w;
    });
    const expected = expectedContrast(strong, smallData, k);
    gradients(strong, k, 40_000, 11).forEach((series, at) => {
      const { mean, standardError } = blocking(series);
      expect(Math.abs(mean - expected[at])).toBeLessThan(5 * standardError);
      expect(standardError).toBeLessThan(2.5e-3);
    });
  });

  it('with persistent chains is right on average: PCD-1 at rest gives the exact gradient', () => {
    const rng = createRng(4);
    const strong = randomRbm(5, 3, 'binary', 9, { size: 1 });
    const data = Float64Array.from({ length: 20 }, (_, k) => ((k * 7) % 3 === 0 ? 1 : 0));
    const exact = exactGradient(strong, data, 4);
    const chains = createChains(strong, 10, rng);
    const scratch = createScratch(strong, 4, 10);
    const series = Array.from(strong.weights, () => [] as number[]);
    const biases = Array.from(strong.visibleBias, () => [] as number[]);
    scratch.batch.set(data);
    for (let t = 0; t < 20_000; t++) {
      estimateGradient(strong, 4, 1, chains, scratch, rng);
      if (t < 100) continue;
      scratch.gradient.weights.forEach((g, at) => {
        series[at].push(g);
      });
      scratch.gradient.visibleBias.forEach((g, at) => {
        biases[at].push(g);
      });
    }
    const check = (all: number[][], expected: Float64Array) =>
      all.forEach((list, at) => {
        const { mean, standardError } = blocking(list);
        expect(Math.abs(mean - expected[at])).toBeLessThan(5 * standardError);
      });
    check(series, exact.weights);
    check(biases, exact.visibleBias);
  });
});

/** Means of chains after each sweep, as series: visible, hidden, products. */
function sampledMeans(rbm: Rbm, sweeps: number, seed: number, temperature = 1) {
  const rng = createRng(seed);
  const count = 10;
  const chains = createChains(rbm, count, rng);
  const means = createMeans(rbm, count);
  const visible = Array.from({ length: rbm.visible }, () => [] as number[]);
  const hidden = Array.from({ length: rbm.hidden }, () => [] as number[]);
  const product: number[] = [];
  for (let t = 0; t < sweeps; t++) {
    gibbsStep(rbm, chains, means, rng, temperature);
    if (t < 50) continue;
    visible.forEach((list, i) => {
      let sum = 0;
      for (let n = 0; n < count; n++) sum += chains.visible[n * rbm.visible + i];
      list.push(sum / count);
    });
    hidden.forEach((list, j) => {
      let sum = 0;
      for (let n = 0; n < count; n++) sum += chains.hidden[n * rbm.hidden + j];
      list.push(sum / count);
    });
    let sum = 0;
    for (let n = 0; n < count; n++) sum += chains.visible[n * rbm.visible] * chains.hidden[n * rbm.hidden];
    product.push(sum / count);
  }
  return { visible, hidden, product };
}

function expectMean(series: number[], exact: number): void {
  const { mean, standardError } = blocking(series);
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - exact)).toBeLessThan(5 * standardError);
}

describe('block Gibbs sampling', () => {
  it.each([1, 2.5])('of bits at temperature %f has the exact means', (temperature) => {
    const rbm = randomRbm(6, 4, 'binary', 12, { size: 1 });
    const exact = countRbm(rbm, temperature);
    const { visible, hidden, product } = sampledMeans(rbm, 20_000, 3, temperature);
    visible.forEach((series, i) => {
      expectMean(series, exact.visible[i]);
    });
    hidden.forEach((series, j) => {
      expectMean(series, exact.hidden[j]);
    });
    expectMean(product, exact.products[0]);
  });

  it('with a group of labels has the exact means, one label on', () => {
    const rbm = randomRbm(6, 3, 'binary', 6, { labels: 3 });
    const exact = countRbm(rbm, 1.4);
    const { visible, product } = sampledMeans(rbm, 20_000, 5, 1.4);
    visible.forEach((series, i) => {
      expectMean(series, exact.visible[i]);
    });
    expectMean(product, exact.products[0]);
    visible[3].forEach((_, t) => {
      expect(visible[3][t] + visible[4][t] + visible[5][t]).toBeCloseTo(1, 12);
    });
  });

  it('of Gaussian units has the exact means and variance', () => {
    const rbm = smallGaussian();
    const exact = exactMeans(rbm);
    const { visible, hidden, product } = sampledMeans(rbm, 20_000, 7);
    visible.forEach((series, i) => {
      expectMean(series, exact.visibleBias[i]);
    });
    hidden.forEach((series, j) => {
      expectMean(series, exact.hiddenBias[j]);
    });
    expectMean(product, exact.weights[0]);
    const rng = createRng(8);
    const chains = createChains(rbm, 1, rng);
    const means = createMeans(rbm, 1);
    const squares: number[] = [];
    for (let t = 0; t < 40_000; t++) {
      gibbsStep(rbm, chains, means, rng, 2);
      squares.push((chains.visible[0] - means.visible[0]) ** 2);
    }
    expectMean(squares, 0.7 * 2);
  });

  it('keeps clamped units and draws the others from what is left', () => {
    const rbm = randomRbm(5, 3, 'binary', 21, { size: 1 });
    const clamped = [0, 1, 0, 1, 0];
    const { rows, p } = countRbm(rbm);
    let [all, up] = [0, 0];
    rows.forEach((v, n) => {
      if (v[1] !== 1 || v[3] !== 0) return;
      all += p[n];
      up += p[n] * v[4];
    });
    const rng = createRng(2);
    const chains = createChains(rbm, 4, rng);
    const means = createMeans(rbm, 4);
    for (let n = 0; n < 4; n++) {
      chains.visible[5 * n + 1] = 1;
      chains.visible[5 * n + 3] = 0;
    }
    drawHidden(rbm, chains, means, rng);
    const series: number[] = [];
    for (let t = 0; t < 20_000; t++) {
      gibbsStep(rbm, chains, means, rng, 1, clamped);
      let sum = 0;
      for (let n = 0; n < 4; n++) {
        expect(chains.visible[5 * n + 1]).toBe(1);
        expect(chains.visible[5 * n + 3]).toBe(0);
        sum += chains.visible[5 * n + 4] / 4;
      }
      if (t >= 50) series.push(sum);
    }
    expectMean(series, up / all);
  });

  it('at temperature 0 takes the side of the field', () => {
    const rbm = smallRbm();
    const v = Float64Array.of(1, 0, 1);
    const out = new Float64Array(2);
    hiddenProbabilities(rbm, v, out, 1, 0);
    expect(out[0]).toBe(0);
    rbm.hiddenBias[1] = 0;
    hiddenProbabilities(rbm, new Float64Array(3), out, 1, 0);
    expect([...out]).toEqual([0, 0.5]);
    const warm = new Float64Array(2);
    hiddenProbabilities(rbm, v, warm);
    expect(worstDifference(warm, plainHidden(rbm, [1, 0, 1]))).toBeLessThan(1e-15);
    const seen = new Float64Array(3);
    visibleMeans(rbm, Float64Array.of(1, 1), seen, 1, 0);
    expect([...seen]).toEqual([1, 1, 0]);
  });
});

describe('training', () => {
  const data = Float64Array.from({ length: 60 }, (_, k) => ((k * 13) % 7 < 3 ? 1 : 0));
  const order = Array.from({ length: 10 }, (_, n) => n);

  function train(change: Partial<TrainingSettings>, epochs: number, seed = 1) {
    const all = { ...settings, ...change };
    const rng = createRng(seed);
    const rbm = randomRbm(6, 4, 'binary', 1, { size: 0.1 });
    const training = createTraining(rbm, all, 5, rng);
    const scratch = createScratch(rbm, 4, 5);
    for (let t = 0; t < epochs; t++) trainEpoch(training, all, { data, order, size: 4 }, scratch, rng);
    return { rbm, training, scratch };
  }

  it.each(['cd', 'pcd'] as const)('%s replays with its seed', (algorithm) => {
    const [a, b, c] = [1, 1, 2].map((seed) => train({ algorithm }, 20, seed).rbm.weights);
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  it('momentum and decay do what their formulas say', () => {
    const change = { momentum: 0.5, weightDecay: 0.1 };
    const { rbm, training, scratch } = train(change, 1);
    const before = {
      w: rbm.weights.slice(),
      v: training.velocity.weights.slice(),
      b: rbm.hiddenBias.slice(),
    };
    const velocityOfBias = training.velocity.hiddenBias.slice();
    trainEpoch(training, { ...settings, ...change }, { data, order: [3, 4], size: 4 }, scratch, createRng(9));
    rbm.weights.forEach((w, k) => {
      const step = 0.5 * before.v[k] + 0.1 * (scratch.gradient.weights[k] - 0.1 * before.w[k]);
      expect(w - before.w[k]).toBeCloseTo(step, 14);
    });
    rbm.hiddenBias.forEach((b, j) => {
      const step = 0.5 * velocityOfBias[j] + 0.1 * scratch.gradient.hiddenBias[j];
      expect(b - before.b[j]).toBeCloseTo(step, 14);
    });
  });

  it('drawn data are bits whose means are the grey levels', () => {
    const rbm = smallRbm();
    const rng = createRng(5);
    const grey = Float64Array.of(0, 0.25, 1);
    const all = { ...settings, learningRate: 0, drawData: true };
    const training = createTraining(rbm, all, 1, rng);
    const scratch = createScratch(rbm, 1);
    const series: number[] = [];
    for (let t = 0; t < 4000; t++) {
      trainEpoch(training, all, { data: grey, order: [0], size: 1 }, scratch, rng);
      series.push(scratch.batch[1]);
      expect([scratch.batch[0], scratch.batch[2]]).toEqual([0, 1]);
    }
    expect(new Set(series)).toEqual(new Set([0, 1]));
    expectMean(series, 0.25);
    trainEpoch(training, settings, { data: grey, order: [0], size: 1 }, scratch, rng);
    expect([...scratch.batch]).toEqual([...grey]);
  });

  it('a gradient is of the mean: twice the rows, the same size', () => {
    const rbm = randomRbm(6, 4, 'binary', 3);
    const twice = Float64Array.of(...data, ...data);
    expect(
      worstDifference(exactGradient(rbm, data, 10).weights, exactGradient(rbm, twice, 20).weights),
    ).toBeLessThan(1e-14);
  });

  it('a rate far too large ends in weights that are not finite, or are seen to be', () => {
    const { rbm } = train({ learningRate: 1e160, weightDecay: 1e160 }, 5);
    expect(isFiniteRbm(rbm)).toBe(false);
  });

  it('refuses settings outside their domain', () => {
    const rbm = smallRbm();
    for (const bad of [
      { learningRate: Number.NaN },
      { learningRate: -1 },
      { gibbsSteps: 0 },
      { momentum: 1 },
      { weightDecay: Number.NaN },
    ]) {
      expect(() => createTraining(rbm, { ...settings, ...bad }, 3, createRng(1))).toThrow(RangeError);
    }
    expect(() => createTraining(rbm, { ...settings, algorithm: 'pcd' }, 0, createRng(1))).toThrow(RangeError);
    expect(() => createScratch(rbm, 0)).toThrow(RangeError);
  });

  it('reconstruction error is the mean square of what the means miss', () => {
    const rbm = smallRbm();
    let sum = 0;
    for (let n = 0; n < 4; n++) {
      const v = [...smallData.subarray(3 * n, 3 * n + 3)];
      const h = plainHidden(rbm, v);
      v.forEach((x, i) => {
        const z = rbm.visibleBias[i] + h[0] * rbm.weights[2 * i] + h[1] * rbm.weights[2 * i + 1];
        sum += (x - 1 / (1 + Math.exp(-z))) ** 2;
      });
    }
    expect(reconstructionError(rbm, smallData, 4, createMeans(rbm, 4))).toBeCloseTo(sum / 12, 13);
  });
});
