import { energyOf, localFields, MOST_COUNTED, type PairEnergy } from './energy';

/**
 * The energies of all 2ⁿ arrangements at once, by doubling: with unit i up,
 * E(S ∪ {i}) = E(S) − δ h_i(S) − ½ δ² w_ii and h_i(S ∪ {j}) = h_i(S) + δ w_ij, δ = 1 − low, for sets S of units up among
 * those before i. Two additions per arrangement, where a Gray code needs n; no sum is longer than 2n terms.
 *
 * @returns E indexed by the code of `visitStates`: unit i is bit i
 * @throws RangeError for more than `MOST_COUNTED` units
 */
export function allEnergies(model: PairEnergy): Float64Array {
  const { size, low, weights } = model;
  if (size > MOST_COUNTED) {
    throw new RangeError(
      `size = ${size}: 2^${size} arrangements are too many to count, at most 2^${MOST_COUNTED}`,
    );
  }
  const rise = 1 - low;
  const energies = new Float64Array(2 ** size);
  const fields = new Float64Array(2 ** (size - 1));
  const lowest = new Int8Array(size).fill(low);
  const start = localFields(model, lowest);
  energies[0] = energyOf(model, lowest);
  for (let i = 0; i < size; i++) {
    const half = 2 ** i;
    const own = 0.5 * rise * rise * weights[i * (size + 1)];
    fields[0] = start[i];
    for (let j = 0, block = 1; j < i; j++, block *= 2) {
      const step = rise * weights[i * size + j];
      for (let set = 0; set < block; set++) fields[block + set] = fields[set] + step;
    }
    for (let set = 0; set < half; set++) energies[half + set] = energies[set] - rise * fields[set] - own;
  }
  return energies;
}
