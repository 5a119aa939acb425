import { packData, type RegressionData, unpackData } from '@/lib/ml/regressionData';
import type { Window } from './geometry';
import type { Frame, Params } from './simulation';

/** More points than this are drawn, but not each with a handle of its own. */
export const MAX_HANDLES = 60;

/** The points a reader can take hold of: the own data, or those on screen; null where there is no plane to drag in. */
export function draggable(params: Readonly<Params>, frame: Frame): RegressionData | null {
  if (params.data.length > 0) {
    const own = unpackData(params.data);
    return own.k <= 1 && own.n <= MAX_HANDLES ? own : null;
  }
  if (frame.own || frame.inputs !== 1 || frame.y.length > MAX_HANDLES) return null;
  return { n: frame.y.length, k: 1, x: [frame.x], y: frame.y };
}

/** Moves point i; without an input only y can change. */
export function movePoint(points: RegressionData, i: number, x: number, y: number): Float64Array {
  const next = { ...points, x: points.x.map((column) => column.slice()), y: points.y.slice() };
  if (next.k === 1) next.x[0][i] = x;
  next.y[i] = y;
  return packData(next);
}

export function addPoint(points: RegressionData, x: number, y: number): Float64Array {
  const longer = (old: Float64Array, last: number) => Float64Array.from([...old, last]);
  return packData({
    ...points,
    n: points.n + 1,
    x: points.x.map((column) => longer(column, x)),
    y: longer(points.y, y),
  });
}

export function removePoint(points: RegressionData, i: number): Float64Array {
  const without = (old: Float64Array) => old.filter((_, j) => j !== i);
  return packData({ ...points, n: points.n - 1, x: points.x.map(without), y: without(points.y) });
}

/** To a hundredth or so of the window: what a reader can aim at, and short in a link. */
export function roundInto([low, high]: Window['x'], value: number): number {
  const step = 10 ** (Math.floor(Math.log10(high - low || 1)) - 2);
  const inside = Math.min(high, Math.max(low, value));
  return Number((Math.round(inside / step) * step).toPrecision(12));
}
