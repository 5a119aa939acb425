import type { Demo, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import { presets, QUANTUM } from './presets';
import { averageGap, short, stateName } from './shown';
import type { Frame, Params } from './simulation';

const text = messages.en;

/** Probability that the model shows one of the pictures of the data. */
const dataProbability = ({ data, model }: Frame): number =>
  Math.min(
    1,
    model.reduce((sum, p, v) => sum + (data[v] > 0 ? p : 0), 0),
  );

/** States whose energy lies below where it began. */
const sunk = ({ energies, first }: Frame): number =>
  energies.reduce((count, e, v) => count + (e < first[v] - 1e-9 ? 1 : 0), 0);

const percent = (p: number): string => `${formatNumber(100 * p, undefined, 3)} %`;

function describe(frame: Frame): string {
  const words = text.describe;
  const { iteration, divergence, bestDivergence, peak, logLikelihood, energies } = frame;
  const states = energies.length;
  if (iteration === 0) return words.start(states, short(divergence));
  const lost = peak - logLikelihood;
  if (!frame.negative) {
    const count = sunk(frame);
    return lost > 1e-3 ? words.sinking(count, states, short(lost)) : words.sinkingGain(count, states);
  }
  const now = words.learning(iteration, short(divergence), percent(dataProbability(frame)));
  if (lost > 0.02) return `${now} ${words.tooFast(short(lost))}`;
  if (!(bestDivergence > 0)) return now;
  return divergence - bestDivergence < 1e-3
    ? `${now} ${words.reached}`
    : `${now} ${words.atBest(short(bestDivergence))}`;
}

function tables(frame: Frame): Table[] {
  const words = text.tables;
  const { side, data, model, energies, shares, shareErrors, sampled, weights, trace } = frame;
  const n = frame.visible + frame.hidden;
  const pairs = Array.from(weights.keys()).filter((k) => k % n <= Math.floor(k / n));
  return [
    {
      name: 'states',
      ...words.states,
      rows: Array.from(data, (q, v) => [
        stateName(v, side),
        q,
        model[v],
        sampled ? shares[v] : '',
        sampled ? shareErrors[v] : '',
        energies[v],
      ]),
    },
    {
      name: 'pairs',
      ...words.pairs,
      rows: pairs.map((k) => [
        (k % n) + 1,
        Math.floor(k / n) + 1,
        weights[k],
        frame.clamped[k],
        sampled ? frame.clampedErrors[k] : '',
        frame.free[k],
        sampled ? frame.freeErrors[k] : '',
      ]),
    },
    {
      name: 'likelihood',
      ...words.learning,
      rows: Array.from(trace.update, (update, k) => [update, trace.logLikelihood[k]]),
    },
  ];
}

/** A picture that the bars do not contain: two pixels on a diagonal. */
const DIAGONAL = 0b1001;
const BAR = 0b0011;
const FULL = 0b1111;

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.update, many: text.updates },
  params: {
    world: {
      kind: 'choice',
      label: text.params.world.label,
      default: '2x2',
      options: ['2x2', '3x3'],
      optionLabels: text.params.world,
      restarts: true,
    },
    negativePhase: {
      kind: 'choice',
      label: text.params.negativePhase.label,
      help: text.params.negativePhase.help,
      default: 'on',
      options: ['on', 'off'],
      optionLabels: text.params.negativePhase,
      restarts: false,
    },
    gradient: {
      kind: 'choice',
      label: text.params.gradient.label,
      help: text.params.gradient.help,
      default: 'exact',
      options: ['exact', 'sampled'],
      optionLabels: text.params.gradient,
      restarts: false,
    },
    hidden: {
      kind: 'integer',
      ...text.params.hidden,
      symbol: 'H',
      default: 0,
      min: 0,
      max: 4,
      restarts: true,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.3,
      min: 0.01,
      max: 30,
      step: 0.01,
      scale: 'log',
      restarts: false,
    },
    temperature: {
      kind: 'number',
      ...text.params.temperature,
      symbol: 'T',
      default: 1,
      min: 0.2,
      max: 5,
      step: 0.05,
      scale: 'log',
      restarts: false,
    },
    data: {
      kind: 'data',
      ...text.params.data,
      default: presets.bars.params.data as Float64Array,
      quantum: QUANTUM,
      minLength: 16,
      maxLength: 16,
      restarts: false,
      hidden: true,
    },
    pictures: {
      kind: 'data',
      ...text.params.pictures,
      default: presets.pictures.params.pictures as Float64Array,
      quantum: 1,
      minLength: 1,
      maxLength: 24,
      restarts: false,
      hidden: true,
    },
    picture: {
      kind: 'integer',
      ...text.params.picture,
      default: DIAGONAL,
      min: 0,
      max: 511,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'learning',
      options: ['learning', 'averages', 'weights', 'map'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets,
  pace: 30,
  steps: 20_000,
  readouts: {
    logLikelihood: {
      label: text.readouts.logLikelihood,
      symbol: text.symbols.logLikelihood,
      source: text.source,
      read: ({ logLikelihood, entropy, bestDivergence }) => ({
        value: logLikelihood,
        ...(Number.isNaN(bestDivergence) ? {} : { exact: -entropy - bestDivergence }),
      }),
    },
    divergence: {
      label: text.readouts.divergence,
      symbol: text.symbols.divergence,
      source: text.source,
      read: ({ divergence, bestDivergence }) => ({
        value: divergence,
        ...(Number.isNaN(bestDivergence) ? {} : { exact: bestDivergence }),
      }),
    },
    averageGap: {
      label: text.readouts.averageGap,
      symbol: text.symbols.averageGap,
      read: averageGap,
    },
    dataProbability: {
      label: text.readouts.dataProbability,
      symbol: text.symbols.dataProbability,
      read: (frame) => ({ value: dataProbability(frame) }),
    },
    largestWeight: {
      label: text.readouts.largestWeight,
      symbol: text.symbols.largestWeight,
      read: ({ weights }) => ({ value: weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0) }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'no-negative-phase',
    until: 60,
    options: (['rises', 'stays', 'sinks'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer({ energies, first }) {
      const change = energies[DIAGONAL] - first[DIAGONAL];
      return change < -1e-9 ? 'sinks' : change > 1e-9 ? 'rises' : 'stays';
    },
    explain: ({ energies, logLikelihood }) =>
      text.predict.explain(
        short(energies[DIAGONAL]),
        short(energies[BAR]),
        short(energies[FULL]),
        short(logLikelihood),
        short(-Math.log(16)),
      ),
  },
  cite: ['hinton1983', 'ackley1985', 'tieleman2008'],
  poster: { preset: 'bars', seed: 1, steps: 60, aspect: 1.5 },
  version: 1,
  provenance: 'live',
};

export default demo;
