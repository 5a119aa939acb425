import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawField } from '@/components/viz/cloud';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { clipped, drawArrow, drawDots, drawHeat, drawLine, drawReference } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { type Pen, type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Half the width of a unit's plane in oscillator lengths, and its cells. */
const REACH = 2.6;
const CELLS = 26;
/** Room for the words above a plane, and for those below all of them, in letters' heights. */
const WORDS = 6.5;
const BELOW = 4.3;

/** The picture beside energy and histogram. */
export function paintPanel(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const painters = { network: paintNetwork, density: paintDensity, radial: paintRadial };
  painters[shown.params.panel](ctx, frame, size, theme, shown);
}

/** One plane for each hidden unit, side by side. */
export function paintNetwork(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const f = theme.fontSize;
  ctx.font = `${f}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  if (frame.hidden === 0) {
    ctx.fillStyle = theme.soft;
    ctx.fillText(text.network.none, f, 2 * f);
    return;
  }
  const columns = bestColumns(frame.hidden, size.width, size.height - BELOW * f);
  const rows = Math.ceil(frame.hidden / columns);
  // Square planes with a line of words above each, in the middle of the picture.
  const side = Math.min(size.width / columns, (size.height - BELOW * f) / rows - 1.1 * f);
  const cell = { width: side, height: side + 1.1 * f };
  // Small planes stand further apart than they are wide, for their words.
  const step = Math.min(size.width / columns, Math.max(side, WORDS * f));
  const left = (size.width - columns * step) / 2;
  for (let j = 0; j < frame.hidden; j++) {
    ctx.save();
    ctx.translate(left + (j % columns) * step, Math.floor(j / columns) * cell.height);
    paintUnit([ctx, cell, theme], frame, j, step);
    ctx.restore();
  }
  const room = size.width - ctx.measureText(text.network.ridge).width - 0.6 * f;
  drawWords([ctx, size, theme], Math.max(0, Math.min(left, room)), rows * cell.height);
}

/** What the marks mean, below the planes. */
function drawWords([ctx, , theme]: Pen, left: number, top: number): void {
  const f = theme.fontSize;
  const base = top + 1.1 * f;
  ctx.fillStyle = theme.soft;
  ctx.fillText(text.network.ridge, left + 0.6 * f, base);
  ctx.fillText(text.network.plane(formatNumber(REACH)), left + 0.6 * f, base + 1.3 * f);
  let x = left + 0.6 * f;
  for (const [name, color] of [
    [`→ ${text.network.first}`, theme.model],
    [`→ ${text.network.second}`, theme.data],
  ]) {
    ctx.fillStyle = color;
    ctx.fillText(name, x, base + 2.6 * f);
    x += ctx.measureText(name).width + 1.2 * f;
  }
}

/** The number of columns that gives the largest squares. */
function bestColumns(count: number, width: number, height: number): number {
  let best = 1;
  let side = 0;
  for (let columns = 1; columns <= count; columns++) {
    const now = Math.min(width / columns, height / Math.ceil(count / columns));
    if (now > side) [best, side] = [columns, now];
  }
  return best;
}

/** ln(1 + e^z) over the place of electron 1 with electron 2 at its own center, and the shifts of both; words get `room`. */
function paintUnit(
  [ctx, size, theme]: Pen,
  { theta, hidden, sigma, omega }: Frame,
  j: number,
  room: number,
): void {
  const domain: [number, number] = [-REACH, REACH];
  const f = theme.fontSize;
  const spec: AxesSpec = {
    x: { label: '', domain, hideLabels: true },
    y: { label: '', domain, hideLabels: true },
    equal: true,
    margin: { top: 1.7 * f },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const w = (i: number) => theta[4 + hidden + i * hidden + j];
  const scale = 1 / (sigma * sigma * omega);
  const base = theta[4 + j] + scale * (w(2) * theta[2] + w(3) * theta[3]);
  const [left, right, low, high] = [axes.left, axes.right, axes.bottom, axes.top];
  const values = Array.from({ length: CELLS * CELLS }, (_, k) => {
    const x = axes.invertX(left + ((k % CELLS) + 0.5) * ((right - left) / CELLS));
    const y = axes.invertY(low - (Math.floor(k / CELLS) + 0.5) * ((low - high) / CELLS));
    const z = base + scale * (w(0) * x + w(1) * y);
    return z > 30 ? z : Math.log1p(Math.exp(z));
  });
  const most = Math.max(1e-9, ...values);
  const shades = values.map((v) => v / most);
  drawField(ctx, axes, shades, CELLS, CELLS, theme);
  // Weights that ran away point far out of the plane.
  clipped(ctx, axes, () => {
    drawShift([ctx, size, theme], axes, [theta[0], theta[1]], [w(0), w(1)], theme.model);
    drawShift([ctx, size, theme], axes, [theta[2], theta[3]], [w(2), w(3)], theme.data);
  });
  const on = 1 / (1 + Math.exp(-(base + scale * (w(0) * theta[0] + w(1) * theta[1]))));
  ctx.font = `${f}px ${theme.font}`;
  ctx.fillStyle = theme.soft;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  const words = text.network.unit(j + 1, `${formatNumber(100 * on, undefined, 2)} %`);
  const fits = ctx.measureText(words).width < room;
  ctx.fillText(fits ? words : text.network.name(j + 1), axes.left, axes.top - 0.45 * f);
}

/** From the center of an electron's Gaussian to where the unit moves it. */
function drawShift(
  [ctx, , theme]: Pen,
  axes: Axes,
  [x, y]: [number, number],
  [dx, dy]: [number, number],
  color: string,
): void {
  drawDots(ctx, axes, [x], [y], { color, radius: 3.5, hollow: true }, theme);
  drawArrow(ctx, axes, x, y, x + dx, y + dy, color, theme);
}

/** Where the electrons are. */
export function paintDensity(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { cells, reach, values } = frame.density;
  const spec: AxesSpec = {
    x: { label: text.density.x, domain: [-reach, reach] },
    y: { label: text.density.y, domain: [-reach, reach] },
  };
  const axes = squareAxes(size, theme, spec);
  drawHeat(ctx, axes, values, cells, cells, [0, Math.max(1e-12, ...values)], theme);
  drawAxes(ctx, axes, theme, spec);
}

/** Axes whose rectangle is a square in the middle. */
function squareAxes(size: Size, theme: Theme, spec: AxesSpec): Axes {
  const first = layoutAxes(size, theme, spec);
  const spare = first.right - first.left - (first.bottom - first.top);
  const margin = { left: first.left, right: size.width - first.right, top: first.top };
  if (spare > 0) {
    return layoutAxes(size, theme, {
      ...spec,
      margin: { left: margin.left + spare / 2, right: margin.right + spare / 2 },
    });
  }
  return layoutAxes(size, theme, { ...spec, margin: { top: margin.top - spare } });
}

/** n(r) of the network and of the exact state. */
export function paintRadial(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { r, n, exact } = frame.radial;
  const spec: AxesSpec = {
    x: { label: text.radial.x, domain: [0, frame.density.reach] },
    y: { label: text.radial.y, domain: [0, 1.15 * Math.max(1e-12, ...exact, ...n.slice(2))] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (shown.revealed) drawReference(ctx, axes, { xs: r, ys: exact }, '', theme);
  drawLine(ctx, axes, r, n, { color: theme.model, width: 1.2 }, theme);
  drawDots(ctx, axes, r, n, { color: theme.model, radius: 2.6, hollow: true }, theme);
  const entries: [string, string][] = [[text.radial.network, theme.model]];
  if (shown.revealed) entries.push([text.radial.exact, theme.exact]);
  drawKey(ctx, axes, entries, theme);
}
