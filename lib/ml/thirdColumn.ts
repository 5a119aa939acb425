/** The same points with four third columns, and what learns from each: one of four learners behind one face. */
import type { Rng } from '@/lib/rng';
import {
  type ClassifyState,
  classifyCost,
  classifyPlaces,
  startClassify,
  stepClassify,
} from './classifyLens';
import { agreementOf, type ClusterState, inertiaOf, startCluster, stepCluster } from './clusterLens';
import { type ReaderTable, rootMeanSquare, shareRight, trainingPoints } from './readerTable';
import { heightAt, type RegressState, regressCost, startRegress, stepRegress } from './regressLens';
import { type RewardState, squareAt, startReward, startValue, stepReward } from './rewardLens';

export type Lens = 'classify' | 'regress' | 'cluster' | 'reward';

export interface LensOptions {
  lens: Lens;
  classifier: 'logistic' | 'tree';
  surface: RegressState['method'];
  walker: RewardState['method'];
  /** Groups that k-means looks for. */
  groups: number;
  /** Standard deviation of the error of a height. */
  noise: number;
  /** γ */
  discount: number;
  /** Square that a walk starts in. */
  start: number;
}

export type Learner =
  | { lens: 'classify'; state: ClassifyState }
  | { lens: 'regress'; state: RegressState }
  | { lens: 'cluster'; state: ClusterState }
  | { lens: 'reward'; state: RewardState };

/** What is minimised, and how well it went. */
export interface Score {
  cost: number;
  /** The least cost possible, or the least that is known; NaN without one. */
  least: number;
  /** On the rows learnt from and on those kept back: share right, or root mean square error. */
  training: number;
  heldOut: number;
  /** Agreement of the groups with the hidden labels, or the reward collected by the last walk. */
  extra: number;
}

/** A learner that has learnt nothing. @throws RangeError for more groups than points */
export function startLearner(table: ReaderTable, options: Readonly<LensOptions>, rng: Rng): Learner {
  const { lens } = options;
  switch (lens) {
    case 'classify': {
      const classes = table.labels.reduce((most, label) => Math.max(most, label + 1), 2);
      return { lens, state: startClassify(trainingPoints(table), classes, options.classifier) };
    }
    case 'regress':
      return { lens, state: startRegress(table, options.surface) };
    case 'cluster':
      return { lens, state: startCluster(table, Math.min(options.groups, table.n), rng) };
    default:
      return { lens, state: startReward(table, options.walker, options.start, options.discount) };
  }
}

/** One step of it. */
export function stepLearner(learner: Learner, table: ReaderTable, rng: Rng): void {
  switch (learner.lens) {
    case 'classify':
      stepClassify(learner.state, trainingPoints(table));
      break;
    case 'regress':
      stepRegress(learner.state, table);
      break;
    case 'cluster':
      stepCluster(learner.state, table);
      break;
    default:
      stepReward(learner.state, rng);
  }
}

/** What it says of each row: a class, a height, a group, or what the row's square is worth. */
export function saidOfRows({ lens, state }: Learner, table: ReaderTable, noise: number): Float64Array {
  switch (lens) {
    case 'classify':
      return Float64Array.from(classifyPlaces(state, table.features).classes);
    case 'regress':
      return heightAt(state, table, noise, table.features);
    case 'cluster':
      return Float64Array.from(state.clusters);
    default:
      return Float64Array.from(
        { length: table.n },
        (_, i) => state.values[squareAt(table.features[2 * i], table.features[2 * i + 1])],
      );
  }
}

export function scoreOf(learner: Learner, table: ReaderTable, noise: number): Score {
  const { training, heldOut, labels, heights } = table;
  const none = { least: Number.NaN, training: 0, heldOut: 0, extra: 0 };
  switch (learner.lens) {
    case 'classify': {
      const said = saidOfRows(learner, table, noise);
      return {
        ...none,
        cost: classifyCost(learner.state, trainingPoints(table)),
        least: learner.state.tree ? Number.NaN : learner.state.minimum,
        training: shareRight(said, labels, training),
        heldOut: shareRight(said, labels, heldOut),
      };
    }
    case 'regress': {
      const said = saidOfRows(learner, table, noise);
      return {
        ...none,
        cost: regressCost(learner.state, table, noise),
        least: learner.state.method === 'plane' ? learner.state.minimum : Number.NaN,
        training: rootMeanSquare(said, heights, training),
        heldOut: rootMeanSquare(said, heights, heldOut),
      };
    }
    case 'cluster': {
      const { state } = learner;
      return { ...none, cost: inertiaOf(state, table), least: state.best, extra: agreementOf(state, table) };
    }
    default: {
      const { value, exact } = startValue(learner.state);
      return { ...none, cost: -value, least: -exact, extra: learner.state.collected };
    }
  }
}
