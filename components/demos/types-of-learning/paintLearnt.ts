import { Delaunay } from 'd3';
import type { Axes } from '@/components/viz/axes';
import { classColor, drawField, drawRegions } from '@/components/viz/cloud';
import type { Context2D, Theme } from '@/components/viz/context';
import { traceZero } from '@/components/viz/contour';
import { clipped, drawArrow, drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import { BOX } from '@/lib/ml/classifyLens';
import { gridPoints, groundHeight } from '@/lib/ml/readerTable';
import { DOUBT_GRID, type Frame, GRID, type Picture } from './simulation';

type Of<L extends Picture['lens']> = Extract<Picture, { lens: L }>;

/** Opacity of a region a classifier is sure of. */
const SURE = 0.4;

/** Which class is said where, and the line or the cuts between. */
export function paintBoundary(ctx: Context2D, axes: Axes, picture: Of<'classify'>, theme: Theme): void {
  const { classes, sureness, boxes, boundary } = picture;
  if (boxes.length > 0) {
    paintBoxes(ctx, axes, boxes, theme);
    return;
  }
  drawRegions(ctx, axes, classes, GRID, GRID, theme, sureness);
  if (boundary.length === 3) {
    paintLine(ctx, axes, boundary, theme);
    return;
  }
  const most = classes.reduce((a, b) => Math.max(a, b), 0);
  clipped(ctx, axes, () => {
    lineStyle(ctx, theme.model, 2.6 * theme.stroke);
    for (let k = 0; k <= most; k++) {
      // Sureness is the lead of the likeliest class: with a sign it vanishes where that changes.
      const lead = sureness.map((s, i) => (classes[i] === k ? s : -s));
      ctx.beginPath();
      traceZero(ctx, axes, lead, GRID, GRID);
      ctx.stroke();
    }
  });
}

/** Where b + w·x = 0, drawn across the plane. */
function paintLine(ctx: Context2D, axes: Axes, [b, u, v]: Float64Array, theme: Theme): void {
  const square = u * u + v * v;
  if (!(square > 0)) return;
  const length = Math.sqrt(square);
  const [x, y] = [(-b * u) / square, (-b * v) / square];
  const [dx, dy] = [(-3 * v) / length, (3 * u) / length];
  drawLine(ctx, axes, [x - dx, x + dx], [y - dy, y + dy], { color: theme.model, width: 2.6 }, theme);
}

/** A tree's leaves: each a box, outlined by the cuts that made it. */
function paintBoxes(ctx: Context2D, axes: Axes, boxes: Float64Array, theme: Theme): void {
  clipped(ctx, axes, () => {
    for (const paint of ['fill', 'outline'] as const) {
      lineStyle(ctx, theme.model, 2 * theme.stroke);
      for (let b = 0; b < boxes.length; b += BOX) {
        const [left, right, bottom, top, label, sure] = boxes.subarray(b, b + BOX);
        const [x, y] = [axes.x(left), axes.y(top)];
        const [width, height] = [axes.x(right) - x, axes.y(bottom) - y];
        if (paint === 'fill') {
          ctx.fillStyle = classColor(theme, label);
          ctx.globalAlpha = SURE * sure;
          ctx.fillRect(x, y, width, height);
          ctx.globalAlpha = 1;
        } else {
          ctx.beginPath();
          ctx.rect(x, y, width, height);
          ctx.stroke();
        }
      }
    }
  });
}

/** Heights of the lines that are drawn on the ground. */
const LEVELS = [-0.5, -0.25, 0, 0.25, 0.5];
const PLACES = gridPoints(GRID);
const TRUE_GROUND = Float64Array.from({ length: GRID * GRID }, (_, i) =>
  groundHeight(PLACES[2 * i], PLACES[2 * i + 1]),
);

/** The learnt surface as colour and lines of equal height, over those of the true ground. */
export function paintGround(
  ctx: Context2D,
  axes: Axes,
  { height, doubt }: Of<'regress'>,
  theme: Theme,
): void {
  drawField(ctx, axes, height, GRID, GRID, theme);
  paintDoubt(ctx, axes, doubt, theme);
  clipped(ctx, axes, () => {
    for (const [values, color, width, dash] of [
      // The line comes in short pieces: its dashes are shorter.
      [TRUE_GROUND, theme.exact, 1.2, [2.5, 2.5]],
      [height, theme.model, 1.8, []],
    ] as const) {
      lineStyle(ctx, color, width * theme.stroke);
      ctx.setLineDash([...dash]);
      for (const level of LEVELS) {
        ctx.beginPath();
        traceZero(
          ctx,
          axes,
          values.map((v) => v - level),
          GRID,
          GRID,
        );
        ctx.stroke();
      }
    }
  });
}

/** Doubt above which a place is marked, in heights. */
const UNSURE = 0.15;

/** A cross wherever the learner does not know the height: the larger, the less it knows. */
function paintDoubt(ctx: Context2D, axes: Axes, doubt: Float64Array, theme: Theme): void {
  const [w, h] = [(axes.right - axes.left) / DOUBT_GRID, (axes.bottom - axes.top) / DOUBT_GRID];
  lineStyle(ctx, theme.soft, theme.stroke);
  ctx.beginPath();
  doubt.forEach((d, cell) => {
    if (d < UNSURE) return;
    const x = axes.left + ((cell % DOUBT_GRID) + 0.5) * w;
    const y = axes.bottom - (Math.floor(cell / DOUBT_GRID) + 0.5) * h;
    const r = 0.5 * d * Math.min(w, h);
    ctx.moveTo(x - r, y - r);
    ctx.lineTo(x + r, y + r);
    ctx.moveTo(x - r, y + r);
    ctx.lineTo(x + r, y - r);
  });
  ctx.stroke();
}

/** The points, each filled with the colour of its measured height: on a good surface they vanish. */
export function paintHeights(ctx: Context2D, axes: Axes, { table }: Frame, theme: Theme): void {
  const kept = new Set(table.heldOut);
  const r = 4.5 * Math.sqrt(theme.stroke);
  clipped(ctx, axes, () => {
    for (let i = 0; i < table.n; i++) {
      const height = table.heights[i];
      ctx.beginPath();
      ctx.arc(axes.x(table.features[2 * i]), axes.y(table.features[2 * i + 1]), r, 0, 2 * Math.PI);
      ctx.fillStyle = theme.card;
      ctx.fill();
      ctx.globalAlpha = Math.min(1, Math.abs(height));
      ctx.fillStyle = height > 0 ? theme.positive : theme.negative;
      if (!kept.has(i)) ctx.fill();
      ctx.globalAlpha = 1;
      lineStyle(ctx, kept.has(i) ? theme.soft : theme.data, 1.5 * theme.stroke);
      ctx.stroke();
    }
  });
}

/** The cell of each centre; or the centres with the way they came. */
export function paintCells(
  ctx: Context2D,
  axes: Axes,
  { centres, before, moved }: Of<'cluster'>,
  theme: Theme,
  what: 'cells' | 'centres',
): void {
  const k = centres.length / 2;
  const xs = Float64Array.from({ length: k }, (_, c) => centres[2 * c]);
  const ys = Float64Array.from({ length: k }, (_, c) => centres[2 * c + 1]);
  if (what === 'cells') {
    const places = Float64Array.from(centres, (v, i) => (i % 2 === 0 ? axes.x(v) : axes.y(v)));
    const cells = new Delaunay(places).voronoi([axes.left, axes.top, axes.right, axes.bottom]);
    clipped(ctx, axes, () => {
      lineStyle(ctx, theme.model, 2.4 * theme.stroke);
      for (let c = 0; c < k; c++) {
        const corners = cells.cellPolygon(c);
        if (!corners) continue;
        ctx.beginPath();
        corners.forEach(([x, y], j) => {
          if (j === 0) ctx.moveTo(x, y);
          else ctx.lineTo(x, y);
        });
        ctx.globalAlpha = 0.05 + 0.05 * (c % 3);
        ctx.fillStyle = theme.model;
        ctx.fill();
        ctx.globalAlpha = 1;
        ctx.stroke();
      }
    });
    return;
  }
  if (moved) {
    for (let c = 0; c < k; c++) {
      drawArrow(ctx, axes, before[2 * c], before[2 * c + 1], xs[c], ys[c], theme.model, theme);
    }
  }
  drawDots(ctx, axes, xs, ys, { color: theme.model, radius: 7, hollow: true }, theme);
  for (let c = 0; c < k; c++) {
    const style = { color: theme.model, dx: 10, dy: -8, bold: true };
    drawLabel(ctx, axes, xs[c], ys[c], String(c + 1), style, theme);
  }
}

function lineStyle(ctx: Context2D, color: string, width: number): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
}
