import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { clipped } from '@/components/viz/marks';
import { drawCells } from '@/components/viz/tiles';
import { drawLegend, legendOf, ringEntry } from './planeLegend';
import { drawCross, drawElectron, drawRing, ON_MAP, PALETTE } from './planeMarks';
import { names, type Pen, type Shown, text } from './shown';
import type { Frame, Lane } from './simulation';

/** Axes of the plane; they depend on the window only, so that the handle stays where the picture is. */
export function planeSpec(reach: number, bare = false): AxesSpec {
  const domain: [number, number] = [-reach, reach];
  return {
    x: { label: text.plane.x, domain, hideLabels: bare },
    y: { label: text.plane.y, domain, hideLabels: bare },
    ...(bare ? { margin: { top: 26, left: 4, right: 4, bottom: 4 } } : {}),
    equal: true,
  };
}

/** Density in the plane: of one wave function, of those that are compared, or of the others while one is held. */
export function paintPlane(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { params, handle }: Shown,
): void {
  if (params.compare === 'on' && frame.lanes.length > 1) {
    paintThree([ctx, size, theme], frame);
    return;
  }
  const spec = planeSpec(frame.reach);
  const axes = layoutAxes(size, theme, spec);
  const lane = frame.lanes[frame.lanes.length - 1];
  drawAxes(ctx, axes, theme, spec);
  drawMap(ctx, axes, frame.held ? frame.held.plane : lane.plane, frame, theme);
  clipped(ctx, axes, () => {
    if (frame.held) drawMaxima([ctx, size, theme], axes, frame.held.maxima);
    else drawRings([ctx, size, theme], axes, frame);
    drawElectrons([ctx, size, theme], axes, frame);
  });
  const map = mapBox(axes, frame.reach);
  drawLegend(ctx, map, legendOf(frame, theme, handle === true), theme);
  drawCaption([ctx, size, theme], map.left, map.top, captionOf(frame, lane));
}

function captionOf({ held }: Frame, lane: Lane): string {
  if (lane.sweeps === 0) return text.plane.learning;
  if (!held) return lane.phase === 'diffusing' ? text.plane.variational : text.plane.density;
  return held.settling > 0 ? text.plane.settling : text.plane.conditional;
}

function paintThree([ctx, size, theme]: Pen, frame: Frame): void {
  const gap = 10;
  const cell = { width: (size.width - 2 * gap) / 3, height: size.height };
  frame.lanes.forEach((lane, k) => {
    ctx.save();
    ctx.translate(k * (cell.width + gap), 0);
    const spec = planeSpec(frame.reach, true);
    spec.margin = { ...spec.margin, top: 2 * theme.fontSize };
    const axes = layoutAxes(cell, theme, spec);
    drawMap(ctx, axes, lane.plane, frame, theme);
    clipped(ctx, axes, () => drawRings([ctx, cell, theme], axes, frame));
    if (k === 0) drawLegend(ctx, mapBox(axes, frame.reach), [ringEntry(theme)], theme);
    ctx.fillStyle = theme.ink;
    ctx.font = `${theme.fontSize}px ${theme.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(names[lane.ansatz], cell.width / 2, axes.y(frame.reach) - 0.5 * theme.fontSize);
    ctx.restore();
  });
}

/** The window, a square in the middle of the axes. */
const mapBox = (axes: Axes, reach: number) => ({
  left: axes.x(-reach),
  right: axes.x(reach),
  top: axes.y(reach),
  bottom: axes.y(-reach),
});

/** The map fills the window. */
function drawMap(
  ctx: Context2D,
  axes: Axes,
  plane: Float64Array,
  { reach, cells }: Frame,
  theme: Theme,
): void {
  const { left, right, top, bottom } = mapBox(axes, reach);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  let highest = 0;
  for (let c = 0; c < plane.length; c++) highest = Math.max(highest, plane[c]);
  const levels = new Uint8Array(plane.length);
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const value = plane[(cells - 1 - row) * cells + column];
      levels[row * cells + column] = highest > 0 ? Math.round(((PALETTE.length - 1) * value) / highest) : 0;
    }
  }
  drawCells(ctx, levels, cells, cells, box, PALETTE, theme.off, true);
}

/** Radii at which classical charges would sit; one in the center has no ring. */
function drawRings([ctx, , theme]: Pen, axes: Axes, { rings }: Frame): void {
  for (const radius of rings) {
    const r = axes.x(radius) - axes.x(0);
    if (r > 2 * theme.stroke) drawRing(ctx, axes.x(0), axes.y(0), r, theme);
  }
}

/** Crosses where the others are most likely found. */
function drawMaxima([ctx, , theme]: Pen, axes: Axes, maxima: Float64Array): void {
  for (let k = 0; k < maxima.length; k += 2) drawCross(ctx, axes.x(maxima[k]), axes.y(maxima[k + 1]), theme);
}

/** One configuration. */
function drawElectrons([ctx, , theme]: Pen, axes: Axes, { configuration, electrons }: Frame): void {
  for (let i = 0; i < electrons; i++) {
    const [x, y] = [axes.x(configuration[2 * i]), axes.y(configuration[2 * i + 1])];
    drawElectron(ctx, x, y, i < electrons / 2, theme);
  }
}

/** What the map shows, in its corner, where the density is nothing. */
function drawCaption([ctx, , theme]: Pen, left: number, top: number, words: string): void {
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.fillStyle = ON_MAP;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(words, left + 0.5 * theme.fontSize, top + 1.3 * theme.fontSize);
  ctx.restore();
}
