import { describe, expect, test } from 'vitest';
import { createErrorSums, errorParts, exactParts, ownErrors, pushErrors } from '@/lib/ml/biasVariance';
import type { Model } from '@/lib/ml/designMatrix';
import { vectorFromDecimals } from '@/lib/ml/doubleDouble';
import { type FitData, fitModel } from '@/lib/ml/modelFit';
import { fitAtData, fitAtTest, MAX_DEGREE, noiseGain } from '@/lib/ml/nestedFits';
import { createRedraw, degreePoints, redraw, redrawnCurves, redrawnPairs } from '@/lib/ml/redraw';
import { targets } from '@/lib/ml/targets';
import { createRng, normal } from '@/lib/rng';

const POWERS: Model = { basis: 'powers', intercept: true, inputs: 1, changes: [] };

function rungeData(n: number): { data: FitData; center: Float64Array } {
  const x = Float64Array.from({ length: n }, (_, i) => -1 + (2 * i) / (n - 1));
  const center = x.map(targets.runge.f);
  const rng = createRng(5);
  const y = center.map((v) => v + 0.1 * normal(rng));
  return { data: { n, x: [vectorFromDecimals(x)], y: vectorFromDecimals(y) }, center };
}

function rungeRedraw(n: number, model = POWERS, ridge = 0, noise = 0.1) {
  const { data, center } = rungeData(n);
  return { data, center, state: createRedraw(data, center, targets.runge.f, model, ridge, noise) };
}

describe('one orthogonalisation serves all degrees', () => {
  test.each([
    ['powers', POWERS, 0],
    ['Legendre', { ...POWERS, basis: 'legendre' } as Model, 0],
    ['a ridge', POWERS, 0.2],
    ['a sine and no x²', { ...POWERS, changes: [1, -2] }, 0],
    ['no intercept', { ...POWERS, intercept: false }, 0],
  ])('%s: each degree is the fit of that degree', (_, model, ridge) => {
    const { data, state } = rungeRedraw(15, model, ridge);
    const all = new Float64Array((MAX_DEGREE + 1) * 15);
    fitAtData(state.fits, data.y.hi, all);
    // Beyond degree 8 a sine on [−1, 1] is a combination of powers, to float64's rounding.
    const highest = model.changes.length > 0 ? 8 : MAX_DEGREE;
    for (let degree = 1; degree <= highest; degree++) {
      const { fit } = fitModel(data, model, degree, ridge);
      expect(state.fits.counts[degree]).toBe(fit.p);
      for (let i = 0; i < 15; i++) {
        expect(Math.abs(all[degree * 15 + i] - fit.fitted[i])).toBeLessThan(1e-13);
      }
    }
  });

  test('degrees that the points cannot tell apart are left out', () => {
    const { state } = rungeRedraw(5);
    expect([...state.fits.counts]).toEqual([1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(degreePoints(state)[5].exactVariance).toBeNaN();
  });
});

describe('exact bias and variance', () => {
  test('a constant fit: the variance of a mean, the bias of a mean', () => {
    const { state, center } = rungeRedraw(12);
    expect(state.exactVariance[0]).toBeCloseTo(0.01 / 12, 15);
    const mean = center.reduce((a, b) => a + b, 0) / 12;
    const bias2 = [...state.test].reduce((s, x) => s + (mean - targets.runge.f(x)) ** 2, 0) / 101;
    expect(state.exactBias2[0]).toBeCloseTo(bias2, 14);
  });

  test('at the data the variance of degree d sums to σ²(d + 1), the trace of the hat matrix', () => {
    const { data, state } = rungeRedraw(12);
    const { fits } = state;
    const atData = { ...fits, m: fits.n, atTest: fits.atData };
    const { variance } = exactParts(atData, data.y.hi, new Float64Array(13 * 12), 0.1);
    for (let d = 0; d <= 11; d++) expect(variance[d] * 12).toBeCloseTo(0.01 * (d + 1), 13);
  });

  test('a truth among the columns leaves no bias', () => {
    const x = Float64Array.from({ length: 9 }, (_, i) => i / 2 - 2);
    const center = x.map(targets.cubic.f);
    const data = { n: 9, x: [vectorFromDecimals(x)], y: vectorFromDecimals(center) };
    const state = createRedraw(data, center, targets.cubic.f, POWERS, 0, 0.3);
    expect(state.exactBias2[2]).toBeGreaterThan(0.1);
    for (let d = 3; d <= 8; d++) expect(state.exactBias2[d]).toBeLessThan(1e-20);
  });

  test('Runge’s function: bias falls with the degree, variance rises, the sum has its minimum in between', () => {
    const { state } = rungeRedraw(12);
    const { exactBias2: bias2, exactVariance: variance } = state;
    expect(bias2[1]).toBeCloseTo(0.0815, 3);
    expect(bias2[8]).toBeCloseTo(0.0049, 3);
    for (let d = 1; d <= 11; d++) expect(variance[d]).toBeGreaterThan(variance[d - 1]);
    const total = [...bias2].map((b, d) => b + variance[d]).slice(0, 12);
    const best = total.indexOf(Math.min(...total));
    expect([6, 7, 8]).toContain(best);
    expect(total[11]).toBeGreaterThan(10 * total[best]);
  });

  test('noise gain is the standard deviation of the curve', () => {
    const { state } = rungeRedraw(12);
    const gain = noiseGain(state.fits, 5);
    const mean = gain.reduce((s, g) => s + 0.01 * g * g, 0) / 101;
    expect(mean).toBeCloseTo(state.exactVariance[5], 14);
  });
});

describe('measured bias and variance', () => {
  test('agree with the exact ones within five standard errors, and add up', () => {
    const { state } = rungeRedraw(12, POWERS, 0.05);
    const rng = createRng(9);
    for (let s = 0; s < 1600; s++) redraw(state, 0.1, rng);
    for (const { measured, exactBias2, exactVariance } of degreePoints(state).slice(0, 12)) {
      expect(Math.abs(measured!.bias2 - exactBias2)).toBeLessThan(5 * measured!.bias2Error);
      expect(Math.abs(measured!.variance - exactVariance)).toBeLessThan(5 * measured!.varianceError);
      expect(measured!.bias2 + measured!.variance).toBeCloseTo(measured!.total, 12);
    }
  });

  test('error bars have the right size: 200 seeds', () => {
    const { state, center } = rungeRedraw(12);
    const { fits, truth, exactVariance, exactBias2 } = state;
    const pulls: Record<'variance' | 'total', number[]> = { variance: [], total: [] };
    const y = new Float64Array(12);
    const values = new Float64Array((MAX_DEGREE + 1) * fits.m);
    for (let seed = 1; seed <= 200; seed++) {
      const rng = createRng(seed);
      const sums = createErrorSums(fits.m);
      for (let s = 0; s < 64; s++) {
        for (let i = 0; i < 12; i++) y[i] = center[i] + 0.1 * normal(rng);
        fitAtTest(fits, y, values);
        pushErrors(sums, values, truth, fits.m);
      }
      const m = errorParts(sums, 6, fits.m)!;
      pulls.variance.push((m.variance - exactVariance[6]) / m.varianceError);
      pulls.total.push((m.total - exactVariance[6] - exactBias2[6]) / m.totalError);
    }
    for (const list of Object.values(pulls)) {
      const mean = list.reduce((a, b) => a + b, 0) / 200;
      const deviation = Math.sqrt(list.reduce((s, v) => s + (v - mean) ** 2, 0) / 199);
      expect(Math.abs(mean)).toBeLessThan(0.35);
      expect(deviation).toBeGreaterThan(0.8);
      expect(deviation).toBeLessThan(1.25);
    }
  });

  test('nothing is claimed from fewer than four data sets', () => {
    const { state } = rungeRedraw(12);
    const rng = createRng(1);
    for (let s = 0; s < 3; s++) redraw(state, 0.1, rng);
    expect(degreePoints(state)[3].measured).toBeNull();
    redraw(state, 0.1, rng);
    expect(degreePoints(state)[3].measured).not.toBeNull();
  });
});

describe('one data set by itself', () => {
  test('the left-out error is what refitting without each point gives', () => {
    for (const ridge of [0, 0.3]) {
      const { data, state } = rungeRedraw(10, POWERS, ridge);
      let sum = 0;
      for (let out = 0; out < 10; out++) {
        const keep = Array.from({ length: 10 }, (_, i) => i).filter((i) => i !== out);
        const part = {
          n: 9,
          x: [vectorFromDecimals(keep.map((i) => data.x[0].hi[i]))],
          y: vectorFromDecimals(keep.map((i) => data.y.hi[i])),
        };
        const { theta } = fitModel(part, POWERS, 3, ridge).fit;
        const x = data.x[0].hi[out];
        const guess = theta[0] + x * (theta[1] + x * (theta[2] + x * theta[3]));
        sum += (data.y.hi[out] - guess) ** 2 / 10;
      }
      expect(state.leftOut[3]).toBeCloseTo(sum, 12);
    }
  });

  test('the training error only falls, and vanishes when every point has its own column', () => {
    const { data, state } = rungeRedraw(10);
    const { training, leftOut } = ownErrors(state.fits, data.y.hi);
    for (let d = 1; d <= 9; d++) expect(training[d]).toBeLessThanOrEqual(training[d - 1]);
    expect(training[9]).toBeLessThan(1e-24);
    expect(leftOut[9]).toBeNaN();
    expect(training[10]).toBeNaN();
  });
});

test('curves and coefficient pairs of the redrawn sets are fits to those sets', () => {
  const { data, state } = rungeRedraw(12);
  const rng = createRng(2);
  for (let s = 0; s < 45; s++) redraw(state, 0.1, rng);
  const { factored } = fitModel(data, POWERS, 4, 0);
  const { curves, mean } = redrawnCurves(state, 4);
  const pairs = redrawnPairs(state, factored, 1, 2);
  expect(state.kept).toBe(40);
  expect(curves.length).toBe(40 * 101);
  // The newest set lies where the ring was written last: set 45 at place 4.
  const newest = { ...data, y: vectorFromDecimals(state.sets.subarray(4 * 12, 5 * 12)) };
  const { fit } = fitModel(newest, POWERS, 4, 0);
  expect(pairs[78]).toBeCloseTo(fit.theta[1], 11);
  expect(pairs[79]).toBeCloseTo(fit.theta[2], 11);
  expect(curves[39 * 101]).toBeCloseTo(fit.fitted[0], 12);
  expect(curves[39 * 101 + 100]).toBeCloseTo(fit.fitted[11], 12);
  expect(mean.length).toBe(101);
});

test('own data: noise on the points themselves, compared with the fit to them', () => {
  const { data } = rungeRedraw(8);
  const state = createRedraw(data, data.y.hi.slice(), null, POWERS, 0, 0.2);
  expect(Math.max(...state.exactBias2)).toBeLessThan(1e-25);
  expect(state.exactVariance[0]).toBeCloseTo(0.04 / 8, 15);
});
