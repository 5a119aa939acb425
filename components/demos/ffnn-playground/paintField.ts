import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { classColor, drawCloud, drawField, drawRegions } from '@/components/viz/cloud';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { traceZero } from '@/components/viz/contour';
import { clipped, drawLabel } from '@/components/viz/marks';
import { linkAt, reachOf } from '@/lib/ml/playgroundFrame';
import { type FramePainter, inputName, type Shown, shownRun, text, unitName } from './shown';
import type { Frame } from './simulation';

/** Axes of the picture of the plane, or of two columns of a table. */
export function fieldSpec(frame: Pick<Frame, 'planar' | 'names' | 'p'>, { params }: Shown): AxesSpec {
  const { planar, p } = frame;
  const reach = reachOf(planar);
  const name = (column: number) => `${inputName(frame, 3, Math.min(p - 1, column))} (${text.field.standard})`;
  const [x, y] = planar
    ? [text.field.x1, text.field.x2]
    : [name(params.axisX), p > 1 ? name(params.axisY) : ''];
  const ticks = planar ? 3 : 5;
  return {
    x: { label: x, domain: [-reach, reach], ticks },
    y: { label: y, domain: [-reach, reach], ticks },
  };
}

/** The square of the plane, in the middle of the picture. */
export function fieldAxes(
  frame: Pick<Frame, 'planar' | 'names' | 'p'>,
  size: Size,
  theme: Theme,
  shown: Shown,
): Axes {
  const f = theme.fontSize;
  const margin = { top: 2.2 * f, right: 0.8 * f, bottom: 3.1 * f, left: 2.6 * f };
  const side = Math.min(size.width - margin.left - margin.right, size.height - margin.top - margin.bottom);
  const spare = size.width - margin.left - margin.right - side;
  const low = size.height - margin.top - margin.bottom - side;
  return layoutAxes(size, theme, {
    ...fieldSpec(frame, shown),
    margin: {
      ...margin,
      left: margin.left + spare / 2,
      right: margin.right + spare / 2,
      top: margin.top + low / 2,
      bottom: margin.bottom + low / 2,
    },
  });
}

/** What network A or B says, or the response of the chosen unit; the boundary of two classes; the points. */
export const paintFieldOf =
  (index: number): FramePainter =>
  (ctx, frame, size, theme, shown) => {
    const run = frame.runs[Math.min(index, frame.runs.length - 1)];
    const spec = fieldSpec(frame, shown);
    const axes = fieldAxes(frame, size, theme, shown);
    const ofUnit = frame.chosen.length > 0 && shownRun(shown, frame.runs.length) === index;
    drawAxes(ctx, axes, theme, spec);
    const values = ofUnit ? frame.chosen : run.field;
    const side = Math.sqrt(values.length);
    const sharp = shown.params.shades === 'sharp';
    if (run.sureness.length > 0 && !ofUnit) {
      const sure = sharp ? undefined : run.sureness;
      drawRegions(ctx, axes, values, side, side, theme, sure);
    } else {
      const field = sharp ? values.map(Math.sign) : values;
      drawField(ctx, axes, field, side, side, theme);
      if (frame.classes > 0 || ofUnit) drawBoundary(ctx, axes, values, theme);
    }
    drawPoints(ctx, axes, frame, theme, shown);
    const name = ofUnit ? unitLabel(frame, run.sizes, shown) : title(index, frame.runs.length);
    const style = {
      color: theme.ink,
      align: 'right',
      dx: -3,
      dy: 1.15 * theme.fontSize,
      bold: true,
    } as const;
    drawLabel(ctx, axes, axes.invertX(axes.right), axes.invertY(axes.top), name, style, theme);
  };

function title(index: number, runs: number): string {
  if (runs === 1) return text.field.title.only;
  return index === 0 ? text.field.title.A : text.field.title.B;
}

function unitLabel(frame: Frame, sizes: readonly number[], { params }: Shown): string {
  const link = linkAt(sizes, params.chosen);
  return link ? unitName(frame, sizes, params.features, link.layer, link.to) : '';
}

function drawBoundary(ctx: Context2D, axes: Axes, values: Float32Array, theme: Theme): void {
  const side = Math.sqrt(values.length);
  clipped(ctx, axes, () => {
    ctx.strokeStyle = theme.model;
    ctx.lineWidth = 2.2 * theme.stroke;
    ctx.lineCap = 'round';
    ctx.beginPath();
    traceZero(ctx, axes, values, side, side);
    ctx.stroke();
  });
}

/** Points learnt from are filled, those kept back are outlines. */
function drawPoints(ctx: Context2D, axes: Axes, frame: Frame, theme: Theme, { params }: Shown): void {
  const { points, classes, planar } = frame;
  const radius = points.x.length > 300 ? 2.2 : 3.2;
  if (classes === 0) {
    drawNumbers(ctx, axes, frame, theme, params.marks, planar ? radius : radius + 0.6);
    return;
  }
  const cloud = { n: points.x.length, x: points.x, y: points.y, label: Uint8Array.from(points.label) };
  if (params.marks !== 'training') {
    drawCloud(ctx, axes, cloud, theme, { radius, hollow: true, only: (i) => points.test[i] === 1 });
  }
  if (params.marks !== 'test') {
    drawCloud(ctx, axes, cloud, theme, { radius, only: (i) => points.test[i] === 0 });
  }
}

/** Numbers to predict: brown above zero, teal below, the deeper the larger. */
function drawNumbers(
  ctx: Context2D,
  axes: Axes,
  { points: { x, y, label, test } }: Frame,
  theme: Theme,
  marks: Shown['params']['marks'],
  radius: number,
): void {
  clipped(ctx, axes, () => {
    const r = radius * Math.sqrt(theme.stroke);
    ctx.lineWidth = theme.stroke;
    for (let i = 0; i < x.length; i++) {
      if (marks === (test[i] ? 'training' : 'test')) continue;
      ctx.strokeStyle = classColor(theme, label[i] > 0 ? 1 : 0);
      ctx.fillStyle = test[i] ? theme.card : ctx.strokeStyle;
      ctx.globalAlpha = 0.25 + 0.75 * Math.min(1, Math.abs(label[i]));
      ctx.beginPath();
      ctx.arc(axes.x(x[i]), axes.y(y[i]), r, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
  });
}
