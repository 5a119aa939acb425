import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Device, loadGradients, openDevice } from '@/lib/device';
import {
  type Autoencoder,
  autoencoderGradient,
  autoencoderParts,
  autoencoderSize,
  createAutoencoder,
  createAutoencoderScratch,
  firstAutoencoder,
} from '@/lib/ml/autoencoder';
import { autoencoderGradientOnDevice, trainAutoencoderOnDevice } from '@/lib/ml/autoencoderTensorflow';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, normal, type Rng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import { gradientError } from './finiteDifferences';

const normals = (count: number, rng: Rng) => Float64Array.from({ length: count }, () => normal(rng));

/** Weights of order one in every place, biases and ln s included. */
function random(model: Autoencoder, rng: Rng): Float64Array {
  return firstAutoencoder(model, rng).map((v) => v + 0.3 * normal(rng));
}

function costOf(model: Autoencoder, theta: Float64Array, x: Float64Array, noise: Float64Array) {
  const rows = x.length / model.inputs;
  const gradient = new Float64Array(theta.length);
  const scratch = createAutoencoderScratch(model, rows);
  return { ...autoencoderGradient(model, theta, x, rows, noise, gradient, scratch), gradient };
}

describe.each([
  ['plain', false],
  ['variational', true],
] as const)('the %s autoencoder', (_, variational) => {
  it.each(['tanh', 'gelu'] as const)('%s: its gradient is that of its cost, to 1e-6', (activation) => {
    const rng = createRng(3);
    const model = createAutoencoder(3, [5, 4], 2, variational, activation);
    const theta = random(model, rng);
    const x = normals(3 * 7, rng);
    const noise = normals(2 * 7, rng);
    const { gradient } = costOf(model, theta, x, noise);
    expect(theta).toHaveLength(autoencoderSize(model));
    expect(gradientError((t) => costOf(model, t, x, noise).cost, theta, gradient)).toBeLessThan(1e-6);
  });

  it('refuses ends without units', () => {
    expect(() => createAutoencoder(0, [4], 2, variational)).toThrow(RangeError);
    expect(() => createAutoencoder(2, [4], 1.5, variational)).toThrow(RangeError);
  });
});

describe('the plain autoencoder', () => {
  it('with linear layers and one number in the middle finds the first principal component', () => {
    const rng = createRng(1);
    const model = createAutoencoder(2, [], 1, false, 'identity');
    const rows = 64;
    const x = new Float64Array(2 * rows);
    for (let n = 0; n < rows; n++) {
      const along = 2 * normal(rng);
      const across = 0.5 * normal(rng);
      x[2 * n] = 0.8 * along - 0.6 * across;
      x[2 * n + 1] = 0.6 * along + 0.8 * across;
    }
    for (const axis of [0, 1]) {
      let mean = 0;
      for (let n = 0; n < rows; n++) mean += x[2 * n + axis] / rows;
      for (let n = 0; n < rows; n++) x[2 * n + axis] -= mean;
    }
    let [xx, xy, yy] = [0, 0, 0];
    for (let n = 0; n < rows; n++) {
      xx += (x[2 * n] * x[2 * n]) / rows;
      xy += (x[2 * n] * x[2 * n + 1]) / rows;
      yy += (x[2 * n + 1] * x[2 * n + 1]) / rows;
    }
    // The smaller eigenvalue of the covariance is what no line can keep.
    const smaller = 0.5 * (xx + yy) - Math.sqrt(0.25 * (xx - yy) ** 2 + xy * xy);
    const theta = firstAutoencoder(model, rng);
    const memory = createAdam(theta.length);
    const scratch = createAutoencoderScratch(model, rows);
    const gradient = new Float64Array(theta.length);
    let cost = 0;
    for (let k = 0; k < 3000; k++) {
      ({ cost } = autoencoderGradient(model, theta, x, rows, x, gradient, scratch));
      adam(theta, gradient, memory, k < 2000 ? 0.02 : 0.001);
    }
    expect(cost).toBeGreaterThan(0.5 * smaller - 1e-9);
    expect(cost).toBeLessThan(0.5 * smaller + 1e-6);
  });
});

describe('the variational autoencoder', () => {
  /** x = w z + noise of variance s: everything is normal, so that ln p(x) and the posterior are known. */
  const [w1, w2, s] = [1.2, -0.7, 0.4];
  const square = w1 * w1 + w2 * w2;
  const model = createAutoencoder(2, [], 1, true, 'identity');
  const exactPosterior = () => {
    const theta = new Float64Array(autoencoderSize(model));
    const parts = autoencoderParts(model, theta);
    const width = square + s;
    parts.encoder.set([w1 / width, w2 / width, 0, 0, 0, Math.log(s / width)]);
    parts.decoder.set([w1, w2, 0, 0]);
    theta[parts.logVariance] = Math.log(s);
    return theta;
  };
  const logDensity = (x: number, y: number) => {
    // Covariance w wᵀ + s 1, by its two eigenvalues.
    const along = (w1 * x + w2 * y) / Math.sqrt(square);
    const rest = x * x + y * y - along * along;
    return (
      -Math.log(2 * Math.PI) -
      0.5 * Math.log((square + s) * s) -
      along ** 2 / (2 * (square + s)) -
      rest / (2 * s)
    );
  };
  /** Mean over the law of ε by Gauss–Hermite points of order 3, exact for polynomials up to x⁵. */
  const bound = (theta: Float64Array, x: number, y: number) => {
    const root = Math.sqrt(3);
    return [
      [-root, 1 / 6],
      [0, 2 / 3],
      [root, 1 / 6],
    ].reduce(
      (sum, [e, weight]) =>
        sum - weight * costOf(model, theta, Float64Array.of(x, y), Float64Array.of(e)).cost,
      0,
    );
  };

  it('bounds ln p(x) of a linear model exactly when its encoder is the posterior, from below otherwise', () => {
    const theta = exactPosterior();
    const rng = createRng(8);
    for (let k = 0; k < 20; k++) {
      const [x, y] = [2 * normal(rng), 2 * normal(rng)];
      expect(bound(theta, x, y)).toBeCloseTo(logDensity(x, y), 11);
      const worse = theta.slice();
      worse[k % 6] += 0.3;
      expect(bound(worse, x, y)).toBeLessThan(logDensity(x, y) - 1e-4);
    }
  });

  it('divergence is that of two normal laws', () => {
    const theta = new Float64Array(autoencoderSize(model));
    autoencoderParts(model, theta).encoder.set([0, 0, 0, 0, 0.9, Math.log(0.3)]);
    const { divergence } = costOf(model, theta, Float64Array.of(1, 2), Float64Array.of(0.5));
    expect(divergence).toBeCloseTo(0.5 * (0.81 + 0.3 - Math.log(0.3) - 1), 14);
  });
});

describe.each(['cpu', 'wasm'] as const)('autoencoders on %s', (engine) => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice(engine, nodeAssets);
    await loadGradients();
  });

  it.each([
    ['plain', false, 'tanh'],
    ['variational', true, 'tanh'],
    ['variational', true, 'relu'],
  ] as const)(
    '%s %s %s: same weights, same cost and gradient to 1e-4, no tensor left behind',
    async (_, variational, activation) => {
      const rng = createRng(6);
      const model = createAutoencoder(2, [16, 16], 2, variational, activation);
      const theta = random(model, rng);
      const [x, noise] = [normals(64, rng), normals(64, rng)];
      const { cost, gradient } = costOf(model, theta, x, noise);
      await device.activate();
      const held = tf.memory().numTensors;
      const onDevice = new Float64Array(theta.length);
      const value = await autoencoderGradientOnDevice(device, model, theta, { x, noise, rows: 32 }, onDevice);
      expect(tf.memory().numTensors).toBe(held);
      expect(Math.abs(value / cost - 1)).toBeLessThan(1e-4);
      const scale = Math.max(...gradient.map(Math.abs));
      gradient.forEach((g, i) => {
        expect(Math.abs(onDevice[i] - g) / scale, `θ${i}`).toBeLessThan(1e-4);
      });
    },
  );

  it('several corrections are those of the float64 kernel, and no tensor is left behind', async () => {
    const rng = createRng(2);
    const model = createAutoencoder(2, [8], 2, true);
    const theta = firstAutoencoder(model, rng);
    const other = theta.slice();
    const [memory, otherMemory] = [createAdam(theta.length), createAdam(theta.length)];
    const rows = 16;
    const batches = { x: normals(2 * rows * 5, rng), noise: normals(2 * rows * 5, rng), rows };
    const scratch = createAutoencoderScratch(model, rows);
    const gradient = new Float64Array(theta.length);
    let cost = 0;
    for (let k = 0; k < 5; k++) {
      const part = (values: Float64Array) => values.subarray(2 * rows * k, 2 * rows * (k + 1));
      ({ cost } = autoencoderGradient(
        model,
        theta,
        part(batches.x),
        rows,
        part(batches.noise),
        gradient,
        scratch,
      ));
      adam(theta, gradient, memory, 0.01);
    }
    await device.activate();
    const held = tf.memory().numTensors;
    const value = await trainAutoencoderOnDevice(device, model, other, otherMemory, batches, 0.01);
    expect(tf.memory().numTensors).toBe(held);
    expect(Math.abs(value / cost - 1)).toBeLessThan(1e-4);
    const first = firstAutoencoder(model, createRng(2));
    theta.forEach((v, i) => {
      expect(Math.abs(other[i] - v), `θ${i}`).toBeLessThan(2e-5);
    });
    expect(Math.max(...theta.map((v, i) => Math.abs(v - first[i])))).toBeGreaterThan(0.03);
    expect(otherMemory.decay).toEqual(memory.decay);
  });

  it('keeps θ and the memory when the device is lost', async () => {
    const rng = createRng(2);
    const model = createAutoencoder(2, [4], 1, true);
    const theta = firstAutoencoder(model, rng);
    const memory = createAdam(theta.length);
    const before = structuredClone({ theta, memory });
    const dying: Device = { ...device, read: () => Promise.reject(new Error('gone')) };
    const batches = { x: normals(8, rng), noise: normals(4, rng), rows: 4 };
    await expect(trainAutoencoderOnDevice(dying, model, theta, memory, batches, 0.1)).rejects.toThrow('gone');
    expect({ theta, memory }).toEqual(before);
  });
});
