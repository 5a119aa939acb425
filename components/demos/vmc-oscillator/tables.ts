import type { Table } from '@/components/demos/demo';
import { shapeEnergy, shapeEnergyDerivative, shapeVariance } from '@/lib/qmc/shapes';
import { localEnergyAt, waveAt } from './exact';
import { messages } from './messages';
import type { Attempt, Frame } from './simulation';

const text = messages.en;

function energyRow(a: Attempt, { shape, omega, size }: Frame): number[] {
  return [
    a.alpha,
    a.sweeps,
    a.energy,
    a.blockedError,
    a.naiveError,
    shapeEnergy(shape, a.alpha, omega, size),
    a.variance,
    a.varianceError,
    shapeVariance(shape, a.alpha, omega, size),
    a.acceptance,
    a.gradient,
    a.gradientError,
    a.difference,
    a.differenceError,
    shapeEnergyDerivative(shape, a.alpha, omega, size),
  ];
}

const zip = (...columns: Float64Array[]): number[][] =>
  Array.from(columns[0], (_, row) => columns.map((column) => column[row]));

/** Every plot as numbers. */
export function tables(frame: Frame): Table[] {
  const { histogram, trace, blocking, positions, dimensions } = frame;
  const words = text.tables;
  const attempts = frame.tried.includes(frame.estimate) ? frame.tried : [...frame.tried, frame.estimate];
  return [
    { name: 'energies', ...words.energies, rows: attempts.map((a) => energyRow(a, frame)) },
    {
      name: 'local-energies',
      ...words.histogram,
      rows: zip(histogram.edges.slice(0, -1), histogram.edges.slice(1), histogram.counts),
    },
    {
      name: frame.optimizing ? 'descent' : 'running-mean',
      ...(frame.optimizing ? words.descent : words.running),
      rows: zip(trace.x, trace.mean, trace.naive, trace.blocked),
    },
    { name: 'blocking', ...words.blocking, rows: zip(blocking.size, blocking.error, blocking.errorOfError) },
    { name: 'local-energy', ...words.local, rows: localRows(frame) },
    {
      name: 'step-sizes',
      title: words.steps.title,
      columns: words.steps.columns,
      rows: frame.survey.map((s) => [
        s.stepSize,
        s.acceptance,
        s.time,
        s.timeError,
        s.settled ? words.steps.settled.yes : words.steps.settled.no,
      ]),
    },
    {
      name: 'positions',
      title: words.positions.title,
      columns: words.positions.columns.slice(0, dimensions),
      rows: Array.from({ length: positions.length / dimensions }, (_, p) => [
        ...positions.subarray(p * dimensions, (p + 1) * dimensions),
      ]),
    },
  ];
}

/** Along one coordinate, over four lengths of the wave function on either side. */
function localRows(frame: Frame): number[][] {
  const wave = waveAt(frame, frame.alpha);
  const energy = localEnergyAt(frame, frame.alpha);
  const edge = 4 / Math.sqrt(frame.alpha);
  return Array.from({ length: 81 }, (_, k) => {
    const x = edge * (k / 40 - 1);
    return [x, wave(x), energy(x)];
  });
}
