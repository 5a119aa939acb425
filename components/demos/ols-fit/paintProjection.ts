import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { layoutScene } from './geometry';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.projection;
type Point = [x: number, y: number];

/** y, its shadow on the plane of two columns, and the residual: true lengths and angles, seen obliquely. */
export function paintProjection(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { handle = false }: { handle?: boolean } = {},
): void {
  const scene = layoutScene(frame, size);
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  if (!scene) {
    ctx.fillStyle = theme.soft;
    ctx.textAlign = 'center';
    ctx.fillText(text.none, size.width / 2, size.height / 2);
    return;
  }
  const { project, fit, foot, height, columns, plane, magnified } = scene;
  const { held } = frame;
  const pair = columns.length === 2 ? [held.first, held.second] : [held.first];
  const names = pair.map((j) => frame.fit.columns[j].name);
  const origin = project(0, 0);
  const top = project(foot[0], foot[1], height);
  const tip = project(...fit);
  polygon(
    ctx,
    plane.map(([u, v]) => project(u, v)),
  );
  ctx.fillStyle = theme.off;
  ctx.fill();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = theme.stroke;
  ctx.stroke();
  columns.forEach((c, j) => {
    const end = project(...c);
    arrow(ctx, origin, end, theme.soft, 1.6, theme);
    label(ctx, end, names[j], theme.soft, 8, j === 0 ? 16 : -8, theme);
  });
  if (height > 0) rightAngle(ctx, scene, theme);
  if (held.held) {
    ctx.setLineDash([4, 4]);
    line(ctx, project(...foot), top, theme.soft, 1.2, theme);
    ctx.setLineDash([]);
  }
  line(ctx, tip, top, theme.soft, 2.4, theme);
  arrow(ctx, origin, tip, theme.model, 3, theme);
  arrow(ctx, origin, top, theme.data, 3, theme);
  if (!handle) dot(ctx, tip, theme.model, theme);
  const rest = frame.fit.p > pair.length ? text.rest : text.y;
  label(ctx, top, rest, theme.data, 0, -10, theme, 'center');
  label(ctx, tip, text.fit, theme.model, 10, 20, theme);
  label(ctx, [(tip[0] + top[0]) / 2, (tip[1] + top[1]) / 2], text.residual, theme.ink, 10, 4, theme);
  ctx.fillStyle = theme.soft;
  ctx.textAlign = 'left';
  const caption = names.length === 2 ? text.plane(names[0], names[1]) : names[0];
  ctx.fillText(caption, 8, size.height - 10);
  if (magnified > 1) {
    ctx.textAlign = 'right';
    ctx.fillText(text.scaled(formatNumber(magnified)), size.width - 8, 18);
  }
}

/** A small square in the corner between the residual and the plane, at the foot of the perpendicular. */
function rightAngle(
  ctx: Context2D,
  { project, foot, height, magnified }: NonNullable<ReturnType<typeof layoutScene>>,
  theme: Theme,
): void {
  const length = Math.hypot(...foot) || 1;
  const side = Math.min(0.09 * length, 0.35 * height * magnified);
  const back: Point = [foot[0] - (side * foot[0]) / length, foot[1] - (side * foot[1]) / length];
  const up = side / magnified;
  ctx.beginPath();
  ctx.moveTo(...project(...back));
  ctx.lineTo(...project(...back, up));
  ctx.lineTo(...project(foot[0], foot[1], up));
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.2 * theme.stroke;
  ctx.stroke();
}

function polygon(ctx: Context2D, points: Point[]): void {
  ctx.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
  ctx.closePath();
}

function line(ctx: Context2D, a: Point, b: Point, color: string, width: number, theme: Theme): void {
  ctx.beginPath();
  ctx.moveTo(...a);
  ctx.lineTo(...b);
  ctx.strokeStyle = color;
  ctx.lineWidth = width * theme.stroke;
  ctx.stroke();
}

function arrow(ctx: Context2D, a: Point, b: Point, color: string, width: number, theme: Theme): void {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (!(length > 2)) return;
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const head = Math.min(11 * theme.stroke, 0.5 * length);
  line(ctx, a, [b[0] - ux * head * 0.8, b[1] - uy * head * 0.8], color, width, theme);
  polygon(ctx, [
    b,
    [b[0] - ux * head - uy * head * 0.42, b[1] - uy * head + ux * head * 0.42],
    [b[0] - ux * head + uy * head * 0.42, b[1] - uy * head - ux * head * 0.42],
  ]);
  ctx.fillStyle = color;
  ctx.fill();
}

function dot(ctx: Context2D, [x, y]: Point, color: string, theme: Theme): void {
  ctx.beginPath();
  ctx.arc(x, y, 4.5 * theme.stroke, 0, 2 * Math.PI);
  ctx.fillStyle = color;
  ctx.fill();
}

function label(
  ctx: Context2D,
  [x, y]: Point,
  words: string,
  color: string,
  dx: number,
  dy: number,
  theme: Theme,
  align: CanvasTextAlign = 'left',
): void {
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.fillStyle = color;
  ctx.textAlign = align;
  ctx.fillText(words, x + dx, y + dy);
}
