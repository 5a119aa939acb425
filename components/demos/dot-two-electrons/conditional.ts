import type { TrialWaveFunction } from '@/lib/qmc/types';

/**
 * ln|Ψ(r₁, r₂)|² as a function of the place of electron 2 in the plane through the center, electron 1 held: any wave
 * function of two electrons will do.
 */
export function conditional(
  psi: TrialWaveFunction,
  dimensions: number,
  held: readonly [number, number],
): (x: number, y: number) => number {
  const configuration = new Float64Array(2 * dimensions);
  configuration.set(held);
  return (x, y) => {
    configuration[dimensions] = x;
    configuration[dimensions + 1] = y;
    return 2 * psi.logPsi(configuration);
  };
}

/** A grid of cells × cells over the square of half width `reach`, and what decides the values on it. */
export interface ConditionalGrid {
  cells: number;
  reach: number;
  dimensions: number;
  held: readonly [number, number];
  /** First row at the top of the picture, or at its bottom. */
  fromTop: boolean;
}

const KEPT = 4;
const fields = new Map<string, Float64Array>();

/**
 * The density of electron 2 relative to its maximum, row by row. While the electron is held still and θ does not change the
 * same field is asked for in every frame: it is kept under `name`, which tells the wave function.
 */
export function conditionalField(
  name: string,
  psi: TrialWaveFunction,
  { cells, reach, dimensions, held, fromTop }: ConditionalGrid,
): Float64Array {
  const key = `${name} ${cells} ${reach} ${dimensions} ${held.join(' ')} ${fromTop}`;
  const known = fields.get(key);
  if (known) return known;
  const density = conditional(psi, dimensions, held);
  const place = (k: number) => reach * ((2 * (k + 0.5)) / cells - 1);
  const values = new Float64Array(cells * cells);
  for (let row = 0, i = 0; row < cells; row++) {
    const y = fromTop ? -place(row) : place(row);
    for (let column = 0; column < cells; column++) values[i++] = density(place(column), y);
  }
  const [oldest] = fields.keys();
  if (fields.size >= KEPT) fields.delete(oldest);
  fields.set(key, relative(values));
  return values;
}

/** e^(values − largest), in place: densities relative to their maximum. */
export function relative(logarithms: Float64Array): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of logarithms) if (value > largest) largest = value;
  for (let i = 0; i < logarithms.length; i++) logarithms[i] = Math.exp(logarithms[i] - largest);
  return logarithms;
}
