import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { SIDE } from '@/lib/ml/rewardLens';
import { clouds } from './clouds';
import { messages } from './messages';
import { type Frame, MOST_POINTS, type Params } from './simulation';
import { thirdColumn } from './words';

const text = messages.en;
const short = (value: number) => formatNumber(value, undefined, 3);
const percent = (share: number) => `${Math.round(100 * share)} %`;

function describe({ picture, score, settled }: Frame): string {
  const words = text.describe;
  const [training, heldOut] = [score.training, score.heldOut];
  switch (picture.lens) {
    case 'none':
      return words.none;
    case 'classify': {
      const name = picture.boxes.length > 0 ? 'tree' : 'line';
      return words.classify(name, percent(training), percent(heldOut));
    }
    case 'regress': {
      const name = Number.isNaN(score.least) ? 'process' : 'plane';
      return words.regress(name, short(training), short(heldOut), picture.seen);
    }
    case 'cluster':
      return [
        words.cluster(picture.centres.length / 2, settled),
        ...(picture.labelsShown ? [words.agreement(short(score.extra))] : []),
      ].join(' ');
    default:
      return -score.least > 0 ? words.reward(short(-score.cost), short(-score.least)) : words.unreachable;
  }
}

function moreReadouts({ picture, score }: Frame): Record<string, MoreReadout> {
  const { readouts, sources } = text;
  const { training, heldOut, extra } = score;
  switch (picture.lens) {
    case 'classify':
      return {
        accuracy: { label: readouts.accuracy, value: training },
        heldOutAccuracy: { label: readouts.heldOutAccuracy, value: heldOut },
      };
    case 'regress':
      return {
        rmse: { label: readouts.rmse, value: training },
        heldOutRmse: { label: readouts.heldOutRmse, value: heldOut },
      };
    case 'cluster':
      return picture.labelsShown ? { adjustedRand: { label: readouts.adjustedRand, value: extra } } : {};
    case 'reward':
      return {
        value: { label: readouts.value, value: -score.cost, exact: -score.least, source: sources.reward },
        collected: { label: readouts.collected, value: extra },
      };
    default:
      return {};
  }
}

function tables(frame: Frame): Table[] {
  const { picture, table, said, trace } = frame;
  const words = text.tables;
  const kept = new Set(table.heldOut);
  const all: Table[] = [
    {
      name: 'points',
      ...words.rows,
      rows: Array.from({ length: table.n }, (_, i) => [
        i + 1,
        table.features[2 * i],
        table.features[2 * i + 1],
        thirdColumn(frame, i),
        picture.lens === 'classify' || picture.lens === 'cluster' ? said[i] + 1 : said[i],
        kept.has(i) ? 1 : 0,
      ]),
    },
  ];
  if (picture.lens === 'none') return all;
  const scored = picture.lens === 'classify' || picture.lens === 'regress';
  all.push({
    name: 'progress',
    title: words.progress.title,
    columns: words.progress.columns[picture.lens],
    rows: Array.from(trace.step, (step, k) =>
      scored
        ? [step, trace.cost[k], trace.training[k], trace.heldOut[k]]
        : [step, trace.cost[k], trace.extra[k]],
    ),
  });
  if (picture.lens === 'cluster') {
    const { centres } = picture;
    all.push({
      name: 'centres',
      ...words.centres,
      rows: Array.from({ length: centres.length / 2 }, (_, c) => [c + 1, centres[2 * c], centres[2 * c + 1]]),
    });
  }
  if (picture.lens === 'reward') {
    const { values, exact } = picture;
    all.push({
      name: 'values',
      ...words.values,
      rows: Array.from(values, (v, s) => [(s % SIDE) + 1, Math.floor(s / SIDE) + 1, v, exact[s]]),
    });
  }
  return all;
}

const choice = <T extends string>(
  spec: { label: string } & Record<T, string>,
  options: readonly T[],
  restarts = true,
) => ({
  kind: 'choice' as const,
  label: spec.label,
  default: options[0],
  options,
  optionLabels: spec,
  restarts,
  hidden: true,
});

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    groups: {
      kind: 'integer',
      ...text.params.groups,
      symbol: 'k',
      default: 2,
      min: 1,
      max: 6,
      restarts: true,
    },
    noise: {
      kind: 'number',
      ...text.params.noise,
      symbol: 'σ',
      default: 0.1,
      min: 0,
      max: 0.5,
      step: 0.01,
      restarts: true,
    },
    discount: {
      kind: 'number',
      ...text.params.discount,
      symbol: 'γ',
      default: 0.9,
      min: 0.5,
      max: 0.98,
      step: 0.01,
      restarts: true,
    },
    lens: choice(text.params.lens, ['classify', 'regress', 'cluster', 'reward']),
    classifier: choice(text.params.classifier, ['logistic', 'tree']),
    surface: choice(text.params.surface, ['plane', 'process']),
    walker: choice(text.params.walker, ['walking', 'planning']),
    labels: choice(text.params.labels, ['hidden', 'shown'], false),
    start: {
      kind: 'integer',
      ...text.params.start,
      default: SIDE * (SIDE - 1),
      min: 0,
      max: SIDE * SIDE - 1,
      restarts: true,
      hidden: true,
    },
    points: {
      kind: 'data',
      ...text.params.points,
      default: clouds.moons,
      quantum: 1,
      minLength: 0,
      maxLength: MOST_POINTS,
      restarts: true,
      hidden: true,
    },
  },
  presets: {
    classify: { label: text.presets.classify, params: {} },
    tree: { label: text.presets.tree, params: { classifier: 'tree' } },
    regress: { label: text.presets.regress, params: { lens: 'regress', points: clouds.scattered } },
    process: {
      label: text.presets.process,
      params: { lens: 'regress', surface: 'process', points: clouds.scattered },
    },
    cluster: { label: text.presets.cluster, params: { lens: 'cluster', groups: 3, points: clouds.heaps } },
    ring: { label: text.presets.ring, params: { lens: 'cluster', groups: 2, points: clouds.ring } },
    reward: { label: text.presets.reward, params: { lens: 'reward' } },
    maze: {
      label: text.presets.maze,
      params: { lens: 'reward', walker: 'planning', discount: 0.95, points: clouds.maze },
    },
  },
  pace: 10,
  steps: 300,
  readouts: {
    cost: {
      label: text.readouts.cost,
      symbol: 'C',
      source: ({ picture }) => (picture.lens === 'none' ? '' : text.sources[picture.lens]),
      read: ({ score: { cost, least } }) =>
        Number.isNaN(least) ? { value: cost } : { value: cost, exact: least },
    },
  },
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'ring',
    until: 40,
    options: [
      { id: 'ring', label: text.predict.options.ring },
      { id: 'halves', label: text.predict.options.halves },
      { id: 'one', label: text.predict.options.one },
    ],
    answer: ({ score }) => (score.extra > 0.5 ? 'ring' : 'halves'),
    explain: ({ score }) => text.predict.explain(short(score.extra)),
  },
  cite: ['breiman1984', 'rasmussen2006', 'lloyd1982', 'hubert1985', 'watkins1992', 'sutton2018'],
  poster: { seed: 1, steps: 40, aspect: 16 / 10 },
  version: 1,
  provenance: 'live',
};

export default demo;
