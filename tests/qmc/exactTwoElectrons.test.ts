import { describe, expect, it } from 'vitest';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import { hamiltonianOf, quantumDot } from '@/lib/qmc/hamiltonians';
import { conditionalDensity, oneBodyDensity } from '@/lib/qmc/pairDensity';
import { radialJet } from '@/lib/qmc/radialElements';
import { solveRelativeMotion } from '@/lib/qmc/relativeMotion';
import { tautState } from '@/lib/qmc/tautStates';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { pairFactor } from '@/lib/qmc/wavefunctions/pairFactor';
import { particleProduct } from '@/lib/qmc/wavefunctions/product';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

// ω, 2D: E, T, V_ext, V_int, ⟨r12⟩, 3D: E, T, V_ext, V_int; shooting with the series in 60 digits.
const SINGLETS = [
  [0.01, 0.073835040776, 0.009238, 0.027691, 0.036906, 29.1916, 0.079205285261, 0.012127, 0.030444, 0.036635],
  [0.05, 0.254049429944, 0.045667, 0.099905, 0.108477, 10.4404, 0.282490281203, 0.062, 0.11483, 0.105661],
  [0.1, 0.440791888014, 0.090498, 0.177097, 0.173198, 6.744, 0.5, 0.126028, 0.208676, 0.165296],
  [1 / 6, 2 / 3, 0.149617, 0.272094, 0.244956, 4.8991, 0.76913040007, 0.213223, 0.327451, 0.228457],
  [0.28, 1.021644013601, 0.249409, 0.423684, 0.34855, 3.5503, 1.201717852438, 0.364476, 0.522065, 0.315177],
  [0.5, 1.659772149994, 0.442858, 0.700877, 0.516037, 2.4869, 2, 0.664418, 0.888139, 0.447443],
  [1, 3, 0.886199, 1.2954, 0.818401, 1.6368, 3.730120954342, 1.36151, 1.69721, 0.671401],
  [2, 5.496523195978, 1.788808, 2.428444, 1.279272, 1.088, 7.057877007968, 2.783283, 3.280387, 0.994207],
  [3, 7.883752843638, 2.706044, 3.529932, 1.647776, 0.8611, 10.310202396266, 4.221974, 4.844059, 1.24417],
  [5, 12.503561051576, 4.566712, 5.690091, 2.246757, 0.6448, 16.711036879016, 7.123623, 7.944887, 1.642527],
  [
    10, 23.651663368314, 9.297072, 10.982912, 3.371679, 0.4394, 32.448685408065, 14.441167, 15.629951,
    2.377568,
  ],
];

const log10 = (low: number, high: number, steps: number) =>
  Array.from({ length: steps + 1 }, (_, i) => low * (high / low) ** (i / steps));

describe('two electrons in a trap', () => {
  it.each(SINGLETS)('ω = %f: energies and distance as in 60 digits', (omega, ...row) => {
    for (const [dimensions, [energy, kinetic, external, interaction]] of [
      [2, row.slice(0, 4)],
      [3, row.slice(5)],
    ] as const) {
      const state = exactTwoElectrons(omega, dimensions);
      expect(Math.abs(state.energy - energy)).toBeLessThan(1.1e-12);
      expect(Math.abs(state.kinetic - kinetic)).toBeLessThan(6e-7);
      expect(Math.abs(state.external - external)).toBeLessThan(6e-7);
      expect(Math.abs(state.interaction - interaction)).toBeLessThan(6e-7);
    }
    expect(Math.abs(exactTwoElectrons(omega, 2).distance - row[4])).toBeLessThan(6e-5);
  });

  it.each([
    [0.01, 0.075280709],
    [0.1, 0.472541568],
    [0.28, 1.143470662],
    [0.5, 1.913933302],
    [1, 3.596498882],
  ])('ω = %f: lowest triplet in the plane', (omega, energy) => {
    expect(Math.abs(exactTwoElectrons(omega, 2, 1).energy - energy)).toBeLessThan(6e-10);
  });

  it('closed forms at ω = 1 in the plane', () => {
    const state = exactTwoElectrons(1, 2);
    const root = Math.sqrt(2 * Math.PI);
    expect(state.energy).toBeCloseTo(3, 12);
    expect(state.interaction).toBeCloseTo((2 + root) / (3 + root), 12);
    expect(state.distance).toBeCloseTo((4 + 2 * root) / (3 + root), 12);
    expect(state.interaction).toBeCloseTo(0.81840067, 8);
    expect(state.distance).toBeCloseTo(1.63680134, 8);
  });

  it('any ω and l: the parts add up to the eigenvalue, the virial theorem holds, E_L has no variance', () => {
    for (const dimensions of [2, 3]) {
      for (const l of [0, 1, 2, 5]) {
        for (const omega of log10(0.01, 10, 8)) {
          const { energy, kinetic, external, interaction, variance } = exactTwoElectrons(
            omega,
            dimensions,
            l,
          );
          const name = `d ${dimensions}, l ${l}, ω ${omega}`;
          expect(Math.abs(kinetic + external + interaction - energy) / energy, name).toBeLessThan(1e-12);
          expect(Math.abs(2 * kinetic - 2 * external + interaction) / energy, name).toBeLessThan(1e-12);
          expect(variance / (energy * energy), name).toBeLessThan(1e-20);
        }
      }
    }
  });

  it('P is positive and solves its equation between the origin and the end of its table', () => {
    const jet = new Float64Array(3);
    for (const [omega, dimensions, l] of [
      [0.001, 2, 0],
      [0.01, 3, 1],
      [1, 2, 0],
      [1, 3, 20],
      [10, 2, 12],
    ]) {
      const { elements, energy, q, lambda } = solveRelativeMotion(omega, dimensions, l);
      const kappa = energy - l - dimensions / 2;
      for (let s = 0.0137; s < elements.count / 4; s += 0.0317) {
        radialJet(elements, s, jet);
        const [p, slope, curvature] = jet;
        expect(p).toBeGreaterThan(0);
        const residual = (s * curvature + (q - s * s) * slope) / p + kappa * s - lambda;
        expect(Math.abs(residual) / (s * (1 + s) * (1 + lambda))).toBeLessThan(1e-12);
      }
    }
  });

  it('beyond its table P goes on without a step in value or slope', () => {
    const { elements } = solveRelativeMotion(0.3, 2, 0);
    const [inside, outside] = [new Float64Array(3), new Float64Array(3)];
    radialJet(elements, elements.count / 4 - 1e-9, inside);
    radialJet(elements, elements.count / 4 + 1e-9, outside);
    expect(outside[0] / inside[0]).toBeCloseTo(1, 8);
    expect(outside[1] / inside[1]).toBeCloseTo(1, 7);
    radialJet(elements, 100, outside);
    expect(outside[0]).toBeGreaterThan(inside[0]);
  });

  it('refuses what it cannot solve', () => {
    expect(() => exactTwoElectrons(0, 2)).toThrow(RangeError);
    expect(() => exactTwoElectrons(Number.NaN, 2)).toThrow(RangeError);
    expect(() => exactTwoElectrons(1, 1)).toThrow('dimensions = 1: expected 2 or 3');
    expect(() => exactTwoElectrons(1, 2, 0.5)).toThrow(RangeError);
    expect(() => pairFactor(exactTwoElectrons(1, 2, 1).pair)).toThrow(RangeError);
  });
});

describe('polynomial states', () => {
  // ω of n = 1 … 5 and E, found independently as roots in 20 digits.
  it.each([
    [
      2,
      0,
      [1, 1 / 6, 0.05392578721, 0.02367778067, 0.01240284378],
      [3, 2 / 3, 0.2696289361, 0.142066684, 0.08681990649],
    ],
    [
      2,
      1,
      [1 / 3, 1 / 14, 0.02756429188, 0.01364220311, 0.007776231],
      [4 / 3, 5 / 14, 0.1653857513, 0.09549542, 0.06220985],
    ],
    [
      3,
      0,
      [1 / 2, 1 / 10, 0.0365372656, 0.01734620322, 0.009578428],
      [2, 1 / 2, 0.2192235936, 0.1214234226, 0.076627424],
    ],
    [
      3,
      1,
      [1 / 4, 1 / 18, 0.02211227585, 0.01122668987, 0.006534485],
      [5 / 4, 1 / 3, 0.154785931, 0.08981352, 0.05881036],
    ],
  ])('in %i dimensions, l = %i', (dimensions, l, omegas, energies) => {
    for (let n = 1; n <= 5; n++) {
      const { omega, energy, coefficients } = tautState(n, dimensions, l);
      // Kato’s slope where the electrons meet.
      expect(coefficients[1]).toBeCloseTo(1 / (2 * l + dimensions - 1), 12);
      expect(omega / omegas[n - 1]).toBeCloseTo(1, 6);
      expect(energy / energies[n - 1]).toBeCloseTo(1, 6);
      expect(Math.abs(omega - omegas[n - 1])).toBeLessThan(6e-10);
      const state = exactTwoElectrons(omega, dimensions, l);
      expect(Math.abs(state.energy - energy)).toBeLessThan(1e-12);
      const jet = new Float64Array(3);
      for (const s of [0.3, 2, 9]) {
        const r = s / Math.sqrt(omega);
        const polynomial = coefficients.reduceRight((sum, c) => sum * r + c, 0);
        radialJet(state.motion.elements, s, jet);
        expect(jet[0] / polynomial).toBeCloseTo(1, 10);
      }
    }
  });

  it('the first ones as printed', () => {
    const printed = (n: number, d: number) => [...tautState(n, d).coefficients];
    const near = (values: number[]) => values.map((v) => expect.closeTo(v, 12));
    expect(printed(1, 2)).toEqual(near([1, 1]));
    expect(printed(2, 2)).toEqual(near([1, 1, 1 / 6]));
    expect(printed(1, 3)).toEqual(near([1, 1 / 2]));
    expect(printed(2, 3)).toEqual(near([1, 1 / 2, 1 / 20]));
    expect(() => tautState(0, 2)).toThrow(RangeError);
    expect(() => tautState(13, 2)).toThrow(RangeError);
  });
});

describe('the exact state as a wave function', () => {
  const exactPsi = (omega: number, dimensions: number) => {
    const { pair } = exactTwoElectrons(omega, dimensions);
    return (theta: Float64Array) =>
      particleProduct(theta, [
        { parameters: 1, of: gaussian },
        { parameters: 0, of: () => pairFactor(pair) },
      ]);
  };
  const cloud = (count: number, size: number, omega: number, seed: number) => {
    const rng = createRng(seed);
    return Array.from({ length: count }, () =>
      Float64Array.from({ length: size }, () => (1.5 * normal(rng)) / Math.sqrt(omega)),
    );
  };

  it.each([
    [1, 2],
    [1 / 2, 3],
    [1 / 6, 2],
    [0.01, 2],
    [0.28, 3],
    [10, 3],
  ])('ω = %f in %i dimensions: E_L is the same everywhere, to 1e-10', (omega, dimensions) => {
    const psi = exactPsi(omega, dimensions)(Float64Array.of(omega));
    const dot = hamiltonianOf(quantumDot(omega, dimensions), 2 * dimensions);
    const { energy } = exactTwoElectrons(omega, dimensions);
    for (const x of cloud(200, 2 * dimensions, omega, 3)) {
      expect(Math.abs(dot.localEnergy(psi, x) - energy)).toBeLessThan(1e-10);
    }
  });

  it.each([2, 3])('derivatives and single moves in %i dimensions', (dimensions) => {
    const points = cloud(6, 2 * dimensions, 0.28, 8);
    const make = exactPsi(0.28, dimensions);
    checkDerivatives(make, Float64Array.of(0.28), points);
    const moves = cloud(12, dimensions, 0.28, 9);
    checkMoves(make(Float64Array.of(0.28)), points[0], moves);
  });
});

describe('densities', () => {
  it('n(r) at ω = 1 in the plane at six radii', () => {
    const n = oneBodyDensity(exactTwoElectrons(1, 2).pair, [0, 0.5, 1, 1.5, 2, 3]);
    const exact = [0.436132, 0.381519, 0.236632, 0.09273, 0.021726, 0.000245];
    expect([...n]).toEqual(exact.map((value) => expect.closeTo(value, 5)));
    for (const [i, value] of exact.entries()) expect(Math.abs(n[i] - value)).toBeLessThan(6.5e-7);
  });

  it.each([
    [2, 0.01, 0],
    [2, 1, 0],
    [2, 3, 1],
    [3, 0.1, 0],
    [3, 2, 0],
  ])(
    'in %i dimensions, ω = %f, l = %i, n holds two electrons and their trap energy',
    (dimensions, omega, l) => {
      const { pair, external } = exactTwoElectrons(omega, dimensions, l);
      const step = 0.02 / Math.sqrt(omega);
      const radii = Float64Array.from({ length: 500 }, (_, i) => (i + 0.5) * step);
      const n = oneBodyDensity(pair, radii);
      let [electrons, energy] = [0, 0];
      for (const [i, r] of radii.entries()) {
        const shell = (dimensions === 2 ? 2 * Math.PI * r : 4 * Math.PI * r * r) * step * n[i];
        electrons += shell;
        energy += shell * 0.5 * omega * omega * r * r;
      }
      expect(electrons / 2).toBeCloseTo(1, 3);
      expect(energy / external).toBeCloseTo(1, 3);
    },
  );

  it.each([
    [1, 0.8],
    [0.05, 7],
  ])('ω = %f: with one electron held at %f the other is somewhere', (omega, held) => {
    const density = conditionalDensity(exactTwoElectrons(omega, 2).pair, held);
    const step = 0.05 / Math.sqrt(omega);
    let total = 0;
    for (let i = -160; i < 160; i++) {
      for (let j = -160; j < 160; j++) {
        const [x, y] = [(i + 0.5) * step, (j + 0.5) * step];
        total += step * step * density(x * x + y * y, Math.hypot(x - held, y));
      }
    }
    expect(total).toBeCloseTo(1, 5);
  });
});
