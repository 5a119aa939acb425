import { log } from '../../math';
import { invert, replaceRow, rowRatio } from '../determinant';
import { type OscillatorOrbitals, oscillatorOrbitals } from '../oscillatorOrbitals';
import type { Jet, ParticleWaveFunction } from '../types';
import { gaussian } from './gaussian';

/**
 * Ψ(x; α) = det_{ij} φ_j(r_{i↑}) · det_{ij} φ_j(r_{i↓}) · e^{−αωr²/2} with r² = Σᵢ rᵢ²: closed shells of the oscillator of
 * frequency ω, electrons 0 … N/2−1 with spin up, the rest with spin down.
 *
 * At α = 1 it is the exact ground state without interaction. A Gaussian of another width leaves the nodes alone: for
 * closed shells α inside the Hermite polynomials would span the same space.
 *
 * @param theta the one parameter, θ = [α]; kept by reference.
 * @param electrons N = 2, 6, 12, 20, 30, … in the plane, 2, 8, 20, … in space.
 * @param dimensions coordinates of one electron, 2 or 3.
 * @throws RangeError when N electrons do not close a shell.
 */
export function slater(
  theta: Float64Array,
  electrons: number,
  dimensions: number,
  omega: number,
): ParticleWaveFunction {
  const orbitals = oscillatorOrbitals(electrons / 2, dimensions, omega);
  const n = orbitals.count;
  const envelope = gaussian(theta, omega);
  const spins = [
    spinDeterminant(orbitals, dimensions, 0),
    spinDeterminant(orbitals, dimensions, n * dimensions),
  ];
  const spinOf = (i: number) => (i < n ? spins[0] : spins[1]);
  return {
    theta,
    logPsi: (x) => spins[0].logAbs(x) + spins[1].logAbs(x) + envelope.logPsi(x),
    logDerivatives: envelope.logDerivatives,
    addJet: (x, jet) => {
      envelope.addJet(x, jet);
      spins[0].addJet(x, jet);
      spins[1].addJet(x, jet);
    },
    place: (x) => {
      spins[0].place(x);
      spins[1].place(x);
    },
    tryMove: (x, i, to, ratio) => {
      envelope.tryMove(x, i, to, ratio);
      ratio.factor *= spinOf(i).ratio(i < n ? i : i - n, to);
    },
    adopt: (_x, i, to) => spinOf(i).adopt(i < n ? i : i - n, to),
  };
}

/** One determinant, of the electrons whose coordinates begin at x[first]. */
function spinDeterminant(orbitals: OscillatorOrbitals, dimensions: number, first: number) {
  const n = orbitals.count;
  // What follows a configuration, and what computes one afresh: two inverses, so that neither disturbs the other.
  const followed = new Float64Array(n * n);
  /** Where the followed electrons are, and det there. */
  const place = new Float64Array(n * dimensions);
  let followedValue = 0;
  let triedRatio = 1;
  const inverse = new Float64Array(n * n);
  const slopes = Array.from({ length: dimensions }, () => new Float64Array(n * n));
  const tried = new Float64Array(n);
  const scratch = new Float64Array(n);
  const pivots = new Int32Array(n);

  function determinant(x: Float64Array, matrix: Float64Array): number {
    for (let p = 0; p < n; p++) orbitals.values(x, first + p * dimensions, matrix, p * n);
    return invert(matrix, n, pivots);
  }

  /**
   * Adds gradient and Laplacian of ln|det|: ∇_p det/det = Σ_j ∇φ_j(r_p) (a⁻¹)_{jp}. The Laplacian of an orbital without its
   * Gaussian lies in lower shells, which are all filled, so that Σ_p ∇_p² det = 0 and −|∇_p det/det|² is all that is left.
   */
  function addRow(matrix: Float64Array, p: number, jet: Jet): void {
    const at = first + p * dimensions;
    for (let k = 0; k < dimensions; k++) {
      const slope = rowRatio(matrix, n, p, slopes[k], p * n);
      jet.gradient[at + k] += slope;
      jet.laplacian -= slope * slope;
    }
  }

  /** Whether these are the places of the followed electrons: then their inverse need not be computed again. */
  function isFollowed(x: Float64Array): boolean {
    for (let i = 0; i < place.length; i++) if (x[first + i] !== place[i]) return false;
    return followedValue !== 0;
  }

  return {
    logAbs: (x: Float64Array): number => log(Math.abs(determinant(x, inverse))),
    place: (x: Float64Array): void => {
      for (let i = 0; i < place.length; i++) place[i] = x[first + i];
      followedValue = determinant(x, followed);
    },
    ratio: (p: number, to: Float64Array): number => {
      orbitals.values(to, 0, tried, 0);
      triedRatio = rowRatio(followed, n, p, tried, 0);
      return triedRatio;
    },
    adopt: (p: number, to: Float64Array): void => {
      for (let k = 0; k < dimensions; k++) place[p * dimensions + k] = to[k];
      followedValue *= triedRatio;
      replaceRow(followed, n, p, tried, 0, scratch);
    },
    addJet: (x: Float64Array, jet: Jet): void => {
      for (let p = 0; p < n; p++) {
        orbitals.derivatives(x, first + p * dimensions, inverse, slopes, p * n);
      }
      const follows = isFollowed(x);
      const value = follows ? followedValue : invert(inverse, n, pivots);
      const matrix = follows ? followed : inverse;
      jet.logPsi += log(Math.abs(value));
      jet.sign *= Math.sign(value);
      // On a node ln|Ψ| has no derivatives.
      if (value !== 0) for (let p = 0; p < n; p++) addRow(matrix, p, jet);
    },
  };
}
