import type { Demo, MoreReadout } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { MOST_LAYERS, readLayers, writeLayers } from '@/lib/ml/hiddenLayers';
import { EVERY_FEATURE } from '@/lib/ml/inputFeatures';
import { LONGEST_TABLE, parseOwnTable } from '@/lib/ml/ownTable';
import type { RunPicture } from '@/lib/ml/playgroundFrame';
import type { ChoiceSpec, DataSpec, IntegerSpec, NumberSpec } from '@/lib/params';
import { messages } from './messages';
import { FIRST_CLOUD, FIRST_TABLE, presets } from './presets';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;
const short = (value: number) => formatNumber(value, undefined, 3);
const percent = (share: number) => `${short(100 * share)} %`;
const sizesOf = ({ sizes }: RunPicture) => sizes.join('-');

function describe({ epoch, runs, classes, testRows }: Frame): string {
  const [a, b] = runs;
  const words = text.describe;
  const share = percent(a.test.accuracy);
  const sentence = classes > 0 ? words.classes(share, testRows) : words.numbers(share, testRows);
  const gap = words.gap(short(a.training.cost), short(a.test.cost));
  const other = b ? ` ${words.other(sizesOf(b), short(b.test.cost))}` : '';
  return `${words.now(epoch, sizesOf(a))} ${sentence} ${gap}${other}`;
}

const choice = <T extends string>(
  words: { label: string; help?: string } & Record<T, string>,
  options: readonly T[],
  given: Partial<ChoiceSpec<T>> = {},
): ChoiceSpec<T> => ({
  kind: 'choice',
  label: words.label,
  help: words.help,
  default: options[0],
  options,
  optionLabels: words,
  restarts: true,
  ...given,
});

const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'gelu', 'identity'] as const;
const OPTIMIZERS = ['adam', 'momentum', 'sgd'] as const;
const DECAYS = ['none', 'L1', 'L2'] as const;
const COSTS = ['task', 'squared', 'huber'] as const;
const names = text.params;
/** Settings that act on the running network. */
const live = { restarts: false };
/** B's own settings stand in the picture, where one of them is compared. */
const beside = { restarts: true, hidden: true };

const layersSpec = (widths: number[]): DataSpec => ({
  kind: 'data',
  ...names.layers,
  default: Float64Array.from(widths),
  quantum: 1,
  minLength: 0,
  maxLength: MOST_LAYERS,
  words: { write: writeLayers, read: readLayers },
  ...beside,
});

const rateSpec = (value: number): NumberSpec => ({
  kind: 'number',
  ...names.learningRate,
  symbol: 'η',
  default: value,
  min: 0.0001,
  max: 10,
  step: 0.0001,
  scale: 'log',
  ...live,
});

const batchSpec = (value: number): IntegerSpec => ({
  kind: 'integer',
  ...names.batch,
  default: value,
  min: 1,
  max: 256,
  scale: 'log',
  ...live,
});

const column = (words: { label: string }, value: number): IntegerSpec => ({
  kind: 'integer',
  ...words,
  default: value,
  min: 0,
  max: 49,
  restarts: false,
  hidden: true,
});

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.epoch, many: text.epochs },
  params: {
    data: choice(names.data, [
      'circle',
      'xor',
      'gaussian',
      'spiral',
      'plane',
      'hills',
      'painted',
      'table',
      'iris',
      'wine',
      'breast-cancer',
    ]),
    noise: { kind: 'number', ...names.noise, default: 0.05, min: 0, max: 0.5, step: 0.01, restarts: true },
    points: {
      kind: 'integer',
      ...names.points,
      default: 400,
      min: 10,
      max: 2000,
      scale: 'log',
      restarts: true,
    },
    training: {
      kind: 'number',
      ...names.training,
      default: 0.5,
      min: 0.1,
      max: 0.9,
      step: 0.05,
      restarts: true,
    },
    layers: layersSpec([4, 2]),
    activation: choice(names.activation, ACTIVATIONS),
    learningRate: rateSpec(0.01),
    optimizer: choice(names.optimizer, OPTIMIZERS, live),
    batch: batchSpec(10),
    decay: choice(names.decay, DECAYS, live),
    decayRate: {
      kind: 'number',
      ...names.decayRate,
      symbol: 'λ',
      default: 0.01,
      min: 0.0001,
      max: 1,
      step: 0.0001,
      scale: 'log',
      ...live,
    },
    cost: choice(names.cost, COSTS),
    compare: choice(names.compare, [
      'off',
      'layers',
      'activation',
      'optimizer',
      'learningRate',
      'batch',
      'decay',
      'cost',
    ]),
    shades: choice(names.shades, ['smooth', 'sharp'], live),
    marks: choice(names.marks, ['both', 'training', 'test'], live),
    epochs: {
      kind: 'integer',
      ...names.epochs,
      default: 500,
      min: 1,
      max: 20_000,
      scale: 'log',
      restarts: false,
    },
    stopBelow: {
      kind: 'number',
      ...names.stopBelow,
      default: 0,
      min: 0,
      max: 1,
      step: 0.005,
      restarts: false,
    },
    engine: choice(names.engine, ['auto', 'float64', 'wasm', 'webgl', 'webgpu', 'cpu']),
    features: { kind: 'integer', ...names.features, default: 3, min: 1, max: EVERY_FEATURE, ...beside },
    layersB: layersSpec([8, 8]),
    activationB: choice(names.activation, ACTIVATIONS, { ...beside, default: 'relu' }),
    optimizerB: choice(names.optimizer, OPTIMIZERS, { ...beside, restarts: false, default: 'sgd' }),
    learningRateB: { ...rateSpec(0.1), hidden: true },
    batchB: { ...batchSpec(100), hidden: true },
    decayB: choice(names.decay, DECAYS, { ...beside, restarts: false, default: 'L2' }),
    costB: choice(names.cost, COSTS, { ...beside, default: 'squared' }),
    cloud: {
      kind: 'data',
      ...names.cloud,
      default: FIRST_CLOUD,
      quantum: 1,
      minLength: 0,
      maxLength: 500,
      ...beside,
    },
    table: {
      kind: 'data',
      ...names.table,
      default: FIRST_TABLE,
      quantum: 0,
      minLength: 2,
      maxLength: LONGEST_TABLE,
      parse: parseOwnTable,
      ...beside,
    },
    axisX: column(names.axisX, 0),
    axisY: column(names.axisY, 1),
    panel: choice(names.panel, ['curves', 'confusion', 'weight', 'data', 'tried'], {
      restarts: false,
      hidden: true,
    }),
    shown: choice(names.shown, ['A', 'B'], { restarts: false, hidden: true }),
    chosen: {
      kind: 'integer',
      ...names.chosen,
      default: -1,
      min: -1,
      max: 1e6,
      restarts: false,
      hidden: true,
    },
  },
  presets,
  pace: 'max',
  readouts: {
    trainCost: {
      label: text.readouts.trainCost,
      symbol: 'C',
      read: ({ runs }) => ({ value: runs[0].training.cost }),
    },
    testCost: {
      label: text.readouts.testCost,
      read: ({ runs }) => ({ value: runs[0].test.cost, error: runs[0].test.costError }),
    },
    testAccuracy: {
      label: text.readouts.testAccuracy,
      read: ({ runs, classes }) =>
        classes > 0
          ? { value: runs[0].test.accuracy, error: runs[0].test.accuracyError }
          : { value: runs[0].test.accuracy },
    },
  },
  moreReadouts({ runs }): Record<string, MoreReadout> {
    const b = runs[1]?.test;
    if (!b) return {};
    const { costB, accuracyB } = text.moreReadouts;
    return {
      costB: { label: costB, value: b.cost, error: b.costError },
      accuracyB: { label: accuracyB, value: b.accuracy, error: b.accuracyError },
    };
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'circle',
    until: 300,
    options: (['1', '2', '3', '4'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer: () => '3',
    explain: ({ runs }) =>
      text.predict.explain(percent(runs[0].test.accuracy), percent((runs[1] ?? runs[0]).test.accuracy)),
  },
  cite: ['rumelhart1986'],
  poster: { preset: 'circle', seed: 1, steps: 150, aspect: 16 / 10, params: { engine: 'float64' } },
  version: 1,
  provenance: 'live',
};

export default demo;
