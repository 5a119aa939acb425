import { describe, expect, it } from 'vitest';
import { oscillatorEnergy, oscillatorEnergyDerivative, oscillatorVariance } from '@/lib/qmc/exact';

/** ∫ f(x) |Ψ|² dx / ∫ |Ψ|² dx for one coordinate, by the trapezoid rule, which converges exponentially here. */
function average(alpha: number, f: (x: number) => number): number {
  const h = 0.01 / Math.sqrt(alpha);
  let sum = 0;
  let norm = 0;
  for (let i = -1200; i <= 1200; i++) {
    const weight = Math.exp(-alpha * (i * h) ** 2);
    sum += weight * f(i * h);
    norm += weight;
  }
  return sum / norm;
}

/** Local energy of one coordinate, from Ψ″/Ψ by hand: Ψ″ = (α²x² − α)Ψ. */
const localEnergy = (alpha: number, omega: number) => (x: number) =>
  -0.5 * (alpha * alpha * x * x - alpha) + 0.5 * omega * omega * x * x;

describe.each([
  [0.3, 1],
  [0.8, 1],
  [1, 1],
  [2.2, 0.7],
])('α = %s, ω = %s', (alpha, omega) => {
  it('energy and variance agree with an integral over |Ψ|²', () => {
    const energy = average(alpha, localEnergy(alpha, omega));
    const square = average(alpha, (x) => localEnergy(alpha, omega)(x) ** 2);
    for (const size of [1, 6, 30]) {
      expect(oscillatorEnergy(alpha, omega, size)).toBeCloseTo(size * energy, 11);
      // Coordinates are independent: variances add.
      expect(oscillatorVariance(alpha, omega, size)).toBeCloseTo(size * (square - energy * energy), 10);
    }
  });

  it('the derivative is that of the energy', () => {
    const h = 1e-4 * alpha;
    const slope = (oscillatorEnergy(alpha + h, omega, 3) - oscillatorEnergy(alpha - h, omega, 3)) / (2 * h);
    expect(oscillatorEnergyDerivative(alpha, omega, 3)).toBeCloseTo(slope, 6);
  });
});

describe('known values', () => {
  it('the textbook numbers for exp(−a r²), whose a is half of this α', () => {
    expect(oscillatorEnergy(0.6, 1, 1)).toBeCloseTo(0.56666667, 8);
    expect(oscillatorVariance(0.6, 1, 1)).toBeCloseTo(0.14222222, 8);
    expect(oscillatorEnergy(0.6, 1, 3)).toBeCloseTo(1.7, 12);
    expect(oscillatorVariance(0.6, 1, 3)).toBeCloseTo(0.42666667, 8);
  });

  it('at α = ω: the ground state, a minimum, no variance', () => {
    expect(oscillatorEnergy(0.7, 0.7, 6)).toBeCloseTo(0.5 * 6 * 0.7, 14);
    expect(oscillatorEnergyDerivative(0.7, 0.7, 6)).toBe(0);
    expect(oscillatorVariance(0.7, 0.7, 6)).toBe(0);
    expect(oscillatorEnergy(0.8, 1, 1)).toBeCloseTo(0.5125, 14);
  });
});
