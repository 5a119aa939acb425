/**
 * Rules that turn a gradient into a step of flat parameters θ, in place. Their memory is typed arrays, so that it lives
 * inside the state of a simulation.
 */

/** Gradient descent: θ ← θ − η g. */
export function gradientDescent(
  theta: Float64Array,
  gradient: ArrayLike<number>,
  learningRate: number,
): void {
  for (let i = 0; i < theta.length; i++) theta[i] -= learningRate * gradient[i];
}

/** Velocity of `momentum`, zero at the start; length of θ. */
export function createMomentum(size: number): Float64Array {
  return new Float64Array(size);
}

/**
 * Gradient descent with memory (B. T. Polyak, USSR Comput. Math. Math. Phys. 4, 1, 1964): v ← μ v − η g, θ ← θ + v.
 *
 * @param friction μ in [0, 1): share of the velocity that survives a step
 */
export function momentum(
  theta: Float64Array,
  gradient: ArrayLike<number>,
  velocity: Float64Array,
  learningRate: number,
  friction = 0.9,
): void {
  for (let i = 0; i < theta.length; i++) {
    velocity[i] = friction * velocity[i] - learningRate * gradient[i];
    theta[i] += velocity[i];
  }
}

/** Memory of `adam`. */
export interface AdamState {
  /** Running mean of g, length of θ. */
  first: Float64Array;
  /** Running mean of g², length of θ. */
  second: Float64Array;
  /** [β₁ᵗ, β₂ᵗ], 1 before the first step. */
  decay: Float64Array;
}

/** Memory of `adam` before the first step. */
export function createAdam(size: number): AdamState {
  return { first: new Float64Array(size), second: new Float64Array(size), decay: Float64Array.of(1, 1) };
}

/**
 * Adam (D. P. Kingma and J. Ba, ICLR 2015, algorithm 1): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← θ − η m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
 */
export function adam(
  theta: Float64Array,
  gradient: ArrayLike<number>,
  state: AdamState,
  learningRate: number,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
): void {
  const { first, second, decay } = state;
  decay[0] *= beta1;
  decay[1] *= beta2;
  const meanScale = 1 / (1 - decay[0]);
  const squareScale = 1 / (1 - decay[1]);
  for (let i = 0; i < theta.length; i++) {
    const g = gradient[i];
    first[i] = beta1 * first[i] + (1 - beta1) * g;
    second[i] = beta2 * second[i] + (1 - beta2) * g * g;
    theta[i] -= (learningRate * meanScale * first[i]) / (Math.sqrt(squareScale * second[i]) + epsilon);
  }
}
