import { type Axes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Painter, Size, Theme } from '@/components/viz/context';
import { clipped } from '@/components/viz/marks';
import { drawCells, type Fill } from '@/components/viz/tiles';
import { ARROWS, SIDE } from '@/lib/ml/gallery';
import { MODELS, type ModelName } from '@/lib/ml/galleryModels';
import { paintCosts, paintDistances } from './paintCurves';
import { indexOf, type Shown, text } from './shown';
import type { Frame, Params } from './simulation';

const RANGE: [number, number] = [-1, 1];

/** Axes of the plane without numbers: the same square in the middle of every picture. */
export function planeAxes(size: Size, theme: Theme): Axes {
  const { fontSize: f } = theme;
  const side = Math.min(size.width, size.height) - 0.7 * f;
  const [beside, above] = [(size.width - side) / 2, (size.height - side) / 2];
  return layoutAxes(size, theme, {
    x: { label: text.axes.x, domain: RANGE, hideLabels: true },
    y: { label: text.axes.y, domain: RANGE, hideLabels: true },
    margin: { top: above, right: beside, bottom: above, left: beside },
  });
}

/**
 * Points (x, y): dots for data, rings for samples. A canvas gets them one by one, for a path of hundreds of circles takes it
 * long; an SVG gets one path, which is shorter.
 */
function drawPoints(
  ctx: Context2D,
  axes: Axes,
  rows: ArrayLike<number>,
  most: number,
  radius: number,
  color: string,
  theme: Theme,
  ring: boolean,
): void {
  const r = radius * Math.sqrt(theme.stroke);
  clipped(ctx, axes, () => {
    ctx.fillStyle = color;
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.1 * theme.stroke;
    const finish = () => (ring ? ctx.stroke() : ctx.fill());
    const single = 'drawImage' in ctx;
    const count = Math.min(most, rows.length >> 1);
    ctx.beginPath();
    for (let k = 0; k < count; k++) {
      const [px, py] = [axes.x(rows[2 * k]), axes.y(rows[2 * k + 1])];
      if (single && !ring && r < 2.5) {
        // So small a dot looks the same, and costs a fifth.
        ctx.fillRect(px - 0.9 * r, py - 0.9 * r, 1.8 * r, 1.8 * r);
        continue;
      }
      if (single) ctx.beginPath();
      else ctx.moveTo(px + r, py);
      ctx.arc(px, py, r, 0, 2 * Math.PI);
      if (single) finish();
    }
    if (!single) finish();
  });
}

const SHADES = 12;
const DEEPEST = 0.42;

/** A density as a tint in the model's colour, full at its largest value. */
function drawDensity(ctx: Context2D, axes: Axes, field: Float32Array, theme: Theme): void {
  let top = 0;
  for (const v of field) if (v > top) top = v;
  if (!(top > 0)) return;
  const fills: (Fill | null)[] = [null];
  for (let k = 1; k <= SHADES; k++) fills.push({ color: theme.model, alpha: (DEEPEST * k) / SHADES });
  const cells = new Uint8Array(SIDE * SIDE);
  for (let r = 0; r < SIDE; r++) {
    for (let c = 0; c < SIDE; c++) {
      // The root brings out what is faint.
      const share = Math.sqrt(Math.min(1, field[r * SIDE + c] / top));
      cells[(SIDE - 1 - r) * SIDE + c] = Math.round(SHADES * share);
    }
  }
  const [x, y] = [axes.x(-1), axes.y(1)];
  const box = { x, y, width: axes.x(1) - x, height: axes.y(-1) - y };
  drawCells(ctx, cells, SIDE, SIDE, box, fills, theme.card, true);
}

/** The score as arrows, all of the same largest length. */
function drawScore(ctx: Context2D, axes: Axes, arrows: Float32Array, theme: Theme): void {
  let longest = 0;
  for (let k = 0; k < arrows.length; k += 2) {
    longest = Math.max(longest, Math.sqrt(arrows[k] * arrows[k] + arrows[k + 1] * arrows[k + 1]));
  }
  if (!(longest > 0)) return;
  ctx.save();
  ctx.strokeStyle = theme.soft;
  ctx.lineWidth = 1.1 * theme.stroke;
  for (let k = 0; k < arrows.length >> 1; k++) {
    const x = (2 * (k % ARROWS) + 1) / ARROWS - 1;
    const y = (2 * Math.floor(k / ARROWS) + 1) / ARROWS - 1;
    const [u, v] = [arrows[2 * k], arrows[2 * k + 1]];
    const size = Math.sqrt(u * u + v * v) || 1;
    // The root of the length: weak pulls stay visible beside strong ones.
    const length = (1.7 / ARROWS) * Math.sqrt(size / longest);
    const [dx, dy] = [(length * u) / size, (length * v) / size];
    const [fromX, fromY, toX, toY] = [axes.x(x), axes.y(y), axes.x(x + dx), axes.y(y + dy)];
    // Barbs of a third of the length, 25° off the shaft.
    const [bx, by] = [0.3 * (toX - fromX), 0.3 * (toY - fromY)];
    ctx.beginPath();
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
    ctx.moveTo(toX - bx - 0.47 * by, toY - by + 0.47 * bx);
    ctx.lineTo(toX, toY);
    ctx.lineTo(toX - bx + 0.47 * by, toY - by - 0.47 * bx);
    ctx.stroke();
  }
  ctx.restore();
}

/** Most marks in a picture, and in a poster. */
const MARKS = { data: 250, samples: 160 };
const FEW_MARKS = { data: 60, samples: 50 };

/** The plane as one model sees it: its density or score, the data, its samples. */
export function paintPlane(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { revealed, sparse }: Shown,
  name: ModelName,
): void {
  const axes = planeAxes(size, theme);
  const model = indexOf(name);
  const marks = sparse ? FEW_MARKS : MARKS;
  if (revealed && model < 3 && !sparse) drawDensity(ctx, axes, frame.fields[model], theme);
  if (revealed && name === 'diffusion' && !sparse) drawScore(ctx, axes, frame.arrows, theme);
  frameBox(ctx, axes, theme);
  drawPoints(ctx, axes, frame.data, marks.data, 1.5, theme.data, theme, false);
  if (revealed) drawPoints(ctx, axes, frame.samples[model], marks.samples, 2.2, theme.model, theme, true);
}

function frameBox(ctx: Context2D, axes: Axes, theme: Theme): void {
  const { left, top, right, bottom } = axes;
  ctx.save();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = theme.stroke;
  ctx.beginPath();
  ctx.rect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
  ctx.stroke();
  ctx.restore();
}

/** The cloud alone. */
export function paintCloud(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { sparse, drawn }: Shown,
): void {
  const axes = planeAxes(size, theme);
  frameBox(ctx, axes, theme);
  drawPoints(ctx, axes, drawn ?? frame.data, sparse ? FEW_MARKS.data : 500, 2.2, theme.data, theme, false);
}

/** One card: samples, costs or distances. */
export function paintCard(name: ModelName) {
  return (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => {
    if (shown.tab === 'costs') paintCosts(ctx, frame, size, theme, shown, name);
    else if (shown.tab === 'distances') paintDistances(ctx, frame, size, theme, shown, name);
    else paintPlane(ctx, frame, size, theme, shown, name);
  };
}

/** The cloud and the five, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme) => {
  const shown: Shown = { tab: 'pictures', revealed: true, sparse: true };
  const line = 1.7 * theme.fontSize;
  const side = Math.min(size.width / 3, size.height / 2 - line);
  const names = [null, ...MODELS];
  names.forEach((name, k) => {
    const column = (k % 3) * (size.width / 3) + (size.width / 3 - side) / 2;
    ctx.save();
    ctx.translate(column, Math.floor(k / 3) * (size.height / 2));
    ctx.font = `600 ${theme.fontSize}px ${theme.font}`;
    ctx.fillStyle = theme.ink;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(name ? text.models[name] : text.cloud.title, 0.35 * theme.fontSize, 1.1 * theme.fontSize);
    ctx.translate(0, line);
    const box = { width: side, height: side };
    if (name) paintPlane(ctx, frame, box, theme, shown, name);
    else paintCloud(ctx, frame, box, theme, shown);
    ctx.restore();
  });
};
