import { recordedEnergy } from '@/components/demos/dot-shells/recorded';
import type { Computed } from '../computed';

/** Numbers of chapter 7. */
export default {
  'two-electrons-uncorrelated': () => 2 + Math.sqrt(Math.PI / 2),
  'dot6-deep': () => ({ value: recordedEnergy('deep', 6, 1), error: 0.00015 }),
  'dot6-deep-below-dmc': () => 20.15932 - recordedEnergy('deep', 6, 1),
} satisfies Computed;
