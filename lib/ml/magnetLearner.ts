/**
 * A restricted Boltzmann machine that learns a magnet from its configurations (G. Torlai and R. G. Melko, Phys. Rev. B 94,
 * 165134, 2016). Spins enter as bits, v = (1 + s)/2; in the language of spins the machine is
 *
 *   E = −Σ W_ij s_i t_j − Σ A_i s_i − Σ B_j t_j,   t = 2h − 1,   w = 4W,  a = 2A − 2 Σ_j W_ij,  b = 2B − 2 Σ_i W_ij
 *
 * (the map of `energy.ts`). A magnet without a field looks the same upside down; a machine with A = B = 0 knows that.
 */
import type { Rng } from '../rng';
import { createRbm, type Rbm } from './rbm';
import { applyGradient, type RbmParameters } from './rbmGradient';
import {
  type createScratch,
  createTraining,
  estimateGradient,
  type Training,
  type TrainingSettings,
} from './rbmTraining';

/** Configurations of a mini-batch, and persistent chains beside it. */
export const BATCH = 50;
const SPREAD = 0.1;

/** Biases that make A = B = 0 for the weights given: a_i = −½ Σ_j w_ij, b_j = −½ Σ_i w_ij. */
function balance(weights: Float64Array, visibleBias: Float64Array, hiddenBias: Float64Array): void {
  const hidden = hiddenBias.length;
  visibleBias.fill(0);
  hiddenBias.fill(0);
  for (let i = 0; i < visibleBias.length; i++) {
    for (let j = 0; j < hidden; j++) {
      visibleBias[i] -= 0.5 * weights[i * hidden + j];
      hiddenBias[j] -= 0.5 * weights[i * hidden + j];
    }
  }
}

/** A machine at its start: small random weights, the same upside down. */
export function createMagnetLearner(
  sites: number,
  hidden: number,
  settings: TrainingSettings,
  rng: Rng,
): Training {
  const rbm = createRbm(sites, hidden, 'binary', rng, { spread: SPREAD });
  balance(rbm.weights, rbm.visibleBias, rbm.hiddenBias);
  return createTraining(rbm, settings, BATCH, rng);
}

/**
 * The gradient with respect to W for A = B = 0, ⟨s_i t_j⟩_data − ⟨s_i t_j⟩_model = 4 ∂/∂w_ij − 2 ∂/∂a_i − 2 ∂/∂b_j, as a
 * step of w with the biases that go with it.
 */
export function symmetricGradient({ visible, hidden }: Rbm, gradient: RbmParameters): void {
  const { weights, visibleBias, hiddenBias } = gradient;
  for (let i = 0; i < visible; i++) {
    for (let j = 0; j < hidden; j++) {
      const k = i * hidden + j;
      weights[k] = 4 * weights[k] - 2 * visibleBias[i] - 2 * hiddenBias[j];
    }
  }
  balance(weights, visibleBias, hiddenBias);
}

/**
 * One mini-batch.
 *
 * @param fill writes a configuration of the magnet as bits into the row at a place of the batch
 * @param symmetric keeps A = B = 0
 */
export function learnMagnet(
  { rbm, velocity, persistent }: Training,
  settings: TrainingSettings,
  symmetric: boolean,
  fill: (batch: Float64Array, at: number) => void,
  scratch: ReturnType<typeof createScratch>,
  rng: Rng,
): void {
  for (let n = 0; n < BATCH; n++) fill(scratch.batch, n * rbm.visible);
  estimateGradient(rbm, BATCH, settings.gibbsSteps, persistent, scratch, rng);
  if (symmetric) symmetricGradient(rbm, scratch.gradient);
  applyGradient(rbm, scratch.gradient, velocity, settings);
}
