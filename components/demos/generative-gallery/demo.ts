import type { Demo, ReadoutSpec, Table } from '@/components/demos/demo';
import { FEWEST } from '@/lib/ml/galleryData';
import { MODELS, type ModelName } from '@/lib/ml/galleryModels';
import { messages } from './messages';
import { ringOfClusters } from './points';
import { engineOf, percent, ratioOf, text, verdictOf } from './shown';
import { type Frame, FULL_RUN, type Params } from './simulation';

function describe(frame: Frame): string {
  const words = text.describe;
  if (frame.tooFew) return words.few(FEWEST);
  if (frame.scores.every(({ samples }) => samples === 0)) return words.start;
  const far = MODELS.filter((_, k) => verdictOf(frame, k) !== 'passes');
  const list = far.length > 0 ? words.far(far.map((name) => text.short[name]).join(', ')) : '';
  return words.now(frame.step, MODELS.length - far.length, list);
}

/** Points of a sample in its table. */
const LISTED = 40;

function tables(frame: Frame): Table[] {
  const { scores, yardstick, trace, likelihood, samples, data } = frame;
  const words = text.tables;
  const pairs = (rows: ArrayLike<number>, most: number) =>
    Array.from({ length: Math.min(most, rows.length >> 1) }, (_, k) => [rows[2 * k], rows[2 * k + 1]]);
  return [
    {
      name: 'scores',
      title: words.scores.title,
      columns: words.scores.columns,
      rows: [
        ...MODELS.map((name, k) => {
          const { distance, error, coverage, precision, samples: judged } = scores[k];
          const verdict = words.scores.words[verdictOf(frame, k)];
          const ratio = ratioOf(scores[k], frame);
          return [
            text.models[name],
            distance,
            error,
            ratio,
            coverage,
            precision,
            judged,
            verdict,
            engineOf(frame, name),
          ];
        }),
        [words.scores.real, yardstick.distance, yardstick.error, 1, '', '', '', '', ''],
      ],
    },
    {
      name: 'likelihood',
      title: words.likelihood.title,
      columns: words.likelihood.columns,
      rows: words.likelihood.what.map((what, k) => [text.models[MODELS[k]], likelihood[k], what]),
    },
    {
      name: 'trace',
      ...words.trace,
      rows: Array.from(trace.step, (step, i) => [
        step,
        ...[...trace.costs, ...trace.distances].map((column) => column[i]),
      ]),
    },
    {
      name: 'samples',
      ...words.samples,
      rows: MODELS.flatMap((name, k) =>
        pairs(samples[k], LISTED).map((point) => [text.short[name], ...point]),
      ),
    },
    { name: 'data', ...words.data, rows: pairs(data, 100) },
  ];
}

function readout(name: ModelName): ReadoutSpec<Frame> {
  const model = MODELS.indexOf(name);
  return {
    label: text.readouts.distance(text.models[name]),
    symbol: text.readouts.symbol(text.short[name]),
    source: text.readouts.source,
    read: ({ scores, yardstick }) => {
      const { distance, error } = scores[model];
      return { value: distance, error, exact: yardstick.distance };
    },
  };
}

/** The models by the share of their samples that lie on data, the worst first. */
const byPrecision = ({ scores }: Frame) =>
  [...MODELS.keys()].sort((a, b) => scores[a].precision - scores[b].precision);

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    cloud: {
      kind: 'choice',
      label: text.params.cloud.label,
      default: 'moons',
      options: ['moons', 'circles', 'spiral', 'blobs', 'drawn'],
      optionLabels: text.params.cloud,
      restarts: true,
    },
    noise: {
      kind: 'number',
      ...text.params.noise,
      default: 0.06,
      min: 0,
      max: 0.2,
      step: 0.01,
      restarts: true,
    },
    components: {
      kind: 'integer',
      ...text.params.components,
      symbol: 'K',
      default: 10,
      min: 1,
      max: 20,
      restarts: true,
    },
    gan: {
      kind: 'choice',
      label: text.params.gan.label,
      default: 'fair',
      options: ['fair', 'greedy'],
      optionLabels: text.params.gan,
      restarts: true,
    },
    engine: {
      kind: 'choice',
      label: text.params.engine.label,
      default: 'float64',
      options: ['float64', 'auto', 'webgpu', 'webgl', 'wasm', 'cpu'],
      optionLabels: text.params.engine,
      restarts: true,
    },
    points: {
      kind: 'data',
      ...text.params.points,
      default: ringOfClusters(),
      quantum: 1,
      minLength: 0,
      maxLength: 500,
      restarts: true,
      hidden: true,
    },
    tab: {
      kind: 'choice',
      label: text.params.tab.label,
      default: 'pictures',
      options: ['pictures', 'costs', 'distances'],
      optionLabels: text.params.tab,
      restarts: false,
      hidden: true,
    },
    shown: {
      kind: 'integer',
      ...text.params.shown,
      default: 28,
      min: 1,
      max: 31,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    moons: { label: text.presets.moons, params: {} },
    circles: { label: text.presets.circles, params: { cloud: 'circles', noise: 0.04 } },
    spiral: { label: text.presets.spiral, params: { cloud: 'spiral', noise: 0.03, components: 20 } },
    blobs: { label: text.presets.blobs, params: { cloud: 'blobs', noise: 0, components: 2 } },
    ring: { label: text.presets.ring, params: { cloud: 'drawn' } },
    collapse: { label: text.presets.collapse, params: { cloud: 'drawn', gan: 'greedy' } },
  },
  pace: 'max',
  steps: FULL_RUN,
  readouts: {
    mixtureDistance: readout('mixture'),
    rbmDistance: readout('rbm'),
    vaeDistance: readout('vae'),
    ganDistance: readout('gan'),
    diffusionDistance: readout('diffusion'),
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'moons',
    until: 1500,
    options: MODELS.map((id) => ({ id, label: text.models[id] })),
    answer: (frame) => MODELS[byPrecision(frame)[0]],
    explain: (frame) => {
      const order = byPrecision(frame);
      const [worst, best] = [order[0], order[order.length - 1]];
      const share = (k: number) => percent(frame.scores[k].precision);
      return text.predict.explain(
        text.models[MODELS[worst]],
        share(worst),
        messages.en.models[MODELS[best]],
        share(best),
      );
    },
  },
  cite: ['dempster1977', 'hinton2002', 'kingma2014', 'goodfellow2014', 'ho2020', 'szekely2013'],
  poster: { seed: 1, steps: 600, aspect: 1.36 },
  version: 1,
  provenance: 'live',
};

export default demo;
