/**
 * Three trial wave functions with all their derivatives in closed form: the reference for those read from a tape.
 * Units: ħ = m = ω = 1 for the oscillator, atomic units for hydrogen, where u(r) = r ψ(r) and l = 0.
 */
import { exp } from '@/lib/math';
import type { WaveName } from './autodiffPrograms';

/** Values at one place. */
export interface WaveValues {
  psi: number;
  /** ∂ψ/∂x, ∂²ψ/∂x² */
  slope: number;
  curvature: number;
  /** ∂ψ/∂α */
  alphaSlope: number;
  potential: number;
  /** E_L = −½ψ″/ψ + V */
  localEnergy: number;
}

/** @param x coordinate; r > 0 for hydrogen. @param alpha > 0 */
export function waveValues(kind: WaveName, x: number, alpha: number): WaveValues {
  if (kind === 'oscillator') {
    const psi = exp(-alpha * x * x);
    return {
      psi,
      slope: -2 * alpha * x * psi,
      curvature: (4 * alpha * alpha * x * x - 2 * alpha) * psi,
      alphaSlope: -x * x * psi,
      potential: potentialOf(kind, x),
      localEnergy: alpha + (0.5 - 2 * alpha * alpha) * x * x,
    };
  }
  if (kind === 'hydrogen') {
    const g = exp(-alpha * x);
    return {
      psi: x * g,
      slope: (1 - alpha * x) * g,
      curvature: (alpha * x - 2) * alpha * g,
      alphaSlope: -x * x * g,
      potential: potentialOf(kind, x),
      localEnergy: -0.5 * alpha * alpha + (alpha - 1) / x,
    };
  }
  const g = exp(-alpha * x * x);
  return {
    psi: x * g,
    slope: (1 - 2 * alpha * x * x) * g,
    curvature: (4 * alpha * x * x - 6) * alpha * x * g,
    alphaSlope: -x * x * x * g,
    potential: potentialOf(kind, x),
    localEnergy: 3 * alpha - 2 * alpha * alpha * x * x - 1 / x,
  };
}

/** ½x² for the oscillator, −1/r for hydrogen. */
export function potentialOf(kind: WaveName, x: number): number {
  return kind === 'oscillator' ? 0.5 * x * x : -1 / x;
}

/** E_L = −½ψ″/ψ + V from numbers read elsewhere. */
export function localEnergyOf(kind: WaveName, x: number, psi: number, curvature: number): number {
  return (-0.5 * curvature) / psi + potentialOf(kind, x);
}
