import { describe, expect, it } from 'vitest';
import { estimateParts } from '@/lib/qmc/partsMeasurement';
import { advanceShellRun, createShellRun, type ShellSpec, shellSystem } from '@/lib/qmc/shellRun';
import {
  advanceTwoElectronRun,
  createTwoElectronRun,
  type TwoElectronSettings,
} from '@/lib/qmc/twoElectronRun';
import { balancedAlpha } from '@/lib/qmc/virialBalance';
import { createRng } from '@/lib/rng';

/** Two electrons in the plane at ω = 1 with one width α: T = α, V_ext = 1/α, V_int = √(απ/2). */
const parts = (alpha: number) => [alpha, 1 / alpha, Math.sqrt((alpha * Math.PI) / 2)];
const BEST = 0.763075;

describe('the width of least energy', () => {
  it('follows from energies at any other width, and ends the virial residual', () => {
    for (const alpha of [0.2, BEST, 1, 3]) {
      const best = balancedAlpha(alpha, parts(alpha));
      const [kinetic, external, interaction] = parts(best);
      expect(best).toBeCloseTo(BEST, 5);
      expect(2 * kinetic - 2 * external + interaction).toBeCloseTo(0, 12);
    }
  });

  it('is that of the trap without repulsion, and far below where repulsion rules', () => {
    expect(balancedAlpha(0.4, [0.4, 2.5, 0])).toBeCloseTo(1, 12);
    const narrow = balancedAlpha(1, [1, 1, 1e4]);
    expect(1e4 * Math.sqrt(narrow) - 2 / narrow + 2 * narrow).toBeCloseTo(0, 9);
  });

  it.each([1, 2])('is found by a run of two electrons, seed %i', (seed) => {
    const settings: TwoElectronSettings = {
      omega: 1,
      dimensions: 2,
      ansatz: 'gaussian',
      optimizer: 'sr',
      alpha: 1.6,
      beta: 1,
      learningRate: 0.4,
      walkers: 100,
    };
    const run = createTwoElectronRun(settings, seed);
    for (let s = 0; s < 7000; s++) advanceTwoElectronRun(run, settings);
    expect(Math.abs(Math.exp(run.learning.theta[0]) - BEST)).toBeLessThan(0.004);
    const { trapVirial } = estimateParts(run.learning.measurement);
    expect(trapVirial.standardError).toBeLessThan(0.025);
    expect(Math.abs(trapVirial.mean)).toBeLessThan(4 * trapVirial.standardError);
  });

  it('is found by a run of six', () => {
    const spec: ShellSpec = {
      electrons: 6,
      omega: 1,
      hidden: 1,
      ansatz: 'slater',
      start: { alpha: 1, beta: 1 },
      timeStep: 0,
    };
    const rng = createRng(3);
    const run = createShellRun(spec, rng);
    for (let s = 0; s < 5000; s++) advanceShellRun(run, shellSystem(run.learning.theta, spec), spec, rng);
    const { trapVirial } = estimateParts(run.learning.measurement);
    expect(trapVirial.standardError).toBeLessThan(0.07);
    expect(Math.abs(trapVirial.mean)).toBeLessThan(4 * trapVirial.standardError);
  });
});
