import type { Demo, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import type { NumberSpec } from '@/lib/params';
import type { Readout } from '@/lib/simulation';
import { messages } from './messages';
import { type Frame, MAP_ALPHA, MAP_BETA, type Params, type Path } from './simulation';

const text = messages.en;

/** The last energy of an optimiser; before its first update the best one stands in, without an error. */
function lastEnergy({ paths, best }: Frame, k: number): Readout {
  const { energy, error } = paths[k];
  const last = energy.length - 1;
  if (last < 0) return { value: best.energy, exact: best.energy };
  return { value: energy[last], error: error[last], exact: best.energy };
}

const nameOf = ({ optimizer }: Path): string => text.names[optimizer];
const lastOf = (values: Float64Array): number => values[values.length - 1];

function describe(frame: Frame): string {
  const { paths, updates, walkers } = frame;
  const words = text.describe;
  if (updates === 0) return words.start(walkers);
  const parts = paths.map((path) =>
    words.part(nameOf(path), formatNumber(lastOf(path.excess), undefined, 2)),
  );
  const out = [words.now(updates, parts.join(', '))];
  const stuck = paths.filter((path) => path.stuck);
  const high = paths.filter((path) => !path.stuck && lastOf(path.excess) > 1.2 * path.excess[0]);
  if (stuck.length > 0) out.push(words.stuck(stuck.map(nameOf).join(', ')));
  if (high.length > 0) out.push(words.overshoot(high.map(nameOf).join(', ')));
  const low = paths.filter(({ energy, error }) => lastOf(energy) < frame.best.energy - 5 * lastOf(error));
  if (low.length > 0) out.push(words.below(low.map(nameOf).join(', ')));
  return out.join(' ');
}

function tables({ paths, here, updates }: Frame): Table[] {
  const words = text.tables;
  const { gradient, metric } = here.geometry;
  return [
    {
      name: 'paths',
      ...words.paths,
      rows: Array.from({ length: updates }, (_, i) =>
        paths.map((path) => [
          i,
          nameOf(path),
          path.alpha[i],
          path.beta[i],
          path.energy[i],
          path.error[i],
          path.excess[i],
        ]),
      ).flat(),
    },
    { name: 'metric', ...words.metric, rows: [[here.alpha, here.beta, ...gradient, ...metric]] },
  ];
}

/** Names from the lowest energy at update 30 to the highest. */
function ranking(frame: Frame): Path[] {
  const at = ({ excess }: Path) => excess[Math.min(30, excess.length - 1)];
  return [...frame.paths].sort((a, b) => at(a) - at(b));
}

const ORDERS: Path['optimizer'][][] = [
  ['sr', 'adam', 'sgd'],
  ['sr', 'sgd', 'adam'],
  ['adam', 'sr', 'sgd'],
  ['adam', 'sgd', 'sr'],
  ['sgd', 'adam', 'sr'],
  ['sgd', 'sr', 'adam'],
];

const rate = (label: string, value: number, max: number): NumberSpec => ({
  kind: 'number',
  label,
  symbol: 'η',
  default: value,
  min: 0.001,
  max,
  step: 0.001,
  scale: 'log',
  restarts: false,
});

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params: {
    unit: {
      kind: 'number',
      ...text.params.unit,
      default: 1,
      min: 0.1,
      max: 10,
      step: 0.1,
      scale: 'log',
      restarts: true,
    },
    etaSgd: rate(text.params.etaSgd.label, 0.2, 2),
    etaAdam: rate(text.params.etaAdam.label, 0.03, 0.5),
    etaSr: rate(text.params.etaSr.label, 0.1, 1),
    omega: {
      kind: 'number',
      ...text.params.omega,
      symbol: 'ω',
      unit: text.energyUnit,
      default: 1,
      min: 0.05,
      max: 5,
      step: 0.01,
      scale: 'log',
      restarts: true,
    },
    alpha: {
      kind: 'number',
      ...text.params.alpha,
      default: 0.7,
      min: MAP_ALPHA[0],
      max: MAP_ALPHA[1],
      step: 0.01,
      restarts: true,
      hidden: true,
    },
    beta: {
      kind: 'number',
      ...text.params.beta,
      default: 1.1,
      min: MAP_BETA[0],
      max: MAP_BETA[1],
      step: 0.01,
      restarts: true,
      hidden: true,
    },
    walkers: {
      kind: 'integer',
      ...text.params.walkers,
      default: 100,
      min: 20,
      max: 400,
      restarts: true,
      hidden: true,
    },
    watch: {
      kind: 'choice',
      label: text.params.watch.label,
      default: 'start',
      options: ['start', 'sgd', 'adam', 'sr'],
      optionLabels: text.params.watch,
      restarts: false,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'excess',
      options: ['excess', 'samples'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    default: { label: text.presets.default, params: {} },
    coarse: { label: text.presets.coarse, params: { unit: 3 } },
    fine: { label: text.presets.fine, params: { unit: 0.3 } },
    narrow: { label: text.presets.narrow, params: { alpha: 1.2, beta: 0.15 } },
    wide: { label: text.presets.wide, params: { omega: 0.1 } },
    hasty: { label: text.presets.hasty, params: { unit: 3, etaSgd: 0.5, watch: 'sgd' } },
  },
  pace: 120,
  steps: 1000,
  readouts: {
    energySgd: {
      label: text.readouts.energySgd,
      symbol: text.symbols.sgd,
      unit: text.energyUnit,
      source: text.source,
      read: (frame) => lastEnergy(frame, 0),
    },
    energyAdam: {
      label: text.readouts.energyAdam,
      symbol: text.symbols.adam,
      unit: text.energyUnit,
      source: text.source,
      read: (frame) => lastEnergy(frame, 1),
    },
    energySr: {
      label: text.readouts.energySr,
      symbol: text.symbols.sr,
      unit: text.energyUnit,
      source: text.source,
      read: (frame) => lastEnergy(frame, 2),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'default',
    until: 330,
    options: ORDERS.map((order) => ({
      id: order.join('-'),
      label: order.map((o) => text.names[o]).join(' < '),
    })),
    answer: (frame) =>
      ranking(frame)
        .map((path) => path.optimizer)
        .join('-'),
    explain: (frame) => {
      const order = ranking(frame);
      return text.predict.explain(
        order.map(nameOf).join(' < '),
        order.map((path) => formatNumber(lastOf(path.excess), undefined, 2)).join(', '),
      );
    },
  },
  cite: ['sorella1998', 'amari1998', 'kingma2015'],
  poster: { preset: 'default', seed: 1, steps: 500, aspect: 1.9 },
  version: 1,
  provenance: 'live',
};

export default demo;
