import { describe, expect, it } from 'vitest';
import { forceInteraction } from '@/lib/qmc/forceEstimator';
import { createJet, evaluate } from '@/lib/qmc/jet';
import { advanceOptimumSearch, createOptimumSearch } from '@/lib/qmc/optimumSearch';
import { firstTheta, type RbmDot, rbmDotSystem } from '@/lib/qmc/rbmDot';
import type { SmoothWaveFunction } from '@/lib/qmc/types';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { product } from '@/lib/qmc/wavefunctions/product';
import { rbm } from '@/lib/qmc/wavefunctions/rbm';
import { scaled } from '@/lib/qmc/wavefunctions/scaled';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const normals = (length: number, seed: number) => {
  const rng = createRng(seed);
  return Float64Array.from({ length }, () => normal(rng));
};

describe('a wave function in other units of length', () => {
  it('derivatives and moves', () => {
    const make = (theta: Float64Array) => scaled(rbm(theta, 2, 0.9, 'born'), 1.7, 4, 2);
    const points = [1, 2, 3].map((seed) => normals(4, seed));
    checkDerivatives(make, normals(14, 5), points);
    checkMoves(
      make(normals(14, 5)),
      points[0],
      [6, 7, 8, 9].map((seed) => normals(2, seed)),
    );
  });

  it('is the same state: the RBM with a, W and σ in bohr', () => {
    const theta = normals(14, 4);
    const inBohr = theta.map((t, k) => (k >= 4 && k < 6 ? t : 1.7 * t));
    const [psi, other] = [scaled(rbm(theta, 2, 0.9, 'born'), 1.7, 4, 2), rbm(inBohr, 2, 1.7 * 0.9, 'born')];
    for (const seed of [1, 2, 3])
      expect(psi.logPsi(normals(4, seed))).toBeCloseTo(other.logPsi(normals(4, seed)), 12);
  });
});

describe('the repulsion by the force', () => {
  /** Means of an estimator and of 1/r over Ψ², a function of r₁ − r₂ alone once the center of mass is fixed. */
  function means(psi: SmoothWaveFunction, d: number, estimator: (x: Float64Array) => number) {
    const sums = [0, 0, 0];
    const step = 0.004;
    for (let r = step / 2; r < 14; r += step) {
      const x = new Float64Array(2 * d);
      x[0] = r / 2;
      x[d] = -r / 2;
      const weight = Math.exp(2 * psi.logPsi(x)) * (d === 2 ? r : r * r);
      sums[0] += weight;
      sums[1] += weight * estimator(x);
      sums[2] += weight / r;
    }
    return [sums[1] / sums[0], sums[2] / sums[0]];
  }

  it.each([
    [2, 0.5],
    [2, 3],
    [3, 0.7],
  ])('in %i dimensions, within %s bohr: has the mean of 1/r', (d, range) => {
    const plain = gaussian(Float64Array.of(0.8));
    const [mean, expected] = means(plain, d, forceInteraction(plain, d, range));
    expect(mean).toBeCloseTo(expected, 5);
    const correlated = product(Float64Array.of(0.8, 0.4), [
      { parameters: 1, of: gaussian },
      { parameters: 1, of: (t) => padeJastrow(t, 2, d) },
    ]);
    const [other, exact] = means(correlated, d, forceInteraction(correlated, d, range));
    expect(other).toBeCloseTo(exact, 5);
  });

  it('stays finite where the electrons meet', () => {
    const estimator = forceInteraction(gaussian(Float64Array.of(1)), 2, 0.8);
    for (const r of [0, 1e-9, 1e-4])
      expect(Math.abs(estimator(Float64Array.of(r, 0, 0, 0)))).toBeLessThan(0.01);
    expect(estimator(Float64Array.of(8, 0, 0, 0))).toBeCloseTo(1 / 8, 14);
  });
});

describe('two electrons and a network', () => {
  const dot: RbmDot = { omega: 0.3, hidden: 2, sigma: 0, amplitude: 'born', jastrow: true, repulsion: true };

  it('is the product of network and Jastrow factor, in bohr', () => {
    const theta = firstTheta(dot, 0.7, createRng(3));
    expect(theta.length).toBe(15);
    const { psi, constrain } = rbmDotSystem(dot, theta);
    const x = normals(4, 8);
    const jet = createJet(4);
    evaluate(psi, x, jet);
    const unit = 1 / Math.sqrt(0.3);
    const network = rbm(theta.subarray(0, 14), 2, Math.sqrt(0.5), 'born').logPsi(x.map((v) => v / unit));
    expect(jet.logPsi).toBeCloseTo(network + padeJastrow(theta.subarray(14), 2, 2).logPsi(x), 12);
    theta[14] = -1;
    constrain?.(theta);
    expect(theta[14]).toBeGreaterThan(0);
  });

  it('the width follows the trap when none is asked for, so that E_L = 2ω without weights', () => {
    for (const amplitude of ['born', 'direct'] as const) {
      const free: RbmDot = { ...dot, amplitude, jastrow: false, repulsion: false };
      const { psi, potential } = rbmDotSystem(free, firstTheta(free, 0, createRng(1)));
      const jet = createJet(4);
      const x = normals(4, 2);
      evaluate(psi, x, jet);
      let kinetic = -0.5 * jet.laplacian;
      for (const g of jet.gradient) kinetic -= 0.5 * g * g;
      expect(kinetic + potential.external(x) + potential.interaction(x)).toBeCloseTo(0.6, 12);
    }
  });

  it('the search finds the deepest of several valleys of a wide trap', () => {
    // Most starts end in the one at 0.474245.
    const system = { omega: 0.1, sigma: Math.sqrt(10), repulsion: true };
    const rng = createRng(1);
    const search = createOptimumSearch(2, system, rng);
    let iterations = 0;
    while (advanceOptimumSearch(search, system, rng)) iterations++;
    expect(iterations).toBeGreaterThan(100);
    expect(search.energy).toBeCloseTo(0.467689, 5);
  });
});
