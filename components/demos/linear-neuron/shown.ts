import { tickText } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { landscapeOf } from '@/lib/ml/neuronLandscape';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open: derivatives stay covered. */
  revealed: boolean;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

/** A number in a picture or an equation: three significant digits. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-3 || size >= 1e5)) return tickText(Number(value.toPrecision(2)));
  return formatNumber(value, undefined, 3);
}

/** A number with as many digits as tell it from another one close by. */
export function apart(value: number, other: number): string {
  const gap = Math.abs(value - other) / Math.max(Math.abs(value), 1e-12);
  const digits = gap > 0 && gap < 0.01 ? Math.min(8, 2 - Math.floor(Math.log10(gap))) : 3;
  return digits > 3 ? formatNumber(value, undefined, digits) : short(value);
}

/** Ranges of the data plot: room for the points and for the usual ones, the same during a drag. */
export function dataRanges({ points }: Readonly<Params>): { x: [number, number]; y: [number, number] } {
  const x: [number, number] = [-0.5, 4.5];
  const y: [number, number] = [-2, 10];
  for (let i = 0; i < points.length; i += 2) {
    x[0] = Math.min(x[0], points[i] - 0.5);
    x[1] = Math.max(x[1], points[i] + 0.5);
    y[0] = Math.min(y[0], points[i + 1] - 1);
    y[1] = Math.max(y[1], points[i + 1] + 1);
  }
  return { x, y };
}

/** Ranges of the (w, b) plane: the start and the place of least cost, with room around; they stay while it runs. */
export function planeRanges({ points, startWeight, startBias }: Readonly<Params>): {
  w: [number, number];
  b: [number, number];
} {
  const { minimum } = landscapeOf(points, [startWeight, startBias]);
  const range = (from: number, to: number): [number, number] => {
    const middle = (from + to) / 2;
    const half = Math.max(0.85 * Math.abs(to - from), 1.6);
    return [middle - half, middle + half];
  };
  return { w: range(startWeight, minimum[0]), b: range(startBias, minimum[1]) };
}
