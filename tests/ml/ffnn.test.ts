import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, activate } from '@/lib/ml/activations';
import { probabilities } from '@/lib/ml/costs';
import {
  type Activation,
  checkNetwork,
  costAndGradient,
  createWorkspace,
  everyRow,
  layerStart,
  meanCost,
  type Network,
  outputsOf,
  parameterCount,
  type Samples,
} from '@/lib/ml/ffnn';
import { createRng, normal, type Rng } from '@/lib/rng';

function randomTheta(network: Network, rng: Rng, size = 0.6): Float64Array {
  return Float64Array.from({ length: parameterCount(network) }, () => size * normal(rng));
}

/** Targets that a network's cost understands: probabilities, one class in each row, or any numbers. */
function randomSamples({ sizes, cost }: Network, n: number, rng: Rng): Samples {
  const width = sizes[sizes.length - 1];
  const targets = new Float64Array(n * width);
  for (let s = 0; s < n; s++) {
    if (cost !== 'crossEntropy') for (let k = 0; k < width; k++) targets[s * width + k] = 2 * normal(rng);
    else if (width === 1) targets[s] = s % 2;
    else targets[s * width + (s % width)] = 1;
  }
  return { inputs: Float64Array.from({ length: n * sizes[0] }, () => normal(rng)), targets };
}

function gradientOf(network: Network, theta: Float64Array, samples: Samples) {
  const n = samples.inputs.length / network.sizes[0];
  const gradient = new Float64Array(theta.length);
  const cost = costAndGradient(network, theta, samples, everyRow(n), gradient, createWorkspace(network, n));
  return { cost, gradient };
}

/** The plainest forward pass: one sample, one unit after the other, and the elementary functions of the engine. */
function plainOutput({ sizes, activation, output }: Network, theta: Float64Array, x: number[]): number[] {
  const named: Record<Activation, (z: number) => number> = {
    sigmoid: (z) => 1 / (1 + Math.exp(-z)),
    tanh: Math.tanh,
    relu: (z) => Math.max(0, z),
    gelu: (z) => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
    identity: (z) => z,
    polynomial: (z) => z ** 3,
  };
  let a = x;
  let at = 0;
  for (let l = 1; l < sizes.length; l++) {
    const rows = Array.from({ length: sizes[l] }, (_, j) =>
      theta.slice(at + j * a.length, at + (j + 1) * a.length),
    );
    const bias = theta.slice(at + sizes[l] * a.length, at + sizes[l] * (a.length + 1));
    at += sizes[l] * (a.length + 1);
    const below = a;
    a = rows.map((row, j) => {
      const z = row.reduce((sum, w, i) => sum + w * below[i], bias[j]);
      return named[l < sizes.length - 1 ? activation : output](z);
    });
  }
  return a;
}

describe('the network forward', () => {
  it.each(ACTIVATIONS)(
    '%s: any width, depth and number of samples gives the plainest loops',
    (activation) => {
      const rng = createRng(11);
      for (const sizes of [
        [1, 1],
        [3, 2],
        [2, 5, 1],
        [4, 3, 6, 2],
        [1, 2, 3, 4, 5],
      ]) {
        for (const n of [1, 2, 3, 4, 5, 8, 9]) {
          const network: Network = { sizes, activation, output: 'tanh', cost: 'squared' };
          const theta = randomTheta(network, rng);
          const { inputs } = randomSamples(network, n, rng);
          const width = sizes[sizes.length - 1];
          // A workspace smaller than the list makes it run in portions.
          const f = outputsOf(network, theta, inputs, createWorkspace(network, 4));
          for (let s = 0; s < n; s++) {
            const plain = plainOutput(
              network,
              theta,
              Array.from(inputs.slice(s * sizes[0], (s + 1) * sizes[0])),
            );
            plain.forEach((v, k) => {
              expect(f[s * width + k]).toBeCloseTo(v, 12);
            });
          }
        }
      }
    },
  );

  it('θ holds the rows of a layer, then its biases', () => {
    const network: Network = { sizes: [2, 3, 1], activation: 'tanh', output: 'identity', cost: 'squared' };
    expect(parameterCount(network)).toBe(13);
    expect([1, 2].map((l) => layerStart(network.sizes, l))).toEqual([0, 9]);
    const theta = Float64Array.of(1, 2, 3, 4, 5, 6, 0.1, 0.2, 0.3, 7, 8, 9, 0.4);
    const f = outputsOf(network, theta, Float64Array.of(0.5, -0.25), createWorkspace(network, 1))[0];
    expect(f).toBeCloseTo(7 * Math.tanh(0.1) + 8 * Math.tanh(0.7) + 9 * Math.tanh(1.3) + 0.4, 14);
  });

  it('a silenced number is not taken for 0: NaN comes through every activation', () => {
    for (const activation of ACTIVATIONS) expect(activate(activation, Number.NaN)).toBeNaN();
  });

  it('refuses what is no network', () => {
    const network: Network = { sizes: [2, 1], activation: 'tanh', output: 'identity', cost: 'crossEntropy' };
    expect(() => checkNetwork(network)).not.toThrow();
    expect(() => checkNetwork({ ...network, sizes: [2] })).toThrow('sizes: 1 layers');
    expect(() => checkNetwork({ ...network, sizes: [2, 0, 1] })).toThrow('sizes = 2-0-1');
    expect(() => checkNetwork({ ...network, output: 'tanh' })).toThrow('output = tanh');
  });
});

describe('the gradient', () => {
  const pairs: [Network['cost'], Activation, Activation, number][] = [];
  for (const activation of ACTIVATIONS) {
    for (const output of ACTIVATIONS) {
      pairs.push(['squared', activation, output, 2], ['huber', activation, output, 2]);
    }
    pairs.push(['crossEntropy', activation, 'identity', 1], ['crossEntropy', activation, 'identity', 3]);
  }

  it.each(pairs)(
    '%s, %s, output %s (%i): each layer to 1e-6 of finite differences',
    (cost, activation, output, width) => {
      const network: Network = { sizes: [3, 4, 3, width], activation, output, cost };
      const rng = createRng(3);
      const theta = randomTheta(network, rng);
      const samples = randomSamples(network, 6, rng);
      const { cost: value, gradient } = gradientOf(network, theta, samples);
      expect(value / meanCost(network, theta, samples, createWorkspace(network, 4))).toBeCloseTo(1, 12);
      for (let l = 1; l < network.sizes.length; l++) {
        let [error, norm] = [0, 0];
        for (let i = layerStart(network.sizes, l); i < layerStart(network.sizes, l + 1); i++) {
          const at = (shift: number) => {
            const moved = theta.slice();
            moved[i] += shift;
            return meanCost(network, moved, samples, createWorkspace(network, 8));
          };
          // Richardson's combination of two central differences: its error is of fourth order.
          const slope = (h: number) => (at(h) - at(-h)) / (2 * h);
          const numerical = (4 * slope(5e-4) - slope(1e-3)) / 3;
          error += (numerical - gradient[i]) ** 2;
          norm += gradient[i] ** 2;
        }
        expect(norm).toBeGreaterThan(0);
        expect(Math.sqrt(error / norm), `layer ${l}`).toBeLessThan(1e-6);
      }
    },
  );

  it('one linear layer: Xᵀ(Xw − y)/n', () => {
    const network: Network = { sizes: [2, 1], activation: 'tanh', output: 'identity', cost: 'squared' };
    const samples = { inputs: Float64Array.of(1, 2, 3, -1, 0, 4), targets: Float64Array.of(1, 0, -2) };
    const { cost, gradient } = gradientOf(network, Float64Array.of(0.5, -1, 0.25), samples);
    const residuals = [0.5 - 2 + 0.25 - 1, 1.5 + 1 + 0.25, -4 + 0.25 + 2];
    expect(cost).toBeCloseTo(residuals.reduce((sum, r) => sum + 0.5 * r * r, 0) / 3, 14);
    const [a, b, c] = residuals;
    expect(Array.from(gradient)).toEqual(
      [(a + 3 * b) / 3, (2 * a - b + 4 * c) / 3, (a + b + c) / 3].map((v) => expect.closeTo(v, 14)),
    );
  });

  it('softmax regression: (p − y) xᵀ, and −ln p of the truth', () => {
    const network: Network = { sizes: [2, 3], activation: 'tanh', output: 'identity', cost: 'crossEntropy' };
    const theta = Float64Array.of(1, 0, 0, 1, -1, -1, 0.1, 0, -0.1);
    const x = [0.7, -0.4];
    const e = [Math.exp(0.8), Math.exp(-0.4), Math.exp(-0.4)];
    const p = e.map((v) => v / (e[0] + e[1] + e[2]));
    const { cost, gradient } = gradientOf(network, theta, {
      inputs: Float64Array.from(x),
      targets: Float64Array.of(0, 1, 0),
    });
    expect(cost).toBeCloseTo(-Math.log(p[1]), 13);
    const error = [p[0], p[1] - 1, p[2]];
    expect(Array.from(gradient)).toEqual(
      [...error.flatMap((d) => x.map((v) => d * v)), ...error].map((v) => expect.closeTo(v, 13)),
    );
  });

  it('logistic regression, and two softmax outputs that say the same', () => {
    const one: Network = { sizes: [1, 1], activation: 'tanh', output: 'identity', cost: 'crossEntropy' };
    const { cost, gradient } = gradientOf(one, Float64Array.of(2, -0.3), {
      inputs: Float64Array.of(0.9),
      targets: Float64Array.of(0),
    });
    const p = 1 / (1 + Math.exp(-1.5));
    expect(cost).toBeCloseTo(-Math.log(1 - p), 13);
    expect(Array.from(gradient)).toEqual([expect.closeTo(0.9 * p, 13), expect.closeTo(p, 13)]);
    const two = gradientOf({ ...one, sizes: [1, 2] }, Float64Array.of(0, 2, 0, -0.3), {
      inputs: Float64Array.of(0.9),
      targets: Float64Array.of(1, 0),
    });
    expect(two.cost).toBeCloseTo(cost, 13);
    expect(Array.from(probabilities(Float64Array.of(1.5)))).toEqual([expect.closeTo(p, 14)]);
    expect(Array.from(probabilities(Float64Array.of(0, 1.5)))).toEqual([
      expect.closeTo(1 - p, 14),
      expect.closeTo(p, 14),
    ]);
  });

  it('the costs stay finite where an exponential would not', () => {
    const network: Network = { sizes: [1, 1], activation: 'tanh', output: 'identity', cost: 'crossEntropy' };
    const samples = { inputs: Float64Array.of(1, 1), targets: Float64Array.of(0, 1) };
    expect(gradientOf(network, Float64Array.of(1000, 0), samples).cost).toBe(500);
    const three = gradientOf({ ...network, sizes: [1, 3] }, Float64Array.of(900, 0, -900, 0, 0, 0), {
      inputs: Float64Array.of(1),
      targets: Float64Array.of(0, 0, 1),
    });
    expect(three.cost).toBe(1800);
    expect(Array.from(probabilities(Float64Array.of(-1000)))).toEqual([0]);
  });

  it('a batch of chosen rows: the mean of their own gradients, whatever stood in the workspace before', () => {
    const network: Network = { sizes: [2, 3, 2], activation: 'sigmoid', output: 'tanh', cost: 'huber' };
    const rng = createRng(9);
    const theta = randomTheta(network, rng);
    const samples = randomSamples(network, 12, rng);
    const work = createWorkspace(network, 8);
    const gradient = new Float64Array(theta.length);
    costAndGradient(network, theta, samples, { ...everyRow(12), first: 4, count: 8 }, gradient, work);
    const rows = [7, 2, 11, 0, 5];
    const mean = new Float64Array(theta.length);
    for (const row of rows) {
      costAndGradient(network, theta, samples, { order: [row], first: 0, count: 1 }, gradient, work);
      gradient.forEach((g, i) => {
        mean[i] += g / rows.length;
      });
    }
    costAndGradient(network, theta, samples, { order: [3, ...rows], first: 1, count: 5 }, gradient, work);
    expect(Array.from(gradient)).toEqual(Array.from(mean, (v) => expect.closeTo(v, 14)));
  });

  it('does not hide an overflow', () => {
    const network: Network = { sizes: [1, 2, 1], activation: 'relu', output: 'identity', cost: 'squared' };
    const theta = new Float64Array(7).fill(1e200);
    expect(
      Number.isFinite(
        gradientOf(network, theta, { inputs: Float64Array.of(1), targets: Float64Array.of(0) }).cost,
      ),
    ).toBe(false);
  });
});
