import { gaussLegendre } from '@/lib/gaussLegendre';
import { kineticRatio } from './periodicBox';

const { PI, sqrt } = Math;

/** ∫₀^∞ f, by x = t/(1 − t) and Gauss–Legendre points. */
function toInfinity(f: (x: number) => number): number {
  const { nodes, weights } = gaussLegendre(120);
  return nodes.reduce((sum, node, i) => {
    const t = (node + 1) / 2;
    return sum + (weights[i] / 2) * (f(t / (1 - t)) / (1 - t) ** 2);
  }, 0);
}

/**
 * Energy of filled plane waves at unitarity with the potential −v₀ (2ħ²/m) μ²/cosh²(μr), over the endless free gas:
 * only its volume integral counts, −(2ħ²/m) π³/(3μ), and r_e = 2/μ.
 */
export function unitaryHartreeFock(kFermiTimesRange: number, particles = 14): number {
  return kineticRatio(particles) - ((PI / 36) * kFermiTimesRange) / 0.3;
}

/** Mean field of pairs at infinite scattering length: energy over the free gas, and gap over the Fermi energy. */
export function meanField(): { energy: number; gap: number } {
  const gapEquation = (y: number) =>
    toInfinity((x) => x * x * (1 / sqrt((x * x - y) ** 2 + 1) - 1 / (x * x)));
  let [low, high] = [0.1, 3];
  for (let k = 0; k < 60; k++) {
    const y = (low + high) / 2;
    if (gapEquation(y) < 0) low = y;
    else high = y;
  }
  const y = (low + high) / 2;
  const filled = toInfinity((x) => x * x * (1 - (x * x - y) / sqrt((x * x - y) ** 2 + 1)));
  const fermi = (1.5 * filled) ** (2 / 3);
  return { energy: y / fermi, gap: 1 / fermi };
}
