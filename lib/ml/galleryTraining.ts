/** How the models of the gallery learn: a few corrections at a time, all chance from one generator. */
import { normal, type Rng } from '../rng';
import { autoencoderGradient } from './autoencoder';
import { denoisingGradient, drawNoised } from './diffusion2d';
import { takePoint } from './galleryData';
import {
  AUTOENCODER,
  BATCH,
  type GalleryLearners,
  type GalleryScratch,
  GIBBS_STEPS,
  PACE,
  RBM_BATCH,
  SCHEDULE,
} from './galleryModels';
import { generate, generatorGradient, judgeGradient } from './gan';
import { learn } from './learner';
import { improvePlaneRbm } from './planeRbm';
import { gibbsStep } from './rbmSampling';

function fillBatch(training: Float64Array, out: Float64Array, rows: number, rng: Rng): void {
  for (let n = 0; n < rows; n++) takePoint(training, out, n, rng);
}

function fillNoise(out: Float64Array, count: number, rng: Rng): void {
  for (let k = 0; k < count; k++) out[k] = normal(rng);
}

/** Some corrections of the restricted machine, and one step of the chains that dream. */
export function trainRbm(
  { rbm }: GalleryLearners,
  training: Float64Array,
  updates: number,
  scratch: GalleryScratch,
  rng: Rng,
): void {
  for (let k = 0; k < updates; k++) {
    fillBatch(training, scratch.rbm.batch, RBM_BATCH, rng);
    const rate = PACE.rbm.rate / Math.sqrt(1 + rbm.updates++ / PACE.rbm.settling);
    improvePlaneRbm(rbm, RBM_BATCH, GIBBS_STEPS, rate, scratch.rbm, rng);
  }
  gibbsStep(rbm.rbm, rbm.chains, scratch.means, rng);
}

/** Some corrections of the autoencoder by the float64 kernel. */
export function trainVae(
  { vae }: GalleryLearners,
  training: Float64Array,
  updates: number,
  { vae: work, batch, noise, gradient }: GalleryScratch,
  rng: Rng,
): void {
  for (let k = 0; k < updates; k++) {
    fillBatch(training, batch, BATCH, rng);
    fillNoise(noise, BATCH * AUTOENCODER.latent, rng);
    const { cost } = autoencoderGradient(AUTOENCODER, vae.theta, batch, BATCH, noise, gradient.vae, work);
    learn(vae, gradient.vae, cost, PACE.vae);
  }
}

/** Batches for corrections of the autoencoder elsewhere: x and ε. */
export function drawVaeBatches(
  training: Float64Array,
  updates: number,
  rng: Rng,
): { x: Float64Array; noise: Float64Array } {
  const rows = updates * BATCH;
  const x = new Float64Array(2 * rows);
  const noise = new Float64Array(rows * AUTOENCODER.latent);
  fillBatch(training, x, rows, rng);
  fillNoise(noise, noise.length, rng);
  return { x, noise };
}

/**
 * Some corrections of the judge, each followed by corrections of the generator.
 *
 * @param turns corrections of the generator for one of the judge: 1 is a fair game, many make it collapse
 */
export function trainGan(
  { generator, judge }: GalleryLearners,
  training: Float64Array,
  updates: number,
  turns: number,
  { gan, batch, noise, gradient }: GalleryScratch,
  rng: Rng,
): void {
  for (let k = 0; k < updates; k++) {
    fillBatch(training, batch, BATCH, rng);
    fillNoise(noise, 2 * BATCH, rng);
    const made = generate(generator.theta, noise, BATCH, gan);
    const cost = judgeGradient(judge.theta, batch, made, BATCH, gradient.judge, gan);
    learn(judge, gradient.judge, cost, PACE.judge);
    for (let turn = 0; turn < turns; turn++) {
      fillNoise(noise, 2 * BATCH, rng);
      const loss = generatorGradient(generator.theta, judge.theta, noise, BATCH, gradient.generator, gan);
      learn(generator, gradient.generator, loss, PACE.generator);
    }
  }
}

/** Some corrections of the denoiser. */
export function trainDenoiser(
  { denoiser }: GalleryLearners,
  training: Float64Array,
  updates: number,
  { denoiser: work, batch, gradient }: GalleryScratch,
  rng: Rng,
): void {
  for (let k = 0; k < updates; k++) {
    fillBatch(training, batch, BATCH, rng);
    drawNoised(SCHEDULE, batch, BATCH, work, rng);
    const cost = denoisingGradient(denoiser.theta, BATCH, gradient.denoiser, work);
    learn(denoiser, gradient.denoiser, cost, PACE.diffusion);
  }
}
