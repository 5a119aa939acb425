import { describe, expect, it } from 'vitest';
import { integral } from './answers/oracle';
import {
  boundState,
  exactChiral,
  faithful,
  fits,
  hole,
  lowest,
  meanEnergy,
  mesh,
  network,
  onMesh,
  softHamiltonian,
} from './nuclei/deuteron';
import { known } from './nuclei/published';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('08-nuclei-to-neutron-stars.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);
const { exp, PI, sin, sqrt } = Math;

const softRange = 1.54592984;
const softDepth = (-7.0404008 * 197.327053) / (sqrt(PI) * softRange) ** 3;
const soft = (r: number) => softDepth * exp(-((r / softRange) ** 2));

describe('the deuteron', () => {
  it('is the same on a mesh of momenta and along the distance', () => {
    const points = mesh(80, 8);
    const { energy } = boundState(soft, { reach: 24, steps: 12_000 });
    expect(lowest(softHamiltonian(points), 80)).toBeCloseTo(energy, 5);
  });

  it('has the transform of a Gaussian in closed form', () => {
    for (const [k, p] of [
      [0.3, 0.7],
      [1.1, 1.1],
      [2, 0.4],
    ]) {
      const bySum = ((2 / PI) * integral((r) => sin(k * r) * sin(p * r) * soft(r), 14)) / (k * p);
      const bells = exp((-((k - p) ** 2) * softRange ** 2) / 4) - exp((-((k + p) ** 2) * softRange ** 2) / 4);
      expect(bySum).toBeCloseTo((softDepth * softRange * bells) / (2 * sqrt(PI) * k * p), 8);
    }
  });

  it('makes networks of 4H parameters', () => {
    for (const [units, theta] of Object.entries(fits)) expect(theta).toHaveLength(4 * Number(units));
  });

  it('is above the exact energy for every network on the mesh of its matrix', () => {
    expect(exactChiral().energy).toBeGreaterThan(-2.23);
    for (const key of ['4', '6', '8', '10'].map((units) => `deuteron-fit-${units}`))
      expect(known(key).value).toBeGreaterThan(0);
  });

  it('has a double that the twelve points take for it', () => {
    const coarse = mesh(12, 4);
    const h = softHamiltonian(coarse);
    const reported = [faithful, hole].map((theta) => meanEnergy(h, onMesh(theta, coarse)));
    expect(prose).toContain('come within $0.0002$ MeV of that eigenvalue');
    expect(Math.max(...reported) - lowest(h, 12)).toBeLessThan(2e-4);
    const [a, b] = [faithful, hole].map((theta) => {
      const psi = network(theta, 1);
      const norm = sqrt(Array.from(coarse.k).reduce((s, k, i) => s + coarse.w[i] * (k * psi(k)[0]) ** 2, 0));
      return (k: number) => (k * Math.abs(psi(k)[0])) / norm;
    });
    for (const k of coarse.k.slice(0, 5)) expect(Math.abs(a(k) - b(k)), `at ${k}`).toBeLessThan(7e-4);
    says('at $0.04$ and $0.19$ fm$^{-1}$', '0.04', coarse.k[0]);
    says('at $0.04$ and $0.19$ fm$^{-1}$', '0.19', coarse.k[1]);
    expect(prose).toContain('two hundred times as high');
    expect(b(0.08) / a(0.08)).toBeGreaterThan(200);
  });
});
