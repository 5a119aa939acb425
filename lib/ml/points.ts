import type { Cloud } from './cloud';

/** n points of p features, row by row. */
export interface Points {
  n: number;
  p: number;
  /** n × p */
  features: Float64Array;
}

/** Points of known class. */
export interface LabelledPoints extends Points {
  /** n classes, counted from 0. */
  labels: Uint8Array;
}

/** The points of a plane as rows (x, y). */
export function pointsOfCloud({ n, x, y, label }: Cloud): LabelledPoints {
  const features = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    features[2 * i] = x[i];
    features[2 * i + 1] = y[i];
  }
  return { n, p: 2, features, labels: label };
}

/** The chosen rows, copied. */
export function rowsOf({ p, features, labels }: LabelledPoints, rows: ArrayLike<number>): LabelledPoints {
  const out = {
    n: rows.length,
    p,
    features: new Float64Array(rows.length * p),
    labels: new Uint8Array(rows.length),
  };
  for (let k = 0; k < rows.length; k++) {
    out.features.set(features.subarray(rows[k] * p, (rows[k] + 1) * p), k * p);
    out.labels[k] = labels[rows[k]];
  }
  return out;
}

/** @throws RangeError when the arrays do not have the stated shape or hold anything but finite numbers */
export function checkPoints({ n, p, features }: Points): void {
  if (!Number.isInteger(n) || n < 1 || !Number.isInteger(p) || p < 1 || features.length !== n * p) {
    throw new RangeError(
      `${features.length} numbers: expected ${n} points of ${p} features, each at least one`,
    );
  }
  for (let i = 0; i < features.length; i++) {
    if (!Number.isFinite(features[i]))
      throw new RangeError(`feature ${i % p} of point ${Math.floor(i / p)}: ${features[i]}`);
  }
}
