import { packBits } from '@/lib/bits';
import { DRAWING_SIDE } from '@/lib/ml/drawnDigit';

type Point = readonly [x: number, y: number];

const PEN = 2.3;

/** Cells within the pen's reach of a line of points, packed for a link. */
function written(points: readonly Point[]): Float64Array {
  const cells = new Uint8Array(DRAWING_SIDE * DRAWING_SIDE);
  cells.forEach((_, cell) => {
    const x = (cell % DRAWING_SIDE) + 0.5;
    const y = Math.floor(cell / DRAWING_SIDE) + 0.5;
    for (let k = 1; k < points.length; k++) {
      if (distance(x, y, points[k - 1], points[k]) <= PEN) cells[cell] = 1;
    }
  });
  return packBits(cells);
}

function distance(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The 3 that stands in the drawing before the reader's own. */
export const THREE = written([
  [7, 5],
  [12, 2.5],
  [20, 2.5],
  [24, 6],
  [23, 12],
  [15, 15.5],
  [22, 18],
  [25, 23],
  [22, 28.5],
  [14, 29.5],
  [7, 27],
]);
