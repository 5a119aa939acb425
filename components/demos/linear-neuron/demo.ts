import type { Demo, Table } from '@/components/demos/demo';
import { tickText } from '@/components/viz/axes';
import { formatNumber } from '@/lib/format';
import { costAfter } from '@/lib/ml/neuronLandscape';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;

function describe(frame: Frame): string {
  const { step, weight, bias, cost, gradient, landscape, learningRate, limit } = frame;
  const words = text.describe;
  const numbers = [weight, bias, cost].map((v) => formatNumber(v, undefined, 4)) as [string, string, string];
  const now = step === 0 ? words.start(...numbers) : words.steps(step, ...numbers);
  if (learningRate > limit) return `${now} ${words.tooFast(formatNumber(limit, undefined, 3))}`;
  if (landscape.eigenvalues[0] === 0) return `${now} ${words.valley}`;
  if (frame.gap > 0) return `${now} ${words.gap(tickText(frame.gap))}`;
  const still = Math.abs(gradient[0]) + Math.abs(gradient[1]) < 1e-9;
  return still ? `${now} ${words.arrived}` : now;
}

function tables({ path, points, weight, bias, landscape, start, learningRate }: Frame): Table[] {
  const words = text.tables;
  return [
    {
      name: 'corrections',
      ...words.path,
      rows: Array.from(path.step, (step, i) => [
        step,
        path.weight[i],
        path.bias[i],
        path.cost[i],
        costAfter(landscape, start, learningRate, step),
      ]),
    },
    {
      name: 'points',
      ...words.points,
      rows: Array.from({ length: points.length / 2 }, (_, i) => {
        const [x, y] = [points[2 * i], points[2 * i + 1]];
        const a = weight * x + bias;
        return [x, y, a, a - y, 0.5 * (a - y) * (a - y)];
      }),
    },
  ];
}

/** The one point and the start of the talk's own program. */
const TALK_POINT = [4, 9] as const;
const TALK_START = { startWeight: 1.76405235, startBias: 0.40015721 };
const TALK_ERROR = TALK_START.startWeight * TALK_POINT[0] + TALK_START.startBias - TALK_POINT[1];

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.correction, many: text.corrections },
  params: {
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.3,
      min: 0.001,
      max: 2.5,
      step: 0.001,
      scale: 'log',
      restarts: true,
    },
    engine: {
      kind: 'choice',
      label: text.params.engine.label,
      help: text.params.engine.help,
      default: 'typescript',
      options: ['typescript', 'tensorflow'],
      optionLabels: text.params.engine,
      restarts: true,
    },
    startWeight: {
      kind: 'number',
      ...text.params.startWeight,
      symbol: 'w',
      default: 0,
      min: -4,
      max: 6,
      step: 0.05,
      restarts: true,
    },
    startBias: {
      kind: 'number',
      ...text.params.startBias,
      symbol: 'b',
      default: 3,
      min: -6,
      max: 8,
      step: 0.05,
      restarts: true,
    },
    points: {
      kind: 'data',
      ...text.params.points,
      default: Float64Array.of(0, 1, 1, 3, 2, 5, 3, 7),
      quantum: 0.01,
      minLength: 2,
      maxLength: 24,
      restarts: true,
      hidden: true,
    },
    point: {
      kind: 'integer',
      ...text.params.point,
      default: 3,
      min: 0,
      max: 11,
      restarts: false,
      hidden: true,
    },
    phase: {
      kind: 'choice',
      label: text.params.phase.label,
      default: 'all',
      options: ['all', 'forward', 'cost', 'backward', 'correct'],
      optionLabels: text.params.phase,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    'four-points': { label: text.presets.fourPoints, params: {} },
    talk: {
      label: text.presets.talk,
      params: {
        points: Float64Array.of(...TALK_POINT),
        ...TALK_START,
        learningRate: 0.01,
        point: 0,
      },
    },
    'too-fast': { label: text.presets.tooFast, params: { learningRate: 0.7 } },
    'best-rate': { label: text.presets.bestRate, params: { learningRate: 0.444444444444 } },
  },
  pace: 12,
  steps: 200,
  readouts: {
    weight: {
      label: text.readouts.weight,
      symbol: 'w',
      read: ({ weight, exact }) => ({ value: weight, exact: exact.weight }),
    },
    bias: {
      label: text.readouts.bias,
      symbol: 'b',
      read: ({ bias, exact }) => ({ value: bias, exact: exact.bias }),
    },
    cost: {
      label: text.readouts.cost,
      symbol: 'C',
      read: ({ cost, exact }) => ({ value: cost, exact: exact.cost }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'talk',
    until: 1,
    fields: [
      { id: 'weight', label: text.predict.weight, min: -50, max: 50, step: 0.01, tolerance: 0.06 },
      { id: 'bias', label: text.predict.bias, min: -50, max: 50, step: 0.01, tolerance: 0.05 },
    ],
    answer: () => ({ weight: TALK_ERROR * TALK_POINT[0], bias: TALK_ERROR }),
    explain: () => text.predict.explain,
  },
  cite: ['rumelhart1986', 'hjorthjensen2024'],
  poster: { seed: 1, steps: 8, aspect: 16 / 10 },
  version: 1,
  provenance: 'live',
};

export default demo;
