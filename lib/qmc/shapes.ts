import { exp } from '../math';
import { quadrature } from './quadrature';
import { type DrawnCurve, readCurve } from './wavefunctions/splineWave';

/**
 * What the energies of Ψ(x; α) = Πᵢ φ(√α xᵢ) in a harmonic trap need to know of φ(u), per coordinate. Averages are over
 * |φ|² along u; t = −½φ″/φ is the kinetic part of the local energy away from kinks and v = ½u².
 */
export interface ShapeMoments {
  /** ∫ φ² du */
  norm: number;
  /** ½ ⟨(φ′/φ)²⟩, the true kinetic energy: it needs no second derivative and counts kinks in full. */
  kinetic: number;
  /** ⟨t⟩: less than `kinetic` by what sits in the kinks, −½ Σ (jump of the slope of ln φ) |φ|², which no walker samples. */
  sampledKinetic: number;
  /** ⟨v⟩ */
  potential: number;
  /** Variances of t and v and their covariance. */
  kineticVariance: number;
  potentialVariance: number;
  covariance: number;
}

/** Of φ = exp(−u²/2): t = ½ − v. */
export const GAUSSIAN_SHAPE: ShapeMoments = {
  norm: Math.sqrt(Math.PI),
  kinetic: 0.25,
  sampledKinetic: 0.25,
  potential: 0.25,
  kineticVariance: 0.125,
  potentialVariance: 0.125,
  covariance: -0.125,
};

/** Parts of one smooth piece, and the reach of a tail that falls at least as e^(−2u − u²/2). */
const PARTS = 12;
const TAIL = 7;

/** The moments of a drawn curve by quadrature, piece by piece between the places where its curvature jumps. */
export function shapeMoments(curve: DrawnCurve): ShapeMoments {
  const { first, spacing, logHeights, radius } = curve;
  const knots = Array.from(logHeights, (_, j) => first + j * spacing);
  const last = knots[knots.length - 1];
  const ends = [first - TAIL, ...knots.flatMap((u) => [u - radius, u + radius]), last + TAIL];
  const sums = new Float64Array(7);
  const top = Math.max(...logHeights);
  for (let k = 1; k < ends.length; k++) addPiece(sums, curve, ends[k - 1], ends[k], top);
  const [norm, slope, t, v, tt, tv, vv] = sums;
  return {
    norm: norm * exp(2 * top),
    kinetic: (0.5 * slope) / norm,
    sampledKinetic: t / norm,
    potential: v / norm,
    kineticVariance: tt / norm - (t / norm) * (t / norm),
    potentialVariance: vv / norm - (v / norm) * (v / norm),
    covariance: tv / norm - (t / norm) * (v / norm),
  };
}

function addPiece(sums: Float64Array, curve: DrawnCurve, from: number, to: number, top: number): void {
  if (to <= from) return;
  const at = new Float64Array(3);
  quadrature(from, to, PARTS, (u, share) => {
    readCurve(curve, u, at);
    const [value, slope, curvature] = at;
    const weight = share * exp(2 * (value - top));
    const t = -0.5 * (curvature + slope * slope);
    const v = 0.5 * u * u;
    sums[0] += weight;
    sums[1] += weight * slope * slope;
    sums[2] += weight * t;
    sums[3] += weight * v;
    sums[4] += weight * t * t;
    sums[5] += weight * t * v;
    sums[6] += weight * v * v;
  });
}

/** E(α) = Nd (α ⟨T⟩ + ω² ⟨v⟩/α), the energy of Ψ itself; `size` = N·d, ħ = m = 1. */
export function shapeEnergy(shape: ShapeMoments, alpha: number, omega: number, size: number): number {
  return size * (alpha * shape.kinetic + (omega * omega * shape.potential) / alpha);
}

/** What the mean of E_L tends to: the energy without the kinks. */
export function sampledEnergy(shape: ShapeMoments, alpha: number, omega: number, size: number): number {
  return size * (alpha * shape.sampledKinetic + (omega * omega * shape.potential) / alpha);
}

/** dE/dα = Nd (⟨T⟩ − ω² ⟨v⟩/α²) */
export function shapeEnergyDerivative(
  shape: ShapeMoments,
  alpha: number,
  omega: number,
  size: number,
): number {
  return size * (shape.kinetic - (omega * omega * shape.potential) / (alpha * alpha));
}

/** Var E_L = Nd (α² Var t + ω⁴ Var v/α² + 2ω² Cov(t, v)): coordinates are independent. */
export function shapeVariance(shape: ShapeMoments, alpha: number, omega: number, size: number): number {
  const square = omega * omega;
  const { kineticVariance, potentialVariance, covariance } = shape;
  const kinetic = alpha * alpha * kineticVariance;
  const potential = (square * square * potentialVariance) / (alpha * alpha);
  return size * Math.max(0, kinetic + potential + 2 * square * covariance);
}

/** ⟨x²⟩ of one coordinate under |Ψ|²: 2⟨v⟩/α. */
export function shapeMeanSquare(shape: ShapeMoments, alpha: number): number {
  return (2 * shape.potential) / alpha;
}
