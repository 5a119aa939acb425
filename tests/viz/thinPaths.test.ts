import { describe, expect, it } from 'vitest';
import { thinPaths } from '@/components/viz/thinPaths';

/** Points of a path of M and relative l, as a browser follows it. */
function follow(d: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([Ml])(-?[\d.]+) ?(-?[\d.]+)/g)].map(([, command, a, b]) => {
    [x, y] = command === 'M' ? [Number(a), Number(b)] : [x + Number(a), y + Number(b)];
    return [x, y];
  });
}

describe('a thinned line', () => {
  it('of collinear points keeps its ends', () => {
    const line = Array.from({ length: 50 }, (_, i) => `${i ? 'L' : 'M'}${i} ${2 * i}`).join('');
    expect(thinPaths(`<path d="${line}" fill="none"/>`)).toBe('<path d="M0 0l49 98" fill="none"/>');
  });

  it('stays within a fifth of a pixel of a curve, with few points', () => {
    const f = (x: number) => 100 + 80 * Math.sin(x / 40);
    const xs = Array.from({ length: 701 }, (_, i) => i);
    const d = xs.map((x, i) => `${i ? 'L' : 'M'}${x} ${f(x).toFixed(2)}`).join('');
    const points = follow(thinPaths(d));
    expect(points.length).toBeLessThan(160);
    expect(points.at(-1)?.[0]).toBeCloseTo(700, 6);
    for (const x of xs) {
      const i = Math.max(
        1,
        points.findIndex(([px]) => px >= x - 1e-9),
      );
      const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
      const y = ay + ((by - ay) * (x - ax)) / (bx - ax);
      const slope = 2 * Math.cos(x / 40);
      expect(Math.abs(y - f(x)) / Math.hypot(1, slope)).toBeLessThan(0.2);
    }
  });

  it('keeps a spike, a line that turns back, and every other shape', () => {
    expect(thinPaths('M0 0L5 0L5.5 -9L6 0L10 0')).toBe('M0 0l5 0l0.5-9l0.5 9l4 0');
    expect(thinPaths('M0 0L10 0L4 0')).toBe('M0 0l10 0l-6 0');
    for (const d of ['M1 2h3v4h-3Z', 'M1 2a3 3 0 1 0 6 0', 'M1 2L3 4', 'M1 2L3 4A2 2 0 0 1 5 6']) {
      expect(thinPaths(d)).toBe(d);
    }
  });
});
