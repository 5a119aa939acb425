import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCertified, longley, wampler } from '@/lib/ml/certified';
import type { Model } from '@/lib/ml/designMatrix';
import { vectorFromDecimals } from '@/lib/ml/doubleDouble';
import { fitModel } from '@/lib/ml/modelFit';
import { correctDigits } from '@/lib/ml/normalEquations';
import { parseRegressionData, unpackData } from '@/lib/ml/regressionData';
import { decimal, exactLeastSquares, fraction, powerOf, toNumber } from './olsRational';

function fitTable(packed: Float64Array, degree: number, more: Partial<Model> = {}) {
  const { n, k, x, y } = unpackData(packed);
  const model: Model = { basis: 'powers', intercept: true, inputs: k, changes: [], ...more };
  return fitModel({ n, x: x.map(vectorFromDecimals), y: vectorFromDecimals(y) }, model, degree, 0).fit;
}

/** Log relative error, NIST's measure: the number of correct digits. */
const digits = (theta: ArrayLike<number>, reference: ArrayLike<number>) => correctDigits(theta, reference);

describe('Longley', () => {
  const text = readFileSync(new URL('./data/longley.csv', import.meta.url), 'utf8');
  const fit = fitTable(parseRegressionData(text), 1);

  test('every coefficient to all of NIST’s digits', () => {
    expect(digits(fit.theta, longley.theta)).toBeGreaterThan(14);
  });

  test('standard errors, residual deviation, R² and sum of squares as certified', () => {
    const errors = [
      890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
      0.22607320006937, 455.478499142212,
    ];
    expect(digits(fit.standardErrors, errors)).toBeGreaterThan(13.5);
    expect(digits([fit.residualSumOfSquares], [836424.055505915])).toBeGreaterThan(14);
    expect(digits([fit.residualDeviation], [304.854073561965])).toBeGreaterThan(14);
    expect(digits([fit.rSquared], [0.995479004577296])).toBeGreaterThan(14);
  });

  test('exact rational arithmetic agrees', () => {
    const rows = text
      .split('\n')
      .slice(2)
      .filter(Boolean)
      .map((line) => line.split(','));
    const exact = exactLeastSquares(
      rows.map((r) => [fraction(1n), ...r.slice(1).map(decimal)]),
      rows.map((r) => decimal(r[0])),
    );
    expect(digits(fit.theta, exact.map(toNumber))).toBeGreaterThan(15);
  });

  test('the condition number, and what elimination on the normal equations leaves of the digits', () => {
    expect(fit.conditionNumber / 4.859257e9).toBeCloseTo(1, 6);
    expect(fit.plainDigits).toBeLessThan(10);
    expect(fit.effectiveParameters).toBeCloseTo(7, 12);
  });

  test('the preset is this file', () => {
    expect([...longley.data]).toEqual([...parseRegressionData(text)]);
  });
});

describe('Wampler', () => {
  const powers = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001];

  test('the noise is orthogonal to every power up to the fifth, in integers', () => {
    const noise = unpackData(wampler(1).data).y.map(
      (v, x) => v - (1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5),
    );
    expect(Math.max(...noise)).toBe(2048);
    for (let m = 0; m <= 5; m++) {
      const terms = Array.from(noise, (v, x) => BigInt(v) * BigInt(x) ** BigInt(m));
      expect(terms.reduce((a, b) => a + b, 0n)).toBe(0n);
    }
  });

  test.each([
    ['1, no noise', 0, 9],
    ['3, noise', 1, 8.5],
    ['4, noise × 100', 100, 7.5],
    ['5, noise × 10 000', 10_000, 5.5],
  ])('Wampler%s: six ones', (_, size, target) => {
    const fit = fitTable(wampler(size).data, 5);
    const reached = digits(fit.theta, [1, 1, 1, 1, 1, 1]);
    expect(reached).toBeGreaterThan(target);
    expect(reached).toBeGreaterThan(15);
  });

  test('Wampler2: 1, 0.1, …, 0.00001, from decimals printed in full', () => {
    const lines = Array.from({ length: 21 }, (_, x) => {
      const value = powers.reduce((s, _, m) => s + BigInt(x) ** BigInt(m) * 10n ** BigInt(5 - m), 0n);
      const text = value.toString().padStart(6, '0');
      return `${text.slice(0, -5)}.${text.slice(-5)},${x}`;
    });
    const fit = fitTable(parseRegressionData(lines.join('\n')), 5);
    expect(digits(fit.theta, powers)).toBeGreaterThan(14.5);
  });

  test('Wampler2 from y computed in float64', () => {
    const lines = Array.from(
      { length: 21 },
      (_, x) => `${powers.reduce((s, c, m) => s + c * x ** m, 0)},${x}`,
    );
    const fit = fitTable(parseRegressionData(lines.join('\n')), 5);
    expect(digits(fit.theta, powers)).toBeGreaterThan(12.5);
  });
});

describe('other shapes of the NIST sets', () => {
  test('a polynomial of degree 10 as ill-conditioned as Filip', () => {
    // 82 made-up points: nine decimals in x between −8.8 and −3.1, four in y.
    const lines = Array.from({ length: 82 }, (_, i) => {
      const x = -8.8 + (i * 5.7) / 81 + 0.013 * Math.sin(5 * i);
      return [(0.85 + 0.07 * Math.sin(2 * x) + 0.003 * Math.cos(40 * x)).toFixed(4), x.toFixed(9)];
    });
    const fit = fitTable(parseRegressionData(lines.map((l) => l.join(' ')).join('\n')), 10);
    const exact = exactLeastSquares(
      lines.map(([, x]) => Array.from({ length: 11 }, (_, m) => powerOf(decimal(x), m))),
      lines.map(([y]) => decimal(y)),
    );
    expect(fit.conditionNumber).toBeGreaterThan(1e14);
    expect(fit.rank).toBe(11);
    expect(digits(fit.theta, exact.map(toNumber))).toBeGreaterThan(14);
  });

  test('no intercept: y = 59…, the slope through the origin', () => {
    const fit = fitTable(parseRegressionData('130,60\n131,61\n132,62\n133,63\n134,64'), 1, {
      intercept: false,
    });
    const exact = exactLeastSquares(
      [60, 61, 62, 63, 64].map((v) => [fraction(BigInt(v))]),
      [130, 131, 132, 133, 134].map((v) => fraction(BigInt(v))),
    );
    expect(digits(fit.theta, exact.map(toNumber))).toBeGreaterThan(15);
    expect(fit.columns.map((c) => c.name)).toEqual(['x']);
    // Without intercept R² compares with y = 0: 1 − |y − ŷ|²/|y|².
    const square = [130, 131, 132, 133, 134].reduce((sum, v) => sum + v * v, 0);
    expect(fit.rSquared).toBeCloseTo(1 - fit.residualSumOfSquares / square, 14);
  });

  test('years, squared: large offsets cost no digits', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      String(3 * i * i - 40 * i + (i % 7)),
      String(1990 + i),
    ]);
    const fit = fitTable(parseRegressionData(rows.map((r) => r.join(';')).join('\n')), 4);
    const exact = exactLeastSquares(
      rows.map(([, x]) => Array.from({ length: 5 }, (_, m) => powerOf(decimal(x), m))),
      rows.map(([y]) => decimal(y)),
    );
    expect(digits(fit.theta, exact.map(toNumber))).toBeGreaterThan(12);
  });

  test('only y: the mean', () => {
    const fit = fitTable(parseRegressionData('1\n2\n6'), 1);
    expect([...fit.theta]).toEqual([3]);
  });
});

test('certified fits are recognised by their data and degree', () => {
  expect(findCertified(wampler(100).data, 5)?.theta).toEqual([1, 1, 1, 1, 1, 1]);
  expect(findCertified(wampler(100).data, 4)).toBeUndefined();
  expect(findCertified(wampler(99).data, 5)).toBeUndefined();
});
