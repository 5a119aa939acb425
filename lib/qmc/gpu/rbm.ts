import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '@/lib/device';
import type { BatchedFactor, DeviceFactor } from './factor';

/**
 * WGSL of `wavefunctions/rbm.ts`: ln Ψ = f [−Σᵢ (xᵢ − aᵢ)²/(2σ²) + Σⱼ ln(1 + e^(θⱼ))] with θⱼ = bⱼ + Σᵢ xᵢ wᵢⱼ/σ².
 *
 * @param visible number of coordinates M
 * @param hidden number of hidden units H; the parameters are a, b and w row by row, M + H + M·H
 * @param sigma width σ
 * @param power f: 1 for Ψ = P, ½ for |Ψ|² = P
 */
export function rbmFactor(visible: number, hidden: number, sigma: number, power: number): DeviceFactor {
  const parameters = visible + hidden + visible * hidden;
  return {
    name: `rbm${visible}x${hidden}`,
    parameters,
    constants: [1 / (sigma * sigma), power],
    batched: (tf, theta) => batchedRbm(tf, theta, visible, hidden, 1 / (sigma * sigma), power),
    source: ({ suffix, numbers, derivatives }) => /* wgsl */ `
const HIDDEN_${suffix} = ${hidden};
const BIAS_${suffix} = ${numbers + visible};
const WEIGHTS_${suffix} = ${numbers + visible + hidden};
var<private> field_${suffix}: array<f32, HIDDEN_${suffix}>;
var<private> tried_${suffix}: array<f32, HIDDEN_${suffix}>;

fn perSquare_${suffix}() -> f32 { return numbers[${numbers + parameters}]; }
fn power_${suffix}() -> f32 { return numbers[${numbers + parameters + 1}]; }
fn softplus_${suffix}(z: f32) -> f32 { return max(z, 0.0) + log(1.0 + exp(-abs(z))); }

fn place_${suffix}() {
  for (var j = 0; j < HIDDEN_${suffix}; j++) {
    var sum = 0.0;
    for (var c = 0; c < SIZE; c++) { sum += x[c] * numbers[WEIGHTS_${suffix} + c * HIDDEN_${suffix} + j]; }
    field_${suffix}[j] = numbers[BIAS_${suffix} + j] + sum * perSquare_${suffix}();
  }
}

fn tryMove_${suffix}(i: i32) {
  let perSquare = perSquare_${suffix}();
  var gain = 0.0;
  for (var k = 0; k < DIMENSIONS; k++) {
    let c = i * DIMENSIONS + k;
    gain += (x[c] - trial[k]) * (0.5 * (x[c] + trial[k]) - numbers[${numbers} + c]);
  }
  gain *= perSquare;
  for (var j = 0; j < HIDDEN_${suffix}; j++) {
    var shift = 0.0;
    for (var k = 0; k < DIMENSIONS; k++) {
      let c = i * DIMENSIONS + k;
      shift += (trial[k] - x[c]) * numbers[WEIGHTS_${suffix} + c * HIDDEN_${suffix} + j];
    }
    let old = field_${suffix}[j];
    let tried = old + shift * perSquare;
    gain += softplus_${suffix}(tried) - softplus_${suffix}(old);
    tried_${suffix}[j] = tried;
  }
  exponent += power_${suffix}() * gain;
}

fn adopt_${suffix}(i: i32) { field_${suffix} = tried_${suffix}; }

fn addJet_${suffix}() {
  let perSquare = perSquare_${suffix}();
  let scale = power_${suffix}() * perSquare;
  for (var j = 0; j < HIDDEN_${suffix}; j++) {
    let mean = 1.0 / (1.0 + exp(-field_${suffix}[j]));
    derivatives[${derivatives + visible} + j] = power_${suffix}() * mean;
    var squares = 0.0;
    for (var c = 0; c < SIZE; c++) {
      let w = numbers[WEIGHTS_${suffix} + c * HIDDEN_${suffix} + j];
      squares += w * w;
      gradient[c] += scale * w * mean;
      derivatives[${derivatives + visible + hidden} + c * HIDDEN_${suffix} + j] = scale * x[c] * mean;
    }
    laplacian += scale * perSquare * squares * mean * (1.0 - mean);
  }
  for (var c = 0; c < SIZE; c++) {
    let distance = x[c] - numbers[${numbers} + c];
    gradient[c] -= scale * distance;
    derivatives[${derivatives} + c] = scale * distance;
  }
  laplacian -= scale * f32(SIZE);
}
`,
  };
}

function batchedRbm(
  tf: TensorFlow,
  theta: Float64Array,
  visible: number,
  hidden: number,
  perSquare: number,
  power: number,
): BatchedFactor {
  const scale = power * perSquare;
  const part = (from: number, rows: number, columns: number): Tensor2D =>
    tf.tensor2d(Float32Array.from(theta.subarray(from, from + rows * columns)), [rows, columns]);
  const center = part(0, 1, visible);
  const bias = part(visible, 1, hidden);
  const weights = part(visible + hidden, visible, hidden);
  const fields = (x: Tensor2D): Tensor2D => tf.add(tf.mul(tf.matMul(x, weights), perSquare), bias);
  const logPsiOf = (distance: Tensor2D, z: Tensor2D): Tensor1D => {
    const squares = tf.mul<Tensor1D>(tf.sum<Tensor1D>(tf.square(distance), 1), 0.5 * perSquare);
    return tf.mul(tf.sub(tf.sum<Tensor1D>(tf.softplus(z), 1), squares), power);
  };
  return {
    logPsi: (x) => logPsiOf(tf.sub(x, center), fields(x)),
    jet: (x) => {
      const distance = tf.sub<Tensor2D>(x, center);
      const z = fields(x);
      const s = tf.sigmoid(z);
      const spread = tf.mul<Tensor2D>(s, tf.sub(1, s));
      const curvature = tf.squeeze<Tensor1D>(
        tf.matMul(spread, tf.sum(tf.square(weights), 0, true), false, true),
        [1],
      );
      const walkers = x.shape[0];
      const products = tf.mul(tf.expandDims(x, 2), tf.expandDims(s, 1));
      return {
        logPsi: logPsiOf(distance, z),
        gradient: tf.mul(tf.sub(tf.matMul(s, weights, false, true), distance), scale),
        laplacian: tf.mul(tf.sub(tf.mul(curvature, perSquare), visible), scale),
        derivatives: tf.concat2d(
          [
            tf.mul(distance, scale),
            tf.mul(s, power),
            tf.mul(tf.reshape(products, [walkers, visible * hidden]), scale) as Tensor2D,
          ],
          1,
        ),
      };
    },
  };
}
