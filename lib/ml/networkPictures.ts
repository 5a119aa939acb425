import { probabilities } from './costs';
import { everyRow, feedForward, type Network, outputsOf, type Workspace } from './ffnn';
import { LANES } from './layerProducts';

/** Cells along a side of the large picture. */
export const FIELD_SIDE = 40;

/** What a network and its units say on a square of the plane. */
export interface Pictures {
  /** FIELD_SIDE², row 0 at the bottom: −1 … 1 for two classes or a number, else the chosen class. */
  field: Float32Array;
  /** How sure the network is of the chosen class, 0 … 1; empty for two classes and numbers. */
  sureness: Float32Array;
  /** Each unit's response as −100 … 100, `unitSide`² cells a unit, layer after layer, inputs and outputs included. */
  units: Int8Array;
  unitSide: number;
}

/** What the outputs mean. */
export type Reading = 'logOdds' | 'probability' | 'number' | 'classes' | 'classScores';

/** More cells than this in all units together would be painted too slowly. */
const MOST_CELLS = 7000;

/** Places of the cells of the large picture, in units of its half side: x, y of each, row 0 at the bottom. */
export function fieldPlaces(): Float64Array {
  const out = new Float64Array(2 * FIELD_SIDE * FIELD_SIDE);
  for (let i = 0; i < FIELD_SIDE * FIELD_SIDE; i++) {
    out[2 * i] = ((i % FIELD_SIDE) + 0.5) / (FIELD_SIDE / 2) - 1;
    out[2 * i + 1] = (Math.floor(i / FIELD_SIDE) + 0.5) / (FIELD_SIDE / 2) - 1;
  }
  return out;
}

/** The pictures of a network whose inputs at the places of `fieldPlaces` are given row by row. */
export function pictureNetwork(
  network: Network,
  theta: Float64Array,
  inputs: Float64Array,
  reading: Reading,
): Pictures {
  const cells = FIELD_SIDE * FIELD_SIDE;
  const work = workspaceFor(network, cells);
  feedForward(network, theta, inputs, everyRow(cells), work);
  const total = network.sizes.reduce((sum, size) => sum + size, 0);
  const unitSide = [20, 10, 8].find((side) => total * side * side <= MOST_CELLS) ?? 5;
  const { field, sureness } = fieldOf(network, work, reading);
  return { field, sureness, units: unitPictures(network, work, unitSide, reading), unitSide };
}

function workspaceFor(network: Network, samples: number): Workspace {
  const arrays = () => network.sizes.map((size) => new Float64Array(size * samples));
  const a = arrays();
  return { capacity: samples, a, slopes: arrays(), delta: a };
}

function at(work: Workspace, l: number, size: number, unit: number, sample: number): number {
  return work.a[l][((sample >> 2) * size + unit) * LANES + (sample & 3)];
}

function fieldOf({ sizes }: Network, work: Workspace, reading: Reading) {
  const cells = FIELD_SIDE * FIELD_SIDE;
  const last = sizes.length - 1;
  const width = sizes[last];
  const field = new Float32Array(cells);
  const sureness = new Float32Array(width > 1 ? cells : 0);
  const f = new Float64Array(width);
  for (let i = 0; i < cells; i++) {
    for (let k = 0; k < width; k++) f[k] = at(work, last, width, k, i);
    if (width === 1) {
      field[i] = signed(f[0], reading);
      continue;
    }
    if (reading === 'classes') probabilities(f);
    let best = 0;
    for (let k = 1; k < width; k++) if (f[k] > f[best]) best = k;
    field[i] = best;
    sureness[i] = Math.max(0, Math.min(1, (f[best] * width - 1) / (width - 1)));
  }
  return { field, sureness };
}

/** One output as −1 … 1. */
export function signed(f: number, reading: Reading): number {
  if (reading === 'logOdds') return 2 * probabilities(Float64Array.of(f))[0] - 1;
  const value = reading === 'number' ? f : 2 * f - 1;
  return Math.max(-1, Math.min(1, value));
}

function unitPictures({ sizes }: Network, work: Workspace, side: number, reading: Reading): Int8Array {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const out = new Int8Array(total * side * side);
  const stride = FIELD_SIDE / side;
  let unit = 0;
  sizes.forEach((size, l) => {
    const isOutput = l === sizes.length - 1 && size === 1;
    for (let j = 0; j < size; j++, unit++) {
      const values = new Float64Array(side * side);
      let most = 0;
      for (let i = 0; i < side * side; i++) {
        const row = Math.floor(i / side) * stride + (stride >> 1);
        const cell = row * FIELD_SIDE + (i % side) * stride + (stride >> 1);
        values[i] = at(work, l, size, j, cell);
        most = Math.max(most, Math.abs(values[i]));
      }
      values.forEach((v, i) => {
        const share = isOutput ? signed(v, reading) : most > 0 ? v / most : 0;
        out[unit * side * side + i] = Math.round(100 * share);
      });
    }
  });
  return out;
}

/** Response of one unit on the large picture, in units of its largest size there. */
export function unitField(
  network: Network,
  theta: Float64Array,
  inputs: Float64Array,
  layer: number,
  unit: number,
): Float32Array {
  // A network that ends with this layer has the unit among its outputs.
  const { sizes, activation } = network;
  const cut: Network = { ...network, sizes: sizes.slice(0, layer + 1), output: activation, cost: 'squared' };
  const cells = FIELD_SIDE * FIELD_SIDE;
  const f = outputsOf(cut, theta, inputs, workspaceFor(cut, cells));
  const values = Float32Array.from({ length: cells }, (_, i) => f[i * sizes[layer] + unit]);
  const most = values.reduce((best, v) => Math.max(best, Math.abs(v)), 0);
  return most > 0 ? values.map((v) => v / most) : values;
}
