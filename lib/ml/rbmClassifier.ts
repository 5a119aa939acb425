/**
 * A restricted Boltzmann machine as a classifier: the label is a group of visible units of which exactly one is on, next to
 * the picture. Clamp the picture and compare the free energies of the labels: p(y | picture) = e^(−F(picture, y))/Σ, exact
 * without any sampling (H. Larochelle and Y. Bengio, ICML 2008).
 */
import { type Rbm, sumOfSoftplus } from './rbm';
import { hiddenFields } from './rbmBlocks';
import { softmax } from './rbmSampling';

/**
 * Pictures followed by their labels, one unit on: the rows a machine with `labels` labels learns from.
 *
 * @param pictures rows × pixels
 * @param classes class of each row, 0 … labels − 1
 */
export function withLabels(
  pictures: ArrayLike<number>,
  classes: ArrayLike<number>,
  pixels: number,
  labels: number,
): Float64Array {
  const width = pixels + labels;
  const out = new Float64Array(classes.length * width);
  for (let n = 0; n < classes.length; n++) {
    for (let i = 0; i < pixels; i++) out[n * width + i] = pictures[n * pixels + i];
    out[n * width + pixels + classes[n]] = 1;
  }
  return out;
}

/**
 * p(y | picture) for every row.
 *
 * @param pictures rows × (visible − labels)
 * @param out rows × labels
 * @throws RangeError for a machine without labels
 */
export function labelProbabilities(rbm: Rbm, pictures: Float64Array, rows: number, out: Float64Array): void {
  const { visible, hidden, labels, weights, visibleBias, hiddenBias, sigma } = rbm;
  if (labels === 0) throw new RangeError('labels = 0: the machine has no labels to choose from');
  const pixels = visible - labels;
  const fields = new Float64Array(rows * hidden);
  hiddenFields(pictures, rows, weights, sigma.subarray(0, pixels), hiddenBias, fields);
  const shifted = new Float64Array(hidden);
  for (let n = 0; n < rows; n++) {
    for (let y = 0; y < labels; y++) {
      const row = (pixels + y) * hidden;
      for (let j = 0; j < hidden; j++) shifted[j] = fields[n * hidden + j] + weights[row + j];
      // −F up to what all labels share.
      out[n * labels + y] = visibleBias[pixels + y] + sumOfSoftplus(shifted, 0, hidden);
    }
    softmax(out, n * labels, labels);
  }
}

/** The most probable label of every row; allocates. */
export function classify(rbm: Rbm, pictures: Float64Array, rows: number): Uint8Array {
  const p = new Float64Array(rows * rbm.labels);
  labelProbabilities(rbm, pictures, rows, p);
  return Uint8Array.from({ length: rows }, (_, n) => {
    let best = 0;
    for (let y = 1; y < rbm.labels; y++) if (p[n * rbm.labels + y] > p[n * rbm.labels + best]) best = y;
    return best;
  });
}

/** Share of equal entries. */
export function accuracy(found: ArrayLike<number>, classes: ArrayLike<number>): number {
  let right = 0;
  for (let n = 0; n < classes.length; n++) if (found[n] === classes[n]) right++;
  return right / classes.length;
}
