import { drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { clipped, drawBand, drawDots, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { fitSpec, fitWindow, type Window } from './geometry';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.fit;

export interface FitOptions {
  window?: Window;
  /** Row that glows; −1 = none. */
  row?: number;
  /** False when handles stand in for the dots. */
  dots?: boolean;
  /** Thin fits to redrawn data sets. */
  redrawn?: boolean;
}

/** The points, the curve with its error band, residuals, truth and the fits to other data sets. */
export function paintFit(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { window = fitWindow(frame), row = -1, dots = true, redrawn = true }: FitOptions = {},
): void {
  const spec = fitSpec(frame, window);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const abscissae = pointsX(frame);
  const values = shownFitted(frame);
  if (frame.inputs === 1) {
    const m = frame.grid.length;
    if (redrawn) {
      ctx.save();
      ctx.globalAlpha = 0.16;
      for (let s = 0; s < frame.redrawn.length / m; s++) {
        const ys = frame.redrawn.subarray(s * m, (s + 1) * m);
        drawLine(ctx, axes, frame.grid, ys, { color: theme.data, width: 1.2 }, theme);
      }
      ctx.restore();
    }
    if (!frame.held.held) {
      const low = frame.curve.map((y, t) => y - frame.curveError[t]);
      const high = frame.curve.map((y, t) => y + frame.curveError[t]);
      drawBand(ctx, axes, frame.grid, low, high, theme.model, theme);
    }
    if (frame.truth.length > 0) {
      drawReference(ctx, axes, { xs: frame.grid, ys: frame.truth }, text.truth, theme);
    }
  } else if (frame.inputs > 1) {
    drawReference(ctx, axes, { xs: window.x, ys: window.x }, '', theme);
  }
  // Residuals: what the columns could not reach.
  clipped(ctx, axes, () => {
    ctx.lineWidth = 1.2 * theme.stroke;
    for (let i = 0; i < frame.y.length; i++) {
      ctx.strokeStyle = i === row ? theme.model : theme.soft;
      ctx.globalAlpha = i === row ? 1 : 0.55;
      ctx.beginPath();
      ctx.moveTo(axes.x(abscissae[i]), axes.y(frame.y[i]));
      ctx.lineTo(axes.x(abscissae[i]), axes.y(frame.inputs > 1 ? abscissae[i] : values[i]));
      ctx.stroke();
    }
  });
  if (frame.inputs === 1) {
    drawLine(ctx, axes, frame.grid, frame.curve, { color: theme.model, width: 2.6 }, theme);
  } else if (frame.inputs === 0) {
    drawLine(ctx, axes, abscissae, values, { color: theme.model, width: 2.6 }, theme);
  }
  const { first, second } = frame.held;
  if (row >= 0 && row < frame.y.length) {
    const style = { color: theme.data, radius: 9, hollow: true };
    drawDots(ctx, axes, [abscissae[row]], [frame.y[row]], style, theme);
  }
  if (dots) drawDots(ctx, axes, abscissae, frame.y, { color: theme.data, radius: 4.5 }, theme);
  if (frame.inputs === 1 && frame.fit.p === 2 && frame.fit.columns[0].name === '1') {
    const [a, b] = [frame.held.theta[first], frame.held.theta[second]];
    const sign = b < 0 ? '−' : '+';
    const equation = `ŷ = ${formatNumber(a, undefined, 3)} ${sign} ${formatNumber(Math.abs(b), undefined, 3)} ${frame.fit.columns[1].name}`;
    const place = { color: theme.model, align: 'left' as const, dx: 8, dy: 16 };
    drawLabel(ctx, axes, axes.invertX(axes.left), axes.invertY(axes.top), equation, place, theme);
  }
}

/** Where a point stands on the x axis: its input, its row, or its fitted value. */
export function pointsX(frame: Frame): Float64Array {
  return frame.inputs > 1 ? shownFitted(frame) : frame.x;
}

/** Fitted values of what is shown. */
export function shownFitted({ fit, held }: Frame): Float64Array {
  if (!held.held) return fit.fitted;
  return fit.fitted.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < fit.p; j++) sum += fit.matrix[i * fit.p + j] * held.theta[j];
    return sum;
  });
}
