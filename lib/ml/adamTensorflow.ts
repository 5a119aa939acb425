import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '@/lib/device';

/** Constants of Adam. */
export interface AdamConstants {
  beta1: number;
  beta2: number;
  epsilon: number;
}

export const ADAM: AdamConstants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** θ and the optimizer's memory on the device. */
export interface AdamPoint {
  theta: Tensor1D;
  first: Tensor1D;
  second: Tensor1D;
}

/**
 * The step of `adam` in `lib/optimizers.ts` on the device, in float32.
 *
 * @param powers β₁ᵗ and β₂ᵗ, advanced in place
 */
export function adamOnDevice(
  tf: TensorFlow,
  { theta, first, second }: AdamPoint,
  gradient: Tensor1D,
  learningRate: number,
  powers: Float64Array,
  { beta1, beta2, epsilon }: AdamConstants = ADAM,
): AdamPoint {
  powers[0] *= beta1;
  powers[1] *= beta2;
  const mean: Tensor1D = tf.add(tf.mul(beta1, first), tf.mul(1 - beta1, gradient));
  const square: Tensor1D = tf.add(tf.mul(beta2, second), tf.mul(1 - beta2, tf.square(gradient)));
  // η m̂/(√v̂ + ε) with both corrections for the start pulled into the two constants.
  const correction = Math.sqrt(1 - powers[1]);
  const length = (learningRate * correction) / (1 - powers[0]);
  const step = tf.div(mean, tf.add(tf.sqrt(square), epsilon * correction));
  return { theta: tf.sub(theta, tf.mul(length, step)), first: mean, second: square };
}
