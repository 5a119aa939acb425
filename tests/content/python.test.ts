import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readListing } from '@/components/mdx/listing';
import { createVector, vectorFromDecimals } from '@/lib/ml/doubleDouble';
import { costAndGradient } from '@/lib/ml/neuron';
import { factorDesign, fitErrors, solve } from '@/lib/ml/ols';
import { exactGradient, logPartition, meanLogLikelihood } from '@/lib/ml/rbmLikelihood';
import { oscillatorEnergy } from '@/lib/qmc/exact';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { particleMove } from '@/lib/qmc/moves';
import { advance, createVmc, energyEstimate, restart } from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng } from '@/lib/rng';
import { smallData, smallRbm } from '../ml/rbmOracles';

const names = readdirSync('content/python')
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.replace('.py', ''));

/** All numbers of a stored output, in order. */
const printed = (name: string): number[] =>
  [...readListing(name).output.matchAll(/(?<![A-Za-z\d])-?\d+\.\d+(?:e[+-]\d+)?/g)].map(Number);

function close(actual: ArrayLike<number>, expected: number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i] - value), `number ${i}`).toBeLessThanOrEqual(tolerance);
  });
}

describe('the Python listings', () => {
  test.each(names)('%s: the output is that of the listing, by the pinned NumPy', (name) => {
    const { code, versions } = readListing(name);
    const head = readFileSync(`content/python/${name}.txt`, 'utf8').split('\n')[0];
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
    expect(head, 'run: node tests/tools/python.mjs').toBe(`${versions}; listing ${hash}`);
    const pinned = /numpy==(\S+)/.exec(readFileSync('content/python/requirements.txt', 'utf8'))?.[1];
    expect(versions).toMatch(new RegExp(`^Python 3\\.\\d+\\.\\d+, NumPy ${pinned}$`));
    expect(code.split('\n').length).toBeLessThanOrEqual(60);
    expect(Math.max(...code.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(96);
  });

  test('a line through five points: the same to fourteen digits', () => {
    const ones = createVector(5);
    ones.hi.fill(1);
    const factored = factorDesign([ones, vectorFromDecimals([0, 1, 2, 3, 4])], 5);
    const fit = solve(factored, vectorFromDecimals([1, 3, 2, 5, 4]));
    const { standardErrors } = fitErrors(factored, fit);
    const [a, aError, b, bError, squares] = printed('ols');
    close([...fit.theta, ...standardErrors], [a, b, aError, bError], 2e-14);
    close([fit.residualSumOfSquares], [squares], 2e-14);
  });

  test('the neuron: the same descent, digit by digit', () => {
    const descend = (points: number[], rate: number, steps: number) => {
      const theta = Float64Array.of(1.76405235, 0.40015721);
      const gradient = new Float64Array(2);
      const data = Float64Array.from(points);
      for (let k = 0; k < steps; k++) {
        costAndGradient(theta, data, gradient);
        for (const i of [0, 1]) theta[i] -= rate * gradient[i];
      }
      return [...theta, costAndGradient(theta, data, gradient)];
    };
    const numbers = printed('neuron');
    close(descend([4, 9], 0.01, 40), numbers.slice(0, 3), 1e-12);
    close(descend([0, 1, 1, 3, 2, 5, 3, 7], 4 / 9, 400), numbers.slice(3), 1e-12);
  });

  test('the Boltzmann machine: Z, likelihood and slope; one bounce within its noise', () => {
    const rbm = smallRbm();
    const logZ = logPartition(rbm);
    const numbers = printed('rbm');
    close([logZ, meanLogLikelihood(rbm, smallData, 4, logZ)], numbers.slice(0, 2), 1e-12);
    const { weights } = exactGradient(rbm, smallData, 4);
    close(weights, numbers.slice(2, 8), 6e-9);
    // Expected CD-1 of this machine; means of 100,000 chains have errors below 0.002.
    close(
      [0.16850837, 0.10785172, 0.04716042, -0.04185446, -0.12992596, -0.15201096],
      numbers.slice(8),
      0.006,
    );
  });

  test('the oscillator: both energies agree with the exact one within their errors', () => {
    const rng = createRng(1);
    const vmc = createVmc(200, 1, 1, 1, rng);
    const system = {
      psi: gaussian(Float64Array.of(0.8)),
      hamiltonian: harmonicOscillator(1, 1),
      move: particleMove(2, 1),
      proposals: 1,
    };
    restart(vmc, system, 200);
    while (vmc.measured < 4000) advance(vmc, system, rng);
    const ours = energyEstimate(vmc);
    const [energy, error, naive, exact] = printed('vmc');
    const close5 = (value: number, standardError: number) =>
      expect(Math.abs(value - oscillatorEnergy(0.8, 1, 1))).toBeLessThan(5 * standardError);
    close5(ours.mean, ours.standardError);
    close5(energy, error);
    expect(exact).toBe(0.5125);
    expect(error / ours.standardError).toBeGreaterThan(0.6);
    expect(error / ours.standardError).toBeLessThan(1.6);
    expect(naive).toBeLessThan(0.7 * error);
  });
});
