import { describe, expect, it } from 'vitest';
import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { hamiltonianOf, harmonicTrap, nucleus, quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate } from '@/lib/qmc/jet';
import {
  configurationMove,
  type GreensFunction,
  gaussianMove,
  langevinMove,
  particleMove,
} from '@/lib/qmc/moves';
import type { Move, Potential, SmoothWaveFunction } from '@/lib/qmc/types';
import { advance, createVmc, energyEstimate, restart, varianceEstimate } from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { hydrogenic } from '@/lib/qmc/wavefunctions/hydrogenic';
import { padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { product } from '@/lib/qmc/wavefunctions/product';
import { createRng } from '@/lib/rng';
import { blocking, type Estimate } from '@/lib/stats';

const WALKERS = 4;

interface Problem {
  psi: SmoothWaveFunction;
  potential: Potential;
  size: number;
  dimensions: number;
  energy: number;
  /** Decimals beyond which `energy` is not known. */
  digits?: number;
  variance?: number;
  /** Length on which |Ψ|² changes. */
  length: number;
}

const helium = (alpha: number, beta: number) =>
  product(Float64Array.of(alpha, beta), [
    { parameters: 1, of: hydrogenic },
    { parameters: 1, of: (theta) => padeJastrow(theta, 2, 3) },
  ]);

const oscillator = (alpha: number, size: number, dimensions: number): Problem => ({
  psi: gaussian(Float64Array.of(alpha)),
  potential: harmonicTrap(1),
  size,
  dimensions,
  energy: oscillatorEnergy(alpha, 1, size),
  variance: oscillatorVariance(alpha, 1, size),
  length: 1 / Math.sqrt(alpha),
});

/** Closed forms away from the optimum: the oscillator in e^(−αr²/2), hydrogen and helium in e^(−αr). */
const hydrogen = (alpha: number): Problem => ({
  psi: hydrogenic(Float64Array.of(alpha)),
  potential: nucleus(1),
  size: 3,
  dimensions: 3,
  energy: 0.5 * alpha * alpha - alpha,
  variance: (alpha * (alpha - 1)) ** 2,
  length: 1 / alpha,
});

const problems: Record<string, Problem> = {
  'oscillator, d = 1, α = 0.6': oscillator(0.6, 1, 1),
  'oscillator, d = 3, α = 0.6': oscillator(0.6, 3, 3),
  'hydrogen, α = 0.8': hydrogen(0.8),
  'hydrogen, α = 1.2': hydrogen(1.2),
  'helium, α = 2': {
    psi: hydrogenic(Float64Array.of(2)),
    potential: nucleus(2),
    size: 6,
    dimensions: 3,
    energy: 4 - (27 / 8) * 2,
    length: 0.5,
  },
  'helium with a cusp, α = 1.84329, β = 0.34649': {
    psi: helium(1.84329, 0.34649),
    potential: nucleus(2),
    size: 6,
    dimensions: 3,
    energy: -2.890267,
    length: 0.5,
  },
  'two electrons in a dot, d = 3, α = 0.8': {
    psi: gaussian(Float64Array.of(0.8)),
    potential: quantumDot(1, 3),
    size: 6,
    dimensions: 3,
    energy: oscillatorEnergy(0.8, 1, 6) + Math.sqrt(1.6 / Math.PI),
    length: 1,
  },
};

const moves: Record<string, (problem: Problem) => Move<SmoothWaveFunction>> = {
  'one particle': ({ length, dimensions }) => particleMove(1.3 * length, dimensions),
  'all at once': ({ length, size }) => configurationMove((1.9 * length) / Math.sqrt(size)),
  Gaussian: ({ length, size }) => gaussianMove((1.1 * length) / Math.sqrt(size)),
  Langevin: ({ length, size }) => langevinMove((0.4 * length * length) / Math.sqrt(size), size),
};

function run(problem: Problem, move: Move<SmoothWaveFunction>, sweeps: number, seed = 31) {
  const { psi, potential, size, length } = problem;
  const rng = createRng(seed);
  const vmc = createVmc(WALKERS, size, psi.theta.length, 1.5 * length, rng);
  const system = { psi, hamiltonian: hamiltonianOf(potential, size), move, proposals: 3 };
  restart(vmc, system, 200);
  const square = new Float64Array(sweeps);
  while (vmc.measured < sweeps) {
    if (!advance(vmc, system, rng)) continue;
    for (const x of vmc.walkers.positions) square[vmc.measured - 1] += (x * x) / (WALKERS * size);
  }
  return { vmc, square: blocking(square) };
}

const errorsFrom = (estimate: Estimate, exact: number) =>
  Math.abs(estimate.mean - exact) / estimate.standardError;

describe.each(Object.entries(moves))('%s', (_move, moveFor) => {
  it.each(Object.entries(problems))('%s: the closed form within 5 errors', (_name, problem) => {
    const { vmc } = run(problem, moveFor(problem), 8192);
    const energy = energyEstimate(vmc);
    expect(energy.blocks).toBeGreaterThanOrEqual(64);
    expect(energy.standardError).toBeLessThan(0.01 * Math.abs(problem.energy));
    expect(errorsFrom(energy, problem.energy)).toBeLessThan(5);
    if (problem.variance) expect(errorsFrom(varianceEstimate(vmc), problem.variance)).toBeLessThan(5);
  });
});

describe('the correction of a Langevin step', () => {
  it('is ln T(x′→x) − ln T(x→x′) of normal steps about the drift', () => {
    const psi = helium(1.7, 0.4);
    const move = langevinMove(0.09, 6);
    const rng = createRng(8);
    const jet = createJet(6);
    const logT = (from: Float64Array, to: Float64Array) => {
      evaluate(psi, from, jet);
      // F = 2∇ln|Ψ|, D = ½
      return from.reduce(
        (sum, at, i) => sum - (to[i] - at - 0.5 * 2 * jet.gradient[i] * 0.09) ** 2 / 0.18,
        0,
      );
    };
    const x = Float64Array.of(0.3, -0.2, 0.5, -0.6, 0.1, 0.2);
    const trial = new Float64Array(6);
    for (let k = 0; k < 20; k++) {
      const correction = move.propose(psi, x, trial, rng);
      expect(correction).toBeCloseTo(logT(trial, x) - logT(x, trial), 10);
      x.set(trial);
    }
  });

  it('proposals drift by ½F δt and spread by √δt', () => {
    const psi = gaussian(Float64Array.of(0.8));
    const move = langevinMove(0.25, 1);
    const rng = createRng(9);
    const trial = new Float64Array(1);
    const shifts = Float64Array.from({ length: 20_000 }, () => {
      move.propose(psi, Float64Array.of(2), trial, rng);
      return trial[0] - 2;
    });
    const { mean, naiveError } = blocking(shifts);
    expect(Math.abs(mean + 0.25 * 0.8 * 2) / naiveError).toBeLessThan(5);
    expect(naiveError * Math.sqrt(shifts.length)).toBeCloseTo(0.5, 1.5);
  });
});

describe('a Green’s function that forgets D = ½', () => {
  const langevin = (problem: Problem, timeStep: number, green: GreensFunction, sweeps = 6000) =>
    run(problem, langevinMove(timeStep, problem.size, green), sweeps);

  it.each([0.2, 0.45])('samples exp(−(3/2)α²δt r²) in place of |Ψ|², δt = %s', (timeStep) => {
    const { square } = langevin(oscillator(0.8, 2, 2), timeStep, 'wrong');
    expect(errorsFrom(square, 1 / (3 * 0.8 * 0.8 * timeStep))).toBeLessThan(5);
  });

  it('is caught by the energy away from the exact state, and by one moment anywhere', () => {
    const wrong = langevin(oscillator(0.8, 1, 1), 0.45, 'wrong');
    const right = langevin(oscillator(0.8, 1, 1), 0.45, 'right');
    expect(errorsFrom(energyEstimate(right.vmc), 0.5125)).toBeLessThan(5);
    expect(errorsFrom(energyEstimate(wrong.vmc), 0.5125)).toBeGreaterThan(20);
    expect(energyEstimate(wrong.vmc).mean).toBeCloseTo(0.609, 1);
    expect(errorsFrom(right.square, 1 / 1.6)).toBeLessThan(5);
    expect(errorsFrom(wrong.square, 1 / 1.6)).toBeGreaterThan(20);
  });

  it('at the exact state the energy sees nothing, ⟨x²⟩ does', () => {
    const { vmc, square } = langevin(oscillator(1, 1, 1), 0.3, 'wrong');
    expect(energyEstimate(vmc).mean).toBeCloseTo(0.5, 12);
    expect(varianceEstimate(vmc).mean).toBeLessThan(1e-20);
    expect(errorsFrom(square, 0.5)).toBeGreaterThan(20);
  });

  it('gives 3.02 for a dot whose energy is 2 + √(π/2)', () => {
    const dot = { ...oscillator(1, 4, 2), potential: quantumDot(1, 2) };
    const { vmc } = langevin(dot, 0.44, 'wrong');
    const energy = energyEstimate(vmc);
    // ⟨1/r₁₂⟩ grows as the root of the exponent, here (3/2)δt in place of 1.
    expect(errorsFrom(energy, 2 + Math.sqrt((Math.PI / 2) * 1.5 * 0.44))).toBeLessThan(5);
    expect(energy.mean).toBeCloseTo(3.02, 1);
    expect(errorsFrom(energy, 2 + Math.sqrt(Math.PI / 2))).toBeGreaterThan(10);
  });
});
