/**
 * The mean cost of a linear neuron is a paraboloid over the (w, b) plane, so that gradient descent has a closed form:
 * along each eigenvector of the Hessian H = [[⟨x²⟩, ⟨x⟩], [⟨x⟩, 1]] a correction multiplies the distance to the minimum
 * by 1 − ηλ.
 */
export interface Landscape {
  /** λ, the smaller one first; the smaller is 0 when all points have the same x. */
  eigenvalues: [number, number];
  /** Unit eigenvectors [w, b] in the same order. */
  eigenvectors: [[number, number], [number, number]];
  /** [w, b] where the cost is least; on a valley of such places the one that the descent from `start` reaches. */
  minimum: [number, number];
  /** The least mean cost. */
  minimumCost: number;
}

/**
 * @param points flat, [x₀, y₀, x₁, y₁, …]
 * @param start [w, b]: decides which place of a valley is called the minimum
 */
export function landscapeOf(points: Float64Array, start: readonly [number, number]): Landscape {
  const n = points.length / 2;
  const mean = (f: (x: number, y: number) => number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += f(points[2 * i], points[2 * i + 1]);
    return sum / n;
  };
  const xBar = mean((x) => x);
  const yBar = mean((_, y) => y);
  const xx = mean((x) => x * x);
  const variance = mean((x) => (x - xBar) * (x - xBar));
  const covariance = mean((x, y) => (x - xBar) * (y - yBar));
  const half = (xx - 1) / 2;
  const large = (xx + 1) / 2 + Math.sqrt(half * half + xBar * xBar);
  // The determinant of H is the variance of x; the plain difference of roots would lose it.
  const small = variance / large;
  const steep = unit(xx >= 1 ? [large - 1, xBar] : [xBar, large - xx]);
  const flat = variance <= 1e-12 * xx || variance === 0;
  const minimum: [number, number] = flat
    ? nearest(start, xBar, yBar)
    : [covariance / variance, yBar - (covariance / variance) * xBar];
  return {
    eigenvalues: [flat ? 0 : small, large],
    eigenvectors: [[-steep[1], steep[0]], steep],
    minimum,
    minimumCost: mean((x, y) => {
      const residual = minimum[0] * x + minimum[1] - y;
      return 0.5 * residual * residual;
    }),
  };
}

/** The place on the valley w x̄ + b = ȳ that is nearest to the start: gradients point across the valley, never along. */
function nearest([w, b]: readonly [number, number], xBar: number, yBar: number): [number, number] {
  const shift = (w * xBar + b - yBar) / (xBar * xBar + 1);
  return [w - shift * xBar, b - shift];
}

function unit([u, v]: [number, number]): [number, number] {
  const length = Math.sqrt(u * u + v * v);
  return [u / length, v / length];
}

/** Largest learning rate with which the descent does not diverge: 2/λ_max. */
export function largestLearningRate({ eigenvalues }: Landscape): number {
  return 2 / eigenvalues[1];
}

/** Learning rate with the fastest descent in the long run: both directions shrink equally fast, 2/(λ_min + λ_max). */
export function bestLearningRate({ eigenvalues: [small, large] }: Landscape): number {
  return 2 / (small + large);
}

/** Mean cost after `count` corrections from `start`, C_min + ½ Σ_i λ_i d_i² (1 − ηλ_i)^2k, without making them. */
export function costAfter(
  landscape: Landscape,
  start: readonly [number, number],
  learningRate: number,
  count: number,
): number {
  const { eigenvalues, eigenvectors, minimum, minimumCost } = landscape;
  let cost = minimumCost;
  for (let i = 0; i < 2; i++) {
    const distance =
      eigenvectors[i][0] * (start[0] - minimum[0]) + eigenvectors[i][1] * (start[1] - minimum[1]);
    const left = distance * power(1 - learningRate * eigenvalues[i], count);
    cost += 0.5 * eigenvalues[i] * left * left;
  }
  return cost;
}

/** base^count by repeated squaring: the same bits in every engine. */
function power(base: number, count: number): number {
  let result = 1;
  for (let square = base, k = count; k > 0; k = Math.floor(k / 2), square *= square) {
    if (k % 2 === 1) result *= square;
  }
  return result;
}
