import {
  ANGLE_BITS,
  HALF_PI,
  HALF_PI_1,
  HALF_PI_2,
  HALF_PI_3,
  INVERSE_HALF_PI,
  POWER_OF_TWO,
  TWO_OVER_PI,
  ZERO_POWER,
} from './mathTables';

const ROUND = 6755399441055744;
const QUARTER_PI = 0.7853981633974483;
/** 2⁻²⁰⁰: last digit of the exact reduction. */
const UNIT = POWER_OF_TWO[ZERO_POWER - 200];

/** Sine of an angle in radians; exact reduction for every float64, NaN for ±∞. */
export function sin(x: number): number {
  if (x < 1e-8 && x > -1e-8) return x;
  return circular(x, 0);
}

/** Cosine of an angle in radians; exact reduction for every float64, NaN for ±∞. */
export function cos(x: number): number {
  return circular(x, 1);
}

/** sin(x + quadrant·π/2). With x = n π/2 + y + low and |y| ≤ π/4, one of the two polynomials below, up to a sign. */
function circular(x: number, quadrant: number): number {
  const a = Math.abs(x);
  if (a <= QUARTER_PI) return quadrant === 0 ? sinPolynomial(x, 0) : cosPolynomial(x, 0);
  const n = x * INVERSE_HALF_PI + ROUND - ROUND;
  const r = x - n * HALF_PI_1;
  const w = n * HALF_PI_2;
  // Beyond 2²⁰ quadrants n π/2 is no longer exact in three parts; next to a multiple of π/2 too few digits are left.
  if (!(a < 1647099 && Math.abs(r) > 2 * Math.abs(w))) return circularExactly(x, quadrant);
  const s = r - w;
  const v = n * HALF_PI_3;
  const y = s - v;
  return inQuadrant(((n | 0) + quadrant) & 3, y, s - y - v + (r - s - w));
}

/** As `circular`, by integer arithmetic with 1280 binary digits of π (about a microsecond). */
function circularExactly(x: number, quadrant: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  let mantissa = x;
  let shift = ANGLE_BITS;
  for (; !Number.isInteger(mantissa); shift++) mantissa *= 2;
  const turns = BigInt(mantissa) * TWO_OVER_PI;
  const n = (turns + (1n << (shift - 1n))) >> shift;
  const y = ((turns - (n << shift)) * HALF_PI) >> (shift + ANGLE_BITS - 200n);
  const high = Number(y);
  const low = Number(y - BigInt(high));
  return inQuadrant((Number(n & 3n) + quadrant) & 3, high * UNIT, low * UNIT);
}

function inQuadrant(quadrant: number, y: number, low: number): number {
  const value = quadrant & 1 ? cosPolynomial(y, low) : sinPolynomial(y, low);
  return quadrant & 2 ? -value : value;
}

/** sin(y + low) for |y| ≤ π/4; coefficients of least maximum relative error, 2⁻⁵⁷. */
function sinPolynomial(y: number, low: number): number {
  const z = y * y;
  const tail =
    0.008333333333323662 +
    z *
      (-0.00019841269830144583 +
        z * (2.7557313651913916e-6 + z * (-2.5050734579975478e-8 + z * 1.5894711068267304e-10)));
  return y - (z * (0.5 * low - z * y * tail) - low + z * y * 0.1666666666666664);
}

/** cos(y + low) for |y| ≤ π/4; coefficients of least maximum relative error, 2⁻⁶². */
function cosPolynomial(y: number, low: number): number {
  const z = y * y;
  const half = 0.5 * z;
  const w = 1 - half;
  const tail =
    0.04166666666666665 +
    z *
      (-0.001388888888888284 +
        z *
          (2.4801587294628004e-5 +
            z * (-2.7557315738613277e-7 + z * (2.087589773868287e-9 - z * 1.1367981880470345e-11))));
  return w + (1 - w - half + (z * z * tail - y * low));
}
