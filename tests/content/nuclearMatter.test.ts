import { describe, expect, it } from 'vitest';
import { integral } from './answers/oracle';
import {
  closedShells,
  kineticRatio,
  madelung,
  NEUTRONS,
  neutronHartreeFock,
  singletWell,
} from './nuclei/periodicBox';
import { ELECTRON_GAS_RUNS, known } from './nuclei/published';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('08-nuclei-to-neutron-stars.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);
const { cosh, exp, PI, tanh } = Math;

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
