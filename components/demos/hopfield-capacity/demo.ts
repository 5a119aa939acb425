import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { packBits } from '@/lib/bits';
import { formatNumber, formatWithError } from '@/lib/format';
import { DIGIT_COUNT, digitGlyphs } from '@/lib/ml/glyphs';
import { RECALLED } from '@/lib/ml/hopfieldCapacity';
import { CRITICAL_LOAD, retrievalOverlap } from '@/lib/ml/hopfieldTheory';
import { keptOf } from './kept';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;
const GLYPHS = packBits(digitGlyphs().values);
/** Ten of 192: what the load of ten pictures is called. */
const TEN = 0.052;

/** The theory's overlap, where it is one of these patterns: random ones, Hebb's rule, below the limit. */
function theoryOf({ source, rule, count, units }: Frame): number | undefined {
  const load = count / units;
  return source === 'random' && rule === 'hebb' && load <= CRITICAL_LOAD ? retrievalOverlap(load) : undefined;
}

const withError = (value: number, error: number) => formatWithError(value, error, 3);

function describe(frame: Frame): string {
  const words = text.describe;
  const { focus, count, units, stored, source, rule } = frame;
  if (!focus) {
    return stored < 1 ? words.storing(formatNumber(100 * stored, undefined, 2), count) : words.waiting(count);
  }
  if (source === 'pictures') return describePictures(frame);
  const main = words.measured(
    count,
    units,
    text.rules[rule],
    withError(focus.overlap, focus.overlapError),
    formatNumber(100 * focus.recalled, undefined, 3),
  );
  if (rule !== 'hebb') return main;
  const load = count / units;
  return `${main} ${load < 0.12 ? words.below : load < 0.16 ? words.near : words.above}`;
}

function describePictures(frame: Frame): string {
  const words = text.describe;
  const { matches, count, rule, oddities } = frame;
  const right = matches.slice(0, count).filter((m) => m >= RECALLED).length;
  const parts = [words.pictures(right, count, text.rules[rule])];
  const [pictures, random] = [keptOf(frame, 'pictures'), keptOf(frame, 'random')];
  if (pictures !== null && random !== null) parts.push(words.kept(pictures, random));
  const twin = oddities?.repeated[0];
  if (twin) parts.push(words.repeated(twin.pattern, twin.of, twin.negative));
  else if (oddities?.uniform.length) parts.push(words.uniform(oddities.uniform[0]));
  return parts.join(' ');
}

function tables(frame: Frame): Table[] {
  const words = text.tables;
  const bins = frame.outcomes.length;
  const rows = frame.series.flatMap(({ source, rule, points }) =>
    points.map((p) => [
      text.params.patterns[source],
      text.rules[rule],
      p.count,
      p.count / frame.units,
      p.networks,
      p.overlap,
      p.overlapError,
      p.recalled,
      p.recalledError,
      source === 'random' && rule === 'hebb' ? retrievalOverlap(p.count / frame.units) : '',
    ]),
  );
  const outcomes = Array.from(frame.outcomes, (n, k) => [(2 * k) / bins - 1, (2 * (k + 1)) / bins - 1, n]);
  const made: Table[] = [
    { name: 'recall', ...words.curve, rows },
    { name: 'outcomes', ...words.outcomes, rows: outcomes },
  ];
  if (frame.source === 'pictures') {
    const yesNo = (is: boolean) => (is ? words.yes : words.no);
    made.push({
      name: 'pictures',
      ...words.pictures,
      rows: Array.from(frame.matches, (m, k) => [
        k,
        yesNo(k < frame.count),
        m < -1 ? '' : m,
        m < -1 ? '' : yesNo(m >= RECALLED),
      ]),
    });
  }
  return made;
}

function moreReadouts(frame: Frame): Record<string, MoreReadout> {
  const [kept, random] = [keptOf(frame, 'pictures'), keptOf(frame, 'random')];
  if (frame.source !== 'pictures' || kept === null || random === null) return {};
  return {
    kept: { label: text.readouts.kept, value: kept },
    keptRandom: { label: text.readouts.keptRandom, value: random },
  };
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.turn, many: text.turns },
  params: {
    patterns: {
      kind: 'choice',
      label: text.params.patterns.label,
      default: 'random',
      options: ['random', 'pictures'],
      optionLabels: text.params.patterns,
      restarts: true,
    },
    rule: {
      kind: 'choice',
      label: text.params.rule.label,
      default: 'hebb',
      options: ['hebb', 'pseudo-inverse', 'modern'],
      optionLabels: text.params.rule,
      restarts: false,
    },
    load: {
      kind: 'number',
      ...text.params.load,
      symbol: 'P/N',
      default: 0.1,
      min: 0.005,
      max: 1,
      step: 0.005,
      restarts: false,
    },
    units: {
      kind: 'integer',
      ...text.params.units,
      symbol: 'N',
      default: 200,
      min: 20,
      max: 1024,
      scale: 'log',
      restarts: true,
    },
    noise: {
      kind: 'number',
      ...text.params.noise,
      default: 0.1,
      min: 0,
      max: 0.5,
      step: 0.01,
      restarts: true,
    },
    pictures: {
      kind: 'data',
      label: text.params.pictures,
      default: GLYPHS,
      quantum: 1,
      minLength: GLYPHS.length,
      maxLength: GLYPHS.length,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'overlap',
      options: ['overlap', 'recalled'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    default: { label: text.presets.default, params: {} },
    pictures: {
      label: text.presets.pictures,
      params: { patterns: 'pictures', load: TEN, panel: 'recalled' },
    },
    'pictures-inverse': {
      label: text.presets.inverse,
      params: { patterns: 'pictures', load: TEN, panel: 'recalled', rule: 'pseudo-inverse' },
    },
    full: { label: text.presets.full, params: { units: 784, load: 0.1 } },
    overfull: { label: text.presets.overfull, params: { units: 784, load: 0.2 } },
    modern: { label: text.presets.modern, params: { rule: 'modern', load: 1 } },
  },
  pace: 120,
  steps: 2000,
  readouts: {
    overlap: {
      label: text.readouts.overlap,
      symbol: text.symbols.overlap,
      source: text.sources.theory,
      read: (frame) => {
        const exact = theoryOf(frame);
        const known = exact === undefined ? {} : { exact };
        if (!frame.focus) return { value: frame.soFar, ...known };
        const { overlap, overlapError, networks } = frame.focus;
        return { value: overlap, ...(networks > 1 ? { error: overlapError } : {}), ...known };
      },
    },
    recalled: {
      label: text.readouts.recalled,
      symbol: text.symbols.recalled,
      read: ({ focus }) => {
        if (!focus) return { value: 0 };
        return { value: focus.recalled, ...(focus.networks > 1 ? { error: focus.recalledError } : {}) };
      },
    },
    patterns: {
      label: text.readouts.patterns,
      symbol: text.symbols.patterns,
      read: ({ count }) => ({ value: count }),
    },
    networks: {
      label: text.readouts.networks,
      symbol: text.symbols.networks,
      read: ({ focus }) => ({ value: focus?.networks ?? 0 }),
    },
  },
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'pictures',
    until: 600,
    fields: [
      { id: 'digits', label: text.predict.digits, min: 0, max: DIGIT_COUNT, step: 1, tolerance: 0.5 },
      { id: 'random', label: text.predict.random, min: 0, max: DIGIT_COUNT, step: 1, tolerance: 0.5 },
    ],
    answer: (frame) => ({ digits: keptOf(frame, 'pictures') ?? 0, random: keptOf(frame, 'random') ?? 0 }),
    explain: (frame) => text.predict.explain(keptOf(frame, 'pictures') ?? 0, keptOf(frame, 'random') ?? 0),
  },
  cite: ['hopfield1982', 'amit1987', 'personnaz1985', 'krotov2016', 'demircigil2017', 'ramsauer2021'],
  poster: { preset: 'pictures', seed: 1, steps: 600, aspect: 1.6 },
  version: 1,
  provenance: 'live',
};

export default demo;
