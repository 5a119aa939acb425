import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { formatError, formatNumber } from '@/lib/format';
import { parseRegressionData } from '@/lib/ml/regressionData';
import type { Readout } from '@/lib/simulation';
import { messages } from './messages';
import { presets } from './presets';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

const short = (value: number, error?: number) => {
  if (!(error && error > 0)) return formatNumber(value);
  // A value that rounds to zero has no sign.
  const text = formatNumber(value, error).replace(/^−(0(\.0*)?)$/, '$1');
  return `${text} ± ${formatError(error, value)}`;
};

/** Mean squared error on new data at one degree: bias² + variance + noise², measured. Undefined before it is. */
function newDataError({ degrees, noise, own }: Frame, degree: number): Required<Readout> | undefined {
  const { measured, exactBias2, exactVariance } = degrees[degree];
  if (!measured || own) return undefined;
  return {
    value: measured.total + noise * noise,
    error: measured.totalError,
    exact: exactBias2 + exactVariance + noise * noise,
  };
}

/** One readout for each coefficient, and numbers that exist or matter only for some data. */
function moreReadouts(frame: Frame): Record<string, MoreReadout> {
  const { fit, held, reference, degrees, own } = frame;
  const words = text.readouts;
  const out: Record<string, MoreReadout> = {};
  const put = (name: string, label: string, readout: Readout) => {
    if (Number.isFinite(readout.value)) out[name] = { ...readout, label };
  };
  fit.columns.forEach((column, j) => {
    const error = fit.standardErrors[j];
    put(`theta${j}`, words.coefficient(j, column.name), {
      value: held.theta[j],
      ...(Number.isFinite(error) && !held.held ? { error } : {}),
      ...(reference ? { exact: reference.theta[j], source: reference.source } : {}),
    });
  });
  put('rSquared', words.rSquared, { value: fit.rSquared });
  put('residualDeviation', words.residualDeviation, { value: fit.residualDeviation });
  put('residualSumOfSquares', words.residualSumOfSquares, { value: fit.residualSumOfSquares });
  if (fit.effectiveParameters < fit.rank - 1e-9) {
    put('effectiveParameters', words.effectiveParameters, { value: fit.effectiveParameters });
  }
  if (fit.rank < fit.p) put('rank', words.rank(fit.p), { value: fit.rank });
  if (fit.plainDigits < 12) put('plainDigits', words.plainDigits, { value: fit.plainDigits });
  const tested = newDataError(frame, fit.degree);
  if (tested) put('testError', words.testError, tested);
  const { measured, exactBias2, exactVariance } = degrees[fit.degree];
  if (measured && !own) {
    const { bias2, bias2Error, variance, varianceError } = measured;
    put('bias2', words.bias2, { value: bias2, error: bias2Error, exact: exactBias2 });
    put('variance', words.variance, { value: variance, error: varianceError, exact: exactVariance });
  }
  return out;
}

function describe(frame: Frame): string {
  const { fit, held, sets } = frame;
  const words = text.describe;
  if (fit.p === 0) return words.none;
  if (held.held) return words.held(short(held.cost), short(fit.residualSumOfSquares / fit.n));
  const terms = fit.columns.map(
    (c, j) => `(${short(fit.theta[j], fit.standardErrors[j])})${c.name === '1' ? '' : ` ${c.name}`}`,
  );
  const model = fit.p <= 3 ? `ŷ = ${terms.join(' + ')}` : words.many(fit.p);
  const sentences = [words.fit(model, fit.n, short(held.cost))];
  const tested = newDataError(frame, fit.degree);
  if (fit.rank < fit.p) sentences.push(words.dependent(fit.rank, fit.p));
  else if (tested) sentences.push(words.sets(sets, fit.degree, short(tested.value, tested.error)));
  else {
    const kappa = formatNumber(fit.conditionNumber, undefined, 3);
    const digits = Number.isFinite(fit.plainDigits) ? formatNumber(Math.floor(fit.plainDigits)) : '';
    sentences.push(
      digits && fit.conditionNumber > 1e3 ? words.condition(kappa, digits) : words.conditionOnly(kappa),
    );
  }
  return sentences.join(' ');
}

const PREDICTED = Array.from({ length: 13 }, (_, degree) => degree);

const answer = (frame: Frame): number[] =>
  PREDICTED.map((degree) => newDataError(frame, degree)?.value ?? Number.NaN);

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.set, many: text.sets },
  params: {
    truth: {
      kind: 'choice',
      label: text.params.truth.label,
      default: 'line',
      options: ['line', 'cubic', 'sine', 'runge'],
      optionLabels: text.params.truth,
      restarts: true,
    },
    degree: {
      kind: 'integer',
      ...text.params.degree,
      default: 1,
      min: 0,
      max: 12,
      restarts: false,
    },
    points: {
      kind: 'integer',
      ...text.params.points,
      symbol: 'n',
      default: 12,
      min: 2,
      max: 200,
      scale: 'log',
      restarts: true,
    },
    noise: {
      kind: 'number',
      ...text.params.noise,
      symbol: 'σ',
      default: 0.5,
      min: 0,
      max: 2,
      step: 0.01,
      restarts: true,
    },
    ridge: {
      kind: 'number',
      ...text.params.ridge,
      symbol: 'λ',
      default: 0,
      min: 0,
      max: 10,
      step: 0.01,
      restarts: true,
    },
    basis: {
      kind: 'choice',
      label: text.params.basis.label,
      default: 'powers',
      options: ['powers', 'legendre'],
      optionLabels: text.params.basis,
      restarts: true,
    },
    spacing: {
      kind: 'choice',
      label: text.params.spacing.label,
      default: 'even',
      options: ['even', 'random'],
      optionLabels: text.params.spacing,
      restarts: true,
    },
    data: {
      kind: 'data',
      ...text.params.data,
      default: new Float64Array(0),
      quantum: 0,
      minLength: 0,
      maxLength: 100_001,
      parse: parseRegressionData,
      restarts: true,
    },
    intercept: {
      kind: 'choice',
      label: text.params.intercept.label,
      default: 'on',
      options: ['on', 'off'],
      optionLabels: text.params.intercept,
      restarts: true,
      hidden: true,
    },
    columns: {
      kind: 'data',
      ...text.params.columns,
      default: new Float64Array(0),
      quantum: 1,
      minLength: 0,
      maxLength: 64,
      restarts: true,
      hidden: true,
    },
    tab: {
      kind: 'choice',
      label: text.params.tab.label,
      default: 'fit',
      options: ['fit', 'bowl', 'projection', 'variance'],
      optionLabels: text.params.tab,
      restarts: false,
      hidden: true,
    },
    first: {
      kind: 'integer',
      ...text.params.first,
      default: 0,
      min: 0,
      max: 63,
      restarts: false,
      hidden: true,
    },
    second: {
      kind: 'integer',
      ...text.params.second,
      default: 1,
      min: 0,
      max: 63,
      restarts: false,
      hidden: true,
    },
    ball: {
      kind: 'data',
      ...text.params.ball,
      default: new Float64Array(0),
      quantum: 0,
      minLength: 0,
      maxLength: 2,
      restarts: false,
      hidden: true,
    },
  },
  presets,
  pace: 20,
  steps: 100,
  readouts: {
    cost: {
      label: text.readouts.cost,
      symbol: 'C',
      source: text.sources.minimum,
      read: ({ fit, held }) => ({
        value: held.cost,
        ...(held.held ? { exact: fit.residualSumOfSquares / fit.n } : {}),
      }),
    },
    conditionNumber: {
      label: text.readouts.conditionNumber,
      symbol: 'κ(X)',
      read: ({ fit }) => ({ value: fit.conditionNumber }),
    },
  },
  moreReadouts,
  describe,
  tables: (frame: Frame): Table[] => tables(frame),
  predict: {
    kind: 'curve',
    question: text.predict.question,
    preset: 'bias-variance',
    until: 100,
    x: { label: text.predict.x, values: PREDICTED },
    y: { label: text.predict.y, min: 0, max: 0.2 },
    answer,
    explain(frame) {
      const errors = answer(frame);
      const best = errors.indexOf(Math.min(...errors));
      return text.predict.explain(
        best,
        formatNumber(errors[best], undefined, 2),
        formatNumber(errors[12], undefined, 2),
      );
    },
  },
  cite: ['bjorck1996', 'longley1967', 'wampler1970', 'nist-strd', 'hoerl1970', 'geman1992', 'kim2017'],
  poster: { preset: 'line', seed: 1, steps: 40, aspect: 16 / 9 },
  version: 1,
  provenance: 'live',
};

export default demo;
