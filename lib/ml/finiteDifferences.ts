/**
 * Derivatives from differences, and why no step h is good: cutting the Taylor series off costs h or h², subtracting
 * two nearly equal numbers costs rounding over h or h².
 */

/** A difference quotient: how it is formed and how its two errors grow. */
export interface Quotient {
  /** The derivative that it estimates: 1 or 2. */
  derivative: 1 | 2;
  /** The truncation error is |f^(order)| h^power / divisor. */
  truncation: { order: number; power: number; divisor: number };
  /** The rounding error is about `count` u |f| / h^derivative, u = 2⁻⁵³. */
  rounding: number;
}

export const quotients = {
  /** (f(x + h) − f(x))/h */
  forward: { derivative: 1, truncation: { order: 2, power: 1, divisor: 2 }, rounding: 2 },
  /** (f(x + h) − f(x − h))/2h */
  central: { derivative: 1, truncation: { order: 3, power: 2, divisor: 6 }, rounding: 1 },
  /** (f(x + h) − 2f(x) + f(x − h))/h² */
  second: { derivative: 2, truncation: { order: 4, power: 2, divisor: 12 }, rounding: 4 },
} as const satisfies Record<string, Quotient>;

export type QuotientName = keyof typeof quotients;

/** Half the distance from 1 to the next larger number: the largest relative error of one rounding. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** The estimate. The step is what x moves by after rounding, so that x ± h costs no error of its own. */
export function differenceQuotient(
  name: QuotientName,
  f: (x: number) => number,
  x: number,
  h: number,
): number {
  const up = x + h;
  const down = x - h;
  if (name === 'forward') return (f(up) - f(x)) / (up - x);
  if (name === 'central') return (f(up) - f(down)) / (up - down);
  const step = (up - down) / 2;
  return (f(up) - 2 * f(x) + f(down)) / (step * step);
}

/** Expected size of the truncation error. @param derivatives [f, f′, f″, …] up to the order it needs */
export function truncationError(name: QuotientName, derivatives: ArrayLike<number>, h: number): number {
  const { order, power, divisor } = quotients[name].truncation;
  return (Math.abs(derivatives[order]) * (power === 1 ? h : h * h)) / divisor;
}

/** Expected size of the rounding error. */
export function roundingError(name: QuotientName, value: number, h: number): number {
  const { derivative, rounding } = quotients[name];
  return (rounding * UNIT_ROUNDOFF * Math.abs(value)) / (derivative === 1 ? h : h * h);
}

/** The largest step of a scan: not a round number, for which products would be exact and errors too small. */
const LARGEST_STEP = 0.9;

/** Errors of a quotient for h = 0.9, 0.45, … down to 0.9·2^−count. */
export function quotientErrors(
  name: QuotientName,
  f: (x: number) => number,
  x: number,
  exact: number,
  count: number,
): { h: Float64Array; error: Float64Array } {
  const h = Float64Array.from({ length: count + 1 }, (_, k) => LARGEST_STEP * 2 ** -k);
  return { h, error: h.map((step) => Math.abs(differenceQuotient(name, f, x, step) - exact)) };
}
