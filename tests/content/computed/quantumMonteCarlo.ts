import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { correlatedEnergies, totalEnergy } from '@/lib/qmc/exactAtoms';
import type { Computed } from '../computed';

/** ⟨x²⟩ of a Langevin sampler with a bug, α = 0.8 and δ = 0.5. */
const langevin = (below: number) => 1 / (2 * 0.8 * below);

/** The natural step for the oscillator with η = ½. */
const natural = (alpha: number) => alpha + (1 - alpha ** 2) / 2;

/** Numbers of chapter 6. */
export default {
  'osc-quarter-energy': () => oscillatorEnergy(0.25, 1, 1),
  'osc-energy': () => oscillatorEnergy(0.8, 1, 1),
  'osc-variance': () => oscillatorVariance(0.8, 1, 1),
  'osc-thirty-energy': () => oscillatorEnergy(0.8, 1, 30),
  'natural-second': () => natural(natural(0.4)),
  'langevin-forgotten': () => langevin(2 - (0.8 * 0.5) / 2),
  'langevin-all-accepted': () => langevin(1 - (0.8 * 0.5) / 2),
  'helium-one': () => (27 / 16) ** 2 - (4 - 5 / 8) * (27 / 16),
  'helium-two': () => totalEnergy(correlatedEnergies(1.8433, 0.3465, 2)),
} satisfies Computed;
