import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import {
  drawDots,
  drawErrorBars,
  drawHistogram,
  drawLabel,
  drawLine,
  drawReference,
} from '@/components/viz/marks';
import { formatNumber, formatWithError } from '@/lib/format';
import { type Pen, type Shown, text } from './shown';
import type { Frame } from './simulation';

/** The axis is for the later energies, less their few largest and smallest; the first ones may lie outside. */
function energyDomain({ trace, exactEnergy, optimum, energy, lost }: Frame): [number, number] {
  const late = trace.energy
    .slice(Math.floor(trace.energy.length / 4))
    .filter(Number.isFinite)
    .sort();
  const cut = Math.floor(late.length / 20);
  const all = [...late.slice(cut, late.length - cut), exactEnergy, 1.05 * exactEnergy, optimum];
  if (!lost) all.push(energy.value);
  const near = all.filter((e) => Math.abs(e) < 3 * exactEnergy);
  const [low, high] = [Math.min(...near), Math.max(...near)];
  // The words stand above the curve.
  return [low - 0.15 * (high - low), high + 0.35 * (high - low)];
}

/** Energy at each update; then the measured one, beside the exact energy and the best of this network. */
export function paintEnergy(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { trace, planned, exactEnergy } = frame;
  const spec: AxesSpec = {
    x: { label: text.energy.x, domain: [0, 1.06 * Math.max(10, planned)] },
    y: { label: text.energy.y, domain: energyDomain(frame) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (shown.revealed) {
    drawReference(ctx, axes, exactEnergy, '', theme);
    below([ctx, size, theme], axes, exactEnergy, text.energy.exact(formatNumber(exactEnergy, undefined, 5)));
  }
  // Every error bar would hide the curve: twenty tell how long they are.
  const few = (values: Float64Array) => values.filter((_, k) => k % Math.ceil(values.length / 20) === 0);
  const bars = [few(trace.update), few(trace.energy), few(trace.error)] as const;
  drawErrorBars(ctx, axes, ...bars, theme.energy, theme);
  drawLine(ctx, axes, trace.update, trace.energy, { color: theme.energy, width: 1.4 }, theme);
  if (shown.revealed) drawOptimum([ctx, size, theme], axes, frame);
  if (frame.phase === 'measuring' && !frame.lost) drawMeasured([ctx, size, theme], axes, frame);
}

function below([ctx, , theme]: Pen, axes: Axes, y: number, words: string): void {
  const style = { color: theme.exact, dx: 4, dy: 1.15 * theme.fontSize };
  drawLabel(ctx, axes, axes.invertX(axes.left), y, words, style, theme);
}

/** A line of words in the upper right corner. */
function drawCorner([ctx, , theme]: Pen, axes: Axes, row: number, words: string, color: string): void {
  const [x, y] = [axes.invertX(axes.right), axes.invertY(axes.top)];
  const style = { color, align: 'right', dy: (1.1 + 1.35 * row) * theme.fontSize } as const;
  drawLabel(ctx, axes, x, y, words, style, theme);
}

function drawOptimum([ctx, size, theme]: Pen, axes: Axes, { optimum }: Frame): void {
  if (!Number.isFinite(optimum)) return;
  const [left, right] = [axes.invertX(axes.left), axes.invertX(axes.right)];
  const style = { color: theme.model, width: 1.8, dash: [9, 3] };
  drawLine(ctx, axes, [left, right], [optimum, optimum], style, theme);
  const words = text.energy.optimum(formatNumber(optimum, undefined, 5));
  drawCorner([ctx, size, theme], axes, 1, words, theme.model);
}

/** A dot with its error where the updates end. */
function drawMeasured([ctx, size, theme]: Pen, axes: Axes, { energy, planned }: Frame): void {
  const x = 1.03 * Math.max(10, planned);
  drawErrorBars(ctx, axes, [x], [energy.value], [energy.error], theme.energy, theme);
  drawDots(ctx, axes, [x], [energy.value], { color: theme.energy, radius: 5 }, theme);
  const value = formatWithError(energy.value, energy.error);
  drawCorner([ctx, size, theme], axes, 0, text.energy.measured(value), theme.energy);
}

/** Share of samples at each local energy. */
export function paintHistogram(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { edges, counts } = frame.histogram;
  const total = counts.reduce((sum, c) => sum + c, 0);
  const shares = counts.map((c) => c / Math.max(1, total));
  const top = Math.max(0.08, 1.2 * Math.max(...shares));
  const spec: AxesSpec = {
    x: { label: text.histogram.x, domain: [edges[0], edges[edges.length - 1]] },
    y: {
      label: text.histogram.y,
      domain: [0, top],
      format: (v) => `${formatNumber(100 * v, undefined, 3)} %`,
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawHistogram(ctx, axes, edges, shares, theme.energy, theme);
  if (!shown.revealed || total === 0) return;
  const { exactEnergy, energy } = frame;
  drawReference(ctx, axes, { xs: [exactEnergy, exactEnergy], ys: [0, top] }, '', theme);
  const line = { color: theme.exact, dx: 6, dy: theme.fontSize * 1.1 };
  drawLabel(ctx, axes, exactEnergy, top, text.histogram.exact, line, theme);
  if (!Number.isFinite(energy.variance)) return;
  const words = text.histogram.spread(formatNumber(energy.variance, undefined, 2));
  const style = { color: theme.energy, align: 'right', dy: theme.fontSize * 1.1 } as const;
  drawLabel(ctx, axes, edges[edges.length - 1], top, words, style, theme);
}
