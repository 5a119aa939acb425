import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

const QUANTUM = 0.01;

/** Eleven points around y = 0.7x and, last, the one that may go wrong. */
const POINTS = [
  -1, -0.6, -0.8, -0.62, -0.6, -0.38, -0.4, -0.42, -0.2, -0.05, 0, 0.02, 0.2, 0.06, 0.4, 0.41, 0.6, 0.37, 0.8,
  0.62, 1, 0.61,
];
/** Multiples of the quantum as a link gives them back. */
const rounded = (values: number[]) => Float64Array.from(values, (v) => Math.round(v / QUANTUM) * QUANTUM);
const WELL = rounded([...POINTS, 0.65, 0.5]);
const WRONG = rounded([...POINTS, 0.65, -1.6]);

const number = (value: number) => formatNumber(value, undefined, 3);

function describe(frame: Frame): string {
  const { misfit, model, step, theta, value, error, least, right, picture } = frame;
  const words = text.describe;
  if (misfit) return words.misfit(text.misfits[misfit]);
  const cost = formatNumber(value, error || undefined, 4);
  const parts = [
    step === 0 ? words.start(text.cards.model[model].name, theta.length, cost) : words.steps(step, cost),
  ];
  if (picture?.kind === 'wave') parts.push(words.energy(number(least ?? 0), picture.samples.length));
  else if (least !== null) parts.push(words.least(formatNumber(least, undefined, 4)));
  if (right !== null) parts.push(words.right(number(100 * right)));
  return parts.join(' ');
}

function moreReadouts(frame: Frame): Record<string, MoreReadout> {
  const { misfit, value, error, least, theta, picture, right, shifts, cost } = frame;
  const words = text.more;
  if (misfit || !picture) return {};
  const exact = least ?? undefined;
  if (picture.kind === 'wave') {
    return {
      cost: { label: words.energy, source: words.ground, value, error, exact },
      alpha: { label: words.alpha, value: theta[0], exact: 1 },
    };
  }
  const out: Record<string, MoreReadout> = { cost: { label: words.cost, source: words.least, value, exact } };
  if (picture.kind === 'curve' && picture.best) {
    const { best } = picture;
    out.slope = { label: words.slope, source: words.best, value: theta[0], exact: best.slope };
    out.intercept = { label: words.intercept, source: words.best, value: theta[1], exact: best.intercept };
  }
  if (shifts && cost in shifts) {
    out.shift = { label: words.shift, value: shifts[cost as keyof typeof shifts] };
  }
  if (right !== null) out.right = { label: words.right, value: right };
  return out;
}

/** The three costs, the one whose best line is moved most first. */
export function orderOf({ shifts }: Frame): string {
  const all = Object.entries(shifts ?? {});
  return all
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name)
    .join(' ');
}

const names = <T extends string>(cards: Record<T, { name: string }>): Record<T, string> =>
  Object.fromEntries(Object.entries<{ name: string }>(cards).map(([id, { name }]) => [id, name])) as Record<
    T,
    string
  >;

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: text.stepName,
  params: {
    data: {
      kind: 'choice',
      label: text.params.data.label,
      default: 'points',
      options: ['points', 'iris', 'hamiltonian'],
      optionLabels: names(text.cards.data),
      restarts: true,
      hidden: true,
    },
    model: {
      kind: 'choice',
      label: text.params.model.label,
      default: 'line',
      options: ['line', 'polynomial', 'network', 'wave'],
      optionLabels: names(text.cards.model),
      restarts: true,
      hidden: true,
    },
    cost: {
      kind: 'choice',
      label: text.params.cost.label,
      default: 'squared',
      options: ['squared', 'absolute', 'huber', 'crossEntropy', 'energy'],
      optionLabels: names(text.cards.cost),
      restarts: true,
      hidden: true,
    },
    optimizer: {
      kind: 'choice',
      label: text.params.optimizer.label,
      help: text.params.optimizer.help,
      default: 'descent',
      options: ['descent', 'momentum', 'adam'],
      optionLabels: text.params.optimizer,
      restarts: false,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.1,
      min: 0.001,
      max: 3,
      step: 0.001,
      scale: 'log',
      restarts: false,
    },
    degree: { kind: 'integer', ...text.params.degree, default: 5, min: 2, max: 7, restarts: true },
    hidden: { kind: 'integer', ...text.params.hidden, default: 6, min: 1, max: 16, restarts: true },
    points: {
      kind: 'data',
      ...text.params.points,
      default: WELL,
      quantum: QUANTUM,
      minLength: 6,
      maxLength: 48,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    line: { label: text.presets.line, params: {} },
    outlier: { label: text.presets.outlier, params: { points: WRONG } },
    network: {
      label: text.presets.network,
      params: { model: 'network', optimizer: 'adam', learningRate: 0.03 },
    },
    flowers: {
      label: text.presets.flowers,
      params: { data: 'iris', cost: 'crossEntropy', optimizer: 'adam', learningRate: 0.1 },
    },
    hamiltonian: {
      label: text.presets.hamiltonian,
      params: { data: 'hamiltonian', model: 'wave', cost: 'energy', learningRate: 0.06 },
    },
    misfit: { label: text.presets.misfit, params: { data: 'hamiltonian' } },
  },
  pace: 30,
  steps: 300,
  readouts: {
    // Also tells when a descent has run away; without a problem there is no slope.
    gradient: {
      label: text.readouts.gradient,
      symbol: '|∇C|',
      read: ({ gradientLength }) => ({ value: gradientLength }),
    },
    parameters: { label: text.readouts.parameters, read: ({ theta }) => ({ value: theta.length }) },
  },
  moreReadouts,
  describe,
  tables: (frame): Table[] => tables(frame),
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'outlier',
    until: 200,
    options: Object.entries(text.predict.options).map(([id, label]) => ({ id, label })),
    answer: orderOf,
    explain: ({ shifts }) =>
      text.predict.explain(
        number(shifts?.squared ?? Number.NaN),
        number(shifts?.huber ?? Number.NaN),
        number(shifts?.absolute ?? Number.NaN),
      ),
  },
  cite: ['huber1964', 'fisher1936', 'mcmillan1965', 'goodfellow2016'],
  poster: { preset: 'outlier', seed: 1, steps: 60, aspect: 16 / 7 },
  version: 1,
  provenance: 'live',
};

export default demo;
