import { quantumDot } from '../hamiltonians';
import { oscillatorOrbitals } from '../oscillatorOrbitals';
import type { ParticleWaveFunction, Potential } from '../types';
import { padeJastrow } from '../wavefunctions/padeJastrow';
import { particleProduct } from '../wavefunctions/product';
import { type Amplitude, amplitudePower, rbm, rbmParameters } from '../wavefunctions/rbm';
import { slater } from '../wavefunctions/slater';
import { determinantsFactor } from './determinants';
import type { DeviceWaveFunction } from './factor';
import { gaussianFactor } from './gaussian';
import { padeJastrowFactor } from './padeJastrow';
import { rbmFactor } from './rbm';

/** One wave function of a quantum dot in both forms, with the same parameters in the same order. */
export interface WalkerSystem {
  wave: DeviceWaveFunction;
  /** The float64 kernel; θ is kept by reference. */
  psi(theta: Float64Array): ParticleWaveFunction;
  potential: Potential;
  omega: number;
}

/**
 * Slater–Jastrow of closed shells, θ = [α, β] of `slater` and `padeJastrow`. For two electrons there is no determinant to
 * compute: this is the two-electron Padé–Jastrow.
 */
export function slaterJastrow(electrons: number, dimensions: number, omega: number): WalkerSystem {
  const { quanta, count } = oscillatorOrbitals(electrons / 2, dimensions, omega);
  const orbitals = Array.from({ length: count }, (_, j) => [
    ...quanta.subarray(j * dimensions, (j + 1) * dimensions),
  ]);
  return {
    wave: {
      particles: electrons,
      dimensions,
      factors: [
        gaussianFactor(omega),
        ...(count > 1 ? [determinantsFactor(orbitals, omega)] : []),
        padeJastrowFactor(electrons),
      ],
    },
    psi: (theta) =>
      particleProduct(theta, [
        { parameters: 1, of: (part) => slater(part, electrons, dimensions, omega) },
        { parameters: 1, of: (part) => padeJastrow(part, electrons, dimensions) },
      ]),
    potential: quantumDot(omega, dimensions),
    omega,
  };
}

/** Settings of an RBM as a wave function. */
export interface RbmSettings {
  hidden: number;
  sigma: number;
  amplitude: Amplitude;
  /** Whether a Padé–Jastrow factor follows, with β as the last parameter. */
  jastrow: boolean;
}

/**
 * RBM of two electrons in the plane, θ = a, b, w (and β), lengths in bohr. Without the Jastrow factor there is no cusp, and
 * E_L keeps the 1/r of the repulsion, whose square has no mean in the plane: errors of the energy are then a rough guide.
 */
export function rbmOfTwo({ hidden, sigma, amplitude, jastrow }: RbmSettings, omega: number): WalkerSystem {
  const [particles, dimensions] = [2, 2];
  const size = particles * dimensions;
  const machine = {
    parameters: rbmParameters(size, hidden),
    of: (part: Float64Array) => rbm(part, hidden, sigma, amplitude),
  };
  const pairs = { parameters: 1, of: (part: Float64Array) => padeJastrow(part, particles, dimensions) };
  return {
    wave: {
      particles,
      dimensions,
      factors: [
        rbmFactor(size, hidden, sigma, amplitudePower(amplitude)),
        ...(jastrow ? [padeJastrowFactor(particles)] : []),
      ],
    },
    psi: (theta) => particleProduct(theta, jastrow ? [machine, pairs] : [machine]),
    potential: quantumDot(omega, dimensions),
    omega,
  };
}
