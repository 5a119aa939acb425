import type { NumberSpec, ParamSpecs } from '@/lib/params';
import { QUESTION } from './edges';
import { messages } from './messages';
import type { Params } from './simulation';

const text = messages.en.params;

/** An input of the program: changed in the graph. */
const inGraph = (
  words: { label: string },
  symbol: string,
  value: number,
  min: number,
  max: number,
): NumberSpec => ({
  kind: 'number',
  ...words,
  symbol,
  default: value,
  min,
  max,
  step: 0.01,
  restarts: false,
  hidden: true,
});

export const params: ParamSpecs<Params> = {
  graph: {
    kind: 'choice',
    label: text.graph.label,
    help: text.graph.help,
    default: 'neuron',
    options: ['neuron', 'layer', 'oscillator', 'hydrogen', 'gaussian'],
    optionLabels: text.graph,
    restarts: true,
  },
  way: {
    kind: 'choice',
    label: text.way.label,
    help: text.way.help,
    default: 'reverse',
    options: ['reverse', 'forward'],
    optionLabels: text.way,
    restarts: true,
  },
  bend: {
    kind: 'choice',
    label: text.bend.label,
    default: 'sigmoid',
    options: ['identity', 'sigmoid', 'tanh', 'relu'],
    optionLabels: text.bend,
    restarts: false,
  },
  h: {
    kind: 'number',
    ...text.h,
    symbol: 'h',
    default: 1e-4,
    min: 1e-15,
    max: 1,
    step: 1e-15,
    scale: 'log',
    restarts: false,
  },
  x: inGraph(text.x, 'x', QUESTION.x, -20, 20),
  y: inGraph(text.y, 'y', QUESTION.y, -50, 50),
  w: inGraph(text.w, 'w', QUESTION.w, -20, 20),
  b: inGraph(text.b, 'b', QUESTION.b, -50, 50),
  layer: {
    kind: 'data',
    ...text.layer,
    default: Float64Array.of(2, -0.6, 1.5, 3, 0.4),
    quantum: 0,
    minLength: 5,
    maxLength: 5,
    restarts: false,
    hidden: true,
  },
  alpha: inGraph(text.alpha, 'α', 0.4, 0.05, 5),
  r: inGraph(text.r, 'r', 1.5, 0.05, 10),
  chosen: { kind: 'integer', ...text.chosen, default: -1, min: -1, max: 20, restarts: false, hidden: true },
  panel: {
    kind: 'choice',
    label: text.panel.label,
    default: 'differences',
    options: ['differences', 'operations'],
    optionLabels: text.panel,
    restarts: false,
    hidden: true,
  },
};
