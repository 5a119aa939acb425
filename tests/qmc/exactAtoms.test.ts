import { describe, expect, it } from 'vitest';
import { cholesky, solveCholesky } from '@/lib/ml/cholesky';
import {
  correlatedEnergies,
  groundStateEnergy,
  oneElectronEnergies,
  oneElectronVariance,
  totalEnergy,
  twoElectronEnergies,
} from '@/lib/qmc/exactAtoms';

describe('one electron', () => {
  it.each([
    [0.8, -0.48, 0.0256],
    [1.2, -0.48, 0.0576],
    [1, -0.5, 0],
  ])('α = %s: E = %s, variance %s', (alpha, energy, variance) => {
    expect(totalEnergy(oneElectronEnergies(alpha, 1))).toBeCloseTo(energy, 14);
    expect(oneElectronVariance(alpha, 1)).toBeCloseTo(variance, 14);
  });
});

describe('two electrons', () => {
  it('without a cusp E = α² − (27/8)α for helium, lowest at −(27/16)²', () => {
    expect(totalEnergy(twoElectronEnergies(2, 2))).toBeCloseTo(-2.75, 14);
    expect(totalEnergy(twoElectronEnergies(27 / 16, 2))).toBeCloseTo(-2.84765625, 14);
  });

  it('a factor that has come to nothing leaves the closed form', () => {
    const flat = correlatedEnergies(1.9, 1e6, 2);
    const closed = twoElectronEnergies(1.9, 2);
    for (const part of ['kinetic', 'attraction', 'repulsion'] as const) {
      expect(flat[part]).toBeCloseTo(closed[part], 5);
    }
  });

  it('with it, the published optimum −2.890267 and its parts', () => {
    const parts = correlatedEnergies(1.84329, 0.34649, 2);
    expect(totalEnergy(parts)).toBeCloseTo(-2.890267, 6);
    expect(parts.kinetic).toBeCloseTo(2.895, 3);
    expect(parts.attraction).toBeCloseTo(-6.7568, 4);
    expect(parts.repulsion).toBeCloseTo(0.9715, 4);
    expect(totalEnergy(correlatedEnergies(2, 0.14334, 2))).toBeCloseTo(-2.878196, 6);
  });

  it('at that optimum no neighbour is lower', () => {
    const best = totalEnergy(correlatedEnergies(1.84329, 0.34649, 2));
    for (const [da, db] of [
      [1e-3, 0],
      [-1e-3, 0],
      [0, 1e-3],
      [0, -1e-3],
    ]) {
      expect(totalEnergy(correlatedEnergies(1.84329 + da, 0.34649 + db, 2))).toBeGreaterThan(best);
    }
    const held = totalEnergy(correlatedEnergies(2, 0.14334, 2));
    for (const db of [1e-3, -1e-3]) {
      expect(totalEnergy(correlatedEnergies(2, 0.14334 + db, 2))).toBeGreaterThan(held);
    }
  });

  // J. Høgberget, master thesis, Oslo 2013.
  it('a published run of this form and one of diffusion agree: −2.8903(2) and −2.9036(2)', () => {
    const best = totalEnergy(correlatedEnergies(1.84329, 0.34649, 2));
    expect(Math.abs(best + 2.8903) / 2e-4).toBeLessThan(5);
    expect(Math.abs(groundStateEnergy(2, 2) + 2.9036) / 2e-4).toBeLessThan(5);
  });
});

/**
 * Lowest energy in the space of sⁱ t²ʲ uᵏ e^(−κs), i + 2j + k ≤ degree, with every integral in closed form: an upper
 * bound that is independent of all the above.
 */
function hylleraas(charge: number, kappa: number, degree: number): number {
  const terms: [number, number, number][] = [];
  for (let i = 0; i <= degree; i++) {
    for (let j = 0; i + 2 * j <= degree; j++) {
      for (let k = 0; i + 2 * j + k <= degree; k++) terms.push([i, 2 * j, k]);
    }
  }
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  /** ∫ s^a t^b u^c e^(−2κs) over 0 ≤ t ≤ u ≤ s; b is even or the term is absent. */
  const integral = (a: number, b: number, c: number) =>
    factorial(a + b + c + 2) / ((b + 1) * (b + c + 2) * (2 * kappa) ** (a + b + c + 3));
  type Term = readonly [factor: number, i: number, j: number, k: number];
  const dS = ([i, j, k]: readonly number[]): Term[] => [
    [-kappa, i, j, k],
    ...(i > 0 ? [[i, i - 1, j, k] as const] : []),
  ];
  const dT = ([i, j, k]: readonly number[]): Term[] => (j > 0 ? [[j, i, j - 1, k]] : []);
  const dU = ([i, j, k]: readonly number[]): Term[] => (k > 0 ? [[k, i, j, k - 1]] : []);
  const pair = (left: Term[], right: Term[], weight: Term[]) => {
    let sum = 0;
    for (const [f, a, b, c] of left)
      for (const [g, d, e, h] of right)
        for (const [w, x, y, z] of weight) sum += f * g * w * integral(a + d + x, b + e + y, c + h + z);
    return sum;
  };
  const volume: Term[] = [
    [1, 2, 0, 1],
    [-1, 0, 2, 1],
  ];
  const su: Term[] = [
    [1, 1, 0, 2],
    [-1, 1, 2, 0],
  ];
  const tu: Term[] = [
    [1, 2, 1, 0],
    [-1, 0, 1, 2],
  ];
  const potential: Term[] = [
    [-4 * charge, 1, 0, 1],
    [1, 2, 0, 0],
    [-1, 0, 2, 0],
  ];
  const n = terms.length;
  const norm = new Float64Array(n * n);
  const energy = new Float64Array(n * n);
  for (let p = 0; p < n; p++) {
    for (let q = 0; q < n; q++) {
      const [l, r] = [terms[p], terms[q]];
      const [one, two]: Term[][] = [[[1, ...l]], [[1, ...r]]];
      norm[p * n + q] = pair(one, two, volume);
      energy[p * n + q] =
        pair(dS(l), dS(r), volume) +
        pair(dT(l), dT(r), volume) +
        pair(dU(l), dU(r), volume) +
        pair(dS(l), dU(r), su) +
        pair(dU(l), dS(r), su) +
        pair(dT(l), dU(r), tu) +
        pair(dU(l), dT(r), tu) +
        pair(one, two, potential);
    }
  }
  // Inverse iteration from below the ground state, in a basis of unit norms.
  const scale = Float64Array.from({ length: n }, (_, p) => 1 / Math.sqrt(norm[p * n + p]));
  const scaled = (m: Float64Array) => m.map((v, at) => v * scale[Math.floor(at / n)] * scale[at % n]);
  const [h, s] = [scaled(energy), scaled(norm)];
  const start = groundStateEnergy(2, charge) * 1.001;
  const l = cholesky(
    h.map((v, at) => v - start * s[at]),
    n,
  );
  const dot = (m: Float64Array, v: Float64Array) =>
    v.map((_, p) => v.reduce((sum, c, q) => sum + m[p * n + q] * c, 0));
  const inner = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i], 0);
  let vector: Float64Array = Float64Array.from({ length: n }, (_, p) => (p === 0 ? 1 : 0));
  for (let k = 0; k < 12; k++) {
    vector = solveCholesky(l, n, dot(s, vector));
    const size = Math.sqrt(inner(vector, dot(s, vector)));
    vector = vector.map((v) => v / size);
  }
  return inner(vector, dot(h, vector));
}

describe('ground-state energies of two electrons', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'Z = %s: just below a bound by an independent method',
    (charge) => {
      const published = groundStateEnergy(2, charge);
      const bound = Math.min(
        ...[0.95, 1.05, 1.15].map((factor) => hylleraas(charge, factor * (charge - 0.2), 4)),
      );
      expect(bound - published).toBeGreaterThan(-1e-9);
      expect(bound - published).toBeLessThan(charge === 1 ? 3e-4 : 5e-5);
    },
  );
});
