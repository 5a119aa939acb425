import type { Estimate } from '@/lib/stats';
import { type DeviceWaveFunction, parametersOf } from './factor';

/** What many walkers bring back from their sweeps, one row per walker; the same from every engine. */
export interface WalkerRows {
  walkers: number;
  sweeps: number;
  /** Coordinates of one walker. */
  size: number;
  /** Number K of parameters. */
  parameters: number;
  /** Moves tried by one walker: particles × sweeps. */
  moves: number;
  /** e = E_L − shift. */
  shift: number;
  /**
   * walkers × `rowLength`: configuration, accepted moves, sums over the sweeps of T, V_ext, V_int, e, e², O_k and O_k·e,
   * then E_L and O_k of the last configuration.
   */
  values: Float32Array | Float64Array;
}

/** Numbers in a row. */
export function rowLength(wave: DeviceWaveFunction): number {
  return wave.particles * wave.dimensions + 7 + 3 * parametersOf(wave);
}

/** Where the parts of a row begin. */
export function columnsOf({ size, parameters }: Pick<WalkerRows, 'size' | 'parameters'>) {
  const derivatives = size + 6;
  return {
    accepted: size,
    kinetic: size + 1,
    external: size + 2,
    interaction: size + 3,
    energy: size + 4,
    square: size + 5,
    derivatives,
    products: derivatives + parameters,
    lastEnergy: derivatives + 2 * parameters,
    lastDerivatives: derivatives + 2 * parameters + 1,
    length: derivatives + 3 * parameters + 1,
  };
}

/**
 * Mean of a summed column per sweep. The walkers do not know of each other, so that the spread of their own means gives
 * the error, whatever the correlation along each.
 */
export function columnEstimate(rows: WalkerRows, column: number): Estimate {
  const { walkers, sweeps, values } = rows;
  const { length } = columnsOf(rows);
  let mean = 0;
  for (let w = 0; w < walkers; w++) mean += values[w * length + column] / (sweeps * walkers);
  let square = 0;
  for (let w = 0; w < walkers; w++) {
    const gap = values[w * length + column] / sweeps - mean;
    square += gap * gap;
  }
  return { mean, standardError: Math.sqrt(square / (walkers * (walkers - 1))), blocks: walkers };
}

/** ⟨E_L⟩ */
export function rowsEnergy(rows: WalkerRows): Estimate {
  const estimate = columnEstimate(rows, columnsOf(rows).energy);
  return { ...estimate, mean: estimate.mean + rows.shift };
}

/** ∂E/∂θ_k = 2 (⟨O_k E_L⟩ − ⟨O_k⟩⟨E_L⟩), written to `out`. */
export function rowsGradient(rows: WalkerRows, out: Float64Array): void {
  const columns = columnsOf(rows);
  const e = columnEstimate(rows, columns.energy).mean;
  for (let k = 0; k < rows.parameters; k++) {
    const o = columnEstimate(rows, columns.derivatives + k).mean;
    out[k] = 2 * (columnEstimate(rows, columns.products + k).mean - o * e);
  }
}

/** Fraction of accepted moves. */
export function rowsAcceptance(rows: WalkerRows): number {
  return (columnEstimate(rows, columnsOf(rows).accepted).mean * rows.sweeps) / rows.moves;
}

/** Copies the configurations out of the rows. */
export function adoptPositions(
  positions: Float64Array,
  values: Float32Array,
  walkers: number,
  size: number,
): void {
  const length = values.length / walkers;
  for (let w = 0; w < walkers; w++) {
    for (let c = 0; c < size; c++) positions[w * size + c] = values[w * length + c];
  }
}
