import { describe, expect, it } from 'vitest';
import {
  type DeepDot,
  deepDot,
  deepDotSystem,
  deepPlan,
  firstDeepDot,
  SMALL_NETWORK,
} from '@/lib/qmc/deepDot';
import { hamiltonianOf, harmonicTrap, quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate } from '@/lib/qmc/jet';
import { advanceLearning, createLearning } from '@/lib/qmc/learning';
import { createWalkers } from '@/lib/qmc/metropolis';
import { estimateParts } from '@/lib/qmc/partsMeasurement';
import type { Potential } from '@/lib/qmc/types';
import { deepSets } from '@/lib/qmc/wavefunctions/deepSets';
import { createRng, normal } from '@/lib/rng';

const SIX: DeepDot = { electrons: 6, dimensions: 2, omega: 1, hidden: 4, features: 3, beta: 0.557 };
const TWO: DeepDot = { electrons: 2, dimensions: 2, omega: 1, ...SMALL_NETWORK, beta: 1 };

function someTheta(dot: DeepDot, seed: number) {
  const rng = createRng(seed);
  const theta = firstDeepDot(dot, 0.9, rng).map((v) => v + 0.1 * normal(rng));
  return { theta, point: () => Float64Array.from({ length: 2 * dot.electrons }, () => normal(rng)) };
}

describe('a dot with a deep network', () => {
  it('starts as the determinants: the exact state of six electrons that do not interact', () => {
    const dot = { ...SIX, beta: 1e9 };
    const { point } = someTheta(dot, 1);
    // β = 10⁹ leaves no cusp factor to speak of.
    const psi = deepDot(firstDeepDot(dot, 1, createRng(4)), dot);
    const energy = hamiltonianOf(harmonicTrap(1), 12);
    for (let p = 0; p < 5; p++) expect(energy.localEnergy(psi, point())).toBeCloseTo(10, 6);
  });

  it('changes sign when two electrons of one spin change places', () => {
    const { theta, point } = someTheta(SIX, 2);
    const psi = deepDot(theta, SIX);
    const x = point();
    const before = createJet(12);
    const after = createJet(12);
    evaluate(psi, x, before);
    for (const [i, j, sign] of [
      [0, 2, -1],
      [3, 4, -1],
    ]) {
      const swapped = x.slice();
      swapped.copyWithin(2 * i, 2 * j, 2 * j + 2);
      swapped.set(x.subarray(2 * i, 2 * i + 2), 2 * j);
      evaluate(psi, swapped, after);
      expect(after.logPsi).toBeCloseTo(before.logPsi, 10);
      expect(after.sign).toBe(sign * before.sign);
    }
  });

  it('turns with the electrons: no angular momentum', () => {
    const { theta, point } = someTheta(SIX, 3);
    const psi = deepDot(theta, SIX);
    const x = point();
    const [c, s] = [0.6, 0.8];
    const turned = x.map((_, k) => (k % 2 === 0 ? c * x[k] - s * x[k + 1] : s * x[k - 1] + c * x[k]));
    expect(psi.logPsi(turned)).toBeCloseTo(psi.logPsi(x), 10);
  });

  it.each([
    ['antiparallel', 0, 4],
    ['parallel', 0, 1],
  ])('leaves the cusp of %s electrons alone: E_L stays finite where they meet', (_, i, j) => {
    const { theta, point } = someTheta(SIX, 5);
    const energy = hamiltonianOf(quantumDot(1, 2), 12);
    const psi = deepDot(theta, SIX);
    const x = point();
    const at = (r: number) => {
      x[2 * j] = x[2 * i] + r;
      x[2 * j + 1] = x[2 * i + 1];
      return energy.localEnergy(psi, x);
    };
    const far = at(1e-2);
    expect(Math.abs(at(1e-4) - far)).toBeLessThan(2 + 0.2 * Math.abs(far));
    // The bare repulsion alone would be 10⁴.
    expect(Math.abs(at(1e-4) - at(2e-4))).toBeLessThan(0.1);
  });

  it('refuses parameters of another network', () => {
    const shape = { electrons: 6, dimensions: 2, hidden: 4, features: 3, backflow: true, length: 1 };
    expect(() => deepSets(new Float64Array(10), shape, 1)).toThrow(RangeError);
    expect(() =>
      deepDot(firstDeepDot({ ...SIX, electrons: 4 }, 1, createRng(1)), { ...SIX, electrons: 4 }),
    ).toThrow(RangeError);
  });

  it('six electrons on springs, exactly solvable: E = 9 √(ω² + 6κ) + ω', () => {
    // Normal modes: the center of mass keeps ω, all relative ones have ω′; closed shells as without springs.
    const kappa = 0.3;
    const exact = 9 * Math.sqrt(1 + 6 * kappa) + 1;
    const springs: Potential = {
      external: harmonicTrap(1).external,
      interaction(x) {
        let square = 0;
        for (let i = 0; i < 12; i++)
          for (let j = i % 2; j < i; j += 2) square += (x[i] - x[j]) * (x[i] - x[j]);
        return 0.5 * kappa * square;
      },
    };
    const dot = { ...SIX, beta: 1e9 };
    const rng = createRng(4);
    const plan = { ...deepPlan(1, 24), equilibration: 30 };
    const learning = createLearning(createWalkers(100, 12, 1.5, rng), firstDeepDot(dot, 1.2, rng), 0.7, plan);
    const system = { ...deepDotSystem(learning.theta, dot), potential: springs };
    for (let measured = 0; measured < 40; ) {
      if (advanceLearning(learning, system, plan, rng) === 'measured') measured++;
    }
    const { energy, variance } = estimateParts(learning.measurement);
    expect(energy.standardError).toBeLessThan(0.01);
    expect(energy.mean).toBeGreaterThan(exact - 5 * energy.standardError);
    expect(energy.mean).toBeLessThan(exact + 0.03);
    expect(variance.mean).toBeLessThan(0.1);
  });

  it('N = 2, ω = 1 from the cusp factor alone: |E − 3| ≤ 2·10⁻⁴ and Var E_L ≤ 2·10⁻⁴', () => {
    const rng = createRng(7);
    const plan = deepPlan(1, 60);
    const learning = createLearning(createWalkers(120, 4, 1.5, rng), firstDeepDot(TWO, 1, rng), 1, plan);
    const system = deepDotSystem(learning.theta, TWO);
    for (let measured = 0; measured < 120; ) {
      if (advanceLearning(learning, system, plan, rng) === 'measured') measured++;
    }
    const { energy, variance } = estimateParts(learning.measurement);
    expect(energy.standardError).toBeLessThan(1e-4);
    expect(Math.abs(energy.mean - 3)).toBeLessThan(2e-4);
    expect(variance.mean).toBeLessThan(2e-5);
  });
});
