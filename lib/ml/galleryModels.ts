/**
 * Five generative models that learn the same points of the plane side by side: a Gaussian mixture by expectation and
 * maximisation, a Gaussian–binary restricted machine by contrastive divergence, a variational autoencoder, a generator
 * with its judge, and denoising diffusion. Here their sizes, their paces, and what they keep.
 */
import type { Rng } from '../rng';
import {
  type AutoencoderScratch,
  autoencoderSize,
  createAutoencoder,
  createAutoencoderScratch,
  firstAutoencoder,
} from './autoencoder';
import { createDenoiser, createDenoiserScratch, createSchedule, type DenoiserScratch } from './diffusion2d';
import { parameterCount } from './ffnn';
import { firstWeights } from './ffnnTraining';
import { createGan, createGanScratch, type GanScratch } from './gan';
import { createLearner, type Learner, type Pace } from './learner';
import { createPlaneRbm, type PlaneRbm } from './planeRbm';
import { type Chains, createChains, createMeans, type LayerMeans } from './rbmSampling';
import { createScratch, type TrainingScratch } from './rbmTraining';

/** The five, in the order of all their numbers. */
export const MODELS = ['mixture', 'rbm', 'vae', 'gan', 'diffusion'] as const;
export type ModelName = (typeof MODELS)[number];

export const AUTOENCODER = createAutoencoder(2, [32, 32], 2, true);
export const GAN = createGan(2, 2, [32, 32]);
export const DENOISER = createDenoiser([48, 48]);
export const SCHEDULE = createSchedule(50);
const HIDDEN_UNITS = 24;
const SIGMA = 0.3;
export const GIBBS_STEPS = 5;

/** Rows of a batch of the networks, and of the restricted machine. */
export const BATCH = 64;
export const RBM_BATCH = 100;

/** The judge learns twice as fast as the generator (M. Heusel et al., NeurIPS 2017): the game then settles. */
export const PACE: Record<'rbm' | 'vae' | 'generator' | 'judge' | 'diffusion', Pace> = {
  rbm: { rate: 0.01, settling: 400 },
  vae: { rate: 0.003, settling: 200 },
  generator: { rate: 0.003, settling: 150, beta1: 0.5 },
  judge: { rate: 0.006, settling: 150, beta1: 0.5 },
  diffusion: { rate: 0.004, settling: 400 },
};

/** Memory of all that learn; no part of a state. */
export interface GalleryScratch {
  rbm: TrainingScratch;
  means: LayerMeans;
  vae: AutoencoderScratch;
  gan: GanScratch;
  denoiser: DenoiserScratch;
  batch: Float64Array;
  noise: Float64Array;
  gradient: Record<'vae' | 'generator' | 'judge' | 'denoiser', Float64Array>;
}

/** @param rows most points that are made at once */
export function createGalleryScratch(rows: number): GalleryScratch {
  const { rbm } = createPlaneRbm(HIDDEN_UNITS, SIGMA, new Uint32Array(4).fill(1));
  const zeros = (size: number) => new Float64Array(size);
  return {
    rbm: createScratch(rbm, RBM_BATCH),
    means: createMeans(rbm, rows),
    vae: createAutoencoderScratch(AUTOENCODER, rows),
    gan: createGanScratch(GAN, rows),
    denoiser: createDenoiserScratch(DENOISER, rows),
    batch: zeros(2 * RBM_BATCH),
    noise: zeros(2 * rows),
    gradient: {
      vae: zeros(autoencoderSize(AUTOENCODER)),
      generator: zeros(parameterCount(GAN.generator)),
      judge: zeros(parameterCount(GAN.judge)),
      denoiser: zeros(parameterCount(DENOISER)),
    },
  };
}

/** The four that learn by small corrections, for a state. */
export interface GalleryLearners {
  rbm: PlaneRbm & { chains: Chains; updates: number };
  vae: Learner;
  generator: Learner;
  judge: Learner;
  denoiser: Learner;
}

/** @param rows points in a sample: chains of the restricted machine */
export function createLearners(rows: number, rng: Rng): GalleryLearners {
  const machine = createPlaneRbm(HIDDEN_UNITS, SIGMA, rng);
  return {
    rbm: { ...machine, chains: createChains(machine.rbm, rows, rng), updates: 0 },
    vae: createLearner(firstAutoencoder(AUTOENCODER, rng)),
    generator: createLearner(firstWeights(GAN.generator, rng)),
    judge: createLearner(firstWeights(GAN.judge, rng)),
    denoiser: createLearner(firstWeights(DENOISER, rng)),
  };
}
