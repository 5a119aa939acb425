/**
 * Exact numbers of a restricted Boltzmann machine whose smaller layer can be counted: ln Z, the mean log-likelihood and
 * its gradient. All arrangements of that layer are visited in the order of a Gray code, one unit changing at a time; the
 * other layer is summed in closed form.
 */
import { exp, log } from '../math';
import { freeEnergies, type Rbm, sumOfSoftplus } from './rbm';
import { addStatistics, createParameters, overVariance, type RbmParameters } from './rbmGradient';
import { hiddenProbabilities, softmax, squash } from './rbmSampling';

/** Most units of the smaller layer whose arrangements are all counted. */
export const MOST_COUNTED_UNITS = 20;

/** The same machine with its layers exchanged; only for visible units that are bits of their own. */
function transpose({ visible, hidden, weights, visibleBias, hiddenBias }: Rbm): Rbm {
  const turned = new Float64Array(weights.length);
  for (let i = 0; i < visible; i++) {
    for (let j = 0; j < hidden; j++) turned[j * visible + i] = weights[i * hidden + j];
  }
  return {
    visible: hidden,
    hidden: visible,
    labels: 0,
    kind: 'binary',
    weights: turned,
    visibleBias: hiddenBias,
    hiddenBias: visibleBias,
    sigma: new Float64Array(hidden).fill(1),
  };
}

const turns = ({ visible, hidden, labels, kind }: Rbm) =>
  kind === 'binary' && labels === 0 && visible < hidden;

/** Can the arrangements of one layer be counted? */
export function isCountable(rbm: Rbm): boolean {
  return (turns(rbm) ? rbm.visible : rbm.hidden) <= MOST_COUNTED_UNITS;
}

/**
 * Visits every arrangement of the hidden layer with ln Σ_x e^(−E(x, h)) and the fields a + Wh of the visible units.
 * Fields are computed anew every 1024 arrangements, so that rounding does not grow.
 */
function visitHidden(
  rbm: Rbm,
  visit: (h: Float64Array, fields: Float64Array, logWeight: number) => void,
): void {
  const { visible, hidden, weights, visibleBias, hiddenBias } = rbm;
  if (hidden > MOST_COUNTED_UNITS) {
    throw new RangeError(
      `hidden = ${hidden}: 2^${hidden} arrangements are too many to count, at most 2^${MOST_COUNTED_UNITS}`,
    );
  }
  const h = new Float64Array(hidden);
  const fields = Float64Array.from(visibleBias);
  let bias = 0;
  for (let k = 0; ; ) {
    visit(h, fields, bias + logVisibleSum(rbm, fields));
    if (++k === 2 ** hidden) return;
    const j = 31 - Math.clz32(k & -k);
    h[j] = 1 - h[j];
    if (k % 1024 !== 0) {
      const sign = 2 * h[j] - 1;
      bias += sign * hiddenBias[j];
      for (let i = 0; i < visible; i++) fields[i] += sign * weights[i * hidden + j];
      continue;
    }
    bias = 0;
    for (let m = 0; m < hidden; m++) bias += hiddenBias[m] * h[m];
    for (let i = 0; i < visible; i++) {
      fields[i] = visibleBias[i];
      for (let m = 0; m < hidden; m++) fields[i] += weights[i * hidden + m] * h[m];
    }
  }
}

/** ln of the sum over the visible layer: Σ ln(1 + e^z) for bits, ln Σ e^z for labels, Gaussian integrals otherwise. */
function logVisibleSum({ visible, labels, kind, visibleBias, sigma }: Rbm, fields: Float64Array): number {
  if (kind === 'binary') {
    const pixels = visible - labels;
    const sum = sumOfSoftplus(fields, 0, pixels);
    return labels === 0 ? sum : sum + logSumOfExp(fields, pixels, labels);
  }
  let sum = 0;
  for (let i = 0; i < visible; i++) {
    const variance = sigma[i] * sigma[i];
    sum += (fields[i] * fields[i] - visibleBias[i] * visibleBias[i]) / (2 * variance);
    sum += 0.5 * log(2 * Math.PI * variance);
  }
  return sum;
}

/** ln Σ e^(z_k) over a stretch of an array. */
export function logSumOfExp(z: Float64Array, at: number, length: number): number {
  let largest = -Infinity;
  for (let k = at; k < at + length; k++) largest = Math.max(largest, z[k]);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let k = at; k < at + length; k++) sum += exp(z[k] - largest);
  return largest + log(sum);
}

/**
 * ln Z = ln Σ_x Σ_h e^(−E(x, h)), exactly.
 *
 * @throws RangeError when the smaller layer has more than `MOST_COUNTED_UNITS` units; the layer that is counted is the
 * hidden one when the visible units are Gaussian or hold labels
 */
export function logPartition(rbm: Rbm): number {
  const counted = turns(rbm) ? transpose(rbm) : rbm;
  let largest = -Infinity;
  let sum = 0;
  visitHidden(counted, (_h, _fields, logWeight) => {
    if (logWeight > largest) {
      sum = sum * exp(largest - logWeight) + 1;
      largest = logWeight;
    } else sum += exp(logWeight - largest);
  });
  return largest + log(sum);
}

/**
 * Mean over rows of ln p(x) = −F(x) − ln Z; a density when the units are Gaussian.
 *
 * @param logZ from `logPartition`, or an estimate of it
 */
export function meanLogLikelihood(rbm: Rbm, x: Float64Array, rows: number, logZ: number): number {
  const out = new Float64Array(rows);
  freeEnergies(rbm, x, out, rows, new Float64Array(rows * rbm.hidden));
  let sum = 0;
  for (let n = 0; n < rows; n++) sum += out[n];
  return -sum / rows - logZ;
}

/**
 * ⟨x_i h_j⟩, ⟨x_i⟩ and ⟨h_j⟩ of the machine, exactly.
 *
 * @throws RangeError as `logPartition`
 */
export function exactMeans(rbm: Rbm): RbmParameters {
  const turned = turns(rbm);
  const counted = turned ? transpose(rbm) : rbm;
  const { visible, labels, kind } = counted;
  const logZ = logPartition(rbm);
  const sums = createParameters(counted);
  const x = new Float64Array(visible);
  visitHidden(counted, (h, fields, logWeight) => {
    const p = exp(logWeight - logZ);
    x.set(fields);
    if (kind === 'binary') {
      squash(x, 0, visible - labels, 1);
      if (labels > 0) softmax(x, visible - labels, labels);
    }
    addStatistics(counted, x, h, 1, p, sums);
  });
  if (!turned) return sums;
  const means = createParameters(rbm);
  means.visibleBias.set(sums.hiddenBias);
  means.hiddenBias.set(sums.visibleBias);
  for (let i = 0; i < rbm.visible; i++) {
    for (let j = 0; j < rbm.hidden; j++) {
      means.weights[i * rbm.hidden + j] = sums.weights[j * rbm.visible + i];
    }
  }
  return means;
}

/**
 * Gradient of `meanLogLikelihood`: ⟨x h⟩_data − ⟨x h⟩_model and so on, over σ² for Gaussian units.
 *
 * @throws RangeError as `logPartition`
 */
export function exactGradient(rbm: Rbm, x: Float64Array, rows: number): RbmParameters {
  const gradient = exactMeans(rbm);
  for (const array of [gradient.weights, gradient.visibleBias, gradient.hiddenBias]) {
    for (let k = 0; k < array.length; k++) array[k] = -array[k];
  }
  const h = new Float64Array(rows * rbm.hidden);
  hiddenProbabilities(rbm, x, h, rows);
  addStatistics(rbm, x, h, rows, 1, gradient);
  overVariance(rbm, gradient);
  return gradient;
}
