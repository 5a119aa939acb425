import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import {
  clipped,
  drawArrow,
  drawDots,
  drawErrorBars,
  drawHistogram,
  drawLabel,
  drawLine,
  drawReference,
} from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { GAUSSIAN_SHAPE, sampledEnergy, shapeEnergy, shapeMoments } from '@/lib/qmc/shapes';
import { trapCurve } from '@/lib/qmc/trapSystem';
import { energyAt } from './exact';
import { type Pen, type Shown, sampled, shownAlpha, text } from './shown';
import type { Frame, Params } from './simulation';

/** Axes of the energy plot; they depend on parameters only, so that the handle stays where the picture is. */
export function curveSpec(params: Readonly<Params>): AxesSpec {
  const size = params.particles * params.dimensions;
  const lowest = 0.5 * size * params.omega;
  const curve = trapCurve(params);
  const shape = curve ? shapeMoments(curve) : GAUSSIAN_SHAPE;
  const highest = Math.max(2.1 * lowest, 1.15 * shapeEnergy(shape, params.alpha, params.omega, size));
  // Sharp kinks let the sampled mean fall below what is possible.
  const sampled = sampledEnergy(shape, params.alpha, params.omega, size);
  return {
    x: { label: text.curve.x, domain: [0, 3] },
    y: { label: text.curve.y, domain: [Math.min(0.75 * lowest, sampled - 0.25 * lowest), highest] },
  };
}

/** E(α): exact curve, the estimates tried so far, the present one with its error bar and slope. */
export function paintCurve(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { params, revealed } = shown;
  const spec = curveSpec(params);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const exact = energyAt(frame);
  if (revealed) {
    drawReference(ctx, axes, sampled(0.02, 3, exact), '', theme);
    // Beside the steep arm, where no estimate comes.
    const arm = 0.36 * frame.omega;
    drawLabel(ctx, axes, arm, exact(arm), text.curve.exact, { color: theme.exact, dx: 10 }, theme);
  }
  const { tried, estimate } = frame;
  const column = (key: 'alpha' | 'energy' | 'blockedError') => tried.map((a) => a[key]);
  drawErrorBars(ctx, axes, column('alpha'), column('energy'), column('blockedError'), theme.energy, theme);
  const past = { color: theme.energy, radius: 3.5, hollow: true };
  drawDots(ctx, axes, column('alpha'), column('energy'), past, theme);
  if (estimate.sweeps > 0) {
    if (revealed) clipped(ctx, axes, () => drawSlopes([ctx, size, theme], axes, frame));
    const { alpha, energy, blockedError } = estimate;
    drawErrorBars(ctx, axes, [alpha], [energy], [blockedError], theme.energy, theme);
    drawDots(ctx, axes, [alpha], [energy], { color: theme.energy, radius: 5.5 }, theme);
  }
  const at = shownAlpha(frame, params);
  const floor = axes.invertY(axes.bottom);
  const guide = { color: theme.model, width: 1.2, dash: [2, 4] };
  drawLine(ctx, axes, [at, at], [floor, estimate.sweeps > 0 ? estimate.energy : exact(at)], guide, theme);
}

/** Downhill arrows along the two estimates of the slope, side by side. */
function drawSlopes([ctx, size, theme]: Pen, axes: Axes, { estimate }: Frame): void {
  const { alpha, energy, gradient, difference } = estimate;
  const perX = axes.x(1) - axes.x(0);
  const perY = axes.y(0) - axes.y(1);
  const arrow = (slope: number, color: string, aside: number) => {
    // Longer for steeper slopes, never across the plot.
    const steep = Math.abs(slope) / (Math.abs(slope) + perX / perY);
    const length = Math.min(size.width, size.height) * 0.22 * Math.min(1, 2 * steep);
    const [dx, dy] = [-Math.sign(slope) * perX, Math.abs(slope) * perY];
    const norm = Math.sqrt(dx * dx + dy * dy) || 1;
    const [ux, uy] = [dx / norm, dy / norm];
    // Side by side: the second starts below the estimate, across its own direction.
    const x = axes.x(alpha) - Math.sign(ux) * uy * aside;
    const y = axes.y(energy) + Math.abs(ux) * aside;
    const [x1, y1] = [axes.invertX(x + ux * length), axes.invertY(y + uy * length)];
    drawArrow(ctx, axes, axes.invertX(x), axes.invertY(y), x1, y1, color, theme);
  };
  arrow(difference, theme.soft, 9 * theme.stroke);
  arrow(gradient, theme.energy, 0);
  const corner = [axes.invertX(axes.right), axes.invertY(axes.top)] as const;
  const row = (k: number) => ({ align: 'right', dy: theme.fontSize * (1 + 1.35 * k) }) as const;
  drawLabel(ctx, axes, ...corner, text.curve.covariance, { ...row(0), color: theme.energy }, theme);
  drawLabel(ctx, axes, ...corner, text.curve.difference, { ...row(1), color: theme.soft }, theme);
}

/** Share of samples at each local energy. */
export function paintHistogram(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { edges, counts } = frame.histogram;
  const total = counts.reduce((sum, c) => sum + c, 0);
  const shares = counts.map((c) => c / Math.max(1, total));
  const spec: AxesSpec = {
    x: { label: text.histogram.x, domain: [edges[0], edges[edges.length - 1]] },
    y: {
      label: text.histogram.y,
      domain: [0, Math.max(0.1, 1.15 * Math.max(...shares))],
      format: (v) => `${formatNumber(100 * v, undefined, 3)} %`,
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawHistogram(ctx, axes, edges, shares, theme.energy, theme);
  if (!shown.revealed || total === 0) return;
  const exact = energyAt(frame)(frame.estimate.alpha);
  const top = spec.y.domain[1];
  drawReference(ctx, axes, { xs: [exact, exact], ys: [0, top] }, '', theme);
  const label = `${text.histogram.exact} ${formatNumber(exact)}`;
  drawLabel(ctx, axes, exact, top, label, { color: theme.exact, dx: 6, dy: theme.fontSize * 1.1 }, theme);
}
