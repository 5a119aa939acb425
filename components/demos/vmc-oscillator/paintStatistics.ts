import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import {
  drawBand,
  drawDots,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { shapeEnergyDerivative } from '@/lib/qmc/shapes';
import { energyAt } from './exact';
import { type Pen, type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Mean of the energy: along the run, or along the descent. */
export function paintMean(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  if (frame.optimizing) paintDescent([ctx, size, theme], frame, shown);
  else paintRunning([ctx, size, theme], frame, shown);
}

function paintRunning([ctx, size, theme]: Pen, frame: Frame, { revealed }: Shown): void {
  const { trace, estimate } = frame;
  const add = (values: Float64Array, last: number) => Float64Array.of(...values, last);
  const x = add(trace.x, estimate.sweeps);
  const mean = add(trace.mean, estimate.energy);
  const blocked = add(trace.blocked, estimate.blockedError);
  const naive = add(trace.naive, estimate.naiveError);
  const exact = energyAt(frame)(estimate.alpha);
  // The first tenth is noise around nothing: the axis is for what comes after.
  const late = Math.floor(x.length / 10);
  const ends = [...mean.slice(late).map((m, i) => m + 1.5 * blocked[late + i])];
  ends.push(...mean.slice(late).map((m, i) => m - 1.5 * blocked[late + i]), exact);
  const [low, high] = extentOf(ends, 0.1, [exact - 1, exact + 1]);
  const spec: AxesSpec = {
    x: { label: text.running.x, domain: [0, Math.max(100, estimate.sweeps)] },
    // The key stands below the curve.
    y: { label: text.running.y, domain: [low - 0.25 * (high - low), high] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const band = (error: Float64Array) =>
    drawBand(
      ctx,
      axes,
      x,
      mean.map((m, i) => m - error[i]),
      mean.map((m, i) => m + error[i]),
      theme.energy,
      theme,
    );
  band(blocked);
  band(naive);
  drawLine(ctx, axes, x, mean, { color: theme.energy, width: 2.4 }, theme);
  if (revealed) drawReference(ctx, axes, exact, `${text.running.exact} ${formatNumber(exact)}`, theme);
  drawBandKey([ctx, size, theme], axes);
}

/** Which tint is which error, at the lower right. */
function drawBandKey([ctx, , theme]: Pen, axes: Axes): void {
  const f = theme.fontSize;
  const x = axes.invertX(axes.right);
  const y = axes.invertY(axes.bottom);
  [text.running.blocked, text.running.naive].forEach((words, k) => {
    const style = { color: theme.soft, align: 'right', dx: -2 * f, dy: -f * (0.6 + 1.35 * k) } as const;
    drawLabel(ctx, axes, x, y, words, style, theme);
    const [left, right] = [axes.right - 1.7 * f, axes.right - 0.5 * f].map(axes.invertX);
    const [low, high] = [0.5, 1.3].map((t) => axes.invertY(axes.bottom - f * (1.35 * k + t)));
    // The naive band lies on the blocked one: twice the tint.
    for (let layer = 0; layer <= k; layer++) {
      drawBand(ctx, axes, [left, right], [low, low], [high, high], theme.energy, theme);
    }
  });
}

function paintDescent([ctx, size, theme]: Pen, frame: Frame, { revealed }: Shown): void {
  const { x, mean, blocked } = frame.trace;
  const lowest = 0.5 * frame.size * frame.omega;
  const spec: AxesSpec = {
    x: { label: text.descent.x, domain: [0, Math.max(20, frame.iteration)] },
    y: { label: text.descent.y, domain: extentOf([...mean, lowest], 0.12, [0, 2 * lowest]) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (revealed) {
    drawReference(ctx, axes, lowest, `${text.descent.exact} ${formatNumber(lowest)}`, theme);
  }
  drawErrorBars(ctx, axes, x, mean, blocked, theme.energy, theme);
  drawLine(ctx, axes, x, mean, { color: theme.energy, width: 1.6 }, theme);
  drawDots(ctx, axes, x, mean, { color: theme.energy, radius: 3 }, theme);
}

/** Error of the mean against block size: where it stops rising, blocks are independent. */
export function paintBlocking(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { blocking, estimate } = frame;
  const { error, errorOfError } = blocking;
  const spec: AxesSpec = {
    x: { label: text.blocking.x, domain: [1, Math.max(64, ...blocking.size) * 1.3], scale: 'log' },
    y: { label: text.blocking.y, domain: [0, Math.max(1e-6, 1.35 * Math.max(0, ...error))] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawErrorBars(ctx, axes, blocking.size, error, errorOfError, theme.energy, theme);
  drawLine(ctx, axes, blocking.size, error, { color: theme.energy, width: 1.4 }, theme);
  drawDots(ctx, axes, blocking.size, error, { color: theme.energy, radius: 3.5, hollow: true }, theme);
  if (error.length < 3) return;
  const style = { color: theme.energy, dx: 2, dy: -12 };
  drawLabel(ctx, axes, 1, error[0], text.blocking.naive, style, theme);
  const chosen = 2 ** Math.round(Math.log2(estimate.sweeps / estimate.blocks));
  drawDots(ctx, axes, [chosen], [estimate.blockedError], { color: theme.energy, radius: 5.5 }, theme);
  const name = estimate.plateau ? text.blocking.blocked : text.blocking.noPlateau;
  const above = { color: theme.energy, align: 'right', dx: -12, dy: -4 } as const;
  drawLabel(ctx, axes, chosen, estimate.blockedError, name, above, theme);
}

/** dE/dα by the covariance formula and by a finite difference, beside the exact one. */
export function paintSlope(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { estimate, omega } = frame;
  const { gradient, gradientError, difference, differenceError } = estimate;
  const exact = shapeEnergyDerivative(frame.shape, estimate.alpha, omega, frame.size);
  const known = [gradientError, differenceError].map((e) => (Number.isFinite(e) ? e : 0));
  const reach = Math.max(0.02 * frame.size, 2.5 * Math.max(...known), 1.4 * Math.abs(difference - exact));
  const spec: AxesSpec = {
    x: { label: '', domain: [0, 3], ticks: 1, format: () => '' },
    y: { label: text.slope.y, domain: [exact - reach, exact + reach] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (shown.revealed) drawReference(ctx, axes, exact, `${text.slope.exact} ${formatNumber(exact)}`, theme);
  drawErrorBars(ctx, axes, [1], [gradient], known.slice(0, 1), theme.energy, theme);
  drawDots(ctx, axes, [1], [gradient], { color: theme.energy, radius: 5.5 }, theme);
  drawErrorBars(ctx, axes, [2], [difference], known.slice(1), theme.soft, theme);
  drawDots(ctx, axes, [2], [difference], { color: theme.soft, radius: 5, hollow: true }, theme);
  const floor = exact - reach;
  const under = { align: 'center', dy: -6 } as const;
  drawLabel(ctx, axes, 1, floor, text.slope.covariance, { ...under, color: theme.energy }, theme);
  drawLabel(ctx, axes, 2, floor, text.slope.difference, { ...under, color: theme.soft }, theme);
}
