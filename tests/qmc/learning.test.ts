import { describe, expect, it } from 'vitest';
import { harmonicTrap, quantumDot } from '@/lib/qmc/hamiltonians';
import {
  advanceLearning,
  createLearning,
  type Learning,
  type LearningPlan,
  type LearningSystem,
} from '@/lib/qmc/learning';
import { createWalkers } from '@/lib/qmc/metropolis';
import { adaptStepSize, particleSweep } from '@/lib/qmc/particleSweep';
import { estimateParts } from '@/lib/qmc/partsMeasurement';
import type { ParticleWaveFunction, Potential } from '@/lib/qmc/types';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { particleProduct } from '@/lib/qmc/wavefunctions/product';
import { createRng, type Rng } from '@/lib/rng';
import type { Estimate } from '@/lib/stats';

const PLAN: LearningPlan = {
  optimizer: 'sr',
  learningRate: 0.4,
  damping: 1e-3,
  cap: 0.1,
  updates: 30,
  averaged: 10,
  settle: 3,
  sweeps: 20,
  equilibration: 60,
  clip: 5,
  acceptance: 0.5,
};

const dotOf = (theta: Float64Array) =>
  particleProduct(theta, [
    { parameters: 1, of: gaussian },
    { parameters: 1, of: (t) => padeJastrow(t, 2, 2) },
  ]);

function system(psi: ParticleWaveFunction, potential: Potential): LearningSystem {
  return { psi, potential, sweep: (c, step, rng) => particleSweep(psi, c, 2, step, rng) };
}

function learn(
  start: number[],
  of: (theta: Float64Array) => ParticleWaveFunction,
  potential: Potential,
  plan: LearningPlan,
  sweeps: number,
): Learning {
  const rng: Rng = createRng(5);
  const learning = createLearning(createWalkers(100, 4, 1, rng), start, 1, plan);
  for (let measured = 0; measured < sweeps; ) {
    if (advanceLearning(learning, system(of(learning.theta), potential), plan, rng) === 'measured')
      measured++;
  }
  return learning;
}

function expectWithin({ mean, standardError }: Estimate, exact: number, sigmas = 5): void {
  expect(standardError).toBeGreaterThan(0);
  expect(
    Math.abs(mean - exact) / standardError,
    `${mean} ± ${standardError}, expected ${exact}`,
  ).toBeLessThan(sigmas);
}

describe('sweeps of single particles', () => {
  it('sample |Ψ|²: energy and parts of two independent particles', () => {
    const plan = { ...PLAN, updates: 0 };
    const { measurement } = learn([0.7], gaussian, harmonicTrap(1), plan, 2000);
    const parts = estimateParts(measurement);
    expectWithin(parts.energy, 4 * (0.7 / 4 + 1 / (4 * 0.7)));
    expectWithin(parts.kinetic, 0.7);
    expectWithin(parts.external, 1 / 0.7);
    expectWithin(parts.variance, (4 * (1 - 0.49) ** 2) / (8 * 0.49));
    expectWithin(parts.trapVirial, 2 * 0.7 - 2 / 0.7);
    expect(parts.acceptance.mean).toBeGreaterThan(0.45);
    expect(parts.acceptance.mean).toBeLessThan(0.55);
  });

  it('a factor that changes sign counts squared: x exp(−x²/2) has ⟨x²⟩ = 3/2', () => {
    const odd: ParticleWaveFunction = {
      theta: new Float64Array(0),
      logPsi: (x) => Math.log(Math.abs(x[0])) - 0.5 * x[0] * x[0],
      logDerivatives: () => {},
      addJet: (x, jet) => {
        jet.logPsi += odd.logPsi(x);
        jet.gradient[0] += 1 / x[0] - x[0];
        jet.laplacian -= 1 / (x[0] * x[0]) + 1;
      },
      place: () => {},
      tryMove: (x, _i, to, ratio) => {
        ratio.factor *= to[0] / x[0];
        ratio.exponent += 0.5 * (x[0] * x[0] - to[0] * to[0]);
      },
      adopt: () => {},
    };
    const rng = createRng(2);
    const plan = { ...PLAN, updates: 0 };
    const learning = createLearning(createWalkers(200, 1, 1, rng), [], 1, plan);
    const line: LearningSystem = {
      psi: odd,
      potential: harmonicTrap(1),
      sweep: (c, step, r) => particleSweep(odd, c, 1, step, r),
    };
    for (let k = 0; k < 1000; k++) advanceLearning(learning, line, plan, rng);
    const parts = estimateParts(learning.measurement);
    expectWithin(parts.external, 0.75);
    expect(parts.energy.mean).toBeCloseTo(1.5, 10);
  });

  it('the step size is led to the wanted acceptance, a quarter at a time', () => {
    expect(adaptStepSize(1, 0.55, 0.5)).toBeCloseTo(1.1, 14);
    expect(adaptStepSize(1, 1, 0.5)).toBe(1.25);
    expect(adaptStepSize(1, 0, 0.5)).toBe(0.8);
  });
});

describe('two electrons in a dot, exp(−αr²/2) · Padé–Jastrow', () => {
  // Optimum by quadrature: α = 0.98854, β = 0.39863, E = 3.0003427, Var E_L = 1.84e-3.
  it('SR finds the best α and β from a cold start', () => {
    const learning = learn([0.7, 1], dotOf, quantumDot(1, 2), PLAN, 1500);
    const { energy, variance } = estimateParts(learning.measurement);
    expect(Math.abs(energy.mean - 3.00034)).toBeLessThan(1e-3);
    expect(energy.standardError).toBeLessThan(4e-4);
    expect(energy.mean).toBeGreaterThan(3 - 5 * energy.standardError);
    expect(variance.mean).toBeLessThan(4e-3);
    expect(Math.abs(learning.theta[0] - 0.98854)).toBeLessThan(0.015);
    expect(Math.abs(learning.theta[1] - 0.39863)).toBeLessThan(0.03);
  });

  it.each(['sgd', 'adam'] as const)('%s goes downhill, too', (optimizer) => {
    const plan = { ...PLAN, optimizer, learningRate: 0.05, updates: 60 };
    const learning = learn([0.8, 0.8], dotOf, quantumDot(1, 2), plan, 300);
    const { energy } = estimateParts(learning.measurement);
    expect(energy.mean).toBeLessThan(3.012);
    expect(energy.mean).toBeGreaterThan(2.99);
  });

  it('goes through its phases and holds the mean of the last parameters', () => {
    const plan: LearningPlan = {
      ...PLAN,
      optimizer: 'sgd',
      updates: 4,
      averaged: 2,
      settle: 1,
      sweeps: 2,
      equilibration: 3,
      clip: 0,
    };
    const rng = createRng(9);
    const learning = createLearning(createWalkers(50, 4, 1, rng), [0.7], 1, plan);
    // Nothing moves and Ψ stays what it is: every update is the same step.
    const still = { ...system(gaussian(Float64Array.of(0.7)), quantumDot(1, 2)), sweep: () => 0.5 };
    const seen: string[] = [];
    const thetas = [0.7];
    for (let k = 0; k < 3 + 4 * 2 + 3 + 3 + 2; k++) {
      seen.push(advanceLearning(learning, still, plan, rng));
      if (seen[k] === 'updated') thetas.push(learning.theta[0]);
    }
    const round = ['sampled', 'updated', 'settled'];
    const hold = ['settled', 'settled', 'measured', 'measured'];
    expect(seen).toEqual(['settled', 'settled', 'settled', ...round, ...round, ...round, ...round, ...hold]);
    const step = thetas[1] - thetas[0];
    expect(Math.abs(step)).toBeGreaterThan(1e-3);
    expect(thetas.map((t) => t - 0.7)).toEqual([0, 1, 2, 3, 3.5].map((n) => expect.closeTo(n * step, 12)));
  });

  it('clips in the gradient, never in the reported energy and variance', () => {
    const plan = {
      ...PLAN,
      updates: 3,
      settle: 0,
      sweeps: 1,
      equilibration: 0,
      clip: 0.1,
      learningRate: 1e-9,
    };
    const rng = createRng(9);
    const learning = createLearning(createWalkers(50, 4, 1, rng), [0.7], 1, plan);
    const still = { ...system(gaussian(Float64Array.of(0.7)), quantumDot(1, 2)), sweep: () => 0.5 };
    advanceLearning(learning, still, plan, rng);
    const before = [...learning.last];
    expect(learning.clipped).toBe(0);
    advanceLearning(learning, still, plan, rng);
    expect(learning.clipped).toBeGreaterThan(25);
    expect([...learning.last]).toEqual(before.map((value) => expect.closeTo(value, 10)));
  });

  it('clipping is counted, and a lost number stops the learning visibly', () => {
    const tight = learn([0.7, 1], dotOf, quantumDot(1, 2), { ...PLAN, clip: 1, updates: 3, averaged: 0 }, 1);
    expect(tight.clipped).toBeGreaterThan(100);
    const lost = learn([0.7, Number.NaN], dotOf, quantumDot(1, 2), { ...PLAN, updates: 2 }, 1);
    expect(estimateParts(lost.measurement).energy.mean).toBeNaN();
  });
});
