import type { Rng } from '@/lib/rng';
import { type Configurations, configurationAt } from '../configurations';
import { createJet, evaluate, kineticEnergy } from '../jet';
import { particleSweep } from '../particleSweep';
import type { ParticleWaveFunction, Potential } from '../types';
import type { SweepSettings } from './deviceSweeps';
import { columnsOf, type WalkerRows } from './rows';

/** The sweeps of `sweepOnWebgpu` by the kernels of `lib/qmc` in float64: the reference, and what runs without a device. */
export function sweepHere(
  psi: ParticleWaveFunction,
  potential: Potential,
  dimensions: number,
  positions: Float64Array,
  { sweeps, stepSize, shift }: Omit<SweepSettings, 'omega'>,
  size: number,
  rng: Rng,
): WalkerRows {
  const walkers = positions.length / size;
  const parameters = psi.theta.length;
  const columns = columnsOf({ size, parameters });
  const values = new Float64Array(walkers * columns.length);
  const one: Configurations = {
    count: 1,
    size,
    positions: new Float64Array(size),
    x: new Float64Array(size),
  };
  const jet = createJet(size);
  const derivatives = new Float64Array(parameters);
  for (let w = 0; w < walkers; w++) {
    const row = values.subarray(w * columns.length, (w + 1) * columns.length);
    one.positions.set(positions.subarray(w * size, (w + 1) * size));
    for (let s = 0; s < sweeps; s++) {
      const acceptance = particleSweep(psi, one, dimensions, stepSize, rng);
      row[columns.accepted] += (acceptance * size) / dimensions;
      const x = configurationAt(one, 0);
      evaluate(psi, x, jet);
      psi.logDerivatives(x, derivatives);
      addMeasurement(row, columns, kineticEnergy(jet), potential, x, shift, derivatives);
    }
    positions.set(one.positions, w * size);
    row.set(one.positions);
  }
  return { walkers, sweeps, size, parameters, moves: (sweeps * size) / dimensions, shift, values };
}

/** Adds one measurement to a walker's row. */
export function addMeasurement(
  row: Float64Array,
  columns: ReturnType<typeof columnsOf>,
  kinetic: number,
  potential: Potential,
  x: Float64Array,
  shift: number,
  derivatives: Float64Array,
): void {
  const external = potential.external(x);
  const interaction = potential.interaction(x);
  const energy = kinetic + external + interaction;
  const e = energy - shift;
  row[columns.kinetic] += kinetic;
  row[columns.external] += external;
  row[columns.interaction] += interaction;
  row[columns.energy] += e;
  row[columns.square] += e * e;
  row[columns.lastEnergy] = energy;
  for (let k = 0; k < derivatives.length; k++) {
    row[columns.derivatives + k] += derivatives[k];
    row[columns.products + k] += e * derivatives[k];
    row[columns.lastDerivatives + k] = derivatives[k];
  }
}
