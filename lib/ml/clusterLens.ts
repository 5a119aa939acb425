/** The third column is hidden: find groups by k-means, centres and points moving by turns. */
import type { Rng } from '@/lib/rng';
import { adjustedRandIndex } from './adjustedRand';
import { assignClusters, clusterPoints, moveCentres, spreadCentres } from './kmeans';
import type { LabelledPoints } from './points';

export interface ClusterState {
  /** k × 2 */
  centres: Float64Array;
  /** Where the centres stood before they last moved. */
  before: Float64Array;
  clusters: Uint8Array;
  /** What comes next: centres move to the mean of their points, or points go to the nearest centre. */
  next: 'move' | 'assign';
  /** Least Σ |x − centre|² of several runs from other starts. */
  best: number;
  settled: boolean;
}

const STARTS = 20;

/** @throws RangeError when there are more groups than points */
export function startCluster(points: LabelledPoints, groups: number, rng: Rng): ClusterState {
  if (groups > points.n) throw new RangeError(`groups = ${groups}: expected at most ${points.n}, the points`);
  const centres = spreadCentres(points, groups, rng);
  const clusters = new Uint8Array(points.n);
  assignClusters(points, centres, clusters);
  let best = Infinity;
  for (let k = 0; k < STARTS; k++) {
    best = Math.min(best, clusterPoints(points, spreadCentres(points, groups, rng)).inertia);
  }
  return { centres, before: centres.slice(), clusters, next: 'move', best, settled: false };
}

/** One half of Lloyd's iteration. */
export function stepCluster(state: ClusterState, points: LabelledPoints): void {
  if (state.next === 'move') {
    state.before.set(state.centres);
    moveCentres(points, state.centres, state.clusters);
    state.next = 'assign';
    return;
  }
  const old = state.clusters.slice();
  assignClusters(points, state.centres, state.clusters);
  state.next = 'move';
  state.settled = state.clusters.every((c, i) => c === old[i]);
}

/** Σ_i |x_i − centre of its group|² */
export function inertiaOf({ centres, clusters }: ClusterState, { n, features }: LabelledPoints): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const dx = features[2 * i] - centres[2 * clusters[i]];
    const dy = features[2 * i + 1] - centres[2 * clusters[i] + 1];
    sum += dx * dx + dy * dy;
  }
  return sum;
}

/** How well the groups agree with the labels that the learner never saw. */
export function agreementOf({ clusters }: ClusterState, { labels }: LabelledPoints): number {
  return adjustedRandIndex(clusters, labels);
}
