import { describe, expect, it } from 'vitest';
import { classifyByNeighbor } from '@/lib/ml/nearestNeighbor';
import { createRbm, freeEnergy, type Rbm } from '@/lib/ml/rbm';
import { accuracy, classify, labelProbabilities, withLabels } from '@/lib/ml/rbmClassifier';
import { exactMeans, logPartition, meanLogLikelihood } from '@/lib/ml/rbmLikelihood';
import { createChains, createMeans, gibbsStep, visibleMeans } from '@/lib/ml/rbmSampling';
import { createStack, dreamStep, passDown, passUp, type RbmStack } from '@/lib/ml/rbmStack';
import {
  createScratch,
  createTraining,
  reconstructionError,
  type TrainingSettings,
  trainEpoch,
} from '@/lib/ml/rbmTraining';
import { createRng, uniform } from '@/lib/rng';
import { blocking } from '@/lib/stats';
import { bitRows, countRbm, randomRbm } from './rbmOracles';

/** Bars and stripes: every row of the picture, or every column, is black or white. */
function barsAndStripes(side: number): { data: Float64Array; count: number } {
  const pictures = new Map<string, number[]>();
  for (const bits of bitRows(side)) {
    const bars = Array.from({ length: side * side }, (_, k) => bits[Math.floor(k / side)]);
    const stripes = Array.from({ length: side * side }, (_, k) => bits[k % side]);
    for (const picture of [bars, stripes]) pictures.set(picture.join(''), picture);
  }
  return { data: Float64Array.from([...pictures.values()].flat()), count: pictures.size };
}

const settings: TrainingSettings = {
  algorithm: 'cd',
  gibbsSteps: 1,
  learningRate: 0.1,
  momentum: 0,
  weightDecay: 0,
};

function train(rbm: Rbm, data: Float64Array, count: number, epochs: number, change = {}, seed = 1): void {
  const all = { ...settings, ...change };
  const rng = createRng(seed);
  const training = createTraining(rbm, all, count, rng);
  const scratch = createScratch(rbm, count);
  const order = Array.from({ length: count }, (_, n) => n);
  for (let t = 0; t < epochs; t++) trainEpoch(training, all, { data, order, size: count }, scratch, rng);
}

describe('bars and stripes, 4 × 4', () => {
  it('under CD-1: the reconstruction error falls while the exact log-likelihood gets worse', () => {
    const { data, count } = barsAndStripes(4);
    expect(count).toBe(30);
    const rbm = createRbm(16, 16, 'binary', createRng(1), { spread: 0.1 });
    const measure = () => ({
      error: reconstructionError(rbm, data, count, createMeans(rbm, count)),
      likelihood: meanLogLikelihood(rbm, data, count, logPartition(rbm)),
    });
    const start = measure();
    train(rbm, data, count, 4000);
    const early = measure();
    train(rbm, data, count, 10_000, {}, 2);
    const late = measure();
    expect(early.likelihood).toBeGreaterThan(start.likelihood);
    expect(early.error).toBeLessThan(0.1 * start.error);
    expect(late.error).toBeLessThan(early.error);
    expect(late.likelihood).toBeLessThan(early.likelihood - 0.3);
    // Nothing beats the uniform distribution over the patterns.
    expect(early.likelihood).toBeLessThan(-Math.log(30));
  });
});

/** Mean of ln p(v) of a stack, p(v) = Σ_h p(v | h) p₂(h), by enumeration. */
function stackLikelihood({ first, second }: RbmStack, data: Float64Array): number {
  const logZ = logPartition(second);
  const states = bitRows(first.hidden).map((h) => {
    const middle = Float64Array.from(h);
    const means = new Float64Array(first.visible);
    visibleMeans(first, middle, means);
    return { p: Math.exp(-freeEnergy(second, middle) - logZ), means };
  });
  let sum = 0;
  const rows = data.length / first.visible;
  for (let n = 0; n < rows; n++) {
    let p = 0;
    for (const state of states) {
      let given = state.p;
      for (let i = 0; i < first.visible; i++) {
        given *= data[n * first.visible + i] ? state.means[i] : 1 - state.means[i];
      }
      p += given;
    }
    sum += Math.log(p);
  }
  return sum / rows;
}

/** A second machine that is the first one upside down: the stack then is the first machine. */
function mirror({ first, second }: RbmStack): void {
  for (let i = 0; i < first.visible; i++) {
    for (let j = 0; j < first.hidden; j++) {
      second.weights[j * second.hidden + i] = first.weights[i * first.hidden + j];
    }
  }
  second.visibleBias.set(first.hiddenBias);
  second.hiddenBias.set(first.visibleBias);
}

describe('a stack of two machines', () => {
  it('whose second is the first upside down paints what the first one paints', () => {
    const rng = createRng(3);
    const stack = createStack(5, 4, 5, 'binary', rng);
    const first = randomRbm(5, 4, 'binary', 7);
    Object.assign(stack.first, first);
    mirror(stack);
    const exact = exactMeans(first);
    const data = Float64Array.of(1, 0, 1, 1, 0, 0, 0, 1, 0, 1);
    expect(stackLikelihood(stack, data)).toBeCloseTo(
      meanLogLikelihood(first, data, 2, logPartition(first)),
      10,
    );
    const chains = createChains(stack.second, 8, rng);
    const means = createMeans(stack.second, 8);
    const pictures = new Float64Array(40);
    const series: number[] = [];
    for (let t = 0; t < 10_000; t++) {
      dreamStep(stack, chains, means, pictures, rng);
      let sum = 0;
      for (let n = 0; n < 8; n++) sum += pictures[5 * n + 2] / 8;
      if (t >= 50) series.push(sum);
    }
    const { mean, standardError } = blocking(series);
    expect(standardError).toBeGreaterThan(0);
    expect(Math.abs(mean - exact.visibleBias[2])).toBeLessThan(5 * standardError);
  });

  it('trained greedily knows more than its first machine alone', () => {
    const { data, count } = barsAndStripes(3);
    const stack = createStack(9, 6, 9, 'binary', createRng(2), { spread: 0.1 });
    train(stack.first, data, count, 3000, { gibbsSteps: 5, weightDecay: 1e-3 });
    const alone = meanLogLikelihood(stack.first, data, count, logPartition(stack.first));
    mirror(stack);
    expect(stackLikelihood(stack, data)).toBeCloseTo(alone, 8);
    const middle = passUp(stack, data, count);
    expect(middle).toHaveLength(count * 6);
    train(stack.second, middle, count, 3000, { gibbsSteps: 5, learningRate: 0.05 }, 5);
    expect(stackLikelihood(stack, data)).toBeGreaterThan(alone + 0.05);
    const pictures = new Float64Array(data.length);
    passDown(stack, middle, pictures, count);
    let off = 0;
    data.forEach((x, k) => {
      off += Math.abs(x - pictures[k]) / data.length;
    });
    expect(off).toBeLessThan(0.2);
  });
});

describe('labels', () => {
  it('have the probabilities of enumeration', () => {
    const rbm = randomRbm(7, 5, 'binary', 4, { labels: 3 });
    const { rows, p } = countRbm(rbm);
    const pictures = bitRows(4);
    const found = new Float64Array(pictures.length * 3);
    labelProbabilities(rbm, Float64Array.from(pictures.flat()), pictures.length, found);
    pictures.forEach((picture, n) => {
      const joint = [0, 1, 2].map((y) => {
        const row = [...picture, ...[0, 1, 2].map((k) => (k === y ? 1 : 0))].join();
        return p[rows.findIndex((other) => other.join() === row)];
      });
      const all = joint[0] + joint[1] + joint[2];
      for (let y = 0; y < 3; y++) expect(Math.abs(found[3 * n + y] - joint[y] / all)).toBeLessThan(1e-12);
    });
    const best = classify(rbm, Float64Array.from(pictures.flat()), pictures.length);
    best.forEach((y, n) => {
      expect(found[3 * n + y]).toBe(Math.max(...found.subarray(3 * n, 3 * n + 3)));
    });
  });

  it('clamped, make the machine paint the pictures of that label', () => {
    const rbm = randomRbm(7, 4, 'binary', 14, { labels: 3, size: 1 });
    const { rows, p } = countRbm(rbm);
    let [all, up] = [0, 0];
    rows.forEach((row, n) => {
      if (row[5] !== 1) return;
      all += p[n];
      up += p[n] * row[0];
    });
    const rng = createRng(5);
    const chains = createChains(rbm, 1, rng);
    chains.visible.set([0, 1, 0], 4);
    const means = createMeans(rbm, 1);
    const clamped = Uint8Array.of(0, 0, 0, 0, 1, 1, 1);
    const series: number[] = [];
    for (let t = 0; t < 40_000; t++) {
      gibbsStep(rbm, chains, means, rng, 1, clamped);
      if (t >= 50) series.push(chains.visible[0]);
      expect(chains.visible[5]).toBe(1);
    }
    const { mean, standardError } = blocking(series);
    expect(Math.abs(mean - up / all)).toBeLessThan(5 * standardError);
  });

  it('are learned together with the picture', () => {
    const { data, count } = barsAndStripes(3);
    // Bars or stripes? The pictures that are both, all black and all white, are left to chance.
    const kinds = Uint8Array.from({ length: count }, (_, n) => {
      const picture = data.subarray(9 * n, 9 * n + 9);
      return picture[0] === picture[1] && picture[1] === picture[2] ? 1 : 0;
    });
    const rows = withLabels(data, kinds, 9, 2);
    expect([...rows.subarray(0, 11)]).toEqual([...data.subarray(0, 9), 1 - kinds[0], kinds[0]]);
    const rbm = createRbm(11, 20, 'binary', createRng(3), { labels: 2, spread: 0.1 });
    const before = accuracy(classify(rbm, data, count), kinds);
    train(rbm, rows, count, 3000);
    expect(before).toBeLessThan(0.8);
    expect(accuracy(classify(rbm, data, count), kinds)).toBe(1);
  });

  it('are needed to classify', () => {
    expect(() =>
      labelProbabilities(
        createRbm(4, 2, 'binary', createRng(1)),
        new Float64Array(4),
        1,
        new Float64Array(1),
      ),
    ).toThrow(RangeError);
  });
});

describe('nearest neighbour', () => {
  it('is the class of the least distance, by plain search', () => {
    const rng = createRng(1);
    const examples = Float64Array.from({ length: 40 * 6 }, () => uniform(rng));
    const classes = Uint8Array.from({ length: 40 }, (_, n) => n % 7);
    const x = Float64Array.from({ length: 30 * 6 }, () => uniform(rng));
    const found = classifyByNeighbor(examples, classes, x, 6);
    for (let n = 0; n < 30; n++) {
      const distances = Array.from(classes, (_, k) => {
        let sum = 0;
        for (let i = 0; i < 6; i++) sum += (examples[6 * k + i] - x[6 * n + i]) ** 2;
        return sum;
      });
      expect(found[n]).toBe(classes[distances.indexOf(Math.min(...distances))]);
    }
    expect([...classifyByNeighbor(examples, classes, examples, 6)]).toEqual([...classes]);
  });

  it('takes the first of equals, and refuses what has no rows', () => {
    expect([...classifyByNeighbor([0, 2], [4, 5], [1], 1)]).toEqual([4]);
    expect(() => classifyByNeighbor([], [], [1], 1)).toThrow(RangeError);
    expect(() => classifyByNeighbor([1, 2, 3], [1], [1, 2], 2)).toThrow(RangeError);
  });
});
