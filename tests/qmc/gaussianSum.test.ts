import { describe, expect, it } from 'vitest';
import { scaledBesselI0, scaledBesselI1 } from '@/lib/bessel';
import { createMinimization, iterate, type Objective } from '@/lib/bfgs';
import { gaussianSumEnergy } from '@/lib/qmc/gaussianSum';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { rbm, rbmParameters } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, normal } from '@/lib/rng';

function minimum(f: Objective, start: Float64Array): number {
  const minimization = createMinimization(start, f);
  while (!minimization.finished && minimization.iterations < 500) iterate(minimization, f);
  return minimization.value;
}

const start = (hidden: number, seed: number) => {
  const rng = createRng(seed);
  return Float64Array.from({ length: rbmParameters(4, hidden) }, () => 0.7 * normal(rng));
};

describe('e^(−z) I_n(z)', () => {
  it.each([0, 1e-3, 0.7, 3, 11, 29.99, 30.01, 60, 1e4])('agrees with its integral at z = %s', (z) => {
    // (1/π) ∫₀^π e^(z(cos t − 1)) cos nt dt: the trapezium rule converges faster than any power.
    const points = 4000;
    for (const n of [0, 1] as const) {
      let sum = 0;
      for (let k = 0; k < points; k++) {
        const t = (2 * Math.PI * k) / points;
        sum += (Math.exp(z * (Math.cos(t) - 1)) * Math.cos(n * t)) / points;
      }
      expect([scaledBesselI0, scaledBesselI1][n](z)).toBeCloseTo(sum, 12);
    }
  });
});

describe('minimisation by BFGS', () => {
  it('finds the bottom of a curved valley', () => {
    const rosenbrock: Objective = (x, gradient) => {
      const [a, b] = [1 - x[0], x[1] - x[0] * x[0]];
      gradient[0] = -2 * a - 400 * x[0] * b;
      gradient[1] = 200 * b;
      return a * a + 100 * b * b;
    };
    const m = createMinimization([-1.2, 1], rosenbrock);
    while (!m.finished) iterate(m, rosenbrock);
    expect(m.x[0]).toBeCloseTo(1, 8);
    expect(m.x[1]).toBeCloseTo(1, 8);
    // About 35 are published for this start; gradient descent needs thousands.
    expect(m.iterations).toBeLessThan(60);
  });

  it('never goes up, and stops where there is no slope', () => {
    const bowl: Objective = (x, gradient) => {
      for (let i = 0; i < x.length; i++) gradient[i] = 4 * x[i] * x[i] * x[i] + (i + 1) * x[i];
      return x.reduce((sum, v, i) => sum + v ** 4 + 0.5 * (i + 1) * v * v, 0);
    };
    const m = createMinimization(Float64Array.of(3, -2, 5), bowl);
    for (let before = m.value; !m.finished; before = m.value) {
      iterate(m, bowl);
      expect(m.value).toBeLessThanOrEqual(before);
    }
    expect(m.value).toBeLessThan(1e-14);
    const still = createMinimization([0, 0], bowl);
    iterate(still, bowl);
    expect(still.finished).toBe(true);
  });
});

describe('the energy of a sum of Gaussians', () => {
  it.each([
    [0, false, 2],
    [0, true, 2 + Math.sqrt(Math.PI / 2)],
    [2, true, 2 + Math.sqrt(Math.PI / 2)],
  ])('all parameters zero, %i hidden units, repulsion %s', (hidden, repulsion, energy) => {
    const f = gaussianSumEnergy(hidden, { omega: 1, sigma: 1, repulsion });
    const theta = new Float64Array(rbmParameters(4, hidden));
    expect(f(theta, theta.slice())).toBeCloseTo(energy, 12);
  });

  it.each([1, 3])('%i hidden units: the gradient agrees with finite differences', (hidden) => {
    const f = gaussianSumEnergy(hidden, { omega: 0.6, sigma: 1.3, repulsion: true });
    const theta = start(hidden, 4);
    const [gradient, ignored] = [theta.slice(), theta.slice()];
    f(theta, gradient);
    const h = 1e-4;
    for (let k = 0; k < theta.length; k++) {
      const [up, down] = [h, -h].map((s) => f(theta.with(k, theta[k] + s), ignored));
      expect(gradient[k]).toBeCloseTo((up - down) / (2 * h), 6);
    }
  });

  it('is that of the RBM with Ψ = P: ∫ΨHΨ/∫Ψ² by quadrature', () => {
    const system = { omega: 0.8, sigma: 1.1, repulsion: true };
    const theta = start(2, 6);
    const exact = gaussianSumEnergy(2, system)(theta, theta.slice());
    const psi = rbm(theta, 2, system.sigma, 'direct');
    expect(quadrature(psi, quantumDot(system.omega, 2))).toBeCloseTo(exact, 5);
  });

  // Independent program with another minimiser: lowest of several random starts.
  it.each([
    [1, 3.141926, [1, 2]],
    [2, 3.078614, [1, 2]],
    [4, 3.078614, [1, 2]],
    [6, 3.078614, [2]],
  ])('%i hidden units, ω = σ = 1: the lowest energy is %s', (hidden, energy, seeds) => {
    const f = gaussianSumEnergy(hidden, { omega: 1, sigma: 1, repulsion: true });
    for (const seed of seeds) expect(minimum(f, start(hidden, seed))).toBeCloseTo(energy, 6);
  });
});

/** Midpoint rule in the centre of mass and in polar coordinates of the distance r = u³: odd derivatives vanish at u = 0. */
function quadrature(psi: ReturnType<typeof rbm>, potential: ReturnType<typeof quantumDot>): number {
  const jet = createJet(4);
  const x = new Float64Array(4);
  const [step, du, angles] = [0.6, 0.06, 12];
  let norm = 0;
  let sum = 0;
  for (let cx = -6; cx <= 6; cx += step) {
    for (let cy = -6; cy <= 6; cy += step) {
      for (let u = du / 2; u < 2.2; u += du) {
        const r = u * u * u;
        for (let k = 0; k < angles; k++) {
          const t = (2 * Math.PI * k) / angles;
          const [rx, ry] = [(r / 2) * Math.cos(t), (r / 2) * Math.sin(t)];
          x.set([cx + rx, cy + ry, cx - rx, cy - ry]);
          evaluate(psi, x, jet);
          const weight = 3 * r * u * u * Math.exp(2 * jet.logPsi);
          norm += weight;
          sum += weight * (kineticEnergy(jet) + potential.external(x) + potential.interaction(x));
        }
      }
    }
  }
  return sum / norm;
}
