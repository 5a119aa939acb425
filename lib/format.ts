/** Numbers as a reader wants them: as many digits as the error allows, a true minus sign, no false precision. */

/** Units are chosen so that numbers are of order one: what is smaller than this is left over from rounding. */
const ROUNDING = 1e-20;

/** A number with about `digits` significant digits, or as many as its error of one standard deviation allows. */
export function formatNumber(value: number, error?: number, digits = 5): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : '−∞';
  const size = Math.max(Math.abs(value), error ?? 0);
  if (size < ROUNDING) return '0';
  if (size >= 1e7 || size < 1e-5) return exponential(value, digits);
  const decimals =
    error && error > 0
      ? decimalsFor(error)
      : Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value) || 1)));
  const text = value.toFixed(Math.min(12, decimals));
  return (error ? text : trimZeros(text)).replace('-', '−');
}

/** A standard error with two significant digits, aligned with its value. */
export function formatError(error: number, value = 0): string {
  if (!Number.isFinite(error)) return '?';
  const size = Math.max(Math.abs(value), error);
  if (error === 0 || size < ROUNDING) return '0';
  if (size >= 1e7 || size < 1e-5) return exponential(error, 2);
  return error.toFixed(Math.min(12, decimalsFor(error)));
}

/** Both, `0.5126 ± 0.0041`; the number alone, with about `digits` digits, where there is no error. */
export function formatWithError(value: number, error: number, digits?: number): string {
  const around = plusMinus(error, value);
  return around ? `${formatNumber(value, error)} ${around}` : formatNumber(value, undefined, digits);
}

/** `± 0.0041` to stand behind its value; empty where there is no error, or value and error are rounding. */
export function plusMinus(error: number | undefined, value: number): string {
  if (!error || Math.max(Math.abs(value), error) < ROUNDING) return '';
  return `± ${formatError(error, value)}`;
}

function decimalsFor(error: number): number {
  return Math.max(0, 1 - Math.floor(Math.log10(error)));
}

function exponential(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return `${trimZeros(mantissa)}·10^${Number(exponent)}`
    .replaceAll('-', '−')
    .replace(/\^(−?\d+)/, (_, power: string) =>
      [...power].map((c) => (c === '−' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join(''),
    );
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
