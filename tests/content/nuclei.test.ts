import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRng, uniform } from '@/lib/rng';
import { nucleiFigures } from '../tools/figures/nuclei';
import { integral } from './answers/oracle';
import bases from './nuclei/correlatedGaussians.json';
import {
  boundState,
  CONSTANTS,
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
import { exchangeFactors, pairsOf, permutations } from './nuclei/exchanges';
import { lightNucleus } from './nuclei/lightNuclei';
import {
  closedShells,
  kineticRatio,
  madelung,
  NEUTRONS,
  neutronHartreeFock,
  singletWell,
} from './nuclei/periodicBox';
import { antisymmetric, determinant, pfaffian } from './nuclei/pfaffian';
import { ELECTRON_GAS_RUNS, known } from './nuclei/published';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('08-nuclei-to-neutron-stars.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);
const { cosh, exp, PI, sin, sqrt, tanh } = Math;
const rng = createRng(8);
const random = () => 2 * uniform(rng) - 1;

const softRange = 1.54592984;
const softDepth = (-7.0404008 * 197.327053) / (sqrt(PI) * softRange) ** 3;
const soft = (r: number) => softDepth * exp(-((r / softRange) ** 2));

describe('the drawings of chapter 8', () => {
  it.each(Object.keys(nucleiFigures))('%s is what its program draws, and the chapter shows it', (name) => {
    expect(readFileSync(`public/figures/${name}.svg`, 'utf8')).toBe(nucleiFigures[name]());
    expect(prose).toContain(`<Figure src="/figures/${name}.svg" alt="`);
  });
});

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

describe('matter in a box', () => {
  it('closes its shells where the chapter says', () => {
    expect(prose).toContain('at $2$, $14$, $38$, $54$ and $66$.');
    expect(closedShells(5).map(({ particles }) => particles)).toEqual([2, 14, 38, 54, 66]);
    says('is $1.4\\,\\%$ higher', '1.4', 100 * (kineticRatio(14) - 1));
    says('$1.0144 - \\frac{\\pi}{36', '1.0144', kineticRatio(14));
  });

  it('feels its images the same for every split of the sum', () => {
    says('$-2.837297/L$', '-2.837297', madelung());
    expect(madelung(3.4)).toBeCloseTo(madelung(2.2), 8);
  });

  it('has the Hartree–Fock energy of neutrons spin by spin', () => {
    // Antisymmetrised matrix elements of v (1 − σ·σ)/4 between all occupied plane waves with spin.
    const side = (14 / 0.04) ** (1 / 3);
    const waves = [
      [0, 0, 0],
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1],
    ];
    const orbitals = waves.flatMap((wave) => [0, 1].map((spin) => ({ wave, spin })));
    const transform = (q: number[]) => {
      const q2 = ((2 * PI) / side) ** 2 * q.reduce((s, v) => s + v * v, 0);
      return NEUTRONS.strength * NEUTRONS.hbarc * exp((-q2 * NEUTRONS.range ** 2) / 4);
    };
    let energy = 0;
    for (const a of orbitals) {
      for (const b of orbitals) {
        const opposite = a.spin === b.spin ? 0 : 1;
        const q = a.wave.map((v, i) => v - b.wave[i]);
        // ⟨ab|P|ab⟩ = ½ and ⟨ab|P|ba⟩ = −½ in spin space for opposite spins, both 0 for equal ones.
        energy += 0.5 * opposite * (0.5 * transform([0, 0, 0]) + 0.5 * transform(q));
      }
    }
    expect(energy / side ** 3 / 14).toBeCloseTo(neutronHartreeFock(0.04).pair, 10);
    expect(transform([0, 0, 0])).toBeCloseTo(4 * PI * integral((r) => r * r * singletWell(r), 20), 6);
  });

  it('agrees with the Hartree–Fock energy of QMCPACK', () => {
    const { value, error } = { value: -0.812484, error: 0.000027 };
    expect(Math.abs(14 * known('electron-gas-5-hf').value - value)).toBeLessThan(3 * error + 14 * 0.5e-5);
    const total = known('electron-gas-qmcpack');
    const own = ELECTRON_GAS_RUNS[5].diffusion;
    expect(Math.abs(own.value - total.value / 14) / own.error).toBeLessThan(3);
  });

  it('orders the energies as bounds must be', () => {
    for (const rs of [1, 2, 5]) {
      const hartreeFock = known(`electron-gas-${rs}-hf`).value;
      const exact = hartreeFock + known(`electron-gas-${rs}-ci`).value / 14;
      const { jastrow, diffusion } = ELECTRON_GAS_RUNS[rs];
      expect([hartreeFock, jastrow.value, diffusion.value, exact]).toEqual(
        [hartreeFock, jastrow.value, diffusion.value, exact].sort((p, q) => q - p),
      );
    }
    says('Hartree–Fock at $r_s = 2$ is $0.046$ Rydberg', '0.046', 2 * known('electron-gas-2-hf').value);
    expect(prose).toContain('One parameter wins three quarters of the correlation at $r_s = 1$ and more at');
    const share = (rs: number) =>
      (14 * (ELECTRON_GAS_RUNS[rs].jastrow.value - known(`electron-gas-${rs}-hf`).value)) /
      known(`electron-gas-${rs}-ci`).value;
    expect(share(1)).toBeCloseTo(0.75, 1);
    expect(share(5)).toBeGreaterThan(share(1));
  });
});

describe('the well on the edge of binding', () => {
  const mu = 1.3;
  const u = (r: number) => tanh(mu * r);

  it('has tanh for its state at zero energy', () => {
    for (const r of [0.2, 0.7, 1.5]) {
      const second = (u(r + 1e-4) - 2 * u(r) + u(r - 1e-4)) / 1e-8;
      expect(second).toBeCloseTo((-2 * mu * mu * u(r)) / cosh(mu * r) ** 2, 5);
    }
  });

  it('has the range 2/μ and the volume that plane waves feel', () => {
    expect(2 * integral((r) => 1 - u(r) ** 2, 20)).toBeCloseTo(2 / mu, 8);
    expect(4 * PI * integral((r) => (r * r * mu * mu) / cosh(mu * r) ** 2, 20)).toBeCloseTo(
      PI ** 3 / (3 * mu),
      8,
    );
  });
});
