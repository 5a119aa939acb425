/**
 * Bagging: many trees, each grown on rows drawn with replacement, answer by their mean (L. Breiman, Mach. Learn. 24, 123,
 * 1996). A random forest lets each split choose among a few inputs drawn anew (L. Breiman, Mach. Learn. 45, 5, 2001).
 */
import { integer, type Rng } from '@/lib/rng';
import { predictTree, type Targets, type Tree } from './decisionTree';
import type { Points } from './points';
import { type GrowthOptions, growTree } from './treeGrowth';

/** Trees whose mean is the answer. */
export interface Forest {
  outputs: number;
  trees: Tree[];
  /** How often each row was drawn for each tree, trees × rows. */
  draws: Uint16Array;
}

/** What bagging adds to the options of a tree: `rng` draws rows and inputs, `weights` come from the draws. */
export type ForestOptions = Omit<GrowthOptions, 'weights' | 'rng'> & { trees: number };

/** How often each of `rows` rows is drawn when `rows` are drawn with replacement. */
export function bootstrapCounts(rows: number, rng: Rng): Uint16Array {
  const counts = new Uint16Array(rows);
  for (let i = 0; i < rows; i++) counts[integer(rng, rows)]++;
  return counts;
}

/** Grows a forest. @throws RangeError for `trees` below 1, and as `startGrowth`. */
export function growForest(inputs: Points, targets: Targets, options: ForestOptions, rng: Rng): Forest {
  const { trees: count, ...growth } = options;
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`trees = ${count}: expected an integer ≥ 1`);
  }
  const draws = new Uint16Array(count * inputs.n);
  const trees = Array.from({ length: count }, (_, t) => {
    const weights = bootstrapCounts(inputs.n, rng);
    draws.set(weights, t * inputs.n);
    return growTree(inputs, targets, { ...growth, weights, rng });
  });
  return { outputs: targets.outputs, trees, draws };
}

/** Mean answer of all trees, rows × outputs. */
export function predictForest({ trees, outputs }: Forest, inputs: Points): Float64Array {
  const mean = new Float64Array(inputs.n * outputs);
  for (const tree of trees) {
    const answers = predictTree(tree, inputs);
    for (let i = 0; i < mean.length; i++) mean[i] += answers[i] / trees.length;
  }
  return mean;
}

/**
 * For each training row the mean answer of the trees that did not see it, rows × outputs: an honest test without a test
 * set. NaN for a row that every tree has seen.
 */
export function predictOutOfBag({ trees, outputs, draws }: Forest, inputs: Points): Float64Array {
  const { n: rows } = inputs;
  const sum = new Float64Array(rows * outputs);
  const votes = new Int32Array(rows);
  for (const [t, tree] of trees.entries()) {
    const answers = predictTree(tree, inputs);
    for (let i = 0; i < rows; i++) {
      if (draws[t * rows + i] > 0) continue;
      votes[i]++;
      for (let k = 0; k < outputs; k++) sum[i * outputs + k] += answers[i * outputs + k];
    }
  }
  return sum.map((value, at) => value / votes[Math.floor(at / outputs)]);
}
