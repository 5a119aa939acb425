import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { classColor, drawCloud } from '@/components/viz/cloud';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { clipped, drawArrow, drawLabel, drawLine } from '@/components/viz/marks';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.plots.plane;

const spec: AxesSpec = {
  x: { label: text.x, domain: [-1.02, 1.02], ticks: 5 },
  y: { label: text.y, domain: [-1.02, 1.02], ticks: 5 },
  equal: true,
};

/** What the painters need besides the frame. */
export interface Shown {
  /** False while a prediction is open: no limits, nothing about the end. */
  revealed: boolean;
}

/** Geometry of the plane, the same for the picture and what is painted on it. */
export function planeAxes(size: Size, theme: Theme): Axes {
  return layoutAxes(size, theme, spec);
}

/** Points, sides, the line before and after the last correction, and the correction itself as arrows. */
export function paintPlane(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { cloud, weights, before, last, pocket, pocketWrong, wrong } = frame;
  const axes = planeAxes(size, theme);
  drawAxes(ctx, axes, theme, spec);
  drawSides(ctx, axes, weights, theme);
  const showsPocket = wrong > pocketWrong && frame.mistakes > 0;
  if (showsPocket) drawBoundary(ctx, axes, pocket, { color: theme.exact, width: 1.3, dash: [2, 4] }, theme);
  if (last >= 0) drawBoundary(ctx, axes, before, { color: theme.model, width: 1.3, dash: [5, 5] }, theme);
  drawBoundary(ctx, axes, weights, { color: theme.model, width: 2.6 }, theme);
  drawCloud(ctx, axes, cloud, theme, { radius: cloud.n > 150 ? 3.2 : 4.4 });
  if (last >= 0) {
    drawCorrected(ctx, axes, frame, theme);
    drawCorrection(ctx, axes, frame, theme);
  }
  const key: [string, string][] = [[text.now, theme.model]];
  if (showsPocket) key.push([text.pocket, theme.exact]);
  drawKey(ctx, axes, key, theme);
}

/** The half plane of each class in its colour. */
function drawSides(ctx: Context2D, axes: Axes, weights: Float64Array, theme: Theme): void {
  const corners = [
    [axes.invertX(axes.left), axes.invertY(axes.top)],
    [axes.invertX(axes.right), axes.invertY(axes.top)],
    [axes.invertX(axes.right), axes.invertY(axes.bottom)],
    [axes.invertX(axes.left), axes.invertY(axes.bottom)],
  ];
  const at = ([x, y]: number[]) => weights[0] + weights[1] * x + weights[2] * y;
  if (weights.every((w) => w === 0)) return;
  ctx.save();
  ctx.globalAlpha = 0.1;
  for (const [k, sign] of [-1, 1].entries()) {
    ctx.fillStyle = classColor(theme, k);
    ctx.beginPath();
    let pen = false;
    corners.forEach((corner, i) => {
      const next = corners[(i + 1) % 4];
      const [a, b] = [sign * at(corner), sign * at(next)];
      const visit = (x: number, y: number) => {
        if (pen) ctx.lineTo(axes.x(x), axes.y(y));
        else ctx.moveTo(axes.x(x), axes.y(y));
        pen = true;
      };
      if (a > 0) visit(corner[0], corner[1]);
      if (a > 0 !== b > 0) {
        const t = a / (a - b);
        visit(corner[0] + t * (next[0] - corner[0]), corner[1] + t * (next[1] - corner[1]));
      }
    });
    ctx.closePath();
    if (pen) ctx.fill();
  }
  ctx.restore();
}

/** The line b + w·x = 0 across the whole plot; nothing when w = 0. */
function drawBoundary(
  ctx: Context2D,
  axes: Axes,
  [b, w1, w2]: Float64Array,
  style: { color: string; width: number; dash?: number[] },
  theme: Theme,
): void {
  const size = w1 * w1 + w2 * w2;
  if (size === 0) return;
  const [x, y] = [(-b * w1) / size, (-b * w2) / size];
  const far = 6 / Math.sqrt(size);
  drawLine(ctx, axes, [x - far * w2, x + far * w2], [y + far * w1, y - far * w1], style, theme);
}

/** A ring about the point that was corrected. */
function drawCorrected(ctx: Context2D, axes: Axes, { cloud, last }: Frame, theme: Theme): void {
  clipped(ctx, axes, () => {
    ctx.strokeStyle = theme.energy;
    ctx.lineWidth = 2.4 * theme.stroke;
    ctx.beginPath();
    ctx.arc(axes.x(cloud.x[last]), axes.y(cloud.y[last]), 9 * Math.sqrt(theme.stroke), 0, 2 * Math.PI);
    ctx.stroke();
  });
}

/** Longest arrow, in units of the plane. */
const LONGEST = 0.72;

/** From the middle: the old w, y times the point added to it, and the new w. */
function drawCorrection(
  ctx: Context2D,
  axes: Axes,
  { weights, before, cloud, last }: Frame,
  theme: Theme,
): void {
  const [u, v] = [weights[1], weights[2]];
  const [u0, v0] = [before[1], before[2]];
  const scale = LONGEST / Math.max(LONGEST, Math.sqrt(u * u + v * v), Math.sqrt(u0 * u0 + v0 * v0));
  const tip = (a: number, b: number) => [scale * a, scale * b] as const;
  const [x0, y0] = tip(u0, v0);
  const [x1, y1] = tip(u, v);
  ctx.save();
  ctx.globalAlpha = 0.45;
  if (u0 !== 0 || v0 !== 0) drawArrow(ctx, axes, 0, 0, x0, y0, theme.model, theme);
  ctx.restore();
  drawArrow(ctx, axes, x0, y0, x1, y1, classColor(theme, cloud.label[last]), theme);
  if (u === 0 && v === 0) return;
  drawArrow(ctx, axes, 0, 0, x1, y1, theme.model, theme);
  drawLabel(ctx, axes, x1, y1, text.w, { color: theme.model, dx: 7, dy: -5, bold: true }, theme);
}
