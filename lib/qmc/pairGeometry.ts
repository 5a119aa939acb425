import { padeJastrowPair } from './padeJastrowPair';
import { pairMoments, pairNodes } from './pairFunction';

/** Energy of a two-parameter state without noise, its slope, and the metric of the states around it. */
export interface PairGeometry {
  energy: number;
  /** ∂E/∂α, ∂E/∂β */
  gradient: [number, number];
  /** S_αα, S_αβ, S_ββ with S_kl = ⟨O_k O_l⟩ − ⟨O_k⟩⟨O_l⟩ */
  metric: [number, number, number];
}

const DIMENSIONS = 2;

/** E(α, β) of Ψ = e^(−αω(r₁² + r₂²)/2) e^(r₁₂/(1 + βr₁₂)) for two electrons in the plane, by quadrature. */
export function pairEnergy(omega: number, alpha: number, beta: number): number {
  return pairMoments(padeJastrowPair(alpha * omega, beta, DIMENSIONS), omega).energy;
}

/**
 * The same with slope and metric. With r₁² + r₂² = 2R² + r²/2, O_α = −ω(R² + r²/4) and O_β = −r²/(1 + βr)²; R² is
 * exponentially distributed with the variance 1/(2αω)², independent of r, so that only means over r remain.
 */
export function pairGeometry(omega: number, alpha: number, beta: number): PairGeometry {
  const pair = padeJastrowPair(alpha * omega, beta, DIMENSIONS);
  const { r, weight, norm } = pairNodes(pair);
  const sums = new Float64Array(5);
  for (let k = 0; k < r.length; k++) {
    const share = weight[k] / norm;
    const square = r[k] * r[k];
    const inverse = 1 / (1 + beta * r[k]);
    const slope = -square * inverse * inverse;
    sums[0] += share * square;
    sums[1] += share * slope;
    sums[2] += share * square * square;
    sums[3] += share * square * slope;
    sums[4] += share * slope * slope;
  }
  const center = 0.25 / (alpha * alpha);
  const spread = sums[2] - sums[0] * sums[0];
  const [ha, hb] = [1e-4 * alpha, 1e-4 * beta];
  const difference = (a: number, b: number) =>
    pairEnergy(omega, alpha + a, beta + b) - pairEnergy(omega, alpha - a, beta - b);
  return {
    energy: pairMoments(pair, omega).energy,
    gradient: [difference(ha, 0) / (2 * ha), difference(0, hb) / (2 * hb)],
    metric: [
      center + (omega * omega * spread) / 16,
      -0.25 * omega * (sums[3] - sums[0] * sums[1]),
      sums[4] - sums[1] * sums[1],
    ],
  };
}

/**
 * Steepest descent, −∂E, when α is measured in units of one and β in units of `unit`, and the natural gradient −S⁻¹∂E,
 * which knows no units; both as directions of (α, β).
 */
export function descents(
  { gradient: [a, b], metric: [aa, ab, bb] }: PairGeometry,
  unit: number,
): { plain: [number, number]; natural: [number, number] } {
  const determinant = aa * bb - ab * ab;
  return {
    plain: [-a, -unit * unit * b],
    natural: [-(bb * a - ab * b) / determinant, -(aa * b - ab * a) / determinant],
  };
}

/** Half axes of the ellipse δᵀSδ = 1 around a point: unit vectors times 1/√eigenvalue, the long one first. */
export function metricEllipse([aa, ab, bb]: PairGeometry['metric']): [[number, number], [number, number]] {
  const half = 0.5 * (aa + bb);
  const radius = Math.sqrt(0.25 * (aa - bb) * (aa - bb) + ab * ab);
  // The small eigenvalue without cancellation.
  const large = half + radius;
  const small = (aa * bb - ab * ab) / large;
  // Of two forms of the eigenvector, the one that is longer.
  const first = [ab, large - aa];
  const second = [large - bb, ab];
  const [x, y] = Math.abs(first[1]) > Math.abs(second[0]) ? first : second;
  const norm = Math.sqrt(x * x + y * y) || 1;
  const [ux, uy] = norm === 1 && x === 0 && y === 0 ? [1, 0] : [x / norm, y / norm];
  const [long, short] = [1 / Math.sqrt(small), 1 / Math.sqrt(large)];
  return [
    [-uy * long, ux * long],
    [ux * short, uy * short],
  ];
}
