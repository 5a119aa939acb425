import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Device, TensorFlow } from '@/lib/device';
import type { AdamState } from '@/lib/optimizers';
import { type Activation, type Network, parameterCount, type Samples } from './ffnn';
import { BATCHES } from './ffnnTraining';

/** Training points on the device, one pair of columns for each batch. */
export interface DeviceBatches {
  x: Tensor2D[];
  y: Tensor2D[];
}

/** Copies the training points to the device, once for a whole run. */
export async function uploadBatches(device: Device, samples: Samples): Promise<DeviceBatches> {
  await device.activate();
  const column = (values: Float64Array, first: number) => {
    const batch = Float32Array.from(values.filter((_, i) => i % BATCHES === first));
    return device.tf.tensor2d(batch, [batch.length, 1]);
  };
  const batches = Array.from({ length: BATCHES }, (_, first) => first);
  return {
    x: batches.map((first) => column(samples.x, first)),
    y: batches.map((first) => column(samples.y, first)),
  };
}

/** Frees what `uploadBatches` made. */
export function disposeBatches({ x, y }: DeviceBatches): void {
  for (const tensor of [...x, ...y]) tensor.dispose();
}

/**
 * Gradient of the mean cost over a batch, ∂C/∂θ as in `lib/ml/ffnn.ts`: the same backpropagation, written for whole
 * batches (rows) and all hidden units (columns) at once.
 */
export function gradientOf(
  tf: TensorFlow,
  { hidden, activation }: Network,
  theta: Tensor1D,
  x: Tensor2D,
  y: Tensor2D,
): Tensor1D {
  const part = (first: number, size: number, shape: [number, number]) =>
    tf.reshape(tf.slice1d(theta, first, size), shape);
  const w = part(0, hidden, [1, hidden]);
  const b = part(hidden, hidden, [1, hidden]);
  const v = part(2 * hidden, hidden, [hidden, 1]);
  const c = part(3 * hidden, 1, [1, 1]);

  const z = tf.add(tf.mul(x, w), b);
  const { a, slope } = activate(tf, activation, z);
  const f = tf.add(tf.matMul(a as Tensor2D, v), c);
  const delta = tf.div(tf.sub(f, y), x.shape[0]) as Tensor2D;
  const back = tf.mul(tf.mul(delta, tf.reshape(v, [1, hidden])), slope) as Tensor2D;
  return tf.concat([
    tf.reshape(tf.matMul(x, back, true), [hidden]),
    tf.sum(back, 0),
    tf.reshape(tf.matMul(a as Tensor2D, delta, true), [hidden]),
    tf.reshape(tf.sum(delta), [1]),
  ]) as Tensor1D;
}

/** σ(z) and σ′(z). */
function activate(tf: TensorFlow, activation: Activation, z: Tensor): { a: Tensor; slope: Tensor } {
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
    case 'polynomial': {
      const square = tf.square(z);
      return { a: tf.mul(square, z), slope: tf.mul(3, square) };
    }
  }
}

/**
 * One epoch on the device, the same as `trainEpoch` but in float32: θ and the memory of Adam go up once, a correction
 * for each batch is made there, and all comes back in one reading.
 *
 * @throws Error when the device is lost; θ and the memory are then as before
 */
export async function trainEpochOnDevice(
  device: Device,
  network: Network,
  theta: Float64Array,
  memory: AdamState,
  batches: DeviceBatches,
  rate: number,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
): Promise<void> {
  await device.activate();
  const { tf } = device;
  const size = parameterCount(network);
  let [decay1, decay2] = memory.decay;
  const trained = tf.tidy(() => {
    const upload = (values: Float64Array) => tf.tensor1d(Float32Array.from(values));
    let [point, first, second] = [upload(theta), upload(memory.first), upload(memory.second)];
    for (let k = 0; k < batches.x.length; k++) {
      decay1 *= beta1;
      decay2 *= beta2;
      const gradient = gradientOf(tf, network, point, batches.x[k], batches.y[k]);
      first = tf.add(tf.mul(beta1, first), tf.mul(1 - beta1, gradient));
      second = tf.add(tf.mul(beta2, second), tf.mul(1 - beta2, tf.square(gradient)));
      // η m̂/(√v̂ + ε) with both corrections for the start pulled into the two constants.
      const correction = Math.sqrt(1 - decay2);
      const length = (rate * correction) / (1 - decay1);
      const step = tf.div(first, tf.add(tf.sqrt(second), epsilon * correction));
      point = tf.sub(point, tf.mul(length, step));
    }
    return tf.concat([point, first, second]);
  });
  const values = await device.read(trained);
  theta.set(values.subarray(0, size));
  memory.first.set(values.subarray(size, 2 * size));
  memory.second.set(values.subarray(2 * size));
  memory.decay[0] = decay1;
  memory.decay[1] = decay2;
}
