import type { Demo, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;
const short = (value: number) => formatNumber(value, undefined, 3);

function describe({ epoch, network, worst, outside, epsilon, bound }: Frame): string {
  const words = text.describe;
  const now = words.now(epoch, network.hidden, words.kind[network.activation], short(worst));
  const tube =
    outside === 0
      ? words.inside(short(epsilon))
      : words.outside(`${short(Math.max(0.1, 100 * outside))} %`, short(epsilon));
  return bound > epsilon ? `${now} ${tube} ${words.bound(short(bound))}` : `${now} ${tube}`;
}

function tables({ scan, output, units, trace }: Frame): Table[] {
  const words = text.tables;
  return [
    {
      name: 'curve',
      ...words.curve,
      rows: Array.from(scan.x, (x, i) => [x, scan.y[i], output[i], output[i] - scan.y[i]]),
    },
    {
      name: 'neurons',
      ...words.units,
      rows: Array.from(units.index, (j, k) => [j + 1, units.place[k], units.slope[k], units.height[k]]),
    },
    {
      name: 'errors',
      ...words.errors,
      rows: Array.from(trace.epoch, (e, i) => [e, trace.cost[i], trace.worst[i], trace.worstOnMesh[i]]),
    },
  ];
}

/** Heights are multiples of this: exact in binary, so that what is drawn, sent and replayed are the same numbers. */
const QUANTUM = 1 / 1024;

/** A first drawing: a slow hill with a shoulder. */
const FIRST_CURVE = [200, 224, 288, 392, 512, 632, 712, 736, 696, 632, 616, 632, 672, 656, 552, 408, 304].map(
  (k) => k * QUANTUM,
);

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.epoch, many: text.epochs },
  params: {
    hidden: {
      kind: 'integer',
      ...text.params.hidden,
      symbol: 'H',
      default: 12,
      min: 1,
      max: 128,
      scale: 'log',
      restarts: true,
    },
    activation: {
      kind: 'choice',
      label: text.params.activation.label,
      default: 'sigmoid',
      options: ['sigmoid', 'tanh', 'relu', 'polynomial'],
      optionLabels: text.params.activation,
      restarts: true,
    },
    target: {
      kind: 'choice',
      label: text.params.target.label,
      default: 'wiggle',
      options: ['wiggle', 'sine', 'step', 'runge', 'drawn'],
      optionLabels: text.params.target,
      restarts: true,
    },
    epsilon: {
      kind: 'number',
      ...text.params.epsilon,
      symbol: 'ε',
      default: 0.05,
      min: 0.005,
      max: 0.2,
      step: 0.005,
      scale: 'log',
      restarts: false,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.03,
      min: 0.001,
      max: 1,
      step: 0.001,
      scale: 'log',
      restarts: true,
    },
    engine: {
      kind: 'choice',
      label: text.params.engine.label,
      default: 'auto',
      options: ['auto', 'webgpu', 'webgl', 'wasm', 'cpu', 'float64'],
      optionLabels: text.params.engine,
      restarts: true,
    },
    curve: {
      kind: 'data',
      ...text.params.curve,
      default: Float64Array.from(FIRST_CURVE),
      quantum: QUANTUM,
      minLength: 17,
      maxLength: 17,
      restarts: true,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'sum',
      options: ['sum', 'units'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    wiggle: { label: text.presets.wiggle, params: {} },
    draw: { label: text.presets.draw, params: { target: 'drawn' } },
    corners: { label: text.presets.corners, params: { activation: 'relu', hidden: 40 } },
    jump: { label: text.presets.jump, params: { target: 'step', hidden: 20, learningRate: 0.1 } },
    polynomial: { label: text.presets.polynomial, params: { activation: 'polynomial', hidden: 128 } },
  },
  pace: 'max',
  steps: 1000,
  readouts: {
    cost: {
      label: text.readouts.cost,
      symbol: 'C',
      read: ({ cost }) => ({ value: cost }),
    },
    worstError: {
      label: text.readouts.worstError,
      source: text.source,
      read: ({ worst, bound }) => (bound > 0 ? { value: worst, exact: bound } : { value: worst }),
    },
    meshError: {
      label: text.readouts.meshError,
      read: ({ worstOnMesh }) => ({ value: worstOnMesh }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'polynomial',
    until: 200,
    options: [
      { id: '20', label: text.predict.options['20'] },
      { id: '128', label: text.predict.options['128'] },
      { id: 'never', label: text.predict.options.never },
    ],
    answer: () => 'never',
    explain: ({ network, worst, bound }) => {
      const numbers = network.activation === 'polynomial' && bound > 0;
      return `${numbers ? text.predict.numbers(short(worst), short(bound)) : ''}${text.predict.explain}`;
    },
  },
  cite: ['cybenko1989', 'hornik1991', 'leshno1993'],
  poster: { seed: 1, steps: 60, aspect: 16 / 10, params: { engine: 'float64' } },
  version: 2,
  provenance: 'live',
};

export default demo;
