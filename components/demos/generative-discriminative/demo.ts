import type { Demo, ReadoutSpec } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { MAX_CLOUD } from '@/lib/ml/cloud';
import type { Curve } from '@/lib/ml/learningCurves';
import { clouds } from './clouds';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;
const SMALL = 0;
const LARGE = 7;
/** Errors that differ by less look the same in the picture. */
const CLOSE = 0.003;

const short = (value: number) => formatNumber(value, undefined, 3);
const winner = ({ generative, discriminative }: Frame, i: number) =>
  generative.mean[i] < discriminative.mean[i] ? 'generative' : 'discriminative';

function readout(name: 'generative' | 'discriminative', i: typeof SMALL | typeof LARGE): ReadoutSpec<Frame> {
  const label = text.readouts[name];
  const at = (curve: Curve, bayes: number) => {
    const error = curve.error[i];
    return {
      value: curve.mean[i],
      ...(error > 0 ? { error } : {}),
      ...(i === LARGE ? { exact: bayes } : {}),
    };
  };
  return {
    label: i === SMALL ? text.readouts.small(label) : text.readouts.large(label),
    symbol: text.readouts.at(label, i === SMALL ? '16' : '2048'),
    source: text.source,
    read: (frame) => at(frame[name], frame.bayes),
  };
}

function describe(frame: Frame): string {
  const { cloud, fit } = frame;
  const painted = fit
    ? text.describe.painted(cloud.n, fit.wrong.generative, fit.wrong.discriminative, fit.generative[2] === 0)
    : text.describe.none;
  const { generative, discriminative } = frame;
  const small = text.readouts[winner(frame, SMALL)];
  const close = Math.abs(generative.mean[LARGE] - discriminative.mean[LARGE]) < CLOSE;
  return `${painted} ${
    close ? text.describe.close(small) : text.describe.curves(small, text.readouts[winner(frame, LARGE)])
  }`;
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    model: {
      kind: 'choice',
      label: text.params.model.label,
      help: text.params.model.help,
      default: 'naive',
      options: ['naive', 'shared'],
      optionLabels: text.params.model,
      restarts: true,
    },
    twist: {
      kind: 'choice',
      label: text.params.twist.label,
      default: 'none',
      options: ['none', 'correlation', 'outliers'],
      optionLabels: text.params.twist,
      restarts: true,
    },
    amount: {
      kind: 'number',
      ...text.params.amount,
      default: 0.7,
      min: 0,
      max: 1,
      step: 0.05,
      restarts: true,
    },
    points: {
      kind: 'data',
      ...text.params.points,
      default: clouds.right,
      quantum: 1,
      minLength: 0,
      maxLength: MAX_CLOUD,
      restarts: false,
      hidden: true,
    },
    seen: {
      kind: 'choice',
      label: text.params.seen.label,
      default: 'both',
      options: ['both', 'x1'],
      optionLabels: text.params.seen,
      restarts: false,
      hidden: true,
    },
    pen: {
      kind: 'choice',
      label: text.params.pen.label,
      default: 'one',
      options: ['zero', 'one', 'erase'],
      optionLabels: text.params.pen,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    right: { label: text.presets.right, params: {} },
    correlation: {
      label: text.presets.correlation,
      params: { points: clouds.correlation, twist: 'correlation' },
    },
    outliers: { label: text.presets.outliers, params: { points: clouds.outliers, twist: 'outliers' } },
    covariance: {
      label: text.presets.covariance,
      params: { points: clouds.correlation, twist: 'correlation', model: 'shared' },
    },
  },
  pace: 40,
  steps: 400,
  readouts: {
    generativeSmall: readout('generative', SMALL),
    discriminativeSmall: readout('discriminative', SMALL),
    generativeLarge: readout('generative', LARGE),
    discriminativeLarge: readout('discriminative', LARGE),
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'correlation',
    until: 160,
    options: (['gg', 'gd', 'dg', 'dd'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer: (frame) => winner(frame, SMALL)[0] + winner(frame, LARGE)[0],
    explain: ({ generative, discriminative }) =>
      text.predict.explain(
        [short(generative.mean[SMALL]), short(discriminative.mean[SMALL])],
        [short(generative.mean[LARGE]), short(discriminative.mean[LARGE])],
      ),
  },
  cite: ['ng2001', 'fisher1936'],
  poster: { seed: 1, steps: 64, aspect: 2.4 },
  version: 1,
  provenance: 'live',
};

export default demo;
