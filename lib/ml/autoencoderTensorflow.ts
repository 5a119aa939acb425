import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Device, TensorFlow } from '@/lib/device';
import type { AdamState } from '@/lib/optimizers';
import { adamOnDevice } from './adamTensorflow';
import { type Autoencoder, autoencoderSize } from './autoencoder';
import { layerStart, type Network, parameterCount } from './ffnn';

/** Batches one after the other, `rows` rows of x and of ε in each. */
export interface AutoencoderBatches {
  x: Float64Array;
  noise: Float64Array;
  rows: number;
}

const LN_TWO_PI = 1.8378770664093453;

/** The network's outputs for a batch; its weights begin at `at` of θ. */
function feedForward(
  tf: TensorFlow,
  { sizes, activation }: Network,
  theta: Tensor1D,
  at: number,
  x: Tensor2D,
): Tensor2D {
  let a = x;
  for (let l = 1; l < sizes.length; l++) {
    const start = at + layerStart(sizes, l);
    const count = sizes[l - 1] * sizes[l];
    const weights = tf.reshape(tf.slice1d(theta, start, count), [sizes[l], sizes[l - 1]]) as Tensor2D;
    const bias = tf.slice1d(theta, start + count, sizes[l]);
    a = tf.add<Tensor2D>(tf.matMul(a, weights, false, true), bias);
    if (l < sizes.length - 1) a = bend(tf, activation, a);
  }
  return a;
}

function bend(tf: TensorFlow, activation: Network['activation'], z: Tensor2D): Tensor2D {
  if (activation === 'tanh') return tf.tanh(z);
  if (activation === 'relu') return tf.relu(z);
  if (activation === 'identity') return z;
  throw new RangeError(`activation = ${activation}: expected tanh, relu or identity`);
}

/** The mean cost of `autoencoder.ts` for a batch. */
function costOf(tf: TensorFlow, model: Autoencoder, theta: Tensor1D, x: Tensor2D, noise: Tensor2D): Scalar {
  const { variational, inputs, latent, encoder, decoder } = model;
  const rows = x.shape[0];
  const code = feedForward(tf, encoder, theta, 0, x);
  const split = parameterCount(encoder);
  const half = (z: Tensor2D): Scalar => {
    const mean = feedForward(tf, decoder, theta, split, z);
    return tf.mul(0.5 / rows, tf.sum(tf.square(tf.sub(mean, x))));
  };
  if (!variational) return half(code);
  const mu = tf.slice2d(code, [0, 0], [rows, latent]);
  const lambda = tf.slice2d(code, [0, latent], [rows, latent]);
  const z = tf.add<Tensor2D>(mu, tf.mul(tf.exp(tf.mul(0.5, lambda)), noise));
  const logVariance = tf.reshape(tf.slice1d(theta, split + parameterCount(decoder), 1), []);
  const reconstruction = tf.add(
    tf.mul(half(z), tf.exp(tf.neg(logVariance))),
    tf.mul(0.5 * inputs, tf.add(LN_TWO_PI, logVariance)),
  );
  const excess = tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(lambda)), lambda), 1);
  return tf.add(reconstruction, tf.mul(0.5 / rows, tf.sum(excess)));
}

/** C and ∂C/∂θ of batch k, by automatic differentiation. */
function costAndGradient(
  tf: TensorFlow,
  model: Autoencoder,
  theta: Tensor1D,
  { x, noise, rows }: AutoencoderBatches,
  k: number,
): { cost: Tensor1D; gradient: Tensor1D } {
  const part = (values: Float64Array, width: number) =>
    tf.tensor2d(Float32Array.from(values.subarray(k * rows * width, (k + 1) * rows * width)), [rows, width]);
  const { inputs, latent, variational } = model;
  const batch = part(x, inputs);
  const drawn = variational ? part(noise, latent) : tf.zeros<Rank.R2>([rows, latent]);
  const { value, grad } = tf.valueAndGrad((t: Tensor) => costOf(tf, model, t as Tensor1D, batch, drawn))(
    theta,
  );
  return { cost: tf.reshape(value, [1]) as Tensor1D, gradient: grad as Tensor1D };
}

/**
 * The same as `autoencoderGradient`, in float32 on a device: only the way forward is written down, the derivatives come
 * from TensorFlow.js.
 *
 * @param device with the rules of differentiation loaded (`loadGradients`)
 * @param batch the first of the batches counts
 * @returns the mean cost
 * @throws Error when the device is lost; `gradient` is then as before
 */
export async function autoencoderGradientOnDevice(
  device: Device,
  model: Autoencoder,
  theta: Float64Array,
  batch: AutoencoderBatches,
  gradient: Float64Array,
): Promise<number> {
  await device.activate();
  const { tf } = device;
  const result = tf.tidy(() => {
    const made = costAndGradient(tf, model, tf.tensor1d(Float32Array.from(theta)), batch, 0);
    return tf.concat([made.cost, made.gradient]);
  });
  const values = await device.read(result);
  gradient.set(values.subarray(1));
  return values[0];
}

/**
 * Corrections by Adam, one for each batch, made on the device: θ and the optimizer's memory go up once and come back in
 * one reading.
 *
 * @returns the mean cost of the last batch, before its correction
 * @throws Error when the device is lost; θ and the memory are then as before
 */
export async function trainAutoencoderOnDevice(
  device: Device,
  model: Autoencoder,
  theta: Float64Array,
  memory: AdamState,
  batches: AutoencoderBatches,
  learningRate: number,
): Promise<number> {
  await device.activate();
  const { tf } = device;
  const size = autoencoderSize(model);
  const powers = memory.decay.slice();
  const count = batches.x.length / (batches.rows * model.inputs);
  const result = tf.tidy(() => {
    const whole = (values: Float64Array) => tf.tensor1d(Float32Array.from(values));
    let now: Tensor1D[] = [whole(theta), whole(memory.first), whole(memory.second)];
    for (let k = 0; k < count; k++) {
      // What a batch needs in between is freed before the next one.
      const next = tf.tidy(() => {
        const [theta, first, second] = now;
        const { cost, gradient } = costAndGradient(tf, model, theta, batches, k);
        const made = adamOnDevice(tf, { theta, first, second }, gradient, learningRate, powers);
        return [made.theta, made.first, made.second, cost];
      });
      tf.dispose(now);
      now = next;
    }
    return tf.concat(now);
  });
  const values = await device.read(result);
  theta.set(values.subarray(0, size));
  memory.first.set(values.subarray(size, 2 * size));
  memory.second.set(values.subarray(2 * size, 3 * size));
  memory.decay.set(powers);
  return values[3 * size];
}
