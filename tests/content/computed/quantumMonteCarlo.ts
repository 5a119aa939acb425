import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { correlatedEnergies, totalEnergy } from '@/lib/qmc/exactAtoms';
import type { Computed } from '../computed';

/** ⟨x²⟩ of a Langevin sampler with a bug, α = 0.8 and δ = 0.5. */
const langevin = (below: number) => 1 / (2 * 0.8 * below);

/** The natural step for the oscillator with η = ½. */
const natural = (alpha: number) => alpha + (1 - alpha ** 2) / 2;

/** The best α and β of helium with both kinks in its form, by steps that halve. */
function bestHelium(): { alpha: number; beta: number; energy: number } {
  const energyAt = ([alpha, beta]: number[]) => totalEnergy(correlatedEnergies(alpha, beta, 2));
  let place = [1.8, 0.3];
  let energy = energyAt(place);
  for (let h = 0.05; h > 1e-5; ) {
    const near = [h, -h].flatMap((step) => [
      [place[0] + step, place[1]],
      [place[0], place[1] + step],
    ]);
    const lower = near.find((there) => energyAt(there) < energy);
    if (lower) [place, energy] = [lower, energyAt(lower)];
    else h /= 2;
  }
  return { alpha: place[0], beta: place[1], energy };
}

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
  'helium-two-alpha': () => bestHelium().alpha,
  'helium-two-beta': () => bestHelium().beta,
  'helium-two': () => bestHelium().energy,
} satisfies Computed;
