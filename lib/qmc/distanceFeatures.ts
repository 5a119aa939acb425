import type { JetRows } from './jetRows';

/**
 * What a network sees of electrons: lengths only, in units of ℓ, so that its answer does not change when all electrons
 * are turned or when two of equal spin change places. Every feature is flat where two electrons meet: the slope there
 * belongs to the cusp factor alone.
 */

/** Of an electron at r: t − 1 and 1/t with t = √(1 + r²). */
export const ELECTRON_FEATURES = 2;
/**
 * Of a pair: r²/(1 + r), (r/(1 + r))², s_i + s_j, s_i s_j with s = √(1 + r_i²) − 1, and +1 for parallel spins, −1 for
 * antiparallel ones.
 */
export const PAIR_FEATURES = 5;

/**
 * Writes the features of every electron to the first two rows of each item. Derivatives, where wanted, are with respect
 * to all N·d coordinates.
 */
export function fillElectronFeatures(
  x: Float64Array,
  dimensions: number,
  length: number,
  rows: JetRows,
): void {
  const { count, size, width, data } = rows;
  const d = dimensions;
  const unit = 1 / (length * length);
  for (let i = 0; i < count; i++) {
    const row = i * size * width;
    let square = 0;
    for (let k = 0; k < d; k++) square += x[i * d + k] * x[i * d + k];
    const t = Math.sqrt(1 + unit * square);
    const inverse = 1 / t;
    data[row] = t - 1;
    data[row + width] = inverse;
    if (width === 1) continue;
    data.fill(0, row + 1, row + width);
    data.fill(0, row + width + 1, row + 2 * width);
    const slope = unit * inverse;
    const cube = inverse * inverse * inverse;
    for (let k = 0; k < d; k++) {
      data[row + 1 + i * d + k] = slope * x[i * d + k];
      data[row + width + 1 + i * d + k] = -unit * cube * x[i * d + k];
    }
    const distance = unit * square;
    data[row + width - 1] = unit * (d * inverse - distance * cube);
    data[row + 2 * width - 1] = unit * cube * (3 * distance * inverse * inverse - d);
  }
}

/**
 * Writes the features of the pair of electrons i and j to one item. Derivatives, where wanted, are with respect to the 2d
 * coordinates of i, then j.
 */
export function fillPairFeatures(
  x: Float64Array,
  i: number,
  j: number,
  dimensions: number,
  length: number,
  rows: JetRows,
  item: number,
): void {
  const { size, width, data } = rows;
  const row = item * size * width;
  const half = x.length / dimensions / 2;
  fillDistances(x, i * dimensions, j * dimensions, dimensions, 1 / length, data, row, width);
  fillPlaces(x, i * dimensions, j * dimensions, dimensions, 1 / length, data, row + 2 * width, width);
  for (let k = 1; k < width; k++) data[row + 4 * width + k] = 0;
  data[row + 4 * width] = i < half === j < half ? 1 : -1;
}

/** The two features of r = |r_i − r_j|. With f(r): ∇_i f = f′/r · (r_i − r_j), ∇² f = 2 (f″ + (d − 1) f′/r). */
function fillDistances(
  x: Float64Array,
  i: number,
  j: number,
  d: number,
  unit: number,
  data: Float64Array,
  row: number,
  width: number,
): void {
  let square = 0;
  for (let k = 0; k < d; k++) square += (x[i + k] - x[j + k]) * (x[i + k] - x[j + k]);
  const r = unit * Math.sqrt(square);
  const q = 1 / (1 + r);
  const saturating = r * q;
  data[row] = r * saturating;
  data[row + width] = saturating * saturating;
  if (width === 1) return;
  const scale = unit * unit;
  // f′/r of both.
  const far = (2 + r) * q * q;
  const near = 2 * q * q * q;
  for (let k = 0; k < d; k++) {
    const difference = scale * (x[i + k] - x[j + k]);
    data[row + 1 + k] = far * difference;
    data[row + 1 + d + k] = -far * difference;
    data[row + width + 1 + k] = near * difference;
    data[row + width + 1 + d + k] = -near * difference;
  }
  data[row + width - 1] = 2 * scale * (near + (d - 1) * far);
  data[row + 2 * width - 1] = 2 * scale * ((2 - 4 * r) * q * q * q * q + (d - 1) * near);
}

/** s_i + s_j and s_i s_j. */
function fillPlaces(
  x: Float64Array,
  i: number,
  j: number,
  d: number,
  unit: number,
  data: Float64Array,
  row: number,
  width: number,
): void {
  const scale = unit * unit;
  let squareI = 0;
  let squareJ = 0;
  for (let k = 0; k < d; k++) {
    squareI += scale * x[i + k] * x[i + k];
    squareJ += scale * x[j + k] * x[j + k];
  }
  const ti = Math.sqrt(1 + squareI);
  const tj = Math.sqrt(1 + squareJ);
  const si = ti - 1;
  const sj = tj - 1;
  data[row] = si + sj;
  data[row + width] = si * sj;
  if (width === 1) return;
  for (let k = 0; k < d; k++) {
    const slopeI = (scale * x[i + k]) / ti;
    const slopeJ = (scale * x[j + k]) / tj;
    data[row + 1 + k] = slopeI;
    data[row + 1 + d + k] = slopeJ;
    data[row + width + 1 + k] = sj * slopeI;
    data[row + width + 1 + d + k] = si * slopeJ;
  }
  const curvatureI = (scale * (d - squareI / (ti * ti))) / ti;
  const curvatureJ = (scale * (d - squareJ / (tj * tj))) / tj;
  data[row + width - 1] = curvatureI + curvatureJ;
  data[row + 2 * width - 1] = sj * curvatureI + si * curvatureJ;
}
