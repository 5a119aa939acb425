import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '@/lib/device';
import type { BatchedFactor, DeviceFactor } from './factor';

/**
 * WGSL of exp(−α·scale·r²/2), θ = [α], r² summed over all coordinates.
 *
 * @param scale 1 as in `wavefunctions/gaussian.ts`, or ω as in `wavefunctions/slater.ts`
 */
export function gaussianFactor(scale = 1): DeviceFactor {
  return {
    name: 'gaussian',
    parameters: 1,
    constants: [scale],
    batched: (tf, theta) => batchedGaussian(tf, theta[0], scale),
    source: ({ suffix, numbers, derivatives }) => /* wgsl */ `
fn place_${suffix}() {}

fn tryMove_${suffix}(i: i32) {
  var gain = 0.0;
  for (var k = 0; k < DIMENSIONS; k++) {
    let old = x[i * DIMENSIONS + k];
    gain += (old - trial[k]) * (old + trial[k]);
  }
  exponent += 0.5 * numbers[${numbers}] * numbers[${numbers + 1}] * gain;
}

fn adopt_${suffix}(i: i32) {}

fn addJet_${suffix}() {
  let scale = numbers[${numbers + 1}];
  let alpha = numbers[${numbers}] * scale;
  var square = 0.0;
  for (var c = 0; c < SIZE; c++) {
    square += x[c] * x[c];
    gradient[c] -= alpha * x[c];
  }
  laplacian -= alpha * f32(SIZE);
  derivatives[${derivatives}] = -0.5 * scale * square;
}
`,
  };
}

function batchedGaussian(tf: TensorFlow, alpha: number, scale: number): BatchedFactor {
  const derivative = (x: Tensor2D): Tensor1D => tf.mul(tf.sum(tf.square(x), 1), -0.5 * scale);
  return {
    logPsi: (x) => tf.mul(derivative(x), alpha),
    jet: (x) => ({
      logPsi: tf.mul(derivative(x), alpha),
      gradient: tf.mul(x, -alpha * scale),
      laplacian: tf.fill([x.shape[0]], -alpha * scale * x.shape[1]),
      derivatives: tf.expandDims(derivative(x), 1),
    }),
  };
}
