import { describe, expect, it } from 'vitest';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import { gaussianSumEnergy } from '@/lib/qmc/gaussianSum';
import { hamiltonianOf, harmonicTrap } from '@/lib/qmc/hamiltonians';
import { shellEnergy } from '@/lib/qmc/oscillatorOrbitals';
import { bestPadeJastrow } from '@/lib/qmc/padeJastrowPair';
import { naturalStep } from '@/lib/qmc/reconfiguration';
import { tautState } from '@/lib/qmc/tautStates';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { rbm, rbmParameters, trapSigma } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, uniform } from '@/lib/rng';
import { bestGaussian, bestGaussianSum, chargesAtRest } from './computed/neuralQuantumStates';
import { expectPrinted, proseOf } from './printed';
import { repeatRun } from './runs';

const prose = proseOf('07-neural-quantum-states.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

const { sqrt, PI } = Math;

describe('the machine of chapter 7 as a wave function', () => {
  it('gives 2.50 or 2.00 for two free electrons', () => {
    const dot = hamiltonianOf(harmonicTrap(1), 4);
    const rng = createRng(7);
    const random = () => Float64Array.from({ length: 4 }, () => 4 * uniform(rng) - 2);
    const direct = rbm(new Float64Array(rbmParameters(4, 0)), 0, 1, 'direct');
    const right = rbm(new Float64Array(rbmParameters(4, 0)), 0, trapSigma(1, 'born'), 'born');
    const wide = rbm(new Float64Array(rbmParameters(4, 0)), 0, 1, 'born');
    const halved = gaussian(Float64Array.of(0.5));
    for (let k = 0; k < 20; k++) {
      const x = random();
      expect(dot.localEnergy(direct, x)).toBeCloseTo(2, 10);
      expect(dot.localEnergy(right, x)).toBeCloseTo(2, 10);
      expect(dot.localEnergy(wide, x)).toBeCloseTo(dot.localEnergy(halved, x), 10);
    }
    const alpha = 0.5;
    says('= \\frac12 + 2 = 2.50 .', '2.50', 4 * (alpha / 4 + 1 / (4 * alpha)));
    says('they are $2.5$ and $1.125$', '2.5', alpha + 1 / alpha);
    says('they are $2.5$ and $1.125$', '1.125', (4 * (1 - alpha ** 2) ** 2) / (8 * alpha ** 2));
  });

  it('has the local energy that the reader may check', () => {
    const theta = Float64Array.of(0, 0, 0, 0, 0, 1, 0, -1, 0);
    const energy = hamiltonianOf(harmonicTrap(1), 4).localEnergy(
      rbm(theta, 1, 1, 'direct'),
      Float64Array.of(1, 0, -1, 1),
    );
    says('$s = 0.8808$, and $\\energy{E_L} = 2.8808$', '2.8808', energy);
    says('$s = 0.8808$, and $\\energy{E_L} = 2.8808$', '0.8808', 1 / (1 + Math.exp(-2)));
  });

  it('reaches 3.0786 with two hidden units and no noise', () => {
    const { x } = bestGaussianSum(2);
    // Four bells on the corners of a square: rows x₁ y₁ x₂ y₂ of W, columns at right angles, a in the middle, b = 0.
    expect(prose).toContain('four bells on the corners of a square');
    const column = (j: number) => [6, 8, 10, 12].map((row) => x[row + j]);
    const [u, v] = [column(0), column(1)];
    const dot = (p: number[], q: number[]) => p.reduce((sum, entry, i) => sum + entry * q[i], 0);
    expect(dot(u, v)).toBeCloseTo(0, 4);
    expect(dot(u, u)).toBeCloseTo(dot(v, v), 4);
    for (let i = 0; i < 4; i++) expect(x[i]).toBeCloseTo(-(u[i] + v[i]) / 2, 4);
    for (const w of [u, v]) for (let i = 0; i < 2; i++) expect(w[i]).toBeCloseTo(-w[i + 2], 4);
    for (const bias of [x[4], x[5]]) expect(bias).toBeCloseTo(0, 4);
    const start = gaussianSumEnergy(1, { omega: 1, sigma: 1, repulsion: true });
    const none = start(new Float64Array(rbmParameters(4, 1)), new Float64Array(rbmParameters(4, 1)));
    says('From the uncorrelated start at $3.2533$', '3.2533', none);
    expect((3.2533 - 3.0786) / 0.2533).toBeGreaterThan(2 / 3);
    expect((3.2533 - 3.0649) / 0.2533).toBeCloseTo(0.75, 1);
  });

  it('takes the natural step of the exercise', () => {
    for (const omega of [0.3, 2]) {
      const center = 1.7;
      const metric = Float64Array.of(omega / 2);
      const slope = Float64Array.of(omega ** 2 * center);
      const [step] = naturalStep(metric, slope, 1 / omega, { damping: 1e-12, cap: 100 });
      expect(center + step).toBeCloseTo(0, 8);
    }
  });
});

describe('two electrons in chapter 7', () => {
  it('obey the virial theorem', () => {
    for (const omega of [0.01, 0.1, 0.5, 2]) {
      const { kinetic, external, interaction } = exactTwoElectrons(omega, 2);
      expect(2 * kinetic - 2 * external + interaction).toBeCloseTo(0, 9);
    }
    const one = exactTwoElectrons(1, 2);
    expect(one.energy).toBeCloseTo(3, 10);
    says('$2 \\times 1.2954 - 0.8184 = 1.7724$', '1.7724', 2 * one.external - one.interaction);
    says('/5.5066 = 1.6368$', '1.6368', one.distance);
    says('3 + \\sqrt{2\\pi} = 5.5066$', '5.5066', 3 + sqrt(2 * PI));
    says('$1/(3 + \\sqrt{2\\pi}) = 0.18$', '0.18', 1 / (3 + sqrt(2 * PI)));
  });

  it('are Taut’s polynomials where the text says', () => {
    for (const [degree, dimensions, omega, energy, coefficients] of [
      [1, 2, 1, 3, [1, 1]],
      [2, 2, 1 / 6, 2 / 3, [1, 1, 1 / 6]],
      [1, 3, 1 / 2, 2, [1, 1 / 2]],
      [2, 3, 1 / 10, 1 / 2, [1, 1 / 2, 1 / 20]],
    ] as const) {
      const state = tautState(degree, dimensions);
      expect(state.omega).toBeCloseTo(omega, 12);
      expect(state.energy).toBeCloseTo(energy, 12);
      coefficients.forEach((c, k) => {
        expect(state.coefficients[k]).toBeCloseTo(c, 12);
      });
    }
  });

  it('are as good with two parameters as the text says', () => {
    const { energy } = bestPadeJastrow(1, 2);
    const { energy: plain } = bestGaussian();
    says('remove $99.8\\,\\%$', '99.8', (100 * (plain - energy)) / (plain - 3));
  });

  it('share their energy as in the figure', () => {
    const shares = (omega: number) => {
      const { energy, kinetic, external, interaction } = exactTwoElectrons(omega, 2);
      return [kinetic, external, interaction].map((part) => Math.round((100 * part) / energy));
    };
    expect(prose).toContain('rises from 13 to 39 per cent, the trap from 38 to 46 per cent, the repulsion');
    expect(prose).toContain('falls from 50 to 14 per cent');
    expect(shares(0.01)).toEqual([13, 38, 50]);
    expect(shares(10)).toEqual([39, 46, 14]);
  });
});

describe('many electrons in chapter 7', () => {
  it('fill shells', () => {
    expect(prose).toContain('$2, 6, 12, 20, 30$ electrons and $2, 10, 28, 60, 110$ times $\\omega$');
    [2, 6, 12, 20, 30].forEach((electrons, k) => {
      const shells = k + 1;
      expect(electrons).toBe(shells * (shells + 1));
      expect(shellEnergy(electrons, 2)).toBe([2, 10, 28, 60, 110][k]);
      expect(shellEnergy(electrons, 2)).toBeCloseTo((shells * (shells + 1) * (2 * shells + 1)) / 3, 12);
    });
    expect(prose).toContain('In three dimensions the numbers are $2, 8, 20, 40, 70$');
    expect([2, 8, 20, 40, 70].map((electrons) => shellEnergy(electrons, 3))).toEqual([3, 18, 60, 150, 315]);
    expect(() => shellEnergy(10, 3)).toThrow(RangeError);
    expect(rbmParameters(12, 6)).toBe(90);
    expect(prose).toContain('a further $0.007$, with ninety parameters');
    expect(20.1902 - 20.1832).toBeCloseTo(0.007, 10);
  });

  it('rest where classical charges would', () => {
    const pair = chargesAtRest(2, 0);
    says('= 1.19055\\, \\omega^{2/3}', '1.19055', pair.energy);
    const five = chargesAtRest(5, 1);
    says('$13.452$ against $13.356$', '13.356', five.energy);
    says('$13.452$ against $13.356$', '13.452', chargesAtRest(6, 0).energy);
    const c = [1, 2, 3, 4].reduce((sum, k) => sum + 1 / (4 * Math.sin((PI * k) / 5)), 0);
    says('{\\sin(\\pi k/5)} = 1.3764', '1.3764', c);
  });

  // On the ring, in the middle, energy.
  it.each([
    [2, 0, 1.190551],
    [3, 0, 3.120126],
    [4, 0, 5.827177],
    [5, 0, 9.280127],
    [5, 1, 13.355867],
    [6, 0, 13.452109],
    [6, 1, 17.995431],
  ] as const)('%i charges on a ring and %i in the middle have the energy %f', (ring, middle, energy) => {
    expect(Math.abs(chargesAtRest(ring, middle).energy - energy)).toBeLessThan(6e-7);
  });

  it('keep the classical distance', () => {
    expect(chargesAtRest(2, 0).radius.toFixed(4)).toBe('0.6300');
    expect(chargesAtRest(5, 1).radius.toFixed(5)).toBe('1.33446');
    expect(chargesAtRest(6, 1).radius.toFixed(4)).toBe('1.4140');
    expect((chargesAtRest(5, 1).radius * 0.1 ** (-2 / 3)).toFixed(2)).toBe('6.19');
    expect((chargesAtRest(5, 1).radius * 0.01 ** (-2 / 3)).toFixed(2)).toBe('28.75');
  });

  it('pass the virial check of the exercise', () => {
    const [kinetic, trap, repulsion] = [3.571, 7.93, 8.69];
    const rest = 2 * kinetic - 2 * trap + repulsion;
    says('15.860 + 8.690 = -0.028$', '-0.028', rest);
    const curvature = 2 * kinetic + 6 * trap;
    says('= 1.0005$, and the gain', '1.0005', 1 - rest / curvature);
    says('= 0.000007$', '0.000007', rest ** 2 / (2 * curvature));
    const total = kinetic + trap + repulsion;
    expect(prose).toContain('the shares are $18$, $39$ and $43\\,\\%$');
    expect([kinetic, trap, repulsion].map((part) => Math.round((100 * part) / total))).toEqual([18, 39, 43]);
    const soft = [0.0273, 0.2422, 0.4287];
    expect(prose).toContain('they are $4$, $35$ and $61\\,\\%$');
    expect(soft.map((part) => Math.round((100 * part) / 0.69826))).toEqual([4, 35, 61]);
  });
});

describe('what chapter 7 says of its experiments', () => {
  const run = (demo: string, preset: string, steps: number) => repeatRun({ demo, preset, steps });

  it('a machine learns two electrons, alone and with the kink', async () => {
    const alone = await run('dot-nqs', 'default', 3000);
    const { value, error = Number.NaN } = alone.energy;
    expect(prose).toContain('the noiseless optimum is, $3.0649$, with an error near $0.001$');
    expect(error).toBeLessThan(0.0015);
    expect(Math.abs(value - 3.06493)).toBeLessThan(5 * error);
    const { energy } = await run('dot-nqs', 'jastrow', 2500);
    expect(prose).toContain('within $0.0003$ of the exact 3');
    expect(Math.abs(energy.value - 3)).toBeLessThan(0.0003);
    expect((await run('dot-nqs', 'fitted', 130)).variance.value).toBeLessThan(1e-20);
  });
});
