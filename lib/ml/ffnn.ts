import { sigmoid, tanh } from '@/lib/math';

/**
 * A feed-forward network with one input, one hidden layer and one linear output:
 * f(x) = c + Σ_j v_j σ(w_j x + b_j), trained on the mean of ½(f(x) − y)².
 *
 * θ is flat: [w₁ … w_H, b₁ … b_H, v₁ … v_H, c].
 */
export interface Network {
  hidden: number;
  activation: Activation;
}

/** `polynomial` is σ(z) = z³: the only one of the four that the approximation theorem excludes. */
export type Activation = 'sigmoid' | 'tanh' | 'relu' | 'polynomial';

/** Length of θ. */
export function parameterCount({ hidden }: Network): number {
  return 3 * hidden + 1;
}

/** σ(z). */
export function activate(activation: Activation, z: number): number {
  switch (activation) {
    case 'sigmoid':
      return sigmoid(z);
    case 'tanh':
      return tanh(z);
    case 'relu':
      return Math.max(0, z);
    case 'polynomial':
      return z * z * z;
  }
}

/** σ′(z), from z and a = σ(z). */
export function activationSlope(activation: Activation, z: number, a: number): number {
  switch (activation) {
    case 'sigmoid':
      return a * (1 - a);
    case 'tanh':
      return 1 - a * a;
    case 'relu':
      return z > 0 ? 1 : 0;
    case 'polynomial':
      return 3 * z * z;
  }
}

/** The network's output at x. */
export function feedForward({ hidden, activation }: Network, theta: Float64Array, x: number): number {
  let sum = theta[3 * hidden];
  for (let j = 0; j < hidden; j++) {
    sum += theta[2 * hidden + j] * activate(activation, theta[j] * x + theta[hidden + j]);
  }
  return sum;
}

/** Every `stride`-th training point from `first` on; all of them with 0 and 1. */
export interface Batch {
  first: number;
  stride: number;
}

/** Training points. */
export interface Samples {
  x: Float64Array;
  y: Float64Array;
}

/**
 * Mean cost over a batch and its gradient by backpropagation: δ = f(x) − y goes back through v_j σ′(z_j).
 *
 * @param gradient receives ∂C/∂θ, length of θ
 * @param work scratch, at least 2·hidden numbers
 * @returns the mean of ½(f(x) − y)²
 */
export function costAndGradient(
  { hidden, activation }: Network,
  theta: Float64Array,
  { x, y }: Samples,
  { first, stride }: Batch,
  gradient: Float64Array,
  work: Float64Array,
): number {
  gradient.fill(0);
  const n = Math.ceil((x.length - first) / stride);
  let cost = 0;
  for (let i = first; i < x.length; i += stride) {
    let f = theta[3 * hidden];
    for (let j = 0; j < hidden; j++) {
      const z = theta[j] * x[i] + theta[hidden + j];
      const a = activate(activation, z);
      work[j] = z;
      work[hidden + j] = a;
      f += theta[2 * hidden + j] * a;
    }
    const delta = (f - y[i]) / n;
    cost += 0.5 * delta * (f - y[i]);
    for (let j = 0; j < hidden; j++) {
      const a = work[hidden + j];
      const back = delta * theta[2 * hidden + j] * activationSlope(activation, work[j], a);
      gradient[j] += back * x[i];
      gradient[hidden + j] += back;
      gradient[2 * hidden + j] += delta * a;
    }
    gradient[3 * hidden] += delta;
  }
  return cost;
}

/** Mean cost over all training points. */
export function meanCost(network: Network, theta: Float64Array, { x, y }: Samples): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const residual = feedForward(network, theta, x[i]) - y[i];
    sum += 0.5 * residual * residual;
  }
  return sum / x.length;
}
