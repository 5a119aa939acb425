/**
 * Autoencoders: a network squeezes x into a few numbers z, another unfolds them again.
 *
 *   plain:        C = ⟨½ |x − g(f(x))|²⟩
 *   variational:  −ELBO = ⟨ |x − g(z)|²/2s + ½ d ln 2πs ⟩ + ⟨KL⟩,   z = μ(x) + e^(½ λ(x)) ε,   ε normal,
 *                 KL = ½ Σ (μ² + e^λ − λ − 1)
 *
 * where the encoder gives μ and λ = ln variance, the decoder the mean of x, and s, one number, is learnt too. −C is then
 * at most ⟨ln p(x)⟩ of the model p(x) = ∫ N(x; g(z), s) N(z; 0, 1) dz, with equality when the encoder is the posterior.
 *
 * θ is flat: encoder, decoder, ln s (the plain machine has none). ε comes from the caller, so that the cost is a function.
 *
 * Source: D. P. Kingma and M. Welling, ICLR 2014.
 */
import { exp } from '../math';
import type { Rng } from '../rng';
import { type Activation, type Network, parameterCount } from './ffnn';
import { firstWeights } from './ffnnTraining';
import { type Block, createBlock, runBack, runForward } from './networkBlock';

export interface Autoencoder {
  variational: boolean;
  /** d, numbers in x. */
  inputs: number;
  /** Numbers in z. */
  latent: number;
  encoder: Network;
  decoder: Network;
}

const LN_TWO_PI = 1.8378770664093453;
/** ln s at the start: noise of a third of the data's width. */
const FIRST_LOG_VARIANCE = -2;

/**
 * Autoencoder whose two networks have the same hidden layers, in reverse order.
 *
 * @throws RangeError unless both ends have an integer number of units ≥ 1
 */
export function createAutoencoder(
  inputs: number,
  hidden: readonly number[],
  latent: number,
  variational: boolean,
  activation: Activation = 'tanh',
): Autoencoder {
  for (const [name, size] of Object.entries({ inputs, latent })) {
    if (!(Number.isInteger(size) && size >= 1))
      throw new RangeError(`${name} = ${size}: expected an integer ≥ 1`);
  }
  const network = (sizes: number[]): Network => ({ sizes, activation, output: 'identity', cost: 'squared' });
  return {
    variational,
    inputs,
    latent,
    encoder: network([inputs, ...hidden, variational ? 2 * latent : latent]),
    decoder: network([latent, ...[...hidden].reverse(), inputs]),
  };
}

/** Length of θ. */
export function autoencoderSize({ encoder, decoder, variational }: Autoencoder): number {
  return parameterCount(encoder) + parameterCount(decoder) + (variational ? 1 : 0);
}

/** The parts of θ, or of its gradient, as views into it. */
export function autoencoderParts({ encoder, decoder }: Autoencoder, theta: Float64Array) {
  const split = parameterCount(encoder);
  const end = split + parameterCount(decoder);
  return { encoder: theta.subarray(0, split), decoder: theta.subarray(split, end), logVariance: end };
}

/** First weights as for any network; ln s = −2. */
export function firstAutoencoder(model: Autoencoder, rng: Rng): Float64Array {
  const theta = new Float64Array(autoencoderSize(model));
  const parts = autoencoderParts(model, theta);
  parts.encoder.set(firstWeights(model.encoder, rng));
  parts.decoder.set(firstWeights(model.decoder, rng));
  if (model.variational) theta[parts.logVariance] = FIRST_LOG_VARIANCE;
  return theta;
}

/** Memory of the two networks for batches of at most `rows`; no part of a state. */
export interface AutoencoderScratch {
  encoder: Block;
  decoder: Block;
  z: Float64Array;
  decoderError: Float64Array;
  encoderError: Float64Array;
}

export function createAutoencoderScratch(model: Autoencoder, rows: number): AutoencoderScratch {
  const { encoder, decoder, inputs, latent } = model;
  return {
    encoder: createBlock(encoder, rows),
    decoder: createBlock(decoder, rows),
    z: new Float64Array(rows * latent),
    decoderError: new Float64Array(rows * inputs),
    encoderError: new Float64Array(rows * encoder.sizes[encoder.sizes.length - 1]),
  };
}

/** The mean cost and its two parts: −⟨ln p(x | z)⟩ (plain: ½ the mean square) and ⟨KL⟩ (plain: 0). */
export interface AutoencoderCost {
  cost: number;
  reconstruction: number;
  divergence: number;
}

/**
 * Mean cost of the first `rows` rows of x and its gradient.
 *
 * @param noise ε, rows × latent; unused by the plain machine
 * @param gradient receives ∂C/∂θ
 */
export function autoencoderGradient(
  model: Autoencoder,
  theta: Float64Array,
  x: Float64Array,
  rows: number,
  noise: Float64Array,
  gradient: Float64Array,
  scratch: AutoencoderScratch,
): AutoencoderCost {
  const { variational, latent } = model;
  const at = autoencoderParts(model, theta);
  const to = autoencoderParts(model, gradient);
  const { z, encoderError } = scratch;
  gradient.fill(0);
  const code = runForward(scratch.encoder, at.encoder, x, rows);
  if (variational) drawLatent(code, noise, rows, latent, z);
  else z.set(code.subarray(0, rows * latent));
  const mean = runForward(scratch.decoder, at.decoder, z, rows);
  const reconstruction = reconstructionError(model, theta, x, mean, rows, gradient, scratch.decoderError);
  const back = runBack(scratch.decoder, at.decoder, scratch.decoderError, to.decoder, true);
  let divergence = 0;
  if (variational) divergence = latentError(code, noise, back, rows, latent, encoderError);
  else encoderError.set(back.subarray(0, rows * latent));
  runBack(scratch.encoder, at.encoder, encoderError, to.encoder);
  return { cost: reconstruction + divergence, reconstruction, divergence };
}

/** z = μ + e^(½ λ) ε; a row of the code is μ, then λ. */
function drawLatent(
  code: Float64Array,
  noise: Float64Array,
  rows: number,
  latent: number,
  z: Float64Array,
): void {
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < latent; i++) {
      const c = 2 * n * latent + i;
      z[n * latent + i] = code[c] + exp(0.5 * code[c + latent]) * noise[n * latent + i];
    }
  }
}

/** −⟨ln p(x | z)⟩ with its derivatives by the decoder's outputs and by ln s; ½⟨|x − f|²⟩ when plain. */
function reconstructionError(
  { variational, inputs, decoder, encoder }: Autoencoder,
  theta: Float64Array,
  x: Float64Array,
  mean: Float64Array,
  rows: number,
  gradient: Float64Array,
  error: Float64Array,
): number {
  const last = parameterCount(encoder) + parameterCount(decoder);
  const precision = variational ? exp(-theta[last]) : 1;
  let squares = 0;
  for (let k = 0; k < rows * inputs; k++) {
    const off = mean[k] - x[k];
    squares += off * off;
    error[k] = (off * precision) / rows;
  }
  const half = (0.5 * squares * precision) / rows;
  if (!variational) return half;
  gradient[last] = 0.5 * inputs - half;
  return half + 0.5 * inputs * (LN_TWO_PI + theta[last]);
}

/** ⟨KL⟩, and ∂C/∂μ, ∂C/∂λ from what came back through the decoder. */
function latentError(
  code: Float64Array,
  noise: Float64Array,
  back: Float64Array,
  rows: number,
  latent: number,
  error: Float64Array,
): number {
  let divergence = 0;
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < latent; i++) {
      const m = 2 * n * latent + i;
      const k = n * latent + i;
      const mu = code[m];
      const lambda = code[m + latent];
      const width = exp(0.5 * lambda);
      divergence += 0.5 * (mu * mu + width * width - lambda - 1);
      error[m] = back[k] + mu / rows;
      error[m + latent] = 0.5 * (back[k] * noise[k] * width + (width * width - 1) / rows);
    }
  }
  return divergence / rows;
}
