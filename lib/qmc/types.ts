import type { Rng } from '../rng';

/** ln|Ψ(x; θ)|, unnormalised; x is a flat configuration of length N·d and θ is flat. */
export interface TrialWaveFunction {
  readonly theta: Float64Array;
  logPsi(x: Float64Array): number;
  /** Writes O_k = ∂ ln|Ψ| / ∂θ_k to `out` (length of θ). */
  logDerivatives(x: Float64Array, out: Float64Array): void;
}

/** A trial wave function with position derivatives. */
export interface SmoothWaveFunction extends TrialWaveFunction {
  /** Writes ∇ ln|Ψ| to `out` (length of x). */
  gradLogPsi(x: Float64Array, out: Float64Array): void;
  /** ∇² ln|Ψ|, summed over all coordinates. */
  laplacianLogPsi(x: Float64Array): number;
}

/** E_L(x) = (HΨ)(x) / Ψ(x). */
export interface Hamiltonian<W extends TrialWaveFunction = TrialWaveFunction> {
  localEnergy(psi: W, x: Float64Array): number;
}

/** A proposal of the Metropolis–Hastings algorithm. */
export interface Move<W extends TrialWaveFunction = TrialWaveFunction> {
  /** Writes x′ to `trial`; returns ln T(x′→x) − ln T(x→x′), 0 when symmetric. */
  propose(psi: W, x: Float64Array, trial: Float64Array, rng: Rng): number;
}
