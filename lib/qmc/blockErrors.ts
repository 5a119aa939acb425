/** Error of a mean of blocks that may still know of each other. */
export interface BlockError {
  standardError: number;
  /** As many independent blocks would give this error. */
  blocks: number;
}

/**
 * Fewest independent blocks that an error can be trusted with. With fewer, those runs whose blocks seem most independent
 * are those whose error happens to be too short.
 */
export const TRUSTED_BLOCKS = 24;

/** Numbers that differ by less than this, relative to their mean, are equal. */
const ROUNDING = 1e-14;

/**
 * Standard error of the mean of m numbers in the order in which they were measured,
 *
 *   σ² = Σ (xᵢ − x̄)² / (m(m − 1)) · c,   c = (1 + 2 Σₜ ρ(t)) (1 + 2W/m),   t = 1 … W,
 *
 * with ρ(t) the normalised autocovariance at lag t. Where the numbers are means of blocks longer than the correlation
 * time, c is near 1; where they are not, σ without it is too short. ρ is summed in pairs ρ(2k) + ρ(2k + 1), none larger than
 * the one before, which but for noise they never are in a reversible chain (the initial monotone sequence of C. J. Geyer,
 * Statist. Sci. 7, 473, 1992), while they stand out of √(2/m), the noise of a pair of independent numbers. The last factor
 * makes up for x̄ being that of the same numbers (U. Wolff, Comput. Phys. Commun. 156, 143, 2004). No c < 1 is believed: an
 * accident must not shorten an error.
 *
 * @returns standard error NaN with fewer than two numbers.
 */
export function blockError(x: Float64Array): BlockError {
  const m = x.length;
  if (m < 2) return { standardError: Number.NaN, blocks: m };
  const mean = x.reduce((sum, v) => sum + v, 0) / m;
  const square = lagged(x, mean, 0);
  const equal = square <= m * (ROUNDING * mean) * (ROUNDING * mean);
  const c = equal ? 1 : inflation(x, mean, square);
  return { standardError: Math.sqrt((square / (m * (m - 1))) * c), blocks: Math.round(m / c) };
}

/** Σᵢ (xᵢ − x̄)(xᵢ₊ₜ − x̄) */
function lagged(x: Float64Array, mean: number, t: number): number {
  let sum = 0;
  for (let i = 0; i + t < x.length; i++) sum += (x[i] - mean) * (x[i + t] - mean);
  return sum;
}

function inflation(x: Float64Array, mean: number, square: number): number {
  const m = x.length;
  const noise = Math.sqrt(2 / m);
  let sum = -1;
  let last = Number.POSITIVE_INFINITY;
  let lags = -1;
  for (let t = 0; 2 * (t + 1) < m; t += 2) {
    const pair = (lagged(x, mean, t) + lagged(x, mean, t + 1)) / square;
    if (pair <= noise) break;
    last = Math.min(last, pair);
    sum += 2 * last;
    lags = t + 1;
  }
  return sum <= 1 ? 1 : sum * (1 + (2 * lags) / m);
}
