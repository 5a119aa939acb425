import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Device, TensorFlow } from '@/lib/device';
import type { AdamState } from '@/lib/optimizers';
import { type Activation, GELU_CUBE, GELU_SCALE } from './activations';
import { ADAM, type AdamConstants, type AdamPoint, adamOnDevice } from './adamTensorflow';
import type { Network, Samples } from './ffnn';
import { layerStart } from './ffnn';
import type { Decay, Training } from './ffnnTraining';

/** Samples on the device, one row each. */
export interface DeviceSamples {
  x: Tensor2D;
  y: Tensor2D;
}

/** Copies the samples to the device, once for a whole run. */
export async function uploadSamples(
  device: Device,
  { sizes }: Network,
  { inputs, targets }: Samples,
): Promise<DeviceSamples> {
  await device.activate();
  const rows = (values: Float64Array, width: number) =>
    device.tf.tensor2d(Float32Array.from(values), [values.length / width, width]);
  return { x: rows(inputs, sizes[0]), y: rows(targets, sizes[sizes.length - 1]) };
}

/** Frees what `uploadSamples` made. */
export function disposeSamples({ x, y }: DeviceSamples): void {
  x.dispose();
  y.dispose();
}

/**
 * Gradient of the mean cost over a batch, ∂C/∂θ as in `lib/ml/ffnn.ts`: the same back-propagation, written for whole
 * batches (rows) and all units of a layer (columns) at once.
 */
export function gradientOf(
  tf: TensorFlow,
  network: Network,
  theta: Tensor1D,
  x: Tensor2D,
  y: Tensor2D,
): Tensor1D {
  const { sizes, activation, output } = network;
  const last = sizes.length - 1;
  const weights: Tensor2D[] = [];
  const a: Tensor2D[] = [x];
  const slopes: (Tensor | null)[] = [null];
  for (let l = 1; l <= last; l++) {
    const start = layerStart(sizes, l);
    const count = sizes[l - 1] * sizes[l];
    weights[l] = tf.reshape(tf.slice1d(theta, start, count), [sizes[l], sizes[l - 1]]);
    const z = tf.add(
      tf.matMul(a[l - 1], weights[l], false, true),
      tf.slice1d(theta, start + count, sizes[l]),
    );
    const made = activate(tf, l < last ? activation : output, z);
    a[l] = made.a as Tensor2D;
    slopes[l] = made.slope;
  }
  let delta = outputError(tf, network, a[last], y);
  if (slopes[last]) delta = tf.mul(delta, slopes[last]);
  const parts: Tensor1D[] = [];
  for (let l = last; l >= 1; l--) {
    const gradient = tf.reshape(tf.matMul(delta, a[l - 1], true), [sizes[l - 1] * sizes[l]]) as Tensor1D;
    parts.unshift(gradient, tf.sum(delta, 0));
    if (l === 1) break;
    const back: Tensor2D = tf.matMul(delta, weights[l]);
    const slope = slopes[l - 1];
    delta = slope ? tf.mul(back, slope) : back;
  }
  return tf.concat(parts);
}

/** ∂C/∂f: the derivative of the mean cost for each row and output. */
function outputError(tf: TensorFlow, { cost, sizes }: Network, f: Tensor2D, y: Tensor2D): Tensor2D {
  const n = f.shape[0];
  if (cost === 'squared') return tf.div(tf.sub(f, y), n);
  if (cost === 'huber') return tf.div(tf.clipByValue(tf.sub(f, y), -1, 1), n);
  const probability = sizes[sizes.length - 1] === 1 ? tf.sigmoid(f) : softmax(tf, f);
  return tf.div(tf.sub(probability, y), n);
}

function softmax(tf: TensorFlow, f: Tensor2D): Tensor2D {
  const e = tf.exp(tf.sub(f, tf.max(f, 1, true)));
  return tf.div(e, tf.sum(e, 1, true));
}

/** σ(z) and σ′(z), null where that is 1. */
function activate(tf: TensorFlow, activation: Activation, z: Tensor): { a: Tensor; slope: Tensor | null } {
  switch (activation) {
    case 'sigmoid': {
      const a = tf.sigmoid(z);
      return { a, slope: tf.mul(a, tf.sub(1, a)) };
    }
    case 'tanh': {
      const a = tf.tanh(z);
      return { a, slope: tf.sub(1, tf.square(a)) };
    }
    case 'relu':
      return { a: tf.relu(z), slope: tf.step(z) };
    case 'gelu': {
      const cube = tf.mul(GELU_CUBE, tf.square(z));
      const t = tf.tanh(tf.mul(tf.mul(GELU_SCALE, z), tf.add(1, cube)));
      const share = tf.mul(0.5, tf.add(1, t));
      const inner = tf.mul(0.5 * GELU_SCALE, tf.add(1, tf.mul(3, cube)));
      const slope = tf.add(share, tf.mul(tf.mul(z, tf.sub(1, tf.square(t))), inner));
      return { a: tf.mul(z, share), slope };
    }
    case 'identity':
      return { a: z, slope: null };
    case 'polynomial': {
      const square = tf.square(z);
      return { a: tf.mul(square, z), slope: tf.mul(3, square) };
    }
  }
}

const FRICTION = 0.9;

/** One correction of the point, as `correct` of `lib/ml/ffnnTraining.ts` makes it; `decay` is advanced in place. */
function correct(
  tf: TensorFlow,
  point: AdamPoint,
  gradient: Tensor1D,
  { optimizer, learningRate }: Training,
  decay: Float64Array,
  constants: AdamConstants,
): AdamPoint {
  const { theta, first, second } = point;
  if (optimizer === 'sgd') return { theta: tf.sub(theta, tf.mul(learningRate, gradient)), first, second };
  if (optimizer === 'momentum') {
    const velocity: Tensor1D = tf.sub(tf.mul(FRICTION, first), tf.mul(learningRate, gradient));
    return { theta: tf.add(theta, velocity), first: velocity, second };
  }
  return adamOnDevice(tf, point, gradient, learningRate, decay, constants);
}

/** 1 at the weights of θ, 0 at its biases. */
function weightMask({ sizes }: Network, size: number): Float32Array {
  const mask = new Float32Array(size);
  for (let l = 1; l < sizes.length; l++) {
    const start = layerStart(sizes, l);
    mask.fill(1, start, start + sizes[l - 1] * sizes[l]);
  }
  return mask;
}

/** The soft threshold of L1: weights move towards 0 by η λ and stop there. */
function shrink(
  tf: TensorFlow,
  theta: Tensor1D,
  { rate }: Decay,
  learningRate: number,
  mask: Tensor1D,
): Tensor1D {
  const rest = tf.relu(tf.sub(tf.abs(theta), tf.mul(learningRate * rate, mask)));
  return tf.mul(tf.sign(theta), rest);
}

/**
 * One epoch on the device, the same as `trainEpoch` but in float32: θ, the optimizer's memory and the order of the rows
 * go up once, a correction for each mini-batch is made there, and all comes back in one reading.
 *
 * @param order rows of the samples, shuffled by the caller
 * @throws Error when the device is lost; θ and the memory are then as before
 */
export async function trainEpochOnDevice(
  device: Device,
  network: Network,
  theta: Float64Array,
  memory: AdamState,
  { x, y }: DeviceSamples,
  order: Uint32Array,
  training: Training,
  constants = ADAM,
): Promise<void> {
  await device.activate();
  const { tf } = device;
  const { batch, decay, learningRate } = training;
  const size = theta.length;
  const powers = memory.decay.slice();
  const trained = tf.tidy(() => {
    const upload = (values: ArrayLike<number>) => tf.tensor1d(Float32Array.from(values));
    let point: AdamPoint = {
      theta: upload(theta),
      first: upload(memory.first),
      second: upload(memory.second),
    };
    const mask = decay.kind === 'none' ? null : upload(weightMask(network, size));
    const rows = tf.tensor1d(Int32Array.from(order), 'int32');
    const [shuffledX, shuffledY] = [tf.gather(x, rows), tf.gather(y, rows)];
    for (let at = 0; at < order.length; at += batch) {
      const count = Math.min(batch, order.length - at);
      const made = tf.tidy(() => {
        const part = (values: Tensor2D) => tf.slice2d(values, [at, 0], [count, values.shape[1]]);
        let gradient = gradientOf(tf, network, point.theta, part(shuffledX), part(shuffledY));
        if (mask && decay.kind === 'L2') {
          gradient = tf.add(gradient, tf.mul(decay.rate, tf.mul(mask, point.theta)));
        }
        const next = correct(tf, point, gradient, training, powers, constants);
        if (mask && decay.kind === 'L1') next.theta = shrink(tf, next.theta, decay, learningRate, mask);
        return { ...next };
      });
      if (at > 0) tf.dispose(stale(point, made));
      point = made;
    }
    return tf.concat([point.theta, point.first, point.second]);
  });
  const values = await device.read(trained);
  theta.set(values.subarray(0, size));
  memory.first.set(values.subarray(size, 2 * size));
  memory.second.set(values.subarray(2 * size));
  memory.decay.set(powers);
}

/** Tensors of the old point that the new one does not share. */
function stale(old: AdamPoint, { theta, first, second }: AdamPoint): Tensor[] {
  return Object.values(old).filter((tensor) => tensor !== theta && tensor !== first && tensor !== second);
}
