import type { Rng } from '@/lib/rng';
import type { TrialWaveFunction } from './types';
import { advance, energyEstimate, gradientEstimate, restart, type System, type Vmc } from './vmc';

/** One estimate at fixed θ. */
export interface EnergyMeasurement {
  energy: number;
  /** One standard error of it. */
  error: number;
}

/**
 * Lets the walkers settle at the present θ, then measures the energy and its gradient over `sweeps` sweeps: what one step
 * of a descent needs.
 *
 * @param gradient receives ∂E/∂θ_k
 */
export function measureEnergy<W extends TrialWaveFunction>(
  vmc: Vmc,
  system: System<W>,
  equilibration: number,
  sweeps: number,
  gradient: Float64Array,
  rng: Rng,
): EnergyMeasurement {
  restart(vmc, system, equilibration);
  for (let measured = 0; measured < sweeps; ) if (advance(vmc, system, rng)) measured++;
  for (let k = 0; k < gradient.length; k++) gradient[k] = gradientEstimate(vmc, k).mean;
  const { mean, standardError } = energyEstimate(vmc);
  return { energy: mean, error: standardError };
}
