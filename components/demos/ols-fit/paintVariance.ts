import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawDots, drawErrorBars, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { fitSpec, fitWindow } from './geometry';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.variance;

/** Fits to redrawn data sets in thin lines, their mean in a thick one, the truth dashed. */
export function paintSpaghetti(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  if (frame.inputs !== 1) {
    ctx.font = `${theme.fontSize}px ${theme.font}`;
    ctx.fillStyle = theme.soft;
    ctx.textAlign = 'center';
    ctx.fillText(text.several, size.width / 2, size.height / 2);
    return;
  }
  const window = fitWindow(frame);
  const spec = fitSpec(frame, window);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const m = frame.grid.length;
  ctx.save();
  ctx.globalAlpha = 0.28;
  for (let s = 0; s < frame.redrawn.length / m; s++) {
    const ys = frame.redrawn.subarray(s * m, (s + 1) * m);
    drawLine(ctx, axes, frame.grid, ys, { color: theme.data, width: 1.2 }, theme);
  }
  ctx.restore();
  if (frame.sets === 0) {
    drawLine(ctx, axes, frame.grid, frame.curve, { color: theme.model, width: 2.6 }, theme);
    drawDots(ctx, axes, frame.x, frame.y, { color: theme.data, radius: 4 }, theme);
  } else {
    drawLine(ctx, axes, frame.grid, frame.meanCurve, { color: theme.model, width: 3.2 }, theme);
  }
  if (frame.truth.length > 0) {
    drawReference(ctx, axes, { xs: frame.grid, ys: frame.truth }, '', theme);
    const t = Math.round(0.62 * m);
    drawLabel(
      ctx,
      axes,
      frame.grid[t],
      frame.truth[t],
      text.truth,
      { color: theme.exact, align: 'left', dx: 6, dy: -10 },
      theme,
    );
  }
  if (frame.sets > 0) {
    const t = Math.round(0.3 * m);
    drawLabel(
      ctx,
      axes,
      frame.grid[t],
      frame.meanCurve[t],
      text.mean,
      { color: theme.model, align: 'right', dx: -8, dy: -8 },
      theme,
    );
  }
}

/** One line of the error picture. */
interface Series {
  name: string;
  color: string;
  values: number[];
  width: number;
  errors?: number[];
  exact?: number[];
}

function seriesOf(frame: Frame, theme: Theme): Series[] {
  const { degrees, noise, own } = frame;
  const floor = noise * noise;
  const list: Series[] = [
    { name: text.training, color: theme.soft, values: degrees.map((d) => d.training), width: 1.8 },
    {
      name: text.variance,
      color: theme.data,
      values: degrees.map((d) => d.measured?.variance ?? Number.NaN),
      errors: degrees.map((d) => d.measured?.varianceError ?? Number.NaN),
      exact: degrees.map((d) => d.exactVariance),
      width: 2,
    },
  ];
  if (own) {
    list.push({ name: text.leftOut, color: theme.energy, values: degrees.map((d) => d.leftOut), width: 3 });
    return list;
  }
  list.push(
    {
      name: text.bias2,
      color: theme.model,
      values: degrees.map((d) => d.measured?.bias2 ?? Number.NaN),
      errors: degrees.map((d) => d.measured?.bias2Error ?? Number.NaN),
      exact: degrees.map((d) => d.exactBias2),
      width: 2,
    },
    {
      name: text.total,
      color: theme.energy,
      values: degrees.map((d) => (d.measured ? d.measured.total + floor : Number.NaN)),
      errors: degrees.map((d) => d.measured?.totalError ?? Number.NaN),
      exact: degrees.map((d) => d.exactBias2 + d.exactVariance + floor),
      width: 3.2,
    },
  );
  return list;
}

/** Axes of the error picture: a logarithmic scale that leaves out exact zeros. */
export function degreesSpec(frame: Frame): AxesSpec {
  const { degrees, noise } = frame;
  const values = degrees.flatMap((d) => [
    d.training,
    frame.own ? d.leftOut : d.exactBias2 + d.exactVariance + noise * noise,
    d.exactVariance,
  ]);
  const seen = values.filter((v) => Number.isFinite(v) && v > 0);
  const high = Math.min(Math.max(...seen), 300 * median(seen));
  const low = Math.max(Math.min(...seen, noise * noise || Infinity), high * 1e-4);
  return {
    x: { label: text.degree, domain: [-0.4, 12.4], ticks: 7 },
    y: { label: text.error, domain: [low / 1.6, high * 1.6], scale: 'log' },
    margin: { right: 66 },
  };
}

export function layoutDegrees(frame: Frame, size: Size, theme: Theme): Axes {
  const spec = degreesSpec(frame);
  return layoutAxes(size, theme, { ...spec, margin: { right: theme.fontSize * 5.4 } });
}

/** Bias², variance and the errors on own and on new data against the degree; measured with error bars, exact dashed. */
export function paintDegrees(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const spec = degreesSpec(frame);
  const axes = layoutDegrees(frame, size, theme);
  drawAxes(ctx, axes, theme, spec);
  const degree = frame.fit.degree;
  ctx.save();
  ctx.globalAlpha = 0.5;
  ctx.fillStyle = theme.off;
  ctx.fillRect(
    axes.x(degree - 0.4),
    axes.top,
    axes.x(degree + 0.4) - axes.x(degree - 0.4),
    axes.bottom - axes.top,
  );
  ctx.restore();
  const xs = frame.degrees.map((d) => d.degree);
  // What lies far below the picture is zero but for rounding, and a line down to it would say nothing.
  const floor = spec.y.domain[0] / 3;
  const positive = (v: number) => (v > floor ? v : Number.NaN);
  const ends: { name: string; color: string; y: number }[] = [];
  for (const series of seriesOf(frame, theme)) {
    const ys = series.values.map(positive);
    const exact = series.exact?.map(positive);
    if (exact) drawReference(ctx, axes, { xs, ys: exact }, '', theme);
    drawLine(ctx, axes, xs, ys, { color: series.color, width: series.width }, theme);
    if (series.errors) {
      drawErrorBars(ctx, axes, xs, ys, series.errors, series.color, theme);
      drawDots(ctx, axes, xs, ys, { color: series.color, radius: 3 }, theme);
    }
    const line = ys.some(Number.isFinite) ? ys : (exact ?? ys);
    const last = line.findLastIndex(Number.isFinite);
    if (last >= 0) ends.push({ name: series.name, color: series.color, y: axes.y(line[last]) });
  }
  if (frame.noise > 0 && !frame.own) {
    const y = frame.noise * frame.noise;
    drawReference(ctx, axes, y, '', theme);
    ends.push({ name: text.noise, color: theme.exact, y: axes.y(y) });
  }
  labelEnds(ctx, axes, ends, theme);
}

/** Names at the right ends of the lines, moved apart where they would overlap. */
function labelEnds(
  ctx: Context2D,
  axes: Axes,
  ends: { name: string; color: string; y: number }[],
  theme: Theme,
): void {
  const f = theme.fontSize;
  const sorted = ends.sort((a, b) => a.y - b.y);
  let free = axes.top;
  for (const end of sorted) {
    end.y = Math.max(end.y, free);
    free = end.y + 1.15 * f;
  }
  let limit = axes.bottom;
  for (const end of sorted.reverse()) {
    end.y = Math.min(end.y, limit);
    limit = end.y - 1.15 * f;
  }
  ctx.font = `${f}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const end of sorted) {
    ctx.fillStyle = end.color;
    ctx.fillText(end.name, axes.right + 0.4 * f, end.y);
  }
  ctx.textBaseline = 'alphabetic';
}

function median(values: number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
