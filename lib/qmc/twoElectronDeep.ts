import { exp, log } from '../math';
import { type DeepDot, deepPlan, SMALL_NETWORK } from './deepDot';
import type { DeepShape } from './deepSpace';
import type { LearningPlan } from './learning';
import type { TwoElectronTrial } from './twoElectronTrials';
import { deepParameters, deepSets, firstDeepParameters } from './wavefunctions/deepSets';
import { held } from './wavefunctions/frozen';
import { gaussian } from './wavefunctions/gaussian';
import { logParameters } from './wavefunctions/logParameters';
import { padeJastrow } from './wavefunctions/padeJastrow';
import { particleProduct } from './wavefunctions/product';

/** Bound of ln α: far beyond any use. */
const BOUND = 4;
/** Enough that every start comes to a variance below 2 · 10⁻⁴ at ω = 1, the best Padé–Jastrow state’s being 2 · 10⁻³. */
const UPDATES = 300;
/** Samples of one update. */
const SAMPLES = 200;

/** e^(−a(r₁² + r₂²)/2) · e^(cr/(1 + βr)) · e^U: θ = [ln α, ln(β/√ω), network]. β stays where it starts. */
export function deepTrial(omega: number, dimensions: number): TwoElectronTrial {
  const scale = Math.sqrt(omega);
  const shape: DeepShape = { electrons: 2, dimensions, ...SMALL_NETWORK, backflow: false, length: 1 / scale };
  return {
    start: (alpha, beta, rng) =>
      Float64Array.of(log(alpha), log(beta / scale), ...firstDeepParameters(shape, rng)),
    of: (theta) =>
      particleProduct(theta, [
        { parameters: 1, of: (t) => logParameters(t, [omega], gaussian) },
        { parameters: 1, of: (t) => held(logParameters(t, [scale], (p) => padeJastrow(p, 2, dimensions))) },
        { parameters: deepParameters(shape), of: (t) => deepSets(t, shape, omega) },
      ]),
    pair: () => null,
    named: ([lnAlpha, lnBeta]) => ({ alpha: exp(lnAlpha), beta: scale * exp(lnBeta) }),
    constrain(theta) {
      theta[0] = Math.min(BOUND, Math.max(-BOUND, theta[0]));
    },
  };
}

/** θ of a deep trial as that of `deepDot`, whose parameters are no logarithms, and the dot it belongs to. */
export function deepDotOf(
  omega: number,
  dimensions: number,
  theta: Float64Array,
): { dot: DeepDot; theta: Float64Array } {
  const { alpha = 1, beta = 1 } = deepTrial(omega, dimensions).named(theta);
  const dot = { electrons: 2, dimensions, omega, ...SMALL_NETWORK, beta };
  return { dot, theta: Float64Array.of(alpha * omega, ...theta.subarray(2)) };
}

/** @param learningRate imaginary time of one update in units of 1/ω, of the scale that suits two parameters. */
export function deepTrialPlan(omega: number, learningRate: number, walkers: number): LearningPlan {
  const plan = deepPlan(omega, UPDATES);
  return { ...plan, learningRate: (0.25 * learningRate) / omega, sweeps: Math.ceil(SAMPLES / walkers) };
}
