import type { Axes } from './axes';
import type { Context2D } from './context';

/**
 * Traces the line on which a field vanishes, cell by cell with linear interpolation (marching squares). The field's values
 * stand at the centres of columns × rows cells that fill the plot, row 0 at the bottom.
 */
export function traceZero(
  ctx: Context2D,
  { left, right, top, bottom }: Axes,
  values: ArrayLike<number>,
  columns: number,
  rows: number,
): void {
  const [w, h] = [(right - left) / columns, (bottom - top) / rows];
  const at = (c: number, r: number) => values[r * columns + c];
  const place = (c: number, r: number): Point => [left + (c + 0.5) * w, bottom - (r + 0.5) * h];
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < columns; c++) {
      const corners: [number, number][] = [
        [c, r],
        [c + 1, r],
        [c + 1, r + 1],
        [c, r + 1],
      ];
      const crossings: Point[] = [];
      corners.forEach(([c0, r0], k) => {
        const [c1, r1] = corners[(k + 1) % 4];
        const [a, b] = [at(c0, r0), at(c1, r1)];
        if (a >= 0 === b >= 0) return;
        crossings.push(between(place(c0, r0), place(c1, r1), a / (a - b)));
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        ctx.moveTo(...crossings[k]);
        ctx.lineTo(...crossings[k + 1]);
      }
    }
  }
}

type Point = [x: number, y: number];

const between = ([x0, y0]: Point, [x1, y1]: Point, t: number): Point => [
  x0 + t * (x1 - x0),
  y0 + t * (y1 - y0),
];
