import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '@/lib/device';
import { electronCusp } from '../wavefunctions/padeJastrow';
import type { BatchedFactor, DeviceFactor } from './factor';

/**
 * WGSL of `wavefunctions/padeJastrow.ts`: exp Σ_{i<j} a r/(1 + βr) over the distances r of pairs, θ = [β]. The cusp a is
 * 1/(d − 1) for electrons of opposite spin and 1/(d + 1) for parallel spins; the first half of them has spin up. Two
 * electrons are also a batch of arrays.
 */
export function padeJastrowFactor(particles: number): DeviceFactor {
  return {
    name: 'padeJastrow',
    parameters: 1,
    constants: [],
    batched: particles === 2 ? (tf, theta) => batchedPair(tf, theta[0]) : undefined,
    source: ({ suffix, numbers, derivatives }) => /* wgsl */ `
fn cusp_${suffix}(i: i32, j: i32) -> f32 {
  let parallel = (2 * i < PARTICLES) == (2 * j < PARTICLES);
  return select(1.0 / f32(DIMENSIONS - 1), 1.0 / f32(DIMENSIONS + 1), parallel);
}

fn place_${suffix}() {}

fn tryMove_${suffix}(i: i32) {
  let beta = numbers[${numbers}];
  for (var j = 0; j < PARTICLES; j++) {
    if (j == i) { continue; }
    var before = 0.0;
    var after = 0.0;
    for (var k = 0; k < DIMENSIONS; k++) {
      let other = x[j * DIMENSIONS + k];
      let was = x[i * DIMENSIONS + k] - other;
      before += was * was;
      after += (trial[k] - other) * (trial[k] - other);
    }
    let r = sqrt(before);
    let s = sqrt(after);
    exponent += cusp_${suffix}(i, j) * (s - r) / ((1.0 + beta * r) * (1.0 + beta * s));
  }
}

fn adopt_${suffix}(i: i32) {}

fn addJet_${suffix}() {
  let beta = numbers[${numbers}];
  var derivative = 0.0;
  for (var i = 1; i < PARTICLES; i++) {
    for (var j = 0; j < i; j++) {
      var square = 0.0;
      for (var k = 0; k < DIMENSIONS; k++) {
        let d = x[i * DIMENSIONS + k] - x[j * DIMENSIONS + k];
        square += d * d;
      }
      let r = sqrt(square);
      let share = 1.0 / (1.0 + beta * r);
      let slope = cusp_${suffix}(i, j) * share * share;
      for (var k = 0; k < DIMENSIONS; k++) {
        let pull = slope * (x[i * DIMENSIONS + k] - x[j * DIMENSIONS + k]) / r;
        gradient[i * DIMENSIONS + k] += pull;
        gradient[j * DIMENSIONS + k] -= pull;
      }
      laplacian += 2.0 * slope * (f32(DIMENSIONS - 1) / r - 2.0 * beta * share);
      derivative -= slope * square;
    }
  }
  derivatives[${derivatives}] = derivative;
}
`,
  };
}

/** The one pair of two electrons, W × 2d coordinates. */
function batchedPair(tf: TensorFlow, beta: number): BatchedFactor {
  const separation = (x: Tensor2D): Tensor2D => {
    const [walkers, size] = x.shape;
    const first = tf.slice2d(x, [0, 0], [walkers, size / 2]);
    return tf.sub(first, tf.slice2d(x, [0, size / 2], [walkers, size / 2]));
  };
  const exponentOf = (r: Tensor2D, a: number): Tensor1D =>
    tf.squeeze(tf.div(tf.mul(r, a), tf.add(tf.mul(r, beta), 1)), [1]);
  const length = (d: Tensor2D): Tensor2D => tf.sqrt(tf.sum(tf.square(d), 1, true));
  return {
    logPsi: (x) => exponentOf(length(separation(x)), electronCusp(x.shape[1] / 2, false)),
    jet: (x) => {
      const dimensions = x.shape[1] / 2;
      const a = electronCusp(dimensions, false);
      const d = separation(x);
      const r = length(d);
      const share = tf.reciprocal<Tensor2D>(tf.add(tf.mul(r, beta), 1));
      const slope = tf.mul<Tensor2D>(tf.square(share), a);
      const pull = tf.div<Tensor2D>(tf.mul(d, slope), r);
      const bend = tf.sub(tf.div(dimensions - 1, r), tf.mul(share, 2 * beta));
      return {
        logPsi: exponentOf(r, a),
        gradient: tf.concat2d([pull, tf.neg(pull)], 1),
        laplacian: tf.squeeze(tf.mul(tf.mul(slope, 2), bend), [1]),
        derivatives: tf.neg(tf.mul(slope, tf.square(r))),
      };
    },
  };
}
