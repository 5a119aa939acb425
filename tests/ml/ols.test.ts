import { describe, expect, test } from 'vitest';
import { evaluateColumn, type Model, modelColumns } from '@/lib/ml/designMatrix';
import {
  add,
  createVector,
  type DoubleDouble,
  divide,
  dot,
  fromDecimal,
  multiply,
  squareRoot,
  subtract,
  vectorFromDecimals,
} from '@/lib/ml/doubleDouble';
import { holdFit } from '@/lib/ml/heldFit';
import { domainOf, fitModel } from '@/lib/ml/modelFit';
import { conditionNumber, designSingularValues, factorDesign, fitErrors, solve } from '@/lib/ml/ols';
import { singularValues } from '@/lib/ml/singularValues';
import { createRng, normal } from '@/lib/rng';
import { binary, decimal, type Fraction, minus, over, plus, times, toNumber } from './olsRational';

const LINE = { n: 5, x: [vectorFromDecimals([0, 1, 2, 3, 4])], y: vectorFromDecimals([1, 3, 2, 5, 4]) };
const POWERS: Model = { basis: 'powers', intercept: true, inputs: 1, changes: [] };

function close(actual: ArrayLike<number>, expected: number[], digits = 12): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((v, i) => {
    expect(Math.abs(actual[i] - v)).toBeLessThanOrEqual(10 ** -digits * (Math.abs(v) || 1));
  });
}

/** Noisy data with no structure: n points, k inputs. */
function randomData(n: number, k: number, seed: number) {
  const rng = createRng(seed);
  const column = () => vectorFromDecimals(Float64Array.from({ length: n }, () => normal(rng)));
  return { n, x: Array.from({ length: k }, column), y: column() };
}

describe('double-double arithmetic', () => {
  const exact = (d: DoubleDouble): Fraction => plus(binary(d[0]), binary(d[1]));
  const apart = (d: DoubleDouble, f: Fraction) => Math.abs(toNumber(over(minus(exact(d), f), f)));
  const rng = createRng(3);
  const draw = (): DoubleDouble => {
    const hi = normal(rng) * 2 ** Math.round(20 * normal(rng));
    return add([hi, 0], [hi * normal(rng) * 2 ** -53, 0]);
  };

  test('sum, difference, product and quotient are right to 30 digits', () => {
    for (let i = 0; i < 300; i++) {
      const [a, b] = [draw(), draw()];
      const [fa, fb] = [exact(a), exact(b)];
      expect(apart(add(a, b), plus(fa, fb))).toBeLessThan(1e-30);
      expect(apart(subtract(a, b), minus(fa, fb))).toBeLessThan(1e-30);
      expect(apart(multiply(a, b), times(fa, fb))).toBeLessThan(1e-30);
      expect(apart(divide(a, b), over(fa, fb))).toBeLessThan(1e-30);
    }
  });

  test('a root squared gives the number back', () => {
    for (const a of [2, 3, 0.1, 1e-20, 7e15]) {
      const root = squareRoot([a, 0]);
      expect(apart(multiply(root, root), binary(a))).toBeLessThan(4e-31);
    }
    expect(squareRoot([0, 0])).toEqual([0, 0]);
  });

  test('a decimal is read as the decimal, not as the float64 nearest to it', () => {
    for (const v of [0.1, 88.2, -1.03322, 3.13200249, 1.5e-30, 6.02214076e23, 123456.789e3, 2 ** -40]) {
      expect(apart(fromDecimal(v), decimal(String(v)))).toBeLessThan(1e-31);
    }
    expect(fromDecimal(0.1)[1]).not.toBe(0);
    expect(fromDecimal(-3)).toEqual([-3, 0]);
  });

  test('a scalar product keeps what cancels', () => {
    const a = vectorFromDecimals([1e16, 1, -1e16]);
    const b = vectorFromDecimals([1, 1e-12, 1]);
    expect(dot(a, b, 3)[0]).toBe(1e-12);
  });
});

describe('the line through (0,1) (1,3) (2,2) (3,5) (4,4)', () => {
  const { fit, factored } = fitModel(LINE, POWERS, 1, 0);

  test('coefficients, residuals, R² and covariance', () => {
    close(fit.theta, [1.4, 0.8], 15);
    close(fit.fitted, [1.4, 2.2, 3, 3.8, 4.6], 15);
    close([fit.residualSumOfSquares, fit.rSquared, fit.residualDeviation ** 2], [3.6, 0.64, 1.2], 14);
    close(fit.covariance, [0.72, -0.24, -0.24, 0.12], 14);
    close(fit.standardErrors, [Math.sqrt(0.72), Math.sqrt(0.12)], 14);
  });

  test('normal equations', () => {
    expect([...fit.gram]).toEqual([5, 10, 10, 30]);
    expect([...fit.gramY]).toEqual([15, 38]);
  });

  test('singular values and condition numbers', () => {
    close(fit.singularValues, [5.78859314, 1.22155205], 8);
    close([fit.conditionNumber], [5.78859314 / 1.22155205], 8);
    // κ(XᵀX) = κ(X)²
    const squared = singularValues(fit.gram, 2).values;
    close([squared[0] / squared[1]], [fit.conditionNumber ** 2], 12);
  });

  test.each([
    [0.1, 1.33619884, 0.81853859],
    [1, 0.98837209, 0.90697674],
    [10, 0.44, 0.84],
  ])('ridge %d', (ridge, t0, t1) => {
    close(fitModel(LINE, POWERS, 1, ridge).fit.theta, [t0, t1], 8);
  });

  test('effective degrees of freedom of the ridge', () => {
    close([fitModel(LINE, POWERS, 1, 1).fit.effectiveParameters], [1.56976745], 8);
    close([fitModel(LINE, POWERS, 1, 0).fit.effectiveParameters], [2], 14);
  });

  test('a fit of another right-hand side uses the same factors', () => {
    close(solve(factored, vectorFromDecimals([1, 2, 3, 4, 5])).theta, [1, 1], 15);
  });
});

describe('identities that hold for any data', () => {
  test.each([
    ['powers', 1, 7, 12],
    ['legendre', 1, 12, 40],
    ['powers', 5, 1, 30],
  ] as const)(
    '%s, %d input(s), degree %d, %d points: trace = p, residual ⟂ columns',
    (basis, k, degree, n) => {
      const { fit } = fitModel(
        randomData(n, k, 5),
        { basis, intercept: true, inputs: k, changes: [] },
        degree,
        0,
      );
      expect(fit.p).toBe(1 + k * degree);
      expect(Math.abs(fit.effectiveParameters - fit.p)).toBeLessThan(1e-12);
      expect(Math.abs(fit.leverages.reduce((a, b) => a + b, 0) - fit.p)).toBeLessThan(1e-12);
      fit.columnDots.forEach((d, j) => {
        expect(Math.abs(d)).toBeLessThan(1e-25 * Math.sqrt(fit.gram[j * fit.p + j]) * Math.sqrt(n));
      });
    },
  );

  test('more columns never raise the training error', () => {
    const data = randomData(20, 1, 8);
    let before = Infinity;
    for (let degree = 0; degree <= 12; degree++) {
      const { residualSumOfSquares } = fitModel(data, POWERS, degree, 0).fit;
      expect(residualSumOfSquares).toBeLessThanOrEqual(before);
      before = residualSumOfSquares;
    }
  });

  test('powers and Legendre polynomials of one degree fit the same curve', () => {
    const data = randomData(25, 1, 9);
    const a = fitModel(data, POWERS, 6, 0).fit.fitted;
    const b = fitModel(data, { ...POWERS, basis: 'legendre' }, 6, 0).fit.fitted;
    close(a, [...b], 13);
  });

  test('the leverage is the derivative of the fitted value by its own y, with and without ridge', () => {
    const data = randomData(8, 1, 4);
    for (const ridge of [0, 0.7]) {
      const { fit } = fitModel(data, POWERS, 2, ridge);
      const moved = createVector(8);
      moved.hi.set(data.y.hi);
      moved.hi[3] += 1;
      const other = fitModel({ ...data, y: moved }, POWERS, 2, ridge).fit;
      expect(Math.abs(other.fitted[3] - fit.fitted[3] - fit.leverages[3])).toBeLessThan(1e-13);
    }
  });

  test('standard errors are the spread of the coefficients over new noise', () => {
    const rng = createRng(12);
    const x = [vectorFromDecimals(Float64Array.from({ length: 15 }, (_, i) => i / 5))];
    const sets = 4000;
    const sum = [0, 0, 0];
    const square = [0, 0, 0];
    let errors: number[] = [];
    for (let s = 0; s < sets; s++) {
      const y = vectorFromDecimals(Float64Array.from({ length: 15 }, () => normal(rng)));
      const { fit } = fitModel({ n: 15, x, y }, POWERS, 2, 0);
      errors = [...fit.standardErrors].map((e) => e / fit.residualDeviation);
      fit.theta.forEach((t, j) => {
        sum[j] += t;
        square[j] += t * t;
      });
    }
    errors.forEach((e, j) => {
      const spread = Math.sqrt((square[j] - sum[j] ** 2 / sets) / (sets - 1));
      // The relative error of a standard deviation from S values is 1/√(2S).
      expect(Math.abs(spread / e - 1)).toBeLessThan(5 / Math.sqrt(2 * sets));
    });
  });
});

describe('ridge', () => {
  const data = randomData(12, 1, 21);

  test('no penalty is least squares, a huge one leaves θ = Xᵀy/λ', () => {
    close(fitModel(data, POWERS, 3, 1e-14).fit.theta, [...fitModel(data, POWERS, 3, 0).fit.theta], 10);
    const { fit } = fitModel(data, POWERS, 3, 1e14);
    close(
      fit.theta,
      [...fit.gramY].map((v) => v / 1e14),
      10,
    );
    expect(fit.effectiveParameters).toBeLessThan(1e-10);
  });

  test('Xᵀ(y − Xθ) = λθ', () => {
    const { fit } = fitModel(data, POWERS, 3, 0.3);
    close(
      fit.columnDots,
      [...fit.theta].map((t) => 0.3 * t),
      13,
    );
  });

  test('effective parameters and covariance by the singular values', () => {
    const { fit } = fitModel(data, POWERS, 3, 0.3);
    const s2 = [...fit.singularValues].map((s) => s * s);
    close([fit.effectiveParameters], [s2.reduce((sum, s) => sum + s / (s + 0.3), 0)], 12);
    const { vectors } = singularValues(fit.matrix, 4);
    const variance = fit.residualDeviation ** 2;
    for (let a = 0; a < 4; a++) {
      let expected = 0;
      for (let j = 0; j < 4; j++)
        expected += (variance * vectors[a * 4 + j] ** 2 * s2[j]) / (s2[j] + 0.3) ** 2;
      close([fit.covariance[a * 5]], [expected], 9);
    }
  });

  test('a negative penalty is refused', () => {
    expect(() => factorDesign([vectorFromDecimals([1])], 1, { ridge: -1 })).toThrow('ridge = -1');
  });
});

describe('dependent columns', () => {
  test('the shortest of all equally good solutions is taken', () => {
    const x1 = [1, 2, 3, 4];
    const design = [x1, x1.map((v) => 2 * v)].map(vectorFromDecimals);
    const factored = factorDesign(design, 4);
    expect(factored.factorization.rank).toBe(1);
    // y = 5 x: θ₁ + 2θ₂ = 5 with the smallest |θ| is (1, 2).
    const fit = solve(factored, vectorFromDecimals([5, 10, 15, 20]));
    close(fit.theta, [1, 2], 15);
    expect(fitErrors(factored, fit).effectiveParameters).toBeCloseTo(1, 14);
    expect(conditionNumber(designSingularValues(factored).values, 1)).toBe(1);
  });

  test('agrees with the pseudo-inverse by singular values', () => {
    const base = randomData(9, 3, 33).x;
    const sum = createVector(9);
    for (let i = 0; i < 9; i++) {
      const s = add(add([base[0].hi[i], base[0].lo[i]], [base[1].hi[i], base[1].lo[i]]), [0, 0]);
      [sum.hi[i], sum.lo[i]] = s;
    }
    const design = [base[0], sum, base[2], base[1]];
    const y = randomData(9, 1, 34).y;
    const factored = factorDesign(design, 9);
    expect(factored.factorization.rank).toBe(3);
    const matrix = new Float64Array(36);
    design.forEach((c, j) => {
      for (let i = 0; i < 9; i++) matrix[i * 4 + j] = c.hi[i];
    });
    const { values, vectors } = singularValues(matrix, 4);
    const expected = [0, 0, 0, 0];
    for (let s = 0; s < 3; s++) {
      let shadow = 0;
      for (let i = 0; i < 9; i++) {
        for (let j = 0; j < 4; j++) shadow += y.hi[i] * matrix[i * 4 + j] * vectors[j * 4 + s];
      }
      for (let j = 0; j < 4; j++) expected[j] += (vectors[j * 4 + s] * shadow) / values[s] ** 2;
    }
    close(solve(factored, y).theta, expected, 12);
  });

  test('more columns than points: the data are met exactly and errors are not pretended', () => {
    const { fit } = fitModel(LINE, POWERS, 7, 0);
    expect(fit.rank).toBe(5);
    close(fit.fitted, [1, 3, 2, 5, 4], 14);
    expect(fit.residualDeviation).toBeNaN();
    expect(fit.standardErrors[0]).toBeNaN();
    expect(Number.isFinite(fit.conditionNumber)).toBe(true);
  });

  test('all x equal: slope and intercept cannot be told apart', () => {
    const x = [vectorFromDecimals([2, 2, 2])];
    const { fit } = fitModel({ n: 3, x, y: vectorFromDecimals([1, 2, 3]) }, POWERS, 1, 0);
    expect(fit.rank).toBe(1);
    close(fit.fitted, [2, 2, 2], 15);
    close(fit.theta, [0.4, 0.8], 15); // shortest with θ₀ + 2θ₁ = 2
  });
});

describe('columns', () => {
  const x = vectorFromDecimals([-1, -0.5, 0.25, 1]);
  const names = (changes: number[], degree: number, more: Partial<Model> = {}) =>
    modelColumns({ ...POWERS, changes, ...more }, degree).map((c) => c.name);

  test('names and changes by hand', () => {
    expect(names([], 3)).toEqual(['1', 'x', 'x²', 'x³']);
    expect(names([-2, 1], 3)).toEqual(['1', 'x', 'x³', 'sin x']);
    expect(names([], 2, { basis: 'legendre', intercept: false })).toEqual(['P₁', 'P₂']);
    expect(names([-101], 1, { inputs: 3 })).toEqual(['1', 'x₁', 'x₃']);
    expect(names([], 12).at(-1)).toBe('x¹²');
  });

  test('Legendre polynomials, sines and powers have the values of the tables', () => {
    const column = (family: 'power' | 'legendre' | 'wave', order: number) => [
      ...evaluateColumn({ name: '', family, input: 0, order }, x, [-1, 1]).hi,
    ];
    close(column('legendre', 2), [1, -0.125, -0.40625, 1], 15);
    close(column('legendre', 5), [-1, -0.08984375, 0.3397216796875, 1], 15);
    close(column('power', 12), [1, 2 ** -12, 2 ** -24, 1], 15);
    close(column('wave', 0), [-1, -0.5, 0.25, 1].map(Math.sin), 15);
    close(
      column('wave', 3),
      [-1, -0.5, 0.25, 1].map((v) => Math.cos(2 * v)),
      15,
    );
  });

  test('Legendre columns live on the interval of the data', () => {
    const at = vectorFromDecimals([10, 15, 20]);
    expect([
      ...evaluateColumn({ name: '', family: 'legendre', input: 0, order: 1 }, at, domainOf([at])).hi,
    ]).toEqual([-1, 0, 1]);
  });

  test('a sine is found with its own column', () => {
    const grid = Float64Array.from({ length: 20 }, (_, i) => i * 0.3);
    const y = vectorFromDecimals(grid.map((v) => 2 - 3 * Math.sin(v)));
    const { fit } = fitModel({ n: 20, x: [vectorFromDecimals(grid)], y }, { ...POWERS, changes: [1] }, 1, 0);
    close(fit.theta, [2, 0, -3], 14);
  });
});

describe('two coefficients held by hand', () => {
  test('cost, dot products and bowl agree with the residuals computed anew', () => {
    const data = randomData(11, 1, 41);
    for (const ridge of [0, 0.5]) {
      const { fit } = fitModel(data, POWERS, 3, ridge);
      const held = holdFit(fit, ridge, 1, 3, [0.7, -0.2]);
      expect([held.theta[1], held.theta[3]]).toEqual([0.7, -0.2]);
      const residual = [...data.y.hi].map((v, i) => {
        for (let j = 0; j < 4; j++) v -= held.theta[j] * fit.matrix[i * 4 + j];
        return v;
      });
      const square = residual.reduce((s, r) => s + r * r, 0);
      close([held.cost], [square / 11], 13);
      const dots = [0, 1, 2, 3].map((j) => residual.reduce((s, r, i) => s + r * fit.matrix[i * 4 + j], 0));
      close(held.dots, dots, 11);
    }
  });

  test('at the fit nothing is held and the bowl is at its lowest', () => {
    const { fit } = fitModel(LINE, POWERS, 1, 0);
    const { bowl, cost, held } = holdFit(fit, 0, 0, 1, []);
    expect(held).toBe(false);
    close([cost, bowl!.lowest], [0.72, 0.72], 14);
    close(
      bowl!.eigenvalues,
      [...fit.singularValues].map((s) => s * s),
      12,
    );
    // (XᵀX) axis = eigenvalue · axis
    const [v0, v1] = bowl!.axis;
    close([5 * v0 + 10 * v1, 10 * v0 + 30 * v1], [bowl!.eigenvalues[0] * v0, bowl!.eigenvalues[0] * v1], 13);
  });

  test('one coefficient has no bowl', () => {
    expect(holdFit(fitModel(LINE, POWERS, 0, 0).fit, 0, 0, 1, []).bowl).toBeNull();
  });
});
