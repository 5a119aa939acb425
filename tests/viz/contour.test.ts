import { expect, it } from 'vitest';
import type { Axes } from '@/components/viz/axes';
import type { Context2D } from '@/components/viz/context';
import { traceZero } from '@/components/viz/contour';

/** Ends of the pieces that are traced in a plot of 100 × 100 pixels. */
function pieces(value: (x: number, y: number) => number, side: number): [number, number][] {
  const axes = { left: 0, right: 100, top: 0, bottom: 100 } as Axes;
  const values = Float64Array.from({ length: side * side }, (_, i) =>
    value((i % side) + 0.5, Math.floor(i / side) + 0.5),
  );
  const ends: [number, number][] = [];
  const note = (x: number, y: number) => {
    ends.push([x, y]);
  };
  traceZero({ moveTo: note, lineTo: note } as unknown as Context2D, axes, values, side, side);
  return ends;
}

it('a plane vanishes on a straight line, which is found exactly', () => {
  const ends = pieces((x, y) => x + 2 * y - 13, 10);
  expect(ends.length).toBeGreaterThan(8);
  for (const [px, py] of ends) expect(px / 10 + 2 * (10 - py / 10)).toBeCloseTo(13, 10);
});

it('a disc is enclosed by pieces that join, at its radius', () => {
  const ends = pieces((x, y) => (x - 20) ** 2 + (y - 20) ** 2 - 144, 40);
  for (const [px, py] of ends) expect(Math.hypot(px / 2.5 - 20, py / 2.5 - 20)).toBeCloseTo(12, 1);
  const seen = new Map<string, number>();
  for (const [x, y] of ends) {
    const key = `${x.toFixed(6)},${y.toFixed(6)}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  expect([...seen.values()].every((count) => count === 2)).toBe(true);
});

it('a field of one sign has no such line', () => {
  expect(pieces(() => 1, 5)).toEqual([]);
  expect(pieces(() => -1, 5)).toEqual([]);
});
