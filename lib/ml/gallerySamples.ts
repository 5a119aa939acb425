/** What the models of the gallery say: points they make, densities where they have one, the score where they have that. */
import { exp } from '../math';
import { normal, type Rng } from '../rng';
import { autoencoderGradient, autoencoderParts } from './autoencoder';
import { ancestralStep, predictNoise } from './diffusion2d';
import { AUTOENCODER, type GalleryLearners, type GalleryScratch, SCHEDULE } from './galleryModels';
import { logMixtureDensity, type Mixture, mixtureDensity, sampleMixture } from './gaussianMixture';
import type { Learner } from './learner';
import { runForward } from './networkBlock';
import { logPartitionOnPlane } from './planeRbm';
import { freeEnergies, type Rbm } from './rbm';

/** Points of the mixture: a component by its weight, then a point of its normal law. */
export function samplePlaneMixture(mixture: Mixture, rows: number, out: Float64Array, rng: Rng): void {
  const density = mixtureDensity(mixture);
  for (let n = 0; n < rows; n++) sampleMixture(density, rng, out, 2 * n);
}

/** Centres g(z) of the decoder for z from its normal law, rows × 2, in the scratch. */
function decodeNoise(
  { mean }: Learner,
  rows: number,
  { vae, noise }: GalleryScratch,
  rng: Rng,
): Float64Array {
  for (let k = 0; k < rows * AUTOENCODER.latent; k++) noise[k] = normal(rng);
  return runForward(vae.decoder, autoencoderParts(AUTOENCODER, mean).decoder, noise, rows);
}

/** Standard deviation √s of the decoder's noise. */
function decoderWidth({ mean }: Learner): number {
  return exp(0.5 * mean[autoencoderParts(AUTOENCODER, mean).logVariance]);
}

/** Points by the autoencoder: decoded noise, and the spread that the decoder has learnt. */
export function sampleVae(
  { vae }: GalleryLearners,
  rows: number,
  out: Float64Array,
  scratch: GalleryScratch,
  rng: Rng,
): void {
  const centres = decodeNoise(vae, rows, scratch, rng);
  const width = decoderWidth(vae);
  for (let k = 0; k < 2 * rows; k++) out[k] = centres[k] + width * normal(rng);
}

/** Points by the generator. */
export function sampleGan(
  theta: Float64Array,
  rows: number,
  out: Float64Array,
  { gan, noise }: GalleryScratch,
  rng: Rng,
): void {
  for (let k = 0; k < 2 * rows; k++) noise[k] = normal(rng);
  out.set(runForward(gan.generator, theta, noise, rows).subarray(0, 2 * rows));
}

/** Points on their way back from noise, for a state. */
export interface Reverse {
  points: Float64Array;
  /** Time they are at; 0: done. */
  t: number;
}

export function startReverse(reverse: Reverse, rng: Rng): void {
  for (let k = 0; k < reverse.points.length; k++) reverse.points[k] = normal(rng);
  reverse.t = SCHEDULE.steps;
}

/** One step back from noise. */
export function stepReverse(
  reverse: Reverse,
  { mean }: Learner,
  { denoiser }: GalleryScratch,
  rng: Rng,
): void {
  const rows = reverse.points.length >> 1;
  const predicted = predictNoise(mean, SCHEDULE, reverse.t, reverse.points, rows, denoiser);
  ancestralStep(SCHEDULE, reverse.t, reverse.points, predicted, rows, rng);
  reverse.t--;
}

/** Density of the mixture at places (x, y): exact. */
export function mixtureField(mixture: Mixture, places: Float64Array, out: Float32Array): void {
  const density = mixtureDensity(mixture);
  for (let k = 0; k < out.length; k++) out[k] = exp(logMixtureDensity(density, places, 2 * k));
}

/** Half width of the square on which the restricted machine is normalised, and cells along it. */
const HALF = 5;
const SIDE = 40;

/** Density of the restricted machine at places, e^(−F)/Z with Z by quadrature. */
export function rbmField(rbm: Rbm, places: Float64Array, out: Float32Array): void {
  const energies = new Float64Array(out.length);
  freeEnergies(rbm, places, energies, out.length, new Float64Array(out.length * rbm.hidden));
  const logZ = logPartitionOnPlane(rbm, HALF, SIDE);
  for (let k = 0; k < out.length; k++) out[k] = exp(-energies[k] - logZ);
}

/** Mean ln p of points under the restricted machine. */
export function rbmLogLikelihood(rbm: Rbm, points: Float64Array): number {
  const count = points.length >> 1;
  const energies = new Float64Array(count);
  freeEnergies(rbm, points, energies, count, new Float64Array(count * rbm.hidden));
  let sum = 0;
  for (const energy of energies) sum -= energy;
  return sum / count - logPartitionOnPlane(rbm, HALF, SIDE);
}

/** Mean ln p of points under the mixture. */
export function mixtureLogLikelihood(mixture: Mixture, points: Float64Array): number {
  const density = mixtureDensity(mixture);
  let sum = 0;
  for (let k = 0; k < points.length; k += 2) sum += logMixtureDensity(density, points, k);
  return (2 * sum) / points.length;
}

/** The autoencoder's bound on the mean ln p of points, one draw of its noise for each. */
export function vaeBound(
  { vae }: GalleryLearners,
  points: Float64Array,
  scratch: GalleryScratch,
  rng: Rng,
): number {
  const rows = points.length >> 1;
  const { noise, gradient } = scratch;
  for (let k = 0; k < rows * AUTOENCODER.latent; k++) noise[k] = normal(rng);
  return -autoencoderGradient(AUTOENCODER, vae.mean, points, rows, noise, gradient.vae, scratch.vae).cost;
}

/** Draws of z that the density of the autoencoder is the mean of. */
const DRAWS = 400;
/** Beyond so many widths a normal law is left out. */
const CUT = 3.5;

/**
 * Density of the autoencoder on a grid, p(x) = ⟨N(x; g(z), s)⟩ over draws of z: an estimate, since the integral over z
 * has no formula.
 *
 * @param places as `planePlaces` makes them, `side` × `side`
 */
export function vaeField(
  { vae }: GalleryLearners,
  places: Float64Array,
  side: number,
  out: Float32Array,
  scratch: GalleryScratch,
  rng: Rng,
): void {
  const centres = decodeNoise(vae, DRAWS, scratch, rng);
  // The estimate is no finer than its grid.
  const step = places[2] - places[0];
  const width = Math.max(decoderWidth(vae), step);
  const reach = Math.ceil((CUT * width) / step);
  const peak = 1 / (2 * Math.PI * width * width * DRAWS);
  out.fill(0);
  for (let n = 0; n < DRAWS; n++) {
    const [x, y] = [centres[2 * n], centres[2 * n + 1]];
    const column = Math.round((x - places[0]) / step);
    const row = Math.round((y - places[1]) / step);
    for (let r = Math.max(0, row - reach); r <= Math.min(side - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= Math.min(side - 1, column + reach); c++) {
        const at = r * side + c;
        const [dx, dy] = [(places[2 * at] - x) / width, (places[2 * at + 1] - y) / width];
        out[at] += peak * exp(-0.5 * (dx * dx + dy * dy));
      }
    }
  }
}

/** Time at which the score is shown: a fifth of the way into the noise. */
export const ARROW_TIME = Math.round(SCHEDULE.steps / 5);

/** The learnt score −ε̂/√(1 − a) at places, rows (x, y). */
export function scoreField(
  { denoiser }: GalleryLearners,
  places: Float64Array,
  out: Float32Array,
  scratch: GalleryScratch,
): void {
  const predicted = predictNoise(
    denoiser.mean,
    SCHEDULE,
    ARROW_TIME,
    places,
    places.length >> 1,
    scratch.denoiser,
  );
  const width = Math.sqrt(1 - SCHEDULE.kept[ARROW_TIME]);
  for (let k = 0; k < out.length; k++) out[k] = -predicted[k] / width;
}
