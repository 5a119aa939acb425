/** Error against the number of examples, for a generative and a discriminative classifier of the same two classes. */
import type { Rng } from '../rng';
import { createWelford, estimateWelford, pushWelford } from '../stats';
import { fitGaussianDiscriminant, linearBoundary } from './gaussianDiscriminant';
import { fitLogistic } from './logistic';
import { drawPoints, linearError, type TwistedClasses } from './tenFeatures';

/** Numbers of examples that are tried. */
export const SIZES = [16, 32, 64, 128, 256, 512, 1024, 2048] as const;

/** Keeps the weights finite where a plane separates the few examples there are. */
const RIDGE = 1e-3;
/** Keeps the covariance of few examples positive definite. */
const FLOOR = 1e-6;

/** What has been measured: for every size a mean and a variance over training sets. */
export interface LearningCurves {
  /** Index of the size that is tried next. */
  turn: number;
  generative: Float64Array[];
  discriminative: Float64Array[];
}

/** A curve with its band: mean error, standard deviation over training sets, and the standard error of the mean. */
export interface Curve {
  mean: Float64Array;
  /** NaN below two training sets, as is the error. */
  deviation: Float64Array;
  error: Float64Array;
  count: Float64Array;
}

export function createLearningCurves(): LearningCurves {
  return { turn: 0, generative: SIZES.map(createWelford), discriminative: SIZES.map(createWelford) };
}

/**
 * Draws one training set of the size whose turn it is, fits both classifiers to it, and adds their exact errors. The
 * generative one takes features as independent or estimates one full covariance; both come out as planes.
 */
export function measureOnce(
  curves: LearningCurves,
  classes: TwistedClasses,
  independent: boolean,
  rng: Rng,
): void {
  const points = drawPoints(classes, SIZES[curves.turn], rng);
  const model = fitGaussianDiscriminant(points, 2, { covariance: 'shared', independent, ridge: FLOOR });
  pushWelford(curves.generative[curves.turn], linearError(classes, linearBoundary(model)));
  pushWelford(curves.discriminative[curves.turn], linearError(classes, fitLogistic(points, RIDGE).theta));
  curves.turn = (curves.turn + 1) % SIZES.length;
}

/** The numbers of one classifier, copied. */
export function curveOf(accumulators: readonly Float64Array[]): Curve {
  const estimates = accumulators.map(estimateWelford);
  return {
    mean: Float64Array.from(estimates, ({ mean }) => mean),
    deviation: Float64Array.from(estimates, ({ variance }) => Math.sqrt(variance)),
    error: Float64Array.from(estimates, ({ standardError }) => standardError),
    count: Float64Array.from(estimates, ({ count }) => count),
  };
}
