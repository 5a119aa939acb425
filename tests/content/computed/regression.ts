import { longley } from '@/lib/ml/certified';
import { vectorFromDecimals } from '@/lib/ml/doubleDouble';
import { fitModel } from '@/lib/ml/modelFit';
import { unpackData } from '@/lib/ml/regressionData';
import type { Computed } from '../computed';

const { sqrt } = Math;

/** Outputs of the five points. */
const OUTPUTS = [1, 3, 2, 5, 4];

/** Straight line by least squares through the five outputs at equally spaced inputs. */
function line(first: number, spacing: number) {
  const n = OUTPUTS.length;
  const x = OUTPUTS.map((_, i) => first + i * spacing);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / n;
  const spread = x.reduce((sum, xi) => sum + (xi - mean(x)) ** 2, 0);
  const slope = x.reduce((sum, xi, i) => sum + (xi - mean(x)) * OUTPUTS[i], 0) / spread;
  const intercept = mean(OUTPUTS) - slope * mean(x);
  const left = x.reduce((sum, xi, i) => sum + (OUTPUTS[i] - intercept - slope * xi) ** 2, 0);
  const noise = left / (n - 2);
  return {
    cost: left / n,
    fitted: x.reduce((sum, xi) => sum + (intercept + slope * xi) ** 2, 0),
    slope: { value: slope, error: sqrt(noise / spread) },
    intercept: { value: intercept, error: sqrt(noise * (1 / n + mean(x) ** 2 / spread)) },
  };
}

/** Singular values of X, ones and five equally spaced inputs, from the trace and the determinant of XᵀX. */
function singularValues(first: number, spacing: number) {
  const x = OUTPUTS.map((_, i) => first + i * spacing);
  const half = (x.length + x.reduce((sum, xi) => sum + xi * xi, 0)) / 2;
  // n Σ(x − x̄)², which is 10 for a spacing of 1.
  const determinant = x.length * 10 * spacing ** 2;
  const large = half + sqrt(half ** 2 - determinant);
  return { largest: sqrt(large), smallest: sqrt(determinant / large) };
}

function condition(first: number, spacing: number): number {
  const { largest, smallest } = singularValues(first, spacing);
  return largest / smallest;
}

function longleyCondition(): number {
  const { n, k, x, y } = unpackData(longley.data);
  const data = { n, x: x.map(vectorFromDecimals), y: vectorFromDecimals(y) };
  return fitModel(data, { basis: 'powers', intercept: true, inputs: k, changes: [] }, longley.degree, 0).fit
    .conditionNumber;
}

const START = [1.76405235, 0.40015721];
const talkMiss = 4 * START[0] + START[1] - 9;

/** The talk's neuron after 40 steps down the slope of ½(a − y)². */
function talkNeuron() {
  let [w, b] = START;
  for (let step = 0; step < 40; step++) {
    const miss = w * 4 + b - 9;
    w -= 0.01 * miss * 4;
    b -= 0.01 * miss;
  }
  return { w, b, cost: (w * 4 + b - 9) ** 2 / 2 };
}

/** Numbers of chapter 3. */
export default {
  'five-cost': () => line(0, 1).cost,
  'five-slope': () => line(0, 1).slope,
  'five-intercept': () => line(0, 1).intercept,
  'five-fitted': () => line(0, 1).fitted,
  'trench-slope': () => line(1.8, 0.1).slope,
  'trench-intercept': () => line(1.8, 0.1).intercept,
  'five-largest': () => singularValues(0, 1).largest,
  'five-smallest': () => singularValues(0, 1).smallest,
  'five-condition': () => condition(0, 1),
  'trench-condition': () => condition(1.8, 0.1),
  'years-condition': () => condition(2000, 1) / 1e6,
  'centred-condition': () => condition(-2, 1),
  'longley-condition': () => longleyCondition() / 1e9,
  'talk-neuron-miss': () => talkMiss,
  'talk-neuron-weight-slope': () => 4 * talkMiss,
  'talk-neuron-cost': () => talkNeuron().cost / 1e-7,
  'talk-neuron-weight': () => talkNeuron().w,
  'talk-neuron-bias': () => talkNeuron().b,
} satisfies Computed;
