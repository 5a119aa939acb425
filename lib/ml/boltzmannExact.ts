/** Both phases of a Boltzmann machine by counting all arrangements of its visible and hidden units. */
import { exp, log, logSumExp } from '../math';
import type { BoltzmannMachine } from './boltzmann';
import { visitStates } from './energy';
import { type Moments, momentsOf } from './moments';

/** What a small machine knows about the states v of its visible units, 2^V of them; unit i is bit i of the index. */
export interface VisibleStates {
  /** F(v) = −T ln Σ_h e^(−E(v, h)/T); without hidden units the energy itself. */
  freeEnergies: Float64Array;
  logZ: number;
  /** ln p(v) = −F(v)/T − ln Z, finite however small p is. */
  logProbabilities: Float64Array;
  probabilities: Float64Array;
  /** p(h | v) at the index v + 2^V h. */
  conditional: Float64Array;
}

/** Averages of the two phases. */
export interface Phases {
  /** Visible units held at the data, hidden ones from p(h | v). */
  clamped: Moments;
  /** The machine left alone. */
  free: Moments;
}

/**
 * Counts all 2^(V + H) arrangements. Sums over h are shifted by their own largest term, so that states of vanishing
 * probability keep their logarithm.
 *
 * @throws RangeError for a temperature that is not positive, or too many units
 */
export function countVisible(machine: BoltzmannMachine, temperature = 1): VisibleStates {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`temperature = ${temperature}: expected a number > 0`);
  }
  const states = 2 ** machine.visible;
  const conditional = new Float64Array(2 ** machine.size);
  const least = new Float64Array(states).fill(Infinity);
  const mask = states - 1;
  visitStates(machine, (_, energy, code) => {
    conditional[code] = energy;
    if (energy < least[code & mask]) least[code & mask] = energy;
  });
  const sums = new Float64Array(states);
  for (let code = 0; code < conditional.length; code++) {
    conditional[code] = exp(-(conditional[code] - least[code & mask]) / temperature);
    sums[code & mask] += conditional[code];
  }
  for (let code = 0; code < conditional.length; code++) conditional[code] /= sums[code & mask];
  const freeEnergies = sums.map((sum, v) => least[v] - temperature * log(sum));
  const logWeights = freeEnergies.map((f) => -f / temperature);
  const logZ = logSumExp(logWeights);
  const logProbabilities = logWeights.map((w) => w - logZ);
  return { freeEnergies, logZ, logProbabilities, probabilities: logProbabilities.map(exp), conditional };
}

/**
 * Exact averages of both phases: of q(v) p(h | v), and of p(v) p(h | v).
 *
 * @param data q(v), length 2^V, sum 1
 */
export function exactPhases(
  machine: BoltzmannMachine,
  counted: VisibleStates,
  data: ArrayLike<number>,
): Phases {
  const { size, low } = machine;
  return {
    clamped: momentsOf(spread(counted.conditional, data), size, low),
    free: momentsOf(spread(counted.conditional, counted.probabilities), size, low),
  };
}

/** The joint distribution of visible and hidden units when the visible ones follow q. */
function spread(conditional: Float64Array, q: ArrayLike<number>): Float64Array {
  const mask = q.length - 1;
  return conditional.map((p, code) => p * q[code & mask]);
}
