/** The third column is a number: learn the surface behind it, as a plane or as a Gaussian process. */
import { solve } from '@/lib/linalg';
import {
  conditionProcess,
  type GaussianProcess,
  type GaussianProcessPrior,
  predictMean,
  predictProcess,
} from './gaussianProcess';
import { gammaOfLength } from './kernelFunctions';
import { type ReaderTable, trainingPoints } from './readerTable';

export interface RegressState {
  method: 'plane' | 'process';
  /** The plane h = θ₀ + θ₁ x₁ + θ₂ x₂. */
  theta: Float64Array;
  /** Least mean squared error any plane can have; 0 for the process. */
  minimum: number;
  /** Training rows that the process has been told. */
  seen: number;
  settled: boolean;
}

/** η of the descent on the mean squared error; its largest curvature on the square is 2 · 3. */
const RATE = 0.3;
const FLAT = 1e-6;
/** The process expects hills this wide and high, and errors of at least so much. */
const LENGTH = 0.4;
const AMPLITUDE = 0.6;
const LEAST_NOISE = 0.02;

export function startRegress(table: ReaderTable, method: RegressState['method']): RegressState {
  const theta = new Float64Array(3);
  const state: RegressState = { method, theta, minimum: 0, seen: 1, settled: false };
  if (method === 'plane') {
    const best = { ...state, theta: bestPlane(table) };
    state.minimum = regressCost(best, table, 0);
  }
  return state;
}

/** θ of the least mean squared error, by the normal equations; 0 where the points leave it open. */
function bestPlane(table: ReaderTable): Float64Array {
  const gram = new Float64Array(9);
  const right = new Float64Array(3);
  for (const i of table.training) {
    const row = [1, table.features[2 * i], table.features[2 * i + 1]];
    for (let j = 0; j < 3; j++) {
      right[j] += row[j] * table.heights[i];
      for (let k = 0; k < 3; k++) gram[3 * j + k] += row[j] * row[k];
    }
  }
  try {
    return solve(gram, 3, right);
  } catch {
    for (let j = 0; j < 3; j++) gram[4 * j] += 1e-9 * table.training.length;
    return solve(gram, 3, right);
  }
}

/** One step down the gradient, or one more row told. */
export function stepRegress(state: RegressState, table: ReaderTable): void {
  const { training, features, heights } = table;
  if (state.method === 'process') {
    state.seen = Math.min(training.length, state.seen + 1);
    state.settled = state.seen === training.length;
    return;
  }
  const gradient = [0, 0, 0];
  for (const i of training) {
    const miss = planeAt(state.theta, features, 2 * i) - heights[i];
    gradient[0] += (2 * miss) / training.length;
    gradient[1] += (2 * miss * features[2 * i]) / training.length;
    gradient[2] += (2 * miss * features[2 * i + 1]) / training.length;
  }
  for (let j = 0; j < 3; j++) state.theta[j] -= RATE * gradient[j];
  state.settled = gradient.every((g) => Math.abs(g) < FLAT);
}

function planeAt(theta: Float64Array, x: Float64Array, at: number): number {
  return theta[0] + theta[1] * x[at] + theta[2] * x[at + 1];
}

/** What the process knows after the rows it was told. */
function processOf({ seen }: RegressState, table: ReaderTable, noise: number): GaussianProcess {
  const prior: GaussianProcessPrior = {
    kernel: { kind: 'rbf', gamma: gammaOfLength(LENGTH) },
    amplitude: AMPLITUDE,
    noise: Math.max(LEAST_NOISE, noise),
  };
  const { features } = trainingPoints(table);
  const told = { n: seen, p: 2, features: features.slice(0, 2 * seen) };
  const heights = Float64Array.from(table.training.subarray(0, seen), (i) => table.heights[i]);
  return conditionProcess(prior, told, heights);
}

/** Mean squared error of the plane on the training rows; of the process −ln p of the heights told, per row. */
export function regressCost(state: RegressState, table: ReaderTable, noise: number): number {
  if (state.method === 'process') {
    return -processOf(state, table, noise).logMarginalLikelihood / state.seen;
  }
  let sum = 0;
  for (const i of table.training) {
    const miss = planeAt(state.theta, table.features, 2 * i) - table.heights[i];
    sum += miss * miss;
  }
  return sum / table.training.length;
}

/** The learnt height at each place (x, y pairs). */
export function heightAt(
  state: RegressState,
  table: ReaderTable,
  noise: number,
  places: Float64Array,
): Float64Array {
  const n = places.length / 2;
  if (state.method === 'process') {
    return predictMean(processOf(state, table, noise), { n, p: 2, features: places });
  }
  return Float64Array.from({ length: n }, (_, i) => planeAt(state.theta, places, 2 * i));
}

/** What the process does not know of the height at each place, one standard deviation; 0 for a plane, which has no doubt. */
export function doubtAt(
  state: RegressState,
  table: ReaderTable,
  noise: number,
  places: Float64Array,
): Float64Array {
  const n = places.length / 2;
  if (state.method === 'plane') return new Float64Array(n);
  const { variance } = predictProcess(processOf(state, table, noise), { n, p: 2, features: places });
  return variance.map(Math.sqrt);
}
