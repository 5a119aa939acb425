/**
 * Memories with more than pairs: energies E(s) = −Σ_μ F(ξ^μ·s) whose F rises faster than a square, so that the pattern
 * nearest to the cue drowns the others and far more than 0.14 N of them fit.
 */
import { exp, log, logSumExp } from '../math';
import {
  flipInOverlaps,
  type Memory,
  prepareOverlaps,
  scalarProduct,
  snapField,
  unitsFirst,
} from './hopfield';
import { type Patterns, patternAt } from './patterns';

/**
 * Polynomial memory of degree n: E(s) = −(N/n) Σ_μ m_μⁿ with m_μ = ξ^μ·s/N. Degree 2 is Hebb's rule, up to the constant
 * P/2; about N^(n−1) patterns fit. An even degree stores the negatives too, an odd one does not. With `rectified` a
 * negative overlap counts as zero, which halves the noise of the other patterns. Whole numbers throughout, exact while
 * P Nⁿ is below 2⁵³.
 * Source: D. Krotov, J. J. Hopfield, NeurIPS 29 (2016), arXiv:1606.01164.
 *
 * @throws RangeError unless the degree is an integer from 2 to 8
 */
export function polynomialMemory(patterns: Patterns, degree: number, rectified = false): Memory {
  if (!(Number.isInteger(degree) && degree >= 2 && degree <= 8)) {
    throw new RangeError(`degree = ${degree}: expected an integer from 2 to 8`);
  }
  const { size, count } = patterns;
  const columns = unitsFirst(patterns);
  const scale = 1 / (degree * power(size, degree - 1));
  const rise = (x: number) => (rectified && x < 0 ? 0 : power(x, degree));
  return {
    size,
    sumCount: count,
    prepare: (s, sums) => prepareOverlaps(columns, count, s, sums),
    field(s, sums, i) {
      let sum = 0;
      for (let mu = 0, k = i * count; mu < count; mu++, k++) {
        const others = sums[mu] - columns[k] * s[i];
        sum += rise(others + columns[k]) - rise(others - columns[k]);
      }
      return 0.5 * scale * sum;
    },
    flip: (s, sums, i) => flipInOverlaps(columns, count, s, sums, i),
    energy(_, sums) {
      let sum = 0;
      for (let mu = 0; mu < count; mu++) sum += rise(sums[mu]);
      return -scale * sum;
    },
    energyAt(x) {
      let sum = 0;
      for (let mu = 0; mu < count; mu++) sum += rise(scalarProduct(patternAt(patterns, mu), x));
      return -scale * sum;
    },
  };
}

function power(x: number, degree: number): number {
  let product = x;
  for (let k = 1; k < degree; k++) product *= x;
  return product;
}

/** Sharpest exponential memory: e^(2β) must be a number. */
export const SHARPEST = 100;

/**
 * Exponential memory: E(s) = −β⁻¹ ln Σ_μ exp(β ξ^μ·s). The logarithm changes no valley and no descent, so that at T = 0
 * and β = 1 this is the memory with F = exp, which stores a number of patterns that grows exponentially with N; it keeps
 * E of the size of N, where e^N is no number. Beside the overlaps, `sums` holds the softmax weights, computed anew from
 * whole numbers after a flip.
 * Sources: M. Demircigil et al., J. Stat. Phys. 168 (2017) 288; H. Ramsauer et al., arXiv:2008.02217.
 *
 * @param sharpness β
 * @throws RangeError unless 0 < β ≤ `SHARPEST`
 */
export function exponentialMemory(patterns: Patterns, sharpness = 1): Memory {
  if (!(sharpness > 0 && sharpness <= SHARPEST)) {
    throw new RangeError(`sharpness = ${sharpness}: expected a number > 0, at most ${SHARPEST}`);
  }
  const { size, count } = patterns;
  const columns = unitsFirst(patterns);
  const less = exp(-2 * sharpness);
  const more = exp(2 * sharpness);
  const weigh = (sums: Float64Array) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let mu = 0; mu < count; mu++) if (sums[mu] > most) most = sums[mu];
    for (let mu = 0; mu < count; mu++) sums[count + mu] = exp(sharpness * (sums[mu] - most));
  };
  return {
    size,
    sumCount: 2 * count,
    prepare(s, sums) {
      prepareOverlaps(columns, count, s, sums);
      weigh(sums);
    },
    field(s, sums, i) {
      // A flip multiplies the weight of a pattern that agrees with s_i by e^(−2β), of the others by e^(2β).
      let agree = 0;
      let differ = 0;
      for (let mu = 0, k = i * count; mu < count; mu++, k++) {
        if (columns[k] === s[i]) agree += sums[count + mu];
        else differ += sums[count + mu];
      }
      if (count === 0) return 0;
      return snapField((-s[i] * log((agree * less + differ * more) / (agree + differ))) / (2 * sharpness));
    },
    flip(s, sums, i) {
      flipInOverlaps(columns, count, s, sums, i);
      weigh(sums);
    },
    energy: (_, sums) => logEnergy(sums.subarray(0, count), sharpness),
    energyAt: (x) =>
      logEnergy(
        Float64Array.from({ length: count }, (_, mu) => scalarProduct(patternAt(patterns, mu), x)),
        sharpness,
      ),
  };
}

/** −β⁻¹ ln Σ e^(βx); 0 for an empty sum, a landscape without a valley. */
function logEnergy(x: Float64Array, sharpness: number): number {
  return x.length === 0 ? 0 : -logSumExp(x.map((v) => sharpness * v)) / sharpness;
}

/**
 * One update of the continuous modern memory, x′ = Xᵀ softmax(β X x): attention with x as the query and the stored rows
 * as keys and values. It never raises `softmaxEnergy`.
 * Source: H. Ramsauer et al., arXiv:2008.02217, eq. 3.
 *
 * @param rows X, P × d, row-major; P ≥ 1
 * @param weights receives the softmax, length P
 * @param out receives x′, length d; may be x
 */
export function softmaxUpdate(
  rows: Float64Array,
  x: Float64Array,
  sharpness: number,
  weights: Float64Array,
  out: Float64Array,
): void {
  const d = x.length;
  const count = weights.length;
  let most = Number.NEGATIVE_INFINITY;
  for (let mu = 0; mu < count; mu++) {
    weights[mu] = sharpness * scalarProduct(rows.subarray(mu * d, (mu + 1) * d), x);
    if (weights[mu] > most) most = weights[mu];
  }
  let total = 0;
  for (let mu = 0; mu < count; mu++) {
    weights[mu] = exp(weights[mu] - most);
    total += weights[mu];
  }
  out.fill(0);
  for (let mu = 0; mu < count; mu++) {
    weights[mu] /= total;
    for (let i = 0, k = mu * d; i < d; i++, k++) out[i] += weights[mu] * rows[k];
  }
}

/** E(x) = −β⁻¹ ln Σ_μ e^(β x_μ·x) + ½ x·x, without the constants of the paper. */
export function softmaxEnergy(rows: Float64Array, x: Float64Array, sharpness: number): number {
  const d = x.length;
  const products = Float64Array.from({ length: rows.length / d }, (_, mu) =>
    scalarProduct(rows.subarray(mu * d, (mu + 1) * d), x),
  );
  return logEnergy(products, sharpness) + 0.5 * scalarProduct(x, x);
}
