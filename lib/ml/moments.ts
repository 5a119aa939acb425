/** Averages of units and of pairs of units: all that a machine of pairs can learn. */

/** ⟨s_i⟩ and ⟨s_i s_j⟩. */
export interface Moments {
  /** ⟨s_i⟩, length n. */
  means: Float64Array;
  /** ⟨s_i s_j⟩, n × n row-major, symmetric; ⟨s_i²⟩ on the diagonal. */
  products: Float64Array;
}

/**
 * For every set S of units the probability that all of them are up, P(S) = Σ_{code ⊇ S} p(code): the sum over supersets,
 * one unit at a time, n 2ⁿ⁻¹ additions for all 2ⁿ sets (F. Yates, "The design and analysis of factorial experiments", 1937).
 *
 * @param probabilities p of each arrangement, length 2ⁿ; unit i is bit i of the index
 */
export function jointlyUp(probabilities: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(probabilities);
  for (let bit = 1; bit < sums.length; bit *= 2) {
    for (let first = 0; first < sums.length; first += 2 * bit) {
      for (let code = first; code < first + bit; code++) sums[code] += sums[code + bit];
    }
  }
  return sums;
}

/**
 * Averages of a distribution over all arrangements of n units; for spins s = 2x − 1 of the averages of bits.
 *
 * @param probabilities length 2ⁿ; unit i is bit i of the index
 */
export function momentsOf(probabilities: ArrayLike<number>, size: number, low: -1 | 0): Moments {
  const up = jointlyUp(probabilities);
  const means = new Float64Array(size);
  const products = new Float64Array(size * size);
  const total = up[0];
  for (let i = 0; i < size; i++) {
    const a = up[1 << i];
    means[i] = low === 0 ? a : 2 * a - total;
    for (let j = 0; j <= i; j++) {
      const both = up[(1 << i) | (1 << j)];
      const product = low === 0 ? both : 4 * both - 2 * a - 2 * up[1 << j] + total;
      products[i * size + j] = product;
      products[j * size + i] = product;
    }
  }
  return { means, products };
}
