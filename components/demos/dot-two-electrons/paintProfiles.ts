import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import {
  drawBand,
  drawDots,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
} from '@/components/viz/marks';
import type { RadialEstimate } from '@/lib/qmc/radialHistogram';
import { type FramePainter, type Pen, text } from './shown';

interface Curves {
  xs: Float64Array;
  exact: Float64Array;
  trial: Float64Array | null;
  sampled: RadialEstimate;
}

/** One quantity three times: exact (dashed), trial (line), sampled (dots with errors). */
function paintCurves(
  [ctx, size, theme]: Pen,
  { xs, exact, trial, sampled }: Curves,
  x: string,
  y: string,
): void {
  const reach = xs[xs.length - 1];
  const top = 1.18 * Math.max(...exact, ...(trial ?? []));
  const spec: AxesSpec = { x: { label: x, domain: [0, reach] }, y: { label: y, domain: [0, top] } };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (trial) {
    drawBand(ctx, axes, xs, new Float64Array(xs.length), trial, theme.model, theme);
    drawLine(ctx, axes, xs, trial, { color: theme.model, width: 2.2 }, theme);
  }
  drawReference(ctx, axes, { xs, ys: exact }, '', theme);
  const known = sampled.error.some(Number.isFinite);
  if (known) {
    drawErrorBars(ctx, axes, sampled.r, sampled.mean, sampled.error, theme.data, theme);
    drawDots(ctx, axes, sampled.r, sampled.mean, { color: theme.data, radius: 2.6 }, theme);
  }
  const names = [
    [text.series.exact, theme.exact],
    [text.series.trial, trial ? theme.model : ''],
    [text.series.sampled, known ? theme.data : ''],
  ].filter(([, color]) => color);
  for (const [row, [name, color]] of names.entries()) {
    const style = { color, align: 'right', dy: theme.fontSize * (1.1 + 1.35 * row) } as const;
    drawLabel(ctx, axes, reach, top, name, style, theme);
  }
}

/** How often each distance between the electrons occurs. */
export const paintSeparation: FramePainter = (ctx, frame, size, theme) => {
  const { exactProfile, trialProfile, separation } = frame;
  const curves = {
    xs: exactProfile.separation,
    exact: exactProfile.probability,
    trial: trialProfile?.probability ?? null,
    sampled: separation,
  };
  paintCurves([ctx, size, theme], curves, text.separation.x, text.separation.y);
};

/** The one-body density. */
export const paintDensity: FramePainter = (ctx, frame, size, theme) => {
  const { exactProfile, trialProfile, density, dimensions } = frame;
  const curves = {
    xs: exactProfile.r,
    exact: exactProfile.density,
    trial: trialProfile?.density ?? null,
    sampled: density,
  };
  paintCurves([ctx, size, theme], curves, text.density.x, text.density.y(dimensions));
};
