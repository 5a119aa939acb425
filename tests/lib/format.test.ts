import { describe, expect, it } from 'vitest';
import { formatError, formatNumber, formatWithError, plusMinus } from '@/lib/format';

describe('numbers as text', () => {
  it('has the digits that its error allows', () => {
    expect(formatWithError(0.51263, 0.00413)).toBe('0.5126 ± 0.0041');
    expect(formatWithError(3.25, 0)).toBe('3.25');
    expect(formatNumber(-2.5)).toBe('−2.5');
    expect(formatNumber(1.5e-9)).toBe('1.5·10⁻⁹');
  });

  it('the variance of an exact state is nothing, and so is its error', () => {
    expect(formatNumber(6e-32, 1e-33)).toBe('0');
    expect(formatNumber(-4e-31)).toBe('0');
    expect(formatError(1e-33, 6e-32)).toBe('0');
    expect(plusMinus(1e-33, 6e-32)).toBe('');
    expect(formatWithError(6e-32, 1e-33)).toBe('0');
  });

  it('a small value keeps an error that is not', () => {
    expect(formatWithError(1e-25, 0.002)).toBe('0.0000 ± 0.0020');
    expect(plusMinus(undefined, 1)).toBe('');
    expect(plusMinus(Number.NaN, 1)).toBe('');
  });
});
