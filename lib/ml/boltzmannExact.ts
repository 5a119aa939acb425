/** Both phases of a Boltzmann machine by counting all arrangements of its visible and hidden units. */
import { exp, log, logSumExp } from '../math';
import { allEnergies } from './allEnergies';
import type { BoltzmannMachine } from './boltzmann';
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
  const mask = states - 1;
  const conditional = allEnergies(machine);
  const least = conditional.slice(0, states);
  for (let code = states; code < conditional.length; code++) {
    if (conditional[code] < least[code & mask]) least[code & mask] = conditional[code];
  }
  const sums = new Float64Array(states);
  for (let code = 0; code < conditional.length; code++) {
    const above = conditional[code] - least[code & mask];
    const weight = above === 0 ? 1 : exp(-above / temperature);
    conditional[code] = weight;
    sums[code & mask] += weight;
  }
  for (let code = 0; code < conditional.length; code++) conditional[code] /= sums[code & mask];
  const freeEnergies = new Float64Array(states);
  const logProbabilities = new Float64Array(states);
  for (let v = 0; v < states; v++) {
    freeEnergies[v] = least[v] - temperature * log(sums[v]);
    logProbabilities[v] = -freeEnergies[v] / temperature;
  }
  const logZ = logSumExp(logProbabilities);
  const probabilities = new Float64Array(states);
  for (let v = 0; v < states; v++) {
    logProbabilities[v] -= logZ;
    probabilities[v] = exp(logProbabilities[v]);
  }
  return { freeEnergies, logZ, logProbabilities, probabilities, conditional };
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
  const joint = new Float64Array(conditional.length);
  for (let code = 0; code < joint.length; code++) joint[code] = conditional[code] * q[code & mask];
  return joint;
}
