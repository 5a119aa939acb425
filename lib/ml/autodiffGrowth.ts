/** How the price of all derivatives grows with the number of weights. */
import { type Cost, costOf } from './autodiffListing';
import { type Bend, layerProgram } from './autodiffPrograms';

/** Operations for one hidden layer of 1, 2, 4, … 64 neurons. */
export interface CostGrowth {
  /** Weights: 3H + 1. */
  variables: Float64Array;
  value: Float64Array;
  reverse: Float64Array;
  forward: Float64Array;
}

const SIZES = [1, 2, 4, 8, 16, 32, 64];

/** Counts depend on the activation only: each is made once. */
const counted = new Map<Bend, { variables: number; cost: Cost }[]>();

export function costGrowth(bend: Bend): CostGrowth {
  let costs = counted.get(bend);
  if (!costs) {
    costs = SIZES.map((hidden) => {
      const ones = new Float64Array(hidden).fill(1);
      const program = layerProgram(bend, 1, 1, { w: ones, b: ones, v: ones, c: 1 });
      return { variables: program.variables.length, cost: costOf(program) };
    });
    counted.set(bend, costs);
  }
  return {
    variables: Float64Array.from(costs, ({ variables }) => variables),
    value: Float64Array.from(costs, ({ cost }) => cost.value),
    reverse: Float64Array.from(costs, ({ cost }) => cost.reverse),
    forward: Float64Array.from(costs, ({ cost }) => cost.forward),
  };
}
