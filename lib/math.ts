/**
 * Elementary functions that give the same bits in every JavaScript engine.
 *
 * `Math.exp`, `Math.sin`, … may differ in the last bit between engines, enough to split an accept/reject chain. These
 * use only operations that IEEE 754 defines exactly (+ − × ÷ √, typed-array bits) and tables from integer arithmetic.
 * Special values follow `Math`. Errors over the whole range are below 0.51 ulp (unit in the last place), 0.8 ulp for
 * `sin`, `cos` and subnormal results of `exp`, 3 ulp for `sigmoid`, `softplus` and `logSumExp`.
 */
import {
  LN2_HIGH,
  LN2_LOW,
  LOG_TABLE,
  POWER_OF_TWO,
  ROOTS,
  STEP_HIGH,
  STEP_LOW,
  UPPER,
  ZERO_POWER,
} from './mathTables';

export { cos, sin } from './angle';

/** 128/ln 2, and the number whose addition and subtraction rounds to an integer. */
const STEPS = 1 / (STEP_HIGH + STEP_LOW);
const ROUND = 6755399441055744;

const FLOAT = new Float64Array(1);
const WORDS = new Uint32Array(FLOAT.buffer);
/** Which half of a float64 holds sign, exponent and leading digits: 1 on little-endian machines. */
const HIGH_WORD = new Uint8Array(new Uint16Array([1]).buffer)[0];

/** Second part of a result that `expm1` keeps for `tanh`. */
const TAIL = new Float64Array(1);

/** e^x */
export function exp(x: number): number {
  if (x > -708 && x < 709) return scaledExp(x, 0);
  if (x >= 709.79) return Number.POSITIVE_INFINITY;
  if (x <= -746) return 0;
  // Near the ends of the range the exponent leaves the table, and a subnormal result must be rounded once only.
  if (x > 0) return scaledExp(x, -100) * POWER_OF_TWO[ZERO_POWER + 100];
  if (x < 0) return scaledExp(x, 100) * POWER_OF_TWO[ZERO_POWER - 100];
  return x;
}

/**
 * 2^shift e^x. With x = k (ln 2)/128 + r and |r| < 0.0028, e^x = 2^(k/128) (1 + r + r²/2 + …); the first factor comes
 * from a table.
 */
function scaledExp(x: number, shift: number): number {
  const k = x * STEPS + ROUND - ROUND;
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const n = (k | 0) + 64;
  const at = 2 * (n & 127);
  const root = ROOTS[at];
  const rest = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  return (root + (root * rest + ROOTS[at + 1])) * POWER_OF_TWO[(n >> 7) + shift + ZERO_POWER];
}

/** e^x − 1, accurate also near 0. */
export function expm1(x: number): number {
  if (x > -38 && x < 709) return x < 1e-16 && x > -1e-16 ? x : expm1Parts(x);
  if (x <= -38) return -1;
  return exp(x);
}

/** As `scaledExp`, with every part down to 2⁻⁶⁰ of the result kept: returns the sum and leaves its error in `TAIL`. */
function expm1Parts(x: number): number {
  const k = x * STEPS + ROUND - ROUND;
  const far = x - k * STEP_HIGH;
  const r = far - k * STEP_LOW;
  const rest = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  if (k === 0) {
    const sum = r + rest;
    TAIL[0] = r - sum + rest;
    return sum;
  }
  const n = (k | 0) + 64;
  const e = n >> 7;
  const at = 2 * (n & 127);
  const root = ROOTS[at];
  const rLow = far - r - k * STEP_LOW;
  // 2^−e e^x − 2^−e = (root − one) + r + (everything small)
  const one = POWER_OF_TWO[ZERO_POWER - e];
  const main = root - one;
  const mainLow = e >= 0 ? root - main - one : root - (main + one);
  const sum = main + r;
  const small =
    main - sum + r + (mainLow + ((root - 1) * r + root * (rest + rLow) + ROOTS[at + 1] * (1 + r)));
  const scale = POWER_OF_TWO[ZERO_POWER + e];
  const high = sum + small;
  TAIL[0] = (sum - high + small) * scale;
  return high * scale;
}

/** ln x; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (x >= 2.2250738585072014e-308 && x < Number.POSITIVE_INFINITY) return logOfSum(x, 0, 0);
  if (x > 0 && x < 1) return logOfSum(x * 18014398509481984, 0, -54);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

/** ln(1 + x), accurate also near 0; −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (x > -0.00390625 && x < 0.00390625) {
    return x < 1e-16 && x > -1e-16 ? x : x + logSeries(x);
  }
  if (x > -1 && x < Number.POSITIVE_INFINITY) {
    const u = 1 + x;
    return logOfSum(u, x < 1 ? x - (u - 1) : 1 - (u - x), 0);
  }
  if (x === -1) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

/** ln(1 + r) − r for |r| < 2⁻⁷ */
function logSeries(r: number): number {
  const s = r * r;
  return r * s * (1 / 3 - 0.25 * r + s * (1 / 5 - (1 / 6) * r + s * (1 / 7 - 0.125 * r))) - 0.5 * s;
}

/**
 * ln(2^shift (x + low)), x normal, low below the last digit of x. With x = 2^e z and c ≈ 1/z of eight bits from a table,
 * ln x = e ln 2 − ln c + ln(1 + r), where r = zc − 1 is small and, summed from its parts, exact.
 */
function logOfSum(x: number, low: number, shift: number): number {
  FLOAT[0] = x;
  const word = WORDS[HIGH_WORD];
  const i = (word >>> 12) & 255;
  const exponent = (word >>> 20) - 1023;
  const scale = POWER_OF_TWO[ZERO_POWER - exponent];
  const at = 4 * i;
  const c = LOG_TABLE[at];
  const r = (x * scale - (1 + i / 256)) * c + LOG_TABLE[at + 1];
  const rLow = low * scale * c;
  const e = exponent + (i < UPPER ? 0 : 1) + shift;
  const main = e * LN2_HIGH + LOG_TABLE[at + 2];
  const sum = main + r;
  return sum + (main - sum + r + (e * LN2_LOW + LOG_TABLE[at + 3] + (logSeries(r) + (rLow - rLow * r))));
}

/** Hyperbolic tangent, from (e^2x − 1)/(e^2x + 1) with a corrected quotient. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (!(a > 1e-8)) return x;
  if (a > 22) return x < 0 ? -1 : 1;
  const p = expm1Parts(2 * a);
  const pLow = TAIL[0];
  const q = p + 2;
  const qLow = (p > 2 ? p - q + 2 : 2 - q + p) + pLow;
  const inverse = 1 / q;
  const quotient = p * inverse;
  const remainder = p - quotient * q - productError(quotient, q) + (pLow - quotient * qLow);
  const result = quotient + remainder * inverse;
  return x < 0 ? -result : result;
}

/** ab − fl(ab), exactly (T. J. Dekker, Numer. Math. 18, 224, 1971). */
function productError(a: number, b: number): number {
  const a1 = 134217729 * a;
  const aHigh = a1 - (a1 - a);
  const aLow = a - aHigh;
  const b1 = 134217729 * b;
  const bHigh = b1 - (b1 - b);
  const bLow = b - bHigh;
  return aLow * bLow - (a * b - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Logistic function 1/(1 + e^−x) */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** ln(1 + e^x), without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** ln Σ_i e^(x_i), without overflow; −∞ for an empty list. */
export function logSumExp(x: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) max = Math.max(max, x[i]);
  if (!Number.isFinite(max)) return max;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += exp(x[i] - max);
  return max + log(sum);
}
