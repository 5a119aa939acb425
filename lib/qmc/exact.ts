/** Closed forms for independent particles in a harmonic trap, Ψ = exp(−α r²/2); `size` = N·d coordinates, ħ = m = 1. */

/** E(α) = (Nd/2)(α/2 + ω²/(2α)): half kinetic, half potential at the minimum α = ω, where E = Ndω/2. */
export function oscillatorEnergy(alpha: number, omega: number, size: number): number {
  return 0.5 * size * (0.5 * alpha + (0.5 * omega * omega) / alpha);
}

/** dE/dα = (Nd/4)(1 − ω²/α²). */
export function oscillatorEnergyDerivative(alpha: number, omega: number, size: number): number {
  return 0.25 * size * (1 - (omega * omega) / (alpha * alpha));
}

/**
 * Variance of the local energy of one configuration, Var E_L = Nd (ω² − α²)² / (8α²).
 *
 * E_L = αNd/2 + ½(ω² − α²) r², and under |Ψ|² = exp(−α r²) each coordinate is normal with variance 1/(2α), so that
 * Var r² = Nd · 2 · (1/(2α))² = Nd/(2α²); then Var E_L = ¼(ω² − α²)² · Nd/(2α²). It vanishes at α = ω.
 */
export function oscillatorVariance(alpha: number, omega: number, size: number): number {
  const gap = omega * omega - alpha * alpha;
  return (size * gap * gap) / (8 * alpha * alpha);
}
