import { describe, expect, it } from 'vitest';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng, normal } from '@/lib/rng';

const SIZE = 6;
const rng = createRng(11);
const points = Array.from({ length: 20 }, () => Float64Array.from({ length: SIZE }, () => 1.5 * normal(rng)));
const shifted = (x: Float64Array, i: number, h: number) => x.with(i, x[i] + h);

describe('Ψ = exp(−α r²/2)', () => {
  const psi = gaussian(Float64Array.of(0.83));

  it('its logarithm is −α r²/2', () => {
    expect(psi.logPsi(Float64Array.of(1, -2, 0.5))).toBeCloseTo(-0.5 * 0.83 * 5.25, 14);
  });

  it('gradient and Laplacian of ln|Ψ| agree with finite differences', () => {
    const jet = createJet(SIZE);
    const h = 1e-3;
    for (const x of points) {
      evaluate(psi, x, jet);
      let laplacian = 0;
      for (let i = 0; i < SIZE; i++) {
        const [up, down] = [psi.logPsi(shifted(x, i, h)), psi.logPsi(shifted(x, i, -h))];
        expect(jet.gradient[i]).toBeCloseTo((up - down) / (2 * h), 8);
        laplacian += (up - 2 * psi.logPsi(x) + down) / (h * h);
      }
      expect(jet.laplacian).toBeCloseTo(laplacian, 6);
    }
  });

  it('∂ ln|Ψ|/∂α agrees with a finite difference', () => {
    const out = new Float64Array(1);
    const h = 1e-4;
    for (const x of points) {
      psi.logDerivatives(x, out);
      const up = gaussian(Float64Array.of(0.83 + h)).logPsi(x);
      const down = gaussian(Float64Array.of(0.83 - h)).logPsi(x);
      expect(out[0]).toBeCloseTo((up - down) / (2 * h), 8);
    }
  });
});

describe('local energy', () => {
  it('the kinetic part is −½ ∇²Ψ/Ψ, by finite differences of Ψ itself', () => {
    const psi = gaussian(Float64Array.of(0.83));
    const jet = createJet(SIZE);
    const value = (x: Float64Array) => Math.exp(psi.logPsi(x));
    const h = 1e-3;
    for (const x of points.map((point) => point.map((v) => 0.5 * v))) {
      let laplacian = 0;
      for (let i = 0; i < SIZE; i++) {
        laplacian += (value(shifted(x, i, h)) - 2 * value(x) + value(shifted(x, i, -h))) / (h * h);
      }
      evaluate(psi, x, jet);
      expect(kineticEnergy(jet)).toBeCloseTo((-0.5 * laplacian) / value(x), 4);
    }
  });

  it.each([0.5, 1, 1.7])(
    'at the exact state α = ω = %s it is Ndω/2 at every point, without sampling',
    (omega) => {
      const psi = gaussian(Float64Array.of(omega));
      const hamiltonian = harmonicOscillator(omega, SIZE);
      for (const x of points) expect(hamiltonian.localEnergy(psi, x)).toBeCloseTo(0.5 * SIZE * omega, 12);
    },
  );

  it('away from it, αNd/2 + ½(ω² − α²) r²', () => {
    const psi = gaussian(Float64Array.of(0.6));
    const hamiltonian = harmonicOscillator(1.1, SIZE);
    for (const x of points) {
      const square = x.reduce((sum, v) => sum + v * v, 0);
      expect(hamiltonian.localEnergy(psi, x)).toBeCloseTo(
        0.5 * 0.6 * SIZE + 0.5 * (1.1 ** 2 - 0.6 ** 2) * square,
        10,
      );
    }
  });
});
