import { erfc } from '../erf';
import { log } from '../math';

/** Background events that the Higgs challenge added, so that a count of nearly nothing does not decide. */
export const REGULARIZATION = 10;

/**
 * Approximate median significance of a count, AMS = √(2[(s + b) ln(1 + s/b) − s]) with b = `background` + `extra`.
 *
 * The signed root of the likelihood ratio between "background only" and the best rate, for the count that is expected if
 * the signal is there (G. Cowan et al., Eur. Phys. J. C 71, 1554 (2011); Higgs challenge 2014 with `extra` = 10).
 *
 * @param signal expected signal events, a sum of weights, s ≥ 0
 * @param background expected background events, a sum of weights, b ≥ 0
 * @returns in standard deviations
 */
export function medianSignificance(signal: number, background: number, extra = REGULARIZATION): number {
  const b = background + extra;
  const u = signal / b;
  // For a small ratio the difference would be rounding; the series is right to 1e-12 of it.
  const excess =
    u < 1e-3 ? u * u * (1 / 2 - u / 6 + (u * u) / 12 - (u * u * u) / 20) : (1 + u) * log(1 + u) - u;
  return Math.sqrt(2 * b * excess);
}

/** Expected events of two classes whose score is a Gaussian of width 1: background around 0, signal around `separation`. */
export interface ScoreToy {
  signal: number;
  background: number;
  separation: number;
}

/** Share of a unit Gaussian above t. */
const above = (t: number) => erfc(t / Math.SQRT2) / 2;

/** Events expected with a score above a cut. */
export function selectedBy(cut: number, toy: ScoreToy): { signal: number; background: number } {
  return {
    signal: toy.signal * above(cut - toy.separation),
    background: toy.background * above(cut),
  };
}

/** Share of all events that a cut puts into their class, in the mixture of the toy. */
export function accuracyOf(cut: number, toy: ScoreToy): number {
  const { signal, background } = selectedBy(cut, toy);
  return (signal + toy.background - background) / (toy.signal + toy.background);
}

/** The cut of best accuracy: where both classes are as likely, s p(x − d) = b p(x). */
export function mostAccurateCut({ signal, background, separation }: ScoreToy): number {
  return separation / 2 + log(background / signal) / separation;
}

/** The cut of the largest AMS, to 1e-9, by golden section between the classes' middles and far above. */
export function mostSignificantCut(toy: ScoreToy, extra = REGULARIZATION): number {
  const ams = (cut: number) => {
    const { signal, background } = selectedBy(cut, toy);
    return medianSignificance(signal, background, extra);
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, toy.separation + 4];
  while (high - low > 1e-9) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (ams(a) > ams(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
