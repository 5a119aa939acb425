import { describe, expect, it } from 'vitest';
import { hamiltonianOf, harmonicTrap } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate } from '@/lib/qmc/jet';
import { type Amplitude, rbm, rbmParameters, trapSigma } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const AMPLITUDES: Amplitude[] = ['direct', 'born'];
const normals = (length: number, seed: number, scale = 1) => {
  const rng = createRng(seed);
  return Float64Array.from({ length }, () => scale * normal(rng));
};
const points = (count: number, size: number, seed: number) =>
  Array.from({ length: count }, (_, k) => normals(size, 100 * seed + k));

describe('the RBM as a wave function', () => {
  const x = Float64Array.of(2.041, -2.556, 0.418, -0.568);
  // a | b | W row after row, by an independent program.
  const theta = Float64Array.of(
    ...[-0.226, -0.108, -1.01, -0.116, -0.433, 1.661, 0.113],
    ...[-0.176, -0.141, -0.334, -0.528, -0.195, 0.241, -0.119, 0.479, -0.1, 0.012, 0.773, 0.273],
  );

  it.each([
    ['direct' as const, 1, 0.88651545, [-5.123187, 4.008997, -2.242924, 2.321868]],
    ['born' as const, Math.sqrt(0.5), 1.15617511, [-5.088727, 3.744135, -2.261194, 2.239802]],
  ])('%s: local energy and drift of the reference point', (amplitude, sigma, energy, drift) => {
    const psi = rbm(theta, 3, sigma, amplitude);
    expect(hamiltonianOf(harmonicTrap(1), 4).localEnergy(psi, x)).toBeCloseTo(energy, 8);
    const jet = createJet(4);
    evaluate(psi, x, jet);
    for (let i = 0; i < 4; i++) expect(2 * jet.gradient[i]).toBeCloseTo(drift[i], 6);
  });

  it('has 5H + 4 parameters for two electrons in the plane', () => {
    expect([1, 2, 4, 6].map((hidden) => rbmParameters(4, hidden))).toEqual([9, 14, 24, 34]);
  });

  it.each(AMPLITUDES)('%s: ln Ψ is the logarithm of the sum over all hidden units', (amplitude) => {
    const sigma = 0.8;
    let sum = 0;
    for (let state = 0; state < 8; state++) {
      let energy = 0;
      for (let i = 0; i < 4; i++) energy += (x[i] - theta[i]) ** 2 / (2 * sigma ** 2);
      for (let j = 0; j < 3; j++) {
        if (!((state >> j) & 1)) continue;
        energy -= theta[4 + j];
        for (let i = 0; i < 4; i++) energy -= (x[i] * theta[7 + 3 * i + j]) / sigma ** 2;
      }
      sum += Math.exp(-energy);
    }
    const power = amplitude === 'born' ? 0.5 : 1;
    expect(rbm(theta, 3, sigma, amplitude).logPsi(x)).toBeCloseTo(power * Math.log(sum), 12);
  });

  it.each(AMPLITUDES.flatMap((amplitude) => [0, 1, 2, 5].map((hidden) => [amplitude, hidden] as const)))(
    '%s, %i hidden units: derivatives and single-particle moves',
    (amplitude, hidden) => {
      const make = (t: Float64Array) => rbm(t, hidden, 0.9, amplitude);
      const t = normals(rbmParameters(6, hidden), 3 + hidden);
      checkDerivatives(make, t, points(4, 6, 1));
      checkMoves(make(t), points(1, 6, 2)[0], points(40, 2, 3), 1e-11);
    },
  );

  it('large fields neither overflow nor lose the answer', () => {
    const t = Float64Array.of(0, 1500, -1500, 0, 0);
    const psi = rbm(t, 2, 1, 'direct');
    const jet = createJet(1);
    evaluate(psi, Float64Array.of(0.5), jet);
    expect(jet.logPsi).toBeCloseTo(1500 - 0.125, 10);
    expect(jet.gradient[0]).toBeCloseTo(-0.5, 14);
  });

  it('the derivatives after a jet are those of the same place', () => {
    const psi = rbm(theta, 3, 0.8, 'born');
    const [fresh, same] = [new Float64Array(19), new Float64Array(21)];
    psi.logDerivatives(x, fresh);
    psi.logPsi(Float64Array.of(1, 1, 1, 1));
    evaluate(psi, x, createJet(4));
    psi.sameDerivatives(x, same, 2);
    expect(same.subarray(2)).toEqual(fresh);
  });

  it.each(AMPLITUDES.flatMap((amplitude) => [0.3, 1, 2].map((omega) => [amplitude, omega] as const)))(
    '%s, ω = %s: without weights it is the exact state of independent particles, E_L = ωM/2 everywhere',
    (amplitude, omega) => {
      const psi = rbm(new Float64Array(14), 2, trapSigma(omega, amplitude), amplitude);
      const hamiltonian = hamiltonianOf(harmonicTrap(omega), 4);
      for (const y of points(20, 4, 5)) expect(hamiltonian.localEnergy(psi, y)).toBeCloseTo(2 * omega, 12);
    },
  );

  it('the trap of the two conventions: σ = 1 with |Ψ|² = P is a state of half the frequency', () => {
    // Ψ = exp(−x²/4): E_L = 1 + (3/8) r² in four coordinates, ⟨r²⟩ = 4, so 2.5 and not 2.
    const psi = rbm(new Float64Array(14), 2, 1, 'born');
    const hamiltonian = hamiltonianOf(harmonicTrap(1), 4);
    for (const y of points(5, 4, 6)) {
      const square = y.reduce((sum, v) => sum + v * v, 0);
      expect(hamiltonian.localEnergy(psi, y)).toBeCloseTo(1 + 0.375 * square, 12);
    }
  });

  it('refuses parameters that do not fit', () => {
    expect(() => rbm(new Float64Array(13), 2, 1, 'born')).toThrow(RangeError);
    expect(() => rbm(new Float64Array(14), -1, 1, 'born')).toThrow(RangeError);
    expect(() => rbm(new Float64Array(14), 2, 0, 'born')).toThrow(RangeError);
    expect(() => rbm(new Float64Array(14), 2, Number.NaN, 'born')).toThrow(RangeError);
  });
});
