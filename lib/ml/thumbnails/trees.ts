import type { Rng } from '@/lib/rng';
import { bootstrapCounts } from '../bagging';
import { type Cloud, makeCloud } from '../cloud';
import { largestClass, oneHot, predictTree, type Tree } from '../decisionTree';
import { classifyByNeighbor } from '../nearestNeighbor';
import { type Points, pointsOfCloud } from '../points';
import { decisionValue, trainSvm } from '../svm';
import { growTree } from '../treeGrowth';
import { cellPlaces, errorShare, firstPoints, shareError } from './points';
import { FIELD_SIDE, type Reading, type Thumbnail } from './thumbnail';

const NOISE = 0.16;
const CLASSES = 2;

interface Clouds {
  cloud: Cloud;
  heldOut: Cloud;
}

const moons = (rng: Rng): Clouds => ({
  cloud: makeCloud('moons', 80, NOISE, rng),
  heldOut: makeCloud('moons', 200, NOISE, rng),
});

const places = (): Points => ({ n: FIELD_SIDE * FIELD_SIDE, p: 2, features: cellPlaces() });

function heldOutError(heldOut: Cloud, answers: ArrayLike<number>): Reading {
  const value = errorShare(heldOut, answers);
  return { name: 'heldOutError', value, error: shareError(value, heldOut.n) };
}

/** One question more every fourth step, the one that helps most: the boxes first follow the moons, then the noise. */
export const decisionTree: Thumbnail<Clouds> = {
  init: moons,
  step: () => {},
  show({ cloud, heldOut }, k) {
    const leaves = 1 + (k >> 2);
    const targets = oneHot(cloud.label, CLASSES);
    const tree = growTree(pointsOfCloud(cloud), targets, { maxLeaves: leaves });
    const classes = (points: Points) => largestClass(predictTree(tree, points), CLASSES);
    return {
      picture: {
        kind: 'plane',
        cloud: firstPoints(cloud, cloud.n),
        side: FIELD_SIDE,
        regions: classes(places()),
      },
      readings: [heldOutError(heldOut, classes(pointsOfCloud(heldOut))), { name: 'leaves', value: leaves }],
    };
  },
};

interface ForestState extends Clouds {
  trees: number;
  /** Sum of the trees' answers for class 1, at the cells and at the points held out. */
  field: Float64Array;
  votes: Float64Array;
  /** Mean error of the single trees. */
  single: number;
}

/** A tree on a bootstrap sample at each step; `features` inputs, drawn anew, stand for choice at each split. */
function forest(features: number): Thumbnail<ForestState> {
  return {
    init: (rng) => ({
      ...moons(rng),
      trees: 0,
      field: new Float64Array(FIELD_SIDE * FIELD_SIDE),
      votes: new Float64Array(200),
      single: 0,
    }),
    step(state, _k, rng) {
      const { cloud, heldOut, field, votes } = state;
      const weights = bootstrapCounts(cloud.n, rng);
      const tree = growTree(pointsOfCloud(cloud), oneHot(cloud.label, CLASSES), { weights, features, rng });
      add(tree, places(), field);
      const before = votes.slice();
      add(tree, pointsOfCloud(heldOut), votes);
      state.trees++;
      const own = votes.map((v, i) => (v - before[i] > 0.5 ? 1 : 0));
      state.single += (errorShare(heldOut, own) - state.single) / state.trees;
    },
    show({ cloud, heldOut, field, votes, trees, single }) {
      const count = Math.max(1, trees);
      return {
        picture: {
          kind: 'plane',
          cloud: firstPoints(cloud, cloud.n),
          side: FIELD_SIDE,
          field: field.map((v) => (2 * v) / count - (trees > 0 ? 1 : 0)),
        },
        readings: [
          heldOutError(
            heldOut,
            votes.map((v) => (v / count > 0.5 ? 1 : 0)),
          ),
          { name: 'singleTree', value: single },
        ],
      };
    },
  };
}

/** Adds a tree's answer for class 1 at every point. */
function add(tree: Tree, points: Points, sums: Float64Array): void {
  const answers = predictTree(tree, points);
  for (let i = 0; i < sums.length; i++) sums[i] += answers[CLASSES * i + 1];
}

export const bagging = forest(2);
export const randomForest = forest(1);

/** Three models of different kinds vote: a tree of four leaves, the nearest neighbour, a straight boundary. */
export const voting: Thumbnail<Clouds> = {
  init: moons,
  step: () => {},
  show({ cloud, heldOut }, k) {
    const seen = firstPoints(cloud, 20 + k);
    const voters = votersOf(seen);
    const share = (points: Points) => {
      const sum = new Float64Array(points.n);
      for (const vote of voters) {
        const classes = vote(points);
        for (let i = 0; i < sum.length; i++) sum[i] += classes[i] / voters.length;
      }
      return sum;
    };
    const single = voters.map((vote) => errorShare(heldOut, vote(pointsOfCloud(heldOut))));
    return {
      picture: { kind: 'plane', cloud: seen, side: FIELD_SIDE, field: share(places()).map((v) => 2 * v - 1) },
      readings: [
        heldOutError(
          heldOut,
          share(pointsOfCloud(heldOut)).map((v) => (v > 0.5 ? 1 : 0)),
        ),
        { name: 'bestVoter', value: Math.min(...single) },
      ],
    };
  },
};

function votersOf(seen: Cloud): ((points: Points) => Uint8Array)[] {
  const known = pointsOfCloud(seen);
  const tree = growTree(known, oneHot(seen.label, CLASSES), { maxLeaves: 4 });
  const signs = Int8Array.from(seen.label, (c) => (c === 1 ? 1 : -1));
  const svm = trainSvm(known, signs, { kernel: { kind: 'linear' }, penalty: 1, tolerance: 0.01 });
  return [
    (points) => largestClass(predictTree(tree, points), CLASSES),
    (points) => classifyByNeighbor(known.features, seen.label, points.features, 2),
    (points) =>
      Uint8Array.from({ length: points.n }, (_, i) =>
        decisionValue(svm, points.features, 2 * i) > 0 ? 1 : 0,
      ),
  ];
}
