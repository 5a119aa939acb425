import type { Demo, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { MAX_CLOUD } from '@/lib/ml/cloud';
import { clouds } from './clouds';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;

function describe(frame: Frame): string {
  const words = text.describe;
  const { cloud, mistakes, wrong, settled, bound, period } = frame;
  if (cloud.n === 0) return words.empty;
  if (mistakes === 0) return words.start(cloud.n);
  const limit = bound > 0 ? words.bound(formatNumber(Math.floor(bound))) : words.none;
  if (settled) return `${words.settled(mistakes)} ${limit}`;
  return `${words.now(mistakes, wrong, cloud.n)} ${period > 0 ? words.round(period) : limit}`;
}

function tables({ cloud, weights, before, pocket, trace, gamma, radius, learningRate }: Frame): Table[] {
  const words = text.tables;
  return [
    {
      name: 'points',
      ...words.points,
      rows: Array.from(cloud.x, (x, i) => {
        const y = cloud.label[i] === 0 ? -1 : 1;
        return [x, cloud.y[i], y, y * (weights[0] + weights[1] * x + weights[2] * cloud.y[i])];
      }),
    },
    {
      name: 'weights',
      ...words.weights,
      rows: ['b', 'w₁', 'w₂'].map((name, j) => [name, before[j], weights[j], pocket[j]]),
    },
    {
      name: 'length',
      ...words.trace,
      rows: Array.from(trace.mistakes, (k, i) => [
        k,
        trace.length[i],
        k * learningRate * gamma,
        Math.sqrt(k) * learningRate * radius,
      ]),
    },
  ];
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.correction, many: text.corrections },
  params: {
    order: {
      kind: 'choice',
      label: text.params.order.label,
      default: 'cyclic',
      options: ['cyclic', 'shuffled'],
      optionLabels: text.params.order,
      restarts: true,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 1,
      min: 0.1,
      max: 10,
      step: 0.1,
      scale: 'log',
      restarts: false,
    },
    points: {
      kind: 'data',
      ...text.params.points,
      default: clouds.separable,
      quantum: 1,
      minLength: 0,
      maxLength: MAX_CLOUD,
      restarts: true,
      hidden: true,
    },
    pen: {
      kind: 'choice',
      label: text.params.pen.label,
      default: 'plus',
      options: ['minus', 'plus', 'erase'],
      optionLabels: text.params.pen,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    separable: { label: text.presets.separable, params: {} },
    narrow: { label: text.presets.narrow, params: { points: clouds.narrow } },
    and: { label: text.presets.and, params: { points: clouds.and } },
    or: { label: text.presets.or, params: { points: clouds.or } },
    xor: { label: text.presets.xor, params: { points: clouds.xor } },
    talk: { label: text.presets.talk, params: { points: clouds.talk } },
    overlapping: { label: text.presets.overlapping, params: { points: clouds.overlapping } },
  },
  pace: 2,
  steps: 2000,
  readouts: {
    mistakes: { label: text.readouts.mistakes, read: ({ mistakes }) => ({ value: mistakes }) },
    bound: {
      label: text.readouts.bound,
      symbol: ({ bound }) => (bound > 0 ? text.readouts.boundSymbol : text.readouts.noBound),
      read: ({ bound }) => ({ value: bound }),
    },
    wrong: { label: text.readouts.wrong, read: ({ wrong }) => ({ value: wrong }) },
    pocket: {
      label: text.readouts.pocket,
      symbol: text.readouts.pocketSymbol,
      read: ({ pocketWrong }) => ({ value: pocketWrong }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'xor',
    until: 200,
    options: [
      { id: 'soon', label: text.predict.options.soon },
      { id: 'late', label: text.predict.options.late },
      { id: 'never', label: text.predict.options.never },
    ],
    answer: ({ settled, mistakes }) => (!settled ? 'never' : mistakes < 20 ? 'soon' : 'late'),
    explain: ({ period, pocketWrong }) => text.predict.explain(period, pocketWrong),
  },
  cite: ['rosenblatt1958', 'novikoff1962', 'minsky1969'],
  poster: { seed: 1, steps: 3, aspect: 2 },
  version: 1,
  provenance: 'live',
};

export default demo;
