import { describe, expect, it } from 'vitest';
import { naturalStepFromSamples } from '@/lib/qmc/reconfiguration';
import { createSpring, pushSpring, springStep } from '@/lib/qmc/spring';
import { createRng, normal } from '@/lib/rng';

const SAMPLES = 7;
const SIZE = 12;
const rng = createRng(3);
const derivatives = Float64Array.from({ length: SAMPLES * SIZE }, (_, i) => (i % 5) + normal(rng));
const energies = Float64Array.from({ length: SAMPLES }, () => 20 + normal(rng));
const FREE = { damping: 1e-2, cap: Number.POSITIVE_INFINITY };

function filled(shift = 0) {
  const spring = createSpring(SAMPLES, SIZE);
  for (let m = 0; m < SAMPLES; m++) {
    pushSpring(spring, energies[m] + shift, derivatives.subarray(m * SIZE, (m + 1) * SIZE));
  }
  return spring;
}

/** X and ε as written: centred, over √M. */
function centered(values: (m: number) => number): number[] {
  const all = Array.from({ length: SAMPLES }, (_, m) => values(m));
  const mean = all.reduce((a, b) => a + b, 0) / SAMPLES;
  return all.map((v) => (v - mean) / Math.sqrt(SAMPLES));
}
const change = (phi: ArrayLike<number>) => {
  const along = (m: number) => {
    let sum = 0;
    for (let k = 0; k < SIZE; k++) sum += derivatives[m * SIZE + k] * phi[k];
    return sum;
  };
  return centered(along);
};

describe('a step that remembers', () => {
  it('is minSR without friction, and does not feel the zero of energy', () => {
    const step = springStep(filled(), 0.3, 0, FREE);
    const expected = naturalStepFromSamples(derivatives, energies, 0.3, FREE);
    const shifted = springStep(filled(-20), 0.3, 0, FREE);
    for (let k = 0; k < SIZE; k++) {
      expect(step[k]).toBeCloseTo(expected[k], 13);
      expect(shifted[k]).toBeCloseTo(step[k], 10);
    }
  });

  it('minimises |Xφ + ε|² + λ |φ − μ φ_old|²', () => {
    const old = Float64Array.from({ length: SIZE }, () => normal(rng));
    const spring = filled();
    spring.direction.set(old);
    const phi = springStep(spring, 1, 0.8, FREE);
    expect([...spring.direction]).toEqual([...phi]);
    const epsilon = centered((m) => energies[m]);
    let trace = 0;
    for (let k = 0; k < SIZE; k++) {
      for (const v of centered((m) => derivatives[m * SIZE + k])) trace += v * v;
    }
    const lambda = (FREE.damping * trace) / SAMPLES;
    const cost = (p: ArrayLike<number>) => {
      let sum = 0;
      change(p).forEach((v, m) => {
        sum += (v + epsilon[m]) * (v + epsilon[m]);
      });
      for (let k = 0; k < SIZE; k++) sum += lambda * (p[k] - 0.8 * old[k]) * (p[k] - 0.8 * old[k]);
      return sum;
    };
    const least = cost(phi);
    for (let k = 0; k < SIZE; k++) {
      for (const h of [1e-3, -1e-3]) {
        // Quadratic: at the minimum both neighbours lie higher by the same curvature.
        const higher = cost(phi.with(k, phi[k] + h)) - least;
        expect(higher).toBeGreaterThan(0);
        expect(higher).toBeCloseTo(cost(phi.with(k, phi[k] - h)) - least, 10);
      }
    }
  });

  it('moves the state no further than the cap, and starts anew with the next samples', () => {
    const spring = filled();
    const step = springStep(spring, 5, 0.9, { damping: 1e-2, cap: 0.05 });
    expect(Math.sqrt(change(step).reduce((sum, v) => sum + v * v, 0))).toBeCloseTo(0.05, 10);
    expect(spring.count).toBe(0);
    expect(() => {
      for (let m = 0; m <= SAMPLES; m++) pushSpring(spring, 1, derivatives.subarray(0, SIZE));
    }).toThrow(RangeError);
  });
});
