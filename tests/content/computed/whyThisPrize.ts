import type { Computed } from '../computed';

const { atanh, exp, sqrt } = Math;

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

/** Two arrows that like to agree: the sum of their weights, and the share of one arrangement with the energy ∓1. */
const weights = (T: number) => 2 * exp(1 / T) + 2 * exp(-1 / T);
const share = (energy: -1 | 1, T: number) => exp(-energy / T) / weights(T);

/** Numbers of chapter 1. */
export default {
  'two-units-weight': () => atanh(0.8),
  'arrows-z': () => weights(1),
  'arrows-hot': () => 2 * share(-1, 10),
  'arrow-pair-10': () => share(-1, 10),
  'arrow-pair-10-other': () => share(1, 10),
  'arrow-pair-1': () => share(-1, 1),
  'arrow-pair-1-other': () => share(1, 1),
  'neuron-diverged': () => costAfter(40, 0.7) / 1e23,
  'neuron-steepest': () => middle + half,
  'neuron-flattest': () => middle - half,
  'neuron-best-factor': () => half / middle,
} satisfies Computed;
