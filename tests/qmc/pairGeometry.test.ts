import { describe, expect, it } from 'vitest';
import { configurationAt } from '@/lib/qmc/configurations';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { createWalkers } from '@/lib/qmc/metropolis';
import { addSample, createMoments, energyGradient, metricOf } from '@/lib/qmc/moments';
import { descents, metricEllipse, pairEnergy, pairGeometry } from '@/lib/qmc/pairGeometry';
import { particleSweep } from '@/lib/qmc/particleSweep';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { padeJastrow } from '@/lib/qmc/wavefunctions/padeJastrow';
import { particleProduct } from '@/lib/qmc/wavefunctions/product';
import { rescaled } from '@/lib/qmc/wavefunctions/rescaled';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const dotOf = (theta: Float64Array) =>
  particleProduct(theta, [
    { parameters: 1, of: gaussian },
    { parameters: 1, of: (t) => padeJastrow(t, 2, 2) },
  ]);

describe('two parameters in the plane, without noise', () => {
  it('the best energy of a published minimum', () => {
    const { energy, gradient } = pairGeometry(1, 0.98854, 0.39863);
    expect(energy).toBeCloseTo(3.0003427, 6);
    expect(pairEnergy(1, 0.98854, 0.39863)).toBe(energy);
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-4);
  });

  it('gradient and metric are those of samples', () => {
    const [omega, alpha, beta] = [0.5, 0.8, 0.7];
    const psi = dotOf(Float64Array.of(alpha * omega, beta));
    const potential = quantumDot(omega, 2);
    const rng = createRng(2);
    const walkers = createWalkers(200, 4, 2, rng);
    const jet = createJet(4);
    const row = new Float64Array(2);
    const blocks = Array.from({ length: 8 }, () => createMoments(2, true));
    for (let s = 0; s < 440; s++) {
      particleSweep(psi, walkers, 2, 2, rng);
      if (s < 40) continue;
      for (let w = 0; w < walkers.count; w++) {
        const x = configurationAt(walkers, w);
        evaluate(psi, x, jet);
        psi.logDerivatives(x, row);
        // O with respect to α, not αω.
        row[0] *= omega;
        addSample(blocks[s % 8], kineticEnergy(jet) + potential.external(x) + potential.interaction(x), row);
      }
    }
    const exact = pairGeometry(omega, alpha, beta);
    const slope = new Float64Array(2);
    const of = blocks.map((b) => {
      energyGradient(b, slope);
      const s = metricOf(b);
      return [...slope, s[0], s[1], s[3]];
    });
    [...exact.gradient, ...exact.metric].forEach((expected, k) => {
      const mean = of.reduce((sum, v) => sum + v[k] / 8, 0);
      const error = Math.sqrt(of.reduce((sum, v) => sum + (v[k] - mean) ** 2, 0) / 56);
      // Neighbouring sweeps are not independent: their errors are a few times larger.
      expect(Math.abs(mean - expected), `${k}: ${mean}, expected ${expected}`).toBeLessThan(12 * error);
      expect(12 * error).toBeLessThan(0.2 * Math.abs(expected) + 0.005);
    });
  });

  it('the natural gradient solves Sδ = −∂E and knows no units; steepest descent does', () => {
    const geometry = pairGeometry(1, 0.7, 1.1);
    const { plain, natural } = descents(geometry, 1);
    const [aa, ab, bb] = geometry.metric;
    expect(aa * natural[0] + ab * natural[1]).toBeCloseTo(-geometry.gradient[0], 12);
    expect(ab * natural[0] + bb * natural[1]).toBeCloseTo(-geometry.gradient[1], 12);
    expect(descents(geometry, 5).natural).toEqual(natural);
    expect(descents(geometry, 5).plain).toEqual([plain[0], 25 * plain[1]]);
  });

  it('the axes of the ellipse lie on it and are conjugate', () => {
    for (const metric of [
      [2, 0.7, 0.5],
      [0.3, -0.1, 4],
      [1, 0, 3],
      [3, 0, 1],
    ] as const) {
      const [aa, ab, bb] = metric;
      const dot = ([a, b]: readonly number[], [c, d]: readonly number[]) =>
        a * (aa * c + ab * d) + b * (ab * c + bb * d);
      const [long, short] = metricEllipse([aa, ab, bb]);
      expect(dot(long, long)).toBeCloseTo(1, 12);
      expect(dot(short, short)).toBeCloseTo(1, 12);
      expect(dot(long, short)).toBeCloseTo(0, 12);
      expect(Math.hypot(...long)).toBeGreaterThan(Math.hypot(...short));
    }
  });
});

describe('parameters in other units', () => {
  it('derivatives and moves', () => {
    const rng = createRng(4);
    const points = Array.from({ length: 3 }, () => Float64Array.from({ length: 4 }, () => normal(rng)));
    const make = (theta: Float64Array) => rescaled(theta, [0.5, 3], dotOf);
    checkDerivatives(make, Float64Array.of(1.4, 0.2), points);
    const moves = Array.from({ length: 9 }, () => Float64Array.of(normal(rng), normal(rng)));
    checkMoves(make(Float64Array.of(1.4, 0.2)), points[0], moves);
    expect(make(Float64Array.of(1.4, 0.2)).logPsi(points[0])).toBe(
      dotOf(Float64Array.of(0.7, 0.2 * 3)).logPsi(points[0]),
    );
  });
});
