import { type Cloud, createCloud, MAX_CLOUD, unpackCloud } from '@/lib/ml/cloud';
import {
  fitGaussianDiscriminant,
  type GaussianClasses,
  linearBoundary,
  samplePoint,
  withFeatures,
} from '@/lib/ml/gaussianDiscriminant';
import {
  type Curve,
  createLearningCurves,
  curveOf,
  type LearningCurves,
  measureOnce,
  SIZES,
} from '@/lib/ml/learningCurves';
import { fitLogistic, logOdds } from '@/lib/ml/logistic';
import { type LabelledPoints, pointsOfCloud } from '@/lib/ml/points';
import { bayesError, type TwistedClasses } from '@/lib/ml/tenFeatures';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';

export interface Params {
  /** A packed cloud of classes 0 and 1. */
  points: Float64Array;
  /** What the generative classifier takes for granted. */
  model: 'naive' | 'shared';
  twist: 'none' | 'correlation' | 'outliers';
  /** How much of the twist, 0 … 1. */
  amount: number;
  /** What of a point the generative classifier is shown. */
  seen: 'both' | 'x1';
  pen: 'zero' | 'one' | 'erase';
}

/** Makes new points from the fitted densities. */
export type Action = { kind: 'make' } | { kind: 'forget' };

export interface State {
  rng: Rng;
  curves: LearningCurves;
  /** Least error possible in ten dimensions. */
  bayes: number;
  /** Points that the generative classifier made, x, y and class of each, and how many. */
  made: Float64Array;
  madeCount: number;
}

/** A class as the left picture draws it. */
export interface Bell {
  mean: Float64Array;
  covariance: Float64Array;
  prior: number;
}

export interface Frame {
  cloud: Cloud;
  made: Cloud;
  /** Null while a class has no points. */
  fit: {
    bells: Bell[];
    /** [b, w₁, w₂] of the boundary the densities imply; with x₂ hidden, that of x₁ alone, [b, w₁, 0]. */
    generative: Float64Array;
    discriminative: Float64Array;
    /** Points of the reader's that each calls wrongly. */
    wrong: { generative: number; discriminative: number };
  } | null;
  generative: Curve;
  discriminative: Curve;
  /** Least error possible in ten dimensions. */
  bayes: number;
  trainingSets: number;
}

const MADE = 24;
const MOST_MADE = 240;
/** Added to the variances of the painted points: a class of one point still has a width. */
const WIDTH = 1e-3;
const RIDGE = 1e-3;
const LARGEST_CORRELATION = 0.9;
const LARGEST_SHARE = 0.2;

/** One step is one training set of ten features; the painted points are fitted for every frame. */
const simulation: Simulation<Params, State, Frame, Action> = {
  init(params, seed) {
    const { amount, points } = params;
    if (!(amount >= 0 && amount <= 1))
      throw new RangeError(`amount = ${amount}: expected a number from 0 to 1`);
    if (points.length > MAX_CLOUD) {
      throw new RangeError(`${points.length} points: expected at most ${MAX_CLOUD}`);
    }
    const state: State = {
      rng: createRng(seed),
      curves: createLearningCurves(),
      bayes: bayesError(twisted(params)),
      made: new Float64Array(3 * MOST_MADE),
      madeCount: 0,
    };
    // Every size once, so that there is a number to show from the start.
    for (let i = 0; i < SIZES.length; i++) simulation.step(state, params, undefined);
    return state;
  },

  step(state, params) {
    measureOnce(state.curves, twisted(params), params.model === 'naive', state.rng);
  },

  act(state, action, params) {
    const model = action.kind === 'make' ? painted(pointsOf(params), params) : null;
    if (action.kind === 'forget') state.madeCount = 0;
    if (!model) return;
    if (state.madeCount + MADE > MOST_MADE) state.madeCount = 0;
    const rows = state.made;
    for (let i = 0; i < MADE; i++) {
      const at = 3 * state.madeCount++;
      rows[at + 2] = samplePoint(model, state.rng, rows, at);
    }
  },

  frame(state, params) {
    const { curves } = state;
    const points = pointsOf(params);
    const cloud = { ...unpackCloud(params.points), label: points.labels };
    const made = createCloud(state.madeCount);
    for (let i = 0; i < made.n; i++) {
      [made.x[i], made.y[i], made.label[i]] = state.made.subarray(3 * i, 3 * i + 3);
    }
    const generative = curveOf(curves.generative);
    return {
      cloud,
      made,
      fit: fitPainted(points, params),
      generative,
      discriminative: curveOf(curves.discriminative),
      bayes: state.bayes,
      trainingSets: generative.count.reduce((sum, count) => sum + count, 0),
    };
  },
};

export default simulation;

function twisted({ twist, amount }: Readonly<Params>): TwistedClasses {
  return {
    correlation: twist === 'correlation' ? LARGEST_CORRELATION * amount : 0,
    outliers: twist === 'outliers' ? LARGEST_SHARE * amount : 0,
  };
}

/** The painted points; there are two classes only. */
function pointsOf(params: Readonly<Params>): LabelledPoints {
  const points = pointsOfCloud(unpackCloud(params.points));
  return { ...points, labels: points.labels.map((label) => label & 1) };
}

/** The densities of the painted classes, null while one of them is empty. */
function painted(points: LabelledPoints, { model }: Readonly<Params>): GaussianClasses | null {
  if (!points.labels.includes(0) || !points.labels.includes(1)) return null;
  return fitGaussianDiscriminant(points, 2, {
    covariance: 'shared',
    independent: model === 'naive',
    ridge: WIDTH,
  });
}

function fitPainted(points: LabelledPoints, params: Readonly<Params>): Frame['fit'] {
  const model = painted(points, params);
  if (!model) return null;
  const generative =
    params.seen === 'both'
      ? linearBoundary(model)
      : Float64Array.of(...linearBoundary(withFeatures(model, [0])), 0);
  const discriminative = fitLogistic(points, RIDGE).theta;
  return {
    bells: model.gaussians.map(({ mean, covariance }, k) => ({
      mean,
      covariance,
      prior: points.labels.filter((label) => label === k).length / points.n,
    })),
    generative,
    discriminative,
    wrong: { generative: wrongOf(generative, points), discriminative: wrongOf(discriminative, points) },
  };
}

function wrongOf(theta: Float64Array, { n, features, labels }: LabelledPoints): number {
  let wrong = 0;
  for (let i = 0; i < n; i++) if (logOdds(theta, features, 2 * i) > 0 !== (labels[i] === 1)) wrong++;
  return wrong;
}
