import type { Demo, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { coordinateOf } from '@/lib/ml/memoryPlane';
import { describe } from './describe';
import { messages } from './messages';
import { nameOf } from './names';
import { presets } from './presets';
import type { Frame, Params } from './simulation';

const text = messages.en;
/** Rows and columns of the height table: every third of the surface's. */
const EVERY = 3;

function tables(frame: Frame): Table[] {
  const { columns, cue, s, fields, votes, trace, overlaps, stored, energies, plane } = frame;
  const words = text.tables;
  const all: Table[] = [
    { name: 'energy', ...words.trace, rows: Array.from(trace.updates, (n, k) => [n, trace.energy[k]]) },
    {
      name: 'overlaps',
      ...words.overlaps,
      rows: Array.from(overlaps, (m, k) => [
        nameOf(frame, k),
        stored.includes(k) ? words.yes : words.no,
        m,
        energies[k],
      ]),
    },
    {
      name: 'pixels',
      title: words.pixels.title,
      columns: votes ? [...words.pixels.columns, words.votes] : words.pixels.columns,
      rows: Array.from(s, (now, i) => [
        Math.floor(i / columns) + 1,
        (i % columns) + 1,
        cue[i],
        now,
        fields[i],
        ...(votes ? [votes[i]] : []),
      ]),
    },
  ];
  if (!plane) return all;
  const { points, heights } = plane.surface;
  const grid = Array.from({ length: Math.ceil(points / EVERY) }, (_, k) => k * EVERY);
  const height = (u: number, v: number) => [
    coordinateOf(u, points),
    coordinateOf(v, points),
    heights[v * points + u],
  ];
  return [
    ...all,
    { name: 'path', ...words.path, rows: Array.from(plane.u, (u, k) => [u, plane.v[k]]) },
    { name: 'surface', ...words.surface, rows: grid.flatMap((v) => grid.map((u) => height(u, v))) },
  ];
}

/** The overlap that is asked for: with the picture of the cue, or with the nearest memory where there is none. */
function sourceOverlap({ source, overlaps, stored }: Frame): number {
  if (source >= 0) return overlaps[source];
  return Array.from(stored, (k) => overlaps[k]).reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
}

/** The option of the prediction that a picture is. */
function ending({ recalled }: Frame): string {
  return recalled.kind === 'stored' ? ['a', 'o', 'z'][recalled.pattern] : 'new';
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    noise: {
      kind: 'number',
      ...text.params.noise,
      default: 0.45,
      min: 0,
      max: 1,
      step: 0.01,
      restarts: true,
    },
    erase: {
      kind: 'choice',
      label: text.params.erase.label,
      default: 'nothing',
      options: ['nothing', 'lower', 'right'],
      optionLabels: text.params.erase,
      restarts: true,
    },
    temperature: {
      kind: 'number',
      ...text.params.temperature,
      symbol: 'T',
      default: 0,
      min: 0,
      max: 2,
      step: 0.05,
      restarts: false,
    },
    rule: {
      kind: 'choice',
      label: text.params.rule.label,
      default: 'hebb',
      options: ['hebb', 'pseudo-inverse', 'storkey', 'modern'],
      optionLabels: text.params.rule,
      restarts: true,
    },
    update: {
      kind: 'choice',
      label: text.params.update.label,
      help: text.params.update.help,
      default: 'asynchronous',
      options: ['asynchronous', 'synchronous'],
      optionLabels: text.params.update,
      restarts: false,
    },
    pictures: {
      kind: 'choice',
      label: text.params.pictures.label,
      default: 'letters',
      options: ['letters', 'digits', 'handwritten', 'photographs', 'empty'],
      optionLabels: text.params.pictures,
      restarts: true,
      hidden: true,
    },
    own: {
      kind: 'data',
      ...text.params.own,
      default: new Float64Array(0),
      quantum: 1,
      minLength: 0,
      maxLength: 16 * 274,
      restarts: true,
      hidden: true,
    },
    side: {
      kind: 'integer',
      ...text.params.side,
      default: 16,
      min: 4,
      max: 64,
      restarts: true,
      hidden: true,
    },
    stored: {
      kind: 'integer',
      ...text.params.stored,
      default: 7,
      min: 0,
      max: 2 ** 16 - 1,
      restarts: true,
      hidden: true,
    },
    cue: { kind: 'integer', ...text.params.cue, default: 0, min: -1, max: 15, restarts: true, hidden: true },
    painted: {
      kind: 'data',
      ...text.params.painted,
      default: new Float64Array(0),
      quantum: 1,
      minLength: 0,
      maxLength: 2 * 274,
      restarts: true,
      hidden: true,
    },
    first: {
      kind: 'integer',
      ...text.params.first,
      default: 0,
      min: 0,
      max: 15,
      restarts: true,
      hidden: true,
    },
    second: {
      kind: 'integer',
      ...text.params.second,
      default: 1,
      min: 0,
      max: 15,
      restarts: true,
      hidden: true,
    },
    pixel: {
      kind: 'integer',
      ...text.params.pixel,
      default: -1,
      min: -1,
      max: 4095,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'trace',
      options: ['trace', 'plane', 'overlaps', 'fields'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets,
  pace: 64,
  steps: 6400,
  readouts: {
    energy: {
      label: text.readouts.energy,
      symbol: text.symbols.energy,
      source: text.sources.stored,
      read: ({ energy, energies, source, stored }) =>
        stored.includes(source) ? { value: energy, exact: energies[source] } : { value: energy },
    },
    overlap: {
      label: text.readouts.overlap,
      symbol: text.symbols.overlap,
      read: (frame) => ({ value: sourceOverlap(frame) }),
    },
    restless: {
      label: text.readouts.restless,
      symbol: text.symbols.restless,
      unit: text.pixels,
      read: ({ restless }) => ({ value: restless }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'default',
    until: 640,
    options: [
      { id: 'a', label: 'A' },
      { id: 'o', label: 'O' },
      { id: 'z', label: 'Z' },
      { id: 'new', label: text.predict.somethingNew },
    ],
    answer: ending,
    explain: (frame) => {
      const end = ending(frame);
      const name = end === 'new' ? text.predict.somethingNew : end.toUpperCase();
      return text.predict.explain(name, `m = ${formatNumber(frame.overlaps[0], undefined, 3)}`);
    },
  },
  cite: ['hopfield1982', 'amit1985', 'personnaz1985', 'storkey1997', 'demircigil2017'],
  poster: { seed: 1, steps: 46, aspect: 1.35 },
  version: 1,
  provenance: 'live',
};

export default demo;
