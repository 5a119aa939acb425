import { boundState, well } from '../../content/nuclei/deuteron';
import {
  at,
  axes,
  box,
  curve,
  letter,
  line,
  printed,
  raised,
  scale,
  sheet,
  tick,
  words,
} from '../drawing/paths';

const { sqrt } = Math;

/** Wells of three cutoffs with the deuteron in them, and what its energy is made of. */
export function deuteronCutoffs(): string {
  const parts: string[] = [];
  const states = [2, 4, 6].map((cutoff) => ({
    cutoff,
    ...boundState(well(cutoff, 'triplet'), { range: 2 / cutoff }),
  }));
  const x = scale(0, 8, 70, 560);
  const y = scale(0, 0.62, 268, 60);
  parts.push(axes(70, 44, 570, 268));
  for (const t of [0, 2, 4, 6, 8]) parts.push(tick(x(t), 268, String(t)));
  for (const [i, { cutoff, u, h, norm }] of states.entries()) {
    const points = Array.from({ length: 161 }, (_, j) => j / 20).map((r): [number, number] => [
      x(r),
      y(u[Math.round(r / h)] / sqrt(norm)),
    ]);
    const peak = points.reduce((best, point) => (point[1] < best[1] ? point : best));
    parts.push(
      line(curve(points), 'M', `stroke-width="4" opacity="${1 - 0.28 * i}"`),
      words(peak[0], peak[1] - 10, String(cutoff), 'm t mt'),
    );
    parts.push(line(`M${at(x(2 / cutoff))} 268v-14`, 'E', 'stroke-width="5"'));
  }
  parts.push(words(70, 26, `${letter('u')}(${letter('r')}), by cutoff; marks: its range 2/Λ`, 's'));
  parts.push(words(250, 96, 'nearly the same tail', 'mt'));
  parts.push(words(320, 328, `distance ${letter('r')} (fm)`, 's m'));
  return sheet('The deuteron with three cutoffs of the leading order', 350, [...parts, ...balance(states)]);
}

/** Kinetic and potential energy as bars from a common zero, with their small difference. */
function balance(states: { cutoff: number; energy: number; kinetic: number }[]): string[] {
  const x = scale(-60, 60, 700, 1090);
  const parts = [line(`M${at(x(0))} 50V268`), words(690, 26, 'energy (MeV): kinetic and potential', 's')];
  for (const t of [-50, 0, 50]) parts.push(tick(x(t), 268, printed(t, 0)));
  for (const [i, { cutoff, energy, kinetic }] of states.entries()) {
    const top = 66 + 66 * i;
    parts.push(words(676, top + 25, `Λ = ${cutoff}`, 'e'));
    parts.push(box(x(0), top, x(kinetic) - x(0), 36, 'style="fill:var(--data)" opacity="0.85"'));
    parts.push(
      box(
        x(energy - kinetic),
        top,
        x(0) - x(energy - kinetic),
        36,
        'style="fill:var(--energy)" opacity="0.85"',
      ),
    );
    parts.push(box(x(energy), top + 42, x(0) - x(energy), 10, 'style="fill:var(--ink)"'));
  }
  parts.push(words(895, 328, `thin: the sum, −2.22; Λ in fm${raised('−1')}`, 's m'));
  return parts;
}
