import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;
const short = (value: number) => formatNumber(value, undefined, 3);

/** The size of the sweep that came closest. */
function closest({ sweep }: Frame): { size: number; worst: number } {
  const least = sweep.reached.reduce((best, v, k) => (v < sweep.reached[best] ? k : best), 0);
  return { size: sweep.sizes[least], worst: sweep.reached[least] };
}

function describeSweep(frame: Frame): string {
  const words = text.describe;
  const { size, worst } = closest(frame);
  const now = frame.sweep.ended
    ? words.swept(size, short(worst))
    : words.sweep(frame.epoch, frame.network.hidden);
  return `${now} ${frame.treads > 0 ? words.treads(frame.treads) : words.manyTreads}`;
}

function describe(frame: Frame): string {
  const { epoch, network, worst, outside, epsilon, bound } = frame;
  if (frame.sweep.on) return describeSweep(frame);
  const words = text.describe;
  const now = words.now(epoch, network.hidden, words.kind[network.activation], short(worst));
  const tube =
    outside === 0
      ? words.inside(short(epsilon))
      : words.outside(`${short(Math.max(0.1, 100 * outside))} %`, short(epsilon));
  return bound > epsilon ? `${now} ${tube} ${words.bound(short(bound))}` : `${now} ${tube}`;
}

function tables({ scan, output, units, trace, sweep }: Frame): Table[] {
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
    {
      name: 'sizes',
      ...words.sizes,
      rows: Array.from(sweep.sizes, (size, k) => [
        size,
        sweep.staircase[k],
        Number.isNaN(sweep.reached[k]) ? words.none : sweep.reached[k],
      ]),
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
      options: ['wiggle', 'sine', 'step', 'runge', 'nielsen', 'drawn'],
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
    start: {
      kind: 'choice',
      label: text.params.start.label,
      help: text.params.start.help,
      default: 'random',
      options: ['random', 'flat', 'built'],
      optionLabels: text.params.start,
      restarts: true,
    },
    task: {
      kind: 'choice',
      label: text.params.task.label,
      help: text.params.task.help,
      default: 'fit',
      options: ['fit', 'sweep'],
      optionLabels: text.params.task,
      restarts: true,
    },
    judge: {
      kind: 'choice',
      label: text.params.judge.label,
      default: 'epochs',
      options: ['epochs', 'sizes'],
      optionLabels: text.params.judge,
      restarts: false,
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
    'by-hand': {
      label: text.presets.hand,
      params: { hidden: 6, start: 'flat', target: 'sine', panel: 'units' },
    },
    steps: {
      label: text.presets.steps,
      params: { hidden: 20, start: 'built', panel: 'units', judge: 'sizes' },
    },
    sweep: { label: text.presets.sweep, params: { task: 'sweep', judge: 'sizes', learningRate: 0.1 } },
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
  moreReadouts: ({ byHand }): Record<string, MoreReadout> =>
    Number.isNaN(byHand) ? {} : { byHand: { label: text.byHand, value: byHand } },
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'sweep',
    until: 1000,
    fields: [{ id: 'neurons', label: text.predict.field, min: 1, max: 1000, step: 1, tolerance: 8 }],
    answer: ({ treads }) => ({ neurons: treads }),
    explain: ({ treads, sweep, epsilon }) => {
      const { trained, untrained, explain } = text.predict;
      const error = (size: number) => short(sweep.staircase[sweep.sizes.indexOf(size)]);
      const inside = sweep.reached.findIndex((v) => v <= epsilon);
      const found = inside < 0 ? untrained : trained(String(sweep.sizes[inside]));
      return explain(String(treads), error(8), error(32), found);
    },
  },
  cite: ['cybenko1989', 'hornik1991', 'leshno1993'],
  poster: { seed: 1, steps: 60, aspect: 16 / 10, params: { engine: 'float64' } },
  version: 2,
  provenance: 'live',
};

export default demo;
