import { describe, expect, test } from 'vitest';
import { countLeaves, depthOf, largestClass, oneHot, predictTree, type Targets } from '@/lib/ml/decisionTree';
import type { Points } from '@/lib/ml/points';
import { type GrowthOptions, growTree, splitBestLeaf, startGrowth } from '@/lib/ml/treeGrowth';
import { createRng, integer, uniform } from '@/lib/rng';
import { classicTable, lastFromOthers, type ReferenceTree, reference } from './classicTables';

function randomTable(rows: number, columns: number, levels: number, seed: number): Points {
  const rng = createRng(seed);
  const features = Float64Array.from({ length: rows * columns }, () => integer(rng, levels));
  return { n: rows, p: columns, features };
}

/** Σ w |y − mean|² of a set of rows. */
function deviation({ y, outputs }: Targets, rows: number[], weights: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < outputs; k++) {
    const w = rows.reduce((sum, i) => sum + weights[i], 0);
    const mean = rows.reduce((sum, i) => sum + weights[i] * y[i * outputs + k], 0) / w;
    total += rows.reduce((sum, i) => sum + weights[i] * (y[i * outputs + k] - mean) ** 2, 0);
  }
  return total;
}

/** The largest decrease over every input and every threshold, by trying them all. */
function bruteForceGain(
  { features: x, n: rows, p: columns }: Points,
  targets: Targets,
  weights: ArrayLike<number>,
  least: number,
) {
  const all = Array.from({ length: rows }, (_, i) => i);
  let best = -Infinity;
  for (let j = 0; j < columns; j++) {
    for (const cut of new Set(all.map((i) => x[i * columns + j]))) {
      const left = all.filter((i) => x[i * columns + j] <= cut);
      const right = all.filter((i) => x[i * columns + j] > cut);
      if (left.length < least || right.length < least) continue;
      const gain =
        deviation(targets, all, weights) -
        deviation(targets, left, weights) -
        deviation(targets, right, weights);
      best = Math.max(best, gain);
    }
  }
  return best;
}

describe('the first split', () => {
  test.each([1, 2, 3, 4, 5, 6])('gains the most of all splits there are: table %i', (seed) => {
    const inputs = randomTable(40, 3, 6, seed);
    const rng = createRng(100 + seed);
    const weights = Float64Array.from({ length: 40 }, () => 0.1 + uniform(rng));
    for (const minLeaf of [1, 7]) {
      for (const targets of [
        oneHot(
          Array.from({ length: 40 }, () => integer(rng, 3)),
          3,
        ),
        { y: Float64Array.from({ length: 80 }, () => 5 + uniform(rng)), outputs: 2 },
      ]) {
        const { splitGain } = startGrowth(inputs, targets, { weights, minLeaf });
        expect(splitGain[0]).toBeCloseTo(bruteForceGain(inputs, targets, weights, minLeaf), 11);
      }
    }
  });

  test('Gini’s impurity of 2, 3 and 5 of ten, by hand', () => {
    const targets = oneHot([0, 0, 1, 1, 1, 2, 2, 2, 2, 2], 3);
    const tree = growTree(randomTable(10, 1, 2, 1), targets, { maxDepth: 0 });
    expect(tree.impurity[0]).toBeCloseTo(1 - 0.04 - 0.09 - 0.25, 14);
    expect(tree.nodes).toBe(1);
  });

  test('the threshold lies midway, and equals go left', () => {
    const inputs = { features: Float64Array.of(1, 2, 4, 5), n: 4, p: 1 };
    const tree = growTree(inputs, oneHot([0, 0, 1, 1], 2));
    expect(tree.threshold[0]).toBe(3);
    const asked = { features: Float64Array.of(3, 3.0000001), n: 2, p: 1 };
    expect([...largestClass(predictTree(tree, asked), 2)]).toEqual([0, 1]);
  });

  test('between two neighbouring numbers the lower one is the threshold', () => {
    // Their middle would round to the upper one, whose last digit is even.
    const [below, above] = [1 + 2 ** -52, 1 + 2 ** -51];
    const pair = { n: 2, p: 1, features: Float64Array.of(below, above) };
    const tree = growTree(pair, oneHot([0, 1], 2));
    expect(tree.threshold[0]).toBe(below);
    expect([...largestClass(predictTree(tree, pair), 2)]).toEqual([0, 1]);
  });
});

describe('a whole tree', () => {
  test('XOR: the first question gains nothing and is asked all the same', () => {
    const inputs = { features: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), n: 4, p: 2 };
    const growth = startGrowth(inputs, oneHot([0, 1, 1, 0], 2));
    expect(growth.splitGain[0]).toBe(0);
    while (splitBestLeaf(growth));
    expect(countLeaves(growth.tree)).toBe(4);
    expect(depthOf(growth.tree)).toBe(2);
    expect([...largestClass(predictTree(growth.tree, inputs), 2)]).toEqual([0, 1, 1, 0]);
  });

  test('grown to its end it answers every training row, unless equal rows differ', () => {
    const inputs = randomTable(200, 4, 20, 3);
    const rng = createRng(4);
    const y = Float64Array.from({ length: 200 }, () => uniform(rng));
    const tree = growTree(inputs, { y, outputs: 1 });
    const answers = predictTree(tree, inputs);
    const key = (i: number) => inputs.features.slice(4 * i, 4 * i + 4).join();
    for (let i = 0; i < 200; i++) {
      const equal = [...y].filter((_, k) => key(k) === key(i));
      expect(answers[i]).toBeCloseTo(equal.reduce((a, b) => a + b) / equal.length, 12);
    }
  });

  test('sums of squares: what the root has is what the gains took and the leaves keep', () => {
    const inputs = randomTable(120, 3, 9, 8);
    const rng = createRng(9);
    const growth = startGrowth(inputs, {
      y: Float64Array.from({ length: 120 }, () => uniform(rng)),
      outputs: 1,
    });
    let taken = 0;
    const root = growth.tree.impurity[0] * growth.tree.weight[0];
    for (let k = 0; k < 12; k++) {
      const open = [...growth.splitGain].map((gain, node) =>
        node < growth.tree.nodes && growth.tree.feature[node] < 0 ? gain : 0,
      );
      const most = Math.max(...open);
      expect(splitBestLeaf(growth)).toBe(true);
      taken += most;
    }
    const { tree } = growth;
    let left = 0;
    for (let node = 0; node < tree.nodes; node++) {
      if (tree.feature[node] < 0) left += tree.impurity[node] * tree.weight[node];
    }
    expect(taken + left).toBeCloseTo(root, 11);
  });

  test('a row of weight 3 is three rows', () => {
    const inputs = randomTable(30, 3, 50, 5);
    const rng = createRng(6);
    const labels = Array.from({ length: 30 }, () => integer(rng, 2));
    const counts = Array.from({ length: 30 }, () => integer(rng, 4));
    const many = counts.flatMap((count, i) => Array<number>(count).fill(i));
    const repeated = {
      n: many.length,
      p: 3,
      features: Float64Array.from(many.flatMap((i) => [...inputs.features.slice(3 * i, 3 * i + 3)])),
    };
    const weighted = growTree(inputs, oneHot(labels, 2), { weights: counts });
    const tree = growTree(
      repeated,
      oneHot(
        many.map((i) => labels[i]),
        2,
      ),
    );
    expect(predictTree(weighted, inputs)).toEqual(predictTree(tree, inputs));
    expect(weighted.nodes).toBe(tree.nodes);
  });

  test('limits are kept: depth, leaves, rows in a leaf', () => {
    const inputs = randomTable(100, 3, 100, 7);
    const rng = createRng(8);
    const targets = oneHot(
      Array.from({ length: 100 }, () => integer(rng, 2)),
      2,
    );
    expect(depthOf(growTree(inputs, targets, { maxDepth: 3 }))).toBe(3);
    expect(countLeaves(growTree(inputs, targets, { maxLeaves: 7 }))).toBe(7);
    const { count, nodes } = growTree(inputs, targets, { minLeaf: 9 });
    expect(Math.min(...count.subarray(0, nodes))).toBe(9);
  });

  test('tables that do not belong together are refused', () => {
    const inputs = randomTable(10, 2, 5, 1);
    const targets = oneHot(Array(10).fill(0), 2);
    const wrong: [Points, Targets, GrowthOptions][] = [
      [{ ...inputs, n: 9 }, targets, {}],
      [inputs, { ...targets, outputs: 3 }, {}],
      [{ ...inputs, features: inputs.features.with(3, Number.NaN) }, targets, {}],
      [inputs, targets, { weights: Array(10).fill(0) }],
      [inputs, targets, { weights: [-1, ...Array(9).fill(1)] }],
      [inputs, targets, { minLeaf: 0 }],
      [inputs, targets, { features: 1 }],
    ];
    for (const [x, y, options] of wrong) expect(() => growTree(x, y, options)).toThrow(RangeError);
    expect(() => oneHot([0, 2], 2)).toThrow(RangeError);
  });
});

/**
 * Follows scikit-learn's tree with the rows of the table and asks at each of its nodes for the best split of those rows.
 * It takes a random one of equal splits; ours is then as good, and the two trees are different from there on.
 */
function compare(inputs: Points, targets: Targets, theirs: ReferenceTree, options: GrowthOptions) {
  const outcome = { splits: 0, same: 0, ties: 0 };
  const walk = (node: number, rows: number[]) => {
    const part = {
      n: rows.length,
      p: inputs.p,
      features: Float64Array.from(rows.flatMap((i) => [...row(inputs, i)])),
    };
    const y = Float64Array.from(
      rows.flatMap((i) => [...row({ ...inputs, features: targets.y, p: targets.outputs }, i)]),
    );
    const weights = options.weights ? rows.map((i) => options.weights?.[i] ?? 0) : rows.map(() => 1);
    const growth = startGrowth(part, { y, outputs: targets.outputs }, { ...options, weights });
    expect(growth.tree.count[0]).toBe(theirs.count[node]);
    const impurity = theirs.impurity[node];
    // They subtract squares of means: a pure node is pure to rounding.
    expect(Math.abs(growth.tree.impurity[0] - impurity)).toBeLessThan(1e-10 * Math.max(1, impurity));
    const feature = theirs.feature[node];
    if (feature < 0) {
      expect(growth.splitFeature[0]).toBe(-1);
      return;
    }
    outcome.splits++;
    // Points of theirs are single precision: a threshold there is one of ours to seven digits.
    const threshold = theirs.threshold[node];
    const goesLeft = (i: number) => inputs.features[i * inputs.p + feature] <= threshold;
    const near = Math.abs(growth.splitThreshold[0] - threshold) <= 1e-6 * Math.max(1e-3, Math.abs(threshold));
    if (growth.splitFeature[0] === feature && near) outcome.same++;
    else {
      outcome.ties++;
      const sides = [true, false].map((side) => rows.flatMap((i, k) => (goesLeft(i) === side ? [k] : [])));
      const gain =
        growth.tree.impurity[0] * growth.tree.weight[0] -
        deviation({ y, outputs: targets.outputs }, sides[0], weights) -
        deviation({ y, outputs: targets.outputs }, sides[1], weights);
      expect(Math.abs(growth.splitGain[0] - gain)).toBeLessThan(1e-9 * Math.max(1, gain));
    }
    walk(theirs.left[node], rows.filter(goesLeft));
    walk(
      theirs.right[node],
      rows.filter((i) => !goesLeft(i)),
    );
  };
  walk(
    0,
    Array.from({ length: inputs.n }, (_, i) => i),
  );
  return outcome;
}

const row = ({ features: x, p: columns }: Points, i: number) => x.subarray(i * columns, (i + 1) * columns);

describe('scikit-learn', () => {
  test.each([
    ['iris', 8, 5],
    ['wine', 11, 9],
    ['breastCancer', 21, 12],
    ['digits', 167, 87],
  ])('splits %s the same way, except for ties', async (name, splits, same) => {
    const table = await classicTable(name);
    const outcome = compare(table, oneHot(table.labels, table.classes), reference.trees[name].class, {});
    expect(outcome).toEqual({ splits, same, ties: splits - same });
  });

  test.each([
    ['iris', 41, 38],
    ['wine', 49, 45],
    ['breastCancer', 155, 128],
  ])('splits %s the same way for numbers', async (name, splits, same) => {
    const { inputs, y } = lastFromOthers(await classicTable(name));
    const theirs = reference.trees[name].number as ReferenceTree;
    const outcome = compare(inputs, { y, outputs: 1 }, theirs, { minLeaf: 3 });
    expect(outcome).toEqual({ splits, same, ties: splits - same });
  });

  test('splits weighted rows the same way', async () => {
    const table = await classicTable('wine');
    const { weights, weighted } = reference.trees.wine;
    const outcome = compare(table, oneHot(table.labels, 3), weighted as ReferenceTree, { weights });
    expect(outcome).toEqual({ splits: 15, same: 10, ties: 5 });
  });
});
