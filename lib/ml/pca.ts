/** Principal components: the directions in which points vary most, by the singular value decomposition of ml-matrix. */
import { svd } from '../linalg';
import { checkPoints, type Points } from './points';

export interface PrincipalComponents {
  /** Number of components, min(n, p). */
  k: number;
  p: number;
  mean: Float64Array;
  /** k × p orthonormal rows, most variance first; the largest number of each row is positive. */
  directions: Float64Array;
  /** Variance along each direction, s²/(n − 1) with the singular values s of the centred points. */
  variances: Float64Array;
}

/** @throws RangeError for fewer than two points */
export function principalComponents(points: Points): PrincipalComponents {
  checkPoints(points);
  const { n, p, features } = points;
  if (n < 2) throw new RangeError('one point: a variance needs at least two');
  const mean = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) mean[j] += features[i * p + j];
  for (let j = 0; j < p; j++) mean[j] /= n;
  const centred = features.map((v, i) => v - mean[i % p]);
  const { s, v } = svd(centred, n, p);
  const k = s.length;
  const directions = new Float64Array(k * p);
  for (let c = 0; c < k; c++) {
    let largest = 0;
    for (let j = 0; j < p; j++) if (Math.abs(v[j * k + c]) > Math.abs(largest)) largest = v[j * k + c];
    for (let j = 0; j < p; j++) directions[c * p + j] = largest < 0 ? -v[j * k + c] : v[j * k + c];
  }
  return { k, p, mean, directions, variances: s.map((value) => (value * value) / (n - 1)) };
}

/** Coordinates of the points along the first `count` directions, n × count. */
export function project(
  { p, mean, directions }: PrincipalComponents,
  { n, features }: Points,
  count: number,
): Float64Array {
  const out = new Float64Array(n * count);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < count; c++) {
      for (let j = 0; j < p; j++) {
        out[i * count + c] += (features[i * p + j] - mean[j]) * directions[c * p + j];
      }
    }
  }
  return out;
}

/** The points that have these coordinates along the first directions and none along the others, n × p. */
export function reconstruct(
  { p, mean, directions }: PrincipalComponents,
  coordinates: Float64Array,
  count: number,
): Float64Array {
  const n = coordinates.length / count;
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    out.set(mean, i * p);
    for (let c = 0; c < count; c++) {
      for (let j = 0; j < p; j++) out[i * p + j] += coordinates[i * count + c] * directions[c * p + j];
    }
  }
  return out;
}
