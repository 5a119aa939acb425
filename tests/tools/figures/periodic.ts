import { closedShells } from '../../content/nuclei/periodicBox';
import {
  at,
  box,
  curve,
  DASHED,
  dot,
  letter,
  line,
  scale,
  sheet,
  sideTick,
  tick,
  words,
} from '../drawing/paths';

const { cos, PI, sin } = Math;

/** Fourteen particles in a box of side 1, a fixed scatter without close pairs. */
const PARTICLES: [number, number][] = [
  [0.12, 0.18],
  [0.38, 0.1],
  [0.66, 0.2],
  [0.9, 0.08],
  [0.22, 0.42],
  [0.5, 0.36],
  [0.8, 0.4],
  [0.08, 0.66],
  [0.36, 0.64],
  [0.62, 0.58],
  [0.92, 0.68],
  [0.2, 0.88],
  [0.52, 0.86],
  [0.78, 0.86],
];

/** The box, its images, and a pair that is nearest through the wall. */
export function nuclearBox(): string {
  const side = 150;
  const parts: string[] = [];
  for (const column of [0, 1, 2]) {
    for (const row of [0, 1, 2]) {
      const [left, top] = [60 + side * column, 24 + side * row];
      const middle = column === 1 && row === 1;
      if (!middle)
        parts.push(box(left, top, side, side, 'class="g" stroke-width="2" stroke-dasharray="6 6"'));
      for (const [i, [x, y]] of PARTICLES.entries())
        parts.push(
          dot(left + side * x, top + side * y, 5.5, i % 2 ? 'mt' : 'd', middle ? '' : 'opacity="0.35"'),
        );
    }
  }
  parts.push(box(60 + side, 24 + side, side, side, 'class="l" stroke-width="4"'));
  const [a, b] = [PARTICLES[10], PARTICLES[7]];
  const place = ([x, y]: [number, number], column: number) => [60 + side * (column + x), 24 + side * (1 + y)];
  const [p, q, direct] = [place(a, 1), place(b, 2), place(b, 1)];
  parts.push(line(`M${p.map(at).join(' ')}L${q.map(at).join(' ')}`, 'E', 'stroke-width="5"'));
  parts.push(
    line(
      `M${p.map(at).join(' ')}L${direct.map(at).join(' ')}`,
      'E',
      'stroke-width="3" stroke-dasharray="7 6"',
    ),
  );
  parts.push(words(548, 84, 'What leaves at one wall enters at the other.'));
  parts.push(
    words(
      548,
      158,
      'Box side <tspan class="i">L</tspan> = (<tspan class="i">N</tspan>/ρ)<tspan dy="-8" class="t">1/3</tspan><tspan dy="8">: 7.05 fm</tspan>',
    ),
  );
  parts.push(words(548, 196, 'for 14 neutrons at 0.04 per fm³', 's'));
  parts.push(words(548, 270, 'The nearest image sets the distance,', 'et'));
  parts.push(words(548, 308, 'and every image pulls.', 'et'));
  parts.push(words(548, 384, 'blue, red: the two spins, seven of each', 's'));
  return sheet('Nuclear matter in a box with periodic images', 498, parts);
}

/** Two features of one coordinate on a circle, and three ideas of a distance. */
export function periodicMap(): string {
  const parts: string[] = [];
  const [cx, cy, r] = [190, 172, 110];
  parts.push(
    dot(cx, cy, r, 'g'),
    line(`M${cx - r - 24} ${cy}H${cx + r + 24}M${cx} ${cy - r - 24}V${cy + r + 24}`, 'g'),
  );
  for (const [share, name] of [
    [0.06, 'a'],
    [0.94, 'b'],
  ] as [number, string][]) {
    const [x, y] = [cx + r * cos(2 * PI * share), cy - r * sin(2 * PI * share)];
    parts.push(line(`M${cx} ${cy}L${at(x)} ${at(y)}`, 'D', 'stroke-width="3"'), dot(x, y, 10));
    parts.push(words(x + 18, y + (name === 'a' ? -4 : 20), name, 'i d'));
  }
  parts.push(words(cx, 26, 'one coordinate on a circle', 'm s'));
  parts.push(words(cx, 338, `x → (sin, cos) of 2π${letter('x')}/${letter('L')}`, 'm d'));
  return sheet('The map of a periodic coordinate to a circle, and distances', 372, [
    ...parts,
    ...distances(),
  ]);
}

/** Distance to a fixed particle along one edge of the box: raw, nearest image, and from sine and cosine. */
function distances(): string[] {
  const x = scale(0, 1, 470, 1080);
  const y = scale(0, 1, 290, 60);
  const along = (f: (s: number) => number) =>
    curve(Array.from({ length: 121 }, (_, i) => i / 120).map((s) => [x(s), y(f(s))]));
  const parts = [line('M470 44V290H1096'), line(`M${x(1)} 44V290`, 'g', 'stroke-dasharray="6 6"')];
  for (const [t, name] of [
    [0, '0'],
    [0.5, 'L/2'],
    [1, 'L'],
  ] as [number, string][])
    parts.push(tick(x(t), 290, name));
  parts.push(sideTick(470, y(0.5), 'L/2'), sideTick(470, y(1), 'L'));
  parts.push(
    line(
      along((s) => s),
      'g',
      'stroke-width="4"',
    ),
    words(800, 74, 'raw: jumps at the wall', 's e'),
  );
  parts.push(
    line(
      along((s) => Math.min(s, 1 - s)),
      'l',
      DASHED,
    ),
    words(1062, 178, 'nearest image: a kink', 'e t'),
  );
  parts.push(
    line(
      along((s) => sin(PI * s) / PI),
      'D',
      'stroke-width="4"',
    ),
    words(646, 262, '|sin|: smooth', 'd'),
  );
  parts.push(words(783, 346, 'distance along one edge of the box', 'm s'));
  return parts;
}

/** Plane waves of a cube, shell by shell, with the number of particles that closes each. */
export function momentumShells(): string {
  const parts: string[] = [];
  let before = 0;
  const [left, bottom, step, pitch] = [150, 318, 60, 54];
  for (const [row, { particles, level }] of closedShells(5).entries()) {
    const y = bottom - step * row;
    parts.push(words(left - 36, y + 8, String(level), 'e et'));
    for (let i = 0; i < particles / 2 - before; i++) {
      const x = left + pitch * i;
      parts.push(line(`M${x} ${y + 18}h40`, 'g', 'stroke-width="4"'));
      parts.push(line(`M${x + 12} ${y + 14}v-30M${x + 6} ${y - 9}l6 -9l6 9`, 'D', 'stroke-width="3"'));
      parts.push(line(`M${x + 28} ${y - 17}v30M${x + 22} ${y + 5}l6 9l6 -9`, 'M', 'stroke-width="3"'));
    }
    before = particles / 2;
    parts.push(words(1000, y + 8, String(particles), 'b m'));
  }
  parts.push(
    words(40, 30, `|${letter('n')}|² of the waves 2π${letter('n')}/${letter('L')}`, 's'),
    words(1000, 30, 'particles', 's m'),
  );
  return sheet('Closed shells of plane waves in a cube', 352, parts);
}
