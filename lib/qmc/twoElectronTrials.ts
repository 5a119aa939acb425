import { exp, log } from '../math';
import type { Rng } from '../rng';
import { exactTwoElectrons } from './exactTwoElectrons';
import { padeJastrowPair } from './padeJastrowPair';
import type { PairFunction } from './pairFunction';
import { deepTrial } from './twoElectronDeep';
import type { ParticleWaveFunction } from './types';
import { balancedAlpha } from './virialBalance';
import { gaussian } from './wavefunctions/gaussian';
import { logParameters } from './wavefunctions/logParameters';
import { padeJastrow } from './wavefunctions/padeJastrow';
import { pairFactor } from './wavefunctions/pairFactor';
import { particleProduct } from './wavefunctions/product';

/** A family of wave functions of two electrons in a trap, ground state, opposite spins. */
export interface TwoElectronTrial {
  /** θ for given α = a/ω and β (1/bohr); a network draws its first weights from `rng`. */
  start(alpha: number, beta: number, rng: Rng): Float64Array;
  /** The wave function; it keeps θ by reference. */
  of(theta: Float64Array): ParticleWaveFunction;
  /** The same as a Gaussian and a function of r₁₂, where it is one: then energy and densities have no noise. */
  pair(theta: Float64Array): PairFunction | null;
  /** α and β of θ as far as the family has them. */
  named(theta: Float64Array): { alpha?: number; beta?: number };
  /** θ of least energy from the mean energies T, V_ext, V_int at the present one, where Ψ has a length and no more. */
  balance?(theta: Float64Array, parts: Float64Array): void;
  /** Keeps θ where Ψ can be told from its limits. */
  constrain(theta: Float64Array): void;
}

export type TwoElectronAnsatz = 'gaussian' | 'pade-jastrow' | 'deep' | 'exact';

/**
 * Ψ = e^(−a(r₁² + r₂²)/2) f(r₁₂) with a = αω: `gaussian` has f = 1, `pade-jastrow` f = e^(cr/(1 + βr)), `exact` the exact
 * f and no parameters; `deep` multiplies a network to a Padé–Jastrow factor whose β stays. θ holds ln α and ln(β/√ω).
 *
 * @param omega trap frequency, Hartree
 */
export function twoElectronTrial(
  ansatz: TwoElectronAnsatz,
  omega: number,
  dimensions: number,
): TwoElectronTrial {
  switch (ansatz) {
    case 'exact':
      return exactTrial(omega, dimensions);
    case 'gaussian':
      return gaussianTrial(omega, dimensions);
    case 'pade-jastrow':
      return padeJastrowTrial(omega, dimensions);
    case 'deep':
      return deepTrial(omega, dimensions);
  }
}

/** Bounds of ln α and ln(β/√ω): far beyond any use. */
const BOUND = 4;

function constrain(theta: Float64Array): void {
  for (let k = 0; k < theta.length; k++) theta[k] = Math.min(BOUND, Math.max(-BOUND, theta[k]));
}

function gaussianTrial(omega: number, dimensions: number): TwoElectronTrial {
  return {
    start: (alpha) => Float64Array.of(log(alpha)),
    of: (theta) => logParameters(theta, [omega], gaussian),
    pair: ([lnAlpha]) => padeJastrowPair(omega * exp(lnAlpha), 1, dimensions, 0),
    named: ([lnAlpha]) => ({ alpha: exp(lnAlpha) }),
    balance(theta, parts) {
      theta[0] = log(balancedAlpha(exp(theta[0]), parts));
    },
    constrain,
  };
}

function padeJastrowTrial(omega: number, dimensions: number): TwoElectronTrial {
  const scale = Math.sqrt(omega);
  return {
    start: (alpha, beta) => Float64Array.of(log(alpha), log(beta / scale)),
    of: (theta) =>
      logParameters(theta, [omega, scale], (p) =>
        particleProduct(p, [
          { parameters: 1, of: gaussian },
          { parameters: 1, of: (t) => padeJastrow(t, 2, dimensions) },
        ]),
      ),
    pair: ([lnAlpha, lnBeta]) => padeJastrowPair(omega * exp(lnAlpha), scale * exp(lnBeta), dimensions),
    named: ([lnAlpha, lnBeta]) => ({ alpha: exp(lnAlpha), beta: scale * exp(lnBeta) }),
    constrain,
  };
}

function exactTrial(omega: number, dimensions: number): TwoElectronTrial {
  const { pair } = exactTwoElectrons(omega, dimensions);
  const psi = particleProduct(Float64Array.of(omega), [
    { parameters: 1, of: gaussian },
    { parameters: 0, of: () => pairFactor(pair) },
  ]);
  return {
    start: () => new Float64Array(0),
    of: (theta) => ({ ...psi, theta, logDerivatives: () => {} }),
    pair: () => pair,
    named: () => ({}),
    constrain,
  };
}
