import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { traceZero } from '@/components/viz/contour';
import { clipped, drawArrow, drawDots, drawLabel, drawLine, strokePlus } from '@/components/viz/marks';
import { names, type Pen, type Shown, styleOf, text } from './shown';
import { type Frame, MAP_ALPHA, MAP_BETA } from './simulation';

/** Energies above the best that have a contour, in units of ω. */
const LEVELS = [0.001, 0.004, 0.015, 0.04, 0.1, 0.2];
/** Distance of the states that the ellipse stands for, √(δᵀSδ). */
const DISTANCE = 0.04;
const MARKS = 40;

export const mapSpec: AxesSpec = {
  x: { label: text.map.x, domain: [...MAP_ALPHA] },
  y: { label: text.map.y, domain: [...MAP_BETA] },
};

/** Contours of the energy, the paths, and what the metric does to the gradient at one point. */
export function paintMap(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const axes = layoutAxes(size, theme, mapSpec);
  drawAxes(ctx, axes, theme, mapSpec);
  const pen = [ctx, size, theme] as const;
  drawContours(pen, axes, frame);
  drawMetric(pen, axes, frame);
  if (shown.revealed) drawPaths(pen, axes, frame);
  drawKeys(pen, axes);
}

function drawContours([ctx, , theme]: Pen, axes: Axes, { map, best }: Frame): void {
  if (map.complete) {
    clipped(ctx, axes, () => {
      ctx.strokeStyle = theme.soft;
      ctx.lineWidth = 0.8 * theme.stroke;
      ctx.globalAlpha = 0.7;
      ctx.beginPath();
      for (const level of LEVELS) {
        const log = Math.log(level);
        traceZero(
          ctx,
          axes,
          map.values.map((v) => v - log),
          map.columns,
          map.rows,
        );
      }
      ctx.stroke();
    });
  }
  const r = 4 * theme.stroke;
  const [x, y] = [axes.x(best.alpha), axes.y(best.beta)];
  ctx.save();
  ctx.strokeStyle = theme.exact;
  ctx.lineWidth = 1.6 * theme.stroke;
  strokePlus(ctx, x, y, r);
  ctx.restore();
  const style = { color: theme.exact, dx: 1.6 * r, dy: 1.6 * r + 0.6 * theme.fontSize };
  drawLabel(ctx, axes, best.alpha, best.beta, text.map.best, style, theme);
}

/** The ellipse of states at one distance, and both gradients at one length. */
function drawMetric([ctx, size, theme]: Pen, axes: Axes, { here }: Frame): void {
  const { alpha, beta, ellipse, plain, natural } = here;
  const turns = Float64Array.from({ length: 49 }, (_, k) => (Math.PI * k) / 24);
  const ring = (axis: 0 | 1) =>
    turns.map(
      (t) =>
        [alpha, beta][axis] + DISTANCE * (Math.cos(t) * ellipse[0][axis] + Math.sin(t) * ellipse[1][axis]),
    );
  drawLine(ctx, axes, ring(0), ring(1), { color: theme.ink, width: 1.4 }, theme);
  const perX = axes.x(1) - axes.x(0);
  const perY = axes.y(0) - axes.y(1);
  const length = 0.17 * Math.min(size.width, size.height);
  const arrow = ([a, b]: [number, number], color: string) => {
    const norm = Math.sqrt((a * perX) ** 2 + (b * perY) ** 2);
    if (!(norm > 1e-9)) return;
    const s = length / norm;
    drawArrow(ctx, axes, alpha, beta, alpha + s * a, beta + s * b, color, theme);
  };
  arrow(plain, theme.data);
  arrow(natural, theme.model);
}

function drawPaths([ctx, , theme]: Pen, axes: Axes, { paths }: Frame): void {
  for (const { optimizer, alpha, beta } of paths) {
    const { color, hollow, width } = styleOf(optimizer, theme);
    drawLine(ctx, axes, alpha, beta, { color, width }, theme);
    // The first steps tell the most; later ones lie on each other.
    const first = (values: Float64Array) => values.slice(0, MARKS);
    drawDots(ctx, axes, first(alpha), first(beta), { color, radius: 2.6, hollow }, theme);
    const last = alpha.length - 1;
    if (last < 1) continue;
    drawDots(ctx, axes, [alpha[last]], [beta[last]], { color, radius: 5, hollow }, theme);
  }
}

/** Names of lines and arrows at the upper left and lower right, away from the valley. */
function drawKeys([ctx, , theme]: Pen, axes: Axes): void {
  const f = theme.fontSize;
  const row = (k: number, words: string, color: string) => {
    const style = { color, align: 'right', dx: -4, dy: (1.2 + 1.35 * k) * f } as const;
    drawLabel(ctx, axes, axes.invertX(axes.right), axes.invertY(axes.top), words, style, theme);
  };
  row(0, `● ${names.sgd}`, theme.data);
  row(1, `○ ${names.adam}`, theme.energy);
  row(2, `● ${names.sr}`, theme.model);
  row(4, `→ ${text.map.plain}`, theme.data);
  row(5, `→ ${text.map.natural}`, theme.model);
  row(6, `◯ ${text.map.metric}`, theme.ink);
}
