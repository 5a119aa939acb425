import { describe, expect, it } from 'vitest';
import { hamiltonianOf, nucleus } from '@/lib/qmc/hamiltonians';
import { hydrogenic } from '@/lib/qmc/wavefunctions/hydrogenic';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const rng = createRng(17);
const points = (count: number, size: number) =>
  Array.from({ length: count }, () => Float64Array.from({ length: size }, () => normal(rng)));

describe('Ψ = exp(−α Σ rᵢ)', () => {
  it('derivatives agree with finite differences', () => {
    checkDerivatives(hydrogenic, Float64Array.of(1.3), points(6, 6));
  });

  it('single moves agree with a new evaluation', () => {
    checkMoves(hydrogenic(Float64Array.of(0.7)), points(1, 6)[0], points(12, 3));
  });

  it.each([1, 2, 7.5, 10])('one electron, α = Z = %s: E_L = −Z²/2 everywhere, no sampling', (charge) => {
    const hamiltonian = hamiltonianOf(nucleus(charge), 3);
    const psi = hydrogenic(Float64Array.of(charge));
    for (const x of points(50, 3)) {
      for (const scale of [1, 1e-3]) {
        const energy = hamiltonian.localEnergy(
          psi,
          x.map((c) => (scale * c) / charge),
        );
        expect(Math.abs(energy / (0.5 * charge * charge) + 1)).toBeLessThan(1e-10);
      }
    }
  });

  it('otherwise E_L = −α²/2 + (α − Z)/r, which has no bound at the nucleus', () => {
    const hamiltonian = hamiltonianOf(nucleus(2), 3);
    const psi = hydrogenic(Float64Array.of(1.7));
    for (const x of points(20, 3)) {
      const exact = -0.5 * 1.7 ** 2 + (1.7 - 2) / Math.hypot(...x);
      expect(hamiltonian.localEnergy(psi, x)).toBeCloseTo(exact, 9);
    }
  });
});

describe('the potential of an atom', () => {
  it('attracts each electron with Z/r, and two repel each other with 1/r₁₂', () => {
    const { external, interaction } = nucleus(3);
    const x = Float64Array.of(0, 3, 4, 0, 0, -2);
    expect(external(x)).toBeCloseTo(-3 / 5 - 3 / 2, 14);
    expect(interaction(x)).toBeCloseTo(1 / Math.sqrt(9 + 36), 14);
    expect(interaction(x.subarray(0, 3))).toBe(0);
  });
});
