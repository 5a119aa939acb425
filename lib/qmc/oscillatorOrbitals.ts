/**
 * The lowest orbitals of a particle in a harmonic trap, without their common Gaussian e^{−ωr²/2}:
 *
 * φ(r) = Π_k h_{n_k}(√ω x_k), h_n = H_n / √(2ⁿ n!),
 *
 * so that h₀ = 1, h_{n+1}(u) = √(2/(n+1)) u h_n − √(n/(n+1)) h_{n−1} and h_n′ = √(2n) h_{n−1}. The normalisation keeps
 * determinants of many orbitals well conditioned.
 */
export interface OscillatorOrbitals {
  /** Number n of orbitals. */
  readonly count: number;
  /** n × d quantum numbers (n_x, n_y, …), shell after shell. */
  readonly quanta: Uint8Array;
  /** Writes φ_1 … φ_n at the point x[at], …, x[at + d − 1] to `out` from `row` on. */
  values(x: Float64Array, at: number, out: Float64Array, row: number): void;
  /** Writes ∂φ/∂x_k at that point to `gradients[k]`, and φ to `out`. */
  derivatives(
    x: Float64Array,
    at: number,
    out: Float64Array,
    gradients: readonly Float64Array[],
    row: number,
  ): void;
}

/** Orbitals in shells 0 … S−1: S(S+1)/2 in the plane, S(S+1)(S+2)/6 in space. */
function shellSize(shells: number, dimensions: number): number {
  return dimensions === 2 ? (shells * (shells + 1)) / 2 : (shells * (shells + 1) * (shells + 2)) / 6;
}

/**
 * Shells that `count` orbitals fill.
 *
 * @throws RangeError when the last one stays open, or for other dimensions than 2 and 3.
 */
export function closedShells(count: number, dimensions: number): number {
  if (dimensions !== 2 && dimensions !== 3)
    throw new RangeError(`dimensions = ${dimensions}: expected 2 or 3`);
  let shells = 1;
  while (shellSize(shells, dimensions) < count) shells++;
  if (shellSize(shells, dimensions) !== count) {
    throw new RangeError(`${count} orbitals in ${dimensions} dimensions do not fill closed shells`);
  }
  return shells;
}

/** Energy in units of ω of closed shells with two electrons in each orbital: 2 Σ (Σ_k n_k + d/2). */
export function shellEnergy(electrons: number, dimensions: number): number {
  const quanta = quantaOf(electrons / 2, dimensions);
  return 2 * quanta.reduce((sum, n) => sum + n, 0) + (electrons * dimensions) / 2;
}

function quantaOf(count: number, dimensions: number): Uint8Array {
  const list: number[] = [];
  for (let shell = 0; shell < closedShells(count, dimensions); shell++) {
    for (let x = shell; x >= 0; x--) {
      if (dimensions === 2) list.push(x, shell - x);
      else for (let y = shell - x; y >= 0; y--) list.push(x, y, shell - x - y);
    }
  }
  return Uint8Array.from(list);
}

/**
 * Orbitals of the trap of frequency ω that fill closed shells.
 *
 * @throws RangeError as `closedShells`.
 */
export function oscillatorOrbitals(count: number, dimensions: number, omega: number): OscillatorOrbitals {
  const quanta = quantaOf(count, dimensions);
  const degrees = closedShells(count, dimensions);
  if (dimensions === 2 && degrees <= 3) return threeShells(count, quanta, omega);
  const root = Math.sqrt(omega);
  const up = Float64Array.from({ length: degrees }, (_, n) => Math.sqrt(2 / (n + 1)));
  const down = Float64Array.from({ length: degrees }, (_, n) => Math.sqrt(n / (n + 1)));
  const slope = Float64Array.from({ length: degrees }, (_, n) => Math.sqrt(2 * n) * root);
  // h and h′ in x_k, degree by degree; k-th row of each. In the plane a row of ones stands for the third axis.
  const h = new Float64Array(3 * degrees).fill(1);
  const h1 = new Float64Array(3 * degrees);
  const [first, second, third] = [0, 1, 2].map((k) =>
    Int32Array.from(
      { length: count },
      (_, j) => k * degrees + (k < dimensions ? quanta[dimensions * j + k] : 0),
    ),
  );

  function hermite(x: Float64Array, at: number): void {
    for (let k = 0; k < dimensions; k++) {
      const u = root * x[at + k];
      const row = k * degrees;
      let before = 0;
      let here = 1;
      for (let n = 0; n + 1 < degrees; n++) {
        const next = up[n] * u * here - down[n] * before;
        before = here;
        here = next;
        h[row + n + 1] = next;
      }
    }
  }

  function slopes(): void {
    for (let k = 0; k < dimensions; k++) {
      const row = k * degrees;
      for (let n = 1; n < degrees; n++) h1[row + n] = slope[n] * h[row + n - 1];
    }
  }

  return {
    count,
    quanta,
    values(x, at, out, row) {
      hermite(x, at);
      if (dimensions === 2) for (let j = 0; j < count; j++) out[row + j] = h[first[j]] * h[second[j]];
      else for (let j = 0; j < count; j++) out[row + j] = h[first[j]] * h[second[j]] * h[third[j]];
    },
    derivatives(x, at, out, gradients, row) {
      hermite(x, at);
      slopes();
      const alongX = gradients[0];
      const alongY = gradients[1];
      for (let j = 0; j < count; j++) {
        const z = h[third[j]];
        const hx = h[first[j]];
        const hy = h[second[j]];
        out[row + j] = hx * hy * z;
        alongX[row + j] = h1[first[j]] * hy * z;
        alongY[row + j] = hx * h1[second[j]] * z;
      }
      if (dimensions === 2) return;
      const alongZ = gradients[2];
      for (let j = 0; j < count; j++) alongZ[row + j] = h[first[j]] * h[second[j]] * h1[third[j]];
    },
  };
}

/**
 * One, two or three shells of the plane, written out: loops over so few factors cost more than what they compute. With
 * h₁ = √2 u and h₂ = u h₁ − √½ the orbitals are 1 | h₁(u), h₁(v) | h₂(u), h₁(u) h₁(v), h₂(v).
 */
function threeShells(count: number, quanta: Uint8Array, omega: number): OscillatorOrbitals {
  const root = Math.sqrt(omega);
  const up = Math.sqrt(2);
  const down = Math.sqrt(1 / 2);
  const slope1 = Math.sqrt(2) * root;
  const slope2 = 2 * root;

  function values(x: Float64Array, at: number, out: Float64Array, row: number): void {
    out[row] = 1;
    if (count === 1) return;
    const u = root * x[at];
    const v = root * x[at + 1];
    const u1 = up * u;
    const v1 = up * v;
    out[row + 1] = u1;
    out[row + 2] = v1;
    if (count === 3) return;
    out[row + 3] = u * u1 - down;
    out[row + 4] = u1 * v1;
    out[row + 5] = v * v1 - down;
  }

  return {
    count,
    quanta,
    values,
    derivatives(x, at, out, gradients, row) {
      values(x, at, out, row);
      const alongX = gradients[0];
      const alongY = gradients[1];
      alongX[row] = 0;
      alongY[row] = 0;
      if (count === 1) return;
      alongX[row + 1] = slope1;
      alongY[row + 1] = 0;
      alongX[row + 2] = 0;
      alongY[row + 2] = slope1;
      if (count === 3) return;
      const u1 = out[row + 1];
      const v1 = out[row + 2];
      alongX[row + 3] = slope2 * u1;
      alongY[row + 3] = 0;
      alongX[row + 4] = slope1 * v1;
      alongY[row + 4] = slope1 * u1;
      alongX[row + 5] = 0;
      alongY[row + 5] = slope2 * v1;
    },
  };
}
