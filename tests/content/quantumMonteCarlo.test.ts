import { describe, expect, it } from 'vitest';
import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { hamiltonianOf, harmonicTrap, nucleus } from '@/lib/qmc/hamiltonians';
import { langevinMove } from '@/lib/qmc/moves';
import { naturalStep } from '@/lib/qmc/reconfiguration';
import type { SmoothWaveFunction } from '@/lib/qmc/types';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { hydrogenic } from '@/lib/qmc/wavefunctions/hydrogenic';
import { electronCusp } from '@/lib/qmc/wavefunctions/padeJastrow';
import { createRng, uniform } from '@/lib/rng';
import { expectPrinted, expectRounded, proseOf } from './printed';
import { repeatRun } from './runs';

const prose = proseOf('06-quantum-monte-carlo.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** ∫₀^∞ f by Simpson's rule to `end`, where f has died out. */
function integral(f: (r: number) => number, end: number, steps = 4000): number {
  const h = end / steps;
  let sum = f(1e-12) + f(end);
  for (let k = 1; k < steps; k++) sum += (k % 2 ? 4 : 2) * f(k * h);
  return (sum * h) / 3;
}

describe('the oscillator of chapter 6', () => {
  it('has the printed energies and variances', () => {
    says('so $\\sigma = 0.159$', '0.159', Math.sqrt(oscillatorVariance(0.8, 1, 1)));
    says('$\\sigma$ is $0.87$ and the energy is $15.375$', '0.87', Math.sqrt(oscillatorVariance(0.8, 1, 30)));
    says('$\\sigma$ is $0.87$ and the energy is $15.375$', '15.375', oscillatorEnergy(0.8, 1, 30));
    says('= 0.36^2 / 5.12 = 0.0253125$', '0.0253125', oscillatorVariance(0.8, 1, 1));
  });

  it('hides energy in a corner', () => {
    // e^(−a|x|) with a = 1: what the points report, and what the slopes say.
    const norm = 2 * integral((x) => Math.exp(-2 * x), 30);
    const square = (2 * integral((x) => x * x * Math.exp(-2 * x), 30)) / norm;
    says('which at $a = 1$ is $-0.25$', '-0.25', -0.5 + 0.5 * square);
    says('+ 1/(4a^2) = 0.75$', '0.75', 0.5 + 0.5 * square);
    const u = (Math.sqrt(3) - 1) / 2;
    expect(-0.5 * u + 1 / (4 * u)).toBeCloseTo(0.5, 12);
    says('$u = (\\sqrt3 - 1)/2 = 0.366$, $a = 0.605$', '0.366', u);
    says('$u = (\\sqrt3 - 1)/2 = 0.366$, $a = 0.605$', '0.605', Math.sqrt(u));
    says('energy is $0.5 + 0.366 = 0.866$', '0.866', 0.5 + u);
  });
});

describe('the samplers of chapter 6', () => {
  const alpha = 0.8;
  const delta = 0.5;
  /** ⟨x²⟩ of the table by detailed balance: the density that the proposal and f balance is normal. */
  const moment = { right: 1 / (2 * alpha), doubled: 1 / (3 * alpha * alpha * delta) };
  const share = (k: number) => moment.right / k;

  it('have the printed moments', () => {
    says('| right | $\\dfrac{1}{2\\model{\\alpha}}$ | $0.625$', '0.625', moment.right);
    says('{3\\model{\\alpha}\\delta}$ | $1.042$', '1.042', moment.doubled);
    says('| $0.347$ |', '0.347', share(2 - 0.5 * alpha * delta));
    says('| $0.240$ |', '0.240', share(3 - alpha * delta));
    says('| $0.781$ |', '0.781', share(1 - 0.5 * alpha * delta));
    says(
      '$0.4 + 0.18 \\times 0.347 = 0.4625$',
      '0.4625',
      0.5 * alpha + 0.5 * (1 - alpha ** 2) * share(2 - 0.5 * alpha * delta),
    );
    says('$0.4 + 0.18 \\times 0.781 = 0.5406$', '0.5406', 0.4 + 0.18 * share(1 - 0.5 * alpha * delta));
  });

  it('reach them: the kernel right and wrong, and the three acceptances that only the text has', () => {
    const psi = gaussian(Float64Array.of(alpha));
    /** ⟨x²⟩ of a walk that accepts with |Ψ′/Ψ|² e^(power · correction), or always. */
    const walk = (green: 'right' | 'wrong', power: number, always = false) => {
      const rng = createRng(6);
      const move = langevinMove(delta, 1, green);
      let x = Float64Array.of(0.5);
      let trial = Float64Array.of(0);
      let sum = 0;
      const steps = 30_000;
      for (let k = 0; k < steps; k++) {
        const correction = move.propose(psi, x, trial, rng);
        const gain = 2 * (psi.logPsi(trial) - psi.logPsi(x)) + power * correction;
        if (always || Math.log(uniform(rng)) < gain) {
          [x, trial] = [trial, x];
        }
        sum += x[0] * x[0];
      }
      return sum / steps;
    };
    // 5 standard errors: Var x² = 2⟨x²⟩², and 2τ stays below 12.
    const near = (value: number, exact: number) =>
      expect(Math.abs(value - exact)).toBeLessThan(5 * exact * Math.sqrt((2 * 12) / 30_000));
    near(walk('right', 1), moment.right);
    near(walk('wrong', 1), moment.doubled);
    near(walk('right', 0), share(2 - 0.5 * alpha * delta));
    near(walk('right', -1), share(3 - alpha * delta));
    near(walk('right', 0, true), share(1 - 0.5 * alpha * delta));
  });
});

describe('the atoms of chapter 6', () => {
  it('hydrogen agrees with quadrature, and is constant only at its best', () => {
    const local = (alpha: number, r: number, charge = 1) =>
      hamiltonianOf(nucleus(charge), 3).localEnergy(
        hydrogenic(Float64Array.of(alpha)) as SmoothWaveFunction,
        Float64Array.of(0.48 * r, 0.6 * r, 0.64 * r),
      );
    const mean = (alpha: number, power: number) =>
      4 * alpha ** 3 * integral((r) => r * r * Math.exp(-2 * alpha * r) * local(alpha, r) ** power, 40);
    says('so $-0.48$ and $0.0256$ at $\\model{\\alpha} = 0.8$', '-0.48', mean(0.8, 1));
    says('so $-0.48$ and $0.0256$ at $\\model{\\alpha} = 0.8$', '0.0256', mean(0.8, 2) - mean(0.8, 1) ** 2);
    says('and $-0.48$ and $0.0576$ at $1.2$', '-0.48', mean(1.2, 1));
    says('and $-0.48$ and $0.0576$ at $1.2$', '0.0576', mean(1.2, 2) - mean(1.2, 1) ** 2);
    for (const r of [0.001, 0.3, 7]) expect(local(1, r)).toBeCloseTo(-0.5, 10);
    // The best Gaussian e^(−ar²), a = 8/9π.
    const a = 8 / (9 * Math.PI);
    const weight = (r: number) => r * r * Math.exp(-2 * a * r * r);
    const energy =
      integral((r) => weight(r) * (3 * a - 2 * a * a * r * r - 1 / r), 12) / integral(weight, 12);
    says('has the energy $-4/(3\\pi) = -0.4244$', '-0.4244', energy);
  });

  it('cusps', () => {
    expect(prose).toContain('so $\\tfrac12$ and $\\tfrac14$ in three dimensions, $1$ and $\\tfrac13$ in two');
    expect([electronCusp(3, false), electronCusp(3, true), electronCusp(2, false)]).toEqual([0.5, 0.25, 1]);
    expect(electronCusp(2, true)).toBeCloseTo(1 / 3, 15);
  });

  it('helium is screened by five sixteenths', () => {
    const alpha = 1.3;
    const cloud = (r: number) => 1 / r - (alpha + 1 / r) * Math.exp(-2 * alpha * r);
    const repulsion = 4 * alpha ** 3 * integral((r) => r * r * Math.exp(-2 * alpha * r) * cloud(r), 40);
    expect(repulsion).toBeCloseTo((5 / 8) * alpha, 7);
    const energy = (a: number, charge: number) => a * a - 2 * charge * a + (5 / 8) * a;
    says('\\tfrac{27}{16} = 1.6875$ with $-2.8477$', '1.6875', 2 - 5 / 16);
    says('\\tfrac{27}{16} = 1.6875$ with $-2.8477$', '-2.8477', energy(2 - 5 / 16, 2));
    says('For $Z = 1$ this is $-0.4727$', '-0.4727', energy(1 - 5 / 16, 1));
    const gap = (2.8903 - 2.8477) / (2.9037 - 2.8477);
    expect(prose).toContain('three quarters of what was missing');
    expect(gap).toBeCloseTo(0.75, 1);
  });
});

describe('the natural step of chapter 6', () => {
  it('takes the oscillator in three steps where the text says', () => {
    const theta = Float64Array.of(0.4);
    const after = [];
    for (let k = 0; k < 3; k++) {
      const [alpha] = theta;
      const metric = Float64Array.of(1 / (8 * alpha * alpha));
      const gradient = Float64Array.of(0.25 - 1 / (4 * alpha * alpha));
      theta[0] += naturalStep(metric, gradient, 0.5, { damping: 1e-12, cap: 10 })[0];
      after.push(theta[0]);
    }
    const sentence = 'three steps lead to $0.82$, $0.9838$ and $0.9999$';
    says(sentence, '0.82', after[0]);
    says(sentence, '0.9838', after[1]);
    says(sentence, '0.9999', after[2]);
    says('the errors are $0.18$, $0.0162$, $0.00013$', '0.0162', 1 - after[1]);
    says('the errors are $0.18$, $0.0162$, $0.00013$', '0.00013', 1 - after[2]);
  });

  it('has the metric of the text: the covariance of O and its slope', () => {
    const { logDerivatives } = gaussian(Float64Array.of(0.4));
    const logSlope = (x: number) => {
      const out = new Float64Array(1);
      logDerivatives(Float64Array.of(x), out);
      return out[0];
    };
    const local = (x: number) =>
      hamiltonianOf(harmonicTrap(1), 1).localEnergy(gaussian(Float64Array.of(0.4)), Float64Array.of(x));
    const norm = integral((x) => Math.exp(-0.4 * x * x), 15);
    const mean = (f: (x: number) => number) => integral((x) => Math.exp(-0.4 * x * x) * f(x), 15) / norm;
    expect(mean((x) => logSlope(x) ** 2) - mean(logSlope) ** 2).toBeCloseTo(1 / (8 * 0.16), 8);
    expect(mean((x) => logSlope(x) * local(x)) - mean(logSlope) * mean(local)).toBeCloseTo(
      0.5 * (0.25 - 1 / 0.64),
      8,
    );
  });
});

describe('what chapter 6 says of its experiments, beside their numbers', () => {
  it('the naive error is blind to the step', async () => {
    expect(prose).toContain('is $0.0002$ in all three rows');
    for (const stepSize of [0.1, 8]) {
      const { naiveError } = await repeatRun({ demo: 'vmc-oscillator', steps: 20_000, params: { stepSize } });
      expectRounded('0.0002', naiveError.value, 'naive error');
    }
  });

  it('reconfiguration does not notice a change of units', async () => {
    const { energySr } = await repeatRun({ demo: 'vmc-optimizers', steps: 330 });
    for (const preset of ['coarse', 'fine']) {
      const turned = await repeatRun({ demo: 'vmc-optimizers', preset, steps: 330 });
      expect(turned.energySr.value).toBeCloseTo(energySr.value, 7);
    }
  });

  it('drift, and the bug that one moment finds', async () => {
    const bug = await repeatRun({ demo: 'vmc-oscillator', preset: 'bug', steps: 2000 });
    expect(bug.energy.value).toBeCloseTo(0.5, 12);
    expect(bug.meanSquare.exact).toBe(0.5);
    const drift = await repeatRun({ demo: 'vmc-oscillator', preset: 'langevin', steps: 2000 });
    says('and $2\\tau$ is 1', '1', 2 * drift.autocorrelationTime.value);
    expect((drift.energy.error ?? 0) / 0.0013).toBeCloseTo(0.5, 1);
  });
});
