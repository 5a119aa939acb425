import type { Engine } from '@/lib/device';
import type { Rng } from '@/lib/rng';
import type { Activation } from './activations';
import { unpackCloud } from './cloud';
import type { DataTableName } from './dataTables';
import type { Decay, Optimizer } from './ffnnTraining';
import { checkLayers } from './hiddenLayers';
import { EVERY_FEATURE } from './inputFeatures';
import { unpackTable } from './ownTable';
import type { Setting } from './playground';
import { cloudProblem, type MadeProblem, makeProblem, type Problem } from './problem';

export type DataName = MadeProblem | 'painted' | 'table' | DataTableName;
export type PlaygroundActivation = Extract<Activation, 'tanh' | 'relu' | 'sigmoid' | 'gelu' | 'identity'>;

/** In what setting B differs from A. */
export type Difference =
  | 'off'
  | 'layers'
  | 'activation'
  | 'optimizer'
  | 'learningRate'
  | 'batch'
  | 'decay'
  | 'cost';

/** What decides the numbers of a run of the playground. */
export interface PlaygroundParams {
  data: DataName;
  points: number;
  noise: number;
  /** Share of the points to learn from. */
  training: number;
  /** Widths of the hidden layers. */
  layers: Float64Array;
  activation: PlaygroundActivation;
  optimizer: Optimizer;
  learningRate: number;
  batch: number;
  decay: Decay['kind'];
  decayRate: number;
  cost: Setting['cost'];
  /** Set of `INPUT_FEATURES`. */
  features: number;
  engine: 'auto' | Engine | 'float64';
  /** Epochs after which, and test cost below which, a run stops; 0 for no such cost. */
  epochs: number;
  stopBelow: number;
  compare: Difference;
  layersB: Float64Array;
  activationB: PlaygroundActivation;
  optimizerB: Optimizer;
  learningRateB: number;
  batchB: number;
  decayB: Decay['kind'];
  costB: Setting['cost'];
  /** Points of the reader's, packed as in `cloud.ts`; a table of the reader's, packed as in `ownTable.ts`. */
  cloud: Float64Array;
  table: Float64Array;
}

/** Setting A, and B where one is compared. */
export function settingsOf(params: Readonly<PlaygroundParams>): Setting[] {
  const a: Setting = { ...params, decay: { kind: params.decay, rate: params.decayRate } };
  const { compare } = params;
  if (compare === 'off') return [a];
  const other = {
    layers: params.layersB,
    activation: params.activationB,
    optimizer: params.optimizerB,
    learningRate: params.learningRateB,
    batch: params.batchB,
    decay: { kind: params.decayB, rate: params.decayRate },
    cost: params.costB,
  };
  return [a, { ...a, [compare]: other[compare] }];
}

/** @throws RangeError for a parameter outside its domain. */
export function checkPlayground(params: Readonly<PlaygroundParams>): void {
  const whole = (name: keyof PlaygroundParams, min: number, max: number) => {
    const value = params[name] as number;
    if (!(Number.isInteger(value) && value >= min && value <= max)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${min} to ${max}`);
    }
  };
  const number = (name: keyof PlaygroundParams, min: number, max: number) => {
    const value = params[name] as number;
    if (!(value >= min && value <= max)) {
      throw new RangeError(`${name} = ${value}: expected a number from ${min} to ${max}`);
    }
  };
  whole('points', 10, 2000);
  whole('batch', 1, 256);
  whole('batchB', 1, 256);
  whole('features', 1, EVERY_FEATURE);
  whole('epochs', 1, 100_000);
  number('noise', 0, 1);
  number('training', 0.05, 0.95);
  number('learningRate', 0, 100);
  number('learningRateB', 0, 100);
  number('decayRate', 0, 100);
  number('stopBelow', 0, 100);
  checkLayers(params.layers);
  checkLayers(params.layersB);
}

/**
 * What is to be learnt: made to order, painted or brought by the reader, or the given table of a textbook.
 *
 * @throws RangeError for points or a table that cannot be learnt from
 */
export function problemOf(params: Readonly<PlaygroundParams>, table: Problem | undefined, rng: Rng): Problem {
  switch (params.data) {
    case 'painted':
      if (params.cloud.length < 4)
        throw new RangeError(`cloud: ${params.cloud.length} points; expected at least 4`);
      return cloudProblem(unpackCloud(params.cloud));
    case 'table':
      return unpackTable(params.table);
    default:
      if (table) return table;
      return makeProblem(params.data as MadeProblem, params.points, params.noise, rng);
  }
}
