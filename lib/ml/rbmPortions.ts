/** ln Z of a machine counted in portions, each short enough to fit between two updates. */
import type { Rbm } from './rbm';
import { logPartition } from './rbmLikelihood';

/** Units that one portion counts: 4,096 arrangements. */
const UNITS = 12;

/** The layer that `logPartition` counts. */
const countsVisible = ({ visible, hidden, labels, kind }: Rbm) =>
  kind === 'binary' && labels === 0 && visible < hidden;

const heldUnits = (rbm: Rbm) => Math.max(0, (countsVisible(rbm) ? rbm.visible : rbm.hidden) - UNITS);

/** Number of portions: 2^(units of the counted layer beyond 12). */
export function partitionPortions(rbm: Rbm): number {
  return 2 ** heldUnits(rbm);
}

/**
 * ln of the part of Z in which the last units of the counted layer are held at the bits of `portion`; Z is the sum of all
 * `partitionPortions` parts. A held unit that is on is nothing but a bias for the other layer.
 *
 * @throws RangeError for Gaussian units
 */
export function partitionPortion(rbm: Rbm, portion: number): number {
  if (rbm.kind !== 'binary') throw new RangeError('portions are counted for bits only');
  const held = heldUnits(rbm);
  const { visible, hidden, weights } = rbm;
  const visibleBias = rbm.visibleBias.slice();
  const hiddenBias = rbm.hiddenBias.slice();
  let constant = 0;
  const turned = countsVisible(rbm);
  for (let k = 0; k < held; k++) {
    if (!((portion >> k) & 1)) continue;
    const unit = (turned ? visible : hidden) - 1 - k;
    constant += (turned ? visibleBias : hiddenBias)[unit];
    if (turned) for (let j = 0; j < hidden; j++) hiddenBias[j] += weights[unit * hidden + j];
    else for (let i = 0; i < visible; i++) visibleBias[i] += weights[i * hidden + unit];
  }
  const free = {
    ...rbm,
    visible: turned ? visible - held : visible,
    hidden: turned ? hidden : hidden - held,
  };
  free.visibleBias = visibleBias.subarray(0, free.visible);
  free.hiddenBias = hiddenBias.subarray(0, free.hidden);
  free.sigma = rbm.sigma.subarray(0, free.visible);
  free.weights = new Float64Array(free.visible * free.hidden);
  for (let i = 0; i < free.visible; i++) {
    for (let j = 0; j < free.hidden; j++) free.weights[i * free.hidden + j] = weights[i * hidden + j];
  }
  return constant + logPartition(free);
}
