import { describe, expect, it } from 'vitest';
import { invert, replaceRow, rowRatio } from '@/lib/qmc/determinant';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate } from '@/lib/qmc/jet';
import { closedShells, oscillatorOrbitals, shellEnergy } from '@/lib/qmc/oscillatorOrbitals';
import { slater } from '@/lib/qmc/wavefunctions/slater';
import { createRng, normal } from '@/lib/rng';

const OMEGA = 0.7;
const cases = [
  [2, 2],
  [6, 2],
  [12, 2],
  [20, 2],
  [30, 2],
  [42, 2],
  [2, 3],
  [8, 3],
  [20, 3],
] as const;
const rng = createRng(3);
const point = (size: number) => Float64Array.from({ length: size }, () => normal(rng) / Math.sqrt(OMEGA));

describe('orbitals of the oscillator', () => {
  it('fill shells of 1, 3, 6, 10, … in the plane and 1, 4, 10, … in space, and no others', () => {
    expect([1, 3, 6, 10, 15, 21].map((count) => closedShells(count, 2))).toEqual([1, 2, 3, 4, 5, 6]);
    expect([1, 4, 10].map((count) => closedShells(count, 3))).toEqual([1, 2, 3]);
    for (const count of [2, 4, 5, 0.5, 0, Number.NaN])
      expect(() => closedShells(count, 2)).toThrow(RangeError);
    expect(() => closedShells(1, 1)).toThrow(RangeError);
  });

  it('two electrons in each have the energies of the literature', () => {
    expect([2, 6, 12, 20, 30, 42, 56].map((n) => shellEnergy(n, 2))).toEqual([2, 10, 28, 60, 110, 182, 280]);
    expect([2, 8, 20, 40, 70].map((n) => shellEnergy(n, 3))).toEqual([3, 18, 60, 150, 315]);
  });

  it('are orthonormal under e^{−ωr²}, by the trapezoid rule, which is exact to rounding for a Gaussian', () => {
    const orbitals = oscillatorOrbitals(10, 2, OMEGA);
    const out = new Float64Array(10);
    const overlap = new Float64Array(100);
    const step = 0.2;
    for (let i = -40; i <= 40; i++) {
      for (let j = -40; j <= 40; j++) {
        const r = Float64Array.of(i * step, j * step);
        orbitals.values(r, 0, out, 0);
        const weight = Math.exp(-OMEGA * (r[0] * r[0] + r[1] * r[1])) * step * step * (OMEGA / Math.PI);
        for (let a = 0; a < 100; a++) overlap[a] += weight * out[a % 10] * out[Math.floor(a / 10)];
      }
    }
    for (let a = 0; a < 100; a++) expect(overlap[a]).toBeCloseTo(a % 11 === 0 ? 1 : 0, 10);
  });
});

describe.each([
  [1, 2],
  [3, 2],
  [6, 2],
  [10, 2],
  [4, 3],
])('%i orbitals in %i dimensions', (count, dimensions) => {
  const { quanta, values, derivatives } = oscillatorOrbitals(count, dimensions, OMEGA);
  const rows = () => new Float64Array(3 * count).fill(Number.NaN);

  it('are products of Hermite polynomials, in the row asked for and nowhere else', () => {
    const hermite = [
      () => 1,
      (u: number) => 2 * u,
      (u: number) => 4 * u ** 2 - 2,
      (u: number) => 8 * u ** 3 - 12 * u,
    ];
    const norm = [1, 2, 8, 48];
    const r = point(2 + dimensions);
    const out = rows();
    values(r, 2, out, count);
    for (let j = 0; j < count; j++) {
      let expected = 1;
      for (let k = 0; k < dimensions; k++) {
        const degree = quanta[j * dimensions + k];
        expected *= hermite[degree](Math.sqrt(OMEGA) * r[2 + k]) / Math.sqrt(norm[degree]);
      }
      expect(out[count + j]).toBeCloseTo(expected, 11);
    }
    expect(out.filter(Number.isNaN)).toHaveLength(2 * count);
  });

  it('have the slopes that differences have; zeros are written, too', () => {
    const r = point(dimensions);
    const [out, up, down] = [rows(), rows(), rows()];
    const slopes = Array.from({ length: dimensions }, rows);
    derivatives(r, 0, out, slopes, count);
    const h = 1e-5;
    for (let k = 0; k < dimensions; k++) {
      values(r.with(k, r[k] + h), 0, up, count);
      values(r.with(k, r[k] - h), 0, down, count);
      for (let j = count; j < 2 * count; j++) {
        expect(slopes[k][j]).toBeCloseTo((up[j] - down[j]) / (2 * h), 6);
      }
      expect(slopes[k].filter(Number.isNaN)).toHaveLength(2 * count);
    }
    values(r, 0, up, count);
    expect(out).toEqual(up);
  });
});

it('the determinants of triangles, their rows exchanged', () => {
  // 2·3·4 on the diagonal, rows cyclically shifted once: an even permutation, then one exchange: odd.
  const pivots = new Int32Array(3);
  expect(invert(Float64Array.of(0, 3, 5, 0, 0, 4, 2, 1, 7), 3, pivots)).toBeCloseTo(24, 12);
  expect(invert(Float64Array.of(0, 0, 4, 0, 3, 5, 2, 1, 7), 3, pivots)).toBeCloseTo(-24, 12);
  expect(invert(Float64Array.of(1, 2, 2, 4), 2, pivots)).toBe(0);
});

// Columns go three at a time: none, one and two are left over.
describe.each([2, 3, 4, 5, 6, 10])('determinants by rows, %i of them', (n) => {
  const matrix = () => Float64Array.from({ length: n * n }, () => normal(rng));

  it('the inverse times the matrix is one, and the determinant is that of a triangle', () => {
    const a = matrix();
    const inverse = a.slice();
    invert(inverse, n, new Int32Array(n));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += a[i * n + k] * inverse[k * n + j];
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 11);
      }
    }
  });

  it('a thousand replaced rows leave the inverse where a fresh one is', () => {
    const a = matrix();
    const followed = a.slice();
    const pivots = new Int32Array(n);
    const scratch = new Float64Array(n);
    let determinant = invert(followed, n, pivots);
    for (let t = 0; t < 1000; t++) {
      const row = Float64Array.from({ length: n }, () => normal(rng));
      const p = t % n;
      const ratio = rowRatio(followed, n, p, row, 0);
      // As in a Markov chain: no step onto a node.
      if (Math.abs(ratio) < 0.3) continue;
      replaceRow(followed, n, p, row, 0, scratch);
      a.set(row, p * n);
      const fresh = a.slice();
      const now = invert(fresh, n, pivots);
      expect(now / determinant).toBeCloseTo(ratio, 6);
      determinant = now;
    }
    const fresh = a.slice();
    invert(fresh, n, pivots);
    for (let i = 0; i < n * n; i++) expect(followed[i]).toBeCloseTo(fresh[i], 6);
  });
});

describe.each(cases)('closed shells of %i electrons in %i dimensions', (electrons, dimensions) => {
  const size = electrons * dimensions;
  const psi = slater(Float64Array.of(0.9), electrons, dimensions, OMEGA);

  it('α = 1 is an eigenstate without interaction: E_L = E₀ at every point', () => {
    const exact = slater(Float64Array.of(1), electrons, dimensions, OMEGA);
    const hamiltonian = harmonicOscillator(OMEGA, size);
    const expected = OMEGA * shellEnergy(electrons, dimensions);
    for (let t = 0; t < 20; t++) {
      expect(Math.abs(hamiltonian.localEnergy(exact, point(size)) / expected - 1)).toBeLessThan(1e-10);
    }
  });

  it('gradient, Laplacian and ∂α agree with finite differences', () => {
    const x = point(size);
    const jet = createJet(size);
    evaluate(psi, x, jet);
    expect(jet.logPsi).toBeCloseTo(psi.logPsi(x), 10);
    const h = 1e-5;
    let laplacian = 0;
    const [up, down] = [createJet(size), createJet(size)];
    for (let i = 0; i < size; i++) {
      evaluate(psi, x.with(i, x[i] + h), up);
      evaluate(psi, x.with(i, x[i] - h), down);
      expect(Math.abs((up.logPsi - down.logPsi) / (2 * h) - jet.gradient[i])).toBeLessThan(
        1e-5 * (1 + jet.gradient[i] ** 2),
      );
      laplacian += (up.gradient[i] - down.gradient[i]) / (2 * h);
    }
    expect(Math.abs(laplacian / jet.laplacian - 1)).toBeLessThan(1e-4);
    const out = new Float64Array(3);
    psi.logDerivatives(x, out, 1);
    const other = slater(Float64Array.of(1.1), electrons, dimensions, OMEGA);
    expect(out[1]).toBeCloseTo((other.logPsi(x) - psi.logPsi(x)) / 0.2, 7);
    expect([out[0], out[2]]).toEqual([0, 0]);
  });

  it('single moves follow the sign and the size of a fresh Ψ, after many of them too', () => {
    const x = point(size);
    const jet = createJet(size);
    psi.place(x);
    evaluate(psi, x, jet);
    for (let t = 0; t < 6 * electrons; t++) {
      const before = { ...jet };
      const i = t % electrons;
      const to = x.slice(i * dimensions, (i + 1) * dimensions).map((v) => v + 0.5 * normal(rng));
      const ratio = { factor: 1, exponent: 0 };
      psi.tryMove(x, i, to, ratio);
      const trial = x.slice();
      trial.set(to, i * dimensions);
      evaluate(psi, trial, jet);
      const expected = jet.sign * before.sign * Math.exp(jet.logPsi - before.logPsi);
      expect(Math.abs(ratio.factor * Math.exp(ratio.exponent) - expected)).toBeLessThan(
        1e-8 * (1 + Math.abs(expected)),
      );
      if (t % 3 === 0) Object.assign(jet, before);
      else {
        psi.adopt(x, i, to);
        x.set(to, i * dimensions);
      }
    }
  });

  it('two electrons of one spin exchanged turn the sign; of opposite spin they need not', () => {
    if (electrons === 2) return;
    const x = point(size);
    const exchanged = x.slice();
    exchanged.set(x.subarray(0, dimensions), dimensions);
    exchanged.set(x.subarray(dimensions, 2 * dimensions), 0);
    const [a, b] = [createJet(size), createJet(size)];
    evaluate(psi, x, a);
    evaluate(psi, exchanged, b);
    expect(b.sign).toBe(-a.sign);
    expect(b.logPsi).toBeCloseTo(a.logPsi, 9);
    expect(Math.abs(a.sign)).toBe(1);
  });
});

it('on a node the sign is 0, ln|Ψ| is −∞, and no derivative is made up', () => {
  const psi = slater(Float64Array.of(1), 6, 2, 1);
  const x = Float64Array.of(0.3, 0.1, 0.3, 0.1, -1, 0.2, 0.5, 0.5, -0.2, 1, 0.7, -0.4);
  const jet = createJet(12);
  evaluate(psi, x, jet);
  expect([jet.sign, jet.logPsi]).toEqual([0, Number.NEGATIVE_INFINITY]);
  expect(jet.gradient.every(Number.isFinite)).toBe(true);
});

it('open shells are refused', () => {
  for (const electrons of [3, 4, 8, 0, Number.NaN]) {
    expect(() => slater(Float64Array.of(1), electrons, 2, 1)).toThrow(RangeError);
  }
});
