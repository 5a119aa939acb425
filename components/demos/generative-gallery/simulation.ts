import { type Device, type Engine, type EngineReport, loadGradients, openDevice } from '@/lib/device';
import { trainAutoencoderOnDevice } from '@/lib/ml/autoencoderTensorflow';
import { unpackCloud } from '@/lib/ml/cloud';
import {
  COSTS,
  createGallery,
  fieldOf,
  finishStep,
  type Gallery,
  type GallerySettings,
  isTooFew,
  logArea,
  sampleOf,
  trainOthers,
  VAE_UPDATES,
} from '@/lib/ml/gallery';
import { type GalleryCloud, SAMPLE, toPlane } from '@/lib/ml/galleryData';
import { type Score, scoreOf } from '@/lib/ml/galleryJudge';
import {
  AUTOENCODER,
  BATCH,
  createGalleryScratch,
  type GalleryScratch,
  MODELS,
  PACE,
} from '@/lib/ml/galleryModels';
import { drawVaeBatches, trainVae } from '@/lib/ml/galleryTraining';
import { noteUpdates, rateOf } from '@/lib/ml/learner';
import { createRng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { traceColumn } from '@/lib/trace';

export interface Params {
  cloud: GalleryCloud;
  /** Standard deviation added to each coordinate of a shape. */
  noise: number;
  /** The reader's points, packed. */
  points: Float64Array;
  /** Components of the mixture. */
  components: number;
  /** How often the generator moves for one move of its judge. */
  gan: 'fair' | 'greedy';
  /** What trains the autoencoder. */
  engine: 'float64' | 'auto' | Engine;
  /** What the cards show; no arithmetic. */
  tab: 'pictures' | 'costs' | 'distances';
  /** Which cards stand on the stage, one bit each; no arithmetic. */
  shown: number;
}

export interface Data {
  /** Absent when float64 does the work. */
  device?: Device;
  scratch: GalleryScratch;
}

export interface Frame {
  step: number;
  finished: boolean;
  cloud: GalleryCloud;
  greedy: boolean;
  /** Too few points to learn from. */
  tooFew: boolean;
  /** Numbers of points learnt from and held out. */
  counts: { training: number; heldOut: number };
  /** Some of the training points, rows (x, y) on the plane. */
  data: Float32Array;
  /** Samples of each model on the plane, rows (x, y). */
  samples: Float32Array[];
  scores: Score[];
  yardstick: { distance: number; error: number };
  /** Densities of the first three on `SIDE` × `SIDE` cells of the square, per unit area. */
  fields: Float32Array[];
  /** The score on `ARROWS` × `ARROWS` places. */
  arrows: Float32Array;
  /** Time of the points that are on their way back from noise. */
  reverseTime: number;
  likelihood: Float64Array;
  components: number;
  engine: string;
  trace: { step: Float64Array; costs: Float64Array[]; distances: Float64Array[] };
}

/** A run is judged after so many steps: half a minute of one core. */
export const FULL_RUN = 4000;
/** Training points that are drawn. */
const DRAWN = 350;

/** @throws RangeError for a parameter outside its domain */
function check({ noise, components, shown, points }: Readonly<Params>): void {
  if (!(noise >= 0 && noise <= 0.5)) throw new RangeError(`noise = ${noise}: expected 0 … 0.5`);
  for (const [name, value, most] of [
    ['components', components, 30],
    ['shown', shown, 31],
  ] as const) {
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from 1 to ${most}`);
    }
  }
  if (points.some((word) => !Number.isFinite(word))) throw new RangeError('points: expected finite numbers');
}

const settingsOf = ({ cloud, noise, components, gan }: Readonly<Params>): GallerySettings => ({
  cloud,
  noise,
  components,
  greedy: gan === 'greedy',
});

/**
 * Five generative models learn one cloud; a step is a few corrections of each, about two milliseconds a model, and now
 * and then a sample of one of them that is judged against held-out points.
 */
const simulation: Simulation<Params, Gallery, Frame, never, Data> = {
  async load(params, assets) {
    check(params);
    const scratch = createGalleryScratch(SAMPLE);
    if (params.engine === 'float64') return { scratch };
    const device = await openDevice(params.engine, assets);
    await loadGradients();
    return { scratch, device };
  },

  engine: ({ device }): EngineReport => device?.report ?? { name: 'float64', fallbacks: [] },

  init(params, seed) {
    check(params);
    return createGallery(settingsOf(params), unpackCloud(params.points), createRng(seed));
  },

  step(gallery, params, { device, scratch }) {
    if (isTooFew(gallery.data)) {
      gallery.steps++;
      return;
    }
    const { learners, rng, data } = gallery;
    const settings = settingsOf(params);
    trainOthers(gallery, settings, scratch);
    if (!device) {
      trainVae(learners, data.training, VAE_UPDATES, scratch, rng);
      finishStep(gallery, settings, scratch);
      return;
    }
    const { vae } = learners;
    const batches = { ...drawVaeBatches(data.training, VAE_UPDATES, rng), rows: BATCH };
    const rate = rateOf(vae, PACE.vae);
    return trainAutoencoderOnDevice(device, AUTOENCODER, vae.theta, vae.memory, batches, rate).then(
      (cost) => {
        noteUpdates(vae, VAE_UPDATES, cost);
        finishStep(gallery, settings, scratch);
      },
    );
  },

  frame(gallery, params, { device }) {
    const { data, judgements, yardstick, trace, arrows, likelihood, steps } = gallery;
    const column = (k: number) => traceColumn(trace, k);
    const area = data.scale * data.scale;
    const lost = logArea(data);
    const scores = MODELS.map((_, model) => scoreOf(judgements, model, yardstick));
    return {
      step: steps,
      finished: steps >= FULL_RUN,
      cloud: params.cloud,
      greedy: params.gan === 'greedy',
      tooFew: isTooFew(data),
      counts: { training: data.training.length >> 1, heldOut: data.heldOut.length >> 1 },
      data: toPlane(data, data.training.subarray(0, 2 * DRAWN)),
      samples: scores.map(({ samples }, model) => toPlane(data, samples > 0 ? sampleOf(gallery, model) : [])),
      scores,
      yardstick: { distance: yardstick.distance, error: yardstick.error },
      fields: [0, 1, 2].map((model) => fieldOf(gallery, model).map((v) => v / area)),
      arrows: arrows.map((v) => v / data.scale),
      reverseTime: gallery.reverse.t,
      likelihood: likelihood.map((nats) => nats - lost),
      components: params.components,
      engine: device?.report.name ?? 'float64',
      trace: {
        step: column(0),
        costs: Array.from({ length: COSTS }, (_, k) => column(1 + k)),
        distances: MODELS.map((_, k) => column(1 + COSTS + k)),
      },
    };
  },
};

export default simulation;
