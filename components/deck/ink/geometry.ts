import { curveCatmullRom, line } from 'd3';
import { nibs, type Stroke, UNITS } from './stroke';

/** Width over height of a slide, but for an upright phone. */
export const WIDE = 16 / 9;

/** How far simplification may move a line, in widths of the slide: 0.5 px at 1280. */
export const TOLERANCE = 0.5 / 1280;

/**
 * The fewest of a stroke's points, first and last among them, such that no dropped point is farther than the tolerance from
 * the straight piece that replaces it (Ramer, Douglas and Peucker).
 *
 * @param points x, y in turn, in units of the slide
 * @param aspect width over height of the slide they were drawn on
 * @param tolerance in widths of the slide
 */
export function simplify(points: readonly number[], aspect: number, tolerance = TOLERANCE): number[] {
  const count = points.length / 2;
  const kept = new Uint8Array(count);
  kept[0] = kept[count - 1] = 1;
  const open: [number, number][] = [[0, count - 1]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [from, to] = piece;
    let worst = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const d = distanceToPiece(points, from, to, points[2 * i], points[2 * i + 1], aspect);
      if (d > distance) [worst, distance] = [i, d];
    }
    if (worst < 0) continue;
    kept[worst] = 1;
    open.push([from, worst], [worst, to]);
  }
  return points.filter((_, i) => kept[i >> 1] === 1);
}

/** Distance of a point from the straight piece between two points of a line, in widths of the slide. */
function distanceToPiece(
  points: readonly number[],
  from: number,
  to: number,
  x: number,
  y: number,
  aspect: number,
): number {
  const ax = points[2 * from];
  const ay = points[2 * from + 1];
  const dx = points[2 * to] - ax;
  const dy = (points[2 * to + 1] - ay) / aspect;
  const px = x - ax;
  const py = (y - ay) / aspect;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy) / UNITS;
}

/**
 * Whether a round eraser on the way from one place to another meets a stroke: its line, as thick as it is.
 *
 * @param way x and y of the eraser's last two places, in units of the slide
 * @param radius of the eraser, in widths of the slide
 */
export function touches(
  stroke: Stroke,
  way: readonly [number, number, number, number],
  radius: number,
  aspect: number,
): boolean {
  const { points } = stroke;
  const reach = radius + nibs[stroke.nib].width / 2;
  const last = points.length / 2 - 1;
  for (let i = 0; i < Math.max(1, last); i++) {
    if (pieceDistance(points, i, Math.min(i + 1, last), way, aspect) <= reach) return true;
  }
  return false;
}

/** Distance between two straight pieces: 0 where they cross, else from an end of one to the other. */
function pieceDistance(
  points: readonly number[],
  from: number,
  to: number,
  way: readonly number[],
  aspect: number,
): number {
  const ends = [points[2 * from], points[2 * from + 1], points[2 * to], points[2 * to + 1]];
  if (cross(ends, way)) return 0;
  return Math.min(
    distanceToPiece(ends, 0, 1, way[0], way[1], aspect),
    distanceToPiece(ends, 0, 1, way[2], way[3], aspect),
    distanceToPiece(way, 0, 1, ends[0], ends[1], aspect),
    distanceToPiece(way, 0, 1, ends[2], ends[3], aspect),
  );
}

/** Whether two pieces, each x, y of its ends, cross in their inside; stretching the slide does not change it. */
function cross(a: readonly number[], b: readonly number[]): boolean {
  const side = (p: readonly number[], x: number, y: number) =>
    Math.sign((p[2] - p[0]) * (y - p[1]) - (p[3] - p[1]) * (x - p[0]));
  return side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0;
}

/** A smooth line through the points of a stroke as the `d` of an SVG path, in a picture of the given size. */
export function pathOf(points: readonly number[], width: number, height: number): string {
  const pairs = Array.from({ length: points.length / 2 }, (_, i): [number, number] => [
    (points[2 * i] / UNITS) * width,
    (points[2 * i + 1] / UNITS) * height,
  ]);
  return smooth(pairs) ?? '';
}

/* Centripetal: it has neither loops nor cusps between two points. */
const smooth = line().curve(curveCatmullRom.alpha(0.5)).digits(2);
