/** Grey pictures made two-valued: what a memory of spins can store of a photograph. */

/** With what a pixel is compared: with the whole picture, or with the mean of its surroundings, which ignores shadows. */
export type Comparison = 'picture' | 'surroundings';

/** Luminance Y = 0.2126 R + 0.7152 G + 0.0722 B (Rec. 709 weights, on the stored values), 0 … 255, over white paper. */
export function luminance(rgba: ArrayLike<number>): Float64Array {
  const grey = new Float64Array(rgba.length / 4);
  for (let i = 0, k = 0; i < grey.length; i++, k += 4) {
    const opaque = rgba[k + 3] / 255;
    const y = 0.2126 * rgba[k] + 0.7152 * rgba[k + 1] + 0.0722 * rgba[k + 2];
    grey[i] = y * opaque + 255 * (1 - opaque);
  }
  return grey;
}

/**
 * The brightest `share` of the pixels +1, the others −1. Equal pixels are not told apart: the cut goes where the number
 * of bright pixels is nearest to the wanted one, and a picture of two colours always shows both. One of a single colour
 * gives −1 throughout.
 *
 * @param grey columns × rows, row by row
 * @param share 0 … 1; ½ makes a pattern without a mean, which a memory stores best
 * @throws RangeError for a share outside 0 … 1 or a wrong length
 */
export function thresholdPicture(
  grey: ArrayLike<number>,
  columns: number,
  rows: number,
  comparison: Comparison,
  share = 0.5,
): Int8Array {
  if (grey.length !== columns * rows || grey.length === 0) {
    throw new RangeError(`${grey.length} pixels: expected ${columns} × ${rows}`);
  }
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share = ${share}: expected a number from 0 to 1`);
  const values = comparison === 'picture' ? Float64Array.from(grey) : contrast(grey, columns, rows);
  const least = leastBright(values, share);
  return Int8Array.from(values, (value) => (value >= least ? 1 : -1));
}

/** The smallest value that counts as bright; Infinity when none does. */
function leastBright(values: Float64Array, share: number): number {
  const falling = values.slice().sort().reverse();
  const n = falling.length;
  const wanted = Math.round(share * n);
  if (falling[0] === falling[n - 1] || wanted === 0) return Infinity;
  if (wanted === n) return falling[n - 1];
  // The pixels equal to the one at the cut go to one side together.
  let before = wanted;
  while (before > 0 && falling[before - 1] === falling[wanted]) before--;
  let after = wanted;
  while (after < n && falling[after] === falling[wanted]) after++;
  const cut = before > 0 && (after === n || wanted - before <= after - wanted) ? before : after;
  return falling[cut - 1];
}

/** Each pixel less the mean of the square around it, an eighth of the picture to each side, cut off at the edges. */
function contrast(grey: ArrayLike<number>, columns: number, rows: number): Float64Array {
  const reach = Math.max(1, Math.round(Math.min(columns, rows) / 8));
  const sums = new Float64Array((columns + 1) * (rows + 1));
  const at = (column: number, row: number) => row * (columns + 1) + column;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      sums[at(c + 1, r + 1)] =
        grey[r * columns + c] + sums[at(c, r + 1)] + sums[at(c + 1, r)] - sums[at(c, r)];
    }
  }
  const out = new Float64Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    const [top, bottom] = [Math.max(0, r - reach), Math.min(rows, r + reach + 1)];
    for (let c = 0; c < columns; c++) {
      const [left, right] = [Math.max(0, c - reach), Math.min(columns, c + reach + 1)];
      const total =
        sums[at(right, bottom)] - sums[at(left, bottom)] - sums[at(right, top)] + sums[at(left, top)];
      // Rounded, so that a flat picture has no contrast at all.
      const difference = grey[r * columns + c] - total / ((bottom - top) * (right - left));
      out[r * columns + c] = Math.round(difference * 1e6) / 1e6;
    }
  }
  return out;
}
