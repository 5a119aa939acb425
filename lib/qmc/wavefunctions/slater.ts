import { log } from '../../math';
import { invert, replaceRow, rowRatio } from '../determinant';
import { oscillatorOrbitals } from '../oscillatorOrbitals';
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
  const d = dimensions;
  const orbitals = oscillatorOrbitals(electrons / 2, d, omega);
  const n = orbitals.count;
  const envelope = gaussian(theta, omega);
  // What follows a configuration, and what computes one afresh: two inverses, so that neither disturbs the other.
  const up = new Float64Array(n * n);
  const down = new Float64Array(n * n);
  /** Where the followed electrons are, and both determinants there. */
  const place = new Float64Array(2 * n * d);
  const values = new Float64Array(2);
  /** Ratio of the determinants and the row of the move tried last; in arrays, since a number kept by a closure is allocated. */
  const change = new Float64Array(1);
  const inverse = new Float64Array(n * n);
  const slopes = Array.from({ length: d }, () => new Float64Array(n * n));
  const [alongX, alongY] = slopes;
  const tried = new Float64Array(n);
  const scratch = new Float64Array(n);
  const pivots = new Int32Array(n);

  /** det of the electrons whose coordinates begin at x[first]; its inverse to `matrix`. */
  function determinant(x: Float64Array, first: number, matrix: Float64Array): number {
    for (let p = 0, at = first, row = 0; p < n; p++, at += d, row += n) orbitals.values(x, at, matrix, row);
    return invert(matrix, n, pivots);
  }

  /**
   * Adds gradient and Laplacian of ln|det| of the electrons from x[first] on: ∇_p det/det = Σ_j ∇φ_j(r_p) (a⁻¹)_{jp}. The
   * Laplacian of an orbital without its Gaussian lies in lower shells, which are all filled, so that Σ_p ∇_p² det = 0 and
   * −|∇_p det/det|² is all that is left.
   */
  function addRows(matrix: Float64Array, first: number, jet: Jet): void {
    const { gradient } = jet;
    let laplacian = jet.laplacian;
    for (let p = 0, at = first, row = 0; p < n; p++, at += d, row += n) {
      let gx = 0;
      let gy = 0;
      for (let j = row, k = p; j < row + n; j++, k += n) {
        const m = matrix[k];
        gx += alongX[j] * m;
        gy += alongY[j] * m;
      }
      gradient[at] += gx;
      gradient[at + 1] += gy;
      laplacian -= gx * gx;
      laplacian -= gy * gy;
      if (d === 3) {
        const gz = rowRatio(matrix, n, p, slopes[2], row);
        gradient[at + 2] += gz;
        laplacian -= gz * gz;
      }
    }
    jet.laplacian = laplacian;
  }

  /** Whether these are the places of the followed electrons: then their inverse need not be computed again. */
  function isFollowed(x: Float64Array, spin: number): boolean {
    for (let i = spin * n * d; i < (spin + 1) * n * d; i++) if (x[i] !== place[i]) return false;
    return values[spin] !== 0;
  }

  /** Adds the determinant of one spin, 0 up and 1 down, to the jet. */
  function addSpin(x: Float64Array, spin: number, jet: Jet): void {
    const first = spin * n * d;
    for (let p = 0, at = first, row = 0; p < n; p++, at += d, row += n) {
      orbitals.derivatives(x, at, inverse, slopes, row);
    }
    const follows = isFollowed(x, spin);
    const value = follows ? values[spin] : invert(inverse, n, pivots);
    jet.logPsi += log(Math.abs(value));
    jet.sign *= Math.sign(value);
    // On a node ln|Ψ| has no derivatives.
    if (value !== 0) addRows(follows ? (spin === 0 ? up : down) : inverse, first, jet);
  }

  return {
    theta,
    logPsi: (x) =>
      log(Math.abs(determinant(x, 0, inverse))) +
      log(Math.abs(determinant(x, n * d, inverse))) +
      envelope.logPsi(x),
    logDerivatives: envelope.logDerivatives,
    addJet(x, jet) {
      envelope.addJet(x, jet);
      addSpin(x, 0, jet);
      addSpin(x, 1, jet);
    },
    place(x) {
      for (let i = 0; i < place.length; i++) place[i] = x[i];
      values[0] = determinant(x, 0, up);
      values[1] = determinant(x, n * d, down);
    },
    tryMove(x, i, to, ratio) {
      envelope.tryMove(x, i, to, ratio);
      orbitals.values(to, 0, tried, 0);
      const factor = i < n ? rowRatio(up, n, i, tried, 0) : rowRatio(down, n, i - n, tried, 0);
      change[0] = factor;
      ratio.factor *= factor;
    },
    adopt(_x, i, to) {
      for (let k = 0; k < d; k++) place[i * d + k] = to[k];
      if (i < n) {
        values[0] *= change[0];
        replaceRow(up, n, i, tried, 0, scratch);
      } else {
        values[1] *= change[0];
        replaceRow(down, n, i - n, tried, 0, scratch);
      }
    },
  };
}
