import { describe, expect, it } from 'vitest';
import {
  addToDensity,
  clearDensity,
  createDensity,
  electronsInside,
  fadeDensity,
  planeDensity,
  radialDensity,
  ringRadii,
} from '@/lib/qmc/densityHistogram';
import { createHeldElectron, holdAt, sweepHeld } from '@/lib/qmc/heldElectron';
import { addPairDistances, createPairDistances, pairDensities } from '@/lib/qmc/pairDistances';
import { scatter } from '@/lib/qmc/shellRun';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { slater } from '@/lib/qmc/wavefunctions/slater';
import { wignerMolecule } from '@/lib/qmc/wignerMolecule';
import { createRng, normal } from '@/lib/rng';

describe('density', () => {
  it('counts every electron once, by weight, and integrates to N in the plane and over rings', () => {
    const density = createDensity(8, 16, 2);
    const positions = Float64Array.of(9, 9, 0.1, 0.1, -1.9, 1.9, 0, -1);
    addToDensity(density, positions, 2, 3, 2);
    addToDensity(density, positions, 2, 3, 1);
    expect(electronsInside(density)).toBe(3);
    const plane = planeDensity(density);
    expect(plane.reduce((sum, n) => sum + n * 0.25, 0)).toBeCloseTo(3, 12);
    // (0.1, 0.1) lies right of the middle and above it; row 0 is at the bottom.
    expect(plane[4 * 8 + 4]).toBeCloseTo(4, 12);
    expect(plane[7 * 8]).toBeCloseTo(4, 12);
    const { radii, density: n } = radialDensity(density);
    // The corner of the square is outside all rings.
    expect(n.reduce((sum, value, k) => sum + value * 2 * Math.PI * radii[k] * 0.125, 0)).toBeCloseTo(2, 12);
  });

  it('what lies outside the window is missing, and a held electron is not counted', () => {
    const density = createDensity(8, 16, 2);
    addToDensity(density, Float64Array.of(0, 0, 5, 0, 1, 1), 0, 3, 1, 2);
    expect(electronsInside(density)).toBe(1);
    clearDensity(density);
    expect(planeDensity(density).every((n) => n === 0)).toBe(true);
  });

  it('of independent electrons is 2(ω/π) e^(−ωr²), and stays when counts fade', () => {
    const density = createDensity(16, 20, 4);
    const rng = createRng(12);
    const places = Float64Array.from({ length: 60_000 }, () => normal(rng) / Math.SQRT2);
    for (let first = 0; first < places.length; first += 4) addToDensity(density, places, first, 2);
    const { radii, density: n } = radialDensity(density);
    expect(ringRadii(density)).toEqual(radii);
    for (const k of [0, 3, 6, 9]) {
      const exact = (2 / Math.PI) * Math.exp(-radii[k] * radii[k]);
      expect(Math.abs(n[k] / exact - 1)).toBeLessThan(0.1);
    }
    const side = 0.5;
    const all = planeDensity(density).reduce((sum, v) => sum + v * side * side, 0);
    expect(all).toBeCloseTo(2, 3);
    fadeDensity(density, 0.25);
    expect(radialDensity(density).density[0]).toBeCloseTo(n[0], 12);
    fadeDensity(density, 0);
    expect(density.weight).toBe(0);
  });

  it('of normal numbers is a Gaussian', () => {
    const rng = createRng(4);
    const density = createDensity(10, 20, 4);
    for (let t = 0; t < 5000; t++)
      addToDensity(
        density,
        Float64Array.from({ length: 8 }, () => normal(rng)),
        0,
        4,
      );
    const { radii, density: n } = radialDensity(density);
    for (let k = 0; k < 12; k++) {
      const exact = (4 * Math.exp(-0.5 * radii[k] ** 2)) / (2 * Math.PI);
      const counts = 5000 * 2 * Math.PI * radii[k] * 0.2;
      expect(Math.abs(n[k] - exact)).toBeLessThan(5 * Math.sqrt(exact / counts) + 0.01 * exact);
    }
  });
});

it('pairs: parallel and antiparallel spins apart, one count each', () => {
  const pairs = createPairDistances(10, 10);
  addPairDistances(pairs, Float64Array.of(7, 7, 0, 0, 3, 4, 0, 1, 0, 3), 2, 4);
  // Up: (0,0), (3,4), 5 apart; down: (0,1), (0,3), 2 apart; across: 1, 3, √18, √10.
  const { distances, parallel, antiparallel } = pairDensities(pairs);
  const at = (values: Float64Array, k: number) =>
    Math.round(values[k] * 2 * Math.PI * distances[k] * 1e6) / 1e6;
  expect([2, 5].map((k) => at(parallel, k))).toEqual([1, 1]);
  expect([1, 3, 4].map((k) => at(antiparallel, k))).toEqual([1, 2, 1]);
  expect(pairs.parallel.reduce((sum, n) => sum + n, 0)).toBe(2);
});

describe('with one electron held', () => {
  const density = createDensity(24, 24, 4);

  it('it stays where it is put, another one in each configuration, and the rest go on', () => {
    const rng = createRng(5);
    const start = scatter(12, 12, 1, rng).positions;
    const before = start.slice();
    const held = createHeldElectron(start, 6, 0.8, density);
    holdAt(held, 1.5, -0.5);
    const psi = slater(Float64Array.of(1), 6, 2, 1);
    for (let s = 0; s < 120; s++) sweepHeld(held, psi, rng);
    for (let w = 0; w < 12; w++) {
      const x = held.configurations.positions.subarray(12 * w, 12 * w + 12);
      expect([x[2 * (w % 6)], x[2 * (w % 6) + 1]]).toEqual([1.5, -0.5]);
      expect(x.filter((value, i) => value === before[12 * w + i])).toHaveLength(0);
    }
    expect(electronsInside(held.density)).toBeGreaterThan(4.9);
    expect(electronsInside(held.density)).toBeLessThanOrEqual(5);
  });

  it('without correlation the others do not notice: bosons in a Gaussian stay one', () => {
    const rng = createRng(6);
    const held = createHeldElectron(scatter(40, 4, 0.7, rng).positions, 2, 1, density);
    holdAt(held, 2, 0);
    const psi = gaussian(Float64Array.of(1));
    for (let s = 0; s < 1080; s++) sweepHeld(held, psi, rng);
    const { radii, density: n } = radialDensity(held.density);
    const sum = (f: (r: number) => number) =>
      n.reduce(
        (total, value, k) => total + f(radii[k]) * value * 2 * Math.PI * radii[k] * (radii[1] - radii[0]),
        0,
      );
    expect(sum(() => 1)).toBeCloseTo(1, 2);
    // ⟨r²⟩ = 1/α, from 40 000 samples with a correlation of a few sweeps.
    expect(Math.abs(sum((r) => r * r) - 1)).toBeLessThan(0.06);
  });

  it('Pauli: an electron of its spin is not found at its place, one of the other spin is', () => {
    const rng = createRng(7);
    const held = createHeldElectron(scatter(36, 12, 1, rng).positions, 6, 0.8, density);
    holdAt(held, 0.17, 0.17);
    const psi = slater(Float64Array.of(1), 6, 2, 1);
    const same = createDensity(24, 24, 4);
    const other = createDensity(24, 24, 4);
    for (let s = 0; s < 400; s++) {
      sweepHeld(held, psi, rng);
      const { positions, count } = held.configurations;
      for (let w = 0; w < count; w++) {
        const which = w % 6;
        const [own, far] = which < 3 ? [0, 6] : [6, 0];
        addToDensity(same, positions, 12 * w + own, 3, 1, which % 3);
        addToDensity(other, positions, 12 * w + far, 3);
      }
    }
    const cell = 12 * 24 + 12;
    expect(planeDensity(same)[cell]).toBeLessThan(0.15 * planeDensity(other)[cell]);
  });
});

describe('Wigner molecules', () => {
  it.each([
    [2, 1.190551, [0.62996]],
    [6, 13.355867, [0, 1.33446]],
    [12, 49.897759, [0.70477, 1.87696]],
  ] as const)('%i electrons: energy and radii of the classical minimum', (electrons, energy, radii) => {
    const molecule = wignerMolecule(electrons);
    expect(molecule.energy).toBeCloseTo(energy, 5);
    radii.forEach((radius, k) => {
      expect(molecule.radii[k]).toBeCloseTo(radius, 4);
    });
  });

  it('virial theorem of the classical minimum: the trap holds a third of the energy', () => {
    for (const electrons of [20, 30]) {
      const { positions, energy } = wignerMolecule(electrons);
      const trap = 0.5 * positions.reduce((sum, x) => sum + x * x, 0);
      expect(trap / energy).toBeCloseTo(1 / 3, 8);
    }
    expect(() => wignerMolecule(7)).toThrow(RangeError);
  });
});
