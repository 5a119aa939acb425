/** The third column is a class: learn to tell it from the place, by logistic regression or by a tree of questions. */
import { sigmoid } from '@/lib/math';
import { leafOf, oneHot } from './decisionTree';
import { fitLogistic, logisticCost, logisticGradient, logOdds } from './logistic';
import type { LabelledPoints } from './points';
import { splitBestLeaf, startGrowth } from './treeGrowth';
import type { Growth } from './treeSplit';

export interface ClassifyState {
  classes: number;
  /** Weights [b, w₁, w₂] of one boundary, or of one for each class against the rest; empty for a tree. */
  theta: Float64Array;
  /** Least cost any weights can have; 0 for a tree. */
  minimum: number;
  tree: Growth | null;
  settled: boolean;
}

/** η of the descent on the mean cost: below 2 over its largest curvature on the square, ¼ (1 + 2). */
const RATE = 2;
/** λ of the penalty λ/2 |w|², without which separable classes drive the weights to infinity. */
const PENALTY = 0.01;
/** A gradient that no longer moves the boundary by what a picture shows. */
const FLAT = 1e-5;
const MAX_LEAVES = 16;

/** @param classes at least two */
export function startClassify(
  training: LabelledPoints,
  classes: number,
  method: 'logistic' | 'tree',
): ClassifyState {
  if (method === 'tree') {
    const targets = oneHot(training.labels, classes);
    const tree = startGrowth(training, targets, { maxLeaves: MAX_LEAVES });
    return { classes, theta: new Float64Array(0), minimum: 0, tree, settled: false };
  }
  const boundaries = classes === 2 ? 1 : classes;
  let minimum = 0;
  for (let k = 0; k < boundaries; k++) {
    const points = against(training, k, classes);
    const { theta } = fitLogistic(points, PENALTY * training.n);
    minimum += logisticCost(theta, points, PENALTY * training.n) / training.n;
  }
  return { classes, theta: new Float64Array(3 * boundaries), minimum, tree: null, settled: false };
}

/** The same points with one class against the rest; of two classes the second is the positive one. */
function against(training: LabelledPoints, k: number, classes: number): LabelledPoints {
  const positive = classes === 2 ? 1 : k;
  return { ...training, labels: training.labels.map((label) => (label === positive ? 1 : 0)) };
}

/** One more question, or one step down the gradient of the mean cost. */
export function stepClassify(state: ClassifyState, training: LabelledPoints): void {
  if (state.tree) {
    state.settled = !splitBestLeaf(state.tree);
    return;
  }
  const gradient = new Float64Array(3);
  let steepest = 0;
  for (let k = 0; k < state.theta.length / 3; k++) {
    const theta = state.theta.subarray(3 * k, 3 * k + 3);
    logisticGradient(theta, against(training, k, state.classes), PENALTY * training.n, gradient);
    for (let j = 0; j < 3; j++) {
      theta[j] -= (RATE * gradient[j]) / training.n;
      steepest = Math.max(steepest, Math.abs(gradient[j]) / training.n);
    }
  }
  state.settled = steepest < FLAT;
}

/** Mean −ln p of the labels with its penalty, summed over boundaries; for a tree the mean of Gini's impurity. */
export function classifyCost({ theta, classes, tree }: ClassifyState, training: LabelledPoints): number {
  let cost = 0;
  if (tree) {
    const { nodes, feature, impurity, weight } = tree.tree;
    for (let node = 0; node < nodes; node++) {
      if (feature[node] < 0) cost += (impurity[node] * weight[node]) / training.n;
    }
    return cost;
  }
  for (let k = 0; k < theta.length / 3; k++) {
    const points = against(training, k, classes);
    cost += logisticCost(theta.subarray(3 * k, 3 * k + 3), points, PENALTY * training.n) / training.n;
  }
  return cost;
}

/** The class at each place (x, y pairs), and its probability less that of the next likely one, 0 … 1. */
export function classifyPlaces(
  { theta, classes, tree }: ClassifyState,
  places: Float64Array,
): { classes: Uint8Array; sureness: Float64Array } {
  const n = places.length / 2;
  const out = { classes: new Uint8Array(n), sureness: new Float64Array(n) };
  const shares = new Float64Array(classes);
  for (let i = 0; i < n; i++) {
    if (tree) {
      const leaf = leafOf(tree.tree, places, 2 * i);
      for (let k = 0; k < classes; k++) shares[k] = tree.tree.value[leaf * classes + k];
    } else if (classes === 2) {
      shares[1] = sigmoid(logOdds(theta, places, 2 * i));
      shares[0] = 1 - shares[1];
    } else {
      let sum = 0;
      for (let k = 0; k < classes; k++) {
        shares[k] = sigmoid(logOdds(theta.subarray(3 * k, 3 * k + 3), places, 2 * i));
        sum += shares[k];
      }
      for (let k = 0; k < classes; k++) shares[k] /= sum;
    }
    const [first, second] = twoLargest(shares);
    out.classes[i] = first;
    out.sureness[i] = shares[first] - shares[second];
  }
  return out;
}

/** Indices of the largest number and of the next; the lower of equals first. */
function twoLargest(values: Float64Array): [number, number] {
  let [first, second] = values[1] > values[0] ? [1, 0] : [0, 1];
  for (let k = 2; k < values.length; k++) {
    if (values[k] > values[first]) [first, second] = [k, first];
    else if (values[k] > values[second]) second = k;
  }
  return [first, second];
}

/** Numbers of one leaf in `leafBoxes`. */
export const BOX = 6;

/** Each leaf of a tree as the part of the square it answers for: left, right, bottom, top, class, sureness. */
export function leafBoxes({ tree, classes }: ClassifyState): Float64Array {
  const boxes: number[] = [];
  if (!tree) return new Float64Array(0);
  const { feature, threshold, left, right } = tree.tree;
  const visit = (node: number, box: [number, number, number, number]) => {
    if (feature[node] < 0) {
      const shares = tree.tree.value.subarray(node * classes, (node + 1) * classes);
      const [first, second] = twoLargest(shares);
      boxes.push(...box, first, shares[first] - shares[second]);
      return;
    }
    const below: typeof box = [...box];
    const above: typeof box = [...box];
    below[2 * feature[node] + 1] = threshold[node];
    above[2 * feature[node]] = threshold[node];
    visit(left[node], below);
    visit(right[node], above);
  };
  visit(0, [-1, 1, -1, 1]);
  return Float64Array.from(boxes);
}
