import { sweepHere } from '@/lib/qmc/gpu/float64Sweeps';
import { rowsEnergy } from '@/lib/qmc/gpu/rows';
import { slaterJastrow } from '@/lib/qmc/gpu/waves';
import { normal, type Rng } from '@/lib/rng';

export interface SlaterStream {
  electrons: number;
  walkers: number;
  sweeps: number;
}

/** One stream of a pool: sweeps of walkers of Slater–Jastrow in the plane at ω = 1; their mean E_L. */
export function slaterStream({ electrons, walkers, sweeps }: SlaterStream, rng: Rng): number {
  const size = 2 * electrons;
  const system = slaterJastrow(electrons, 2, 1);
  const psi = system.psi(Float64Array.of(0.923, 0.557));
  const positions = Float64Array.from({ length: walkers * size }, () => normal(rng));
  const settings = { sweeps, stepSize: 0.8, shift: 20 };
  return rowsEnergy(sweepHere(psi, system.potential, 2, positions, settings, size, rng)).mean;
}
