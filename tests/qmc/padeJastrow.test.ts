import { describe, expect, it } from 'vitest';
import { hamiltonianOf, quantumDot } from '@/lib/qmc/hamiltonians';
import { electronCusp, padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const points = (count: number, size: number, seed: number) => {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => Float64Array.from({ length: size }, () => normal(rng)));
};

describe('the Padé–Jastrow factor', () => {
  it.each([
    [2, 2],
    [2, 3],
    [6, 2],
    [8, 3],
  ])('%i particles in %i dimensions: derivatives and single-particle moves', (particles, dimensions) => {
    const make = (theta: Float64Array) => padeJastrow(theta, particles, dimensions);
    checkDerivatives(make, Float64Array.of(0.4), points(5, particles * dimensions, 3));
    checkMoves(
      make(Float64Array.of(0.4)),
      points(1, particles * dimensions, 4)[0],
      points(40, dimensions, 5),
      1e-12,
    );
  });

  it('has the slopes of Kato where electrons meet', () => {
    expect([2, 3].flatMap((d) => [electronCusp(d, false), electronCusp(d, true)])).toEqual([
      1,
      1 / 3,
      0.5,
      0.25,
    ]);
  });

  it.each([2, 3])('in %i dimensions the local energy of two electrons stays finite where they meet', (d) => {
    const hamiltonian = hamiltonianOf(quantumDot(1, d), 2 * d);
    const psi = padeJastrow(Float64Array.of(0.4), 2, d);
    const at = (r: number) => {
      const x = new Float64Array(2 * d).fill(0.3);
      x[0] += r;
      return hamiltonian.localEnergy(psi, x);
    };
    expect(Math.abs(at(1e-7) - at(1e-6))).toBeLessThan(1e-5);
    expect(Math.abs(at(1e-7))).toBeLessThan(10);
  });

  it('refuses odd particle numbers and other dimensions', () => {
    expect(() => padeJastrow(new Float64Array(1), 3, 2)).toThrow(RangeError);
    expect(() => padeJastrow(new Float64Array(1), 2, 1)).toThrow(RangeError);
  });
});
