import { Matrix, QrDecomposition } from 'ml-matrix';
import { fromDecimal, vectorFromDecimals } from '@/lib/ml/doubleDouble';
import { fitModel } from '@/lib/ml/modelFit';
import { normalEquations, solveNormalEquations } from '@/lib/ml/normalEquations';
import { createRedraw, redraw } from '@/lib/ml/redraw';
import { targets } from '@/lib/ml/targets';
import { createRng, normal } from '@/lib/rng';

const POINTS = 100;
const DEGREE = 6;
const rng = createRng(1);
const xs = Float64Array.from({ length: POINTS }, (_, i) => -1 + (2 * i) / (POINTS - 1));
const center = xs.map(targets.runge.f);
const ys = center.map((y) => y + 0.1 * normal(rng));
const data = { n: POINTS, x: [vectorFromDecimals(xs)], y: vectorFromDecimals(ys) };
const model = { basis: 'powers', intercept: true, inputs: 1, changes: [] } as const;
const matrix = fitModel(data, model, DEGREE, 0).fit.matrix;

/** Least squares as most programs do it: Householder QR in float64. */
function plainFit(): number {
  const x = new Matrix(Array.from(xs, (v) => Array.from({ length: DEGREE + 1 }, (_, k) => v ** k)));
  return new QrDecomposition(x).solve(Matrix.columnVector(Array.from(ys))).get(0, 0);
}

const sets = createRedraw(data, center, targets.runge.f, model, 0, 0.1);

export const benchmarks = [
  {
    name: 'ols fit, 100 points, degree 6, 32 digits (native: ml-matrix QR, 16 digits)',
    unit: 'fits',
    run() {
      for (let i = 0; i < 20; i++) fitModel(data, model, DEGREE, 0);
      return { count: 20 };
    },
    native() {
      for (let i = 0; i < 20; i++) plainFit();
      return { count: 20 };
    },
  },
  {
    name: 'ols normal equations, 100 points, degree 6',
    unit: 'fits',
    run() {
      for (let i = 0; i < 200; i++) solveNormalEquations(normalEquations(matrix, ys, DEGREE + 1));
      return { count: 200 };
    },
  },
  {
    name: 'ols redrawn data set, 100 points, all degrees 0 to 12 (native: one QR for each degree)',
    unit: 'data sets',
    run() {
      for (let i = 0; i < 50; i++) redraw(sets, 0.1, rng);
      return { count: 50 };
    },
    native() {
      for (let degree = 0; degree <= 12; degree++) {
        const x = new Matrix(Array.from(xs, (v) => Array.from({ length: degree + 1 }, (_, k) => v ** k)));
        new QrDecomposition(x).solve(Matrix.columnVector(Array.from(ys)));
      }
      return { count: 1 };
    },
  },
  {
    name: 'ols decimals read exactly',
    unit: 'numbers',
    run() {
      for (let i = 0; i < 2000; i++) fromDecimal(ys[i % POINTS]);
      return { count: 2000 };
    },
  },
];
