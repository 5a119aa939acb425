import { erfc } from '@/lib/erf';
import { medianSignificance, selectedBy } from '@/lib/ml/ams';
import { ACCURACIES, amsAt, CUTS, TOY } from '../../tools/outlook/cut';
import type { Computed } from '../computed';

/** Probability of n or more where `mean` are expected. */
function poissonTail(n: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < n; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
}

/** Deviations of a Gaussian above which the share p lies, by bisection. */
function deviationsOf(p: number): number {
  let [low, high] = [0, 8];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (erfc(middle / Math.SQRT2) / 2 > p) low = middle;
    else high = middle;
  }
  return low;
}

const best = selectedBy(CUTS.significant, TOY);

/** Numbers of chapter 10. */
export default {
  'ams-hundred': () => medianSignificance(100, 1000),
  'naive-hundred': () => 100 / Math.sqrt(1000),
  'ams-ten': () => medianSignificance(10, 10, 0),
  'naive-ten': () => 10 / Math.sqrt(10),
  'poisson-ten': () => deviationsOf(poissonTail(20, 10)),
  'cut-balanced-ams': () => amsAt(CUTS.balanced),
  'cut-accurate': () => CUTS.accurate,
  'cut-accurate-ams': () => amsAt(CUTS.accurate),
  'cut-best': () => CUTS.significant,
  'cut-best-ams': () => amsAt(CUTS.significant),
  'cut-best-signal': () => best.signal,
  'cut-best-background': () => best.background,
  'accuracy-accurate': () => 100 * ACCURACIES.accurate,
  'accuracy-none': () => 100 * ACCURACIES.none,
} satisfies Computed;
