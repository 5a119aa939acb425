import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Device } from '@/lib/device';

/**
 * The cost and gradient of `lib/ml/neuron.ts` by TensorFlow.js: only the forward pass is written down, the derivatives
 * come from its automatic differentiation. Arithmetic is float32; θ, the points and the results are as there.
 *
 * @param device with the rules of differentiation loaded (`loadGradients`)
 * @param gradient receives the means of [∂C/∂w, ∂C/∂b]
 * @returns the mean of ½(a − y)²
 * @throws Error when the device is lost
 */
export async function costAndGradient(
  device: Device,
  theta: Float64Array,
  points: Float64Array,
  gradient: Float64Array,
): Promise<number> {
  await device.activate();
  const { tf } = device;
  const result = tf.tidy(() => {
    const pairs = tf.tensor2d(Float32Array.from(points), [points.length / 2, 2]);
    const [x, y] = tf.unstack(pairs, 1);
    const cost = (w: Tensor, b: Tensor) => {
      const a = tf.add(tf.mul(w, x), b);
      return tf.mul(0.5, tf.mean(tf.square(tf.sub(a, y)))) as Scalar;
    };
    const { value, grads } = tf.valueAndGrads(cost)([tf.scalar(theta[0]), tf.scalar(theta[1])]);
    return tf.stack([value, ...grads]);
  });
  const [cost, slopeW, slopeB] = await device.read(result);
  gradient[0] = slopeW;
  gradient[1] = slopeB;
  return cost;
}
