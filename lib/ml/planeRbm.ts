/**
 * A Gaussian–binary restricted Boltzmann machine that learns points of the plane.
 *
 * Its two visible units are the coordinates themselves, ln p(x) = −|x − a|²/2σ² + Σ_j ln(1 + e^(b_j + w_j·x/σ²)) − ln Z: a
 * bowl and one fold for each hidden unit. It is no binary machine on a picture of the plane. It learns by contrastive
 * divergence as every machine of this kind does here (`rbmTraining.ts`), with the steps of Adam; and because the plane
 * has two dimensions only, Z, which one cannot have in general, is an integral that a grid gives to rounding.
 */
import { cos, exp, log, sin } from '../math';
import { type AdamState, adam, createAdam } from '../optimizers';
import { type Rng, uniform } from '../rng';
import { createRbm, freeEnergies, type Rbm } from './rbm';
import { estimateGradient, type TrainingScratch } from './rbmTraining';

/** Machine and memory of the optimizer, for a state. */
export interface PlaneRbm {
  rbm: Rbm;
  memory: AdamState;
}

/** Length of the first weights: folds that the bowl about balances, for 24 units and data of width 1. */
const FIRST_LENGTH = 0.3;
/** The first folds lie within this distance of the centre. */
const REACH = 1.5;

/**
 * Machine whose folds run in all directions, evenly, at random distances from the centre: nearly flat where the data,
 * of width 1, will be.
 *
 * @throws RangeError unless there are ≥ 1 hidden units and σ > 0
 */
export function createPlaneRbm(hidden: number, sigma: number, rng: Rng): PlaneRbm {
  const rbm = createRbm(2, hidden, 'gaussian', rng, { sigma, spread: 0 });
  for (let j = 0; j < hidden; j++) {
    const angle = (2 * Math.PI * (j + uniform(rng))) / hidden;
    const place = REACH * (2 * uniform(rng) - 1);
    rbm.weights[j] = FIRST_LENGTH * cos(angle);
    rbm.weights[hidden + j] = FIRST_LENGTH * sin(angle);
    rbm.hiddenBias[j] = (-FIRST_LENGTH * place) / (sigma * sigma);
  }
  return { rbm, memory: createAdam(3 * hidden + 2) };
}

/** Adam of machines: a short memory, since a batch of dreams differs much from the last. */
const BETA1 = 0.5;

/**
 * One step up the mean log-likelihood, estimated by CD-k from the first `rows` rows of `scratch.batch`. Hidden biases are
 * fields, in units of 1/2σ², so that they go as far as the folds they place.
 */
export function improvePlaneRbm(
  { rbm, memory }: PlaneRbm,
  rows: number,
  gibbsSteps: number,
  learningRate: number,
  scratch: TrainingScratch,
  rng: Rng,
): void {
  const { weights, hiddenBias, visibleBias, sigma, hidden } = rbm;
  estimateGradient(rbm, rows, gibbsSteps, undefined, scratch, rng);
  const { gradient } = scratch;
  const unit = 1 / (2 * sigma[0] * sigma[0]);
  const theta = new Float64Array(3 * hidden + 2);
  const downhill = new Float64Array(theta.length);
  theta.set(weights);
  theta.set(
    hiddenBias.map((b) => b / unit),
    2 * hidden,
  );
  theta.set(visibleBias, 3 * hidden);
  downhill.set(gradient.weights);
  downhill.set(gradient.hiddenBias, 2 * hidden);
  downhill.set(gradient.visibleBias, 3 * hidden);
  for (let i = 0; i < downhill.length; i++) downhill[i] = -downhill[i];
  adam(theta, downhill, memory, learningRate, BETA1);
  weights.set(theta.subarray(0, 2 * hidden));
  for (let j = 0; j < hidden; j++) hiddenBias[j] = unit * theta[2 * hidden + j];
  visibleBias.set(theta.subarray(3 * hidden));
}

/** Places of a grid over the square of half width `half`, rows (x, y), row by row from the lower left. */
export function planeGrid(half: number, side: number): Float64Array {
  const out = new Float64Array(2 * side * side);
  const step = (2 * half) / side;
  for (let r = 0, at = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      out[at++] = (c + 0.5) * step - half;
      out[at++] = (r + 0.5) * step - half;
    }
  }
  return out;
}

/**
 * ln Z = ln ∫ e^(−F(x)) dx by the rectangle rule, whose error for sums of Gaussians of width σ is e^(−2π²σ²/h²) for the
 * spacing h: nothing at h = σ.
 *
 * @param half half width of the square; what lies beyond is left out
 */
export function logPartitionOnPlane(rbm: Rbm, half: number, side: number): number {
  const step = (2 * half) / side;
  const count = side * side;
  const energies = new Float64Array(count);
  freeEnergies(rbm, planeGrid(half, side), energies, count, new Float64Array(count * rbm.hidden));
  let least = Infinity;
  for (const energy of energies) least = Math.min(least, energy);
  let sum = 0;
  for (const energy of energies) sum += exp(least - energy);
  return log(sum * step * step) - least;
}
