import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { DRAWING_SIDE } from '@/lib/ml/drawnDigit';
import { THREE } from './glyphs';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;
const WORDS = Math.ceil((DRAWING_SIDE * DRAWING_SIDE) / 15);
const NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** Training steps at the defaults, and the Gibbs steps after which the prediction is checked. */
const TRAINING_STEPS = 186;
const CHECK_AFTER = 300;

const percent = (share: number) => `${formatNumber(100 * share, undefined, 3)}\u00a0%`;
const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((best, value, i) => (value > values[best] ? i : best), 0);

/** Mean over the chains with the error of the mean: they are independent of each other. */
function meanOf(values: Float64Array): { value: number; error?: number } {
  const n = values.length;
  const value = values.reduce((sum, v) => sum + v, 0) / Math.max(1, n);
  if (n < 2) return { value };
  const squares = values.reduce((sum, v) => sum + (v - value) * (v - value), 0);
  return { value, error: Math.sqrt(squares / (n * (n - 1))) };
}

function describe(frame: Frame): string {
  const words = text.describe;
  if (frame.phase === 'training') {
    return words.training(frame.epoch, frame.epochs, percent(frame.score.accuracy));
  }
  const parts = [
    words.dreaming(frame.count, frame.dreamt, formatNumber(meanOf(frame.energies).value, undefined, 3)),
  ];
  const common = largest(frame.named.share);
  if (frame.named.share[common] > 0) parts.push(words.common(common, percent(frame.named.share[common])));
  const drawn = largest(frame.votes);
  if (frame.drawing.every((ink) => ink === 0)) parts.push(words.empty);
  else parts.push(words.drawing(drawn, percent(frame.votes[drawn])));
  return parts.join(' ');
}

function tables(frame: Frame): Table[] {
  const { votes, named, energies, names, trace, mixing, lessons } = frame;
  const words = text.tables;
  return [
    {
      name: 'names',
      ...words.votes,
      rows: NAMES.map((name, y) => [name, votes[y], named.share[y], named.error[y]]),
    },
    {
      name: 'chains',
      ...words.chains,
      rows: Array.from(energies, (energy, n) => [n + 1, energy, names.length > n ? names[n] : '–']),
    },
    {
      name: 'free-energy',
      ...words.energy,
      rows: Array.from(trace.step, (step, i) => [step, trace.mean[i], trace.least[i], trace.most[i]]),
    },
    {
      name: 'memory',
      ...words.mixing,
      rows: Array.from(mixing.energy, (rho, lag) => [lag, rho, mixing.same[lag] ?? 0]),
    },
    {
      name: 'training',
      ...words.learning,
      rows: Array.from(lessons.epoch, (epoch, i) => [epoch, lessons.accuracy[i], lessons.error[i]]),
    },
  ];
}

/** With a label held: how many of the dreams the classifier, which sees only the pixels, calls by it. */
function agreement({ label, named, phase }: Frame): Record<string, MoreReadout> {
  if (label < 0 || phase === 'training') return {};
  const words = text.readouts;
  return {
    agreement: {
      label: words.agreement(label),
      value: named.share[label],
      error: named.error[label],
      exact: 0.1,
      source: words.chance,
    },
  };
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    start: {
      kind: 'choice',
      label: text.params.start.label,
      help: text.params.start.help,
      default: 'noise',
      options: ['noise', 'drawing'],
      optionLabels: text.params.start,
      restarts: false,
    },
    clamp: {
      kind: 'choice',
      label: text.params.clamp.label,
      default: 'none',
      options: ['none', 'top', 'bottom', 'left', 'right'],
      optionLabels: text.params.clamp,
      restarts: false,
    },
    label: {
      kind: 'choice',
      label: text.params.label.label,
      default: 'free',
      options: ['free', ...NAMES],
      optionLabels: text.params.label,
      restarts: false,
    },
    temperature: {
      kind: 'number',
      ...text.params.temperature,
      symbol: 'T',
      default: 1,
      min: 0,
      max: 3,
      step: 0.05,
      restarts: false,
    },
    chains: {
      kind: 'integer',
      ...text.params.chains,
      default: 36,
      min: 1,
      max: 100,
      restarts: false,
    },
    data: {
      kind: 'choice',
      label: text.params.data.label,
      default: 'small',
      options: ['small', 'mnist'],
      optionLabels: text.params.data,
      restarts: true,
    },
    hidden: {
      kind: 'integer',
      ...text.params.hidden,
      symbol: 'H',
      default: 128,
      min: 4,
      max: 200,
      scale: 'log',
      restarts: true,
    },
    epochs: {
      kind: 'integer',
      ...text.params.epochs,
      default: 30,
      min: 1,
      max: 60,
      restarts: true,
    },
    tiles: {
      kind: 'choice',
      label: text.params.tiles.label,
      default: 'probabilities',
      options: ['probabilities', 'bits'],
      optionLabels: text.params.tiles,
      restarts: false,
    },
    drawing: {
      kind: 'data',
      ...text.params.drawing,
      default: THREE,
      quantum: 1,
      minLength: WORDS,
      maxLength: WORDS,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'energy',
      options: ['energy', 'digits', 'mixing', 'learning'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    noise: { label: text.presets.noise, params: {} },
    draw: { label: text.presets.draw, params: { start: 'drawing' } },
    half: { label: text.presets.half, params: { clamp: 'right', panel: 'digits' } },
    seven: { label: text.presets.seven, params: { label: '7', panel: 'digits' } },
    hot: { label: text.presets.hot, params: { temperature: 2.5 } },
    cold: { label: text.presets.cold, params: { temperature: 0.3, panel: 'mixing' } },
  },
  pace: 40,
  readouts: {
    accuracy: {
      label: text.readouts.accuracy,
      symbol: text.symbols.accuracy,
      read: ({ score }) => ({ value: score.accuracy, error: score.error }),
    },
    freeEnergy: {
      label: text.readouts.freeEnergy,
      symbol: text.symbols.freeEnergy,
      read: ({ energies }) => meanOf(energies),
    },
    autocorrelationTime: {
      label: text.readouts.autocorrelationTime,
      symbol: text.symbols.autocorrelationTime,
      unit: text.units.steps,
      read: ({ mixing }) => ({ value: mixing.time, ...(mixing.error > 0 ? { error: mixing.error } : {}) }),
    },
  },
  moreReadouts: agreement,
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'half',
    until: TRAINING_STEPS + CHECK_AFTER,
    options: (['one', 'two', 'many'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer: ({ named }) => {
      const [first, second] = Array.from(named.share).sort((p, q) => q - p);
      return first > 0.9 ? 'one' : first + second > 0.8 ? 'two' : 'many';
    },
    explain: ({ named, votes }) => {
      const common = Array.from(named.share, (share, name) => ({ share, name }))
        .sort((p, q) => q.share - p.share)
        .filter(({ share }) => share > 0.02)
        .slice(0, 3)
        .map(({ share, name }) => text.predict.called(name, percent(share)));
      const drawn = largest(votes);
      return text.predict.explain(common.join(', '), text.predict.called(drawn, percent(votes[drawn])));
    },
  },
  cite: ['tieleman2008', 'larochelle2008', 'hinton2012', 'alpaydin1998', 'lecun1998'],
  // Ten epochs are 62 steps: a build must not wait for thirty.
  poster: { seed: 1, steps: 120, aspect: 1.3, params: { chains: 12, epochs: 10 } },
  version: 1,
  provenance: 'live',
};

export default demo;
