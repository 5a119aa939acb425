import { interpolateViridis } from 'd3';
import type { Axes } from './axes';
import type { Context2D, Theme } from './context';

export interface LineStyle {
  color: string;
  /** In units of the theme's stroke; default 2. */
  width?: number;
  dash?: number[];
}

/** Runs `draw` clipped to the plot's rectangle. */
export function clipped(ctx: Context2D, axes: Axes, draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(axes.left, axes.top - 1, axes.right - axes.left, axes.bottom - axes.top + 2);
  ctx.clip();
  draw();
  ctx.restore();
}

/** Polyline through (xs, ys); breaks at values that are not finite. */
export function drawLine(
  ctx: Context2D,
  axes: Axes,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  style: LineStyle,
  theme: Theme,
): void {
  clipped(ctx, axes, () => {
    ctx.strokeStyle = style.color;
    ctx.lineWidth = (style.width ?? 2) * theme.stroke;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    if (style.dash) ctx.setLineDash(style.dash.map((d) => d * theme.stroke));
    tracePath(ctx, axes, xs, ys);
    ctx.stroke();
  });
}

function tracePath(ctx: Context2D, axes: Axes, xs: ArrayLike<number>, ys: ArrayLike<number>): void {
  ctx.beginPath();
  let pen = false;
  const n = Math.min(xs.length, ys.length);
  for (let i = 0; i < n; i++) {
    const px = axes.x(xs[i]);
    const py = axes.y(ys[i]);
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      pen = false;
      continue;
    }
    // Far outside the plot, canvases lose precision and SVGs grow; the clip hides the difference.
    const cy = Math.max(axes.top - 1e4, Math.min(axes.bottom + 1e4, py));
    if (pen) ctx.lineTo(px, cy);
    else ctx.moveTo(px, cy);
    pen = true;
  }
}

/** An upright cross around a place of the picture, in the stroke that the context has. */
export function strokePlus(ctx: Context2D, x: number, y: number, arm: number): void {
  ctx.beginPath();
  ctx.moveTo(x - arm, y);
  ctx.lineTo(x + arm, y);
  ctx.moveTo(x, y - arm);
  ctx.lineTo(x, y + arm);
  ctx.stroke();
}

/** Data points: filled dots, or rings for the model. */
export function drawDots(
  ctx: Context2D,
  axes: Axes,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  style: { color: string; radius?: number; hollow?: boolean },
  theme: Theme,
): void {
  const r = (style.radius ?? 4) * Math.sqrt(theme.stroke);
  const n = Math.min(xs.length, ys.length);
  clipped(ctx, axes, () => {
    ctx.fillStyle = style.hollow ? theme.card : style.color;
    ctx.strokeStyle = style.color;
    ctx.lineWidth = 1.6 * theme.stroke;
    for (let i = 0; i < n; i++) {
      const px = axes.x(xs[i]);
      const py = axes.y(ys[i]);
      if (!Number.isFinite(px) || !Number.isFinite(py)) continue;
      ctx.beginPath();
      ctx.arc(px, py, r, 0, 2 * Math.PI);
      ctx.fill();
      if (style.hollow) ctx.stroke();
    }
  });
}

/** Statistical error as a 20 % tint between `low` and `high`. */
export function drawBand(
  ctx: Context2D,
  axes: Axes,
  xs: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  color: string,
  _theme: Theme,
): void {
  clipped(ctx, axes, () => {
    ctx.globalAlpha = 0.2;
    ctx.fillStyle = color;
    ctx.beginPath();
    let pen = false;
    const n = xs.length;
    const visit = (i: number, ys: ArrayLike<number>) => {
      const px = axes.x(xs[i]);
      const py = axes.y(ys[i]);
      if (!Number.isFinite(px) || !Number.isFinite(py)) return;
      if (pen) ctx.lineTo(px, py);
      else ctx.moveTo(px, py);
      pen = true;
    };
    for (let i = 0; i < n; i++) visit(i, low);
    for (let i = n - 1; i >= 0; i--) visit(i, high);
    ctx.closePath();
    ctx.fill();
  });
}

/** Bars of ±1 standard error with caps. */
export function drawErrorBars(
  ctx: Context2D,
  axes: Axes,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  errors: ArrayLike<number>,
  color: string,
  theme: Theme,
): void {
  const cap = 4 * Math.sqrt(theme.stroke);
  clipped(ctx, axes, () => {
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.5 * theme.stroke;
    ctx.beginPath();
    for (let i = 0; i < xs.length; i++) {
      const px = axes.x(xs[i]);
      const top = axes.y(ys[i] + errors[i]);
      const bottom = axes.y(ys[i] - errors[i]);
      if (!Number.isFinite(px + top + bottom)) continue;
      ctx.moveTo(px, top);
      ctx.lineTo(px, bottom);
      ctx.moveTo(px - cap, top);
      ctx.lineTo(px + cap, top);
      ctx.moveTo(px - cap, bottom);
      ctx.lineTo(px + cap, bottom);
    }
    ctx.stroke();
  });
}

/** The exact or published reference: a dashed ink line with its label on the line's right end. */
export function drawReference(
  ctx: Context2D,
  axes: Axes,
  y: number | { xs: ArrayLike<number>; ys: ArrayLike<number> },
  label: string,
  theme: Theme,
): void {
  const xs = typeof y === 'number' ? [axes.invertX(axes.left), axes.invertX(axes.right)] : y.xs;
  const ys = typeof y === 'number' ? [y, y] : y.ys;
  drawLine(ctx, axes, xs, ys, { color: theme.exact, width: 1.4, dash: [5, 4] }, theme);
  if (!label) return;
  let last = xs.length - 1;
  while (last > 0 && !inside(axes, xs[last], ys[last])) last--;
  if (!inside(axes, xs[last], ys[last])) return;
  drawLabel(ctx, axes, xs[last], ys[last], label, { color: theme.exact, align: 'right', dy: -6 }, theme);
}

function inside(axes: Axes, x: number, y: number): boolean {
  const px = axes.x(x);
  const py = axes.y(y);
  return px >= axes.left - 1 && px <= axes.right + 1 && py >= axes.top - 1 && py <= axes.bottom + 1;
}

/** Text at a data point; kept inside the plot. Offsets in px. */
export function drawLabel(
  ctx: Context2D,
  axes: Axes,
  x: number,
  y: number,
  text: string,
  style: { color: string; align?: 'left' | 'center' | 'right'; dx?: number; dy?: number; bold?: boolean },
  theme: Theme,
): void {
  ctx.save();
  ctx.font = `${style.bold ? '600 ' : ''}${theme.fontSize}px ${theme.font}`;
  const align = style.align ?? 'left';
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  const width = ctx.measureText(text).width;
  const shift = align === 'right' ? width : align === 'center' ? width / 2 : 0;
  const px = axes.x(x) + (style.dx ?? 0) - shift;
  const py = axes.y(y) + (style.dy ?? 0);
  const left = Math.max(axes.left + 2, Math.min(axes.right - width - 2, px));
  const base = Math.max(axes.top + theme.fontSize, Math.min(axes.bottom - 4, py));
  // A halo in the card's colour keeps the text readable over lines.
  ctx.globalAlpha = 0.75;
  ctx.fillStyle = theme.card;
  ctx.fillRect(left - 2, base - theme.fontSize * 0.82, width + 4, theme.fontSize * 1.08);
  ctx.globalAlpha = 1;
  ctx.fillStyle = style.color;
  ctx.fillText(text, left, base);
  ctx.restore();
}

/** Bars between consecutive edges (one more edge than counts). */
export function drawHistogram(
  ctx: Context2D,
  axes: Axes,
  edges: ArrayLike<number>,
  counts: ArrayLike<number>,
  color: string,
  theme: Theme,
): void {
  clipped(ctx, axes, () => {
    ctx.fillStyle = color;
    const base = Math.min(axes.bottom, axes.y(0));
    for (let i = 0; i < counts.length; i++) {
      const left = axes.x(edges[i]);
      const width = axes.x(edges[i + 1]) - left;
      const top = axes.y(counts[i]);
      if (!Number.isFinite(left + width + top) || counts[i] === 0) continue;
      const gap = width > 4 ? 1 : 0;
      ctx.globalAlpha = 0.85;
      ctx.fillRect(left + gap * 0.5, top, Math.max(0.5, width - gap), Math.max(base - top, theme.stroke));
    }
  });
}

type Pair = readonly [x: number, y: number];

/**
 * An arrow in pixels, in the present colours and line width.
 *
 * @param along unit vector from its tail to its point
 * @param head length of its head; `spread` times that is half the head's width
 */
export function strokeArrow(
  ctx: Context2D,
  [ax, ay]: Pair,
  [bx, by]: Pair,
  [ux, uy]: Pair,
  head: number,
  spread: number,
): void {
  ctx.beginPath();
  ctx.moveTo(ax, ay);
  ctx.lineTo(bx - ux * head * 0.8, by - uy * head * 0.8);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(bx, by);
  ctx.lineTo(bx - ux * head - uy * head * spread, by - uy * head + ux * head * spread);
  ctx.lineTo(bx - ux * head + uy * head * spread, by - uy * head - ux * head * spread);
  ctx.closePath();
  ctx.fill();
}

/** An arrow from (x0, y0) to (x1, y1) in data units. */
export function drawArrow(
  ctx: Context2D,
  axes: Axes,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  color: string,
  theme: Theme,
): void {
  const [ax, ay, bx, by] = [axes.x(x0), axes.y(y0), axes.x(x1), axes.y(y1)];
  const length = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
  if (!Number.isFinite(length) || length < 1) return;
  const head = Math.min(10 * theme.stroke, length * 0.6);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  ctx.save();
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = 2.2 * theme.stroke;
  ctx.lineCap = 'butt';
  strokeArrow(ctx, [ax, ay], [bx, by], [ux, uy], head, 0.42);
  ctx.restore();
}

/** A field on a grid, row 0 at the bottom, perceptually uniform (viridis) between `domain[0]` and `domain[1]`. */
export function drawHeat(
  ctx: Context2D,
  axes: Axes,
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  domain: [number, number],
  _theme: Theme,
): void {
  const w = (axes.right - axes.left) / columns;
  const h = (axes.bottom - axes.top) / rows;
  const span = domain[1] - domain[0] || 1;
  clipped(ctx, axes, () => {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const t = (values[r * columns + c] - domain[0]) / span;
        if (!Number.isFinite(t)) continue;
        ctx.fillStyle = interpolateViridis(Math.max(0, Math.min(1, t)));
        ctx.fillRect(axes.left + c * w, axes.bottom - (r + 1) * h, w + 0.5, h + 0.5);
      }
    }
  });
}

/** A padded range that covers all finite values; `fallback` when there are none. */
export function extentOf(
  values: ArrayLike<number>,
  pad = 0.06,
  fallback: [number, number] = [0, 1],
): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (!Number.isFinite(v)) continue;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (low > high) return fallback;
  const margin = high > low ? (high - low) * pad : Math.abs(high) * pad || 1;
  return [low - margin, high + margin];
}
