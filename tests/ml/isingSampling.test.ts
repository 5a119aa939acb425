import { describe, expect, it } from 'vitest';
import { paintedBaths, threshold, uniformBath } from '@/lib/ml/baths';
import { bondThreshold, createClusters, swendsenWangMove, wolffMove } from '@/lib/ml/clusters';
import { countStates } from '@/lib/ml/energy';
import { averageLevels, isingLevels } from '@/lib/ml/exactIsing';
import { pottsLevels } from '@/lib/ml/exactPotts';
import { isingSweep, isingThresholds, latticeAsPairs } from '@/lib/ml/ising';
import { createLattice, type Lattice, magnetizationOf, orderParameter, recount } from '@/lib/ml/lattice';
import { createMagnetSums, estimateMagnet, measure } from '@/lib/ml/magnetEstimates';
import { pottsSweep, pottsThresholds } from '@/lib/ml/potts';
import { createRng, nextUint32, type Rng } from '@/lib/rng';

type Algorithm = 'metropolis' | 'wolff' | 'swendsen-wang';
const ALGORITHMS: Algorithm[] = ['metropolis', 'wolff', 'swendsen-wang'];

/** One update of the whole lattice at one temperature. */
function updater(lattice: Lattice, algorithm: Algorithm, temperature: number, rng: Rng): () => void {
  const { size, states } = lattice;
  if (algorithm === 'metropolis') {
    const bath = uniformBath(temperature);
    const table = states === 2 ? isingThresholds(bath) : pottsThresholds(bath);
    return () => (states === 2 ? isingSweep : pottsSweep)(lattice, table, 1, rng);
  }
  const clusters = createClusters(size);
  const hold = bondThreshold(states, temperature);
  if (algorithm === 'wolff') return () => void wolffMove(lattice, hold, clusters, rng);
  return () => swendsenWangMove(lattice, hold, clusters, rng);
}

function sample(
  size: number,
  states: number,
  algorithm: Algorithm,
  temperature: number,
  seed: number,
  n: number,
) {
  const rng = createRng(seed);
  const lattice = createLattice(size, states, 'hot', rng);
  const update = updater(lattice, algorithm, temperature, rng);
  for (let k = 0; k < 200; k++) update();
  const sums = createMagnetSums();
  for (let k = 0; k < n; k++) {
    update();
    measure(sums, lattice.energy / lattice.spins.length, orderParameter(lattice));
  }
  return estimateMagnet(sums, lattice.spins.length, temperature);
}

const within = (estimate: { mean: number; standardError: number }, exact: number, label: string) => {
  expect(estimate.standardError, label).toBeGreaterThan(0);
  expect(Math.abs(estimate.mean - exact) / estimate.standardError, label).toBeLessThan(5);
};

const OBSERVABLES = ['energy', 'heatCapacity', 'magnetization', 'susceptibility', 'binder'] as const;

describe('sampled magnets agree with every arrangement, within 5 blocked errors', () => {
  const cases = ALGORITHMS.flatMap((algorithm) =>
    [
      [4, 2, 1.8],
      [4, 2, 2.269185],
      [4, 2, 4],
      [3, 2, 2.3],
      [2, 2, 2.5],
      [3, 3, 1],
      [3, 5, 0.85],
      [2, 10, 0.9],
    ].map(([size, states, temperature]) => ({ algorithm, size, states, temperature })),
  );
  it.each(cases)('$algorithm, L = $size, $states states, T = $temperature', (c) => {
    const { algorithm, size, states, temperature } = c;
    const sampled = sample(size, states, algorithm, temperature, 11, 30_000);
    const exact = averageLevels(states === 2 ? isingLevels(size) : pottsLevels(size, states), temperature);
    for (const name of OBSERVABLES) within(sampled[name], exact[name], name);
  });

  it('in a field: the one energy function with biases', () => {
    const [size, field, temperature] = [3, 0.25, 2.5];
    const rng = createRng(2);
    const lattice = createLattice(size, 2, 'hot', rng);
    const table = isingThresholds(uniformBath(temperature, field));
    const sums = createMagnetSums();
    for (let k = 0; k < 30_000; k++) {
      isingSweep(lattice, table, 1, rng);
      measure(sums, (lattice.energy - field * 9 * magnetizationOf(lattice)) / 9, magnetizationOf(lattice));
    }
    const exact = countStates(latticeAsPairs(size, field), temperature);
    const sampled = estimateMagnet(sums, 9, temperature);
    within(sampled.energy, exact.energy / 9, 'energy');
    within(sampled.heatCapacity, exact.heatCapacity / 9, 'heat capacity');
    within(sampled.magnetization, exact.means[0], 'magnetisation');
  });

  it('a field on state 0 of a Potts magnet: against all 3^4 arrangements of 2 × 2', () => {
    const [field, temperature] = [0.4, 1.1];
    const rng = createRng(4);
    const lattice = createLattice(2, 3, 'hot', rng);
    const table = pottsThresholds(uniformBath(temperature, field));
    const sums = createMagnetSums();
    for (let k = 0; k < 30_000; k++) {
      pottsSweep(lattice, table, 1, rng);
      measure(sums, lattice.energy, lattice.populations[0]);
    }
    let [z, energy, zeros] = [0, 0, 0];
    const probe = createLattice(2, 3, 'cold', rng);
    for (let code = 0; code < 81; code++) {
      probe.spins.set([code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9) % 3, Math.floor(code / 27)]);
      recount(probe);
      const weight = Math.exp(-(probe.energy - field * probe.populations[0]) / temperature);
      z += weight;
      energy += weight * probe.energy;
      zeros += weight * probe.populations[0];
    }
    const sampled = estimateMagnet(sums, 1, temperature);
    within(sampled.energy, energy / z, 'energy');
    within(sampled.magnetization, zeros / z, 'spins in state 0');
  });
});

describe('energy and populations are kept up to date', () => {
  const cases = ALGORITHMS.flatMap((algorithm) =>
    [2, 3, 8].flatMap((states) => [2, 5, 16].map((size) => ({ algorithm, states, size }))),
  );
  it.each(cases)('$algorithm, $states states, L = $size', ({ algorithm, states, size }) => {
    const rng = createRng(size + states);
    const lattice = createLattice(size, states, 'hot', rng);
    const update = updater(lattice, algorithm, states === 2 ? 2.4 : 0.9, rng);
    for (let k = 0; k < 50; k++) {
      update();
      const kept = { energy: lattice.energy, populations: lattice.populations.slice() };
      recount(lattice);
      expect(kept).toEqual({ energy: lattice.energy, populations: lattice.populations });
      for (const spin of lattice.spins) {
        expect(states === 2 ? spin === 1 || spin === -1 : spin >= 0 && spin < states).toBe(true);
      }
    }
  });
});

describe('single spins', () => {
  it('the generator inside the Ising sweep is the shared one: one word per spin', () => {
    const rng = createRng(9);
    const same = createRng(9);
    const lattice = createLattice(6, 2, 'cold', rng);
    isingSweep(lattice, isingThresholds(uniformBath(2)), 1, rng);
    for (let k = 0; k < 36; k++) nextUint32(same);
    expect(rng).toEqual(same);
  });

  it('an Ising sweep is that of the plainest code, spin by spin', () => {
    for (const size of [2, 3, 8, 17]) {
      const rng = createRng(size);
      const lattice = createLattice(size, 2, 'hot', rng);
      const plain = structuredClone(lattice);
      const plainRng = rng.slice();
      for (let k = 0; k < 5; k++) isingSweep(lattice, isingThresholds(uniformBath(2.2, 0.1)), 1, rng);
      const at = (x: number, y: number) => ((y + size) % size) * size + ((x + size) % size);
      for (let k = 0; k < 5; k++) {
        for (const color of [0, 1]) {
          for (let y = 0; y < size; y++) {
            for (let x = (y + color) % 2; x < size; x += 2) {
              const s = plain.spins;
              const h = s[at(x - 1, y)] + s[at(x + 1, y)] + s[at(x, y - 1)] + s[at(x, y + 1)] + 0.1;
              const bits = nextUint32(plainRng) >>> 1;
              const willing = (15 / 16) * Math.min(1, Math.exp((-2 * s[at(x, y)] * h) / 2.2));
              if (bits < willing * 2 ** 31) s[at(x, y)] *= -1;
            }
          }
        }
      }
      expect(lattice.spins).toEqual(plain.spins);
    }
  });

  it('diagonal stripes, where every neighbour sum is zero, are left', () => {
    for (const size of [2, 8]) {
      const rng = createRng(3);
      const lattice = createLattice(size, 2, 'cold', rng);
      for (let i = 0; i < size * size; i++) {
        lattice.spins[i] = (((i % size) + Math.floor(i / size)) & (size === 2 ? 1 : 2)) === 0 ? 1 : -1;
      }
      if (size === 2) lattice.spins.set([1, 1, -1, -1]);
      recount(lattice);
      expect(lattice.energy).toBe(0);
      let least = 0;
      const table = isingThresholds(uniformBath(1.5));
      for (let k = 0; k < 200; k++) {
        isingSweep(lattice, table, 1, rng);
        least = Math.min(least, lattice.energy);
      }
      expect(least).toBeLessThan(-size * size);
    }
  });

  it('acceptance is exact at its ends', () => {
    expect(threshold(0, 1)).toBe(2 ** 31 - 1);
    expect(threshold(-3, 0)).toBe(2 ** 31 - 1);
    expect(threshold(2, 0)).toBe(-1);
    expect(threshold(1, 1)).toBe(Math.round(2 ** 31 / Math.E) - 1);
  });

  it('at T = 0 the energy never rises, and at T → 0 nothing overflows', () => {
    for (const states of [2, 5]) {
      const rng = createRng(5);
      const lattice = createLattice(24, states, 'hot', rng);
      const bath = uniformBath(0);
      const table = states === 2 ? isingThresholds(bath) : pottsThresholds(bath);
      for (let k = 0; k < 60; k++) {
        const before = lattice.energy;
        (states === 2 ? isingSweep : pottsSweep)(lattice, table, 1, rng);
        expect(lattice.energy).toBeLessThanOrEqual(before);
      }
      expect(bondThreshold(states, 1e-3)).toBe(2 ** 31 - 1);
    }
  });
});

describe('painted magnets', () => {
  it.each([2, 4])('cells that are all alike are a plain magnet, %i states', (states) => {
    const rng = createRng(6);
    const plain = createLattice(20, states, 'hot', rng);
    const painted = structuredClone(plain);
    const other = rng.slice();
    const zeros = new Float64Array(256);
    const baths = paintedBaths(states === 2 ? 2 : 0.9, 0.2, zeros, zeros);
    const single = uniformBath(states === 2 ? 2 : 0.9, 0.2);
    const thresholds = states === 2 ? isingThresholds : pottsThresholds;
    const sweep = states === 2 ? isingSweep : pottsSweep;
    for (let k = 0; k < 10; k++) {
      sweep(plain, thresholds(single), 1, rng);
      sweep(painted, thresholds(baths), 16, other);
    }
    expect(painted).toEqual(plain);
  });

  it.each([2, 4])('a hot half melts, a field turns its half, %i states', (states) => {
    const rng = createRng(7);
    const lattice = createLattice(32, states, 'cold', rng);
    if (states === 2) lattice.spins.fill(-1);
    else lattice.spins.fill(1);
    recount(lattice);
    const left = (cell: number) => cell % 16 < 8;
    const heat = Float64Array.from({ length: 256 }, (_, cell) => (left(cell) ? 9 : -1));
    const field = Float64Array.from({ length: 256 }, (_, cell) => (cell >= 128 ? 30 : 0));
    const thresholds = states === 2 ? isingThresholds : pottsThresholds;
    const table = thresholds(paintedBaths(1, 0, heat, field));
    for (let k = 0; k < 10; k++) (states === 2 ? isingSweep : pottsSweep)(lattice, table, 16, rng);
    const kept = lattice.energy;
    recount(lattice);
    expect(lattice.energy).toBe(kept);
    const share = (x0: number, y0: number, spin: number) => {
      let count = 0;
      for (let y = y0; y < y0 + 14; y++) {
        for (let x = x0; x < x0 + 14; x++) count += +(lattice.spins[32 * y + x] === spin);
      }
      return count / 196;
    };
    const start = states === 2 ? -1 : 1;
    // Top left hot without field, top right at T = 0 (its edges give way), bottom right turned at T = 0.
    expect(share(1, 1, start)).toBeLessThan(0.75);
    expect(share(17, 1, start)).toBeGreaterThan(0.7);
    expect(share(17, 17, states === 2 ? 1 : 0)).toBeGreaterThan(0.9);
  });
});

describe('clusters', () => {
  it('at high temperature they are single spins, at low temperature the whole lattice', () => {
    for (const states of [2, 6]) {
      const rng = createRng(8);
      const lattice = createLattice(12, states, 'cold', rng);
      const clusters = createClusters(12);
      expect(wolffMove(lattice, bondThreshold(states, 0.01), clusters, rng)).toBe(144);
      expect(Math.abs(orderParameter(lattice))).toBe(1);
      swendsenWangMove(lattice, bondThreshold(states, 1e9), clusters, rng);
      expect(clusters.count).toBeGreaterThan(142);
      swendsenWangMove(createLattice(12, states, 'cold', rng), bondThreshold(states, 0.01), clusters, rng);
      expect(clusters.count).toBe(1);
    }
  });

  it('sites of one cluster are alike, and the queue holds the cluster that turned', () => {
    const rng = createRng(10);
    const lattice = createLattice(16, 3, 'hot', rng);
    const clusters = createClusters(16);
    const hold = bondThreshold(3, 1);
    swendsenWangMove(lattice, hold, clusters, rng);
    const state = new Map<number, number>();
    clusters.labels.forEach((label, i) => {
      if (!state.has(label)) state.set(label, lattice.spins[i]);
      expect(lattice.spins[i]).toBe(state.get(label));
    });
    expect(state.size).toBe(clusters.count);
    const before = lattice.spins.slice();
    const turned = wolffMove(lattice, hold, clusters, rng);
    const changed = [...before.keys()].filter((i) => before[i] !== lattice.spins[i]);
    expect([...clusters.queue.subarray(0, turned)].sort((a, b) => a - b)).toEqual(changed);
  });
});

describe('what is refused', () => {
  it('sides and states out of range', () => {
    const rng = createRng(1);
    for (const size of [1, 513, 2.5, Number.NaN]) {
      expect(() => createLattice(size, 2, 'cold', rng)).toThrow(RangeError);
    }
    for (const states of [1, 11, Number.NaN]) {
      expect(() => createLattice(4, states, 'cold', rng)).toThrow(RangeError);
    }
  });
});
