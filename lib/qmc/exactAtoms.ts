import { exp } from '../math';
import { quadrature } from './quadrature';
import type { AtomAnsatz } from './wavefunctions/atom';

/** Reference energies of one or two electrons around a nucleus of charge Z, Hartree atomic units. */

/** Energies of one trial state: kinetic, electrons with the nucleus, electrons with each other. */
export interface AtomEnergies {
  kinetic: number;
  attraction: number;
  repulsion: number;
}

export const totalEnergy = ({ kinetic, attraction, repulsion }: AtomEnergies): number =>
  kinetic + attraction + repulsion;

/** One electron in Ψ = exp(−αr): T = α²/2, V = −Zα. */
export function oneElectronEnergies(alpha: number, charge: number): AtomEnergies {
  return { kinetic: 0.5 * alpha * alpha, attraction: -charge * alpha, repulsion: 0 };
}

/** Var E_L = α²(α − Z)² of the same state, from E_L = −α²/2 + (α − Z)/r and Var(1/r) = α². */
export function oneElectronVariance(alpha: number, charge: number): number {
  return alpha * alpha * (alpha - charge) * (alpha - charge);
}

/** Two electrons in Ψ = exp(−α(r₁ + r₂)): T = α², V_en = −2Zα, V_ee = (5/8)α; lowest at α = Z − 5/16. */
export function twoElectronEnergies(alpha: number, charge: number): AtomEnergies {
  return { kinetic: alpha * alpha, attraction: -2 * charge * alpha, repulsion: 0.625 * alpha };
}

const PARTS = 64;

/**
 * Two electrons in Ψ = exp(−α(r₁ + r₂) + ½r₁₂/(1 + βr₁₂)), by quadrature. In E. A. Hylleraas's coordinates s = r₁ + r₂,
 * t = r₁ − r₂, u = r₁₂ (Z. Phys. 54, 347, 1929) the volume element is u(s² − t²) ds dt du with |t| ≤ u ≤ s; t and s are
 * integrated in closed form, u numerically.
 *
 * @param alpha > ½, or Ψ need not fall before r₁₂ = 1/β
 * @param beta > 0
 */
export function correlatedEnergies(alpha: number, beta: number, charge: number): AtomEnergies {
  const c = 2 * alpha;
  let [norm, kinetic, attraction, repulsion] = [0, 0, 0, 0];
  // Beyond, e^(−cu) has outrun the factor's largest value, e^(1/β).
  const end = (45 + 1 / beta) / c;
  quadrature(0, 1, PARTS, (v, share) => {
    // Narrow parts near u = 0, where it varies most.
    const u = end * v * v;
    const q = 1 / (1 + beta * u);
    const weight = share * 2 * end * v * exp(u * q - c * u);
    const slope = 0.5 * q * q;
    const s0 = 1 / c;
    const s1 = (u + s0) / c;
    const s2 = (u * u + 2 * s1) / c;
    const cube = (u * u * u) / 3;
    const volume = u * u * s2 - u * cube * s0;
    norm += weight * volume;
    kinetic += weight * ((alpha * alpha + slope * slope) * volume - 4 * alpha * slope * cube * s1);
    attraction -= weight * 4 * charge * u * u * s1;
    repulsion += weight * (u * s2 - cube * s0);
  });
  return { kinetic: kinetic / norm, attraction: attraction / norm, repulsion: repulsion / norm };
}

/** Energies of the trial state `atomWave`; β is null where the electrons have no cusp. */
export function trialEnergies(
  alpha: number,
  beta: number | null,
  { electrons, charge }: AtomAnsatz,
): AtomEnergies {
  if (electrons === 1) return oneElectronEnergies(alpha, charge);
  return beta === null ? twoElectronEnergies(alpha, charge) : correlatedEnergies(alpha, beta, charge);
}

/**
 * Ground-state energies of two electrons around a nucleus of charge 1 … 10 that does not move, without relativity:
 * H. Nakashima and H. Nakatsuji, J. Chem. Phys. 127, 224104 (2007), to ten digits.
 */
const TWO_ELECTRONS = [
  -0.5277510165, -2.903724377, -7.2799134127, -13.6555662384, -22.0309715802, -32.4062466019, -44.7814451488,
  -59.1565951228, -75.531712364, -93.906806515,
];

/**
 * The ground state's energy: −Z²/2 for one electron, the published value for two.
 *
 * @param charge an integer from 1 to 10
 */
export function groundStateEnergy(electrons: 1 | 2, charge: number): number {
  return electrons === 1 ? -0.5 * charge * charge : TWO_ELECTRONS[charge - 1];
}
