import type { Rng } from '@/lib/rng';
import { createTree, type Targets, type Tree } from './decisionTree';
import type { Points } from './points';
import { bestSplit, type Growth } from './treeSplit';

export interface GrowthOptions {
  /** Longest way from the root to a leaf; unlimited by default. */
  maxDepth?: number;
  /** Most leaves; the leaf whose split gains most is split first. Default: one for each row. */
  maxLeaves?: number;
  /** Fewest rows in a leaf, default 1. */
  minLeaf?: number;
  /** Weight of each row, ≥ 0; rows of weight 0 are left out. Default 1. */
  weights?: ArrayLike<number>;
  /** How many inputs, drawn anew at each node, a split may choose from (a random forest); default all. */
  features?: number;
  /** Draws those inputs. */
  rng?: Rng;
}

/** Below this impurity a node counts as pure: the rounding error of one. */
const PURE = 2.220446049250313e-16;

/**
 * A tree that is one leaf, with its best split found.
 *
 * @throws RangeError for arrays that do not belong together, weights that are negative or all zero, options out of range
 */
export function startGrowth(inputs: Points, targets: Targets, options: GrowthOptions = {}): Growth {
  const { n: rows, p: columns } = inputs;
  const { maxDepth = rows, minLeaf = 1, maxLeaves = rows, features = columns, rng = null } = options;
  checkTables(inputs, targets);
  const weights = weightsOf(rows, options.weights);
  checkCount('maxDepth', maxDepth, 0);
  checkCount('minLeaf', minLeaf, 1);
  checkCount('maxLeaves', maxLeaves, 1);
  checkCount('features', features, 1);
  if (features < columns && !rng) throw new RangeError('rng: expected, where inputs are drawn');
  const order = ascendingOrders(inputs, weights);
  const kept = order.length / columns;
  const nodes = 2 * Math.min(maxLeaves, kept) - 1;
  const growth: Growth = {
    tree: createTree(nodes, targets.outputs),
    inputs,
    targets,
    weights,
    maxDepth,
    minLeaf,
    features: Math.min(features, columns),
    rng,
    order,
    kept,
    start: new Int32Array(nodes),
    end: new Int32Array(nodes),
    depth: new Int32Array(nodes),
    sum: new Float64Array(nodes * targets.outputs),
    splitFeature: new Int32Array(nodes).fill(-1),
    splitThreshold: new Float64Array(nodes),
    splitGain: new Float64Array(nodes),
    splitLeft: new Int32Array(nodes),
    scratch: {
      rows: new Int32Array(kept),
      goesLeft: new Uint8Array(rows),
      left: new Float64Array(targets.outputs),
      columns: Int32Array.from({ length: columns }, (_, j) => j),
    },
  };
  addLeaf(growth, 0, kept, 0);
  return growth;
}

/** Splits the leaf that gains most; false when no leaf can be split or the tree is full. */
export function splitBestLeaf(growth: Growth): boolean {
  const { tree, splitFeature, splitGain } = growth;
  if (tree.nodes + 2 > tree.feature.length) return false;
  let best = -1;
  for (let node = 0; node < tree.nodes; node++) {
    if (tree.feature[node] >= 0 || splitFeature[node] < 0) continue;
    if (best < 0 || splitGain[node] > splitGain[best]) best = node;
  }
  if (best < 0) return false;
  splitLeaf(growth, best);
  return true;
}

/** Grows a tree to its end. @throws RangeError as `startGrowth`. */
export function growTree(inputs: Points, targets: Targets, options?: GrowthOptions): Tree {
  const growth = startGrowth(inputs, targets, options);
  while (splitBestLeaf(growth));
  return growth.tree;
}

/** Turns a leaf into a question with two leaves below. */
function splitLeaf(growth: Growth, node: number): void {
  const { tree, order, kept, inputs, scratch } = growth;
  const start = growth.start[node];
  const end = growth.end[node];
  const feature = growth.splitFeature[node];
  const middle = start + growth.splitLeft[node];
  for (let i = start; i < end; i++) {
    scratch.goesLeft[order[feature * kept + i]] = i < middle ? 1 : 0;
  }
  for (let j = 0; j < inputs.p; j++) partition(growth, j * kept + start, j * kept + end);
  tree.feature[node] = feature;
  tree.threshold[node] = growth.splitThreshold[node];
  tree.left[node] = addLeaf(growth, start, middle, growth.depth[node] + 1);
  tree.right[node] = addLeaf(growth, middle, end, growth.depth[node] + 1);
}

/** Puts the rows that go left before those that go right; either keep their order. */
function partition({ order, scratch }: Growth, start: number, end: number): void {
  let to = start;
  let waiting = 0;
  for (let i = start; i < end; i++) {
    if (scratch.goesLeft[order[i]]) order[to++] = order[i];
    else scratch.rows[waiting++] = order[i];
  }
  for (let i = 0; i < waiting; i++) order[to + i] = scratch.rows[i];
}

function addLeaf(growth: Growth, start: number, end: number, depth: number): number {
  const { tree } = growth;
  const node = tree.nodes++;
  growth.start[node] = start;
  growth.end[node] = end;
  growth.depth[node] = depth;
  tree.feature[node] = -1;
  tree.count[node] = end - start;
  measure(growth, node);
  if (depth < growth.maxDepth && tree.impurity[node] > PURE) {
    const split = bestSplit(growth, node);
    growth.splitFeature[node] = split.feature;
    growth.splitThreshold[node] = split.threshold;
    growth.splitGain[node] = split.gain;
    growth.splitLeft[node] = split.left;
  }
  return node;
}

/** Weight, mean and mean squared deviation of a node's rows. */
function measure({ tree, order, start, end, sum, targets, weights }: Growth, node: number): void {
  const { y, outputs } = targets;
  const mean = tree.value.subarray(node * outputs, (node + 1) * outputs);
  let weight = 0;
  for (let i = start[node]; i < end[node]; i++) {
    const row = order[i];
    weight += weights[row];
    for (let k = 0; k < outputs; k++) sum[node * outputs + k] += weights[row] * y[row * outputs + k];
  }
  for (let k = 0; k < outputs; k++) mean[k] = sum[node * outputs + k] / weight;
  let square = 0;
  for (let i = start[node]; i < end[node]; i++) {
    const row = order[i];
    for (let k = 0; k < outputs; k++) {
      const gap = y[row * outputs + k] - mean[k];
      square += weights[row] * gap * gap;
    }
  }
  tree.weight[node] = weight;
  tree.impurity[node] = square / weight;
}

/** Rows of positive weight in ascending order of each input; equal ones in the order of the table. */
function ascendingOrders({ features: x, n: rows, p: columns }: Points, weights: Float64Array): Int32Array {
  const present = Int32Array.from(weights.keys()).filter((row) => weights[row] > 0);
  const order = new Int32Array(columns * present.length);
  const column = new Float64Array(rows);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) column[i] = x[i * columns + j];
    order.set(
      present.slice().sort((a, b) => column[a] - column[b] || a - b),
      j * present.length,
    );
  }
  return order;
}

function weightsOf(rows: number, given?: ArrayLike<number>): Float64Array {
  if (!given) return new Float64Array(rows).fill(1);
  const weights = Float64Array.from(given);
  if (weights.length !== rows) throw new RangeError(`${weights.length} weights: expected ${rows}`);
  if (!weights.every((w) => w >= 0 && w < Infinity)) throw new RangeError('weights: expected numbers ≥ 0');
  if (!weights.some((w) => w > 0)) throw new RangeError('weights: all zero');
  return weights;
}

function checkTables({ features: x, n: rows, p: columns }: Points, { y, outputs }: Targets): void {
  if (!(rows >= 1 && columns >= 1 && outputs >= 1)) {
    throw new RangeError(`${rows} rows, ${columns} inputs, ${outputs} outputs: expected at least 1 of each`);
  }
  if (x.length !== rows * columns) throw new RangeError(`${x.length} inputs: expected ${rows} × ${columns}`);
  if (y.length !== rows * outputs) throw new RangeError(`${y.length} targets: expected ${rows} × ${outputs}`);
  if (!x.every(Number.isFinite) || !y.every(Number.isFinite)) {
    throw new RangeError('a table with an entry that is no finite number');
  }
}

function checkCount(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) {
    throw new RangeError(`${name} = ${value}: expected an integer ≥ ${least}`);
  }
}
