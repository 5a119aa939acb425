import { type CertifiedFit, findCertified } from '@/lib/ml/certified';
import { evaluateColumn, type Model } from '@/lib/ml/designMatrix';
import { vectorFromDecimals } from '@/lib/ml/doubleDouble';
import { type HeldFit, holdFit } from '@/lib/ml/heldFit';
import { type FitData, fitModel, type ModelFit } from '@/lib/ml/modelFit';
import { fitAtTest, MAX_DEGREE, noiseGain } from '@/lib/ml/nestedFits';
import { solve } from '@/lib/ml/ols';
import {
  createRedraw,
  type DegreePoint,
  degreePoints,
  type Redraw,
  redraw,
  redrawnCurves,
  redrawnPairs,
} from '@/lib/ml/redraw';
import { unpackData } from '@/lib/ml/regressionData';
import { type TargetName, targets } from '@/lib/ml/targets';
import { createRng, normal, type Rng, uniform } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';

export interface Params {
  truth: TargetName;
  degree: number;
  noise: number;
  points: number;
  ridge: number;
  basis: 'powers' | 'legendre';
  intercept: 'on' | 'off';
  spacing: 'even' | 'random';
  /** Columns put in or taken out by hand, see `Model.changes`. */
  columns: Float64Array;
  /** The reader's own points, see `packData`; empty = points are drawn from the truth. */
  data: Float64Array;
  tab: 'fit' | 'bowl' | 'projection' | 'variance';
  /** The two coefficients of the bowl and the projection. */
  first: number;
  second: number;
  /** Where the reader holds these two coefficients; empty = at the fit. */
  ball: Float64Array;
}

export interface State extends FitData {
  rng: Rng;
  /** 1 when the points are the reader's own. */
  own: number;
  /** Standard deviation of new noise: the parameter, or for own points what the residuals of the first fit say. */
  noise: number;
  redraw: Redraw;
}

export interface Frame {
  own: boolean;
  /** Number of inputs. */
  inputs: number;
  /** First input of each point (row numbers without one) and y. */
  x: Float64Array;
  y: Float64Array;
  fit: ModelFit;
  held: HeldFit;
  /** Where the coefficients should be: certified, or fitted to the points without their noise. */
  reference: { source: string; theta: Float64Array } | null;
  noise: number;
  /** Data sets drawn so far, and (θ_first, θ_second) of the last ones. */
  sets: number;
  pairs: Float64Array;
  /** Curves over one input, all empty otherwise: abscissae, the curve shown, its standard error, the truth. */
  grid: Float64Array;
  curve: Float64Array;
  curveError: Float64Array;
  truth: Float64Array;
  /** Fits to the last data sets, row by row, and the mean fit of all. */
  redrawn: Float64Array;
  meanCurve: Float64Array;
  degrees: DegreePoint[];
}

export type Action = never;

/** Where a run ends. */
const MAX_SETS = 400;

const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    checkParams(params);
    const rng = createRng(seed);
    const own = params.data.length > 0;
    const drawn = own ? unpackData(params.data) : { n: params.points, x: [drawInput(params, seed)] };
    const target = targets[params.truth];
    const center = 'y' in drawn ? drawn.y : drawn.x[0].map((x) => target.f(x));
    const y = own ? center : center.map((v) => v + params.noise * normal(rng));
    const data: FitData = { n: drawn.n, x: drawn.x.map(vectorFromDecimals), y: vectorFromDecimals(y) };
    const model = modelOf(params, drawn.x.length);
    const truth = own ? null : target.f;
    const noise = own ? residualNoise(data, model, params) : params.noise;
    return {
      rng,
      own: own ? 1 : 0,
      noise,
      ...data,
      redraw: createRedraw(data, center, truth, model, params.ridge, noise),
    };
  },

  /** One new data set. */
  step(state) {
    redraw(state.redraw, state.noise, state.rng);
  },

  frame(state, params) {
    const { x, y, n } = state;
    const inputs = x.length;
    const { fit, factored, unpenalized } = fitModel(
      state,
      modelOf(params, inputs),
      params.degree,
      params.ridge,
    );
    const held = holdFit(fit, params.ridge, params.first, params.second, params.ball);
    const certified = state.own === 1 ? certifiedFor(params, fit) : undefined;
    return {
      own: state.own === 1,
      inputs,
      x: inputs > 0 ? x[0].hi.slice() : Float64Array.from({ length: n }, (_, i) => i + 1),
      y: y.hi.slice(),
      fit,
      held,
      reference: certified
        ? { source: certified.name, theta: Float64Array.from(certified.theta) }
        : state.own === 1
          ? null
          : {
              source: 'truth',
              theta: noiseFree(solve(unpenalized, vectorFromDecimals(state.redraw.center)).theta, fit),
            },
      noise: state.noise,
      sets: state.redraw.sums.sets,
      pairs: redrawnPairs(state.redraw, factored, held.first, held.second),
      ...(inputs === 1 ? curvesOverInput(state, params, fit, held) : noCurves()),
      degrees: degreePoints(state.redraw),
    };
  },

  done: (state) => state.redraw.sums.sets >= MAX_SETS,
};

export default simulation;

function modelOf(params: Readonly<Params>, inputs: number): Model {
  return {
    basis: params.basis,
    intercept: params.intercept === 'on',
    inputs,
    changes: params.columns,
  };
}

/** Coefficients of the noise-free points; what only the rounding of those points makes is 0. */
function noiseFree(theta: Float64Array, { gram, p }: ModelFit): Float64Array {
  const share = theta.map((t, j) => Math.abs(t) * Math.sqrt(gram[j * p + j]));
  const largest = share.reduce((a, b) => Math.max(a, b), 0);
  return theta.map((t, j) => (share[j] < 1e-13 * largest ? 0 : t));
}

/** The residual standard deviation of own points; 0 where the fit leaves no degree of freedom to estimate it from. */
function residualNoise(data: FitData, model: Model, { degree, ridge }: Readonly<Params>): number {
  const { residualDeviation } = fitModel(data, model, degree, ridge).fit;
  return Number.isFinite(residualDeviation) ? residualDeviation : 0;
}

/** Abscissae of generated points: a stream of their own, so that `noise` alone changes nothing but the noise. */
function drawInput({ truth, points, spacing }: Readonly<Params>, seed: number): Float64Array {
  const [low, high] = targets[truth].domain;
  if (spacing === 'even') {
    return Float64Array.from(
      { length: points },
      (_, i) => low + ((high - low) * i) / Math.max(1, points - 1),
    );
  }
  const rng = createRng(seed, 1);
  return Float64Array.from({ length: points }, () => low + (high - low) * uniform(rng)).sort();
}

function certifiedFor(params: Readonly<Params>, fit: ModelFit): CertifiedFit | undefined {
  const whole = params.basis === 'powers' && params.intercept === 'on' && params.columns.length === 0;
  return whole && params.ridge === 0 ? findCertified(params.data, fit.degree) : undefined;
}

/** The shown curve at the test points with the standard error of the fit there, and the truth where it is known. */
function curvesOverInput(
  state: State,
  params: Readonly<Params>,
  fit: ModelFit,
  held: HeldFit,
): Pick<Frame, 'grid' | 'curve' | 'curveError' | 'truth' | 'redrawn' | 'meanCurve'> {
  const { fits, test } = state.redraw;
  const grid = test.slice();
  const curve = new Float64Array(grid.length);
  if (!held.held && fit.rank === fit.p && fits.counts[fit.degree] > 0) {
    // Sums of orthonormal columns keep the digits that large opposite powers of x would lose.
    const values = new Float64Array((MAX_DEGREE + 1) * fits.m);
    fitAtTest(fits, state.y.hi, values);
    curve.set(values.subarray(fit.degree * fits.m, (fit.degree + 1) * fits.m));
  } else {
    const points = vectorFromDecimals(grid);
    fit.columns.forEach((column, j) => {
      const { hi } = evaluateColumn(column, points, fit.domain);
      for (let t = 0; t < grid.length; t++) curve[t] += held.theta[j] * hi[t];
    });
  }
  const { curves, mean } = redrawnCurves(state.redraw, fit.degree);
  return {
    grid,
    curve,
    curveError: noiseGain(fits, fit.degree).map((gain) => gain * fit.residualDeviation),
    truth: state.own === 1 ? new Float64Array(0) : grid.map((x) => targets[params.truth].f(x)),
    redrawn: curves,
    meanCurve: mean,
  };
}

/** Nothing to draw over x: no input, or several. */
function noCurves(): ReturnType<typeof curvesOverInput> {
  const none = () => new Float64Array(0);
  return {
    grid: none(),
    curve: none(),
    curveError: none(),
    truth: none(),
    redrawn: none(),
    meanCurve: none(),
  };
}

function checkParams({ degree, points, noise, ridge, columns, ball, first, second }: Readonly<Params>): void {
  if (!(Number.isInteger(degree) && degree >= 0 && degree <= 12)) {
    throw new RangeError(`degree = ${degree}: expected an integer from 0 to 12`);
  }
  if (!(Number.isInteger(points) && points >= 2)) {
    throw new RangeError(`points = ${points}: expected an integer ≥ 2`);
  }
  if (!(noise >= 0 && Number.isFinite(noise)))
    throw new RangeError(`noise = ${noise}: expected a number ≥ 0`);
  if (!(ridge >= 0 && Number.isFinite(ridge)))
    throw new RangeError(`ridge = ${ridge}: expected a number ≥ 0`);
  if (!(Number.isInteger(first) && Number.isInteger(second) && first >= 0 && second >= 0)) {
    throw new RangeError(`first = ${first}, second = ${second}: expected two coefficients, counted from 0`);
  }
  if (!columns.every((code) => Number.isInteger(code))) {
    throw new RangeError('columns: expected whole numbers');
  }
  if (ball.length !== 0 && ball.length !== 2) throw new RangeError('ball: expected two coefficients or none');
}
