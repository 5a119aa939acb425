import { describe, expect, it } from 'vitest';
import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { configurationMove } from '@/lib/qmc/moves';
import {
  GAUSSIAN_SHAPE,
  sampledEnergy,
  shapeEnergy,
  shapeEnergyDerivative,
  shapeMeanSquare,
  shapeMoments,
  shapeVariance,
} from '@/lib/qmc/shapes';
import {
  advance,
  createVmc,
  energyEstimate,
  gradientEstimate,
  restart,
  varianceEstimate,
} from '@/lib/qmc/vmc';
import { type DrawnCurve, drawCurve, readCurve, splineWave } from '@/lib/qmc/wavefunctions/splineWave';
import { createRng, normal } from '@/lib/rng';
import { blocking, type Estimate } from '@/lib/stats';
import { checkDerivatives, checkMoves } from './waveChecks';

const REACH = 3;
const knots = Array.from({ length: 9 }, (_, j) => -REACH + 0.75 * j);
const gaussianHeights = knots.map((u) => -0.5 * u * u);
const odd = [-3, -1.4, -2.2, -0.3, 0.1, -0.6, -0.2, -2.5, -4];
const tent = knots.map((u) => -1.25 * Math.abs(u));

const at = (curve: DrawnCurve, u: number) => {
  const out = new Float64Array(3);
  readCurve(curve, u, out);
  return [...out];
};

describe('a drawn curve', () => {
  it.each([1, 0.4, 0])('passes the knots to within the rounding of the corners, corner = %s', (corner) => {
    const curve = drawCurve(odd, REACH, corner);
    for (const [j, u] of knots.entries()) {
      const turn = curve.slopes[j + 1] - curve.slopes[j];
      expect(at(curve, u)[0]).toBeCloseTo(odd[j] + (turn * curve.radius) / 4, 12);
    }
  });

  it.each([1, 0.4])('value and slope have no jump, corner = %s', (corner) => {
    const curve = drawCurve(odd, REACH, corner);
    const e = 1e-9;
    for (const knot of knots.concat(-3.75, 3.75)) {
      for (const u of [knot - curve.radius, knot, knot + curve.radius]) {
        expect(at(curve, u - e)[0]).toBeCloseTo(at(curve, u + e)[0], 6);
        expect(at(curve, u - e)[1]).toBeCloseTo(at(curve, u + e)[1], 6);
      }
    }
  });

  it('through the knots of −u²/2 it is that parabola, tails included', () => {
    const curve = drawCurve(gaussianHeights, REACH, 1);
    const shift = at(curve, 0)[0];
    for (let u = -6; u < 6; u += 0.0371) {
      const [value, slope, curvature] = at(curve, u);
      expect(value - shift).toBeCloseTo(-0.5 * u * u, 12);
      expect(slope).toBeCloseTo(-u, 12);
      expect(curvature).toBeCloseTo(-1, 12);
    }
  });

  it('falls outside the knots, however steeply the last ones rise', () => {
    for (const corner of [0, 0.5, 1]) {
      const curve = drawCurve([...odd.slice(0, 8), 2], REACH, corner);
      for (const u of [4, 5, 8]) expect(at(curve, u)[1]).toBeLessThan(-1.9);
      expect(at(curve, 5)[0]).toBeLessThan(2);
    }
  });

  it('bad knots and corners are refused', () => {
    expect(() => drawCurve([1], 3, 1)).toThrow(RangeError);
    expect(() => drawCurve([1, Number.NaN], 3, 1)).toThrow(RangeError);
    expect(() => drawCurve([1, 2], 3, 1.1)).toThrow(RangeError);
    expect(() => drawCurve([1, 2], 3, Number.NaN)).toThrow(RangeError);
  });
});

describe('the wave function of a drawn curve', () => {
  const rng = createRng(4);
  const point = (size: number) => Float64Array.from({ length: size }, () => 1.3 * normal(rng));

  it.each([1, 0.4])('derivatives agree with finite differences, corner = %s', (corner) => {
    const curve = drawCurve(odd, REACH, corner);
    checkDerivatives((theta) => splineWave(theta, curve), Float64Array.of(0.7), [
      point(3),
      point(3),
      point(3),
    ]);
  });

  it('single moves agree with a new evaluation', () => {
    const psi = splineWave(Float64Array.of(0.7), drawCurve(odd, REACH, 0));
    checkMoves(
      psi,
      point(6),
      Array.from({ length: 12 }, () => point(2)),
    );
  });

  it('with the knots of a Gaussian and α = ω the local energy is Ndω/2 at every point', () => {
    const psi = splineWave(Float64Array.of(1.3), drawCurve(gaussianHeights, REACH, 1));
    const hamiltonian = harmonicOscillator(1.3, 6);
    for (let k = 0; k < 50; k++) expect(hamiltonian.localEnergy(psi, point(6))).toBeCloseTo(3.9, 10);
  });
});

describe('energies of a drawn curve by quadrature', () => {
  it('a Gaussian has the closed forms of the oscillator', () => {
    const curve = drawCurve(gaussianHeights, REACH, 1);
    const moments = shapeMoments(curve);
    // Rounding lowers the whole parabola by the same amount.
    const { norm, ...others } = GAUSSIAN_SHAPE;
    expect(moments.norm).toBeCloseTo(norm * Math.exp(2 * at(curve, 0)[0]), 9);
    for (const [key, value] of Object.entries(others)) {
      expect(moments[key as keyof typeof moments], key).toBeCloseTo(value, 9);
    }
    for (const alpha of [0.4, 1, 2.2]) {
      expect(shapeEnergy(moments, alpha, 1.3, 4)).toBeCloseTo(oscillatorEnergy(alpha, 1.3, 4), 8);
      expect(shapeVariance(moments, alpha, 1.3, 4)).toBeCloseTo(oscillatorVariance(alpha, 1.3, 4), 8);
      expect(shapeMeanSquare(moments, alpha)).toBeCloseTo(0.5 / alpha, 9);
      const h = 1e-5;
      const difference = shapeEnergy(moments, alpha + h, 1.3, 4) - shapeEnergy(moments, alpha - h, 1.3, 4);
      expect(shapeEnergyDerivative(moments, alpha, 1.3, 4)).toBeCloseTo(difference / (2 * h), 7);
    }
  });

  it('agrees with a plain sum over a fine grid', () => {
    const curve = drawCurve(odd, REACH, 0.6);
    const moments = shapeMoments(curve);
    const sums = [0, 0, 0, 0];
    for (let u = -12; u < 12; u += 2e-4) {
      const [value, slope, curvature] = at(curve, u);
      const weight = Math.exp(2 * value);
      const t = -0.5 * (curvature + slope * slope);
      [1, 0.5 * slope * slope, 0.5 * u * u, t].forEach((f, k) => {
        sums[k] += weight * f;
      });
    }
    expect(moments.kinetic).toBeCloseTo(sums[1] / sums[0], 5);
    expect(moments.potential).toBeCloseTo(sums[2] / sums[0], 5);
    expect(moments.sampledKinetic).toBeCloseTo(sums[3] / sums[0], 3);
  });

  it('both forms of the kinetic energy agree while corners are rounded, however little', () => {
    for (const corner of [1, 0.3, 0.02]) {
      const { kinetic, sampledKinetic } = shapeMoments(drawCurve(odd, REACH, corner));
      expect(sampledKinetic / kinetic).toBeCloseTo(1, 6);
    }
  });

  it('a sharp kink holds kinetic energy that no sample shows: e^(−s|u|) has +s²/2, samples say −s²/2', () => {
    const s = 1.25;
    const { kinetic, sampledKinetic, potential } = shapeMoments(drawCurve(tent, 3, 0));
    // The drawn tent ends at 3 with steeper tails; up to there it is the exponential.
    expect(kinetic).toBeCloseTo(0.5 * s * s, 1);
    expect(sampledKinetic).toBeCloseTo(-0.5 * s * s, 1);
    expect(potential).toBeCloseTo(0.25 / (s * s), 1);
  });

  it('the kinks miss exactly −½ Σ (jump of the slope) |φ|²', () => {
    const curve = drawCurve(odd, REACH, 0);
    const { kinetic, sampledKinetic } = shapeMoments(curve);
    let norm = 0;
    for (let u = -12; u < 12; u += 2e-4) norm += 2e-4 * Math.exp(2 * at(curve, u)[0]);
    let missed = 0;
    for (let j = 1; j < curve.logHeights.length - 1; j++) {
      missed -= 0.5 * (curve.slopes[j] - curve.slopes[j - 1]) * Math.exp(2 * curve.logHeights[j]);
    }
    expect(kinetic - sampledKinetic).toBeCloseTo(missed / norm, 4);
  });
});

describe('variational Monte Carlo of a drawn curve', () => {
  function run(corner: number) {
    const curve = drawCurve(odd, REACH, corner);
    const rng = createRng(12);
    const system = {
      psi: splineWave(Float64Array.of(0.8), curve),
      hamiltonian: harmonicOscillator(1.2, 2),
      move: configurationMove(1.6),
      proposals: 1,
    };
    const vmc = createVmc(16, 2, 1, 1.5, rng);
    restart(vmc, system, 300);
    const square: number[] = [];
    while (vmc.measured < 12_000) {
      if (advance(vmc, system, rng))
        square.push(vmc.walkers.positions.reduce((sum, x) => sum + (x * x) / 32, 0));
    }
    return { vmc, square: blocking(square), moments: shapeMoments(curve) };
  }
  const errors = ({ mean, standardError }: Estimate, exact: number) => Math.abs(mean - exact) / standardError;

  it('energy, variance, slope and ⟨x²⟩ are those of the quadrature, within 5 errors', () => {
    const { vmc, square, moments } = run(0.6);
    expect(errors(energyEstimate(vmc), shapeEnergy(moments, 0.8, 1.2, 2))).toBeLessThan(5);
    expect(errors(varianceEstimate(vmc), shapeVariance(moments, 0.8, 1.2, 2))).toBeLessThan(5);
    expect(errors(gradientEstimate(vmc, 0), shapeEnergyDerivative(moments, 0.8, 1.2, 2))).toBeLessThan(5);
    expect(errors(square, shapeMeanSquare(moments, 0.8))).toBeLessThan(5);
    expect(energyEstimate(vmc).standardError).toBeLessThan(0.03);
  });

  it('with sharp kinks the samples miss what the quadrature knows, and nothing else', () => {
    const { vmc, moments } = run(0);
    const energy = energyEstimate(vmc);
    expect(errors(energy, sampledEnergy(moments, 0.8, 1.2, 2))).toBeLessThan(5);
    expect(errors(energy, shapeEnergy(moments, 0.8, 1.2, 2))).toBeGreaterThan(50);
  });
});
