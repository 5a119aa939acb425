import type { ParticleWaveFunction } from '../types';
import { hydrogenic } from './hydrogenic';
import { padeJastrow } from './padeJastrow';
import { type Factor, particleProduct } from './product';

/** Which trial state of an atom, and which of its parameters may vary. */
export interface AtomAnsatz {
  electrons: 1 | 2;
  /** Z */
  charge: number;
  /** α is held at Z, the slope that Ψ must have at the nucleus. */
  nuclearCusp: boolean;
  /** Two electrons keep apart by exp(½r₁₂/(1 + βr₁₂)), the slope that Ψ must have where they meet. */
  electronCusp: boolean;
}

const hasJastrow = ({ electrons, electronCusp }: AtomAnsatz): boolean => electrons === 2 && electronCusp;

/** θ of an atom: α unless it is held, then β if there is one. */
export function atomParameters(ansatz: AtomAnsatz, alpha: number, beta: number): Float64Array {
  return Float64Array.from([...(ansatz.nuclearCusp ? [] : [alpha]), ...(hasJastrow(ansatz) ? [beta] : [])]);
}

/** α of Ψ. */
export function alphaOf(theta: Float64Array, ansatz: AtomAnsatz): number {
  return ansatz.nuclearCusp ? ansatz.charge : theta[0];
}

/** β of Ψ, null where electrons do not know of each other. */
export function betaOf(theta: Float64Array, ansatz: AtomAnsatz): number | null {
  return hasJastrow(ansatz) ? theta[theta.length - 1] : null;
}

/**
 * Ψ = exp(−α Σ rᵢ), times exp(½r₁₂/(1 + βr₁₂)) for two electrons of opposite spin that have a cusp.
 *
 * @param theta as `atomParameters` makes it; kept by reference.
 */
export function atomWave(theta: Float64Array, ansatz: AtomAnsatz): ParticleWaveFunction {
  const factors: Factor<ParticleWaveFunction>[] = [
    ansatz.nuclearCusp
      ? { parameters: 0, of: () => held(hydrogenic(Float64Array.of(ansatz.charge))) }
      : { parameters: 1, of: hydrogenic },
  ];
  if (hasJastrow(ansatz)) factors.push({ parameters: 1, of: (beta) => padeJastrow(beta, 2, 3) });
  return particleProduct(theta, factors);
}

/** The same wave function with no parameter to vary. */
function held(psi: ParticleWaveFunction): ParticleWaveFunction {
  return { ...psi, theta: new Float64Array(0), logDerivatives: () => {} };
}
