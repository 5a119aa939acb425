import { describe, expect, it } from 'vitest';
import {
  addSample,
  createMoments,
  energyGradient,
  energyVariance,
  meanEnergy,
  metricOf,
} from '@/lib/qmc/moments';
import { naturalNorm, naturalStep, naturalStepFromSamples } from '@/lib/qmc/reconfiguration';
import { createRng, normal } from '@/lib/rng';

const SAMPLES = 40;
const SIZE = 6;
const rng = createRng(8);
const derivatives = Float64Array.from({ length: SAMPLES * SIZE }, (_, i) => (i % SIZE) + normal(rng));
const energies = Float64Array.from(
  { length: SAMPLES },
  (_, m) => 3 + 0.3 * derivatives[m * SIZE] - 0.2 * derivatives[m * SIZE + 3] + 0.1 * normal(rng),
);
const mean = (f: (m: number) => number) =>
  Array.from({ length: SAMPLES }, (_, m) => f(m)).reduce((a, b) => a + b, 0) / SAMPLES;
const o = (m: number, k: number) => derivatives[m * SIZE + k];

function momentsOfAll() {
  const moments = createMoments(SIZE, true);
  for (let m = 0; m < SAMPLES; m++) {
    addSample(moments, energies[m], derivatives.subarray(m * SIZE, (m + 1) * SIZE));
  }
  return moments;
}

describe('moments of E_L and O', () => {
  const moments = momentsOfAll();

  it('give mean, variance, gradient and metric as written', () => {
    const e = mean((m) => energies[m]);
    expect(meanEnergy(moments)).toBeCloseTo(e, 13);
    expect(energyVariance(moments)).toBeCloseTo(
      mean((m) => (energies[m] - e) ** 2),
      13,
    );
    const gradient = new Float64Array(SIZE);
    energyGradient(moments, gradient);
    const metric = metricOf(moments);
    for (let k = 0; k < SIZE; k++) {
      const ok = mean((m) => o(m, k));
      expect(gradient[k]).toBeCloseTo(2 * mean((m) => (o(m, k) - ok) * (energies[m] - e)), 12);
      for (let l = 0; l < SIZE; l++) {
        expect(metric[k * SIZE + l]).toBeCloseTo(
          mean((m) => (o(m, k) - ok) * o(m, l)),
          11,
        );
      }
    }
  });
});

describe('a step of stochastic reconfiguration', () => {
  const metric = Float64Array.of(4, 1, 1, 2);
  const gradient = Float64Array.of(2, -6);
  const free = { damping: 1e-12, cap: Infinity };

  it('solves S δ = −η g/2', () => {
    const step = naturalStep(metric, gradient, 0.5, free);
    expect(4 * step[0] + step[1]).toBeCloseTo(-0.5, 10);
    expect(step[0] + 2 * step[1]).toBeCloseTo(1.5, 10);
  });

  it('does not depend on the units of the parameters', () => {
    const plain = naturalStep(metric, gradient, 0.5, free);
    const scaled = naturalStep(Float64Array.of(400, 10, 10, 2), Float64Array.of(20, -6), 0.5, free);
    expect(10 * scaled[0]).toBeCloseTo(plain[0], 9);
    expect(scaled[1]).toBeCloseTo(plain[1], 9);
  });

  it('moves the state no further than the cap', () => {
    const step = naturalStep(metric, gradient, 50, { damping: 1e-3, cap: 0.1 });
    expect(naturalNorm(metric, step)).toBeCloseTo(0.1, 12);
  });

  it('a parameter that nothing depends on stays where it is', () => {
    const step = naturalStep(Float64Array.of(4, 0, 0, 0), Float64Array.of(2, 0), 1, {
      damping: 1e-3,
      cap: 1,
    });
    expect(Math.abs(step[1])).toBe(0);
    expect(Number.isFinite(step[0])).toBe(true);
  });

  it('without any fluctuation there is no step, and a lost number is passed on', () => {
    expect([...naturalStep(new Float64Array(4), Float64Array.of(0, 0), 1, free)]).toEqual([0, 0]);
    expect(naturalStep(metric, Float64Array.of(1, Number.NaN), 1, free)[0]).toBeNaN();
    expect(naturalStep(Float64Array.of(1, 0, 0, Infinity), gradient, 1, free)[1]).toBeNaN();
  });

  it('from the samples themselves it is the same one', () => {
    const moments = momentsOfAll();
    const slopes = new Float64Array(SIZE);
    energyGradient(moments, slopes);
    const s = metricOf(moments);
    const dense = naturalStep(s, slopes, 0.3, free);
    const sampled = naturalStepFromSamples(derivatives, energies, 0.3, { damping: 1e-10, cap: Infinity });
    for (let k = 0; k < SIZE; k++) expect(sampled[k]).toBeCloseTo(dense[k], 6);
    const capped = naturalStepFromSamples(derivatives, energies, 0.3, { damping: 1e-9, cap: 0.01 });
    expect(naturalNorm(s, capped)).toBeCloseTo(0.01, 8);
  });

  it('from fewer samples than parameters it is the shortest step that explains the energies', () => {
    const few = 4;
    const step = naturalStepFromSamples(derivatives.slice(0, few * SIZE), energies.slice(0, few), 1, {
      damping: 1e-10,
      cap: Infinity,
    });
    const center = (f: (m: number) => number) => {
      const all = Array.from({ length: few }, (_, m) => f(m));
      return all.map((v) => v - all.reduce((a, b) => a + b, 0) / few);
    };
    const predicted = center((m) => step.reduce((sum, s, k) => sum + s * o(m, k), 0));
    const wanted = center((m) => -energies[m]);
    for (let m = 0; m < few; m++) expect(predicted[m]).toBeCloseTo(wanted[m], 6);
  });
});
