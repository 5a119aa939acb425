import { describe, expect, it } from 'vitest';
import { judge, readNumber } from '@/components/mdx/exercises/answer';

describe('a typed number', () => {
  it.each([
    ['0.25', 0.25],
    [' 0,25 ', 0.25],
    ['.5', 0.5],
    ['−1.5', -1.5],
    ['–1,5', -1.5],
    ['+2', 2],
    ['27/16', 1.6875],
    ['−1 / 4', -0.25],
    ['3e-4', 3e-4],
    ['3E−4', 3e-4],
    ['3×10⁻⁴', 3e-4],
    ['3 · 10^{-4}', 3e-4],
    ['-10^-3', -1e-3],
    ['10²', 100],
    ['1 000 000', 1e6],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1,000', 1],
    ['≈ 0.3', 0.3],
    ['= 7', 7],
    ['12 %', 0.12],
    ['1e2/4e1', 2.5],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBeCloseTo(value, 12);
  });

  it.each([
    '',
    'x',
    '1..2',
    '1,2,3',
    '1/0',
    '1/2/3',
    '1 2',
    '3 or 4',
    '1.5.',
    'Infinity',
    '0x10',
    '1e999',
    '--1',
    '12,34.5,6',
  ])('%j is none', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('may carry its unit', () => {
    expect(readNumber('−2.5 Ha', 'Ha')).toBe(-2.5);
    expect(readNumber('12%', '%')).toBe(12);
    expect(readNumber('3 eV', 'Ha')).toBeNull();
  });
});

describe('the verdict', () => {
  const question = { value: 1.6, tolerance: 0.01 };

  it.each([
    [1.6, 'right'],
    [1.61, 'right'],
    [1.59, 'right'],
    [1.611, 'close'],
    [1.6401, 'wrong'],
    [-1.6, 'sign'],
    [3.2, 'double'],
    [3.219, 'double'],
    [3.221, 'wrong'],
    [0.8, 'half'],
    [16, 'tenfold'],
    [0.16, 'tenth'],
    [-3.2, 'wrong'],
    [0, 'wrong'],
    [null, 'unreadable'],
  ] as const)('of %s is %s', (given, verdict) => {
    expect(judge(given, question)).toBe(verdict);
  });

  it('names a slip only when it says something', () => {
    expect(judge(0.05, { value: 0, tolerance: 0.01 })).toBe('wrong');
    expect(judge(2, { value: 1, tolerance: 0.3 })).toBe('wrong');
    expect(judge(-0.3, { value: -3, tolerance: 0.1 })).toBe('tenth');
  });

  it('asks nobody for more digits of a count', () => {
    expect(judge(146, { value: 145, tolerance: 0.4, whole: true })).toBe('wrong');
    expect(judge(145.04, { value: 145, tolerance: 0.4, whole: true })).toBe('right');
    expect(judge(4, { value: 2, tolerance: 0.4, whole: true })).toBe('double');
    expect(judge(3, { value: 2, tolerance: 0.4, whole: true })).toBe('wrong');
    expect(judge(290, { value: 145, tolerance: 0.4, whole: true })).toBe('double');
  });

  it('is right at the edge of the tolerance, whatever rounding does', () => {
    expect(judge(0.3, { value: 0.2, tolerance: 0.1 })).toBe('right');
    expect(judge(0.1 + 0.2, { value: 0.4, tolerance: 0.1 })).toBe('right');
  });
});
