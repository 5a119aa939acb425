/** Steps of Newton: the starting point is at most a factor of a few off. */
const NEWTON = 30;

/**
 * α of the least energy of an oscillator state of frequency αω, closed shells included, from mean energies at another α.
 *
 * There T_L + α²V_ext is the same number c everywhere, so that ⟨T⟩ = c/2 = α²⟨V_ext⟩ without noise. Under r → r/√α the
 * energies go as T ∝ α, V_ext ∝ 1/α, V_int ∝ √α (V. Fock, Z. Phys. 63, 855, 1930), and the virial residual
 * 2T − 2V_ext + V_int vanishes at one α only.
 *
 * @param parts means of T_L, V_ext and V_int
 */
export function balancedAlpha(alpha: number, parts: ArrayLike<number>): number {
  const [kinetic, external, interaction] = [parts[0], parts[1], parts[2]];
  const k = kinetic / alpha + alpha * external;
  const u = interaction / Math.sqrt(alpha);
  // k s⁴ + u s³ − k = 0 for s = √α: convex and ≥ 0 at s = 1, so that Newton's steps fall to the root.
  let s = 1;
  for (let i = 0; i < NEWTON; i++) {
    s -= (k * s * s * s * s + u * s * s * s - k) / (4 * k * s * s * s + 3 * u * s * s);
  }
  return s * s;
}
