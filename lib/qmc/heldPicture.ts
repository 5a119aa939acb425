import { planeDensity } from './densityHistogram';
import { densityMaxima } from './densityMaxima';
import type { HeldElectron } from './heldElectron';

/** Density of the others while one electron is held, as the views show it: copies. */
export interface HeldPicture {
  /** Place of the held electron, bohr. */
  x: number;
  y: number;
  plane: Float64Array;
  settling: number;
  /** x and y of the maxima of `plane`, highest first. */
  maxima: Float64Array;
}

/** Maxima are looked for once so many configurations are counted, in a smoothed density, above its noise. */
const COUNTED = 100_000;
const SMOOTHING = 6;
const PERSISTENCE = 0.006;

/** What the configurations with a held electron have come to. */
export function heldPicture({ place, density, settling }: HeldElectron): HeldPicture {
  const { reach, cells, plane, weight } = density;
  const middle = (k: number) => (2 * (k + 0.5) * reach) / cells - reach;
  const maxima = weight < COUNTED ? [] : densityMaxima(plane, cells, SMOOTHING, PERSISTENCE);
  return {
    x: place[0],
    y: place[1],
    plane: planeDensity(density),
    settling,
    maxima: Float64Array.from(maxima.flatMap(({ column, row }) => [middle(column), middle(row)])),
  };
}
