import { integer, type Rng } from '@/lib/rng';
import type { Targets, Tree } from './decisionTree';
import type { Points } from './points';

/** The best question for a node's rows. */
export interface Split {
  /** −1 when no split is legal. */
  feature: number;
  threshold: number;
  /** Decrease of the weighted sum of squared deviations: w_l w_r/(w_l + w_r) Σ_k (mean_l − mean_r)². */
  gain: number;
  /** Rows that go left. */
  left: number;
}

/** A tree that is being grown: which rows stand where, and the best split of each leaf. All arrays of fixed length. */
export interface Growth {
  tree: Tree;
  inputs: Points;
  targets: Targets;
  weights: Float64Array;
  maxDepth: number;
  minLeaf: number;
  features: number;
  rng: Rng | null;
  /** For each input the rows in ascending order of it, node by node: those of a node stand at `start` … `end` − 1. */
  order: Int32Array;
  kept: number;
  start: Int32Array;
  end: Int32Array;
  depth: Int32Array;
  /** Weighted sum of the targets of each node's rows, nodes × outputs: whole numbers for unweighted labels. */
  sum: Float64Array;
  /** Best split of each leaf. */
  splitFeature: Int32Array;
  splitThreshold: Float64Array;
  splitGain: Float64Array;
  splitLeft: Int32Array;
  scratch: { rows: Int32Array; goesLeft: Uint8Array; left: Float64Array; columns: Int32Array };
}

/**
 * The split of a node's rows with the largest gain; of equal ones that of the first input, lowest threshold. A split that
 * gains nothing is legal: it may be what a later one needs (XOR).
 */
export function bestSplit(growth: Growth, node: number): Split {
  const { minLeaf, kept, order, inputs, features } = growth;
  const start = growth.start[node];
  const end = growth.end[node];
  const best: Split = { feature: -1, threshold: 0, gain: -1, left: 0 };
  if (end - start < 2 * minLeaf) return best;
  let tried = 0;
  for (let c = 0; c < inputs.p && tried < features; c++) {
    const feature = nextColumn(growth, c);
    const at = feature * kept;
    const first = inputs.features[order[at + start] * inputs.p + feature];
    const last = inputs.features[order[at + end - 1] * inputs.p + feature];
    if (first === last) continue;
    tried++;
    scanColumn(growth, node, feature, best);
  }
  return best;
}

/** All inputs in turn, or a random one of those not tried yet. */
function nextColumn({ scratch, features, inputs, rng }: Growth, c: number): number {
  if (features >= inputs.p || !rng) return c;
  const { columns } = scratch;
  const pick = c + integer(rng, inputs.p - c);
  const feature = columns[pick];
  columns[pick] = columns[c];
  columns[c] = feature;
  return feature;
}

/** Moves the rows of a node one by one to the left, in ascending order of an input, and keeps the best cut. */
function scanColumn(growth: Growth, node: number, feature: number, best: Split): void {
  const { inputs, targets, weights, minLeaf, order, kept, tree, sum, scratch } = growth;
  const { features: x, p: columns } = inputs;
  const { y, outputs } = targets;
  const { left } = scratch;
  const start = feature * kept + growth.start[node];
  const end = feature * kept + growth.end[node];
  const weight = tree.weight[node];
  left.fill(0);
  let leftWeight = 0;
  for (let i = start; i < end - minLeaf; i++) {
    const row = order[i];
    const w = weights[row];
    leftWeight += w;
    for (let k = 0; k < outputs; k++) left[k] += w * y[row * outputs + k];
    const here = x[row * columns + feature];
    const next = x[order[i + 1] * columns + feature];
    if (here === next || i + 1 - start < minLeaf) continue;
    const rightWeight = weight - leftWeight;
    let square = 0;
    for (let k = 0; k < outputs; k++) {
      const gap = left[k] / leftWeight - (sum[node * outputs + k] - left[k]) / rightWeight;
      square += gap * gap;
    }
    const gain = ((leftWeight * rightWeight) / weight) * square;
    if (!(gain > best.gain)) continue;
    best.feature = feature;
    best.threshold = between(here, next);
    best.gain = gain;
    best.left = i + 1 - start;
  }
}

/** The middle of two neighbours, and the lower one where no number lies between. */
function between(a: number, b: number): number {
  const middle = a / 2 + b / 2;
  return middle < b ? middle : a;
}
