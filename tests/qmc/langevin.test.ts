import { describe, expect, it } from 'vitest';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import {
  createLangevinWalkers,
  type LangevinWalkers,
  langevinSweep,
  refreshWalkers,
  type SampledWaveFunction,
  walkerKineticEnergy,
} from '@/lib/qmc/langevin';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { rbm } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, normal } from '@/lib/rng';
import { createWelford, estimateWelford, pushWelford } from '@/lib/stats';

const SIZE = 4;
const WALKERS = 50;

function walkersOf(psi: SampledWaveFunction, seed: number): LangevinWalkers {
  const rng = createRng(seed);
  const positions = Float64Array.from({ length: WALKERS * SIZE }, () => normal(rng));
  const walkers = createLangevinWalkers(positions, SIZE, psi.theta.length);
  refreshWalkers(psi, walkers);
  return walkers;
}

/** Σ x² of one walker, averaged over all. */
const meanSquare = ({ positions }: LangevinWalkers): number =>
  positions.reduce((sum, v) => sum + v * v, 0) / WALKERS;

describe('Langevin moves of whole configurations', () => {
  // Large steps, so that an acceptance without its Green's function shows: it would sample another width.
  it.each([0.1, 0.6, 1.5])('sample |Ψ|² at time step %s: ⟨r²⟩ = Nd/(2α)', (timeStep) => {
    const alpha = 0.8;
    const psi = gaussian(Float64Array.of(alpha));
    const walkers = walkersOf(psi, 3);
    const rng = createRng(4);
    const blocks = createWelford();
    let accepted = 0;
    for (let s = 0; s < 60; s++) langevinSweep(psi, walkers, timeStep, rng);
    // 64 blocks, each five correlation times long or more.
    for (let b = 0; b < 64; b++) {
      let sum = 0;
      for (let s = 0; s < 50; s++) {
        accepted += langevinSweep(psi, walkers, timeStep, rng);
        sum += meanSquare(walkers) / 50;
      }
      pushWelford(blocks, sum);
    }
    const { mean, standardError } = estimateWelford(blocks);
    expect(Math.abs(mean - SIZE / (2 * alpha)) / standardError).toBeLessThan(5);
    expect(standardError).toBeLessThan(0.02);
    expect(accepted / (3200 * WALKERS)).toBeGreaterThan(timeStep < 1 ? 0.8 : 0.3);
  });

  it('what is kept of a walker is what a new evaluation gives, moved or not', () => {
    const rng = createRng(9);
    const theta = Float64Array.from({ length: 14 }, () => normal(rng));
    const psi = rbm(theta, 2, 0.9, 'born');
    const walkers = walkersOf(psi, 5);
    let accepted = 0;
    for (let s = 0; s < 20; s++) accepted += langevinSweep(psi, walkers, 0.8, rng);
    expect(accepted).toBeGreaterThan(300);
    expect(accepted).toBeLessThan(990);
    const jet = createJet(SIZE);
    const derivatives = new Float64Array(14);
    for (let w = 0; w < WALKERS; w++) {
      const x = walkers.positions.slice(w * SIZE, (w + 1) * SIZE);
      evaluate(psi, x, jet);
      psi.logDerivatives(x, derivatives);
      expect(walkers.logPsi[w]).toBe(jet.logPsi);
      expect(walkers.gradients.slice(w * SIZE, (w + 1) * SIZE)).toEqual(jet.gradient);
      expect(walkers.derivatives.slice(w * 14, (w + 1) * 14)).toEqual(derivatives);
      expect(walkerKineticEnergy(walkers, w)).toBeCloseTo(kineticEnergy(jet), 13);
    }
  });

  it('a wave function without the shortcut gives the same walk', () => {
    const theta = Float64Array.from({ length: 14 }, (_, k) => Math.sin(k));
    const quick = rbm(theta, 2, 1, 'direct');
    const plain = { ...quick, sameDerivatives: undefined };
    const [one, other] = [walkersOf(quick, 7), walkersOf(plain, 7)];
    const [rngOne, rngOther] = [createRng(8), createRng(8)];
    for (let s = 0; s < 5; s++) {
      langevinSweep(quick, one, 0.3, rngOne);
      langevinSweep(plain, other, 0.3, rngOther);
    }
    expect(one).toEqual(other);
  });
});
