import { normal, type Rng } from '../rng';
import { exactTwoElectrons } from './exactTwoElectrons';
import { forceInteraction } from './forceEstimator';
import { harmonicTrap, quantumDot } from './hamiltonians';
import type { LearningSystem } from './learning';
import { oneBodyDensity } from './pairDensity';
import { particleSweep } from './particleSweep';
import { padeJastrow } from './wavefunctions/padeJastrow';
import { particleProduct } from './wavefunctions/product';
import { type Amplitude, rbm, rbmParameters, trapSigma } from './wavefunctions/rbm';
import { scaled } from './wavefunctions/scaled';

/** Two electrons in the plane. */
export const DIMENSIONS = 2;
export const SIZE = 4;

/** An RBM for two electrons in a trap, alone or with a Padé–Jastrow factor. */
export interface RbmDot {
  omega: number;
  hidden: number;
  /** Width of the visible units in bohr; 0 stands for the one that fits the trap. */
  sigma: number;
  amplitude: Amplitude;
  jastrow: boolean;
  repulsion: boolean;
}

/** Smallest β√ω that a step may lead to: at 0 the factor would grow without end, below it would have a pole. */
const LEAST_BETA = 0.02;
/** Distance within which the repulsion is measured by the force, in oscillator lengths. */
const FORCE_RANGE = 0.8;
/** First β in units of √ω, near the best one of `padeJastrow` with a Gaussian at ω = 1. */
const FIRST_BETA = 0.5;

/** σ in bohr. */
export const sigmaOf = ({ sigma, omega, amplitude }: RbmDot): number =>
  sigma > 0 ? sigma : trapSigma(omega, amplitude);

/** Number of parameters of the RBM; those of the Jastrow factor come after them. */
export const rbmLength = (dot: RbmDot): number => rbmParameters(SIZE, dot.hidden);

/** Small random a, b and W in units of the oscillator length 1/√ω, then β in 1/bohr. */
export function firstTheta(dot: RbmDot, spread: number, rng: Rng): Float64Array {
  const theta = new Float64Array(rbmLength(dot) + (dot.jastrow ? 1 : 0));
  for (let k = 0; k < rbmLength(dot); k++) theta[k] = spread * normal(rng);
  if (dot.jastrow) theta[rbmLength(dot)] = FIRST_BETA * Math.sqrt(dot.omega);
  return theta;
}

/** Wave function, potential and sweeps at θ, which is kept by reference: lengths of the RBM in units of 1/√ω. */
export function rbmDotSystem(dot: RbmDot, theta: Float64Array): LearningSystem {
  const { omega, hidden, amplitude, jastrow, repulsion } = dot;
  const unit = 1 / Math.sqrt(omega);
  const network = (t: Float64Array) =>
    scaled(rbm(t, hidden, sigmaOf(dot) / unit, amplitude), unit, SIZE, DIMENSIONS);
  const parameters = rbmLength(dot);
  const psi = particleProduct(theta, [
    { parameters, of: network },
    ...(jastrow ? [{ parameters: 1, of: (t: Float64Array) => padeJastrow(t, 2, DIMENSIONS) }] : []),
  ]);
  return {
    psi,
    potential: repulsion ? quantumDot(omega, DIMENSIONS) : harmonicTrap(omega),
    sweep: (configurations, stepSize, rng) => particleSweep(psi, configurations, DIMENSIONS, stepSize, rng),
    constrain(t) {
      if (jastrow) t[parameters] = Math.max(t[parameters], LEAST_BETA * Math.sqrt(omega));
    },
  };
}

/**
 * The system in which the energy at a held θ is measured: an RBM has no cusp, and its repulsion is measured by the force,
 * whose mean is the same.
 */
export function measuringSystem(dot: RbmDot, system: LearningSystem): LearningSystem {
  if (dot.jastrow || !dot.repulsion) return system;
  const interaction = forceInteraction(system.psi, DIMENSIONS, FORCE_RANGE / Math.sqrt(dot.omega));
  return { ...system, potential: { ...system.potential, interaction } };
}

/**
 * Exact energy, and density at the radii `at`: with repulsion by `exactTwoElectrons`, without it of two Gaussians.
 */
export function exactRbmDot(
  omega: number,
  repulsion: boolean,
  at: Float64Array,
): { energy: number; radial: Float64Array } {
  // Two electrons without repulsion are the pair function 1.
  const free = { width: omega, dimensions: DIMENSIONS, l: 0, range: 1 / Math.sqrt(omega), logJet: zeroJet };
  if (!repulsion) return { energy: DIMENSIONS * omega, radial: oneBodyDensity(free, at) };
  const { energy, pair } = exactTwoElectrons(omega, DIMENSIONS);
  return { energy, radial: oneBodyDensity(pair, at) };
}

function zeroJet(_r: number, out: Float64Array): void {
  out.fill(0);
}
