/**
 * A decision tree: each inner node asks whether one input is at most a threshold, each leaf answers with the mean target
 * of the rows that ended there (L. Breiman, J. Friedman, R. Olshen, C. Stone, "Classification and Regression Trees",
 * 1984). `treeGrowth.ts` grows one.
 *
 * Class labels are targets too: with one column per class, 1 in the row's own class and 0 elsewhere, the mean is the share
 * of each class and the mean squared deviation Σ_k p_k (1 − p_k) is Gini's impurity.
 */
import type { Points } from './points';

/** What a row should answer, row by row: output k of row i is `y[i * outputs + k]`. */
export interface Targets {
  y: Float64Array;
  outputs: number;
}

/** A tree in arrays of fixed length; node 0 is the root, entries from `nodes` on are unused. */
export interface Tree {
  outputs: number;
  nodes: number;
  /** Which input a node asks for; −1 makes it a leaf. */
  feature: Int32Array;
  /** Rows whose input is at most this go left. */
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  /** Weighted mean of the targets of a node's rows, nodes × outputs. */
  value: Float64Array;
  /** Mean squared deviation of the targets, summed over outputs: Gini's impurity for one-hot labels. */
  impurity: Float64Array;
  /** Number of rows and their summed weight. */
  count: Int32Array;
  weight: Float64Array;
}

/** Room for a tree of so many nodes. */
export function createTree(nodes: number, outputs: number): Tree {
  return {
    outputs,
    nodes: 0,
    feature: new Int32Array(nodes).fill(-1),
    threshold: new Float64Array(nodes),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
    value: new Float64Array(nodes * outputs),
    impurity: new Float64Array(nodes),
    count: new Int32Array(nodes),
    weight: new Float64Array(nodes),
  };
}

/**
 * Labels as targets, one column per class.
 *
 * @throws RangeError for a label that is not an integer in 0 … classes − 1
 */
export function oneHot(labels: ArrayLike<number>, classes: number): Targets {
  const y = new Float64Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new RangeError(`label ${i} = ${label}: expected an integer from 0 to ${classes - 1}`);
    }
    y[i * classes + label] = 1;
  }
  return { y, outputs: classes };
}

/** Leaf that the row starting at `x[at]` ends in. */
export function leafOf(tree: Tree, x: ArrayLike<number>, at = 0): number {
  let node = 0;
  while (tree.feature[node] >= 0) {
    node = x[at + tree.feature[node]] <= tree.threshold[node] ? tree.left[node] : tree.right[node];
  }
  return node;
}

/** The tree's answer to each row, rows × outputs. */
export function predictTree(tree: Tree, { features: x, n: rows, p: columns }: Points): Float64Array {
  const { outputs, value } = tree;
  const out = new Float64Array(rows * outputs);
  for (let i = 0; i < rows; i++) {
    const leaf = leafOf(tree, x, i * columns);
    for (let k = 0; k < outputs; k++) out[i * outputs + k] = value[leaf * outputs + k];
  }
  return out;
}

/** Class with the largest answer in each row; the lowest of equals. */
export function largestClass(answers: Float64Array, outputs: number): Uint8Array {
  const out = new Uint8Array(answers.length / outputs);
  for (let i = 0; i < out.length; i++) {
    let best = 0;
    for (let k = 1; k < outputs; k++) {
      if (answers[i * outputs + k] > answers[i * outputs + best]) best = k;
    }
    out[i] = best;
  }
  return out;
}

/** Number of leaves. */
export function countLeaves(tree: Tree): number {
  return (tree.nodes + 1) / 2;
}

/** Longest way from the root to a leaf, in questions. */
export function depthOf(tree: Tree): number {
  const depth = new Int32Array(tree.nodes);
  let deepest = 0;
  // Children stand after their parents.
  for (let node = 0; node < tree.nodes; node++) {
    if (tree.feature[node] < 0) continue;
    const below = depth[node] + 1;
    depth[tree.left[node]] = below;
    depth[tree.right[node]] = below;
    deepest = Math.max(deepest, below);
  }
  return deepest;
}
