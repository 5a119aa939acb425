import type { Size, Theme } from '@/components/viz/context';
import type { Box } from '@/components/viz/tiles';
import { indexOf, type Link } from '@/lib/ml/playgroundFrame';

/** Where the picture of each unit stands, layer by layer. */
export interface GraphLayout {
  boxes: Box[][];
  /** Line above the columns. */
  head: number;
}

/** Widest picture of a unit, in text heights. */
const WIDEST = 3.4;

/** Columns from left to right, units one under the other, as large as the fullest column allows. */
export function layoutGraph(
  sizes: readonly number[],
  size: Size,
  theme: Theme,
  planar: boolean,
): GraphLayout {
  const f = theme.fontSize;
  const names = planar ? 3.6 : Math.min(8.5, (0.2 * size.width) / f);
  const [top, left, right] = [1.9 * f, names * f, 1.1 * f];
  const height = size.height - top - 0.4 * f;
  const most = Math.max(...sizes);
  const step = (size.width - left - right) / sizes.length;
  const side = Math.min(WIDEST * f, 0.84 * (height / most), 0.6 * step);
  const boxes = sizes.map((count, l) => {
    const pitch = Math.min(height / count, 1.5 * side + 0.4 * f);
    const first = top + (height - pitch * count) / 2;
    const x = left + (sizes.length === 1 ? 0 : (l * (size.width - left - right - side)) / (sizes.length - 1));
    return Array.from({ length: count }, (_, j) => ({
      x,
      y: first + (j + 0.5) * pitch - side / 2,
      width: side,
      height: side,
    }));
  });
  return { boxes, head: 1.05 * f };
}

/** Both ends of a weight's line. */
export function edgeEnds(
  { boxes }: GraphLayout,
  { layer, to, from }: Link,
): [number, number, number, number] {
  const a = boxes[layer - 1][from];
  const b = boxes[layer][to];
  return [a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2];
}

/** Pixels within which a pointer takes hold of a line. */
const REACH = 8;

/** Index in θ of what lies under a place: the bias of a unit, or the weight whose line is nearest; −1 for nothing. */
export function pickFrom(layout: GraphLayout, sizes: readonly number[], x: number, y: number): number {
  for (let layer = 1; layer < sizes.length; layer++) {
    const to = layout.boxes[layer].findIndex((box) => inside(box, x, y));
    if (to >= 0) return indexOf(sizes, { layer, to, from: -1 });
  }
  let best = -1;
  let least = REACH;
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let to = 0; to < sizes[layer]; to++) {
      for (let from = 0; from < sizes[layer - 1]; from++) {
        const distance = distanceTo(edgeEnds(layout, { layer, to, from }), x, y);
        if (distance < least) [best, least] = [indexOf(sizes, { layer, to, from }), distance];
      }
    }
  }
  return best;
}

function inside({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}

function distanceTo([x0, y0, x1, y1]: readonly number[], x: number, y: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
