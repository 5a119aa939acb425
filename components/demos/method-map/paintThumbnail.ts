import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawCloud, drawField, drawRegions } from '@/components/viz/cloud';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawBand, drawDots, drawLine, drawReference, extentOf } from '@/components/viz/marks';
import { drawCells, type Fill } from '@/components/viz/tiles';
import type {
  ChainPicture,
  CurvePicture,
  PlanePicture,
  ThumbnailPicture,
  TilesPicture,
} from '@/lib/ml/thumbnails/thumbnail';
import { STEPS } from '@/lib/ml/thumbnails/thumbnail';
import { messages } from './messages';

const text = messages.en;

/** The little run of a method: points and a curve, points of the plane, tiles, or a chain of numbers. */
export function paintThumbnail(ctx: Context2D, picture: ThumbnailPicture, size: Size, theme: Theme): void {
  if (picture.kind === 'curve') paintCurve(ctx, picture, size, theme);
  else if (picture.kind === 'plane') paintPlane(ctx, picture, size, theme);
  else if (picture.kind === 'tiles') paintTiles(ctx, picture, size, theme);
  else paintChain(ctx, picture, size, theme);
}

function paintCurve(ctx: Context2D, picture: CurvePicture, size: Size, theme: Theme): void {
  const { x, y, gridX, curve, low, high } = picture;
  const spec: AxesSpec = {
    x: { label: text.picture.x, domain: [gridX[0], gridX[gridX.length - 1]], ticks: 4 },
    y: { label: text.picture.y, domain: extentOf([...y, ...(y.length > 3 ? [] : curve)], 0.25), ticks: 4 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (low && high) drawBand(ctx, axes, gridX, low, high, theme.model, theme);
  if (picture.exact) drawReference(ctx, axes, { xs: gridX, ys: curve }, '', theme);
  else drawLine(ctx, axes, gridX, curve, { color: theme.model, width: 2.2 }, theme);
  drawDots(ctx, axes, x, y, { color: theme.data, radius: 3.5 }, theme);
}

function paintPlane(ctx: Context2D, picture: PlanePicture, size: Size, theme: Theme): void {
  const edge = Math.min(size.width, size.height) - 4;
  const [left, top] = [(size.width - edge) / 2, (size.height - edge) / 2];
  const spec: AxesSpec = {
    x: { label: '', domain: [-1, 1], hideLabels: true },
    y: { label: '', domain: [-1, 1], hideLabels: true },
    margin: { left, top, right: left, bottom: top },
  };
  const axes = layoutAxes(size, theme, spec);
  const { cloud, side, field, regions, marks, joined, hidden } = picture;
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = theme.stroke;
  ctx.beginPath();
  ctx.rect(axes.left, axes.top, axes.right - axes.left, axes.bottom - axes.top);
  ctx.stroke();
  if (field) drawField(ctx, axes, field, side, side, theme);
  if (regions) drawRegions(ctx, axes, regions, side, side, theme, new Float64Array(side * side).fill(0.6));
  drawCloud(ctx, axes, cloud, theme, { hidden, radius: 3.5 });
  if (!marks) return;
  const xs = marks.filter((_, i) => i % 2 === 0);
  const ys = marks.filter((_, i) => i % 2 === 1);
  if (joined) drawLine(ctx, axes, xs, ys, { color: theme.model, width: 2.2 }, theme);
  else drawDots(ctx, axes, xs, ys, { color: theme.model, radius: 3.5, hollow: true }, theme);
}

/** Room between tiles, and steps from paper to full colour. */
const GAP = 6;
const SHADES = 12;

function paintTiles(ctx: Context2D, picture: TilesPicture, size: Size, theme: Theme): void {
  const { count, columns, rows, values } = picture;
  const across = Math.min(count, Math.ceil(Math.sqrt((count * size.width * rows) / (size.height * columns))));
  const down = Math.ceil(count / across);
  const cell = Math.min(
    (size.width - GAP * (across + 1)) / (across * columns),
    (size.height - GAP * (down + 1)) / (down * rows),
  );
  const left = (size.width - across * (columns * cell + GAP) + GAP) / 2;
  const top = (size.height - down * (rows * cell + GAP) + GAP) / 2;
  const fills: (Fill | null)[] = [null];
  for (const color of [theme.positive, theme.negative]) {
    for (let k = 1; k <= SHADES; k++) fills.push({ color, alpha: (0.8 * k) / SHADES });
  }
  for (let n = 0; n < count; n++) {
    const x0 = left + (n % across) * (columns * cell + GAP);
    const y0 = top + Math.floor(n / across) * (rows * cell + GAP);
    drawTile(ctx, values.subarray(n * columns * rows), columns, rows, x0, y0, cell, fills, theme);
  }
}

function drawTile(
  ctx: Context2D,
  values: Float64Array,
  columns: number,
  rows: number,
  x0: number,
  y0: number,
  cell: number,
  fills: readonly (Fill | null)[],
  theme: Theme,
): void {
  const cells = Uint8Array.from({ length: columns * rows }, (_, i) => {
    const shade = Math.round(SHADES * Math.min(1, Math.abs(values[i])));
    return shade > 0 ? (values[i] > 0 ? shade : SHADES + shade) : 0;
  });
  const box = { x: x0, y: y0, width: columns * cell, height: rows * cell };
  drawCells(ctx, cells, columns, rows, box, fills, theme.card, true);
  ctx.save();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = theme.stroke;
  ctx.beginPath();
  ctx.rect(x0, y0, columns * cell, rows * cell);
  ctx.stroke();
  ctx.restore();
}

function paintChain(ctx: Context2D, picture: ChainPicture, size: Size, theme: Theme): void {
  const { quantity, values, exact } = picture;
  const [label, source] = text.readings[quantity];
  const all = exact === undefined ? [...values] : [...values, exact];
  const spec: AxesSpec = {
    x: { label: text.picture.step, domain: [1, STEPS], ticks: 4 },
    y: { label, domain: extentOf(all, 0.12), ticks: 4 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (exact !== undefined) drawReference(ctx, axes, exact, source ?? 'exact', theme);
  const steps = Float64Array.from(values, (_, i) => i + 1);
  drawLine(ctx, axes, steps, values, { color: theme.model, width: 2.2 }, theme);
}
