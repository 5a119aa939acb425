import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawBand, drawLine, drawReference, extentOf } from '@/components/viz/marks';
import type { ModelName } from '@/lib/ml/galleryModels';
import { ALLOWED, indexOf, type Shown, text } from './shown';
import { type Frame, FULL_RUN } from './simulation';

const horizonOf = ({ step }: Frame) => Math.max(FULL_RUN, step);

/** Which columns of the trace are a model's costs. */
const COSTS: Record<ModelName, number[]> = { mixture: [0], rbm: [1], vae: [2], gan: [3, 4], diffusion: [5] };
/** Values in the first part of a run are left out of the range: they would flatten the rest. */
const BEGINNING = 0.06;

/** What a model makes small or large while it learns. */
export function paintCosts(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  _shown: Shown,
  name: ModelName,
): void {
  const { trace } = frame;
  const columns = COSTS[name].map((k) => trace.costs[k]);
  const skip = Math.floor(BEGINNING * trace.step.length);
  const values = columns.flatMap((column) => Array.from(column.subarray(skip)));
  if (name === 'gan') values.push(2 * Math.LN2);
  const spec: AxesSpec = {
    x: { label: text.axes.step, domain: [0, horizonOf(frame)], ticks: 3 },
    y: { label: text.axes.costs[name], domain: extentOf(values, 0.12) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (name === 'gan') drawReference(ctx, axes, 2 * Math.LN2, text.axes.lost, theme);
  columns.forEach((column, k) => {
    const color = k === 0 ? theme.energy : theme.model;
    drawLine(ctx, axes, trace.step, column, { color, width: 2.2 }, theme);
  });
  if (name === 'gan') {
    const key = [
      [text.axes.generator, theme.model],
      [text.axes.judge, theme.energy],
    ] as const;
    drawKey(ctx, axes, key, theme);
  }
}

/** D² of a model's samples to the held-out points, beside that of two real samples, and twice that. */
export function paintDistances(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { revealed }: Shown,
  name: ModelName,
): void {
  const { trace, yardstick } = frame;
  const all = trace.distances.flatMap((column) => Array.from(column)).filter((v) => v > 0);
  const one = yardstick.distance || 1e-3;
  const spec: AxesSpec = {
    x: { label: text.axes.step, domain: [0, horizonOf(frame)], ticks: 3 },
    y: {
      label: text.axes.distance,
      domain: [Math.min(one / 3, ...all) / 1.5, Math.max(60 * one, ...all) * 1.3],
      scale: 'log',
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const ends = [0, horizonOf(frame)];
  const { error } = yardstick;
  drawBand(ctx, axes, ends, [one - error, one - error], [one + error, one + error], theme.exact, theme);
  drawReference(ctx, axes, one, text.axes.one, theme);
  drawReference(ctx, axes, ALLOWED * one, text.axes.two, theme);
  if (!revealed) return;
  drawLine(ctx, axes, trace.step, trace.distances[indexOf(name)], { color: theme.model, width: 2.4 }, theme);
}
