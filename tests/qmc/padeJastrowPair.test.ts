import { describe, expect, it } from 'vitest';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import { hamiltonianOf, quantumDot } from '@/lib/qmc/hamiltonians';
import { bestPadeJastrow, padeJastrowPair } from '@/lib/qmc/padeJastrowPair';
import { oneBodyDensity } from '@/lib/qmc/pairDensity';
import { pairMoments } from '@/lib/qmc/pairFunction';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { product } from '@/lib/qmc/wavefunctions/product';
import { createRng, normal } from '@/lib/rng';

describe('a pair of electrons by quadrature', () => {
  it('no correlation in the plane: E(α) = ω(α + 1/α) + √(παω/2)', () => {
    for (const [alpha, omega] of [
      [1, 1],
      [0.763075, 1],
      [0.3, 0.1],
      [2, 5],
    ]) {
      const { kinetic, external, interaction, energy } = pairMoments(
        padeJastrowPair(alpha * omega, 1, 2, 0),
        omega,
      );
      expect(kinetic / (omega * alpha)).toBeCloseTo(1, 12);
      expect(external / (omega / alpha)).toBeCloseTo(1, 12);
      expect(interaction / Math.sqrt((Math.PI * alpha * omega) / 2)).toBeCloseTo(1, 12);
      expect(energy).toBeCloseTo(kinetic + external + interaction, 12);
    }
    expect(pairMoments(padeJastrowPair(0.763075, 1, 2, 0), 1).energy).toBeCloseTo(3.168384, 6);
    const slope = (alpha: number) => 1 - 1 / alpha ** 2 + 0.5 * Math.sqrt(Math.PI / (2 * alpha));
    expect(slope(0.763074)).toBeLessThan(0);
    expect(slope(0.763076)).toBeGreaterThan(0);
  });

  // α, β, E and Var(E_L) at the minimum, an independent quadrature.
  it.each([
    [0.01, 2, 0.88931, 0.07391, 0.0740553, 9.73e-6],
    [0.1, 2, 0.94846, 0.17751, 0.4413246, 2.89e-4],
    [0.28, 2, 0.97165, 0.25312, 1.0221376, 7.53e-4],
    [0.5, 2, 0.98095, 0.30983, 1.6602003, 1.16e-3],
    [1, 2, 0.98854, 0.39863, 3.0003427, 1.84e-3],
    [0.5, 3, 0.99541, 0.20272, 2.0000618, undefined],
    [1, 3, 0.99717, 0.27359, 3.7301722, undefined],
  ])('ω = %f, d = %i: the best Padé–Jastrow state', (omega, dimensions, alpha, beta, energy, variance) => {
    const best = bestPadeJastrow(omega, dimensions);
    expect(Math.abs(best.alpha - alpha)).toBeLessThan(2e-5);
    expect(Math.abs(best.beta - beta)).toBeLessThan(2e-5);
    expect(Math.abs(best.energy - energy)).toBeLessThan(6e-8);
    if (variance !== undefined) expect(best.variance / variance).toBeCloseTo(1, 2);
  });

  // α = 1 kept: β and E.
  it.each([
    [0.01, 0.06671, 0.0741679],
    [0.1, 0.16539, 0.4415293],
    [0.28, 0.24022, 1.0222955],
    [0.5, 0.29676, 1.6603218],
    [1, 0.38528, 3.0004264],
  ])('ω = %f: the best β beside the Gaussian of free electrons', (omega, beta, energy) => {
    const of = (b: number) => pairMoments(padeJastrowPair(omega, b, 2), omega).energy;
    const h = 1e-3 * beta;
    const [left, here, right] = [of(beta - h), of(beta), of(beta + h)];
    expect(Math.abs(here - energy)).toBeLessThan(6e-8);
    const lowest = (h * (left - right)) / (2 * (left - 2 * here + right));
    expect(Math.abs(lowest)).toBeLessThan(2e-5);
  });

  it('is found at every ω of the slider, above the exact energy', () => {
    for (const dimensions of [2, 3]) {
      for (let k = 0; k <= 6; k++) {
        const omega = 0.01 * 10 ** (k / 2);
        const best = bestPadeJastrow(omega, dimensions);
        const exact = exactTwoElectrons(omega, dimensions).energy;
        const name = `d ${dimensions}, ω ${omega}`;
        expect(best.energy, name).toBeGreaterThan(exact);
        expect(best.energy / exact - 1, name).toBeLessThan(4e-3);
        for (const [da, db] of [
          [1.01, 1],
          [0.99, 1],
          [1, 1.05],
          [1, 0.95],
        ]) {
          const other = padeJastrowPair(best.alpha * da * omega, best.beta * db, dimensions);
          expect(pairMoments(other, omega).energy, name).toBeGreaterThan(best.energy);
        }
      }
    }
  });

  it('mean and variance of E_L are those of the wave function itself: weighted samples', () => {
    const [omega, alpha, beta, d] = [0.7, 0.8, 0.5, 2];
    const psi = product(Float64Array.of(alpha * omega, beta), [
      { parameters: 1, of: gaussian },
      { parameters: 1, of: (t) => padeJastrow(t, 2, d) },
    ]);
    const dot = hamiltonianOf(quantumDot(omega, d), 2 * d);
    const rng = createRng(4);
    const sums = [0, 0, 0];
    let squares = 0;
    // Drawn from the Gaussian part; the Jastrow factor is the weight.
    const width = 1 / Math.sqrt(2 * alpha * omega);
    const x = new Float64Array(2 * d);
    for (let n = 0; n < 40_000; n++) {
      let square = 0;
      for (let i = 0; i < x.length; i++) {
        x[i] = width * normal(rng);
        square += x[i] * x[i];
      }
      const weight = Math.exp(2 * psi.logPsi(x) + alpha * omega * square);
      const energy = dot.localEnergy(psi, x);
      sums[0] += weight;
      sums[1] += weight * energy;
      sums[2] += weight * energy * energy;
      squares += weight * weight;
    }
    const mean = sums[1] / sums[0];
    const variance = sums[2] / sums[0] - mean * mean;
    const error = Math.sqrt((variance * squares) / (sums[0] * sums[0]));
    const moments = pairMoments(padeJastrowPair(alpha * omega, beta, d), omega);
    expect(Math.abs(mean - moments.energy)).toBeLessThan(5 * error);
    expect(Math.abs(variance / moments.variance - 1)).toBeLessThan(0.05);
  });

  it('its density without correlation is the Gaussian 2a/π e^(−ar²)', () => {
    const n = oneBodyDensity(padeJastrowPair(0.6, 1, 2, 0), [0, 1, 2.5]);
    for (const [i, r] of [0, 1, 2.5].entries())
      expect(n[i] / (((2 * 0.6) / Math.PI) * Math.exp(-0.6 * r * r))).toBeCloseTo(1, 10);
    const space = oneBodyDensity(padeJastrowPair(0.6, 1, 3, 0), [0.7]);
    expect(space[0] / (2 * (0.6 / Math.PI) ** 1.5 * Math.exp(-0.6 * 0.49))).toBeCloseTo(1, 10);
  });

  it('a nearly free Jastrow factor in a weak trap overflows nothing', () => {
    for (const beta of [1e-6, 0.01, 30]) {
      for (const omega of [0.01, 10]) {
        const { energy, variance } = pairMoments(padeJastrowPair(0.3 * omega, beta, 2), omega);
        expect(Number.isFinite(energy) && Number.isFinite(variance)).toBe(true);
        expect(energy).toBeGreaterThan(exactTwoElectrons(omega, 2).energy);
      }
    }
  });
});
