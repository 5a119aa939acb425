import { gaussLegendre } from '../gaussLegendre';
import { exp } from '../math';

/**
 * Two electrons in a parabolic trap, |Ψ| = e^(−a(r₁² + r₂²)/2) f(r₁₂), as a function of few numbers. Since
 * r₁² + r₂² = 2R² + r²/2, it is a Gaussian of the center of mass R = (r₁ + r₂)/2 times g(r) = e^(−ar²/4) f(r) of
 * r = r₁ − r₂, and every mean is an integral over the distance r alone: no noise.
 */
export interface PairFunction {
  /** a, Hartree: ω for the exact state, αω for a trial. */
  width: number;
  dimensions: number;
  /** Angular momentum of the relative motion; f holds the factor r^l. */
  l: number;
  /** Distance at which r^(d−1) g² is about largest, bohr. */
  range: number;
  /** Writes ln f, (ln f)′ and (ln f)″ at r > 0 to `out`. */
  logJet(r: number, out: Float64Array): void;
}

/** Distances with their weights in an integral over g². */
export interface PairNodes {
  r: Float64Array;
  /** Weight of the node times r^(d−1) g(r)², divided by e^logScale. */
  weight: Float64Array;
  /** Sum of the weights. */
  norm: number;
  logScale: number;
}

/** Expectation values of both electrons, Hartree and bohr. */
export interface PairMoments {
  kinetic: number;
  /** ⟨½ω²(r₁² + r₂²)⟩ */
  external: number;
  /** ⟨1/r₁₂⟩ */
  interaction: number;
  /** Sum of the three, an upper bound of the exact energy. */
  energy: number;
  /** Variance of the local energy; zero for an eigenstate. */
  variance: number;
  /** ⟨r₁₂⟩ */
  distance: number;
}

const PIECES = 48;
/** Beyond the likely distance the quadrature goes on for this many lengths 1/√a. */
const REACH = 9;
const RULE = gaussLegendre(8);

/** The distances at which a pair function is integrated: eight Gauss–Legendre points in each of 48 pieces. */
export function pairNodes(pair: PairFunction): PairNodes {
  const { width: a, dimensions, range } = pair;
  const end = range + REACH / Math.sqrt(a);
  const points = RULE.nodes.length;
  const out = new Float64Array(3);
  pair.logJet(range, out);
  const logScale = 2 * out[0] - 0.5 * a * range * range;
  const r = new Float64Array(PIECES * points);
  const weight = new Float64Array(PIECES * points);
  let norm = 0;
  for (let k = 0; k < r.length; k++) {
    const i = k % points;
    const x = (end / PIECES) * ((k - i) / points + 0.5 + 0.5 * RULE.nodes[i]);
    pair.logJet(x, out);
    const shell = dimensions === 2 ? x : x * x;
    r[k] = x;
    weight[k] = 0.5 * (end / PIECES) * RULE.weights[i] * shell * exp(2 * out[0] - 0.5 * a * x * x - logScale);
    norm += weight[k];
  }
  return { r, weight, norm, logScale };
}

/**
 * Energies of Ψ in the trap of frequency ω. The relative motion has ⟨g′² + l(l + d − 2)g²/r²⟩, ω²⟨r²⟩/4 and ⟨1/r⟩. The
 * center of mass adds the kinetic energy da/4 and dω²/(4a) in the trap; its local energy (ω² − a²)R² + const has the
 * variance d(ω² − a²)²/(8a²), which adds to that of the relative motion.
 */
export function pairMoments(pair: PairFunction, omega: number): PairMoments {
  const { width: a, dimensions: d, l } = pair;
  const { r, weight, norm } = pairNodes(pair);
  const out = new Float64Array(3);
  const local = new Float64Array(r.length);
  const sums = new Float64Array(5);
  for (let k = 0; k < r.length; k++) {
    const x = r[k];
    pair.logJet(x, out);
    const slope = out[1] - 0.5 * a * x;
    const centrifugal = (l * (l + d - 2)) / (x * x);
    const potential = 0.25 * omega * omega * x * x + 1 / x;
    local[k] = 0.5 * a - out[2] - slope * slope - ((d - 1) / x) * slope + centrifugal + potential;
    const share = weight[k] / norm;
    sums[0] += share * (slope * slope + centrifugal);
    sums[1] += share * x * x;
    sums[2] += share * (1 / x);
    sums[3] += share * x;
    sums[4] += share * local[k];
  }
  const kinetic = sums[0] + 0.25 * d * a;
  const external = 0.25 * omega * omega * (sums[1] + d / a);
  let spread = 0;
  for (let k = 0; k < r.length; k++) {
    spread += (weight[k] / norm) * (local[k] - sums[4]) * (local[k] - sums[4]);
  }
  const gap = omega * omega - a * a;
  return {
    kinetic,
    external,
    interaction: sums[2],
    energy: kinetic + external + sums[2],
    variance: spread + (d * gap * gap) / (8 * a * a),
    distance: sums[3],
  };
}
