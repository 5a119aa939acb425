import { describe, expect, it } from 'vitest';
import { exp } from '@/lib/math';
import { createWalkers, refreshLogPsi, sweep } from '@/lib/qmc/metropolis';
import { configurationMove, particleMove } from '@/lib/qmc/moves';
import type { Move, TrialWaveFunction } from '@/lib/qmc/types';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng, uniform } from '@/lib/rng';
import { blocking } from '@/lib/stats';

const ALPHA = 0.8;
const WALKERS = 8;

interface Sampled {
  move: Move;
  size: number;
  proposals: number;
  psi?: TrialWaveFunction;
  sweeps?: number;
  seed?: number;
  start?: number;
}

/** Series of sweep means of f over all walkers, after 500 sweeps of equilibration, and the acceptance. */
function sample(setup: Sampled, f: (x: Float64Array) => number) {
  const { move, size, proposals, psi = gaussian(Float64Array.of(ALPHA)), sweeps = 32768 } = setup;
  const rng = createRng(setup.seed ?? 3);
  const walkers = createWalkers(WALKERS, size, setup.start ?? 1, rng);
  refreshLogPsi(psi, walkers);
  for (let s = 0; s < 500; s++) sweep(psi, move, walkers, proposals, rng);
  const series = new Float64Array(sweeps);
  let accepted = 0;
  for (let s = 0; s < sweeps; s++) {
    accepted += sweep(psi, move, walkers, proposals, rng);
    for (let w = 0; w < WALKERS; w++) {
      series[s] += f(walkers.positions.subarray(w * size, (w + 1) * size)) / WALKERS;
    }
  }
  return { series, acceptance: accepted / (sweeps * WALKERS * proposals), walkers };
}

/** Within 5 standard errors, which must themselves be small. */
function expectMean(series: Float64Array, exact: number, largestError: number): void {
  const { mean, standardError, blocks } = blocking(series);
  expect(blocks).toBeGreaterThanOrEqual(64);
  expect(standardError).toBeLessThan(largestError);
  expect(Math.abs(mean - exact) / standardError).toBeLessThan(5);
}

describe('every move leaves |Ψ|² as it is', () => {
  const cases: [string, Sampled][] = [
    ['one particle on a line', { move: particleMove(2, 1), size: 1, proposals: 1 }],
    ['smaller steps', { move: particleMove(0.8, 1), size: 1, proposals: 1 }],
    ['single particles, N = 4, d = 2', { move: particleMove(1.5, 2), size: 8, proposals: 4 }],
    ['whole configurations, N = 2, d = 3', { move: configurationMove(1.1), size: 6, proposals: 1 }],
  ];

  it.each(cases)('%s: ⟨x²⟩ = 1/(2α), ⟨x⁴⟩ = 3/(4α²), ⟨x⟩ = 0', (_name, setup) => {
    const last = setup.size - 1;
    expectMean(sample(setup, (x) => x[0] ** 2).series, 1 / (2 * ALPHA), 0.01);
    expectMean(sample(setup, (x) => x[last] ** 4).series, 3 / (4 * ALPHA ** 2), 0.04);
    expectMean(sample(setup, (x) => x[last]).series, 0, 0.02);
  });

  it('particles are not correlated with each other', () => {
    const setup = { move: particleMove(1.5, 1), size: 3, proposals: 3 };
    expectMean(sample(setup, (x) => x[0] * x[2]).series, 0, 0.01);
  });
});

describe('accept or reject', () => {
  /** ∫∫ |Ψ(x)|² min(1, |Ψ(x′)/Ψ(x)|²) over x and x′ = x + uniform(−a, a), by quadrature. */
  function exactAcceptance(a: number): number {
    const n = 800;
    let sum = 0;
    let norm = 0;
    for (let i = 0; i < n; i++) {
      const x = -6 + (12 * (i + 0.5)) / n;
      const weight = Math.exp(-ALPHA * x * x);
      norm += weight;
      for (let j = 0; j < n; j++) {
        const y = x + a * (-1 + (2 * (j + 0.5)) / n);
        sum += (weight * Math.min(1, Math.exp(ALPHA * (x * x - y * y)))) / n;
      }
    }
    return sum / norm;
  }

  it.each([0.3, 2, 6])('the acceptance for step size %s is that of an integral', (stepSize) => {
    const { acceptance } = sample({ move: particleMove(stepSize, 1), size: 1, proposals: 1 }, () => 0);
    // About 260 000 proposals, correlated over fewer than ten.
    expect(Math.abs(acceptance - exactAcceptance(stepSize))).toBeLessThan(5 * Math.sqrt(0.25 / 26_000));
  });

  it('in equilibrium, as many walkers go from one place to another as come back', () => {
    const bins = 6;
    const counts = new Float64Array(bins * bins);
    const psi = gaussian(Float64Array.of(ALPHA));
    const move = particleMove(1.5, 1);
    const rng = createRng(5);
    const walkers = createWalkers(64, 1, 1, rng);
    refreshLogPsi(psi, walkers);
    const binOf = (x: number) => Math.max(0, Math.min(bins - 1, Math.floor(x / 0.6 + bins / 2)));
    for (let s = 0; s < 500; s++) sweep(psi, move, walkers, 1, rng);
    for (let s = 0; s < 8000; s++) {
      const before = walkers.positions.slice();
      sweep(psi, move, walkers, 1, rng);
      for (let w = 0; w < before.length; w++) counts[binOf(before[w]) * bins + binOf(walkers.positions[w])]++;
    }
    let pairs = 0;
    for (let i = 0; i < bins; i++) {
      for (let j = 0; j < i; j++) {
        const [there, back] = [counts[i * bins + j], counts[j * bins + i]];
        if (there + back < 200) continue;
        pairs++;
        // Flows between two places differ by less than a few crossings' worth of chance.
        expect(Math.abs(there - back) / Math.sqrt(there + back)).toBeLessThan(5);
      }
    }
    expect(pairs).toBeGreaterThan(8);
  });

  /** x′ = x e^s with s uniform: not symmetric, T(x→x′) ∝ 1/|x′|, so ln T(x′→x) − ln T(x→x′) = ln|x′/x| = s. */
  const scaling = (factor: number): Move => ({
    propose(_psi, x, trial, rng) {
      const s = 1.5 * (2 * uniform(rng) - 1);
      trial[0] = x[0] * exp(s);
      return factor * s;
    },
  });

  it('a move that is not symmetric is corrected by its ln T(x′→x) − ln T(x→x′)', () => {
    const setup = { move: scaling(1), size: 1, proposals: 1, start: 2 };
    expectMean(sample(setup, (x) => x[0] ** 2).series, 1 / (2 * ALPHA), 0.01);
  });

  it('without that correction the result is wrong by many errors, so this test can fail', () => {
    const { series } = sample({ move: scaling(0), size: 1, proposals: 1, start: 2 }, (x) => x[0] ** 2);
    const { mean, standardError } = blocking(series);
    expect(Math.abs(mean - 1 / (2 * ALPHA)) / standardError).toBeGreaterThan(20);
  });

  it('a proposal where Ψ is zero or not a number is refused', () => {
    const psi: TrialWaveFunction = {
      theta: Float64Array.of(1),
      logPsi: (x) => (x[0] < 0 ? Number.NaN : x[0] > 1 ? Number.NEGATIVE_INFINITY : 0),
      logDerivatives: () => {},
    };
    const rng = createRng(1);
    const walkers = createWalkers(8, 1, 1, rng);
    walkers.positions.fill(0.5);
    refreshLogPsi(psi, walkers);
    for (let s = 0; s < 200; s++) sweep(psi, particleMove(1, 1), walkers, 1, rng);
    for (const x of walkers.positions) expect(x >= 0 && x <= 1).toBe(true);
  });
});

describe('the walkers', () => {
  it('carry the ln|Ψ| of where they are, and their last proposals', () => {
    const psi = gaussian(Float64Array.of(ALPHA));
    const { walkers } = sample({ move: particleMove(2, 2), size: 4, proposals: 2, sweeps: 50 }, () => 0);
    let refused = 0;
    for (let w = 0; w < WALKERS; w++) {
      const x = walkers.positions.subarray(4 * w, 4 * w + 4);
      const proposal = walkers.proposals.subarray(4 * w, 4 * w + 4);
      expect(walkers.logPsi[w]).toBe(psi.logPsi(x));
      // A single-particle proposal differs in at most one particle.
      const moved = [0, 1].filter(
        (p) => x[2 * p] !== proposal[2 * p] || x[2 * p + 1] !== proposal[2 * p + 1],
      );
      expect(moved.length).toBeLessThanOrEqual(1);
      refused += moved.length;
    }
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(WALKERS);
  });

  it('start spread over the whole cube', () => {
    const { positions } = createWalkers(500, 3, 2, createRng(1));
    expect(Math.min(...positions)).toBeGreaterThan(-2);
    expect(Math.max(...positions)).toBeLessThan(2);
    const square = positions.reduce((sum, x) => sum + x * x, 0) / 1500;
    expect(Math.abs(square - 4 / 3)).toBeLessThan(0.16);
  });
});
