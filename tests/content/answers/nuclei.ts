import { boxSide, closedShells, electronHartreeFock } from '../nuclei/periodicBox';
import { known } from '../nuclei/published';
import type { Oracles } from './oracle';

/** Weights and biases of a network of the given layers. */
function parameters(layers: number[], lastBiases = true): number {
  return layers
    .slice(1)
    .reduce((sum, to, i) => sum + layers[i] * to + (lastBiases || i < layers.length - 2 ? to : 0), 0);
}

/** Three-body sum over all triples and corners, for equal factors. */
function triples(count: number, factor: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) for (let k = 0; k < j; k++) sum += 3 * factor * factor;
  return sum;
}

/** Lowest value of f on a fine grid, and where it is. */
function minimum(f: (x: number) => number, from: number, to: number): [number, number] {
  let best: [number, number] = [from, f(from)];
  for (let i = 1; i <= 100_000; i++) {
    const x = from + ((to - from) * i) / 100_000;
    if (f(x) < best[1]) best = [x, f(x)];
  }
  return best;
}

const gas = electronHartreeFock(14, 1);

export const nuclei: Oracles = {
  'nuclei-to-neutron-stars/count-the-parameters': () => [
    parameters([1, 10, 2], false),
    parameters([3, 16, 16]) + parameters([16, 16, 16, 1], false),
  ],
  // Twice the exchange of two spins less one: over all pairs of a state it is 2S(S + 1) − 3A/2.
  'nuclei-to-neutron-stars/the-mean-of-all-pairs': () => [(0 - 6) / 6, (2 * 1.5 * 2.5 - 4.5) / 3],
  'nuclei-to-neutron-stars/triples-without-triple-loops': () => [triples(4, 0.5)],
  'nuclei-to-neutron-stars/a-pfaffian-by-hand': () => [2 * 5 - 1 * 1 + 0 * 3, 9 ** 2],
  'nuclei-to-neutron-stars/which-of-these-close': () => [
    String([8, 20, 38, 50].find((n) => closedShells(7).some(({ particles }) => particles === n))),
    boxSide(38, 0.08),
  ],
  'nuclei-to-neutron-stars/where-is-the-electron-gas-bound-most': () =>
    minimum((rs) => gas.kinetic / rs ** 2 + (gas.exchange + gas.madelung) / rs, 1, 10),
  'nuclei-to-neutron-stars/what-did-the-nodes-cost': () => [
    1000 * (known('dot6-dmc').value - known('dot6-deep').value),
  ],
};
