import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawBand, drawDots, drawHistogram, drawLabel, drawLine, extentOf } from '@/components/viz/marks';
import { formatNumber, formatWithError } from '@/lib/format';
import { type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Order step by step; an Ising magnet's with its sign. */
export function paintSeries(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { step, order } = frame.trace;
  const signed = frame.states === 2 && frame.couplings === 'magnet';
  const last = step[step.length - 1] ?? 0;
  const spec: AxesSpec = {
    x: { label: text.series.x, domain: [0, Math.max(64, last)] },
    y: { label: signed ? text.series.signed : text.series.y, domain: signed ? [-1.04, 1.04] : [0, 1.04] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(ctx, axes, step, order, { color: theme.data, width: 1.5 }, theme);
}

/** Share of steps at each energy: one hill, or two where two phases live side by side. */
export function paintHistogram(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { edges, counts } = frame.histogram;
  let total = 0;
  let largest = 0;
  for (const count of counts) {
    total += count;
    largest = Math.max(largest, count);
  }
  const shares = counts.map((count) => count / Math.max(1, total));
  const margin = 0.04 * (edges[edges.length - 1] - edges[0]);
  const spec: AxesSpec = {
    x: { label: text.histogram.x, domain: [edges[0] - margin, edges[edges.length - 1] + margin], ticks: 4 },
    y: {
      label: text.histogram.y,
      domain: [0, 1.12 * Math.max(0.05, largest / Math.max(1, total))],
      format: (v) => `${formatNumber(100 * v, undefined, 3)} %`,
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawHistogram(ctx, axes, edges, shares, theme.energy, theme);
}

/** U(T) of three sizes with their errors, and where the two largest cross. */
export function paintCumulants(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { cumulants, crossing, critical } = frame;
  const all = cumulants.flatMap(({ values }) => [...values]);
  const temperatures = cumulants[0]?.temperatures ?? [0.974 * frame.temperature, 1.026 * frame.temperature];
  const spec: AxesSpec = {
    x: {
      label: text.temperature,
      domain: [temperatures[0], temperatures[temperatures.length - 1]],
      ticks: 4,
    },
    y: { label: text.cumulants.y, domain: extentOf(all, 0.08, [0.4, 0.66]) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const [bottom, top] = spec.y.domain;
  if (shown.revealed) {
    const line = { color: theme.exact, width: 1.4, dash: [5, 4] };
    drawLine(ctx, axes, [critical, critical], [bottom, top], line, theme);
    const style = { color: theme.exact, dx: 6, dy: theme.fontSize * 1.1 };
    drawLabel(ctx, axes, critical, top, text.critical, style, theme);
  }
  const colors = [theme.soft, theme.energy, theme.data];
  cumulants.forEach(({ size: side, values, errors }, k) => {
    const low = values.map((value, i) => value - errors[i]);
    const high = values.map((value, i) => value + errors[i]);
    drawBand(ctx, axes, temperatures, low, high, colors[k], theme);
    drawLine(ctx, axes, temperatures, values, { color: colors[k], width: 2 }, theme);
    // Apart from each other where the curves are close: the smallest lattice's in the middle.
    const at = Math.round([0.72, 0.86, 1][k] * (temperatures.length - 1));
    const style = { color: colors[k], align: 'right', dy: k === 2 ? 14 : -7 } as const;
    drawLabel(ctx, axes, temperatures[at], values[at], text.side(side), style, theme);
  });
  drawCrossing(ctx, axes, theme, frame, crossing.temperature);
}

function drawCrossing(
  ctx: Context2D,
  axes: ReturnType<typeof layoutAxes>,
  theme: Theme,
  { crossing, cumulants }: Frame,
  at: number,
): void {
  if (!Number.isFinite(at)) return;
  const { temperatures, values } = cumulants[cumulants.length - 1];
  const k = temperatures.findIndex((t) => t >= at);
  const share = (at - temperatures[k - 1]) / (temperatures[k] - temperatures[k - 1]);
  const height = values[k - 1] + share * (values[k] - values[k - 1]);
  const { error } = crossing;
  drawDots(ctx, axes, [at], [height], { color: theme.model, radius: 5, hollow: true }, theme);
  if (error > 0) {
    const ends = [at - error, at + error];
    drawLine(ctx, axes, ends, [height, height], { color: theme.model, width: 2.5 }, theme);
  }
  const style = { color: theme.model, dx: -8, dy: 1.8 * theme.fontSize, align: 'right', bold: true } as const;
  drawLabel(ctx, axes, at, height, text.cumulants.crossing(formatWithError(at, error)), style, theme);
}

/** How much the spins are like each stored picture. */
export function paintOverlaps(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { overlaps } = frame;
  const spec: AxesSpec = {
    x: {
      label: text.overlaps.x,
      domain: [0.4, overlaps.length + 0.6],
      format: (v) => (Number.isInteger(v) ? String(v) : ''),
      ticks: overlaps.length,
    },
    y: { label: text.overlaps.y, domain: [-1.04, 1.04] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const xs = Float64Array.from(overlaps, (_, k) => k + 1);
  ctx.fillStyle = theme.model;
  const width = 0.6 * (axes.x(2) - axes.x(1));
  for (let k = 0; k < overlaps.length; k++) {
    const [base, end] = [axes.y(0), axes.y(overlaps[k])];
    ctx.fillRect(axes.x(xs[k]) - width / 2, Math.min(base, end), width, Math.abs(end - base));
  }
}
