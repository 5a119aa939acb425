import { countStates, createPairEnergy, energyOf, visitStates } from '@/lib/ml/energy';
import type { Computed } from '../computed';

const { abs, exp, log, round, sinh, sqrt } = Math;

/** Yang's magnetisation of the square lattice. */
const yang = (T: number) => (1 - sinh(2 / T) ** -4) ** (1 / 8);

/** Mean |m| of 4 × 4 arrows with periodic edges, all arrangements counted. */
function meanMagnetization(T: number): number {
  const L = 4;
  const model = createPairEnergy(L * L, -1);
  const couple = (i: number, j: number) => {
    model.weights[i * L * L + j] += 1;
    model.weights[j * L * L + i] += 1;
  };
  for (let y = 0; y < L; y++) {
    for (let x = 0; x < L; x++) {
      couple(y * L + x, y * L + ((x + 1) % L));
      couple(y * L + x, ((y + 1) % L) * L + x);
    }
  }
  let z = 0;
  let sum = 0;
  visitStates(model, (s, energy) => {
    const weight = exp(-(round(energy) + 32) / T);
    z += weight;
    sum += (weight * abs(s.reduce((a, b) => a + b, 0))) / (L * L);
  });
  return sum / z;
}

/** erf by Simpson's rule. */
function erf(x: number): number {
  const n = 400;
  let sum = 0;
  for (let k = 0; k <= n; k++) sum += (k === 0 || k === n ? 1 : k % 2 ? 4 : 2) * exp(-(((k * x) / n) ** 2));
  return ((2 / sqrt(Math.PI)) * sum * x) / n / 3;
}

/** Load at which a memory with the overlap erf y is at rest, many random pictures stored, no temperature. */
const loadAt = (y: number) => 0.5 * (erf(y) / y - (2 / sqrt(Math.PI)) * exp(-y * y)) ** 2;

/** y of the largest load. */
function criticalY(): number {
  let best = 1;
  for (let y = 1; y < 2; y += 1e-3) if (loadAt(y) > loadAt(best)) best = y;
  return best;
}

/** Units 0 and 1 with given biases and bonds. */
function bits(bias: number[], bonds: [number, number, number][]) {
  const n = bias.length;
  const model = createPairEnergy(n, 0);
  model.bias.set(bias);
  for (const [i, j, w] of bonds) model.weights[i * n + j] = model.weights[j * n + i] = w;
  return model;
}

const three = bits(
  [0.1, -0.2, 0.05],
  [
    [0, 1, 0.5],
    [0, 2, -0.4],
    [1, 2, 0.3],
  ],
);
/** Three visible units and then two hidden ones. */
const small = bits(
  [0.1, -0.2, 0.3, -0.1, 0.2],
  [
    [0, 3, 0.5],
    [0, 4, -0.3],
    [1, 3, 0.2],
    [1, 4, 0.4],
    [2, 3, -0.6],
    [2, 4, 0.1],
  ],
);
/** Sum of the Boltzmann factors with the visible units held. */
const held = (v: number[]) =>
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ].reduce((sum, h) => sum + exp(-energyOf(small, [...v, ...h])), 0);

/** Share of units that the first step leaves wrong. */
const wrongAt = (load: number) => 50 * (1 - erf(1 / sqrt(2 * load)));

/** m = tanh(m/T). */
function meanField(T: number): number {
  let m = 1;
  for (let k = 0; k < 500; k++) m = Math.tanh(m / T);
  return m;
}

const examples = [
  [1, 1, 0],
  [1, 1, 0],
  [0, 0, 1],
  [1, 0, 0],
];
const overExamples = (f: (v: number[]) => number) => examples.reduce((sum, v) => sum + f(v) / 4, 0);
/** ⟨v₁h₁⟩ with the visible units held. */
const firstPair = (v: number[]) =>
  (v[0] * exp(-energyOf(small, [...v, 1, 0]))) / held(v) +
  (v[0] * exp(-energyOf(small, [...v, 1, 1]))) / held(v);

/** Numbers of chapter 4. */
export default {
  'ising-tc': () => 2 / log(1 + sqrt(2)),
  'ising-m-2': () => yang(2),
  'ising-m-22': () => yang(2.2),
  'ising16-m-1': () => meanMagnetization(1),
  'ising16-m-2': () => meanMagnetization(2),
  'ising16-m-3': () => meanMagnetization(3),
  'potts2-tc': () => 1 / log(1 + sqrt(2)),
  'potts8-tc': () => 1 / log(1 + sqrt(8)),
  'hopfield-critical-load': () => loadAt(criticalY()),
  'hopfield-critical-errors': () => 50 * (1 - erf(criticalY())),
  'hopfield-wrong-10': () => wrongAt(0.1),
  'hopfield-wrong-critical': () => wrongAt(0.138),
  'hopfield-wrong-20': () => wrongAt(0.2),
  'warm-memory-equation': () => meanField(0.6),
  'boltzmann3-z': () => exp(countStates(three).logZ),
  'boltzmann3-pair': () => countStates(three).products[1],
  'rbm32-z': () => exp(countStates(small).logZ),
  'rbm32-free-energy': () => -log(held([1, 1, 0])),
  'rbm32-likelihood': () => overExamples((v) => log(held(v))) - countStates(small).logZ,
  'rbm32-slope': () => overExamples(firstPair) - countStates(small).products[3],
  'rbm32-probability': () => held([1, 1, 0]) / exp(countStates(small).logZ),
} satisfies Computed;
