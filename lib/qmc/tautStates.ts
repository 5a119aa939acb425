/** A trap frequency at which the state of two electrons is a polynomial in their distance times a Gaussian. */
export interface TautState {
  omega: number;
  /** Energy of both electrons, ω(n + l + d). */
  energy: number;
  /** n, the degree. */
  degree: number;
  /** P(r) = Σ c_k r^k with c_0 = 1, r in bohr: Ψ = e^(−ω(r₁² + r₂²)/2) r^l P(r) Y_l with r = r₁₂. */
  coefficients: Float64Array;
}

/**
 * The ground states that end after the n-th power (M. Taut, Phys. Rev. A 48, 3561, 1993; J. Phys. A 27, 1045, 1994).
 *
 * With ε = n + l + d/2 the series (k + 1)(k + q) a_{k+1} = λ a_k + (k − 1 − n) a_{k−1}, q = 2l + d − 1, in s = r√ω ends
 * when a_{n+1} = 0, an equation of degree n + 1 for λ = 1/√ω. Its roots are the eigenvalues ±λ of a tridiagonal matrix,
 * so all are real; the largest belongs to the state without nodes. Newton's method from above them comes down to it.
 *
 * @param degree n from 1 to 12
 * @param dimensions d = 2 or 3
 * @param l relative angular momentum: even for singlets, odd for triplets
 * @throws RangeError for other values.
 */
export function tautState(degree: number, dimensions: number, l = 0): TautState {
  if (!(Number.isInteger(degree) && degree >= 1 && degree <= 12))
    throw new RangeError(`degree = ${degree}: expected an integer from 1 to 12`);
  if (dimensions !== 2 && dimensions !== 3)
    throw new RangeError(`dimensions = ${dimensions}: expected 2 or 3`);
  if (!(Number.isInteger(l) && l >= 0)) throw new RangeError(`l = ${l}: expected an integer ≥ 0`);
  const n = degree;
  const q = 2 * l + dimensions - 1;
  // The largest sum of a row of the matrix bounds its eigenvalues.
  let lambda = 0;
  for (let k = 0; k <= n; k++) lambda = Math.max(lambda, (k + 1) * (k + q) + n + 1 - k);
  const a = new Float64Array(n + 2);
  const slope = new Float64Array(n + 2);
  for (let step = 0; step < 200; step++) {
    a[0] = 1;
    for (let k = 0; k <= n; k++) {
      const before = k > 0 ? k - 1 : 0;
      const factor = k > 0 ? k - 1 - n : 0;
      const scale = 1 / ((k + 1) * (k + q));
      a[k + 1] = (lambda * a[k] + factor * a[before]) * scale;
      slope[k + 1] = (a[k] + lambda * slope[k] + factor * slope[before]) * scale;
    }
    const next = lambda - a[n + 1] / slope[n + 1];
    if (next >= lambda) break;
    lambda = next;
  }
  const coefficients = new Float64Array(n + 1);
  for (let k = 0, power = 1; k <= n; k++, power /= lambda) coefficients[k] = a[k] * power;
  const omega = 1 / (lambda * lambda);
  return { omega, energy: omega * (n + l + dimensions), degree, coefficients };
}

const DEGREES = 5;
const known = new Map<number, TautState[]>();

/** The singlets that end after one to five powers, in falling order of ω, of those with ω ≥ 0.01. */
export function tautStates(dimensions: number): readonly TautState[] {
  const before = known.get(dimensions);
  if (before) return before;
  const states = Array.from({ length: DEGREES }, (_, i) => tautState(i + 1, dimensions));
  const shown = states.filter(({ omega }) => omega >= 0.01);
  known.set(dimensions, shown);
  return shown;
}

/** The state of `tautStates` at this frequency, to a millionth of it. */
export function tautAt(omega: number, dimensions: number): TautState | undefined {
  return tautStates(dimensions).find((state) => Math.abs(state.omega / omega - 1) < 1e-6);
}
