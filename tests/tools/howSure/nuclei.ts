/** Drawings from the mass tables: the chart of nuclei, where the models end it, and the isotopes of tin. */
import { readFileSync } from 'node:fs';
import {
  type DripPoint,
  dripLine,
  type MassTables,
  readMassTables,
  twoNeutronSeparation,
} from '@/lib/massTables';
import {
  dot,
  type Frame,
  frame,
  line,
  type Parts,
  type Place,
  sheet,
  ticksBelow,
  ticksLeft,
  words,
} from '../drawing/marks';

/** The elements that all tables reach with their drip lines. */
export const LARGEST_Z = 100;

export function loadMassTables(): MassTables {
  return readMassTables(new Uint8Array(readFileSync('public/data/mass-models/even-even.bin')));
}

/** N of every nuclide with a measured mass, as runs from … to, by Z. */
export function readMeasured(): Map<number, [from: number, to: number][]> {
  const [, ...rows] = readFileSync('public/data/ame2020/measured.csv', 'utf8').trim().split('\n');
  return new Map(
    rows.map((row) => {
      const [z, , runs] = row.split(',');
      const parsed = runs.split(' ').map((run) => {
        const [from, to = from] = run.split('-').map(Number);
        return [from, to] as [number, number];
      });
      return [Number(z), parsed];
    }),
  );
}

/** What the models say of one element. */
export interface Spread {
  z: number;
  points: (DripPoint | undefined)[];
  least: number;
  most: number;
  median: number;
}

/** Where the models end each even element from 8 to 100. */
export function spreads(tables: MassTables): Spread[] {
  return tables.elements
    .filter((z) => z <= LARGEST_Z)
    .map((z) => {
      const points = dripLine(tables, z);
      const ns = points.flatMap((point) => (point ? [point.n] : [])).sort((a, b) => a - b);
      const median = (ns[(ns.length - 1) >> 1] + ns[ns.length >> 1]) / 2;
      return { z, points, least: ns[0], most: ns[ns.length - 1], median };
    });
}

/** Chart of nuclei: measured ones, and the two-neutron drip line of each model. */
export function drawLandscape(): string {
  const f = frame([60, 1130], [14, 414], [0, 270], [0, 120]);
  const parts: Parts = [...ticksLeft(f, [0, 20, 50, 82, 100]), ...ticksBelow(f, [0, 50, 82, 126, 184, 250])];
  for (const n of [50, 82, 126, 184]) parts.push(line([f.at(n, 0), f.at(n, 120)], 'line', 1));
  const cells = [...readMeasured()].flatMap(([z, runs]) =>
    runs.map(
      ([from, to]) => `M${f.x(from - 0.5).toFixed(1)} ${f.y(z).toFixed(1)}H${f.x(to + 0.5).toFixed(1)}`,
    ),
  );
  parts.push(`<path class="D" stroke-width="3.4" d="${cells.join('')}"/>`);
  const all = spreads(loadMassTables());
  const models = all[0].points.length;
  for (let k = 0; k < models; k++) {
    const places = all.flatMap(({ z, points }): Place[] => {
      const point = points[k];
      return point ? [f.at(point.n, z)] : [];
    });
    parts.push(line(places, 'model', 1.6, '', 0.6));
  }
  parts.push(
    words([70, 68], '2550 measured masses', 'data', 'b'),
    words([70, 96], 'AME2020', 'data', 't'),
    words([1126, 330], '18 models:', 'model', 'be'),
    words([1126, 360], 'two neutrons are held no more', 'model', 'te'),
    words([1126, 404], 'neutrons N', 'soft', 'te'),
    words([70, 28], 'protons Z', 'soft', 't'),
  );
  return sheet('Measured nuclei and the neutron drip lines of eighteen models', 446, parts);
}

/** For each even Z: where each model ends, counted from the middle one. */
export function drawSpread(): string {
  const f = frame([60, 1130], [30, 330], [4, 103], [-34, 36]);
  const parts: Parts = [
    ...ticksLeft(f, [-30, -20, -10, 0, 10, 20, 30]),
    ...ticksBelow(f, [8, 20, 28, 50, 82, 100]),
  ];
  for (const { z, points, least, most, median } of spreads(loadMassTables())) {
    parts.push(line([f.at(z, least - median), f.at(z, most - median)], 'model', 5, '', 0.3));
    const counts = new Map<number, number>();
    for (const point of points) if (point) counts.set(point.n, (counts.get(point.n) ?? 0) + 1);
    for (const [n, count] of counts) parts.push(dot(f.at(z, n - median), 'model', 2 + Math.sqrt(count)));
  }
  parts.push(
    words([70, 24], 'last nucleus of each model − median, in neutrons', 'soft', 't'),
    words([1130, 382], 'protons Z', 'soft', 'te'),
    words([f.x(54), 382], 'N = 126', 'ink', 'tm'),
    words([f.x(82), 382], 'N = 184', 'ink', 'tm'),
    line(
      [
        [f.x(54), 362],
        [f.x(54), f.bottom - 40],
      ],
      'soft',
      1.5,
      '3 5',
    ),
    line(
      [
        [f.x(82), 332],
        [f.x(82), f.bottom - 40],
      ],
      'soft',
      1.5,
      '3 5',
    ),
  );
  return sheet('How far the models are apart at the end of each element', 392, parts);
}

/** S₂ₙ of the even isotopes of tin: measured, and in each model. */
export function drawTin(): string {
  const f = frame([60, 1130], [30, 356], [52, 128], [-3, 26]);
  const tables = loadMassTables();
  const parts: Parts = [
    ...ticksLeft(f, [0, 5, 10, 15, 20, 25]),
    ...ticksBelow(f, [60, 70, 82, 90, 100, 110, 120]),
  ];
  for (const model of tables.models) parts.push(line(separations(f, model.get(50)), 'model', 1.8, '', 0.55));
  parts.push(line([f.at(52, 0), f.at(128, 0)], 'soft', 2));
  for (const place of separations(f, tables.measured.get(50))) parts.push(dot(place, 'data', 6));
  parts.push(
    words([f.x(60), 66], 'measured', 'data', 'b'),
    words([f.x(97), 236], 'eighteen models', 'model', 'b'),
    words([f.x(53), f.y(0) + 22], 'below zero: two neutrons fall off', 'soft', 't'),
    words([72, 22], 'energy that holds the last two neutrons, MeV', 'soft', 't'),
    words([1130, 408], 'neutrons N of tin, Z = 50', 'soft', 'te'),
  );
  return sheet('Two-neutron separation energies of tin, measured and in eighteen models', 413, parts);
}

function separations(f: Frame, chain: ReadonlyMap<number, number> | undefined): Place[] {
  if (!chain) return [];
  return [...chain.keys()]
    .sort((a, b) => a - b)
    .flatMap((n): Place[] => {
      const energy = twoNeutronSeparation(chain, n);
      return energy === undefined || n < 52 || n > 128 || energy < -3 ? [] : [f.at(n, energy)];
    });
}
