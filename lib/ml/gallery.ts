/**
 * The gallery as a whole: one cloud, five models that learn it in turns, their samples and what else they can say, and the
 * judgement of the samples.
 */
import { log } from '../math';
import type { Rng } from '../rng';
import { createTrace, isDue, record, type Trace } from '../trace';
import type { Cloud } from './cloud';
import {
  createPlaneData,
  FEWEST,
  type GalleryCloud,
  type PlaneData,
  realSampler,
  SAMPLE,
} from './galleryData';
import {
  createJudgements,
  createYardstick,
  type Judgements,
  judge,
  scoreOf,
  type Yardstick,
} from './galleryJudge';
import { createLearners, type GalleryLearners, type GalleryScratch, MODELS } from './galleryModels';
import {
  mixtureField,
  mixtureLogLikelihood,
  type Reverse,
  rbmField,
  rbmLogLikelihood,
  sampleGan,
  samplePlaneMixture,
  sampleVae,
  scoreField,
  startReverse,
  stepReverse,
  vaeBound,
  vaeField,
} from './gallerySamples';
import { trainDenoiser, trainGan, trainRbm } from './galleryTraining';
import { improveMixture, type Mixture, startMixture } from './gaussianMixture';

/** All that a run of the gallery consists of. */
export interface Gallery {
  rng: Rng;
  steps: number;
  data: PlaneData;
  yardstick: Yardstick;
  /** Without components while there are too few points. */
  mixture: Mixture;
  learners: GalleryLearners;
  reverse: Reverse;
  /** Last sample of each model, SAMPLE rows (x, y) each. */
  samples: Float64Array;
  judgements: Judgements;
  /** Densities on the grid: mixture, restricted machine, autoencoder. */
  fields: Float32Array;
  arrows: Float32Array;
  /** ⟨ln p⟩ of the held-out points in standardised coordinates: exact, exact, a bound. */
  likelihood: Float64Array;
  /** Step, costs, distances. */
  trace: Trace;
}

/** What differs from one run to the next. */
export interface GallerySettings {
  cloud: GalleryCloud;
  noise: number;
  components: number;
  /** The generator moves twelve times for each move of its judge, and samples come from its weights of the moment. */
  greedy: boolean;
}

/** Cells of a density along a side of the square −1 … 1. */
export const SIDE = 40;
/** Arrows along a side. */
export const ARROWS = 13;
/** Costs in the trace. */
export const COSTS = 6;
/** Corrections of the autoencoder in a step. */
export const VAE_UPDATES = 2;

/** Corrections of the others in a step: with those, about two milliseconds for each model. */
const UPDATES = { rbm: 4, gan: 3, diffusion: 3 };
const GREEDY_TURNS = 12;
/** The mixture takes one step in so many: it is done soon. */
const MIXTURE_REST = 6;
const RIDGE = 1e-3;
/** Steps from one sample of a model to its next: those that noise takes to become points. */
const ROUND = 50;
const TRACE_ROWS = 256;

const pointsOf = (features: Float64Array) => ({ n: features.length >> 1, p: 2, features });

/** Too few points to learn from? */
export function isTooFew({ training, heldOut }: PlaneData): boolean {
  return (training.length + heldOut.length) / 2 < FEWEST;
}

/** @param drawn the reader's points, used where the cloud is `drawn` */
export function createGallery(
  { cloud, noise, components }: GallerySettings,
  drawn: Cloud,
  rng: Rng,
): Gallery {
  const data = createPlaneData(cloud, noise, drawn, rng);
  const few = isTooFew(data);
  const none = { within: 0, distance: 0, error: 0, spread: 0, radius: 0 };
  const empty = new Float64Array(0);
  const gallery: Gallery = {
    rng,
    steps: 0,
    data,
    yardstick: few ? none : createYardstick(data.heldOut, realSampler(cloud, noise, data, rng)),
    mixture: few
      ? { k: 0, p: 2, weights: empty, means: empty, covariances: empty }
      : startMixture(pointsOf(data.training), components, RIDGE, rng),
    learners: createLearners(SAMPLE, rng),
    reverse: { points: new Float64Array(2 * SAMPLE), t: 0 },
    samples: new Float64Array(2 * SAMPLE * MODELS.length),
    judgements: createJudgements(MODELS.length),
    fields: new Float32Array(3 * SIDE * SIDE),
    arrows: new Float32Array(2 * ARROWS * ARROWS),
    likelihood: new Float64Array(3).fill(Number.NaN),
    trace: createTrace(1 + COSTS + MODELS.length, TRACE_ROWS),
  };
  startReverse(gallery.reverse, rng);
  return gallery;
}

/** Places over the square −1 … 1 in standardised coordinates, rows from the lower left; cell centres. */
function placesOf({ centre, scale }: PlaneData, side: number): Float64Array {
  return Float64Array.from({ length: 2 * side * side }, (_, k) => {
    const cell = k % 2 === 0 ? (k >> 1) % side : Math.floor((k >> 1) / side);
    return ((2 * cell + 1) / side - 1 - centre[k % 2]) / scale;
  });
}

/** The last sample of a model, a view. */
export function sampleOf({ samples }: Gallery, model: number): Float64Array {
  return samples.subarray(2 * SAMPLE * model, 2 * SAMPLE * (model + 1));
}

/** The density of a model on its grid, a view. */
export function fieldOf({ fields }: Gallery, model: number): Float32Array {
  return fields.subarray(SIDE * SIDE * model, SIDE * SIDE * (model + 1));
}

/** Corrections of the three whose arithmetic is always float64 and that learn from batches. */
export function trainOthers(gallery: Gallery, { greedy }: GallerySettings, scratch: GalleryScratch): void {
  const { learners, data, rng } = gallery;
  trainRbm(learners, data.training, UPDATES.rbm, scratch, rng);
  trainGan(learners, data.training, greedy ? 1 : UPDATES.gan, greedy ? GREEDY_TURNS : 1, scratch, rng);
  trainDenoiser(learners, data.training, UPDATES.diffusion, scratch, rng);
}

/** What a step does besides corrections: points come back from noise, and each model in turn shows what it can. */
export function finishStep(gallery: Gallery, settings: GallerySettings, scratch: GalleryScratch): void {
  const { data, mixture, reverse, learners, rng } = gallery;
  gallery.steps++;
  if (gallery.steps % MIXTURE_REST === 1) {
    const points = pointsOf(data.training);
    improveMixture(mixture, points, new Float64Array(points.n * settings.components), RIDGE);
  }
  stepReverse(reverse, learners.denoiser, scratch, rng);
  if (reverse.t === 0) exhibit(gallery, settings, scratch, MODELS.indexOf('diffusion'));
  const turn = gallery.steps % ROUND;
  if (turn % 10 === 5 && turn < 40) exhibit(gallery, settings, scratch, (turn - 5) / 10);
  remember(gallery);
}

/** A new sample of one model, judged, and what else that model can say. */
function exhibit(
  gallery: Gallery,
  { greedy }: GallerySettings,
  scratch: GalleryScratch,
  model: number,
): void {
  const { data, learners, mixture, rng, likelihood, reverse } = gallery;
  const out = sampleOf(gallery, model);
  const places = placesOf(data, SIDE);
  switch (MODELS[model]) {
    case 'mixture':
      samplePlaneMixture(mixture, SAMPLE, out, rng);
      mixtureField(mixture, places, fieldOf(gallery, model));
      likelihood[model] = mixtureLogLikelihood(mixture, data.heldOut);
      break;
    case 'rbm':
      out.set(learners.rbm.chains.visible);
      rbmField(learners.rbm.rbm, places, fieldOf(gallery, model));
      likelihood[model] = rbmLogLikelihood(learners.rbm.rbm, data.heldOut);
      break;
    case 'vae':
      sampleVae(learners, SAMPLE, out, scratch, rng);
      vaeField(learners, places, SIDE, fieldOf(gallery, model), scratch, rng);
      likelihood[model] = vaeBound(learners, data.heldOut, scratch, rng);
      break;
    case 'gan': {
      const { theta, mean } = learners.generator;
      sampleGan(greedy ? theta : mean, SAMPLE, out, scratch, rng);
      break;
    }
    case 'diffusion':
      out.set(reverse.points);
      scoreField(learners, placesOf(data, ARROWS), gallery.arrows, scratch);
      startReverse(reverse, rng);
  }
  judge(gallery.judgements, model, out, data.heldOut, gallery.yardstick);
}

/** What ln p loses on the way from standardised coordinates back to the plane: 2 ln scale. */
export function logArea({ scale }: PlaneData): number {
  return 2 * log(scale);
}

function remember({ trace, steps, likelihood, learners, judgements, yardstick, data }: Gallery): void {
  if (!isDue(trace)) return;
  const { vae, generator, judge: jury, denoiser } = learners;
  const area = logArea(data);
  const likelihoods = [likelihood[0], likelihood[1], -vae.cost].map((nats) => nats - area);
  const distances = MODELS.map((_, model) => {
    const { samples, distance } = scoreOf(judgements, model, yardstick);
    return samples > 0 ? distance : Number.NaN;
  });
  record(trace, [steps, ...likelihoods, jury.cost, generator.cost, denoiser.cost, ...distances]);
}
