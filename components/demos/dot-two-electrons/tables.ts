import type { Table } from '@/components/demos/demo';
import { tautStates } from '@/lib/qmc/tautStates';
import { type TwoElectronAnsatz, twoElectronTrial } from '@/lib/qmc/twoElectronTrials';
import { conditional, relative } from './conditional';
import { messages } from './messages';
import { polynomialText } from './polynomial';
import type { Frame } from './simulation';

const words = messages.en.tables;
const names = messages.en.readouts;

const zip = (...columns: ArrayLike<number>[]): number[][] =>
  Array.from({ length: columns[0].length }, (_, row) => columns.map((column) => column[row]));

function energies({ estimate, exact, trial }: Frame): (string | number)[][] {
  const parts = [
    [names.energy, 'energy'],
    [names.variance, 'variance'],
    [names.kinetic, 'kinetic'],
    [names.trap, 'external'],
    [names.interaction, 'interaction'],
  ] as const;
  return parts.map(([name, key]) => [
    name,
    estimate[key].value,
    estimate[key].error,
    exact[key],
    trial ? trial[key] : '',
  ]);
}

const PLACES = 41;

/** The density of electron 2 along the line through the center and the held electron 1. */
function pairRows({ ansatz, omega, dimensions, theta, held, reach }: Frame): number[][] {
  const norm = Math.hypot(held[0], held[1]);
  const [ux, uy] = norm > 0 ? [held[0] / norm, held[1] / norm] : [1, 0];
  const places = Array.from({ length: PLACES }, (_, i) => reach * ((2 * i) / (PLACES - 1) - 1));
  const along = (name: TwoElectronAnsatz, parameters: Float64Array) => {
    const density = conditional(twoElectronTrial(name, omega, dimensions).of(parameters), dimensions, held);
    return relative(Float64Array.from(places, (t) => density(t * ux, t * uy)));
  };
  return zip(places, along(ansatz, theta), along('exact', new Float64Array(0)));
}

/** Every plot as numbers. */
export function tables(frame: Frame): Table[] {
  const { curve, density, separation, exactProfile, trialProfile, trace, histogram, dimensions } = frame;
  const none = new Float64Array(exactProfile.r.length).fill(Number.NaN);
  const { edges, counts } = histogram;
  return [
    { name: 'energies', ...words.energies, rows: energies(frame) },
    {
      name: 'frequency',
      ...words.frequency,
      rows: zip(
        curve.omega,
        curve.energy,
        curve.energy.map((e, i) => e / curve.omega[i]),
      ),
    },
    {
      name: 'taut',
      ...words.taut,
      rows: tautStates(dimensions).map((s) => [s.degree, s.omega, s.energy, polynomialText(s)]),
    },
    { name: 'density', ...words.density, rows: zip(density.r, density.mean, density.error) },
    { name: 'separation', ...words.separation, rows: zip(separation.r, separation.mean, separation.error) },
    {
      name: 'profiles',
      ...words.profiles,
      rows: zip(
        exactProfile.r,
        exactProfile.density,
        trialProfile?.density ?? none,
        exactProfile.separation,
        exactProfile.probability,
        trialProfile?.probability ?? none,
      ),
    },
    { name: 'learning', ...words.learning, rows: zip(trace.update, trace.energy, trace.error) },
    { name: 'pair', ...words.pair, rows: pairRows(frame) },
    { name: 'histogram', ...words.histogram, rows: zip(edges.slice(0, -1), edges.slice(1), counts) },
  ];
}
