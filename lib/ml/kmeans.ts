/** k-means clustering by Lloyd's iteration (S. P. Lloyd, IEEE Trans. Inf. Theory 28, 129, 1982). */
import { integer, type Rng, uniform } from '../rng';
import { checkPoints, type Points } from './points';

export interface Clustering {
  /** k × p, row by row. */
  centres: Float64Array;
  /** The nearest centre of every point. */
  clusters: Uint8Array;
  /** Σ_i |x_i − its centre|² */
  inertia: number;
  /** Moves of the centres. */
  steps: number;
}

const MOST_CLUSTERS = 255;

/** |x_i − c|² for the row of `centres` that begins at `at`. */
function squaredDistance({ p, features }: Points, i: number, centres: Float64Array, at: number): number {
  let sum = 0;
  for (let j = 0; j < p; j++) {
    const d = features[i * p + j] - centres[at + j];
    sum += d * d;
  }
  return sum;
}

/** Writes the nearest centre of every point (the first of several) and returns the inertia. */
export function assignClusters(points: Points, centres: Float64Array, clusters: Uint8Array): number {
  const { n, p } = points;
  const k = centres.length / p;
  let inertia = 0;
  for (let i = 0; i < n; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const d = squaredDistance(points, i, centres, c * p);
      if (d < least) {
        least = d;
        clusters[i] = c;
      }
    }
    inertia += least;
  }
  return inertia;
}

/**
 * Moves every centre to the mean of its points. A centre without points goes to the point farthest from its own centre,
 * which then counts as its only point.
 */
export function moveCentres(points: Points, centres: Float64Array, clusters: Uint8Array): void {
  const { n, p, features } = points;
  const k = centres.length / p;
  const counts = new Uint32Array(k);
  for (let i = 0; i < n; i++) counts[clusters[i]]++;
  for (let c = 0; c < k; c++) {
    if (counts[c] > 0) continue;
    const far = farthest(points, centres, clusters, counts);
    if (far < 0) continue;
    counts[clusters[far]]--;
    clusters[far] = c;
    counts[c] = 1;
  }
  for (let c = 0; c < k; c++) if (counts[c] > 0) centres.fill(0, c * p, (c + 1) * p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) centres[clusters[i] * p + j] += features[i * p + j];
  }
  for (let c = 0; c < k; c++) {
    if (counts[c] > 0) for (let j = 0; j < p; j++) centres[c * p + j] /= counts[c];
  }
}

/** The point farthest from its centre among clusters of two points and more, −1 when there is none. */
function farthest(points: Points, centres: Float64Array, clusters: Uint8Array, counts: Uint32Array): number {
  let far = -1;
  let most = -1;
  for (let i = 0; i < points.n; i++) {
    const d = squaredDistance(points, i, centres, clusters[i] * points.p);
    if (counts[clusters[i]] > 1 && d > most) [far, most] = [i, d];
  }
  return far;
}

/**
 * Assigns and moves by turns until no point changes its cluster.
 * @param starts k × p centres to begin with (not changed)
 * @throws RangeError when the starts do not have the shape 1 to 255 × p
 */
export function clusterPoints(points: Points, starts: Float64Array, maxSteps = 1000): Clustering {
  checkPoints(points);
  const k = starts.length / points.p;
  if (!Number.isInteger(k) || k < 1 || k > MOST_CLUSTERS) {
    throw new RangeError(`${starts.length} numbers: expected 1 to ${MOST_CLUSTERS} centres of ${points.p}`);
  }
  const centres = starts.slice();
  const clusters = new Uint8Array(points.n);
  const before = new Uint8Array(points.n);
  let inertia = assignClusters(points, centres, clusters);
  let steps = 0;
  while (steps < maxSteps) {
    before.set(clusters);
    moveCentres(points, centres, clusters);
    inertia = assignClusters(points, centres, clusters);
    steps++;
    if (clusters.every((c, i) => c === before[i])) break;
  }
  return { centres, clusters, inertia, steps };
}

/**
 * Starting centres by k-means++ (D. Arthur and S. Vassilvitskii, SODA 2007): the first is any point, each further one a
 * point drawn with a probability proportional to its squared distance from the nearest centre so far.
 */
export function spreadCentres(points: Points, k: number, rng: Rng): Float64Array {
  checkPoints(points);
  const { n, p, features } = points;
  if (!(Number.isInteger(k) && k >= 1 && k <= MOST_CLUSTERS)) {
    throw new RangeError(`k = ${k}: expected an integer from 1 to ${MOST_CLUSTERS}`);
  }
  const centres = new Float64Array(k * p);
  const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let chosen = integer(rng, n);
  for (let c = 0; c < k; c++) {
    centres.set(features.subarray(chosen * p, (chosen + 1) * p), c * p);
    let total = 0;
    for (let i = 0; i < n; i++) {
      distance[i] = Math.min(distance[i], squaredDistance(points, i, centres, c * p));
      total += distance[i];
    }
    let left = uniform(rng) * total;
    for (let i = 0; i < n; i++) {
      if (distance[i] === 0) continue;
      chosen = i;
      left -= distance[i];
      if (left < 0) break;
    }
  }
  return centres;
}
