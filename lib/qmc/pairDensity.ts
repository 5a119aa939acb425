import { scaledBesselI0, scaledSinhc } from '../bessel';
import { exp } from '../math';
import { type PairFunction, pairNodes } from './pairFunction';

/**
 * One-body density of a pair function at distances from the center of the trap, bohr^−d, with ∫ n = 2:
 *
 * n(r₁) = 2 ∫ |Ψ|² dr₂ / ∫∫ |Ψ|², where for a given distance r between the electrons the mean over its directions is a
 * Bessel function: e^(−2a(r₁ − r/2)²) times e^−z I₀(z) in the plane, e^−z sinh(z)/z in space, z = 2a r₁ r.
 *
 * @param radii distances ≥ 0, bohr.
 */
export function oneBodyDensity(pair: PairFunction, radii: ArrayLike<number>): Float64Array {
  const { width: a, dimensions } = pair;
  const { r, weight, norm } = pairNodes(pair);
  const mean = dimensions === 2 ? scaledBesselI0 : scaledSinhc;
  const all = 0.5 * norm * gaussianNorm(2 * a, dimensions);
  return Float64Array.from(radii, (at) => {
    let sum = 0;
    for (let k = 0; k < r.length; k++) {
      const off = at - 0.5 * r[k];
      const exponent = -2 * a * off * off;
      // Far from the likely distance nothing is left of the Gaussian: no Bessel function is worth its time there.
      if (exponent > -60) sum += weight[k] * exp(exponent) * mean(2 * a * at * r[k]);
    }
    return sum / all;
  });
}

/** ∫ e^(−bR²) over d dimensions */
function gaussianNorm(b: number, dimensions: number): number {
  const plane = Math.PI / b;
  return dimensions === 2 ? plane : plane * Math.sqrt(plane);
}

/**
 * Where one electron is when the other is held: the density of r₂ for given r₁, |Ψ(r₁, r₂)|² / ∫ |Ψ(r₁, r₂)|² dr₂. Only
 * the distance of the held electron from the center and that of the free one from both matter, so that a function of
 * two squared distances is enough for a picture of any plane.
 *
 * @param held distance |r₁| of the held electron from the center, bohr
 * @returns density of the other electron, bohr^−d, given r₂² and r₁₂ > 0. Its l > 0 is the mean over directions of Y_l.
 */
export function conditionalDensity(
  pair: PairFunction,
  held: number,
): (square: number, distance: number) => number {
  const { width: a, dimensions } = pair;
  const { norm, logScale } = pairNodes(pair);
  const angles = dimensions === 2 ? 2 * Math.PI : 4 * Math.PI;
  const [density] = oneBodyDensity(pair, [held]);
  const whole = 0.5 * density * angles * norm * gaussianNorm(2 * a, dimensions);
  const out = new Float64Array(3);
  return (square, distance) => {
    pair.logJet(distance, out);
    return exp(2 * out[0] - a * (held * held + square) - logScale) / whole;
  };
}
