import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import type { ThumbnailPicture } from '@/lib/ml/thumbnails/thumbnail';
import type { ChoiceSpec } from '@/lib/params';
import { messages } from './messages';
import {
  DENSITIES,
  edges,
  families,
  HAVINGS,
  type Having,
  isOnRoute,
  isUsable,
  methodOf,
  methods,
  relativesOf,
} from './methods';
import type { Frame, Has, Params } from './simulation';

const text = messages.en;
const STEPS = 60;

/** Methods for which what is ticked is enough. */
export function usableCount(having: Frame['having']): number {
  const set = new Set(HAVINGS.filter((key) => having[key]));
  return methods.filter((method) => isUsable(method, set)).length;
}

function describe({ method, k, having, shown }: Frame): string {
  const words = text.describe;
  const { name, live } = methodOf(method);
  const all = Object.values(having).every(Boolean);
  const numbers = (shown?.readings ?? []).map((reading) => {
    const [label, source] = text.readings[reading.name];
    const exact = reading.exact === undefined ? '' : formatNumber(reading.exact, undefined, 4);
    return words.reading(label, formatNumber(reading.value, reading.error), source ?? 'exact', exact);
  });
  return [
    words.chosen(name, relativesOf(method).length),
    live ? (k > 0 ? words.run(k, STEPS, numbers.join(', ')) : '') : words.described,
    all ? '' : words.usable(usableCount(having), methods.length),
  ]
    .filter(Boolean)
    .join(' ');
}

function moreReadouts({ shown }: Frame): Record<string, MoreReadout> {
  return Object.fromEntries(
    (shown?.readings ?? []).map(({ name, value, error, exact }) => {
      const [label, source] = text.readings[name];
      return [name, { label, source, value, error, exact }];
    }),
  );
}

function pictureRows(picture: ThumbnailPicture): (number | string)[][] {
  switch (picture.kind) {
    case 'curve':
      return [
        ...Array.from(picture.x, (x, i) => ['points', x, picture.y[i]]),
        ...Array.from(picture.gridX, (x, i) => ['curve', x, picture.curve[i]]),
      ];
    case 'plane':
      return [
        ...Array.from(picture.cloud.x, (x, i) => [
          picture.hidden ? 'points' : `class ${picture.cloud.label[i]}`,
          x,
          picture.cloud.y[i],
        ]),
        ...Array.from({ length: (picture.marks?.length ?? 0) / 2 }, (_, i) => [
          'model',
          picture.marks?.[2 * i] ?? 0,
          picture.marks?.[2 * i + 1] ?? 0,
        ]),
      ];
    case 'chain':
      return Array.from(picture.values, (value, i) => [picture.quantity, i + 1, value]);
    case 'tiles':
      return Array.from(picture.values, (value, i) => ['tile', i, value]);
  }
}

function tables({ shown }: Frame): Table[] {
  const words = text.tables;
  const familyName = (id: string) => families.find((family) => family.id === id)?.name ?? id;
  return [
    {
      name: 'methods',
      ...words.methods,
      rows: methods.map((m) => [
        m.name,
        familyName(m.family),
        m.needs.map((need) => text.having[need]).join(', '),
        m.density ? text.densities[m.density].name : '',
        m.live ? text.list.live : text.list.described,
        m.equation,
        m.says,
        m.by,
      ]),
    },
    {
      name: 'edges',
      ...words.edges,
      rows: edges.map((edge) => [
        methodOf(edge.from).name,
        methodOf(edge.to).name,
        edge.why,
        edge.equation,
        isOnRoute(edge) ? '✓' : '',
      ]),
    },
    {
      name: 'run',
      ...words.run,
      rows: (shown?.readings ?? []).map(({ name, value, error, exact }) => [
        text.readings[name][0],
        value,
        error ?? '',
        exact ?? '',
      ]),
    },
    { name: 'picture', ...words.picture, rows: shown ? pictureRows(shown.picture) : [] },
  ];
}

const ids = methods.map((method) => method.id);
const names = Object.fromEntries(methods.map((method) => [method.id, method.name]));

const has = (key: Having): ChoiceSpec<Has> => ({
  kind: 'choice',
  label: text.having[key],
  default: 'yes',
  options: ['yes', 'no'],
  optionLabels: text.params.has,
  restarts: false,
  hidden: true,
});

const only = (...kept: Having[]): Partial<Params> =>
  Object.fromEntries(HAVINGS.map((key) => [key, kept.includes(key) ? 'yes' : 'no']));

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: text.stepName,
  params: {
    method: {
      kind: 'choice',
      label: text.params.method.label,
      default: 'rbm',
      options: ids,
      optionLabels: names,
      restarts: true,
    },
    reach: { kind: 'integer', ...text.params.reach, default: 7, min: 1, max: 7, restarts: false },
    tab: {
      kind: 'choice',
      label: text.params.tab.label,
      default: 'map',
      options: ['map', 'list', 'taxonomy'],
      optionLabels: text.params.tab,
      restarts: false,
      hidden: true,
    },
    via: {
      kind: 'choice',
      label: text.params.via.label,
      default: 'none',
      options: ['none', ...ids],
      optionLabels: { none: text.params.via.none, ...names },
      restarts: false,
      hidden: true,
    },
    data: has('data'),
    labels: has('labels'),
    likelihood: has('likelihood'),
    reward: has('reward'),
    hamiltonian: has('hamiltonian'),
  },
  presets: {
    rbm: { label: text.presets.rbm, params: {} },
    route: { label: text.presets.route, params: { method: 'ising', reach: 1 } },
    hamiltonian: {
      label: text.presets.hamiltonian,
      params: { method: 'vmc', ...only('hamiltonian') },
    },
    unlabelled: { label: text.presets.unlabelled, params: { method: 'gaussian-rbm', ...only('data') } },
    taxonomy: { label: text.presets.taxonomy, params: { tab: 'taxonomy' } },
  },
  pace: 30,
  steps: STEPS,
  readouts: {
    usable: { label: text.readouts.usable, read: ({ having }) => ({ value: usableCount(having) }) },
    relatives: {
      label: text.readouts.relatives,
      read: ({ method }) => ({ value: relativesOf(method).length }),
    },
  },
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'rbm',
    until: STEPS,
    options: DENSITIES.map((id) => ({ id, label: text.predict.options[id] })),
    answer: ({ method }) => methodOf(method).density ?? '',
    explain: ({ shown }) => {
      const likelihood = shown?.readings.find((reading) => reading.name === 'likelihood');
      return text.predict.explain(formatNumber(likelihood?.value ?? Number.NaN, undefined, 3));
    },
  },
  cite: [...new Set(methods.map((method) => method.cite))],
  poster: { seed: 1, steps: 20, aspect: 16 / 9 },
  version: 1,
  provenance: 'live',
};

export default demo;
