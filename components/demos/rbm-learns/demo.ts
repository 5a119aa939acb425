import type { Demo, Table } from '@/components/demos/demo';
import { formatError, formatNumber } from '@/lib/format';
import { energyHistogram } from './histogram';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;
const short = (value: number) => formatNumber(value, undefined, 4);
const percent = (share: number) => `${formatNumber(100 * share, undefined, 3)} %`;

function describe({ measured, updates, epoch, data, start, counted, neighbor, labels, lost }: Frame): string {
  const words = text.describe;
  if (lost > 0) return words.lost(String(lost), String(Math.max(0, measured.update)));
  if (updates === 0) return words.first(short(start));
  const head = words.now(String(updates), formatNumber(epoch, undefined, 3));
  if (measured.update < 0) return `${head} ${words.unmeasured(short(start))}`;
  const heldOut = data === 'bars' ? '' : words.heldOut(short(measured.heldOut));
  const method = counted ? words.counted : words.annealed(formatError(measured.error));
  const likelihood = `${words.training(short(measured.logLikelihood))}${heldOut}${method}`;
  const named = labels > 0 ? ` ${words.accuracy(percent(measured.accuracy), percent(neighbor))}` : '';
  return `${head} ${likelihood} ${words.reconstruction(formatNumber(measured.reconstruction, undefined, 3))}${named}`;
}

const zip = (...columns: ArrayLike<number>[]): number[][] =>
  Array.from(columns[0], (_, row) => columns.map((column) => column[row]));

/** Hidden units in the table of weights. */
const UNITS = 12;

function tables(frame: Frame): Table[] {
  const { trace, filters, side, hidden } = frame;
  const words = text.tables;
  const { edges, training, heldOut, dreams } = energyHistogram(frame);
  const units = Array.from({ length: Math.min(UNITS, hidden) }, (_, j) => j);
  const size = side * side;
  return [
    {
      name: 'progress',
      ...words.progress,
      rows: zip(
        trace.update,
        trace.training,
        trace.heldOut,
        trace.error,
        trace.reconstruction,
        trace.accuracy,
      ),
    },
    {
      name: 'free-energies',
      ...words.energies,
      rows: zip(edges.slice(0, -1), edges.slice(1), training, heldOut, dreams),
    },
    {
      name: 'accuracy',
      title: words.accuracy.title,
      columns: words.accuracy.columns,
      rows:
        frame.labels > 0
          ? [
              [words.accuracy.machine, frame.measured.accuracy],
              [words.accuracy.neighbor, frame.neighbor],
            ]
          : [],
    },
    {
      name: 'weights',
      title: words.filters.title,
      columns: [...words.filters.columns, ...units.map((j) => words.filters.unit(j + 1))],
      rows: Array.from({ length: size }, (_, i) => [
        i + 1,
        Math.floor(i / side) + 1,
        (i % side) + 1,
        ...units.map((j) => filters[j * size + i]),
      ]),
    },
    {
      name: 'work',
      title: words.work.title,
      columns: words.work.columns,
      rows: [
        [words.work.updates, frame.updatesPerStep],
        [words.work.batch, frame.batch],
        [words.work.tensors, frame.tensors],
      ],
    },
  ];
}

/** Updates at which the prediction is drawn. */
const PLACES = [1000, 4000, 10_000, 20_000, 30_000, 40_000];

/** The measured curve at a place, between the two measurements around it. */
function likelihoodAt({ trace, start }: Frame, updates: number): number {
  const { update, training } = trace;
  let before = { at: 0, value: start };
  for (let i = 0; i < update.length; i++) {
    if (update[i] < updates) {
      before = { at: update[i], value: training[i] };
      continue;
    }
    const part = (updates - before.at) / (update[i] - before.at || 1);
    return before.value + part * (training[i] - before.value);
  }
  return before.value;
}

/** A readout while training goes well; not a number once it has diverged, which stops the run. */
const unlessLost = ({ lost }: Frame, value: number) => (lost > 0 ? Number.NaN : value);

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    data: {
      kind: 'choice',
      label: text.params.data.label,
      default: 'digits',
      options: ['digits', 'mnist', 'bars'],
      optionLabels: text.params.data,
      restarts: true,
    },
    hidden: {
      kind: 'integer',
      ...text.params.hidden,
      symbol: 'H',
      default: 64,
      min: 1,
      max: 256,
      scale: 'log',
      restarts: true,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.05,
      min: 0.001,
      max: 10,
      step: 0.001,
      scale: 'log',
      restarts: false,
    },
    algorithm: {
      kind: 'choice',
      label: text.params.algorithm.label,
      default: 'cd',
      options: ['cd', 'pcd', 'tempering'],
      optionLabels: text.params.algorithm,
      restarts: true,
    },
    gibbsSteps: {
      kind: 'integer',
      ...text.params.gibbsSteps,
      symbol: 'k',
      default: 1,
      min: 1,
      max: 50,
      scale: 'log',
      restarts: false,
    },
    momentum: {
      kind: 'number',
      ...text.params.momentum,
      symbol: 'μ',
      default: 0.5,
      min: 0,
      max: 0.95,
      step: 0.05,
      restarts: false,
    },
    weightDecay: {
      kind: 'number',
      ...text.params.weightDecay,
      symbol: 'λ',
      default: 0.0001,
      min: 0,
      max: 0.05,
      step: 0.0001,
      restarts: false,
    },
    batch: {
      kind: 'integer',
      ...text.params.batch,
      default: 20,
      min: 1,
      max: 200,
      scale: 'log',
      restarts: true,
    },
    labels: {
      kind: 'choice',
      label: text.params.labels.label,
      default: 'on',
      options: ['on', 'off'],
      optionLabels: text.params.labels,
      restarts: true,
    },
    pixels: {
      kind: 'choice',
      label: text.params.pixels.label,
      default: 'bits',
      options: ['bits', 'grey'],
      optionLabels: text.params.pixels,
      restarts: true,
    },
    engine: {
      kind: 'choice',
      label: text.params.engine.label,
      default: 'auto',
      options: ['auto', 'simd', 'webgpu', 'webgl', 'wasm', 'cpu', 'float64'],
      optionLabels: text.params.engine,
      restarts: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'energies',
      options: ['dreams', 'energies', 'accuracy'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    digits: { label: text.presets.digits, params: {} },
    mnist: { label: text.presets.mnist, params: { data: 'mnist', hidden: 128 } },
    'bars-and-stripes': {
      label: text.presets['bars-and-stripes'],
      params: {
        data: 'bars',
        hidden: 16,
        learningRate: 0.1,
        momentum: 0,
        weightDecay: 0,
        batch: 30,
      },
    },
    'cd-10': { label: text.presets['cd-10'], params: { gibbsSteps: 10 } },
    pcd: { label: text.presets.pcd, params: { algorithm: 'pcd', learningRate: 0.01 } },
    classify: {
      label: text.presets.classify,
      params: { pixels: 'grey', hidden: 200, learningRate: 0.1, panel: 'accuracy' },
    },
  },
  pace: 'max',
  steps: 20_000,
  readouts: {
    logLikelihood: {
      label: text.readouts.logLikelihood,
      symbol: text.symbols.logLikelihood,
      unit: text.nats,
      source: text.best,
      read: (frame) => {
        const { measured, data, best, counted } = frame;
        const value = unlessLost(frame, data === 'bars' ? measured.logLikelihood : measured.heldOut);
        if (Number.isFinite(best)) return { value, exact: best };
        return counted ? { value } : { value, error: measured.error };
      },
    },
    reconstructionError: {
      label: text.readouts.reconstructionError,
      symbol: text.symbols.reconstructionError,
      read: ({ measured }) => ({ value: measured.reconstruction }),
    },
    accuracy: {
      label: text.readouts.accuracy,
      symbol: text.symbols.accuracy,
      read: ({ measured }) => ({ value: measured.accuracy }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'curve',
    question: text.predict.question,
    preset: 'bars-and-stripes',
    until: 2000,
    x: { label: text.predict.x, values: PLACES },
    y: { label: text.predict.y, min: -12, max: -3 },
    answer: (frame) => PLACES.map((updates) => likelihoodAt(frame, updates)),
    explain: (frame) => {
      const { trace, measured } = frame;
      let peak = 0;
      for (let i = 1; i < trace.training.length; i++) if (trace.training[i] > trace.training[peak]) peak = i;
      return text.predict.explain(
        short(trace.training[peak]),
        String(trace.update[peak]),
        short(measured.logLikelihood),
        formatNumber(measured.reconstruction, undefined, 2),
      );
    },
  },
  cite: ['hinton2002', 'tieleman2008', 'salakhutdinov2008', 'mehta2019'],
  poster: { seed: 1, steps: 140, aspect: 16 / 10, params: { engine: 'float64' } },
  version: 1,
  provenance: 'live',
};

export default demo;
