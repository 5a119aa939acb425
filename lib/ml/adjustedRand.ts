/**
 * Do two ways of sorting the same points into groups agree? The adjusted Rand index counts the pairs that both keep together,
 * less those that chance would: 1 when the groups are the same whatever they are called, 0 on average for groups drawn at
 * random with the same sizes (L. Hubert and P. Arabie, J. Classif. 2, 193, 1985).
 *
 *   (Σ_ij C(n_ij) − e)/(½ (Σ_i C(a_i) + Σ_j C(b_j)) − e),   e = Σ_i C(a_i) Σ_j C(b_j)/C(n),   C(m) = m (m − 1)/2
 *
 * with n_ij the number of points in group i of the one and j of the other. 1 when both know one group only, or when no two
 * points share a group in either.
 *
 * @throws RangeError for lists of different length, or fewer than two points
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  if (b.length !== n || n < 2)
    throw new RangeError(`${n} and ${b.length} points: expected two or more, in both`);
  const both = new Map<string, number>();
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    count(both, `${a[i]} ${b[i]}`);
    count(first, a[i]);
    count(second, b[i]);
  }
  const [together, inFirst, inSecond] = [both, first, second].map(pairsWithin);
  const expected = (inFirst * inSecond) / pairs(n);
  const most = (inFirst + inSecond) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

const pairs = (n: number) => (n * (n - 1)) / 2;

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsWithin(counts: Map<unknown, number>): number {
  let sum = 0;
  for (const n of counts.values()) sum += pairs(n);
  return sum;
}
