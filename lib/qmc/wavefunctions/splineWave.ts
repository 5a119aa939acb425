import type { ParticleWaveFunction } from '../types';

/**
 * A curve ln φ(u) drawn through knots of equal spacing: straight between them, each corner rounded over `corner` × the
 * spacing, and beyond the ends the tail of an oscillator.
 *
 * Inside a rounded corner the slope turns at an even rate, so that φ has a slope everywhere and ln φ a curvature that is
 * constant piece by piece. With corner = 1 the pieces touch: a quadratic B-spline, and knots on ln φ = −u²/2 give exactly
 * the Gaussian. With corner = 0 the slope jumps at the knots: there φ″ is a delta function, which no walker ever meets.
 */
export interface DrawnCurve {
  /** Place of the first of `logHeights`. */
  first: number;
  spacing: number;
  /** ln φ at the knots; the outermost two were added, see `drawCurve`. */
  logHeights: Float64Array;
  /** Slope of ln φ between knot j and j + 1. */
  slopes: Float64Array;
  /** Half the width of a rounded corner, in units of u. */
  radius: number;
}

/** Beyond the drawn knots φ falls at least as e^(−2u): what is drawn stays where it is drawn. */
const LEAST_FALL = 2;

/**
 * The curve through the reader's knots. One knot more at each end lets the curve fall outside, as a Gaussian would go on.
 *
 * @param logHeights ln φ at the knots, at least two, evenly from −reach to reach.
 * @param corner 0 … 1, which part of the spacing a corner takes.
 * @throws RangeError for fewer than two knots, heights that are not finite, or another `corner`.
 */
export function drawCurve(logHeights: ArrayLike<number>, reach: number, corner: number): DrawnCurve {
  const n = logHeights.length;
  if (n < 2) throw new RangeError(`${n} knots: expected at least 2`);
  if (!(corner >= 0 && corner <= 1))
    throw new RangeError(`corner = ${corner}: expected a number from 0 to 1`);
  const spacing = (2 * reach) / (n - 1);
  const heights = Float64Array.of(0, ...Array.from(logHeights), 0);
  if (!heights.every((h) => Number.isFinite(h))) throw new RangeError('a knot is not finite');
  const goOn = (end: number, inner: number) =>
    end + Math.min(end - inner - spacing * spacing, -LEAST_FALL * spacing);
  heights[0] = goOn(heights[1], heights[2]);
  heights[n + 1] = goOn(heights[n], heights[n - 1]);
  const slopes = Float64Array.from({ length: n + 1 }, (_, j) => (heights[j + 1] - heights[j]) / spacing);
  return {
    first: -reach - spacing,
    spacing,
    logHeights: heights,
    slopes,
    radius: 0.5 * corner * spacing,
  };
}

/** Value, slope and curvature of ln φ at u, written to `out`. */
export function readCurve(curve: DrawnCurve, u: number, out: Float64Array): void {
  const { first, spacing, logHeights, slopes, radius } = curve;
  const last = logHeights.length - 1;
  const j = Math.max(0, Math.min(last, Math.round((u - first) / spacing)));
  const beside = u - first - j * spacing;
  if (j === 0 || j === last) {
    readEnd(curve, j, beside, out);
    return;
  }
  if (beside >= -radius && beside <= radius && radius > 0) {
    const turn = slopes[j] - slopes[j - 1];
    const inside = beside + radius;
    out[0] = logHeights[j] + slopes[j - 1] * beside + (turn * inside * inside) / (4 * radius);
    out[1] = slopes[j - 1] + (turn * inside) / (2 * radius);
    out[2] = turn / (2 * radius);
    return;
  }
  const slope = beside < 0 ? slopes[j - 1] : slopes[j];
  out[0] = logHeights[j] + slope * beside;
  out[1] = slope;
  out[2] = 0;
}

/** Near and beyond an outermost knot: from where its corner would begin, ln φ bends as −u²/2 does. */
function readEnd(curve: DrawnCurve, j: number, beside: number, out: Float64Array): void {
  const { logHeights, slopes, radius } = curve;
  const outward = j === 0 ? -1 : 1;
  const slope = slopes[j === 0 ? 0 : j - 1];
  const beyond = Math.max(0, outward * beside + radius);
  out[0] = logHeights[j] + slope * beside - 0.5 * beyond * beyond;
  out[1] = slope - outward * beyond;
  out[2] = beyond > 0 ? -1 : 0;
}

/**
 * Ψ(x; α) = Πᵢ φ(√α xᵢ) over all N·d coordinates: the drawn curve, stretched by 1/√α, in every direction of the trap.
 * With φ = exp(−u²/2) it is `gaussian`, with the same α.
 *
 * @param theta the one parameter, θ = [α]; kept by reference.
 */
export function splineWave(theta: Float64Array, curve: DrawnCurve): ParticleWaveFunction {
  const at = new Float64Array(3);
  const value = (u: number) => {
    readCurve(curve, u, at);
    return at[0];
  };
  return {
    theta,
    logPsi(x) {
      const scale = Math.sqrt(theta[0]);
      let sum = 0;
      for (let i = 0; i < x.length; i++) sum += value(scale * x[i]);
      return sum;
    },
    logDerivatives(x, out, place = 0) {
      const scale = Math.sqrt(theta[0]);
      let sum = 0;
      for (let i = 0; i < x.length; i++) {
        readCurve(curve, scale * x[i], at);
        sum += at[1] * x[i];
      }
      out[place] = (0.5 * sum) / scale;
    },
    addJet(x, jet) {
      const scale = Math.sqrt(theta[0]);
      for (let i = 0; i < x.length; i++) {
        readCurve(curve, scale * x[i], at);
        jet.logPsi += at[0];
        jet.gradient[i] += scale * at[1];
        jet.laplacian += theta[0] * at[2];
      }
    },
    place: () => {},
    tryMove(x, i, to, ratio) {
      const scale = Math.sqrt(theta[0]);
      for (let k = 0; k < to.length; k++) {
        ratio.exponent += value(scale * to[k]) - value(scale * x[i * to.length + k]);
      }
    },
    adopt: () => {},
  };
}
