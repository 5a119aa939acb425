import { describe, expect, it } from 'vitest';
import { scaledBesselI0, scaledSinhc } from '@/lib/bessel';
import { gaussLegendre } from '@/lib/gaussLegendre';

describe('Gauss–Legendre quadrature', () => {
  it.each([1, 2, 5, 8, 10, 40])('%i points integrate powers up to 2n − 1', (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (let power = 0; power < 2 * n; power++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += weights[i] * nodes[i] ** power;
      expect(sum).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
    }
  });

  it('the two points of the second order are ±1/√3', () => {
    expect([...gaussLegendre(2).nodes]).toEqual([-1, 1].map((s) => expect.closeTo(s / Math.sqrt(3), 15)));
    expect(() => gaussLegendre(0)).toThrow('n = 0: expected an integer from 1 to 200');
  });
});

describe('means of e^(z(cos θ − 1))', () => {
  const cases = [0, 1e-5, 9e-4, 0.01, 0.7, 5, 29.999, 30.001, 120, 900];

  it('over angles in the plane, as the trapezoid rule on the circle, which converges exponentially', () => {
    for (const z of cases) {
      const points = 2000;
      let sum = 0;
      for (let k = 0; k < points; k++) sum += Math.exp(z * (Math.cos((2 * Math.PI * k) / points) - 1));
      expect(Math.abs(scaledBesselI0(z) / (sum / points) - 1)).toBeLessThan(2e-14);
    }
  });

  it('over directions in space, as an integral over cos θ', () => {
    const { nodes, weights } = gaussLegendre(200);
    for (const z of cases) {
      let sum = 0;
      for (let i = 0; i < 200; i++) sum += 0.5 * weights[i] * Math.exp(z * (nodes[i] - 1));
      expect(Math.abs(scaledSinhc(z) / sum - 1)).toBeLessThan(1e-12);
    }
  });
});
