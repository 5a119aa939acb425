/**
 * ln Z of a restricted Boltzmann machine by annealed importance sampling (R. M. Neal, Stat. Comput. 11, 125, 2001;
 * R. Salakhutdinov and I. Murray, ICML 2008).
 *
 * Between a base machine without weights, whose ln Z is known, and the machine itself lie
 *
 *   ln p*_β(x) = −(1 − β) E₀(x) − β E₁(x) + Σ_j ln(1 + e^(β (b_j + Σ_i x_i w_ij/σ_i²))),  β from 0 to 1,
 *
 * with E₀ and E₁ the visible parts of the energy, of the base rates and of the machine. Each chain is warmed through them
 * by one Gibbs step each; its weight is the product of the ratios p*_next/p* on its way, and Z/Z₀ is the mean weight.
 */
import { exp, log, softplus } from '../math';
import type { Rng } from '../rng';
import { type Rbm, sumOfSoftplus, visibleEnergy } from './rbm';
import { hiddenFields, visibleFields } from './rbmBlocks';
import { logSumOfExp } from './rbmLikelihood';
import { drawBits, drawVisible, type LayerMeans, meansInFields, squash } from './rbmSampling';

/** A run of annealed importance sampling on its way: numbers and typed arrays, to be kept in a state. */
export interface Ais {
  /** Index of the β reached. */
  at: number;
  /** β_0 = 0 … β_K = 1 */
  betas: Float64Array;
  /** The base machine: visible biases (means when Gaussian) that give the base rates. */
  base: Float64Array;
  chains: number;
  /** x, chains × visible */
  visible: Float64Array;
  /** ln of the weight of every chain so far. */
  logWeights: Float64Array;
}

/** ln Z with its error, and how many of the chains carry it. */
export interface AisEstimate {
  logZ: number;
  /** Standard error of `logZ`: that of the mean weight over the mean weight. Small weights in number hide large ones. */
  standardError: number;
  /** (Σ w)²/Σ w²; the estimate is to be trusted when it is far above 1. */
  effectiveChains: number;
}

/**
 * Visible biases of a machine without weights that has the mean of the data: ln(p/(1 − p)) for bits, ln p for labels,
 * the mean itself for Gaussian units. One row of each kind is added to the counts, so that no rate is 0 or 1.
 */
export function baseRates({ visible, labels, kind }: Rbm, x: ArrayLike<number>, rows: number): Float64Array {
  const base = new Float64Array(visible);
  for (let n = 0; n < rows; n++) for (let i = 0; i < visible; i++) base[i] += x[n * visible + i];
  for (let i = 0; i < visible; i++) {
    if (kind === 'gaussian') base[i] /= rows;
    else if (i >= visible - labels) base[i] = log((base[i] + 1) / (rows + labels));
    else base[i] = log((base[i] + 1) / (rows - base[i] + 1));
  }
  return base;
}

/** ln Z₀ of the base machine: every hidden unit contributes ln 2. */
function logBasePartition({ visible, hidden, labels, kind, sigma }: Rbm, base: Float64Array): number {
  let sum = hidden * Math.LN2;
  for (let i = 0; i < visible - labels; i++) {
    sum += kind === 'binary' ? softplus(base[i]) : 0.5 * log(2 * Math.PI * sigma[i] * sigma[i]);
  }
  return labels === 0 ? sum : sum + logSumOfExp(base, visible - labels, labels);
}

/**
 * A run at its start: chains drawn from the base rates.
 *
 * @param base from `baseRates`, or any visible biases
 * @param steps K, number of steps from β = 0 to 1, evenly spaced
 * @throws RangeError unless `steps` and `chains` are integers ≥ 1
 */
export function createAis(rbm: Rbm, base: Float64Array, steps: number, chains: number, rng: Rng): Ais {
  for (const [name, value] of Object.entries({ steps, chains })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} = ${value}: expected an integer ≥ 1`);
  }
  const visible = new Float64Array(chains * rbm.visible);
  const means = new Float64Array(chains * rbm.visible);
  for (let n = 0; n < chains; n++) means.set(base, n * rbm.visible);
  meansInFields(rbm, means, chains);
  drawVisible(rbm, means, visible, chains, rng);
  const betas = Float64Array.from({ length: steps + 1 }, (_, k) => k / steps);
  return { at: 0, betas, base: base.slice(), chains, visible, logWeights: new Float64Array(chains) };
}

/** Warms every chain by at most `steps` steps; returns true when β = 1 is reached. `means` has room for all chains. */
export function advanceAis(rbm: Rbm, ais: Ais, steps: number, means: LayerMeans, rng: Rng): boolean {
  const last = ais.betas.length - 1;
  for (let k = 0; k < steps && ais.at < last; k++) {
    hiddenFields(ais.visible, ais.chains, rbm.weights, rbm.sigma, rbm.hiddenBias, means.hidden);
    weigh(rbm, ais, means.hidden);
    if (++ais.at < last) move(rbm, ais, means, rng);
  }
  return ais.at === last;
}

/** ln w += ln p*_next(x) − ln p*_here(x) */
function weigh(rbm: Rbm, { at, betas, base, chains, visible, logWeights }: Ais, fields: Float64Array): void {
  const [here, next] = [betas[at], betas[at + 1]];
  const cold = { ...rbm, visibleBias: base };
  for (let n = 0; n < chains; n++) {
    const energies =
      visibleEnergy(rbm, visible, n * rbm.visible) - visibleEnergy(cold, visible, n * rbm.visible);
    const from = n * rbm.hidden;
    logWeights[n] +=
      sumOfSoftplus(fields, from, rbm.hidden, next) -
      sumOfSoftplus(fields, from, rbm.hidden, here) -
      (next - here) * energies;
  }
}

/** One Gibbs step at the β reached; the fields of the hidden units are those of the whole machine. */
function move(rbm: Rbm, { at, betas, base, chains, visible }: Ais, means: LayerMeans, rng: Rng): void {
  const beta = betas[at];
  squash(means.hidden, 0, chains * rbm.hidden, 1 / beta);
  drawBits(means.hidden, means.hidden, chains * rbm.hidden, rng);
  visibleFields(means.hidden, chains, rbm.weights, rbm.visibleBias, means.visible);
  for (let n = 0; n < chains; n++) {
    const row = n * rbm.visible;
    for (let i = 0; i < rbm.visible; i++) {
      means.visible[row + i] = (1 - beta) * base[i] + beta * means.visible[row + i];
    }
  }
  meansInFields(rbm, means.visible, chains);
  drawVisible(rbm, means.visible, visible, chains, rng);
}

/** The estimate of a run that has reached β = 1. */
export function estimateAis(rbm: Rbm, { base, chains, logWeights }: Ais): AisEstimate {
  const logSum = logSumOfExp(logWeights, 0, chains);
  let squares = 0;
  let spread = 0;
  for (let n = 0; n < chains; n++) {
    const share = exp(logWeights[n] - logSum);
    squares += share * share;
    spread += (share - 1 / chains) * (share - 1 / chains);
  }
  return {
    logZ: logBasePartition(rbm, base) + logSum - log(chains),
    standardError: Math.sqrt((spread * chains) / Math.max(chains - 1, 1)),
    effectiveChains: 1 / squares,
  };
}
