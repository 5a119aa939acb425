import type { Computed } from '../computed';

const { atanh, sqrt } = Math;

/** Cost of the linear neuron at (0, 3) after some corrections with the rate η, for y = 2x + 1 at x = 0 … 3. */
function costAfter(corrections: number, eta: number): number {
  const xs = [0, 1, 2, 3];
  let [w, b] = [0, 3];
  const misses = () => xs.map((x) => (w - 2) * x + b - 1);
  for (let k = 0; k < corrections; k++) {
    const all = misses();
    w -= (eta * all.reduce((sum, miss, i) => sum + miss * xs[i], 0)) / 4;
    b -= (eta * all.reduce((sum, miss) => sum + miss, 0)) / 4;
  }
  return misses().reduce((sum, miss) => sum + miss * miss, 0) / 8;
}

/** Curvatures of that cost: its second derivatives are the means of x², x and 1, here 7/2, 3/2 and 1. */
const middle = (3.5 + 1) / 2;
const half = sqrt(((3.5 - 1) / 2) ** 2 + 1.5 ** 2);

/** Numbers of chapter 1. */
export default {
  'two-units-weight': () => atanh(0.8),
  'neuron-diverged': () => costAfter(40, 0.7) / 1e23,
  'neuron-steepest': () => middle + half,
  'neuron-flattest': () => middle - half,
} satisfies Computed;
