import type { Table } from '@/components/demos/demo';
import { totalEnergy } from '@/lib/qmc/exactAtoms';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import type { Frame } from './simulation';

const words = messages.en.tables;

const zip = (...columns: ArrayLike<number>[]): number[][] =>
  Array.from({ length: columns[0].length }, (_, row) => columns.map((column) => column[row]));

function energies(frame: Frame): Table {
  const { rows } = words.energies;
  const row = (name: string, { mean, standardError }: Estimate, exact: number) => [
    name,
    mean,
    standardError,
    exact,
  ];
  return {
    name: 'energies',
    ...words.energies,
    rows: [
      row(rows.total, frame.energy, totalEnergy(frame.exact)),
      row(rows.kinetic, frame.kinetic, frame.exact.kinetic),
      row(rows.attraction, frame.external, frame.exact.attraction),
      row(rows.repulsion, frame.interaction, frame.exact.repulsion),
    ],
  };
}

/** Every plot as numbers. */
export function tables(frame: Frame): Table[] {
  const { tried, energy, histogram, radial, encounters, trace, curve } = frame;
  const learning = frame.updates < frame.planned;
  return [
    energies(frame),
    {
      name: 'tried',
      ...words.tried,
      rows: [
        ...zip(tried.alpha, tried.energy, tried.error),
        [frame.alpha, energy.mean, energy.standardError],
      ],
    },
    { name: 'curve', ...words.curve, rows: zip(curve.alpha, curve.energy) },
    {
      name: 'local-energies',
      ...words.histogram,
      rows: zip(histogram.edges.slice(0, -1), histogram.edges.slice(1), histogram.shares),
    },
    {
      name: 'density',
      ...words.density,
      rows: zip(radial.edges.slice(0, -1), radial.edges.slice(1), radial.density),
    },
    {
      name: 'encounters',
      ...words.encounters,
      rows: zip(encounters.nucleus, encounters.pair, encounters.energy),
    },
    {
      name: learning ? 'learning' : 'mean',
      ...(learning ? words.learning : words.mean),
      rows: zip(trace.x, trace.mean, trace.error),
    },
  ];
}
