import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import { fillRects } from '@/components/viz/tiles';
import { heightAt, type Surface } from '@/lib/ml/memoryPlane';
import { nameOf } from './names';
import { drawWords, type FramePainter, isCovered, text } from './shown';

const SHADES = 14;
/** Opacity of the lowest band. */
const DARKEST = 0.75;
/** Cells along an edge of the surface as it is drawn. */
const CELLS = 100;
const EDGE = 1.3;

/** The energy over the plane through two memories, dark where it is low, with the way of the picture. */
export const paintPlane: FramePainter = (ctx, frame, size, theme, shown) => {
  const { plane } = frame;
  const chosen = [shown.params.first, shown.params.second];
  const names = chosen.map((k) => nameOf(frame, k));
  if (!plane || isCovered(frame, shown)) {
    const missing = chosen.some((k) => k >= frame.overlaps.length);
    const none = missing ? text.plane.missing : text.plane.none(names[0], names[1]);
    return drawWords(ctx, plane ? text.fields.covered : none, { x: 0, y: 0, ...size }, theme);
  }
  const spec: AxesSpec = {
    x: { label: text.plane.x(names[0], names[1]), domain: [-EDGE, EDGE], ticks: 3 },
    y: { label: text.plane.y(names[0], names[1]), domain: [-EDGE, EDGE], ticks: 3 },
    equal: true,
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawSurface(ctx, axes, plane.surface, theme);
  drawLine(ctx, axes, plane.u, plane.v, { color: theme.card, width: 5 }, theme);
  drawLine(ctx, axes, plane.u, plane.v, { color: theme.data, width: 2.4 }, theme);
  drawCorners(
    ctx,
    axes,
    names,
    chosen.map((k) => frame.stored.includes(k)),
    theme,
  );
  const last = plane.u.length - 1;
  const start = { color: theme.data, radius: 4.5, hollow: true };
  drawDots(ctx, axes, [plane.u[0]], [plane.v[0]], start, theme);
  drawLabel(ctx, axes, plane.u[0], plane.v[0], text.plane.start, { color: theme.data, dx: 8, dy: 14 }, theme);
  drawDots(ctx, axes, [plane.u[last]], [plane.v[last]], { color: theme.data, radius: 6 }, theme);
};

/** Bands of equal height: their edges are contour lines. */
function drawSurface(ctx: Context2D, axes: Axes, surface: Surface, theme: Theme): void {
  const [low, high] = [Math.min(...surface.heights), Math.max(...surface.heights)];
  const span = high - low || 1;
  const place = (k: number) => (2 * k + 1) / CELLS - 1;
  const depths = Uint8Array.from({ length: CELLS * CELLS }, (_, k) => {
    const height = heightAt(surface, place(k % CELLS), place(Math.floor(k / CELLS)));
    return Math.min(SHADES - 1, Math.floor((SHADES * (high - height)) / span));
  });
  const edges = Array.from({ length: CELLS + 1 }, (_, k) => (2 * k) / CELLS - 1);
  const [xs, ys] = [edges.map((u) => Math.round(axes.x(u))), edges.map((v) => Math.round(axes.y(v)))];
  ctx.save();
  ctx.fillStyle = theme.energy;
  for (let shade = 1; shade < SHADES; shade++) {
    ctx.globalAlpha = (DARKEST * shade) / (SHADES - 1);
    fillRects(ctx, (add) => {
      for (let k = 0; k < depths.length; k++) {
        if (depths[k] !== shade) continue;
        const from = k;
        while ((k + 1) % CELLS > 0 && depths[k + 1] === shade) k++;
        const [row, left, right] = [Math.floor(k / CELLS), xs[from % CELLS], xs[(k % CELLS) + 1]];
        add(left, ys[row + 1], right - left, ys[row] - ys[row + 1]);
      }
    });
  }
  ctx.restore();
}

/** The two memories and their negatives. */
function drawCorners(ctx: Context2D, axes: Axes, names: string[], stored: boolean[], theme: Theme): void {
  const corners = [
    [1, 1, 0],
    [1, -1, 1],
    [-1, -1, 0],
    [-1, 1, 1],
  ] as const;
  for (const [u, v, which] of corners) {
    const color = stored[which] ? theme.model : theme.soft;
    drawDots(ctx, axes, [u], [v], { color, radius: 5, hollow: true }, theme);
    // Outside the square, where the way does not go.
    const dy = v > 0 ? -0.8 * theme.fontSize : 1.5 * theme.fontSize;
    const style = { color, align: 'center', dy, bold: true } as const;
    drawLabel(ctx, axes, u, v, text.plane.corner(names[which], u < 0), style, theme);
  }
}
