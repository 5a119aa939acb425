import { solve } from '@/lib/linalg';

const ROUNDS = 200;

/**
 * The smallest worst error that any polynomial of this degree reaches on the given points, by Remez's exchange: the
 * best polynomial misses degree + 2 of them by the same amount with alternating sign (P. L. Chebyshev, 1854).
 *
 * @param x increasing, more than degree + 1 points
 */
export function leastWorstError(x: ArrayLike<number>, y: ArrayLike<number>, degree: number): number {
  const size = degree + 2;
  if (x.length < size) throw new RangeError(`${x.length} points: expected at least ${size}`);
  const reference = Array.from({ length: size }, (_, k) => Math.round((k * (x.length - 1)) / (size - 1)));
  let level = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const coefficients = levelled(x, y, reference, degree);
    level = Math.abs(coefficients[size - 1]);
    const error = (i: number) => y[i] - polynomial(coefficients, degree, x[i]);
    let worst = 0;
    for (let i = 1; i < x.length; i++) if (Math.abs(error(i)) > Math.abs(error(worst))) worst = i;
    if (Math.abs(error(worst)) <= level * (1 + 1e-12) + 1e-15) return level;
    exchange(reference, worst, error);
  }
  return level;
}

/** Polynomial p and level h with y − p = ±h, alternating, on the reference: [p₀ … p_degree, h]. */
function levelled(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  reference: readonly number[],
  degree: number,
): Float64Array {
  const size = degree + 2;
  const a = new Float64Array(size * size);
  reference.forEach((i, row) => {
    let power = 1;
    for (let k = 0; k <= degree; k++, power *= x[i]) a[row * size + k] = power;
    a[row * size + size - 1] = row % 2 === 0 ? 1 : -1;
  });
  return solve(
    a,
    size,
    reference.map((i) => y[i]),
  );
}

function polynomial(coefficients: Float64Array, degree: number, x: number): number {
  let value = 0;
  for (let k = degree; k >= 0; k--) value = value * x + coefficients[k];
  return value;
}

/** Takes the worst place into the reference for a neighbour whose error has the same sign, so that signs alternate. */
function exchange(reference: number[], worst: number, error: (i: number) => number): void {
  const same = (i: number) => error(i) > 0 === error(worst) > 0;
  const next = reference.findIndex((i) => i > worst);
  if (next === 0) {
    if (same(reference[0])) reference[0] = worst;
    else {
      reference.pop();
      reference.unshift(worst);
    }
  } else if (next < 0) {
    const last = reference.length - 1;
    if (same(reference[last])) reference[last] = worst;
    else {
      reference.shift();
      reference.push(worst);
    }
  } else reference[same(reference[next]) ? next : next - 1] = worst;
}
