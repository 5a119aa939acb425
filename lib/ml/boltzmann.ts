/**
 * The Boltzmann machine: units in pairs, some of which the data show and some of which they never do,
 *
 *   p(s) = e^(−E(s)/T)/Z,   E(s) = −½ Σ_ij w_ij s_i s_j − Σ_i b_i s_i.
 *
 * It learns by one local rule, Δw_ij ∝ ⟨s_i s_j⟩_data − ⟨s_i s_j⟩_model, the gradient of the log-likelihood of the visible
 * units (D. H. Ackley, G. E. Hinton, T. J. Sejnowski, Cognitive Science 9, 147, 1985).
 */
import { log } from '../math';
import { normal, type Rng } from '../rng';
import { couple, createPairEnergy, type PairEnergy } from './energy';
import type { Moments } from './moments';

/** Units 0 … visible − 1 are visible, the others hidden. */
export interface BoltzmannMachine extends PairEnergy {
  /** Number of visible units V; H = size − V are hidden. */
  visible: number;
}

/**
 * A machine without weights and biases: every state is as likely as any other.
 *
 * @throws RangeError unless `visible` is an integer ≥ 1 and `hidden` one ≥ 0
 */
export function createMachine(visible: number, hidden: number, low: -1 | 0 = 0): BoltzmannMachine {
  if (!Number.isInteger(visible) || visible < 1) {
    throw new RangeError(`visible = ${visible}: expected an integer ≥ 1`);
  }
  if (!Number.isInteger(hidden) || hidden < 0) {
    throw new RangeError(`hidden = ${hidden}: expected an integer ≥ 0`);
  }
  return { ...createPairEnergy(visible + hidden, low), visible };
}

/** Independent normal weights between all pairs; hidden units that start alike would stay alike for ever. */
export function scatterWeights(machine: BoltzmannMachine, deviation: number, rng: Rng): void {
  for (let i = 0; i < machine.size; i++) {
    for (let j = 0; j < i; j++) couple(machine, i, j, deviation * normal(rng));
  }
}

/** Slope of a function of the weights and biases; that of w_ij stands at (i, j) and (j, i), the diagonal is 0. */
export interface PairGradient {
  weights: Float64Array;
  bias: Float64Array;
}

/**
 * Gradient of the mean log-likelihood of the data, ∂⟨ln p(v)⟩/∂w_ij = (⟨s_i s_j⟩_data − ⟨s_i s_j⟩_model)/T.
 *
 * @param clamped averages with the visible units held at the data and the hidden ones as the machine would have them
 * @param free averages of the machine left alone; without them (no negative phase) the rule is no gradient of anything:
 *   every weight grows for ever
 */
export function likelihoodGradient(
  clamped: Moments,
  free: Moments | null,
  temperature: number,
): PairGradient {
  const n = clamped.means.length;
  const bias = new Float64Array(n);
  const weights = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    bias[i] = (clamped.means[i] - (free ? free.means[i] : 0)) / temperature;
    for (let j = 0; j < n; j++) {
      const k = i * n + j;
      if (i !== j) weights[k] = (clamped.products[k] - (free ? free.products[k] : 0)) / temperature;
    }
  }
  return { weights, bias };
}

/** One step uphill: w ← w + η ∂L/∂w, b ← b + η ∂L/∂b. */
export function ascend(machine: BoltzmannMachine, gradient: PairGradient, learningRate: number): void {
  const { weights, bias } = machine;
  for (let k = 0; k < weights.length; k++) weights[k] += learningRate * gradient.weights[k];
  for (let i = 0; i < bias.length; i++) bias[i] += learningRate * gradient.bias[i];
}

/** Entropy −Σ q ln q in nats. */
export function entropy(q: ArrayLike<number>): number {
  let sum = 0;
  for (let v = 0; v < q.length; v++) if (q[v] > 0) sum -= q[v] * log(q[v]);
  return sum;
}

/** Mean log-likelihood Σ q ln p in nats: never above −entropy(q), which is reached when p = q. */
export function logLikelihood(q: ArrayLike<number>, logP: ArrayLike<number>): number {
  let sum = 0;
  for (let v = 0; v < q.length; v++) if (q[v] > 0) sum += q[v] * logP[v];
  return sum;
}

/** Kullback–Leibler divergence D(q‖p) = Σ q ln(q/p) ≥ 0 in nats. */
export function divergence(q: ArrayLike<number>, logP: ArrayLike<number>): number {
  let sum = 0;
  for (let v = 0; v < q.length; v++) if (q[v] > 0) sum += q[v] * (log(q[v]) - logP[v]);
  // Below zero only by rounding.
  return Math.max(0, sum);
}
