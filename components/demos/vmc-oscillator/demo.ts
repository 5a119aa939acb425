import type { Demo, Table } from '@/components/demos/demo';
import { formatError, formatNumber } from '@/lib/format';
import { oscillatorEnergy, oscillatorEnergyDerivative, oscillatorVariance } from '@/lib/qmc/exact';
import type { Readout } from '@/lib/simulation';
import { messages } from './messages';
import type { Attempt, Frame, Params } from './simulation';

const text = messages.en;

/** A readout whose error may not be known yet. */
function measured(value: number, error: number, exact?: number): Readout {
  return { value, ...(Number.isFinite(error) ? { error } : {}), ...(exact === undefined ? {} : { exact }) };
}

const withError = (value: number, error: number): string =>
  error > 0 ? `${formatNumber(value, error)} ± ${formatError(error, value)}` : formatNumber(value);

function describe(frame: Frame): string {
  const { estimate, omega, size, walkers } = frame;
  const words = text.describe;
  const alpha = formatNumber(estimate.alpha, undefined, 4);
  if (frame.optimizing && frame.iteration > 0) {
    const next = formatNumber(frame.alpha, undefined, 4);
    return words.descent(frame.iteration, alpha, withError(estimate.energy, estimate.blockedError), next);
  }
  if (frame.settling > 0 || estimate.sweeps === 0) return words.settling(alpha, frame.settling);
  if (estimate.acceptance === 0) return words.stuck(formatNumber(frame.stepSize));
  const main = words.measured(
    walkers,
    alpha,
    String(estimate.sweeps),
    withError(estimate.energy, estimate.blockedError),
    formatNumber(oscillatorEnergy(estimate.alpha, omega, size)),
  );
  if (estimate.variance < 1e-12) return `${main} ${words.noVariance}`;
  const accepted = words.accepted(`${formatNumber(100 * estimate.acceptance, undefined, 3)}\u00a0%`);
  return `${main} ${accepted}${estimate.plateau ? '' : ` ${words.noPlateau}`}`;
}

function energyRow(a: Attempt, { omega, size }: Frame): number[] {
  return [
    a.alpha,
    a.sweeps,
    a.energy,
    a.blockedError,
    a.naiveError,
    oscillatorEnergy(a.alpha, omega, size),
    a.variance,
    a.varianceError,
    oscillatorVariance(a.alpha, omega, size),
    a.acceptance,
    a.gradient,
    a.gradientError,
    a.difference,
    a.differenceError,
    oscillatorEnergyDerivative(a.alpha, omega, size),
  ];
}

const zip = (...columns: Float64Array[]): number[][] =>
  Array.from(columns[0], (_, row) => columns.map((column) => column[row]));

function tables(frame: Frame): Table[] {
  const { histogram, trace, blocking, positions, dimensions } = frame;
  const words = text.tables;
  const attempts = frame.tried.includes(frame.estimate) ? frame.tried : [...frame.tried, frame.estimate];
  return [
    { name: 'energies', ...words.energies, rows: attempts.map((a) => energyRow(a, frame)) },
    {
      name: 'local-energies',
      ...words.histogram,
      rows: zip(histogram.edges.slice(0, -1), histogram.edges.slice(1), histogram.counts),
    },
    {
      name: frame.optimizing ? 'descent' : 'running-mean',
      ...(frame.optimizing ? words.descent : words.running),
      rows: zip(trace.x, trace.mean, trace.naive, trace.blocked),
    },
    { name: 'blocking', ...words.blocking, rows: zip(blocking.size, blocking.error, blocking.errorOfError) },
    {
      name: 'positions',
      title: words.positions.title,
      columns: words.positions.columns.slice(0, dimensions),
      rows: Array.from({ length: positions.length / dimensions }, (_, p) => [
        ...positions.subarray(p * dimensions, (p + 1) * dimensions),
      ]),
    },
  ];
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params: {
    alpha: {
      kind: 'number',
      ...text.params.alpha,
      symbol: 'α',
      default: 0.8,
      min: 0.1,
      max: 3,
      step: 0.01,
      restarts: false,
    },
    stepSize: {
      kind: 'number',
      ...text.params.stepSize,
      default: 2,
      min: 0.01,
      max: 10,
      step: 0.01,
      scale: 'log',
      restarts: false,
    },
    optimize: {
      kind: 'choice',
      label: text.params.optimize.label,
      default: 'off',
      options: ['off', 'on'],
      optionLabels: text.params.optimize,
      restarts: false,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.2,
      min: 0.01,
      max: 2,
      step: 0.01,
      scale: 'log',
      restarts: false,
    },
    particles: {
      kind: 'integer',
      label: text.params.particles,
      symbol: 'N',
      default: 1,
      min: 1,
      max: 10,
      restarts: true,
    },
    dimensions: {
      kind: 'integer',
      label: text.params.dimensions,
      symbol: 'd',
      default: 1,
      min: 1,
      max: 3,
      restarts: true,
    },
    move: {
      kind: 'choice',
      label: text.params.move.label,
      default: 'particle',
      options: ['particle', 'configuration'],
      optionLabels: text.params.move,
      restarts: false,
    },
    omega: {
      kind: 'number',
      ...text.params.omega,
      symbol: 'ω',
      unit: 'ω₀',
      default: 1,
      min: 0.25,
      max: 2,
      step: 0.05,
      restarts: true,
    },
    walkers: {
      kind: 'integer',
      label: text.params.walkers,
      default: 32,
      min: 1,
      max: 256,
      scale: 'log',
      restarts: true,
    },
    equilibration: {
      kind: 'integer',
      ...text.params.equilibration,
      default: 100,
      min: 0,
      max: 2000,
      restarts: false,
      hidden: true,
    },
    sweepsPerUpdate: {
      kind: 'integer',
      ...text.params.sweepsPerUpdate,
      default: 100,
      min: 64,
      max: 2000,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'histogram',
      options: ['histogram', 'running', 'blocking', 'slope'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    default: { label: text.presets.default, params: {} },
    exact: { label: text.presets.exact, params: { alpha: 1 } },
    narrow: { label: text.presets.narrow, params: { alpha: 2 } },
    'small-steps': { label: text.presets.smallSteps, params: { stepSize: 0.1, panel: 'blocking' } },
    'three-dimensions': {
      label: text.presets.threeDimensions,
      params: { dimensions: 3, particles: 4, stepSize: 1.2 },
    },
    optimize: { label: text.presets.optimize, params: { alpha: 0.4, optimize: 'on', panel: 'running' } },
  },
  pace: 600,
  steps: 100_000,
  readouts: {
    energy: {
      label: text.readouts.energy,
      symbol: text.symbols.energy,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate: e, omega, size }) =>
        measured(e.energy, e.blockedError, oscillatorEnergy(e.alpha, omega, size)),
    },
    variance: {
      label: text.readouts.variance,
      symbol: text.symbols.variance,
      source: text.sources.exact,
      read: ({ estimate: e, omega, size }) =>
        measured(e.variance, e.varianceError, oscillatorVariance(e.alpha, omega, size)),
    },
    acceptance: {
      label: text.readouts.acceptance,
      symbol: text.symbols.acceptance,
      read: ({ estimate: e }) => measured(e.acceptance, e.acceptanceError),
    },
    naiveError: {
      label: text.readouts.naiveError,
      symbol: text.symbols.naiveError,
      unit: text.units.energy,
      read: ({ estimate: e }) => ({ value: e.naiveError }),
    },
    blockedError: {
      label: text.readouts.blockedError,
      symbol: text.symbols.blockedError,
      unit: text.units.energy,
      read: ({ estimate: e }) => ({ value: e.blockedError }),
    },
    autocorrelationTime: {
      label: text.readouts.autocorrelationTime,
      symbol: text.symbols.autocorrelationTime,
      unit: text.sweeps,
      read: ({ estimate: e }) => ({ value: e.autocorrelationTime }),
    },
    gradient: {
      label: text.readouts.gradient,
      symbol: text.symbols.gradient,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate: e, omega, size }) =>
        measured(e.gradient, e.gradientError, oscillatorEnergyDerivative(e.alpha, omega, size)),
    },
    difference: {
      label: text.readouts.difference,
      symbol: text.symbols.difference,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate: e, omega, size }) =>
        measured(e.difference, e.differenceError, oscillatorEnergyDerivative(e.alpha, omega, size)),
    },
    currentAlpha: {
      label: text.readouts.currentAlpha,
      symbol: text.symbols.currentAlpha,
      source: text.sources.minimum,
      // The best α beside it would answer the prediction before it is made.
      read: ({ alpha, omega, optimizing }) =>
        optimizing ? { value: alpha, exact: omega } : { value: alpha },
    },
  },
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'optimize',
    until: 12_000,
    fields: [
      { id: 'alpha', label: text.predict.alpha, min: 0.1, max: 3, step: 0.05, tolerance: 0.05 },
      { id: 'variance', label: text.predict.variance, min: 0, max: 1, step: 0.01, tolerance: 0.002 },
    ],
    answer: ({ estimate }) => ({ alpha: estimate.alpha, variance: estimate.variance }),
    explain: ({ estimate }) =>
      text.predict.explain(
        formatNumber(estimate.alpha, undefined, 4),
        estimate.variance < 1e-9 ? formatNumber(0) : formatNumber(estimate.variance, undefined, 2),
      ),
  },
  cite: ['mcmillan1965', 'metropolis1953', 'hastings1970', 'flyvbjerg1989'],
  poster: { seed: 1, steps: 2000, aspect: 1.6 },
  version: 1,
  provenance: 'live',
};

export default demo;
