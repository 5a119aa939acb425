/**
 * Largest difference between a gradient and the slopes of a function by Richardson's combination of two central
 * differences (error of fourth order), over the largest slope.
 */
export function gradientError(
  cost: (theta: Float64Array) => number,
  theta: Float64Array,
  gradient: Float64Array,
  h = 1e-3,
): number {
  const scale = Math.max(...gradient.map(Math.abs));
  let worst = 0;
  for (let i = 0; i < theta.length; i++) {
    const at = (shift: number) => {
      const moved = theta.slice();
      moved[i] += shift;
      return cost(moved);
    };
    const slope = (step: number) => (at(step) - at(-step)) / (2 * step);
    const numerical = (4 * slope(h / 2) - slope(h)) / 3;
    worst = Math.max(worst, Math.abs(numerical - gradient[i]) / scale);
  }
  return worst;
}
