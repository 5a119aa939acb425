import { inputAt, placeOf, STRETCH } from './curveTraining';
import {
  type Activation,
  activate,
  createWorkspace,
  meanCost,
  type Network,
  outputsOf,
  type Samples,
} from './ffnn';
import { type Sampled, worstError } from './unitCurves';

/** How well a network follows a curve of the unit interval, and what each hidden unit does for it. */

/** Places the network is asked at once. */
const PORTION = 128;

/** What the network makes of places of the unit interval, by the float64 kernel whatever engine trains. */
export function outputOn(network: Network, theta: Float64Array, places: Float64Array): Float64Array {
  return outputsOf(network, theta, places.map(inputAt), createWorkspace(network, PORTION));
}

export interface CurveErrors {
  /** Mean of ½(f − y)² over the training points. */
  cost: number;
  /** Largest |f − y| on the dense scan, and on the training points. */
  worst: number;
  worstOnMesh: number;
  /** The network on the scan. */
  output: Float64Array;
}

export function curveErrors(
  network: Network,
  theta: Float64Array,
  { mesh, samples, scan }: { mesh: Sampled; samples: Samples; scan: Sampled },
): CurveErrors {
  const output = outputOn(network, theta, scan.x);
  return {
    cost: meanCost(network, theta, samples, createWorkspace(network, PORTION)),
    worst: worstError(output, scan.y),
    worstOnMesh: worstError(outputOn(network, theta, mesh.x), mesh.y),
    output,
  };
}

/** Hidden units from left to right: number, place, slope in x, output weight. */
export interface OrderedUnits {
  index: Float64Array;
  place: Float64Array;
  slope: Float64Array;
  height: Float64Array;
}

export function orderedUnits(theta: Float64Array, hidden: number): OrderedUnits {
  const places = Float64Array.from({ length: hidden }, (_, j) => placeOf(theta, hidden, j));
  const index = Float64Array.from(places.keys()).sort((i, j) => places[i] - places[j]);
  return {
    index,
    place: index.map((j) => places[j]),
    slope: index.map((j) => STRETCH * theta[j]),
    height: index.map((j) => theta[2 * hidden + j]),
  };
}

/** v σ(w x + b) of each unit, in their order, at `count` equally spaced places: one row for each unit. */
export function contributionsOf(
  hidden: number,
  activation: Activation,
  theta: Float64Array,
  { index }: OrderedUnits,
  count: number,
): Float64Array {
  const rows = new Float64Array(hidden * count);
  index.forEach((j, k) => {
    for (let i = 0; i < count; i++) {
      const z = theta[j] * inputAt(i / (count - 1)) + theta[hidden + j];
      rows[k * count + i] = theta[2 * hidden + j] * activate(activation, z);
    }
  });
  return rows;
}
