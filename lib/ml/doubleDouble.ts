/**
 * Arithmetic with about 32 significant digits: a number is kept as an unevaluated sum hi + lo of two float64 values
 * with |lo| ≤ ulp(hi)/2. Sums and products are split into result and rounding error without loss (Knuth; Dekker).
 * Source: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971) 224.
 */
export type DoubleDouble = readonly [hi: number, lo: number];

/** A vector of double-doubles: `hi[i] + lo[i]`. */
export interface DoubleDoubleVector {
  hi: Float64Array;
  lo: Float64Array;
}

const SPLIT = 134217729; // 2²⁷ + 1 cuts a 53-bit significand into two halves whose products are exact
// The powers of ten that float64 holds exactly.
const TEN_TO = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const ZERO: DoubleDouble = [0, 0];

/** hi + lo with |hi| ≥ |lo|, normalised. */
function normalize(hi: number, lo: number): DoubleDouble {
  const s = hi + lo;
  return [s, lo - (s - hi)];
}

/** The rounding error of the product p = a·b. */
function productError(a: number, b: number, p: number): number {
  let t = SPLIT * a;
  const ah = t - (t - a);
  const al = a - ah;
  t = SPLIT * b;
  const bh = t - (t - b);
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/** a + b */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = a[0] + b[0];
  const t = s - a[0];
  const e = a[0] - (s - t) + (b[0] - t);
  const u = a[1] + b[1];
  const v = u - a[1];
  const f = a[1] - (u - v) + (b[1] - v);
  const [hi, lo] = normalize(s, e + u);
  return normalize(hi, lo + f);
}

/** a − b */
export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, [-b[0], -b[1]]);
}

/** a · b */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = a[0] * b[0];
  return normalize(p, productError(a[0], b[0], p) + (a[0] * b[1] + a[1] * b[0]));
}

/** a / b by long division: three float64 quotients. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const q1 = a[0] / b[0];
  let rest = subtract(a, multiply(b, [q1, 0]));
  const q2 = rest[0] / b[0];
  rest = subtract(rest, multiply(b, [q2, 0]));
  const [hi, lo] = normalize(q1, q2);
  return normalize(hi, lo + rest[0] / b[0]);
}

/** √a for a ≥ 0: one Newton step from the float64 root doubles its digits, a second one rounds. */
export function squareRoot(a: DoubleDouble): DoubleDouble {
  if (a[0] <= 0) return ZERO;
  let root: DoubleDouble = [Math.sqrt(a[0]), 0];
  for (let i = 0; i < 2; i++) {
    const rest = subtract(a, multiply(root, root));
    root = add(root, [rest[0] / (2 * root[0]), 0]);
  }
  return root;
}

/**
 * The decimal a person wrote: 88.2 means 882/10, not the float64 nearest to it (which is 6·10⁻¹⁷ relative away, and an
 * ill-conditioned fit magnifies that by its condition number). Reads the shortest decimal that rounds to `value`.
 */
export function fromDecimal(value: number): DoubleDouble {
  if (Number.isSafeInteger(value) || !Number.isFinite(value)) return [value, 0];
  const [mantissa, exponent] = value.toExponential().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const hi = Number(digits);
  let out = normalize(hi, Number(digits - BigInt(hi)));
  const power = Number(exponent) - fraction.length;
  for (let left = Math.abs(power); left > 0; left -= 22) {
    const ten: DoubleDouble = [TEN_TO[Math.min(22, left)], 0];
    out = power > 0 ? multiply(out, ten) : divide(out, ten);
  }
  return out;
}

/** A vector of zeros. */
export function createVector(length: number): DoubleDoubleVector {
  return { hi: new Float64Array(length), lo: new Float64Array(length) };
}

/** A vector from plain numbers, read as decimals (see `fromDecimal`). */
export function vectorFromDecimals(values: ArrayLike<number>): DoubleDoubleVector {
  const out = createVector(values.length);
  for (let i = 0; i < values.length; i++) setEntry(out, i, fromDecimal(values[i]));
  return out;
}

/** Entry i. */
export function entry(v: DoubleDoubleVector, i: number): DoubleDouble {
  return [v.hi[i], v.lo[i]];
}

/** v[i] = value */
export function setEntry(v: DoubleDoubleVector, i: number, value: DoubleDouble): void {
  v.hi[i] = value[0];
  v.lo[i] = value[1];
}

/** Σ a[i]·b[i] over the first `length` entries. */
export function dot(a: DoubleDoubleVector, b: DoubleDoubleVector, length: number): DoubleDouble {
  const ah = a.hi;
  const al = a.lo;
  const bh = b.hi;
  const bl = b.lo;
  let hi = 0;
  let lo = 0;
  for (let i = 0; i < length; i++) {
    const x = ah[i];
    const y = bh[i];
    const p = x * y;
    const e = productError(x, y, p) + (x * bl[i] + al[i] * y);
    const s = hi + p;
    const t = s - hi;
    lo += hi - (s - t) + (p - t) + e;
    hi = s + lo;
    lo -= hi - s;
  }
  return [hi, lo];
}

/** y −= factor·x, all entries. */
export function subtractMultiple(y: DoubleDoubleVector, factor: DoubleDouble, x: DoubleDoubleVector): void {
  const [fh, fl] = factor;
  const { hi, lo } = y;
  for (let i = 0; i < hi.length; i++) {
    const v = x.hi[i];
    const p = fh * v;
    const e = productError(fh, v, p) + (fh * x.lo[i] + fl * v);
    const a = hi[i];
    const s = a - p;
    const t = s - a;
    const rest = a - (s - t) - (p + t) + (lo[i] - e);
    const sum = s + rest;
    hi[i] = sum;
    lo[i] = rest - (sum - s);
  }
}

/** v *= factor, all entries. */
export function scaleVector(v: DoubleDoubleVector, factor: DoubleDouble): void {
  for (let i = 0; i < v.hi.length; i++) setEntry(v, i, multiply(entry(v, i), factor));
}
