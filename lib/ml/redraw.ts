import { normal, type Rng } from '@/lib/rng';
import {
  createErrorSums,
  type ErrorParts,
  type ErrorSums,
  errorParts,
  exactParts,
  meanError,
  ownErrors,
  pushErrors,
} from './biasVariance';
import type { Model } from './designMatrix';
import { type DoubleDoubleVector, vectorFromDecimals } from './doubleDouble';
import { domainOf, type FitData } from './modelFit';
import { fitAtTest, MAX_DEGREE, type NestedFits, nestFits } from './nestedFits';
import { type FactoredDesign, solutionMap } from './ols';

/** Many data sets that could have been: the same points, new noise, every degree fitted to each. */
export interface Redraw {
  /** What the noise is added to: the truth at the points, or the points themselves when the truth is unknown. */
  center: Float64Array;
  /** Test points of the first input; with several inputs the first rows of the data. */
  test: Float64Array;
  fits: NestedFits;
  /** What fits are compared with at the test points, degree × point: the truth, or the fit to the points themselves. */
  truth: Float64Array;
  exactBias2: Float64Array;
  exactVariance: Float64Array;
  training: Float64Array;
  leftOut: Float64Array;
  sums: ErrorSums;
  /** The last data sets, `kept` rows of n. */
  sets: Float64Array;
  kept: number;
}

/** One degree of the bias–variance picture; all are mean squares. NaN where a degree cannot be fitted. */
export interface DegreePoint {
  degree: number;
  /** Of the data set shown: on its own points, and on each point left out of the fit. */
  training: number;
  leftOut: number;
  exactBias2: number;
  exactVariance: number;
  /** From the redrawn data sets; null below four of them. */
  measured: ErrorParts | null;
}

const TEST_POINTS = 101;

/**
 * Prepares redrawing.
 *
 * @param truth f(x) with one input; null when the data are the reader's own
 * @param noise standard deviation of the noise added to each y
 */
export function createRedraw(
  data: FitData,
  center: Float64Array,
  truth: ((x: number) => number) | null,
  model: Model,
  ridge: number,
  noise: number,
): Redraw {
  const { n, x, y } = data;
  const test = testPoints(x, n);
  const m = test.length;
  const inputs = x.length === 1 ? [vectorFromDecimals(test)] : x.map((v) => head(v, m));
  const fits = nestFits(model, x, inputs, n, m, ridge, domainOf(x));
  const compared = new Float64Array((MAX_DEGREE + 1) * m);
  if (truth) for (let t = 0; t < compared.length; t++) compared[t] = truth(test[t % m]);
  else fitAtTest(fits, center, compared);
  const exact = exactParts(fits, center, compared, noise);
  const kept = Math.max(1, Math.min(40, Math.floor(40_000 / n)));
  return {
    center,
    test,
    fits,
    truth: compared,
    exactBias2: exact.bias2,
    exactVariance: exact.variance,
    ...ownErrors(fits, y.hi),
    sums: createErrorSums(m),
    sets: new Float64Array(kept * n),
    kept,
  };
}

/** Draws one data set, fits every degree to it and adds up the errors. */
export function redraw(state: Redraw, noise: number, rng: Rng): void {
  const { fits, center, sums } = state;
  const { n, m } = fits;
  const place = (sums.sets % state.kept) * n;
  const y = state.sets.subarray(place, place + n);
  for (let i = 0; i < n; i++) y[i] = center[i] + noise * normal(rng);
  const values = new Float64Array((MAX_DEGREE + 1) * m);
  fitAtTest(fits, y, values);
  pushErrors(sums, values, state.truth, m);
}

/** Fits of one degree to the last data sets at the test points (row by row, oldest first) and their average over all sets. */
export function redrawnCurves(state: Redraw, degree: number): { curves: Float64Array; mean: Float64Array } {
  const { fits, sums } = state;
  const { m } = fits;
  if (sums.sets === 0 || fits.counts[degree] === 0) {
    return { curves: new Float64Array(0), mean: new Float64Array(0) };
  }
  const sets = lastSets(state);
  const curves = new Float64Array(sets.length * m);
  const values = new Float64Array((MAX_DEGREE + 1) * m);
  sets.forEach((y, s) => {
    fitAtTest(fits, y, values);
    curves.set(values.subarray(degree * m, (degree + 1) * m), s * m);
  });
  const mean = meanError(sums, degree, m).map((e, t) => e + state.truth[degree * m + t]);
  return { curves, mean };
}

/** Two coefficients fitted to each of the last data sets: (θ_a, θ_b) pairs, oldest first. */
export function redrawnPairs(state: Redraw, factored: FactoredDesign, a: number, b: number): Float64Array {
  const { q } = factored.factorization;
  const map = solutionMap(factored);
  const sets = state.sums.sets === 0 || b >= factored.p ? [] : lastSets(state);
  const pairs = new Float64Array(2 * sets.length);
  sets.forEach((y, s) => {
    q.forEach((column, j) => {
      let shadow = 0;
      for (let i = 0; i < factored.n; i++) shadow += column.hi[i] * y[i];
      pairs[2 * s] += shadow * map[j][a];
      pairs[2 * s + 1] += shadow * map[j][b];
    });
  });
  return pairs;
}

/** The bias–variance picture, degree by degree. */
export function degreePoints(state: Redraw): DegreePoint[] {
  const { fits, sums, training, leftOut } = state;
  return Array.from({ length: MAX_DEGREE + 1 }, (_, degree) => {
    const can = fits.counts[degree] > 0;
    return {
      degree,
      training: training[degree],
      leftOut: leftOut[degree],
      exactBias2: can ? state.exactBias2[degree] : Number.NaN,
      exactVariance: can ? state.exactVariance[degree] : Number.NaN,
      measured: can ? errorParts(sums, degree, fits.m) : null,
    };
  });
}

function lastSets(state: Redraw): Float64Array[] {
  const { sums, kept, fits } = state;
  const many = Math.min(sums.sets, kept);
  return Array.from({ length: many }, (_, s) => {
    const place = ((sums.sets - many + s) % kept) * fits.n;
    return state.sets.subarray(place, place + fits.n);
  });
}

function testPoints(x: readonly DoubleDoubleVector[], n: number): Float64Array {
  if (x.length !== 1) return Float64Array.from({ length: Math.min(n, TEST_POINTS) }, (_, i) => i + 1);
  const [low, high] = domainOf(x);
  return Float64Array.from({ length: TEST_POINTS }, (_, t) => low + ((high - low) * t) / (TEST_POINTS - 1));
}

function head({ hi, lo }: DoubleDoubleVector, length: number): DoubleDoubleVector {
  return { hi: hi.slice(0, length), lo: lo.slice(0, length) };
}
