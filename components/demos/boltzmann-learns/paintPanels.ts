import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import {
  clipped,
  drawDots,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { type FramePainter, short, text } from './shown';

const HORIZONS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** The log-likelihood climbs towards the entropy of the data; what is missing is the divergence. */
export const paintLearning: FramePainter = (ctx, frame, size, theme) => {
  const { trace, iteration, entropy, bestDivergence, divergence, logLikelihood } = frame;
  const words = text.learning;
  const best = bestDivergence > 1e-6 ? -entropy - bestDivergence : Number.NaN;
  const [low, high] = extentOf([...trace.logLikelihood, -entropy]);
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, HORIZONS.find((h) => h >= iteration) ?? iteration], ticks: 4 },
    y: { label: words.y, domain: [low, Math.min(high + 0.08 * (high - low), 0.3)] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawReference(ctx, axes, -entropy, words.bound, theme);
  if (Number.isFinite(best)) drawReference(ctx, axes, best, words.best, theme);
  drawLine(ctx, axes, trace.update, trace.logLikelihood, { color: theme.model, width: 2.6 }, theme);
  const xs = [iteration, iteration];
  drawLine(ctx, axes, xs, [logLikelihood, -entropy], { color: theme.energy, width: 3 }, theme);
  const middle = 0.5 * (logLikelihood - entropy);
  const style = { color: theme.energy, dx: 8, dy: 4, bold: true };
  drawLabel(ctx, axes, iteration, middle, words.gap(short(divergence)), style, theme);
};

/** Averages of the machine against those of the data. */
export const paintAverages: FramePainter = (ctx, frame, size, theme) => {
  const { clamped, free, clampedErrors, freeErrors } = frame;
  const n = frame.visible + frame.hidden;
  const words = text.averages;
  const spec: AxesSpec = {
    x: { label: words.x, domain: [-0.02, 1.02], ticks: 4 },
    y: { label: words.y, domain: [-0.02, 1.02], ticks: 4 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawReference(ctx, axes, { xs: [0, 1], ys: [0, 1] }, words.equal, theme);
  const pick = (values: Float64Array, single: boolean) =>
    values.filter((_, k) => (k % (n + 1) === 0 ? single : !single && k % n < Math.floor(k / n)));
  for (const single of [false, true]) {
    const [xs, ys] = [pick(clamped, single), pick(free, single)];
    const color = single ? theme.data : theme.model;
    if (frame.sampled) {
      drawErrorBars(ctx, axes, xs, ys, pick(freeErrors, single), color, theme);
      drawSideBars(ctx, axes, xs, ys, pick(clampedErrors, single), color, theme);
    }
    drawDots(ctx, axes, xs, ys, { color, hollow: !single, radius: single ? 4.5 : 3.6 }, theme);
  }
  drawKey(
    ctx,
    axes,
    [
      [words.units, theme.data],
      [words.pairs, theme.model],
    ],
    theme,
  );
};

/** Errors of the abscissae, where hidden units make them uncertain. */
function drawSideBars(
  ctx: Context2D,
  axes: Axes,
  xs: Float64Array,
  ys: Float64Array,
  errors: Float64Array,
  color: string,
  theme: Theme,
): void {
  clipped(ctx, axes, () => {
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.5 * theme.stroke;
    ctx.beginPath();
    errors.forEach((error, k) => {
      if (error === 0) return;
      ctx.moveTo(axes.x(xs[k] - error), axes.y(ys[k]));
      ctx.lineTo(axes.x(xs[k] + error), axes.y(ys[k]));
    });
    ctx.stroke();
  });
}
