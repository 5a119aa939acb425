/** Where a laser was, x and y as parts of the slide, at a time in ms. */
export interface Spot {
  x: number;
  y: number;
  at: number;
}

/** How long a place stays in the trail, ms. */
export const TRAIL = 320;

/** The places of a trail that are still seen, the newest last. */
export function recent(trail: readonly Spot[], now: number): Spot[] {
  return trail.filter(({ at }) => now - at < TRAIL);
}

/**
 * The trail as the `d` of a filled SVG path: as wide as the dot where the laser is, ending in a point where it was.
 *
 * @param radius of the dot, in the units of the picture
 */
export function trailPath(
  trail: readonly Spot[],
  now: number,
  size: { width: number; height: number },
  radius: number,
): string {
  const places = recent(trail, now).map(({ x, y, at }) => ({
    x: x * size.width,
    y: y * size.height,
    half: radius * (1 - (now - at) / TRAIL),
  }));
  const left: string[] = [];
  const right: string[] = [];
  places.forEach(({ x, y, half }, i) => {
    const from = places[Math.max(0, i - 1)];
    const to = places[Math.min(places.length - 1, i + 1)];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) return;
    const nx = (-(to.y - from.y) / length) * half;
    const ny = ((to.x - from.x) / length) * half;
    left.push(`${(x + nx).toFixed(1)},${(y + ny).toFixed(1)}`);
    right.unshift(`${(x - nx).toFixed(1)},${(y - ny).toFixed(1)}`);
  });
  return left.length > 1 ? `M${[...left, ...right].join('L')}Z` : '';
}
