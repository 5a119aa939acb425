import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
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
  y: { label: text.y, domain: [0.05, 0.4], ticks: 4 },
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
    [frame.discriminative, theme.energy, true],
    [frame.generative, theme.model, false],
  ] as const;
  for (const [curve, color] of pairs) drawSpread(ctx, axes, curve, color, theme);
  drawReference(ctx, axes, frame.bayes, '', theme);
  for (const [curve, color, hollow] of pairs) {
    drawLine(ctx, axes, SIZES, curve.mean, { color, width: 2.4 }, theme);
    drawErrorBars(ctx, axes, SIZES, curve.mean, curve.error, color, theme);
    drawDots(ctx, axes, SIZES, curve.mean, { color, radius: 3.6, hollow }, theme);
  }
  // Below the line: the curves come down to it from above.
  const best = `${text.bayes} ${frame.bayes.toFixed(3)}`;
  const style = { color: theme.exact, align: 'right', dx: -4, dy: 1.2 * theme.fontSize } as const;
  drawLabel(ctx, axes, spec.x.domain[1], frame.bayes, best, style, theme);
  const key = [
    [text.discriminative, theme.energy],
    [text.generative, theme.model],
  ] as const;
  drawKey(ctx, axes, key, theme);
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
