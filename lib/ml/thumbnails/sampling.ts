import { type Ais, advanceAis, createAis, estimateAis } from '../ais';
import { createRbm, type Rbm } from '../rbm';
import { logPartition } from '../rbmLikelihood';
import { createMeans } from '../rbmSampling';
import { createTempering, type Tempering, temperedStep } from '../tempering';
import { STEPS, type Thumbnail } from './thumbnail';

interface TemperingState {
  rbm: Rbm;
  tempering: Tempering;
  /** Share of the cold chains that are up, after each step. */
  curve: Float64Array;
}

const VISIBLE = 10;
const HIDDEN = 6;
const WEIGHT = 1.5;
const LADDERS = 48;
const LEVELS = 5;
const HOTTEST = 5;

/** More than half of its visible units are on. */
function shareUp({ levels }: Tempering): number {
  const { visible, count } = levels[0];
  let up = 0;
  for (let n = 0; n < count; n++) {
    let on = 0;
    for (let i = 0; i < VISIBLE; i++) on += visible[n * VISIBLE + i];
    if (on > VISIBLE / 2) up++;
  }
  return up / count;
}

/**
 * A machine with two deep valleys, all units on and all units off, which are equally likely by symmetry. All chains start
 * in one of them; alone at T = 1 they would stay.
 */
export const tempering: Thumbnail<TemperingState> = {
  init(rng) {
    const rbm = createRbm(VISIBLE, HIDDEN, 'binary', rng);
    rbm.weights.fill(WEIGHT);
    rbm.visibleBias.fill((-WEIGHT * HIDDEN) / 2);
    rbm.hiddenBias.fill((-WEIGHT * VISIBLE) / 2);
    const ladders = createTempering(rbm, LADDERS, LEVELS, HOTTEST, rng);
    for (const { visible, hidden } of ladders.levels) {
      visible.fill(0);
      hidden.fill(0);
    }
    return { rbm, tempering: ladders, curve: new Float64Array(STEPS) };
  },
  step({ rbm, tempering: ladders, curve }, k, rng) {
    const means = createMeans(rbm, LADDERS);
    for (let j = 0; j < 4; j++) temperedStep(rbm, ladders, means, rng);
    curve[k - 1] = shareUp(ladders);
  },
  show({ tempering: ladders, curve }, k) {
    const share = shareUp(ladders);
    return {
      picture: { kind: 'chain', quantity: 'shareUp', values: curve.slice(0, k), exact: 0.5 },
      readings: [
        {
          name: 'shareUp',
          value: share,
          // Ladders are independent of each other. One that never moved has an error all the same.
          error: Math.sqrt(Math.max(share * (1 - share), 0.25 / LADDERS) / LADDERS),
          exact: 0.5,
        },
      ],
    };
  },
};

interface AisState {
  rbm: Rbm;
  ais: Ais;
  curve: Float64Array;
  exact: number;
}

const BETAS_A_STEP = 10;
const CHAINS = 60;

/** ln Z of a machine of 12 + 8 units with random weights, against the sum over all its hidden arrangements. */
export const annealedImportance: Thumbnail<AisState> = {
  init(rng) {
    const rbm = createRbm(12, 8, 'binary', rng, { spread: 1 });
    const ais = createAis(rbm, new Float64Array(12), STEPS * BETAS_A_STEP, CHAINS, rng);
    return { rbm, ais, curve: new Float64Array(STEPS), exact: logPartition(rbm) };
  },
  step({ rbm, ais, curve }, k, rng) {
    advanceAis(rbm, ais, BETAS_A_STEP, createMeans(rbm, CHAINS), rng);
    curve[k - 1] = estimateAis(rbm, ais).logZ;
  },
  show({ rbm, ais, curve, exact }, k) {
    const { logZ, standardError } = estimateAis(rbm, ais);
    return {
      picture: { kind: 'chain', quantity: 'logZ', values: curve.slice(0, k), exact },
      readings: [{ name: 'logZ', value: logZ, error: standardError, exact }],
    };
  },
};
