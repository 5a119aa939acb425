import { addPairRow } from './deepNetwork';
import type { JetRows } from './jetRows';

/**
 * Quasi-coordinates y_i = x_i (1 + ζ_i) + Σ_j η_ij (x_i − x_j), which turn with the electrons.
 *
 * @param eta one row per pair j < i, derivatives with respect to the coordinates of i, then j.
 * @param zeta one row per electron, derivatives with respect to all coordinates.
 * @param places N × d rows, overwritten.
 */
export function shiftElectrons(
  x: Float64Array,
  dimensions: number,
  eta: JetRows,
  zeta: JetRows,
  places: JetRows,
): void {
  const d = dimensions;
  const n = x.length / d;
  for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) stretch(x, i * d + k, i, zeta, places);
  for (let i = 1, pair = 0; i < n; i++) {
    for (let j = 0; j < i; j++, pair++) {
      for (let k = 0; k < d; k++) {
        const difference = x[i * d + k] - x[j * d + k];
        addShift(eta, pair, i, j, d, k, difference, 1, places, i);
        addShift(eta, pair, i, j, d, k, difference, -1, places, j);
      }
    }
  }
}

/** Row c of `places` becomes x_c (1 + ζ_i), by the product rule. */
function stretch(x: Float64Array, c: number, i: number, zeta: JetRows, places: JetRows): void {
  const { width, data } = places;
  const to = c * width;
  const from = i * width;
  for (let k = 0; k < width; k++) data[to + k] = x[c] * zeta.data[from + k];
  data[to] += x[c];
  if (width === 1) return;
  data[to + 1 + c] += 1 + zeta.data[from];
  data[to + width - 1] += 2 * zeta.data[from + 1 + c];
}

/** Adds ± η (x_ik − x_jk) to coordinate k of one of the two electrons. */
function addShift(
  eta: JetRows,
  pair: number,
  i: number,
  j: number,
  d: number,
  k: number,
  difference: number,
  sign: number,
  places: JetRows,
  electron: number,
): void {
  const from = pair * eta.width;
  const to = (electron * d + k) * places.width;
  addPairRow(eta, from, i, j, d, sign * difference, places, to);
  if (places.width === 1) return;
  const a = eta.data;
  const z = places.data;
  z[to + 1 + i * d + k] += sign * a[from];
  z[to + 1 + j * d + k] -= sign * a[from];
  z[to + places.width - 1] += 2 * sign * (a[from + 1 + k] - a[from + 1 + d + k]);
}

/** From ∂/∂y (length N·d) to ∂/∂η and ∂/∂ζ, overwritten. */
export function shiftAdjoints(
  x: Float64Array,
  dimensions: number,
  slopes: Float64Array,
  eta: Float64Array,
  zeta: Float64Array,
): void {
  const d = dimensions;
  const n = x.length / d;
  for (let i = 0, pair = 0; i < n; i++) {
    zeta[i] = 0;
    for (let k = 0; k < d; k++) zeta[i] += slopes[i * d + k] * x[i * d + k];
    for (let j = 0; j < i; j++, pair++) {
      eta[pair] = 0;
      for (let k = 0; k < d; k++) {
        eta[pair] += (slopes[i * d + k] - slopes[j * d + k]) * (x[i * d + k] - x[j * d + k]);
      }
    }
  }
}
