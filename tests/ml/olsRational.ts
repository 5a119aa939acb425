/** Exact fractions: the independent witness for everything the double-double kernel computes. */
export interface Fraction {
  top: bigint;
  bottom: bigint;
}

export const fraction = (top: bigint, bottom = 1n): Fraction => {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (b) [a, b] = [b, a % b];
  const sign = bottom < 0n ? -1n : 1n;
  return { top: (sign * top) / (a || 1n), bottom: (sign * bottom) / (a || 1n) };
};
export const plus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction) => plus(a, { top: -b.top, bottom: b.bottom });
export const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);

/** The decimal as printed. */
export function decimal(text: string): Fraction {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  const [whole, rest = ''] = mantissa.split('.');
  const power = Number(exponent) - rest.length;
  const digits = BigInt(whole + rest);
  return power >= 0 ? fraction(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power));
}

/** The float64 itself. */
export function binary(value: number): Fraction {
  let bottom = 1n;
  let v = value;
  while (!Number.isInteger(v)) {
    v *= 2;
    bottom *= 2n;
  }
  return fraction(BigInt(v), bottom);
}

/** Nearest float64, good to the last digit or two. */
export function toNumber({ top, bottom }: Fraction): number {
  const shift = 10n ** 30n;
  const size = (top < 0n ? -top : top).toString().length - bottom.toString().length;
  const scale = 10n ** BigInt(Math.abs(size));
  const scaled = size > 0 ? (top * shift) / (bottom * scale) : (top * shift * scale) / bottom;
  return Number(`${scaled}e${size - 30}`);
}

export function powerOf(x: Fraction, m: number): Fraction {
  let out = fraction(1n);
  for (let i = 0; i < m; i++) out = times(out, x);
  return out;
}

/** Least squares with no rounding at all: elimination on (XᵀX + λI)θ = Xᵀy. */
export function exactLeastSquares(rows: Fraction[][], y: Fraction[], ridge = fraction(0n)): Fraction[] {
  const p = rows[0].length;
  const sum = (of: (i: number) => Fraction) => rows.reduce((s, _, i) => plus(s, of(i)), fraction(0n));
  const a = Array.from({ length: p }, (_, j) => [
    ...Array.from({ length: p }, (_, k) =>
      plus(
        sum((i) => times(rows[i][j], rows[i][k])),
        j === k ? ridge : fraction(0n),
      ),
    ),
    sum((i) => times(rows[i][j], y[i])),
  ]);
  for (let j = 0; j < p; j++) {
    const pivot = a.findIndex((row, i) => i >= j && row[j].top !== 0n);
    [a[j], a[pivot]] = [a[pivot], a[j]];
    for (let i = 0; i < p; i++) {
      if (i === j || a[i][j].top === 0n) continue;
      const factor = over(a[i][j], a[j][j]);
      for (let k = j; k <= p; k++) a[i][k] = minus(a[i][k], times(factor, a[j][k]));
    }
  }
  return a.map((row, j) => over(row[p], row[j]));
}
