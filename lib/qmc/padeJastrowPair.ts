import { exp, log } from '../math';
import { type PairFunction, type PairMoments, pairMoments } from './pairFunction';

/**
 * Two electrons as Ψ = e^(−a(r₁² + r₂²)/2) e^(cr/(1 + βr)), r = r₁₂: the trial function of `gaussian` and `padeJastrow`
 * for a singlet as a pair function, so that its energy, variance and density are known without noise.
 *
 * @param width a, Hartree, > 0
 * @param beta β > 0, 1/bohr
 * @param cusp c: 1/(d − 1) for electrons of opposite spin; 0 leaves the correlation out
 */
export function padeJastrowPair(
  width: number,
  beta: number,
  dimensions: number,
  cusp = 1 / (dimensions - 1),
): PairFunction {
  return {
    width,
    dimensions,
    l: 0,
    range: likelyDistance(width, beta, dimensions, cusp),
    logJet(r, out) {
      const inverse = 1 / (1 + beta * r);
      out[0] = cusp * r * inverse;
      out[1] = cusp * inverse * inverse;
      out[2] = -2 * beta * cusp * inverse * inverse * inverse;
    },
  };
}

/** Maximum of r^(d−1) g²: (d − 1)/r + 2c/(1 + βr)² = ar, by bisection, for the left side falls and the right one rises. */
function likelyDistance(width: number, beta: number, dimensions: number, cusp: number): number {
  let [low, high] = [0, Math.sqrt(dimensions / width) + (2 * cusp) / width];
  for (let i = 0; i < 60; i++) {
    const r = 0.5 * (low + high);
    const inverse = 1 / (1 + beta * r);
    if ((dimensions - 1) / r + 2 * cusp * inverse * inverse > width * r) low = r;
    else high = r;
  }
  return high;
}

/** The best Padé–Jastrow state of a trap and its energies. */
export interface BestPadeJastrow extends PairMoments {
  /** a/ω */
  alpha: number;
  beta: number;
}

const NEWTON_STEPS = 12;
/** Spacing of the finite differences in ln α and ln β; the error of the minimum is its square. */
const SPACING = 2e-3;

/**
 * The α and β of lowest energy in Ψ = e^(−αω(r₁² + r₂²)/2) e^(cr₁₂/(1 + βr₁₂)), by Newton's method on the energy without
 * noise, as a function of ln α and ln β so that both stay positive: what a stochastic optimization should find.
 */
export function bestPadeJastrow(omega: number, dimensions: number): BestPadeJastrow {
  // Near the optimum of every trap between 0.01 and 10, where Newton's method is at home.
  let u = log(0.97);
  let v = log(0.4 / (dimensions - 1)) + 0.37 * log(omega);
  const moments = (du: number, dv: number) =>
    pairMoments(padeJastrowPair(omega * exp(u + du), exp(v + dv), dimensions), omega);
  const energy = (i: number, j: number) => moments(SPACING * i, SPACING * j).energy;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const here = energy(0, 0);
    const [right, left, up, down] = [energy(1, 0), energy(-1, 0), energy(0, 1), energy(0, -1)];
    const mixed = (energy(1, 1) - energy(1, -1) - energy(-1, 1) + energy(-1, -1)) / 4;
    const [gu, gv] = [(right - left) / 2, (up - down) / 2];
    const [uu, vv] = [right - 2 * here + left, up - 2 * here + down];
    const determinant = uu * vv - mixed * mixed;
    const du = -SPACING * limited((vv * gu - mixed * gv) / determinant);
    const dv = -SPACING * limited((uu * gv - mixed * gu) / determinant);
    u += du;
    v += dv;
    if (Math.abs(du) + Math.abs(dv) < 1e-6) break;
  }
  return { ...moments(0, 0), alpha: exp(u), beta: exp(v) };
}

/** A Newton step of at most a fifth in ln α or ln β. */
function limited(steps: number): number {
  const most = 0.2 / SPACING;
  return Math.max(-most, Math.min(most, steps));
}
