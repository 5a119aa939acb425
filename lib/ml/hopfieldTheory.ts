/**
 * What is known of Hebb's memory of many random patterns, α = P/N. Exact for N → ∞; a net of hundreds of units follows it
 * with a rounded edge.
 */
import { erf, erfc } from '../erf';
import { exp } from '../math';

const TWO_OVER_ROOT_PI = 1.1283791670955126;

/** Chance that one update of a unit in a stored pattern is wrong, ½ erfc √(1/2α): the noise of the other patterns wins. */
export function oneStepError(load: number): number {
  if (!(load > 0)) return 0;
  return 0.5 * erfc(Math.sqrt(1 / (2 * load)));
}

/** √(2α) as a function of y = m/√(2αr): the equation of state at T = 0. */
function rootTwoLoad(y: number): number {
  return erf(y) / y - TWO_OVER_ROOT_PI * exp(-y * y);
}

/** Place and height of the maximum of `rootTwoLoad`, where the memories vanish. */
const EDGE = maximum();

function maximum(): number {
  let [low, high] = [1, 2];
  // Golden section; the maximum is flat, so that y is known to 1e-8 and α to 1e-16.
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let k = 0; k < 60; k++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (rootTwoLoad(a) < rootTwoLoad(b)) low = a;
    else high = b;
  }
  return (low + high) / 2;
}

/** α_c = 0.137906: the load above which no state near a stored pattern is stable. */
export const CRITICAL_LOAD = 0.5 * rootTwoLoad(EDGE) * rootTwoLoad(EDGE);

/**
 * Overlap m(α) of the arrangement at rest near a stored pattern, T = 0: from 1 down to 0.967 at `CRITICAL_LOAD`, beyond
 * which it is 0.
 * Source: D. J. Amit, H. Gutfreund, H. Sompolinsky, Ann. Phys. 173 (1987) 30 (replica-symmetric).
 */
export function retrievalOverlap(load: number): number {
  if (!(load > 0)) return 1;
  if (load > CRITICAL_LOAD) return 0;
  const target = Math.sqrt(2 * load);
  let [low, high] = [EDGE, 1 / target + 1];
  for (let k = 0; k < 100; k++) {
    const y = 0.5 * (low + high);
    if (rootTwoLoad(y) > target) low = y;
    else high = y;
  }
  return erf(0.5 * (low + high));
}
