/** The five points of the chapter, and what four models make of them where there are none. */
import { createMinimization, iterate } from '@/lib/bfgs';
import { forecast, type LinearPosterior, posteriorOf, powersOf } from '@/lib/ml/bayesianRegression';
import { costAndGradient, createWorkspace, everyRow, type Network, outputsOf } from '@/lib/ml/ffnn';
import { firstWeights } from '@/lib/ml/ffnnTraining';
import { conditionProcess, type GaussianProcess, predictProcess } from '@/lib/ml/gaussianProcess';
import { gammaOfLength } from '@/lib/ml/kernelFunctions';
import { createRng } from '@/lib/rng';

/** The points of chapter 3. */
export const POINTS = { x: Float64Array.of(0, 1, 2, 3, 4), y: Float64Array.of(1, 3, 2, 5, 4) };

/** σ = 1, τ² = 10. */
export const ASSUMPTIONS = { noise: 1, width: Math.sqrt(10) };

/** Middle and standard deviation of a curve, without the noise of a reading. */
export interface Guess {
  mean: number;
  deviation: number;
}

/** The polynomial of a degree after the first `count` points. */
export function polynomial(degree: number, count = 5): LinearPosterior {
  const design = [...POINTS.x.subarray(0, count)].flatMap((x) => [...powersOf(x, degree)]);
  return posteriorOf(design, POINTS.y.subarray(0, count), ASSUMPTIONS);
}

/** The curve of a polynomial at x. */
export function guessOf(posterior: LinearPosterior, x: number): Guess {
  const { mean, curveVariance } = forecast(posterior, powersOf(x, posterior.mean.length - 1));
  return { mean, deviation: Math.sqrt(curveVariance) };
}

/** Smooth curves around 0 with amplitude τ that change over a length of 2, given the points. */
export function smoothProcess(): GaussianProcess {
  const kernel = { kind: 'rbf', gamma: gammaOfLength(2) } as const;
  const prior = { kernel, amplitude: ASSUMPTIONS.width, noise: ASSUMPTIONS.noise };
  return conditionProcess(prior, { n: 5, p: 1, features: POINTS.x }, POINTS.y);
}

/** The process at each x. */
export function guessesOf(process: GaussianProcess, at: Float64Array): Guess[] {
  const { mean, variance } = predictProcess(process, { n: at.length, p: 1, features: at });
  return Array.from(at, (_, i) => ({ mean: mean[i], deviation: Math.sqrt(variance[i]) }));
}

const NETWORK: Network = { sizes: [1, 8, 1], activation: 'tanh', output: 'identity', cost: 'squared' };
/** λ of the pull ½λ|θ|² on all weights and biases. */
const PULL = 0.01;
const MOST_ITERATIONS = 400;
/** Networks in the ensemble: one for each seed 1 … 20. */
const NETWORKS = 20;

/** One network of eight tanh units, trained from its own start until its cost falls no more. */
function trainNetwork(seed: number): Float64Array {
  const work = createWorkspace(NETWORK, POINTS.x.length);
  const samples = { inputs: POINTS.x, targets: POINTS.y };
  const all = everyRow(POINTS.x.length);
  const cost = (theta: Float64Array, gradient: Float64Array) => {
    let sum = costAndGradient(NETWORK, theta, samples, all, gradient, work);
    for (let i = 0; i < theta.length; i++) {
      sum += 0.5 * PULL * theta[i] * theta[i];
      gradient[i] += PULL * theta[i];
    }
    return sum;
  };
  const run = createMinimization(firstWeights(NETWORK, createRng(seed)), cost);
  while (!run.finished && run.iterations < MOST_ITERATIONS) iterate(run, cost);
  return run.x;
}

let ensemble: Float64Array[] | undefined;

/** Middle and spread of the ensemble at each x; it is trained once. */
export function networkGuesses(at: Float64Array): Guess[] {
  ensemble ??= Array.from({ length: NETWORKS }, (_, k) => trainNetwork(k + 1));
  const work = createWorkspace(NETWORK, 64);
  const outputs = ensemble.map((theta) => outputsOf(NETWORK, theta, at, work));
  return Array.from(at, (_, i) => {
    const mean = outputs.reduce((sum, o) => sum + o[i], 0) / NETWORKS;
    const square = outputs.reduce((sum, o) => sum + (o[i] - mean) * (o[i] - mean), 0);
    return { mean, deviation: Math.sqrt(square / (NETWORKS - 1)) };
  });
}
