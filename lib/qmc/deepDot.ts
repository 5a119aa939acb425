import type { Rng } from '../rng';
import type { DeepShape } from './deepSpace';
import { quantumDot } from './hamiltonians';
import type { LearningPlan, LearningSystem } from './learning';
import { particleSweep } from './particleSweep';
import type { ParticleWaveFunction } from './types';
import { deepParameters, deepSets, firstDeepParameters } from './wavefunctions/deepSets';
import { frozen } from './wavefunctions/frozen';
import { gaussian } from './wavefunctions/gaussian';
import { padeJastrow } from './wavefunctions/padeJastrow';
import { particleProduct } from './wavefunctions/product';

/** A quantum dot whose state a deep network learns. */
export interface DeepDot {
  electrons: number;
  dimensions: number;
  omega: number;
  /** Neurons in a hidden layer, and numbers in a message. */
  hidden: number;
  features: number;
  /** β of the cusp factor, which is not learned. */
  beta: number;
}

/** Sizes of the network that do for two electrons, and for more. */
export const SMALL_NETWORK = { hidden: 6, features: 4 };
export const LARGE_NETWORK = { hidden: 12, features: 8 };

/** Sizes and unit of length of its network. */
export function shapeOf({ electrons, dimensions, omega, hidden, features }: DeepDot): DeepShape {
  return { electrons, dimensions, hidden, features, backflow: electrons > 2, length: 1 / Math.sqrt(omega) };
}

/** θ = [α, network]: exp(−αr²/2) of width `alpha`·ω and a network that does nothing yet. */
export function firstDeepDot(dot: DeepDot, alpha: number, rng: Rng): Float64Array {
  return Float64Array.of(alpha * dot.omega, ...firstDeepParameters(shapeOf(dot), rng));
}

/**
 * Ψ = e^{−αr²/2} · Padé–Jastrow(β fixed) · deep network, θ = [α, network] kept by reference.
 *
 * @throws RangeError when θ has another length or the electrons leave a shell open.
 */
export function deepDot(theta: Float64Array, dot: DeepDot): ParticleWaveFunction {
  const { electrons, dimensions, omega, beta } = dot;
  const shape = shapeOf(dot);
  return particleProduct(theta, [
    { parameters: 1, of: gaussian },
    { parameters: 0, of: () => frozen(padeJastrow(Float64Array.of(beta), electrons, dimensions)) },
    { parameters: deepParameters(shape), of: (t) => deepSets(t, shape, omega) },
  ]);
}

/** What `advanceLearning` needs. */
export function deepDotSystem(theta: Float64Array, dot: DeepDot): LearningSystem {
  const psi = deepDot(theta, dot);
  return {
    psi,
    potential: quantumDot(dot.omega, dot.dimensions),
    sweep: (configurations, stepSize, rng) =>
      particleSweep(psi, configurations, dot.dimensions, stepSize, rng),
    constrain: (t) => {
      t[0] = Math.max(t[0], 0.1 * dot.omega);
    },
  };
}

/** How the network learns: few samples, small natural steps that remember. η is an imaginary time, in units of 1/ω. */
export function deepPlan(omega: number, updates: number): LearningPlan {
  return {
    optimizer: 'spring',
    learningRate: 0.1 / omega,
    damping: 1e-2,
    cap: 0.05,
    updates,
    averaged: Math.round(updates / 4),
    settle: 3,
    sweeps: 1,
    equilibration: 60,
    clip: 5,
    acceptance: 0.5,
  };
}
