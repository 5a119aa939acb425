import { describe, expect, it } from 'vitest';
import { TRUSTED_BLOCKS } from '@/lib/qmc/blockErrors';
import { createCorrelatedSums, differenceEstimate, pushCorrelated } from '@/lib/qmc/correlatedSampling';
import { oscillatorEnergy, oscillatorEnergyDerivative, oscillatorVariance } from '@/lib/qmc/exact';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { configurationMove, particleMove } from '@/lib/qmc/moves';
import type { Move, SmoothWaveFunction } from '@/lib/qmc/types';
import {
  acceptanceEstimate,
  advance,
  createVmc,
  energyEstimate,
  gradientEstimate,
  restart,
  type System,
  varianceEstimate,
} from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng } from '@/lib/rng';
import type { Estimate } from '@/lib/stats';

interface Setup {
  alpha: number;
  omega?: number;
  particles?: number;
  dimensions?: number;
  move?: Move;
  seed?: number;
}

/** Half the spacing of the finite difference. */
const H = 0.02;

function prepare({ alpha, omega = 1, particles = 1, dimensions = 1, move, seed = 21 }: Setup) {
  const rng = createRng(seed);
  const size = particles * dimensions;
  const theta = Float64Array.of(alpha);
  const system: System<SmoothWaveFunction> = {
    psi: gaussian(theta),
    hamiltonian: harmonicOscillator(omega, size),
    move: move ?? particleMove(1.8, dimensions),
    proposals: move ? 1 : particles,
  };
  const vmc = createVmc(16, size, 1, 1.5, rng);
  restart(vmc, system, 200);
  return { rng, size, omega, theta, system, vmc };
}

function run(setup: Setup, sweeps: number) {
  const all = prepare(setup);
  const { vmc, system, rng } = all;
  const correlated = createCorrelatedSums();
  const lower = gaussian(Float64Array.of(setup.alpha - H));
  const upper = gaussian(Float64Array.of(setup.alpha + H));
  while (vmc.measured < sweeps) {
    if (advance(vmc, system, rng)) {
      pushCorrelated(correlated, vmc.walkers, system.hamiltonian, lower, upper);
    }
  }
  return { ...all, correlated };
}

function expectWithin5Errors({ mean, standardError, blocks }: Estimate, exact: number): void {
  expect(blocks).toBeGreaterThanOrEqual(TRUSTED_BLOCKS);
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - exact) / standardError).toBeLessThan(5);
}

const cases: [string, Setup][] = [
  ['α = 0.8', { alpha: 0.8 }],
  ['α = 0.3, too wide', { alpha: 0.3 }],
  ['α = 1.7, too narrow', { alpha: 1.7 }],
  ['ω = 0.5', { alpha: 0.8, omega: 0.5 }],
  ['d = 2', { alpha: 0.8, dimensions: 2 }],
  ['d = 3, N = 4', { alpha: 0.8, dimensions: 3, particles: 4 }],
  ['N = 3, moved together', { alpha: 1.3, particles: 3, move: configurationMove(1.2) }],
];

describe.each(cases)('%s', (_name, setup) => {
  const { vmc, size, omega, correlated } = run(setup, 16384);
  const { alpha } = setup;

  it('energy, its variance and its derivative are the closed forms, within 5 errors', () => {
    expectWithin5Errors(energyEstimate(vmc), oscillatorEnergy(alpha, omega, size));
    expectWithin5Errors(varianceEstimate(vmc), oscillatorVariance(alpha, omega, size));
    expectWithin5Errors(gradientEstimate(vmc, 0), oscillatorEnergyDerivative(alpha, omega, size));
  });

  it('errors are small: energy 1 %, variance 10 %', () => {
    expect(energyEstimate(vmc).standardError).toBeLessThan(0.01 * oscillatorEnergy(alpha, omega, size));
    expect(varianceEstimate(vmc).standardError).toBeLessThan(0.1 * oscillatorVariance(alpha, omega, size));
  });

  it('the finite difference by correlated sampling is that of the closed form, and agrees with the covariance', () => {
    const difference = differenceEstimate(correlated, 2 * H);
    const [up, down] = [alpha + H, alpha - H].map((a) => oscillatorEnergy(a, omega, size));
    expectWithin5Errors(difference, (up - down) / (2 * H));
    const covariance = gradientEstimate(vmc, 0);
    const bias = (up - down) / (2 * H) - oscillatorEnergyDerivative(alpha, omega, size);
    expectWithin5Errors(
      {
        mean: difference.mean - bias - covariance.mean,
        standardError: Math.hypot(difference.standardError, covariance.standardError),
        blocks: difference.blocks,
      },
      0,
    );
  });

  it('the acceptance counts accepted proposals', () => {
    const { mean, standardError } = acceptanceEstimate(vmc);
    expect(mean).toBeCloseTo(
      vmc.accepted / (vmc.measured * 16 * (setup.move ? 1 : (setup.particles ?? 1))),
      12,
    );
    expect(standardError).toBeLessThan(0.01);
  });
});

describe('the exact state', () => {
  it.each([1, 0.6])('α = ω = %s: no variance, no error, no gradient', (omega) => {
    const { vmc } = run({ alpha: omega, omega, particles: 2, dimensions: 3 }, 500);
    const energy = energyEstimate(vmc);
    expect(energy.mean).toBeCloseTo(3 * omega, 12);
    expect(energy.standardError).toBeLessThan(1e-14);
    expect(varianceEstimate(vmc).mean).toBeLessThan(1e-26);
    expect(Math.abs(gradientEstimate(vmc, 0).mean)).toBeLessThan(1e-13);
    expect(Number.isFinite(energy.autocorrelationTime)).toBe(true);
  });
});

describe('a change of α', () => {
  it('refreshes the ln|Ψ| of every walker, and without it they would be stale', () => {
    const { vmc, system, theta, rng } = prepare({ alpha: 0.4, particles: 2 });
    for (let s = 0; s < 300; s++) advance(vmc, system, rng);
    theta[0] = 1.4;
    const fresh = (w: number) => system.psi.logPsi(vmc.walkers.positions.subarray(2 * w, 2 * w + 2));
    for (let w = 0; w < 16; w++) expect(vmc.walkers.logPsi[w]).not.toBe(fresh(w));
    restart(vmc, system, 0);
    for (let w = 0; w < 16; w++) expect(vmc.walkers.logPsi[w]).toBe(fresh(w));
  });

  it('forgets the samples of the old |Ψ|²: the new estimates are those of the new α', () => {
    const { vmc, system, theta, rng, size } = prepare({ alpha: 0.4 });
    for (let s = 0; s < 2000; s++) advance(vmc, system, rng);
    theta[0] = 1.4;
    restart(vmc, system, 200);
    expect(vmc.measured).toBe(0);
    while (vmc.measured < 16384) advance(vmc, system, rng);
    expectWithin5Errors(energyEstimate(vmc), oscillatorEnergy(1.4, 1, size));
    expectWithin5Errors(varianceEstimate(vmc), oscillatorVariance(1.4, 1, size));
  });

  it('discards the sweeps of equilibration', () => {
    const { vmc, system, rng } = prepare({ alpha: 0.8 });
    for (let s = 0; s < 200; s++) expect(advance(vmc, system, rng)).toBe(false);
    expect(vmc.measured).toBe(0);
    expect(energyEstimate(vmc).standardError).toBeNaN();
    expect(Number.isFinite(energyEstimate(vmc).mean)).toBe(true);
    expect(Number.isFinite(varianceEstimate(vmc).mean)).toBe(true);
    expect(advance(vmc, system, rng)).toBe(true);
    expect(vmc.measured).toBe(1);
  });
});

describe('error bars', () => {
  it('over 200 seeds (estimate − exact)/error has spread 0.8 to 1.25 and no bias', () => {
    const exact = [
      oscillatorEnergy(0.8, 1, 1),
      oscillatorVariance(0.8, 1, 1),
      oscillatorEnergyDerivative(0.8, 1, 1),
    ];
    const ratios: number[][] = [[], [], []];
    let errors = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { vmc, system, rng } = prepare({ alpha: 0.8, seed });
      while (vmc.measured < 4096) advance(vmc, system, rng);
      const estimates = [energyEstimate(vmc), varianceEstimate(vmc), gradientEstimate(vmc, 0)];
      estimates.forEach(({ mean, standardError }, i) => {
        ratios[i].push((mean - exact[i]) / standardError);
      });
      errors += estimates[0].standardError / 200;
    }
    for (const values of ratios) {
      const mean = values.reduce((a, b) => a + b) / 200;
      const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 199);
      expect(spread).toBeGreaterThan(0.8);
      expect(spread).toBeLessThan(1.25);
      expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(200));
    }
    // 65 536 samples with variance 0.0253, correlated over about four: 0.0013.
    expect(errors).toBeLessThan(0.002);
  });
});
