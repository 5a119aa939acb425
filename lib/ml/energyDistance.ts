/**
 * Energy distance between two clouds of the plane (G. J. Székely and M. L. Rizzo, J. Stat. Plan. Inference 143, 1249,
 * 2013), here always squared:
 *
 *   D² = 2 E|X − Y| − E|X − X′| − E|Y − Y′|,
 *
 * zero only when both come from one law. Means run over all pairs of points, a point with itself included, so that D² of
 * two finite clouds is never negative, and of two samples of one law it is (1/n + 1/m) E|X − X′| on average, not zero.
 * Clouds are rows (x, y), flat.
 */

/** Mean distance between the points of two clouds, over all pairs. */
export function meanDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    const x = a[i];
    const y = a[i + 1];
    for (let j = 0; j < b.length; j += 2) {
      const dx = x - b[j];
      const dy = y - b[j + 1];
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return (4 * sum) / (a.length * b.length);
}

/** Mean distance within one cloud, pairs (i, i) included. */
export function meanDistanceWithin(a: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i < a.length; i += 2) {
    const x = a[i];
    const y = a[i + 1];
    for (let j = 0; j < i; j += 2) {
      const dx = x - a[j];
      const dy = y - a[j + 1];
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return (8 * sum) / (a.length * a.length);
}

/**
 * D² of two clouds.
 *
 * @param withinB mean distance within b, when it is known
 * @throws RangeError for an empty cloud
 */
export function energyDistance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  withinB = meanDistanceWithin(b),
): number {
  if (a.length < 2 || b.length < 2)
    throw new RangeError('the energy distance expects at least one point in each cloud');
  return 2 * meanDistance(a, b) - meanDistanceWithin(a) - withinB;
}

/**
 * D² that two independent samples of one law have on average: (1/n + 1/m) E|X − X′|.
 *
 * @param within mean distance within a sample of m points, pairs (i, i) included
 */
export function expectedEnergyDistance(within: number, m: number, n: number): number {
  return (1 / n + 1 / m) * within * (m / (m - 1));
}

/** Squared distance from each point of `a` to the nearest point of `b`; `out` has half the length of `a`. */
export function nearestSquares(a: ArrayLike<number>, b: ArrayLike<number>, out: Float64Array): void {
  for (let i = 0; i < a.length; i += 2) {
    const x = a[i];
    const y = a[i + 1];
    let least = Infinity;
    for (let j = 0; j < b.length; j += 2) {
      const dx = x - b[j];
      const dy = y - b[j + 1];
      const d = dx * dx + dy * dy;
      if (d < least) least = d;
    }
    out[i >> 1] = least;
  }
}

/** Share of the points of `a` that have a point of `b` within a radius: how much of a is covered by b. */
export function coveredShare(a: ArrayLike<number>, b: ArrayLike<number>, radius: number): number {
  const nearest = new Float64Array(a.length >> 1);
  nearestSquares(a, b, nearest);
  let count = 0;
  for (const d of nearest) if (d <= radius * radius) count++;
  return count / nearest.length;
}
