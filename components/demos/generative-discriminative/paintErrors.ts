import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import {
  drawBand,
  drawDots,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
} from '@/components/viz/marks';
import { type Curve, SIZES } from '@/lib/ml/learningCurves';
import { messages } from './messages';
import type { Shown } from './paintPlanes';
import type { Frame } from './simulation';

const text = messages.en.plots.errors;

const spec: AxesSpec = {
  x: {
    label: text.x,
    domain: [14, 2400],
    scale: 'log',
    format: (v) => ([20, 100, 1000].includes(v) ? String(v) : ''),
  },
  y: { label: text.y, domain: [0.1, 0.4], ticks: 4 },
};

/** Both errors against the number of examples: mean, its error, and one deviation over training sets as a band. */
export function paintErrors(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { revealed }: Shown,
): void {
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (!revealed) {
    drawLabel(ctx, axes, 180, 0.25, text.covered, { color: theme.you, align: 'center' }, theme);
    return;
  }
  const pairs = [
    [frame.discriminative, theme.data, text.discriminative],
    [frame.generative, theme.energy, text.generative],
  ] as const;
  for (const [curve, color] of pairs) drawSpread(ctx, axes, curve, color, theme);
  for (const [curve, color] of pairs) {
    drawLine(ctx, axes, SIZES, curve.mean, { color, width: 2.4 }, theme);
    drawDots(ctx, axes, SIZES, curve.mean, { color, radius: 3 }, theme);
    drawErrorBars(ctx, axes, SIZES, curve.mean, curve.error, color, theme);
  }
  drawReference(ctx, axes, frame.bayes, '', theme);
  // At the left the curves are far above.
  const best = `${text.bayes} ${frame.bayes.toFixed(3)}`;
  drawLabel(ctx, axes, spec.x.domain[0], frame.bayes, best, { color: theme.exact, dx: 4, dy: -6 }, theme);
  const higher = frame.discriminative.mean[1] > frame.generative.mean[1] ? 0 : 1;
  pairs.forEach(([{ mean, deviation }, color, name], k) => {
    const above = k === higher;
    const edge = mean[1] + (above ? 1 : -1) * (deviation[1] || 0);
    const dy = above ? -8 : 1.1 * theme.fontSize;
    drawLabel(ctx, axes, SIZES[1], edge, name, { color, dx: above ? 6 : -12, dy, bold: true }, theme);
  });
}

function drawSpread(
  ctx: Context2D,
  axes: ReturnType<typeof layoutAxes>,
  { mean, deviation }: Curve,
  color: string,
  theme: Theme,
): void {
  ctx.save();
  ctx.globalAlpha = 0.2;
  drawBand(
    ctx,
    axes,
    SIZES,
    mean.map((m, i) => m - deviation[i]),
    mean.map((m, i) => m + deviation[i]),
    color,
    theme,
  );
  ctx.restore();
}
