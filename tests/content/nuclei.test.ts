import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRng, uniform } from '@/lib/rng';
import { nucleiFigures } from '../tools/figures/nuclei';
import bases from './nuclei/correlatedGaussians.json';
import { CONSTANTS } from './nuclei/deuteron';
import { exchangeFactors, pairsOf, permutations } from './nuclei/exchanges';
import { lightNucleus } from './nuclei/lightNuclei';
import { antisymmetric, determinant, pfaffian } from './nuclei/pfaffian';
import { known } from './nuclei/published';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('08-nuclei-to-neutron-stars.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

const rng = createRng(8);
const random = () => 2 * uniform(rng) - 1;

describe('the drawings of chapter 8', () => {
  it.each(Object.keys(nucleiFigures))('%s is what its program draws, and the chapter shows it', (name) => {
    expect(readFileSync(`public/figures/${name}.svg`, 'utf8')).toBe(nucleiFigures[name]());
    expect(prose).toContain(`<Figure src="/figures/${name}.svg" alt="`);
  });
});

describe('light nuclei', () => {
  it('have the constants of the program of Adams et al.', () => {
    const { c1, c2, d0 } = CONSTANTS[4];
    says('$C_1 = -487.6128$', '-487.6128', c1);
    says('$C_2 = -17.5515$', '-17.5515', c2);
    says('$D_0 = 677.7989$', '677.7989', d0);
  });

  it('have σ·σ = −1 for a pair on average', () => {
    for (const [spins, nucleons, sum] of [
      [bases.triton.spins, 3, -3],
      [bases.alpha.spins, 4, -6],
    ] as [number[][], number, number][]) {
      const pairs = pairsOf(nucleons);
      const perms = permutations(nucleons);
      const identity = perms.findIndex((perm) => perm.every((to, i) => to === i));
      const factors = exchangeFactors(nucleons, perms, pairs, spins);
      for (let state = 0; state < spins[0].length ** 2; state++)
        expect(pairs.reduce((s, _, p) => s + factors.spin(identity, p, state, state), 0)).toBeCloseTo(
          sum,
          10,
        );
    }
  });

  it('have bounds that no published variational energy undercuts', () => {
    for (const nucleus of ['triton', 'alpha'] as const) {
      const [blind, full] = [false, true].map((spins) => lightNucleus(nucleus, spins).energy);
      expect(full).toBeLessThan(blind);
      for (const name of ['jastrow', 'blind-network'])
        expect(known(`${nucleus}-${name}`).value + 2 * known(`${nucleus}-${name}`).error).toBeGreaterThan(
          blind,
        );
      expect(known(`${nucleus}-network`).value).toBeGreaterThan(full);
    }
    const { value, error } = known('triton-gfmc');
    says('lies $0.1$ MeV *above* our bound', '0.1', value - known('triton-full').value);
    expect((value - lightNucleus('triton', true).energy) / error).toBeCloseTo(5, 0);
  });

  it('have a three-body force that needs pairs only', () => {
    const n = 6;
    const e = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    for (const [i, j] of pairsOf(n)) e[i][j] = e[j][i] = random();
    let triples = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        for (let k = 0; k < j; k++) if (i !== j && i !== k) triples += e[i][j] * e[i][k];
    const rows = e.map((row) => row.reduce((s, v) => s + v, 0) ** 2);
    const squares = pairsOf(n).reduce((s, [i, j]) => s + e[i][j] ** 2, 0);
    expect(rows.reduce((s, v) => s + v, 0) / 2 - squares).toBeCloseTo(triples, 12);
  });
});

describe('the Pfaffian', () => {
  it('squares to the determinant and changes its sign under exchange', () => {
    for (const n of [4, 6]) {
      const a = antisymmetric(Array.from({ length: (n * (n - 1)) / 2 }, random), n);
      expect(pfaffian(a) ** 2).toBeCloseTo(determinant(a), 12);
      const order = [1, 0, ...a.keys()].filter((i, at) => at < 2 || i > 1);
      expect(pfaffian(order.map((i) => order.map((j) => a[i][j])))).toBeCloseTo(-pfaffian(a), 12);
    }
    const six = antisymmetric([1, 2, 3, 4, 5, 6], 4);
    says('$1 \\cdot 6 - 2 \\cdot 5 + 3 \\cdot 4 = 8$', '8', pfaffian(six));
    says('and the determinant $64$', '64', determinant(six));
  });

  it('is a determinant when opposite spins pair', () => {
    for (const n of [2, 3]) {
      const b = Array.from({ length: n }, () => Array.from({ length: n }, random));
      const upper = pairsOf(2 * n).map(([i, j]) => (i < n && j >= n ? b[i][j - n] : 0));
      expect(pfaffian(antisymmetric(upper, 2 * n))).toBeCloseTo(
        (-1) ** ((n * (n - 1)) / 2) * determinant(b),
        12,
      );
    }
  });

  it('adds up that many pairings', () => {
    const pairings = (n: number): number => (n < 2 ? 1 : (n - 1) * pairings(n - 2));
    expect(prose).toContain(`$135\\,135$ for fourteen`);
    expect(pairings(14)).toBe(135_135);
  });
});
