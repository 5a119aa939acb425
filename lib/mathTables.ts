/**
 * Constants and tables of `math.ts`, computed once, when the module loads, in exact integer arithmetic (BigInt fixed
 * point with 2¹⁴⁰ as one) and rounded once to float64. A quantity that needs more than 53 bits is a sum high + low.
 */

const BITS = 140n;
const ONE = 1n << BITS;

/** Exponent offset of `POWER_OF_TWO`. */
export const ZERO_POWER = 1074;
/** 2^e at index e + 1074, e = −1074 … 1023, so that scaling needs no bit access. */
export const POWER_OF_TWO = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < 2098; i++, power *= 2) POWER_OF_TWO[i] = power;

/** 2 artanh(1/q) = ln((q + 1)/(q − 1)) in fixed point. */
function logRatio(q: bigint): bigint {
  let sum = 0n;
  let power = (2n * ONE) / q;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power /= q * q;
  }
  return sum;
}

/** e^x in fixed point. */
function exponential(x: bigint): bigint {
  let sum = 0n;
  let term = ONE;
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = (term * x) / (k << BITS);
  }
  return sum;
}

/** arctan(1/q) in fixed point of 2^bits. */
function arctanInverse(q: bigint, bits: bigint): bigint {
  let sum = 0n;
  let power = (1n << bits) / q;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k);
    power /= q * q;
  }
  return sum;
}

/** 2^−bits x */
function scaled(x: bigint, bits: number): number {
  return Number(x) * POWER_OF_TWO[ZERO_POWER - bits];
}

/** Nearest multiple of 2^−bits, and what is left, as two float64. */
function split(x: bigint, bits: number): [high: number, low: number] {
  const shift = BITS - BigInt(bits);
  const high = (x + (1n << (shift - 1n))) >> shift;
  return [scaled(high, bits), scaled(x - (high << shift), Number(BITS))];
}

const LN2 = logRatio(3n);

/** ln 2 = high + low; k·high is exact for |k| < 2¹¹. */
export const [LN2_HIGH, LN2_LOW] = split(LN2, 42);
/** (ln 2)/128 = high + low; k·high is exact for |k| < 2¹⁸. */
export const [STEP_HIGH, STEP_LOW] = split(LN2 / 128n, 42);

/** 2^((j − 64)/128), j = 0 … 127, as high + low at `2 * j` and `2 * j + 1`. */
export const ROOTS = new Float64Array(256);
for (let j = 0; j < 128; j++) {
  const value = exponential((LN2 * BigInt(j)) / 128n) >> (j < 64 ? 0n : 1n);
  ROOTS.set(split(value, j < 64 ? 52 : 53), 2 * ((j + 64) % 128));
}

/**
 * For a number z in [1, 2) whose first eight fraction bits are i, four numbers from `4 * i` on: a reciprocal c of eight
 * bits, so that r = zc − 1 needs no more than 53 bits and |r| < 2⁻⁷; r at z = 1 + i/256; −ln c as high + low. From index
 * `UPPER` on, z counts as z/2 with the next exponent, so that numbers just below 1 lose no digits.
 */
export const LOG_TABLE = new Float64Array(1024);
export const UPPER = 106;
{
  // ln(256/m) for m = 256 … 128, by the differences ln((m + 1)/m).
  const logs: bigint[] = [];
  logs[256] = 0n;
  for (let m = 255; m >= 128; m--) logs[m] = logs[m + 1] + logRatio(BigInt(2 * m + 1));
  for (let i = 0; i < 256; i++) {
    const m = i === 0 ? 256 : Math.round(65536 / (256.5 + i));
    const [high, low] = split(logs[m] - (i < UPPER ? 0n : LN2), 42);
    LOG_TABLE.set([m / 256, ((1 + i / 256) * m) / 256 - 1, high, low], 4 * i);
  }
}

/** Binary digits after the point of π/2 and 2/π: enough for the largest float64 argument. */
export const ANGLE_BITS = 1280n;
/** π/2 in fixed point of `ANGLE_BITS`, by Machin's formula. */
export const HALF_PI = 8n * arctanInverse(5n, ANGLE_BITS) - 2n * arctanInverse(239n, ANGLE_BITS);
/** 2/π in the same fixed point. */
export const TWO_OVER_PI = (1n << (2n * ANGLE_BITS)) / HALF_PI;

/** π/2 in three parts; products of the first two with integers below 2²⁰ are exact. */
export const HALF_PI_1 = scaled(HALF_PI >> (ANGLE_BITS - 32n), 32);
export const HALF_PI_2 = scaled((HALF_PI >> (ANGLE_BITS - 66n)) & ((1n << 34n) - 1n), 66);
export const HALF_PI_3 = scaled((HALF_PI >> (ANGLE_BITS - 180n)) & ((1n << 114n) - 1n), 180);
/** 2/π. */
export const INVERSE_HALF_PI = scaled(TWO_OVER_PI >> (ANGLE_BITS - 100n), 100);
