/** The exact numbers beside measured ones: every arrangement of a small magnet, the closed forms of the infinite one. */
import { averageLevels, isingLevels, LARGEST_COUNTED, type Levels } from './exactIsing';
import { LARGEST_PARTITIONED, pottsEnergyLevels, pottsLevels } from './exactPotts';
import { onsagerEnergy, onsagerHeatCapacity, onsagerMagnetization } from './onsager';

/** NaN where no exact number is known. */
export interface MagnetReference {
  energy: number;
  heatCapacity: number;
  magnetization: number;
  binder: number;
  /** True for the infinite lattice, which a finite one only approaches. */
  infinite: boolean;
}

/** Counted arrangements of a magnet small enough; null for others. */
export function referenceLevels(size: number, states: number): Levels | null {
  if (size > LARGEST_COUNTED) return null;
  if (states === 2) return isingLevels(size);
  return size <= LARGEST_PARTITIONED ? pottsLevels(size, states) : pottsEnergyLevels(size, states);
}

/** Exact numbers at T without a field; null when there are none (a large Potts magnet). */
export function referenceAt(
  levels: Levels | null,
  states: number,
  temperature: number,
): MagnetReference | null {
  if (levels) {
    const exact = averageLevels(levels, temperature);
    // Levels of energy alone know no order.
    const ordered = levels.orders.some((order) => order > 0);
    return {
      energy: exact.energy,
      heatCapacity: exact.heatCapacity,
      magnetization: ordered ? exact.magnetization : Number.NaN,
      binder: ordered ? exact.binder : Number.NaN,
      infinite: false,
    };
  }
  if (states !== 2) return null;
  return {
    energy: onsagerEnergy(temperature),
    heatCapacity: onsagerHeatCapacity(temperature),
    magnetization: onsagerMagnetization(temperature),
    binder: Number.NaN,
    infinite: true,
  };
}
