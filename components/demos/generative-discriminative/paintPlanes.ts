import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { classColor, drawCloud } from '@/components/viz/cloud';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { clipped, drawBand, drawLabel, drawLine } from '@/components/viz/marks';
import { messages } from './messages';
import type { Bell, Frame } from './simulation';

const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  /** False while a prediction is open: the curves stay covered. */
  revealed: boolean;
  /** The generative model sees x₁ only. */
  hidden: boolean;
}

const spec: AxesSpec = {
  x: { label: text.x, domain: [-1.02, 1.02], ticks: 5 },
  y: { label: text.y, domain: [-1.02, 1.02], ticks: 5 },
  equal: true,
};

/** Geometry of both planes, the same for the pictures and what is painted on them. */
export function planeAxes(size: Size, theme: Theme): Axes {
  return layoutAxes(size, theme, spec);
}

/** The reader's points, each class as a bell, what was made from them, and the border that follows. */
export function paintGenerative(
  ctx: Context2D,
  { cloud, made, fit }: Frame,
  size: Size,
  theme: Theme,
  { hidden }: Shown,
): void {
  const axes = planeAxes(size, theme);
  drawAxes(ctx, axes, theme, spec);
  if (!fit) {
    drawEmpty(ctx, axes, theme);
    return;
  }
  for (const [k, bell] of fit.bells.entries()) {
    if (hidden) drawShadow(ctx, axes, bell, classColor(theme, k), theme);
    else for (const r of [1, 2, 3]) drawContour(ctx, axes, bell, r, classColor(theme, k), theme);
  }
  drawCloud(ctx, axes, cloud, theme, { radius: 3.6 });
  drawCloud(ctx, axes, made, theme, { radius: 4.4, hollow: true });
  drawBorder(ctx, axes, fit.generative, theme);
  drawWrong(ctx, axes, fit.wrong.generative, cloud.n, theme);
  const key: [string, string][] = [[text.generative.title, theme.model]];
  if (made.n > 0) key.push([`${made.n} ${text.generative.made}`, theme.soft]);
  if (hidden) key.push([text.generative.hidden, theme.soft]);
  drawKey(ctx, axes, key, theme);
}

/** The reader's points and the border of logistic regression, nothing else. */
export function paintDiscriminative(ctx: Context2D, { cloud, fit }: Frame, size: Size, theme: Theme): void {
  const axes = planeAxes(size, theme);
  drawAxes(ctx, axes, theme, spec);
  if (!fit) {
    drawEmpty(ctx, axes, theme);
    return;
  }
  drawCloud(ctx, axes, cloud, theme, { radius: 3.6 });
  drawBorder(ctx, axes, fit.discriminative, theme);
  drawWrong(ctx, axes, fit.wrong.discriminative, cloud.n, theme);
  drawKey(ctx, axes, [[text.discriminative.title, theme.model]], theme);
}

function drawEmpty(ctx: Context2D, axes: Axes, theme: Theme): void {
  drawLabel(ctx, axes, 0, 0, text.empty, { color: theme.soft, align: 'center' }, theme);
}

function drawWrong(ctx: Context2D, axes: Axes, wrong: number, n: number, theme: Theme): void {
  const at = [axes.invertX(axes.right), axes.invertY(axes.bottom)] as const;
  drawLabel(
    ctx,
    axes,
    ...at,
    text.wrong(wrong, n),
    { color: theme.ink, align: 'right', dx: -4, dy: -8 },
    theme,
  );
}

/** Points at r standard deviations from the middle of a bell. */
function drawContour(ctx: Context2D, axes: Axes, bell: Bell, r: number, color: string, theme: Theme): void {
  const [xx, xy, , yy] = bell.covariance;
  const a = Math.sqrt(xx);
  const b = xy / a;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  const turns = Array.from({ length: 61 }, (_, i) => (2 * Math.PI * i) / 60);
  ctx.save();
  ctx.globalAlpha = 1 - 0.22 * r;
  drawLine(
    ctx,
    axes,
    turns.map((t) => bell.mean[0] + r * a * Math.cos(t)),
    turns.map((t) => bell.mean[1] + r * (b * Math.cos(t) + c * Math.sin(t))),
    { color, width: 1.6 },
    theme,
  );
  ctx.restore();
}

/** Height of the two bells of x₁ in units of the plane, where they are highest. */
const SHADOW = 0.5;

/** With x₂ hidden a bell is its shadow on the axis of x₁. */
function drawShadow(
  ctx: Context2D,
  axes: Axes,
  { mean, covariance, prior }: Bell,
  color: string,
  theme: Theme,
): void {
  const xs = Array.from({ length: 101 }, (_, i) => -1.02 + (2.04 * i) / 100);
  const ground = axes.invertY(axes.bottom);
  const ys = xs.map(
    (x) => ground + 2 * SHADOW * prior * Math.exp((-0.5 * (x - mean[0]) * (x - mean[0])) / covariance[0]),
  );
  ctx.save();
  ctx.globalAlpha = 0.16;
  drawBand(
    ctx,
    axes,
    xs,
    xs.map(() => ground),
    ys,
    color,
    theme,
  );
  ctx.restore();
  drawLine(ctx, axes, xs, ys, { color, width: 2 }, theme);
}

/** The line b + w·x = 0. */
function drawBorder(ctx: Context2D, axes: Axes, [b, w1, w2]: Float64Array, theme: Theme): void {
  const size = w1 * w1 + w2 * w2;
  if (size === 0) return;
  const [x, y] = [(-b * w1) / size, (-b * w2) / size];
  const far = 6 / Math.sqrt(size);
  const xs = [x - far * w2, x + far * w2];
  const ys = [y + far * w1, y - far * w1];
  clipped(ctx, axes, () => {
    drawLine(ctx, axes, xs, ys, { color: theme.card, width: 4 }, theme);
    drawLine(ctx, axes, xs, ys, { color: theme.model, width: 2.6 }, theme);
  });
}
