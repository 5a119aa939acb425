import { describe, expect, test } from 'vitest';
import { exp } from '@/lib/math';
import { bootstrapCounts, growForest, predictForest, predictOutOfBag } from '@/lib/ml/bagging';
import {
  addBoostedTree,
  addResidualTree,
  predictAdaBoost,
  predictGradientBoost,
  startAdaBoost,
  startGradientBoost,
} from '@/lib/ml/boosting';
import { largestClass, oneHot, predictTree } from '@/lib/ml/decisionTree';
import type { Points } from '@/lib/ml/points';
import { growTree } from '@/lib/ml/treeGrowth';
import { createRng, integer, uniform } from '@/lib/rng';
import { classicTable, lastFromOthers, reference } from './classicTables';

const share = (answers: Uint8Array, labels: ArrayLike<number>) =>
  answers.reduce((sum, a, i) => sum + (a === labels[i] ? 1 : 0), 0) / answers.length;

/** Points of the square, class 1 inside a disc. */
function disc(rows: number, seed: number): { inputs: Points; labels: Uint8Array } {
  const rng = createRng(seed);
  const x = Float64Array.from({ length: 2 * rows }, () => 2 * uniform(rng) - 1);
  const labels = Uint8Array.from({ length: rows }, (_, i) =>
    x[2 * i] ** 2 + x[2 * i + 1] ** 2 < 0.5 ? 1 : 0,
  );
  return { inputs: { n: rows, p: 2, features: x }, labels };
}

describe('bagging', () => {
  test('rows drawn with replacement: their number, and how many are never drawn', () => {
    const rng = createRng(11);
    const rows = 100;
    const draws = 400;
    let never = 0;
    const ends = [0, 0];
    for (let t = 0; t < draws; t++) {
      const counts = bootstrapCounts(rows, rng);
      expect(counts.reduce((a, b) => a + b)).toBe(rows);
      never += counts.filter((c) => c === 0).length;
      ends[0] += counts[0];
      ends[1] += counts[rows - 1];
    }
    // Occupancy: mean n (1 − 1/n)^n, variance n(n−1)(1−2/n)^n + mean − mean².
    const mean = rows * (1 - 1 / rows) ** rows;
    const variance = rows * (rows - 1) * (1 - 2 / rows) ** rows + mean - mean * mean;
    expect(Math.abs(never / draws - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
    // The first and the last row are drawn once on average, with the variance of a binomial.
    for (const sum of ends) expect(Math.abs(sum - draws)).toBeLessThan(5 * Math.sqrt(draws));
  });

  test('the forest is the mean of its trees, each grown on its own draws', () => {
    const { inputs, labels } = disc(80, 3);
    const targets = oneHot(labels, 2);
    const forest = growForest(inputs, targets, { trees: 5 }, createRng(4));
    const answers = forest.trees.map((tree) => predictTree(tree, inputs));
    const mean = predictForest(forest, inputs);
    const unseen = predictOutOfBag(forest, inputs);
    for (let i = 0; i < mean.length; i++) {
      expect(mean[i]).toBeCloseTo(answers.reduce((sum, a) => sum + a[i], 0) / 5, 14);
      const others = answers.filter((_, t) => forest.draws[t * 80 + (i >> 1)] === 0);
      const expected = others.reduce((sum, a) => sum + a[i], 0) / others.length;
      if (others.length > 0) expect(unseen[i]).toBeCloseTo(expected, 14);
      else expect(unseen[i]).toBeNaN();
    }
    for (const [t, tree] of forest.trees.entries()) {
      const weights = forest.draws.subarray(t * 80, (t + 1) * 80);
      expect(growTree(inputs, targets, { weights })).toEqual(tree);
    }
  });

  test('with one input to choose from, both of two equals are used', () => {
    const { inputs, labels } = disc(120, 5);
    const forest = growForest(
      inputs,
      oneHot(labels, 2),
      { trees: 40, features: 1, maxDepth: 1 },
      createRng(6),
    );
    const first = forest.trees.filter((tree) => tree.feature[0] === 0).length;
    // The input at the root is a fair coin: 40 throws, five standard deviations.
    expect(Math.abs(first - 20)).toBeLessThan(5 * Math.sqrt(10));
  });

  test('many trees find the disc better than one does, and the rows left out foretell it', () => {
    const { inputs, labels } = disc(300, 7);
    const fresh = disc(3000, 8);
    const targets = oneHot(labels, 2);
    const single = share(largestClass(predictTree(growTree(inputs, targets), fresh.inputs), 2), fresh.labels);
    const forest = growForest(inputs, targets, { trees: 60, features: 1 }, createRng(9));
    const many = share(largestClass(predictForest(forest, fresh.inputs), 2), fresh.labels);
    const unseen = share(largestClass(predictOutOfBag(forest, inputs), 2), labels);
    expect(many).toBeGreaterThan(single);
    const error = Math.sqrt((many * (1 - many)) / 300 + (many * (1 - many)) / 3000);
    expect(Math.abs(unseen - many)).toBeLessThan(5 * error);
  });
});

describe('AdaBoost', () => {
  test('the cost is the product of the normalisations, and bounds the errors', () => {
    const { inputs, labels } = disc(200, 1);
    const boost = startAdaBoost(200, 2);
    let product = 1;
    for (let t = 0; t < 30; t++) {
      expect(addBoostedTree(boost, inputs, labels)).toBe(true);
      product *= 2 * Math.sqrt(boost.errors[t] * (1 - boost.errors[t]));
      // Two classes: half the voice of SAMME is that of Freund and Schapire, F = Σ ½ α (±1).
      const sum = boost.voices.reduce((a, b) => a + b, 0);
      const votes = predictAdaBoost(boost, inputs);
      let cost = 0;
      for (let i = 0; i < 200; i++) {
        const margin = (votes[2 * i + labels[i]] - votes[2 * i + 1 - labels[i]]) * sum * 0.5;
        cost += exp(-margin) / 200;
      }
      expect(cost).toBeCloseTo(product, 12);
      expect(1 - share(largestClass(votes, 2), labels)).toBeLessThanOrEqual(product);
    }
    expect(product).toBeLessThan(0.7);
  });

  test('after each tree its own error is one half of the new weights', () => {
    const { inputs, labels } = disc(150, 2);
    const boost = startAdaBoost(150, 2);
    for (let t = 0; t < 10; t++) {
      addBoostedTree(boost, inputs, labels);
      const answers = largestClass(predictTree(boost.trees[t], inputs), 2);
      const wrong = boost.weights.reduce((sum, w, i) => sum + (answers[i] === labels[i] ? 0 : w), 0);
      expect(wrong).toBeCloseTo(0.5, 12);
    }
  });

  test('labels that are pure chance to every stump end it; a perfect tree ends it with itself', () => {
    const xor = { features: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), n: 4, p: 2 };
    const boost = startAdaBoost(4, 2);
    expect(addBoostedTree(boost, xor, [0, 1, 1, 0])).toBe(false);
    expect(boost.trees).toHaveLength(0);
    expect(addBoostedTree(boost, xor, [0, 1, 1, 0], {})).toBe(false);
    expect(boost.voices).toEqual([1]);
    expect(addBoostedTree(boost, xor, [0, 1, 1, 0], {})).toBe(false);
    expect(boost.trees).toHaveLength(1);
  });

  test.each(['iris', 'wine', 'breastCancer'])('errors and voices of scikit-learn: %s', async (name) => {
    const table = await classicTable(name);
    const { errors, voices } = reference.boosting[name];
    const boost = startAdaBoost(table.n, table.classes);
    for (let t = 0; t < errors.length; t++) addBoostedTree(boost, table, table.labels);
    expect(boost.errors).toEqual(errors.map((e) => expect.closeTo(e, 9)));
    expect(boost.voices).toEqual(voices.map((v) => expect.closeTo(v, 8)));
  });
});

describe('gradient boosting', () => {
  test('residuals are what is left of y, and the cost falls by (2η − η²) of what a tree explains', () => {
    const { inputs } = disc(100, 4);
    const rng = createRng(5);
    const y = Float64Array.from({ length: 100 }, () => integer(rng, 100));
    const boost = startGradientBoost(y, 0.3);
    for (let t = 0; t < 8; t++) {
      const before = boost.residuals.slice();
      addResidualTree(boost, inputs, { maxDepth: 2 });
      const answers = predictTree(boost.trees[t], inputs);
      const squares = (values: Float64Array) => values.reduce((sum, v) => sum + v * v, 0);
      // Leaves hold the means of the residuals: the fit is a projection.
      expect(squares(boost.residuals)).toBeCloseTo(squares(before) - (0.6 - 0.09) * squares(answers), 7);
    }
    const sums = predictGradientBoost(boost, inputs);
    for (let i = 0; i < 100; i++) expect(sums[i] + boost.residuals[i]).toBeCloseTo(y[i], 10);
  });

  test.each(['iris', 'wine', 'breastCancer'])('cost of scikit-learn, tree by tree: %s', async (name) => {
    const { inputs, y } = lastFromOthers(await classicTable(name));
    const { cost } = reference.boosting[name];
    const boost = startGradientBoost(y, 0.1);
    const ours = cost.map(() => {
      addResidualTree(boost, inputs, { maxDepth: 3 });
      return boost.residuals.reduce((sum, r) => sum + r * r, 0) / inputs.n;
    });
    for (const [t, value] of ours.entries()) expect(Math.abs(value - cost[t])).toBeLessThan(1e-9 * cost[t]);
  });
});
