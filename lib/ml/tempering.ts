/**
 * Parallel tempering of a restricted Boltzmann machine: the same machine at several temperatures, T_0 = 1 and hotter
 * ones, which exchange their configurations. Hot chains cross the barriers, the chains at T = 1 get what they find
 * (R. H. Swendsen and J.-S. Wang, Phys. Rev. Lett. 57, 2607, 1986; G. Desjardins et al., AISTATS 2010).
 */
import { exp } from '../math';
import { type Rng, uniform } from '../rng';
import { type Rbm, rbmEnergies } from './rbm';
import { type Chains, createChains, gibbsStep, type LayerMeans } from './rbmSampling';

/** Numbers and typed arrays, to be kept in a state. */
export interface Tempering {
  /** T_0 = 1 < T_1 < … */
  temperatures: Float64Array;
  /** The chains of each temperature; row n of all of them is one ladder. */
  levels: Chains[];
  /** Exchanges tried and made between level k and k + 1. */
  tried: Float64Array;
  made: Float64Array;
  /** Energies of the rows of every level after the last step, levels × ladders. */
  energies: Float64Array;
  /** Steps done: pairs (0, 1), (2, 3), … and (1, 2), (3, 4), … take turns. */
  steps: number;
}

/**
 * Ladders from T = 1 to `hottest`, temperatures in geometric steps.
 *
 * @throws RangeError unless there are at least two levels and `hottest` > 1
 */
export function createTempering(
  rbm: Rbm,
  ladders: number,
  levels: number,
  hottest: number,
  rng: Rng,
): Tempering {
  if (!Number.isInteger(levels) || levels < 2)
    throw new RangeError(`levels = ${levels}: expected an integer ≥ 2`);
  if (!(hottest > 1 && hottest < Infinity))
    throw new RangeError(`hottest = ${hottest}: expected a number > 1`);
  return {
    temperatures: geometric(levels, hottest),
    levels: Array.from({ length: levels }, () => createChains(rbm, ladders, rng)),
    tried: new Float64Array(levels - 1),
    made: new Float64Array(levels - 1),
    energies: new Float64Array(levels * ladders),
    steps: 0,
  };
}

/** 1 … last with a constant ratio, found by bisection: powers differ between engines, products do not. */
function geometric(count: number, last: number): Float64Array {
  let [low, high] = [1, last];
  for (let k = 0; k < 60; k++) {
    const ratio = 0.5 * (low + high);
    let power = 1;
    for (let m = 1; m < count; m++) power *= ratio;
    if (power < last) low = ratio;
    else high = ratio;
  }
  const out = new Float64Array(count).fill(1);
  for (let m = 1; m < count; m++) out[m] = out[m - 1] * low;
  return out;
}

/**
 * One block Gibbs step of every chain, then one round of exchanges: rows of levels a and b change places with
 * probability min(1, e^((1/T_a − 1/T_b)(E_a − E_b))).
 *
 * @param means room for one level
 */
export function temperedStep(rbm: Rbm, tempering: Tempering, means: LayerMeans, rng: Rng): void {
  const { temperatures, levels, energies } = tempering;
  const ladders = levels[0].count;
  levels.forEach((chains, k) => {
    gibbsStep(rbm, chains, means, rng, temperatures[k]);
    const out = energies.subarray(k * ladders, (k + 1) * ladders);
    rbmEnergies(rbm, chains.visible, chains.hidden, out, ladders, means.hidden);
  });
  for (let k = tempering.steps++ % 2; k + 1 < levels.length; k += 2) exchange(rbm, tempering, k, rng);
}

function exchange(rbm: Rbm, { temperatures, levels, energies, tried, made }: Tempering, k: number, rng: Rng) {
  const ladders = levels[0].count;
  const colder = 1 / temperatures[k] - 1 / temperatures[k + 1];
  const [a, b] = [k * ladders, (k + 1) * ladders];
  for (let n = 0; n < ladders; n++) {
    tried[k]++;
    const gain = colder * (energies[a + n] - energies[b + n]);
    if (gain < 0 && uniform(rng) >= exp(gain)) continue;
    made[k]++;
    swapRows(levels[k].visible, levels[k + 1].visible, n, rbm.visible);
    swapRows(levels[k].hidden, levels[k + 1].hidden, n, rbm.hidden);
    [energies[a + n], energies[b + n]] = [energies[b + n], energies[a + n]];
  }
}

function swapRows(a: Float64Array, b: Float64Array, row: number, width: number): void {
  for (let k = row * width; k < (row + 1) * width; k++) {
    const kept = a[k];
    a[k] = b[k];
    b[k] = kept;
  }
}
