/**
 * Boosting: trees grown one after another, each on what those before it got wrong.
 *
 * AdaBoost raises the weight of misclassified rows (Y. Freund and R. Schapire, J. Comput. Syst. Sci. 55, 119, 1997; for
 * more than two classes SAMME, J. Zhu, H. Zou, S. Rosset, T. Hastie, Stat. Interface 2, 349, 2009). Gradient boosting fits
 * each tree to the residuals, the negative gradient of the squared error (J. Friedman, Ann. Stat. 29, 1189, 2001).
 */
import { exp, log } from '@/lib/math';
import { largestClass, oneHot, predictTree, type Tree } from './decisionTree';
import type { Points } from './points';
import { type GrowthOptions, growTree } from './treeGrowth';

/** Classifiers that vote with unequal voices. */
export interface AdaBoost {
  classes: number;
  trees: Tree[];
  /** Voice of each tree, α = ln((1 − ε)/ε) + ln(K − 1). */
  voices: number[];
  /** Weighted share ε of rows that each tree got wrong, at the weights it was grown on. */
  errors: number[];
  /** Weights of the training rows for the next tree, sum 1. */
  weights: Float64Array;
}

/** No tree yet, every row of the same weight. @throws RangeError for fewer than two classes or no row. */
export function startAdaBoost(rows: number, classes: number): AdaBoost {
  if (!(Number.isInteger(classes) && classes >= 2))
    throw new RangeError(`classes = ${classes}: expected an integer ≥ 2`);
  if (!(Number.isInteger(rows) && rows >= 1)) throw new RangeError(`rows = ${rows}: expected an integer ≥ 1`);
  return { classes, trees: [], voices: [], errors: [], weights: new Float64Array(rows).fill(1 / rows) };
}

/**
 * Adds one tree and weighs the rows anew: w_i ← w_i e^α for those it got wrong, then normalised.
 *
 * @returns false, and changes nothing, when the tree is no better than guessing, ε ≥ 1 − 1/K; a tree without an error is
 *   added with voice 1 and ends the boosting
 */
export function addBoostedTree(
  boost: AdaBoost,
  inputs: Points,
  labels: ArrayLike<number>,
  options: GrowthOptions = { maxDepth: 1 },
): boolean {
  const { classes, weights } = boost;
  if (boost.errors.at(-1) === 0) return false;
  const tree = growTree(inputs, oneHot(labels, classes), { ...options, weights });
  const answers = largestClass(predictTree(tree, inputs), classes);
  let error = 0;
  for (let i = 0; i < weights.length; i++) if (answers[i] !== labels[i]) error += weights[i];
  if (error >= 1 - 1 / classes) return false;
  const voice = error > 0 ? log((1 - error) / error) + log(classes - 1) : 1;
  boost.trees.push(tree);
  boost.errors.push(error);
  boost.voices.push(voice);
  if (error === 0) return false;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    if (answers[i] !== labels[i]) weights[i] *= exp(voice);
    sum += weights[i];
  }
  for (let i = 0; i < weights.length; i++) weights[i] /= sum;
  return true;
}

/** Share of the voices for each class, rows × classes. */
export function predictAdaBoost({ classes, trees, voices }: AdaBoost, inputs: Points): Float64Array {
  const votes = new Float64Array(inputs.n * classes);
  const all = voices.reduce((sum, voice) => sum + voice, 0);
  for (const [t, tree] of trees.entries()) {
    const answers = largestClass(predictTree(tree, inputs), classes);
    for (let i = 0; i < inputs.n; i++) votes[i * classes + answers[i]] += voices[t] / all;
  }
  return votes;
}

/** A sum of trees, F(x) = mean + η Σ_m tree_m(x). */
export interface GradientBoost {
  learningRate: number;
  mean: number;
  trees: Tree[];
  /** y − F of the training rows. */
  residuals: Float64Array;
}

/** The mean of `y`, which leaves y − mean to be explained. @throws RangeError for no row or a rate outside (0, 1]. */
export function startGradientBoost(y: ArrayLike<number>, learningRate: number): GradientBoost {
  if (!(learningRate > 0 && learningRate <= 1))
    throw new RangeError(`learningRate = ${learningRate}: expected a number in (0, 1]`);
  if (y.length < 1) throw new RangeError('no row');
  const values = Float64Array.from(y);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { learningRate, mean, trees: [], residuals: values.map((value) => value - mean) };
}

/** Adds one tree, grown on the residuals. */
export function addResidualTree(boost: GradientBoost, inputs: Points, options: GrowthOptions): void {
  const { residuals, learningRate } = boost;
  const tree = growTree(inputs, { y: residuals, outputs: 1 }, options);
  const answers = predictTree(tree, inputs);
  for (let i = 0; i < residuals.length; i++) residuals[i] -= learningRate * answers[i];
  boost.trees.push(tree);
}

/** F(x) of each row. */
export function predictGradientBoost(boost: GradientBoost, inputs: Points): Float64Array {
  const sum = new Float64Array(inputs.n).fill(boost.mean);
  for (const tree of boost.trees) {
    const answers = predictTree(tree, inputs);
    for (let i = 0; i < sum.length; i++) sum[i] += boost.learningRate * answers[i];
  }
  return sum;
}
