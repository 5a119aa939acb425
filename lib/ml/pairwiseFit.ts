/**
 * The best a Boltzmann machine without hidden units can do: among all distributions with the data's averages of units and
 * pairs it is the one of largest entropy. The log-likelihood is concave, so Newton's method finds the top from anywhere.
 */
import { solve } from '../linalg';
import { ascend, type BoltzmannMachine, divergence, likelihoodGradient } from './boltzmann';
import { countVisible } from './boltzmannExact';
import { jointlyUp, type Moments, momentsOf } from './moments';

/** Progress towards the best machine, a value that lives in a simulation's state. */
export interface PairwiseFit {
  /** Bits at T = 1, no hidden units. */
  machine: BoltzmannMachine;
  /** D(data‖machine): falls with every accepted step. */
  divergence: number;
  /** Largest |⟨s_i s_j⟩_data − ⟨s_i s_j⟩_model| still left. */
  gap: number;
  /** Factor on the gap that damps the next step. */
  damping: number;
  done: boolean;
}

/** Averages that agree so well count as equal. */
const CLOSE = 1e-11;

/** The fit before its first step, at all weights zero. `machine`: bits without weights or hidden units, used in place. */
export function startPairwiseFit(machine: BoltzmannMachine, data: Float64Array): PairwiseFit {
  machine.weights.fill(0);
  machine.bias.fill(0);
  const { logProbabilities } = countVisible(machine);
  return { machine, divergence: divergence(data, logProbabilities), gap: 1, damping: 1e-3, done: false };
}

/**
 * One damped Newton step, θ ← θ + (F + λ gap)⁻¹ g, with the Fisher matrix F of covariances of units and pairs, read off
 * the probabilities that two, three or four units are up together. A step that does not lower the divergence is taken
 * back and λ raised (D. W. Marquardt, J. Soc. Ind. Appl. Math. 11, 431, 1963).
 *
 * Data that leave out states may have their optimum at infinite weights: there the divergence falls by a factor e per
 * step towards its limit, and the fit ends when the averages agree.
 */
export function stepPairwiseFit(fit: PairwiseFit, data: Float64Array): void {
  if (fit.done) return;
  const { machine } = fit;
  const n = machine.size;
  const counted = countVisible(machine);
  const free = momentsOf(counted.probabilities, n, 0);
  const gradient = flat(momentsOf(data, n, 0), free, n);
  fit.gap = gradient.reduce((worst, g) => Math.max(worst, Math.abs(g)), 0);
  if (fit.gap < CLOSE || fit.damping > 1e12) {
    fit.done = true;
    return;
  }
  const fisher = fisherMatrix(counted.probabilities, n);
  const k = gradient.length;
  for (let a = 0; a < k; a++) fisher[a * k + a] += fit.damping * fit.gap;
  const step = unflat(solve(fisher, k, gradient), n);
  ascend(machine, step, 1);
  const next = divergence(data, countVisible(machine).logProbabilities);
  if (next <= fit.divergence) {
    fit.divergence = next;
    fit.damping = Math.max(1e-9, fit.damping / 10);
  } else {
    ascend(machine, step, -1);
    fit.damping *= 10;
  }
}

/** Sets of one or two units, as codes, in the order of the flat parameters: units first, then pairs i > j. */
function parameterSets(n: number): number[] {
  const sets = Array.from({ length: n }, (_, i) => 1 << i);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) sets.push((1 << i) | (1 << j));
  return sets;
}

/** F_ab = ⟨x_a x_b⟩ − ⟨x_a⟩⟨x_b⟩, where x_a is the product of the units of set a. */
function fisherMatrix(probabilities: Float64Array, n: number): Float64Array {
  const up = jointlyUp(probabilities);
  const sets = parameterSets(n);
  const k = sets.length;
  const fisher = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) fisher[a * k + b] = up[sets[a] | sets[b]] - up[sets[a]] * up[sets[b]];
  }
  return fisher;
}

function flat(data: Moments, free: Moments, n: number): Float64Array {
  const { bias, weights } = likelihoodGradient(data, free, 1);
  const pairs: number[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) pairs.push(weights[i * n + j]);
  return Float64Array.of(...bias, ...pairs);
}

function unflat(theta: Float64Array, n: number): { bias: Float64Array; weights: Float64Array } {
  const weights = new Float64Array(n * n);
  let k = n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      weights[i * n + j] = theta[k];
      weights[j * n + i] = theta[k++];
    }
  }
  return { bias: theta.slice(0, n), weights };
}
