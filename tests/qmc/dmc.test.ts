import { describe, expect, it } from 'vitest';
import { combSources, effectiveFraction } from '@/lib/qmc/branching';
import { advanceDmc, createDmc, type DmcSystem, extrapolate, growthEnergy, startDmc } from '@/lib/qmc/dmc';
import { createDriftDiffusion, limitedDrift } from '@/lib/qmc/driftDiffusion';
import { harmonicTrap, quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { particleSweep } from '@/lib/qmc/particleSweep';
import { estimateParts } from '@/lib/qmc/partsMeasurement';
import type { ParticleWaveFunction } from '@/lib/qmc/types';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { particleProduct } from '@/lib/qmc/wavefunctions/product';
import { slater } from '@/lib/qmc/wavefunctions/slater';
import { createRng, normal, uniform } from '@/lib/rng';

/** Walkers from |Ψ|², then so many steps of DMC. */
function run(psi: ParticleWaveFunction, system: DmcSystem, size: number, steps: number, seed: number) {
  const rng = createRng(seed);
  const count = 100;
  const x = new Float64Array(size);
  const positions = Float64Array.from({ length: count * size }, () => normal(rng));
  for (let s = 0; s < 100; s++) particleSweep(psi, { count, size, positions, x }, system.dimensions, 1, rng);
  const dmc = createDmc(count, size);
  const settling = Math.round(5 / system.timeStep);
  startDmc(dmc, system, positions, settling);
  for (let s = 0; s < settling + steps; s++) advanceDmc(dmc, system, rng);
  return dmc;
}

function within(estimate: { mean: number; standardError: number }, exact: number, errors = 5): void {
  expect(estimate.standardError).toBeGreaterThan(0);
  expect(Math.abs(estimate.mean - exact) / estimate.standardError).toBeLessThan(errors);
}

describe('the comb', () => {
  const weights = Float64Array.of(0.2, 3, 0.7, 0, 1.1, 1);

  it('copies in proportion to the weights, rounded up or down, and keeps the number', () => {
    const rng = createRng(1);
    const sources = new Int32Array(6);
    const copies = new Float64Array(6);
    const draws = 2000;
    let moved = false;
    let largest = 0;
    for (let t = 0; t < draws; t++) {
      combSources(weights, sources, rng);
      const now = new Float64Array(6);
      for (const from of sources) now[from]++;
      // Who survives keeps its place.
      moved ||= sources.some((from, place) => now[place] > 0 && from !== place);
      for (let w = 0; w < 6; w++) {
        largest = Math.max(largest, Math.abs(now[w] - weights[w]));
        copies[w] += now[w] / draws;
      }
    }
    expect(moved).toBe(false);
    expect(largest).toBeLessThan(1);
    for (let w = 0; w < 6; w++) {
      expect(Math.abs(copies[w] - weights[w])).toBeLessThan(5 * 0.5 * draws ** -0.5);
    }
  });

  it('equal weights leave everyone in place', () => {
    const sources = new Int32Array(50);
    combSources(new Float64Array(50).fill(0.3), sources, createRng(2));
    expect([...sources]).toEqual([...sources.keys()]);
    expect(effectiveFraction(new Float64Array(50).fill(0.3))).toBeCloseTo(1, 12);
    expect(effectiveFraction(Float64Array.of(1, 0, 0, 0))).toBe(0.25);
  });
});

it('the drift is ∇ln|Ψ| where that is small, and never longer than √(2/τ)', () => {
  const drift = new Float64Array(4);
  expect(limitedDrift(Float64Array.of(9, 1e-4, 2e-4, 0, 0), 1, 2, 0.01, drift)).toBeCloseTo(1, 9);
  expect(drift[1]).toBeCloseTo(2e-4, 12);
  const ratio = limitedDrift(Float64Array.of(3e5, 4e5, 0, 1), 0, 2, 0.01, drift);
  expect(Math.hypot(drift[0], drift[1])).toBeLessThan(Math.sqrt(2 / 0.01));
  expect(drift[0] / drift[1]).toBeCloseTo(0.75, 12);
  expect(drift[3]).toBeCloseTo(2 / (1 + Math.sqrt(1.02)), 12);
  expect(ratio).toBeCloseTo(Math.hypot(drift[0], drift[1]) / 5e5, 6);
});

describe('diffusion Monte Carlo', () => {
  const trap = harmonicTrap(1);

  it('with the exact Ψ every step gives the exact energy, and weights stay even', () => {
    const psi = slater(Float64Array.of(1), 6, 2, 1);
    const dmc = run(psi, { psi, potential: trap, dimensions: 2, timeStep: 0.05 }, 12, 50, 3);
    const { energy, variance } = estimateParts(dmc.mixed);
    expect(energy.mean).toBeCloseTo(10, 10);
    expect(variance.mean).toBeLessThan(1e-18);
    expect(growthEnergy(dmc).mean).toBeCloseTo(10, 9);
    expect(dmc.weights.every((w) => Math.abs(w - 1) < 1e-9)).toBe(true);
  });

  it('a wrong width is put right: bosons at α = 0.7 reach ω/2 per coordinate, and ⟨r²⟩ is mixed', () => {
    const psi = gaussian(Float64Array.of(0.7));
    const dmc = run(psi, { psi, potential: trap, dimensions: 2, timeStep: 0.04 }, 6, 1500, 4);
    const { energy, external } = estimateParts(dmc.mixed);
    within(energy, 3);
    within(growthEnergy(dmc), 3);
    // Φ₀Ψ ∝ exp(−(1 + α) r²/2): the mixed ⟨x²⟩ is 1/(1 + α), between 1/2 and 1/(2α).
    within(external, (0.5 * 6) / 1.7);
  });

  it('fermions at α = 0.8 have the nodes of the exact state and reach its energy; walkers are held back', () => {
    const psi = slater(Float64Array.of(0.8), 6, 2, 1);
    const dmc = run(psi, { psi, potential: trap, dimensions: 2, timeStep: 0.04 }, 12, 1000, 5);
    within(estimateParts(dmc.mixed).energy, 10);
    expect(dmc.crossings).toBeGreaterThan(10);
    // What walkers remember is what Ψ says where they are, after thousands of copies.
    const jet = createJet(12);
    for (let w = 0; w < dmc.count; w++) {
      evaluate(psi, dmc.positions.slice(12 * w, 12 * w + 12), jet);
      expect([dmc.logPsi[w], dmc.signs[w]]).toEqual([jet.logPsi, jet.sign]);
      expect(dmc.gradients.slice(12 * w, 12 * w + 12)).toEqual(jet.gradient);
      expect(dmc.kinetic[w]).toBe(kineticEnergy(jet));
    }
  });

  it('no walker passes a node, however long the step', () => {
    const psi = slater(Float64Array.of(0.8), 6, 2, 1);
    const mover = createDriftDiffusion(12, 2, 0.5);
    const rng = createRng(9);
    let crossed = 0;
    for (let t = 0; t < 500; t++) {
      const x = Float64Array.from({ length: 12 }, () => normal(rng));
      const jet = createJet(12);
      evaluate(psi, x, jet);
      const moved = mover.move(psi, x, jet.gradient, 0, jet.logPsi, jet.sign, rng);
      expect(moved.crossed).toBe(mover.jet.sign !== jet.sign);
      if (!moved.crossed) continue;
      crossed++;
      expect(moved.accepted).toBe(false);
    }
    expect(crossed).toBeGreaterThan(40);
  });

  it('the growth of the weights tells the energy, whatever the trial energy', () => {
    const psi = slater(Float64Array.of(1), 6, 2, 1);
    const system = { psi, potential: trap, dimensions: 2, timeStep: 0.05 };
    const rng = createRng(10);
    const dmc = createDmc(10, 12);
    startDmc(
      dmc,
      system,
      Float64Array.from({ length: 120 }, () => normal(rng)),
      0,
    );
    dmc.trial += 0.5;
    advanceDmc(dmc, system, rng);
    expect(growthEnergy(dmc).mean).toBeCloseTo(10, 9);
  });

  it('two electrons, no nodes: 3 at ω = 1, from a trial function 0.02 above', () => {
    const psi = particleProduct(Float64Array.of(0.95, 0.6), [
      { parameters: 1, of: (t) => slater(t, 2, 2, 1) },
      { parameters: 1, of: (t) => padeJastrow(t, 2, 2) },
    ]);
    const dmc = run(psi, { psi, potential: quantumDot(1, 2), dimensions: 2, timeStep: 0.05 }, 4, 2000, 6);
    const { energy } = estimateParts(dmc.mixed);
    within(energy, 3);
    expect(energy.standardError).toBeLessThan(0.002);
    within(growthEnergy(dmc), 3);
  });

  it('the size of the state is constant and a copy goes the same way', () => {
    const psi = slater(Float64Array.of(0.8), 6, 2, 1);
    const system = { psi, potential: trap, dimensions: 2, timeStep: 0.05 };
    const dmc = run(psi, system, 12, 5, 7);
    const copy = structuredClone(dmc);
    const [a, b] = [createRng(8), createRng(8)];
    for (let s = 0; s < 20; s++) advanceDmc(dmc, system, a);
    for (let s = 0; s < 20; s++) advanceDmc(copy, system, b);
    expect(copy).toEqual(dmc);
    expect(uniform(a)).toBe(uniform(b));
  });
});

it('extrapolation is 2·mixed − variational with the errors of both', () => {
  const { mean, standardError } = extrapolate(
    { mean: 3, standardError: 0.2, blocks: 64 },
    { mean: 2.5, standardError: 0.3, blocks: 100 },
  );
  expect(mean).toBe(3.5);
  expect(standardError).toBeCloseTo(0.5, 12);
});
