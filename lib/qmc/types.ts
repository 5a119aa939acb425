import type { Rng } from '../rng';

/** ln|Ψ(x; θ)|, unnormalised; x is a flat configuration of length N·d and θ is flat. */
export interface TrialWaveFunction {
  readonly theta: Float64Array;
  logPsi(x: Float64Array): number;
  /** Writes O_k = ∂ ln|Ψ| / ∂θ_k to out[at], out[at + 1], …; `at` is 0 when left out. */
  logDerivatives(x: Float64Array, out: Float64Array, at?: number): void;
}

/** What a wave function says of one configuration: its logarithm, its sign and the derivatives with respect to x. */
export interface Jet {
  /** ln|Ψ| */
  logPsi: number;
  /** Sign of Ψ, +1 or −1; 0 on a node. */
  sign: number;
  /** ∇² ln|Ψ|, summed over all coordinates. */
  laplacian: number;
  /** ∇ ln|Ψ|, length of x. */
  gradient: Float64Array;
}

/** A trial wave function with position derivatives. */
export interface SmoothWaveFunction extends TrialWaveFunction {
  /** Adds ln|Ψ|, ∇ ln|Ψ| and ∇² ln|Ψ| at x to `jet` and multiplies its sign: the factors of a product add up in one jet. */
  addJet(x: Float64Array, jet: Jet): void;
}

/** Ψ(x′)/Ψ(x) = factor · e^exponent: determinants multiply the factor, exponentials add to the exponent. */
export interface Ratio {
  factor: number;
  exponent: number;
}

/**
 * A wave function that follows a configuration while one particle moves at a time. What it remembers between the calls
 * is an optimisation: `place` builds it from x alone, and another method reads it at most for that same x.
 */
export interface ParticleWaveFunction extends SmoothWaveFunction {
  /** Makes x the present configuration. x is the caller's: it changes after `adopt`, one particle at a time. */
  place(x: Float64Array): void;
  /** Multiplies Ψ(x′)/Ψ(x) into `ratio`; x′ is x with particle i at `to` (length d). */
  tryMove(x: Float64Array, i: number, to: Float64Array, ratio: Ratio): void;
  /** Takes over the move tried last; x itself is changed by the caller afterwards. */
  adopt(x: Float64Array, i: number, to: Float64Array): void;
}

/** V(x) of H = −½ Σ ∇ᵢ² + V, in units ħ = m = 1, in two parts. */
export interface Potential {
  /** Energy in the trap or the field of nuclei. */
  external(x: Float64Array): number;
  /** Energy of the particles' interaction. */
  interaction(x: Float64Array): number;
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
