import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Device, TensorFlow } from '../device';
import { poolScales } from './deepNetwork';
import { type DeepLayout, type DeepShape, deepLayout } from './deepSpace';
import { ELECTRON_FEATURES, fillElectronFeatures, fillPairFeatures, PAIR_FEATURES } from './distanceFeatures';
import { createJetRows } from './jetRows';

/** What the network says of a batch of configurations: rows of value, derivatives and Laplacian as in `deepNetwork.ts`. */
export interface DeepRows {
  /** One row of N·d + 2 numbers per configuration. */
  u: Float32Array;
  /** One row of 2d + 2 per pair, and one of N·d + 2 per electron; null without backflow. */
  eta: Float32Array | null;
  zeta: Float32Array | null;
}

/**
 * The network of `deepNetwork.ts` for many configurations at once, value, gradient and Laplacian together, as batched
 * tensor operations in float32. Features come from the float64 kernel: differences of coordinates keep their digits.
 *
 * A batch of rows is a tensor items × width × neurons, so that a layer is one product of matrices.
 *
 * @param theta parameters of the network alone.
 * @param positions configuration after configuration, each N·d numbers.
 */
export async function deepRowsOnDevice(
  device: Device,
  theta: Float64Array,
  shape: DeepShape,
  positions: Float64Array,
): Promise<DeepRows> {
  await device.activate();
  const { tf } = device;
  const features = featuresOf(shape, positions);
  const [u, eta, zeta] = tf.tidy(() => {
    const weights = tf.tensor1d(Float32Array.from(theta));
    return forward(tf, weights, shape, features);
  });
  const read = async (tensor: Tensor | undefined) => (tensor ? device.read(tensor) : null);
  const rows = await Promise.all([device.read(u), read(eta), read(zeta)]);
  return { u: rows[0], eta: rows[1], zeta: rows[2] };
}

interface Features {
  count: number;
  pairs: Float32Array;
  electrons: Float32Array;
}

/** Features of all configurations, items × neurons × width. */
function featuresOf({ electrons: n, dimensions: d, length }: DeepShape, positions: Float64Array): Features {
  const count = positions.length / (n * d);
  const ofPairs = createJetRows((n * (n - 1)) / 2, PAIR_FEATURES, 2 * d + 2);
  const ofElectrons = createJetRows(n, ELECTRON_FEATURES, n * d + 2);
  const pairs = new Float32Array(count * ofPairs.data.length);
  const electrons = new Float32Array(count * ofElectrons.data.length);
  for (let w = 0; w < count; w++) {
    const x = positions.subarray(w * n * d, (w + 1) * n * d);
    for (let i = 1, pair = 0; i < n; i++) {
      for (let j = 0; j < i; j++) fillPairFeatures(x, i, j, d, length, ofPairs, pair++);
    }
    fillElectronFeatures(x, d, length, ofElectrons);
    pairs.set(ofPairs.data, w * ofPairs.data.length);
    electrons.set(ofElectrons.data, w * ofElectrons.data.length);
  }
  return { count, pairs, electrons };
}

function forward(tf: TensorFlow, theta: Tensor1D, shape: DeepShape, features: Features): Tensor[] {
  const { electrons: n, dimensions: d, hidden, features: size, backflow } = shape;
  const { count } = features;
  const layout = deepLayout(shape);
  const pairCount = (n * (n - 1)) / 2;
  const [ofPair, ofAll] = [2 * d + 2, n * d + 2];
  const layer = (rows: Tensor3D, at: keyof DeepLayout, outputs: number) =>
    activated(tf, linearRows(tf, theta, layout[at], rows, outputs));
  const rowsOf = (data: Float32Array, items: number, neurons: number, width: number) =>
    tf.transpose(tf.tensor3d(data, [items, neurons, width]), [0, 2, 1]);

  const pairRows = rowsOf(features.pairs, count * pairCount, PAIR_FEATURES, ofPair);
  const messages = layer(layer(pairRows, 'pairIn', hidden), 'pairOut', size);
  const { toElectrons, toPool, pool } = sums(tf, shape);
  const perConfiguration = tf.reshape(messages, [count, pairCount * ofPair, size]) as Tensor3D;
  const gathered = tf.reshape(summed(tf, toElectrons, perConfiguration), [count * n, ofAll, size]);
  const own = rowsOf(features.electrons, count * n, ELECTRON_FEATURES, ofAll);
  const electronRows = tf.concat([own, gathered as Tensor3D], 2);
  const outputs = layer(layer(electronRows, 'electronIn', hidden), 'electronOut', size);
  const pooledElectrons = summed(tf, pool, tf.reshape(outputs, [count, n * ofAll, size]) as Tensor3D);
  const pooled = tf.concat([pooledElectrons, summed(tf, toPool, perConfiguration)], 2);
  const top = tf.concat([pooled, layer(pooled, 'pool', hidden)], 2);
  const results = [weighed(tf, theta, layout.readout, top)];
  if (backflow) {
    results.push(weighed(tf, theta, layout.eta, messages), weighed(tf, theta, layout.zeta, outputs));
  }
  return results;
}

/** W a + b: the bias meets the values only, row 0 of each item. */
function linearRows(tf: TensorFlow, theta: Tensor1D, at: number, rows: Tensor3D, outputs: number): Tensor3D {
  const [items, width, inputs] = rows.shape;
  const weights = tf.reshape(tf.slice1d(theta, at, inputs * outputs), [outputs, inputs]) as Tensor2D;
  const bias = tf.reshape(tf.slice1d(theta, at + inputs * outputs, outputs), [1, 1, outputs]);
  const flat = tf.reshape(rows, [items * width, inputs]) as Tensor2D;
  const product = tf.reshape(tf.matMul(flat, weights, false, true), [items, width, outputs]);
  const padded = tf.pad(bias, [
    [0, 0],
    [0, width - 1],
    [0, 0],
  ]);
  return tf.add(product, padded);
}

/** Σ_i w_i a_i, no bias: items × width. */
function weighed(tf: TensorFlow, theta: Tensor1D, at: number, rows: Tensor3D): Tensor {
  const [items, width, inputs] = rows.shape;
  const flat = tf.reshape(rows, [items * width, inputs]) as Tensor2D;
  const weights = tf.reshape(tf.slice1d(theta, at, inputs), [inputs, 1]) as Tensor2D;
  return tf.reshape(tf.matMul(flat, weights), [items * width]);
}

/** a = z/√(1 + z²), as `activate` in `jetRows.ts`. */
function activated(tf: TensorFlow, rows: Tensor3D): Tensor3D {
  const [items, width, neurons] = rows.shape;
  const z = tf.slice3d(rows, [0, 0, 0], [items, 1, neurons]);
  const gradient = tf.slice3d(rows, [0, 1, 0], [items, width - 2, neurons]);
  const laplacian = tf.slice3d(rows, [0, width - 1, 0], [items, 1, neurons]);
  const s = tf.rsqrt(tf.add(1, tf.square(z)));
  const a = tf.mul(z, s) as Tensor3D;
  const slope = tf.mul(s, tf.square(s));
  const bend = tf.mul(tf.mul(-3, a), tf.square(tf.square(s)));
  const square = tf.sum(tf.square(gradient), 1, true);
  const curved = tf.add(tf.mul(slope, laplacian), tf.mul(bend, square)) as Tensor3D;
  return tf.concat([a, tf.mul(slope, gradient) as Tensor3D, curved], 1);
}

/** matrix (rows out × rows in) times every configuration (rows in × neurons). */
function summed(tf: TensorFlow, matrix: Tensor2D, rows: Tensor3D): Tensor3D {
  const [count, from, neurons] = rows.shape;
  const columns = tf.reshape(tf.transpose(rows, [1, 0, 2]), [from, count * neurons]) as Tensor2D;
  const product = tf.reshape(tf.matMul(matrix, columns), [matrix.shape[0], count, neurons]);
  return tf.transpose(product, [1, 0, 2]) as Tensor3D;
}

/** Matrices that add rows of pairs and of electrons to rows with the derivatives of all coordinates. */
function sums(tf: TensorFlow, { electrons: n, dimensions: d }: DeepShape) {
  const pairCount = (n * (n - 1)) / 2;
  const [ofPair, ofAll] = [2 * d + 2, n * d + 2];
  const scales = poolScales(n);
  const toElectrons = new Float32Array(n * ofAll * pairCount * ofPair);
  const toPool = new Float32Array(ofAll * pairCount * ofPair);
  const pool = new Float32Array(ofAll * n * ofAll);
  const columns = pairCount * ofPair;
  for (let i = 1, pair = 0; i < n; i++) {
    for (let j = 0; j < i; j++, pair++) {
      const add = (matrix: Float32Array, first: number, scale: number) => {
        const set = (row: number, column: number) => {
          matrix[(first + row) * columns + pair * ofPair + column] = scale;
        };
        set(0, 0);
        set(ofAll - 1, ofPair - 1);
        for (let k = 0; k < d; k++) {
          set(1 + i * d + k, 1 + k);
          set(1 + j * d + k, 1 + d + k);
        }
      };
      add(toElectrons, i * ofAll, scales.message);
      add(toElectrons, j * ofAll, scales.message);
      add(toPool, 0, scales.pair);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < ofAll; k++) pool[k * n * ofAll + i * ofAll + k] = scales.electron;
  }
  return {
    toElectrons: tf.tensor2d(toElectrons, [n * ofAll, columns]),
    toPool: tf.tensor2d(toPool, [ofAll, columns]),
    pool: tf.tensor2d(pool, [ofAll, n * ofAll]),
  };
}
