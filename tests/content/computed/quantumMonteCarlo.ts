import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { correlatedEnergies, totalEnergy } from '@/lib/qmc/exactAtoms';
import type { Computed } from '../computed';

/** Numbers of chapter 6. */
export default {
  'osc-quarter-energy': () => oscillatorEnergy(0.25, 1, 1),
  'osc-energy': () => oscillatorEnergy(0.8, 1, 1),
  'osc-variance': () => oscillatorVariance(0.8, 1, 1),
  'helium-one': () => (27 / 16) ** 2 - (4 - 5 / 8) * (27 / 16),
  'helium-two': () => totalEnergy(correlatedEnergies(1.8433, 0.3465, 2)),
} satisfies Computed;
