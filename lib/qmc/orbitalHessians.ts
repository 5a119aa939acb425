import { oscillatorOrbitals } from './oscillatorOrbitals';

/** Oscillator orbitals with all their second derivatives, which quasi-particles need: their coordinates depend on each other. */
export interface OrbitalHessians {
  readonly count: number;
  /** Writes φ_1 … φ_n at a point, without their common Gaussian, to row p of `values`. */
  fillValues(point: Float64Array, at: number, stride: number, p: number): void;
  /** The same, with row p of each `slopes[k]` = ∂φ/∂y_k and of each `curvatures[k·d + l]` = ∂²φ/∂y_k∂y_l (l ≤ k). */
  fill(point: Float64Array, at: number, stride: number, p: number): void;
  readonly values: Float64Array;
  readonly slopes: readonly Float64Array[];
  readonly curvatures: readonly Float64Array[];
}

/**
 * The n orbitals that close shells of the trap of frequency ω, n rows of room.
 *
 * @throws RangeError when n orbitals leave a shell open.
 */
export function orbitalHessians(count: number, dimensions: number, omega: number): OrbitalHessians {
  const { quanta } = oscillatorOrbitals(count, dimensions, omega);
  const d = dimensions;
  const degrees = Math.max(...quanta) + 1;
  const root = Math.sqrt(omega);
  // h, h′, h″ of each coordinate, degree by degree; h_n = H_n/√(2ⁿ n!).
  const h = [0, 1, 2].map(() => new Float64Array(d * degrees));
  const values = new Float64Array(count * count);
  const slopes = Array.from({ length: d }, () => new Float64Array(count * count));
  const curvatures = Array.from({ length: d * d }, () => new Float64Array(count * count));

  function hermite(k: number, u: number): void {
    const at = k * degrees;
    h[0][at] = 1;
    for (let n = 1; n < degrees; n++) {
      const before = n > 1 ? h[0][at + n - 2] : 0;
      h[0][at + n] = Math.sqrt(2 / n) * u * h[0][at + n - 1] - Math.sqrt((n - 1) / n) * before;
      const slope = root * Math.sqrt(2 * n);
      h[1][at + n] = slope * h[0][at + n - 1];
      h[2][at + n] = slope * h[1][at + n - 1];
    }
  }

  /** Π_m h_{n_m}, differentiated once more for each time that a coordinate is named. */
  function factorOf(orbital: number, k: number, l: number): number {
    let result = 1;
    for (let m = 0; m < d; m++) {
      const times = (m === k ? 1 : 0) + (m === l ? 1 : 0);
      result *= h[times][m * degrees + quanta[orbital * d + m]];
    }
    return result;
  }

  function fillValues(point: Float64Array, at: number, stride: number, p: number): void {
    for (let k = 0; k < d; k++) hermite(k, root * point[at + k * stride]);
    for (let o = 0; o < count; o++) values[p * count + o] = factorOf(o, -1, -1);
  }

  return {
    count,
    values,
    slopes,
    curvatures,
    fillValues,
    fill(point, at, stride, p) {
      fillValues(point, at, stride, p);
      for (let o = 0; o < count; o++) {
        const place = p * count + o;
        for (let k = 0; k < d; k++) {
          slopes[k][place] = factorOf(o, k, -1);
          for (let l = 0; l <= k; l++) curvatures[k * d + l][place] = factorOf(o, k, l);
        }
      }
    },
  };
}
