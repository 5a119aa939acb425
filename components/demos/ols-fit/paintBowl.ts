import { drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { clipped, drawArrow, drawDots, drawLabel, strokePlus } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { type Bowl, contourExtent } from '@/lib/ml/bowl';
import { bowlSpec, bowlWindow, type Window } from './geometry';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.bowl;
const CONTOURS = 6;

export interface BowlOptions {
  frozen?: { window: Window; rise: number };
  /** False when a handle stands in for the ball. */
  ball?: boolean;
}

/** Contours of the cost over two coefficients, eigenvectors, redrawn minima, the truth and the ball. */
export function paintBowl(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { frozen, ball = true }: BowlOptions = {},
): void {
  const { held, fit, pairs, reference } = frame;
  const { bowl } = held;
  const place = frozen ?? bowlWindow(frame);
  if (!bowl || !place) {
    ctx.fillStyle = theme.soft;
    ctx.font = `${theme.fontSize}px ${theme.font}`;
    ctx.textAlign = 'center';
    ctx.fillText(text.one, size.width / 2, size.height / 2);
    return;
  }
  const spec = bowlSpec(frame, place.window);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  clipped(ctx, axes, () => {
    const path = (rise: number) => {
      ctx.beginPath();
      ellipse(bowl, rise).forEach(([x, y], i) => {
        if (i === 0) ctx.moveTo(axes.x(x), axes.y(y));
        else ctx.lineTo(axes.x(x), axes.y(y));
      });
      ctx.closePath();
    };
    // Equal steps in distance from the bottom: contours of a parabola, closer where it is steeper.
    for (let k = CONTOURS + 3; k >= 1; k--) {
      path(place.rise * (k / CONTOURS) ** 2);
      ctx.fillStyle = theme.energy;
      ctx.globalAlpha = 0.07;
      ctx.fill();
      ctx.strokeStyle = theme.energy;
      ctx.globalAlpha = 0.55;
      ctx.lineWidth = 1.1 * theme.stroke;
      ctx.stroke();
    }
    if (fit.p === 2 && fit.residualDeviation > 0) {
      path(fit.residualDeviation ** 2 / fit.n);
      ctx.globalAlpha = 0.28;
      ctx.fillStyle = theme.model;
      ctx.fill();
    }
  });
  const [c0, c1] = bowl.center;
  const [v0, v1] = bowl.axis;
  const reach = bowl.eigenvalues.map((value) => arm(bowl, place.rise, value, place.window));
  drawArrow(ctx, axes, c0, c1, c0 + reach[0] * v0, c1 + reach[0] * v1, theme.ink, theme);
  drawArrow(ctx, axes, c0, c1, c0 - reach[1] * v1, c1 + reach[1] * v0, theme.ink, theme);
  ctx.save();
  ctx.globalAlpha = 0.5;
  const [xs, ys] = [0, 1].map((i) => pairs.filter((_, s) => s % 2 === i));
  drawDots(ctx, axes, xs, ys, { color: theme.data, radius: 2.6 }, theme);
  ctx.restore();
  if (reference && fit.p === reference.theta.length) {
    const at = [reference.theta[held.first], reference.theta[held.second]];
    cross(ctx, axes.x(at[0]), axes.y(at[1]), theme);
    const label = frame.own ? text.certified : text.truth;
    drawLabel(ctx, axes, at[0], at[1], label, { color: theme.exact, align: 'right', dx: -9, dy: 16 }, theme);
  }
  const [b0, b1] = [held.theta[held.first], held.theta[held.second]];
  if (ball) drawDots(ctx, axes, [b0], [b1], { color: theme.model, radius: 7, hollow: true }, theme);
  const cost = text.cost(formatNumber(held.cost, undefined, 4));
  drawLabel(ctx, axes, b0, b1, cost, { color: theme.energy, align: 'left', dx: 12, dy: -10 }, theme);
}

/** The contour `rise` above the lowest point; along a level floor it runs far out of any window. */
function ellipse(bowl: Bowl, rise: number): [number, number][] {
  const [large, small] = bowl.eigenvalues;
  const [v0, v1] = bowl.axis;
  const a = Math.sqrt((rise * bowl.n) / large);
  const b = Math.min(Math.sqrt((rise * bowl.n) / small), 1e6 * a);
  return Array.from({ length: 181 }, (_, i) => {
    const t = (i / 180) * 2 * Math.PI;
    const [s, f] = [a * Math.cos(t), b * Math.sin(t)];
    return [bowl.center[0] + s * v0 - f * v1, bowl.center[1] + s * v1 + f * v0];
  });
}

/** Length of an eigenvector's arrow: to the outermost contour, or to the edge of the window. */
function arm(bowl: Bowl, rise: number, eigenvalue: number, window: Window): number {
  const edge = 0.45 * Math.hypot(window.x[1] - window.x[0], window.y[1] - window.y[0]);
  const [e0] = contourExtent(bowl, rise);
  const full = Math.sqrt((rise * bowl.n) / eigenvalue);
  return Number.isFinite(e0) ? 0.92 * full : Math.min(0.92 * full, edge);
}

function cross(ctx: Context2D, x: number, y: number, theme: Theme): void {
  ctx.strokeStyle = theme.exact;
  ctx.lineWidth = 2 * theme.stroke;
  strokePlus(ctx, x, y, 6);
}
