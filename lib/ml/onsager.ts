/**
 * The infinite lattice in closed form: L. Onsager, Phys. Rev. 65, 117 (1944) for energy and heat capacity of the Ising
 * magnet, C. N. Yang, Phys. Rev. 85, 808 (1952) for its magnetisation, R. B. Potts (1952) for the critical temperatures.
 */
import { exp, log, tanh } from '../math';

/** Complete elliptic integrals of modulus k, both from the arithmetic–geometric mean of 1 and k′. */
export interface Elliptic {
  /** K(k) = ∫ dφ/√(1 − k² sin²φ) over a quarter turn */
  first: number;
  /** E(k) = ∫ √(1 − k² sin²φ) dφ over a quarter turn */
  second: number;
}

/**
 * K and E (Abramowitz and Stegun 17.6), to rounding. Takes the complementary modulus, which stays exact where k → 1.
 *
 * @param complement k′ = √(1 − k²), 0 < k′ ≤ 1; K is infinite at 0
 */
export function ellipticIntegrals(complement: number): Elliptic {
  if (complement === 0) return { first: Infinity, second: 1 };
  let a = 1;
  let b = complement;
  let sum = 0.5 * (1 - complement * complement);
  for (let weight = 1; Math.abs(a - b) > 1e-15 * a; weight *= 2) {
    const c = 0.5 * (a - b);
    sum += weight * c * c;
    const mean = 0.5 * (a + b);
    b = Math.sqrt(a * b);
    a = mean;
  }
  const first = Math.PI / (2 * a);
  return { first, second: first * (1 - sum) };
}

/** T_c of the Potts magnet, 1/ln(1 + √q); of the Ising magnet (2 states) 2/ln(1 + √2) = 2.269185…, in its units. */
export function criticalTemperature(states: number): number {
  return (states === 2 ? 2 : 1) / log(1 + Math.sqrt(states));
}

/** What all formulas share: k″ = 2 tanh² 2β − 1, with |k″| = k′ of Onsager's elliptic integrals, and coth 2β. */
function parts(temperature: number) {
  const t = tanh(2 / temperature);
  const signed = 2 * t * t - 1;
  return { signed, coth: 1 / t, ...ellipticIntegrals(Math.abs(signed)) };
}

/** Energy per site, −coth 2β [1 + (2/π)(2 tanh² 2β − 1) K(k)]; −√2 at T_c. @param temperature > 0 */
export function onsagerEnergy(temperature: number): number {
  const { signed, coth, first } = parts(temperature);
  const singular = signed === 0 ? 0 : signed * first;
  return -coth * (1 + (2 / Math.PI) * singular);
}

/**
 * Heat capacity per site, (2/π)(β coth 2β)² {2K − 2E − (1 − k″)[π/2 + k″ K]}; grows without limit towards T_c.
 *
 * @param temperature > 0
 */
export function onsagerHeatCapacity(temperature: number): number {
  const { signed, coth, first, second } = parts(temperature);
  if (signed === 0) return Infinity;
  const scale = coth / temperature;
  const bracket = 2 * first - 2 * second - (1 - signed) * (Math.PI / 2 + signed * first);
  // Far below T_c the terms cancel: what is left below rounding is no heat.
  return Math.max(0, (2 / Math.PI) * scale * scale * bracket);
}

/** Spontaneous magnetisation, (1 − sinh⁻⁴ 2β)^(1/8) below T_c and 0 above. @param temperature > 0 */
export function onsagerMagnetization(temperature: number): number {
  const e = exp(-2 / temperature);
  // 1/sinh 2β without overflow as T → 0.
  const inverse = (2 * e) / (1 - e * e);
  const square = inverse * inverse;
  const inside = 1 - square * square;
  return inside > 0 ? Math.sqrt(Math.sqrt(Math.sqrt(inside))) : 0;
}

/** Energy per site of the infinite Potts magnet at T_c, −(1 + 1/√q): for q > 4 midway between the two phases. */
export const pottsCriticalEnergy = (states: number): number => -(1 + 1 / Math.sqrt(states));
