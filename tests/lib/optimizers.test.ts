import { describe, expect, it } from 'vitest';
import { adam, createAdam, createMomentum, gradientDescent, momentum } from '@/lib/optimizers';

/** C(θ) = ½ Σ k_i θ_i² */
const CURVATURES = [1, 4, 0.25];
const bowl = (theta: Float64Array) => theta.map((t, i) => CURVATURES[i] * t);
const START = Float64Array.of(1, -2, 3);

describe('gradient descent', () => {
  it('shrinks each coordinate of a quadratic bowl by 1 − ηk', () => {
    const theta = START.slice();
    for (let t = 0; t < 25; t++) gradientDescent(theta, bowl(theta), 0.3);
    theta.forEach((value, i) => {
      expect(value).toBeCloseTo(START[i] * (1 - 0.3 * CURVATURES[i]) ** 25, 12);
    });
  });
});

describe('momentum', () => {
  it('follows the closed form of its linear recurrence', () => {
    const rate = 0.1;
    const friction = 0.8;
    const theta = START.slice();
    const velocity = createMomentum(3);
    for (let t = 0; t < 30; t++) momentum(theta, bowl(theta), velocity, rate, friction);
    CURVATURES.forEach((k, i) => {
      // θ_{t+1} = (1 + μ − ηk) θ_t − μ θ_{t−1} with θ_{−1} = θ_0: complex roots √μ e^{±iφ} for these curvatures.
      const cosine = (1 + friction - rate * k) / (2 * Math.sqrt(friction));
      expect(Math.abs(cosine)).toBeLessThan(1);
      const phi = Math.acos(cosine);
      const r = Math.sqrt(friction);
      const slope = (1 - rate * k) / r;
      const sine = (slope - Math.cos(phi)) / Math.sin(phi);
      const exact = START[i] * r ** 30 * (Math.cos(30 * phi) + sine * Math.sin(30 * phi));
      expect(theta[i]).toBeCloseTo(exact, 12);
    });
  });

  it('without friction term is gradient descent', () => {
    const a = START.slice();
    const b = START.slice();
    const velocity = createMomentum(3);
    for (let t = 0; t < 5; t++) {
      momentum(a, bowl(a), velocity, 0.2, 0);
      gradientDescent(b, bowl(b), 0.2);
    }
    expect(a).toEqual(b);
  });
});

describe('Adam', () => {
  it('first step is η in the direction of the sign, whatever the size', () => {
    const theta = Float64Array.of(0, 0, 0);
    adam(theta, [1e-3, -5, 1e4], createAdam(3), 0.01);
    [-0.01, 0.01, -0.01].forEach((step, i) => {
      expect(Math.abs(theta[i] / step - 1)).toBeLessThan(2e-5);
    });
  });

  it('three steps by hand', () => {
    // g = 1, 2, −4 with β₁ = 0.5, β₂ = 0.75, ε = 0.5, η = 1:
    // m̂ = 1, 1.25/0.75, −1.375/0.875; v̂ = 1, 1.1875/0.4375, 4.890625/0.578125
    const theta = Float64Array.of(0);
    const state = createAdam(1);
    const steps = [
      1 / 1.5,
      1.25 / 0.75 / (Math.sqrt(1.1875 / 0.4375) + 0.5),
      -1.375 / 0.875 / (Math.sqrt(4.890625 / 0.578125) + 0.5),
    ];
    let expected = 0;
    [1, 2, -4].forEach((g, t) => {
      adam(theta, [g], state, 1, 0.5, 0.75, 0.5);
      expected -= steps[t];
      expect(theta[0]).toBeCloseTo(expected, 14);
    });
  });

  it('continues from a clone of its memory', () => {
    const run = (breakAt: number) => {
      let theta = START.slice();
      let state = createAdam(3);
      for (let t = 0; t < 50; t++) {
        if (t === breakAt) [theta, state] = structuredClone([theta, state]);
        adam(theta, bowl(theta), state, 0.1);
      }
      return theta;
    };
    expect(run(20)).toEqual(run(-1));
    for (const value of run(-1)) expect(Math.abs(value)).toBeLessThan(1);
  });
});
