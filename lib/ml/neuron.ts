/**
 * One linear neuron with one input: z = w x + b, a = z, cost C = ½(a − y)², averaged over all points.
 * θ = [w, b]; points are flat, [x₀, y₀, x₁, y₁, …].
 */

/** Output a of the neuron for the input x: the weighted sum itself, since the neuron is linear. */
export function feedForward(theta: Float64Array, x: number): number {
  const a = theta[0] * x + theta[1];
  return a;
}

/**
 * Mean cost over the points and, by the chain rule, its derivatives: δ = ∂C/∂z = a − y, ∂C/∂w = δ x, ∂C/∂b = δ.
 *
 * @param gradient receives the means of [∂C/∂w, ∂C/∂b]
 * @returns the mean of ½(a − y)²
 */
export function costAndGradient(theta: Float64Array, points: Float64Array, gradient: Float64Array): number {
  const n = points.length / 2;
  let cost = 0;
  gradient.fill(0);
  for (let i = 0; i < n; i++) {
    const x = points[2 * i];
    const y = points[2 * i + 1];
    const a = feedForward(theta, x);
    const delta = a - y;
    cost += (0.5 * delta * delta) / n;
    gradient[0] += (delta * x) / n;
    gradient[1] += delta / n;
  }
  return cost;
}
