import { log } from '../math';
import { invert } from './determinant';
import type { JetRows } from './jetRows';
import { orbitalHessians } from './orbitalHessians';
import type { Jet } from './types';

/**
 * ln |det↑ φ_j(y_i) · det↓ φ_j(y_i)| of the oscillator's closed shells at coordinates y that themselves depend on all
 * electrons (backflow: R. P. Feynman and M. Cohen, Phys. Rev. 102, 1189, 1956).
 */
export interface QuasiDeterminants {
  /** det↑ det↓ at the coordinates of `places` (electrons × d rows). */
  value(places: JetRows): number;
  /** Adds ln|…| and its derivatives by the chain rule and multiplies the sign. `places` carries the derivatives of y. */
  addJet(places: JetRows, jet: Jet): void;
  /** Writes ∂ ln|…|/∂y, N·d numbers. */
  slopes(places: JetRows, out: Float64Array): void;
}

/** @throws RangeError when N/2 electrons leave a shell open. */
export function quasiDeterminants(electrons: number, dimensions: number, omega: number): QuasiDeterminants {
  const half = electrons / 2;
  const spins = [0, half].map((first) => spinDeterminant(half, first, dimensions, omega));
  return {
    value: (places) => spins[0].value(places) * spins[1].value(places),
    addJet(places, jet) {
      for (let s = 0; s < 2; s++) {
        const value = spins[s].evaluate(places);
        jet.logPsi += log(Math.abs(value));
        jet.sign *= Math.sign(value);
        // On a node ln|Ψ| has no derivatives.
        if (value !== 0) spins[s].addDerivatives(places, jet);
      }
    },
    slopes(places, out) {
      for (let s = 0; s < 2; s++) {
        spins[s].evaluate(places);
        spins[s].slopes(out);
      }
    },
  };
}

function spinDeterminant(n: number, first: number, d: number, omega: number) {
  const orbitals = orbitalHessians(n, d, omega);
  const inverse = new Float64Array(n * n);
  const pivots = new Int32Array(n);
  /** m[k][i, j] = Σ_o ∂_k φ_o(y_i) (a⁻¹)_{oj} */
  const m = Array.from({ length: d }, () => new Float64Array(n * n));

  function invertValues(): number {
    for (let e = 0; e < n * n; e++) inverse[e] = orbitals.values[e];
    return invert(inverse, n, pivots);
  }

  function fillM(): void {
    for (let k = 0; k < d; k++) {
      const slopes = orbitals.slopes[k];
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let o = 0; o < n; o++) sum += slopes[i * n + o] * inverse[o * n + j];
          m[k][i * n + j] = sum;
        }
      }
    }
  }

  /** ∂² ln|det| / ∂y_ik ∂y_jl */
  function second(i: number, k: number, j: number, l: number): number {
    let result = -m[k][i * n + j] * m[l][j * n + i];
    if (i === j) {
      const curvature = orbitals.curvatures[Math.max(k, l) * d + Math.min(k, l)];
      for (let o = 0; o < n; o++) result += curvature[i * n + o] * inverse[o * n + i];
    }
    return result;
  }

  return {
    value({ width, data }: JetRows): number {
      for (let i = 0; i < n; i++) orbitals.fillValues(data, (first + i) * d * width, width, i);
      return invertValues();
    },
    /** The determinant, with all that its derivatives need. */
    evaluate({ width, data }: JetRows): number {
      for (let i = 0; i < n; i++) orbitals.fill(data, (first + i) * d * width, width, i);
      const value = invertValues();
      if (value !== 0) fillM();
      return value;
    },
    slopes(out: Float64Array): void {
      for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) out[(first + i) * d + k] = m[k][i * n + i];
    },
    addDerivatives({ width, data }: JetRows, jet: Jet): void {
      const last = width - 1;
      const { gradient } = jet;
      for (let a = 0; a < n * d; a++) {
        const i = Math.floor(a / d);
        const rowA = (first * d + a) * width;
        const slope = m[a % d][i * n + i];
        for (let c = 0; c < gradient.length; c++) gradient[c] += slope * data[rowA + 1 + c];
        jet.laplacian += slope * data[rowA + last];
        for (let b = 0; b <= a; b++) {
          const rowB = (first * d + b) * width;
          let dot = 0;
          for (let c = 1; c < last; c++) dot += data[rowA + c] * data[rowB + c];
          jet.laplacian += (a === b ? 1 : 2) * dot * second(i, a % d, Math.floor(b / d), b % d);
        }
      }
    },
  };
}
