/** Greatest distance in px between a drawn line and its thinned one. */
const TOLERANCE = 0.12;

const NUMBER = '-?[\\d.]+(?:e-?\\d+)?';
const POLYLINE = new RegExp(`M(${NUMBER}) (${NUMBER})((?:L${NUMBER} ${NUMBER}){2,})`, 'g');

/**
 * The same SVG with fewer points: those of a polyline that the eye cannot tell from the straight line between their
 * neighbours go (Ramer 1972, Douglas and Peucker 1973), the rest are rounded to tenths and written as differences.
 */
export function thinPaths(svg: string): string {
  return svg.replace(POLYLINE, (_, x: string, y: string, rest: string) => {
    const points = [[Number(x), Number(y)]];
    for (const [, px, py] of rest.matchAll(new RegExp(`L(${NUMBER}) (${NUMBER})`, 'g'))) {
      points.push([Number(px), Number(py)]);
    }
    return written(thin(points));
  });
}

/** Keeps the ends and, between them, whatever lies further than the tolerance from the chord. */
function thin(points: number[][]): number[][] {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const spans = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let furthest = first;
    let distance = TOLERANCE;
    for (let i = first + 1; i < last; i++) {
      const d = toSegment(points[i], points[first], points[last]);
      if (d > distance) [furthest, distance] = [i, d];
    }
    if (furthest > first) {
      keep[furthest] = 1;
      spans.push([first, furthest], [furthest, last]);
    }
  }
  return points.filter((_, i) => keep[i]);
}

function toSegment([x, y]: number[], [ax, ay]: number[], [bx, by]: number[]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function written(points: number[][]): string {
  // Differences of rounded places: rounding does not add up along the line.
  const tenths = points.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)]);
  const pair = (x: number, y: number) => `${x / 10}${y < 0 ? '' : ' '}${y / 10}`;
  return tenths
    .map(([x, y], i) => (i ? `l${pair(x - tenths[i - 1][0], y - tenths[i - 1][1])}` : `M${pair(x, y)}`))
    .join('');
}
