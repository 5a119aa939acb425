import type { Table } from '@/components/demos/demo';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import { type Method, publishedEnergies } from './published';
import { RECORDED_PARTS, recordedOf } from './recorded';
import { energiesOf, guideOf, mainLane, stateOf } from './reference';
import type { Frame, Lane } from './simulation';

const text = messages.en;
const words = text.tables;

function energies(frame: Frame): (number | string)[][] {
  const { electrons, omega, lanes, exact } = frame;
  const rows: (number | string)[][] = lanes
    .flatMap(energiesOf)
    .map(({ ansatz, energy }) => [text.ansatz[ansatz], energy.mean, energy.standardError, text.kinds.live]);
  for (const run of recordedOf(electrons, omega)) {
    rows.push([text.ansatz[run.ansatz], run.energy, run.error, text.kinds.recorded]);
  }
  for (const [method, { energy, error, unconverged }] of Object.entries(
    publishedEnergies(electrons, omega),
  )) {
    const kind =
      method === 'ccsd'
        ? text.kinds.notVariational
        : unconverged
          ? text.kinds.unconverged
          : text.kinds.published;
    rows.push([text.methods[method as Method], energy, error, kind]);
  }
  if (exact.length > 0) rows.push([text.sources.exact, exact[0], 0, text.kinds.exact]);
  return rows;
}

const pair = ({ mean, standardError }: Estimate) => [mean, standardError];

/** Parts of the energy; in diffusion they are extrapolated, while the electrons are counted before it. */
function parts(lane: Lane): (number | string)[][] {
  const numbers = [lane.kinetic, lane.external, lane.interaction, lane.trapVirial].flatMap(pair);
  const name = text.ansatz[stateOf(lane)];
  if (lane.phase !== 'diffusing') return [[name, ...numbers, lane.inside]];
  return [
    [text.symbols.extrapolated(name), ...numbers, ''],
    [text.ansatz[guideOf(lane)], ...numbers.map(() => ''), lane.inside],
  ];
}

/** n(r) of a lane by name; in diffusion the mixed one, too. */
function densities(lane: Lane): { name: string; n: Float64Array }[] {
  const { mixed } = text.plots.radial;
  const own = { name: text.ansatz[guideOf(lane)], n: lane.radial.density };
  return lane.mixed.length === 0 ? [own] : [own, { name: mixed, n: lane.mixed }];
}

function radial({ lanes, exactDensity }: Frame): Table {
  const { radii } = lanes[0].radial;
  const all = lanes.flatMap(densities);
  const known = exactDensity.length > 0;
  return {
    name: 'radial-density',
    title: words.radial.title,
    columns: [
      words.radial.r,
      ...all.map(({ name }) => words.radial.n(name)),
      ...(known ? [words.radial.exact] : []),
    ],
    rows: Array.from(radii, (r, k) => [r, ...all.map(({ n }) => n[k]), ...(known ? [exactDensity[k]] : [])]),
  };
}

function plane({ held, lanes, reach, cells }: Frame): (number | string)[][] {
  const values = held ? held.plane : lanes[lanes.length - 1].plane;
  const edge = (2 * reach) / cells;
  return Array.from(values, (n, c) => [
    ((c % cells) + 0.5) * edge - reach,
    (Math.floor(c / cells) + 0.5) * edge - reach,
    n,
  ]);
}

/** Every plot as numbers. */
export function tables(frame: Frame): Table[] {
  const { distances, parallel, antiparallel } = mainLane(frame).pairs;
  return [
    { name: 'energies', ...words.energies, rows: energies(frame) },
    { name: 'parts', ...words.parts, rows: frame.lanes.flatMap(parts) },
    radial(frame),
    {
      name: 'learning',
      ...words.learning,
      rows: frame.lanes.flatMap((lane) => {
        const { updates, energy, error } = lane.trace;
        return Array.from(updates, (k, at) => [text.ansatz[guideOf(lane)], k, energy[at], error[at]]);
      }),
    },
    {
      name: 'pairs',
      ...words.pairs,
      rows: Array.from(distances, (r, k) => [r, parallel[k], antiparallel[k]]),
    },
    {
      name: 'recorded-parts',
      ...words.shares,
      rows: RECORDED_PARTS.map((p) => [p.electrons, p.omega, p.kinetic, p.external, p.interaction]),
    },
    { name: 'plane', ...words.plane, rows: plane(frame) },
  ];
}
