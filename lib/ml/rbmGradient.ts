/**
 * Gradients of a restricted Boltzmann machine: means of products of two layers, and the step that follows them.
 */
import type { Rbm } from './rbm';
import { addOuterProducts, addRows } from './rbmBlocks';

/** A number for each weight and bias: a gradient, a velocity, a mean of weights. */
export interface RbmParameters {
  weights: Float64Array;
  visibleBias: Float64Array;
  hiddenBias: Float64Array;
}

/** Zeros in the shape of a machine. */
export function createParameters({ visible, hidden }: Rbm): RbmParameters {
  return {
    weights: new Float64Array(visible * hidden),
    visibleBias: new Float64Array(visible),
    hiddenBias: new Float64Array(hidden),
  };
}

/** Adds scale ⟨x h⟩, scale ⟨x⟩ and scale ⟨h⟩, means over `rows` configurations. */
export function addStatistics(
  rbm: Rbm,
  x: Float64Array,
  h: Float64Array,
  rows: number,
  scale: number,
  out: RbmParameters,
): void {
  const { visible, hidden } = rbm;
  addOuterProducts(x, h, rows, visible, hidden, scale / rows, out.weights);
  addRows(x, rows, visible, scale / rows, out.visibleBias);
  addRows(h, rows, hidden, scale / rows, out.hiddenBias);
}

/** Means become derivatives: those by a_i and w_ij carry 1/σ_i². */
export function overVariance({ kind, visible, hidden, sigma }: Rbm, gradient: RbmParameters): void {
  if (kind === 'binary') return;
  for (let i = 0; i < visible; i++) {
    const precision = 1 / (sigma[i] * sigma[i]);
    gradient.visibleBias[i] *= precision;
    for (let j = i * hidden; j < (i + 1) * hidden; j++) gradient.weights[j] *= precision;
  }
}

export interface AscentSettings {
  /** η, of the mean over a batch. */
  learningRate: number;
  /** Part of the last change that is made again, 0 … < 1. */
  momentum: number;
  /** λ of the penalty ½λ Σ w²; biases are free. */
  weightDecay: number;
}

/** Δ ← μΔ + η(gradient − λw), parameter ← parameter + Δ. */
export function applyGradient(
  rbm: Rbm,
  gradient: RbmParameters,
  velocity: RbmParameters,
  { learningRate, momentum, weightDecay }: AscentSettings,
): void {
  ascend(rbm.weights, gradient.weights, velocity.weights, learningRate, momentum, weightDecay);
  ascend(rbm.visibleBias, gradient.visibleBias, velocity.visibleBias, learningRate, momentum, 0);
  ascend(rbm.hiddenBias, gradient.hiddenBias, velocity.hiddenBias, learningRate, momentum, 0);
}

function ascend(
  w: Float64Array,
  g: Float64Array,
  velocity: Float64Array,
  rate: number,
  momentum: number,
  decay: number,
): void {
  for (let k = 0; k < w.length; k++) {
    velocity[k] = momentum * velocity[k] + rate * (g[k] - decay * w[k]);
    w[k] += velocity[k];
  }
}
