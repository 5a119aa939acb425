import { createJet, evaluate, kineticEnergy } from './jet';
import type { Hamiltonian, Potential, SmoothWaveFunction } from './types';

/**
 * H = −½ Σ ∇ᵢ² + V in units ħ = m = 1.
 *
 * @param size number of coordinates N·d, the length of a configuration.
 */
export function hamiltonianOf(potential: Potential, size: number): Hamiltonian<SmoothWaveFunction> {
  const jet = createJet(size);
  return {
    localEnergy(psi, x) {
      evaluate(psi, x, jet);
      return kineticEnergy(jet) + potential.external(x) + potential.interaction(x);
    },
  };
}

/** Particles without interaction in a harmonic trap: V = ½ω² Σ rᵢ², energies in ħω when ω = 1. */
export function harmonicTrap(omega: number): Potential {
  return {
    external: (x) => {
      let square = 0;
      for (let i = 0; i < x.length; i++) square += x[i] * x[i];
      return 0.5 * omega * omega * square;
    },
    interaction: () => 0,
  };
}

/**
 * Electrons in a harmonic trap, a quantum dot: V = ½ω² Σ rᵢ² + Σ_{i<j} 1/|rᵢ − rⱼ|, Hartree atomic units.
 *
 * @param dimensions coordinates of one electron, 2 or 3.
 */
export function quantumDot(omega: number, dimensions: number): Potential {
  return { external: harmonicTrap(omega).external, interaction: (x) => repulsion(x, dimensions) };
}

/** Σ_{i<j} 1/|rᵢ − rⱼ| */
export function repulsion(x: Float64Array, dimensions: number): number {
  let sum = 0;
  for (let i = dimensions; i < x.length; i += dimensions) {
    for (let j = 0; j < i; j += dimensions) sum += 1 / Math.sqrt(squaredDistance(x, i, x, j, dimensions));
  }
  return sum;
}

/** |r − s|² of the points that begin at x[i] and y[j]; without a loop, which would cost more than the few differences. */
export function squaredDistance(
  x: Float64Array,
  i: number,
  y: Float64Array,
  j: number,
  dimensions: number,
): number {
  const first = x[i] - y[j];
  if (dimensions === 1) return first * first;
  const second = x[i + 1] - y[j + 1];
  if (dimensions === 2) return first * first + second * second;
  const third = x[i + 2] - y[j + 2];
  return first * first + second * second + third * third;
}

/**
 * Electrons around a nucleus at the origin: V = −Z Σ 1/rᵢ + Σ_{i<j} 1/|rᵢ − rⱼ| in three dimensions, Hartree atomic
 * units; one electron is hydrogen (Z = 1) or an ion like it, two are helium (Z = 2) or an ion like it.
 *
 * @param charge Z, of the nucleus.
 */
export function nucleus(charge: number): Potential {
  return {
    external(x) {
      let sum = 0;
      for (let i = 0; i < x.length; i += 3) {
        sum += 1 / Math.sqrt(x[i] * x[i] + x[i + 1] * x[i + 1] + x[i + 2] * x[i + 2]);
      }
      return -charge * sum;
    },
    interaction: (x) => repulsion(x, 3),
  };
}

/** Shorthand for the Hamiltonian of independent particles in a harmonic trap. */
export function harmonicOscillator(omega: number, size: number): Hamiltonian<SmoothWaveFunction> {
  return hamiltonianOf(harmonicTrap(omega), size);
}
