import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawBand, drawDots, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { trapCurve } from '@/lib/qmc/trapSystem';
import { waveAt } from './exact';
import { type Pen, type Shown, sampled, shownAlpha, text } from './shown';
import type { Frame, Params } from './simulation';

/** Walkers on |Ψ|² on a line, or in the plane with its contours. */
export function paintWalkers(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  if (frame.dimensions > 1) paintPlane([ctx, size, theme], frame, shown);
  else if (shown.params.wave === 'drawn') paintDrawn([ctx, size, theme], frame, shown);
  else paintLine([ctx, size, theme], frame, shown);
}

/** Axes of a drawn wave function; they depend on parameters only, so that the knots stay where the picture is. */
export function drawnSpec(params: Readonly<Params>): AxesSpec {
  const edge = Math.max(4 / Math.sqrt(params.omega), 3.6 / Math.sqrt(params.alpha));
  return {
    x: { label: text.walkers.x, domain: [-edge, edge] },
    y: { label: text.walkers.drawnY, domain: [0, 1.5], ticks: 3 },
  };
}

/** Walkers on Ψ as it is drawn, at once while a knot is dragged. */
function paintDrawn([ctx, size, theme]: Pen, frame: Frame, { params, revealed }: Shown): void {
  const spec = drawnSpec(params);
  const axes = layoutAxes(size, theme, spec);
  drawTrap([ctx, size, theme], axes, spec);
  drawAxes(ctx, axes, theme, spec);
  const wave = waveAt({ ...frame, curve: trapCurve(params) }, shownAlpha(frame, params));
  const [left, right] = spec.x.domain;
  const guess = sampled(left, right, wave);
  drawBand(ctx, axes, guess.xs, new Float64Array(guess.xs.length), guess.ys, theme.model, theme);
  if (revealed) {
    const ground = (x: number) => Math.exp(-0.5 * frame.omega * x * x);
    drawReference(ctx, axes, sampled(left, right, ground), '', theme);
  }
  drawLine(ctx, axes, guess.xs, guess.ys, { color: theme.model, width: 2.4 }, theme);
  const { refused, positions } = frame;
  drawDots(ctx, axes, refused, refused.map(wave), { color: theme.data, radius: 3, hollow: true }, theme);
  drawDots(ctx, axes, positions, positions.map(wave), { color: theme.data, radius: 4 }, theme);
  if (size.height >= 12 * theme.fontSize) drawKey([ctx, size, theme], axes);
}

/** The parabola of the trap in grey, as high as the plot. */
function drawTrap([ctx, , theme]: Pen, axes: Axes, { x, y }: AxesSpec): void {
  const [edge, top] = [x.domain[1], y.domain[1]];
  const trap = sampled(-edge, edge, (at) => (0.9 * top * at * at) / (edge * edge));
  drawBand(ctx, axes, trap.xs, new Float64Array(trap.xs.length), trap.ys, theme.line, theme);
  drawLine(ctx, axes, trap.xs, trap.ys, { color: theme.soft, width: 1 }, theme);
}

function paintLine([ctx, size, theme]: Pen, frame: Frame, { params, revealed }: Shown): void {
  const { omega } = frame;
  const alpha = shownAlpha(frame, params);
  const edge = 4 / Math.sqrt(omega);
  const density = (a: number) => (x: number) => Math.sqrt(a / Math.PI) * Math.exp(-a * x * x);
  const top = 1.28 * density(Math.max(alpha, omega))(0);
  const spec: AxesSpec = {
    x: { label: text.walkers.x, domain: [-edge, edge] },
    y: { label: text.walkers.y, domain: [0, top], ticks: 3 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawTrap([ctx, size, theme], axes, spec);
  drawAxes(ctx, axes, theme, spec);
  const guess = sampled(-edge, edge, density(alpha));
  drawBand(ctx, axes, guess.xs, new Float64Array(guess.xs.length), guess.ys, theme.model, theme);
  if (revealed) drawReference(ctx, axes, sampled(-edge, edge, density(omega)), '', theme);
  drawLine(ctx, axes, guess.xs, guess.ys, { color: theme.model, width: 2.4 }, theme);
  const refused = frame.refused;
  drawDots(
    ctx,
    axes,
    refused,
    refused.map(density(alpha)),
    { color: theme.data, radius: 3, hollow: true },
    theme,
  );
  const { positions } = frame;
  drawDots(ctx, axes, positions, positions.map(density(alpha)), { color: theme.data, radius: 4 }, theme);
  const side = 1.1 / Math.sqrt(alpha);
  const label = text.walkers.guess(formatNumber(alpha, undefined, 3));
  drawLabel(ctx, axes, side, density(alpha)(side), label, { color: theme.model, dx: 10, dy: -4 }, theme);
  // A low picture has no room for words.
  if (size.height < 12 * theme.fontSize) return;
  const wall = { color: theme.soft, align: 'right', dy: -4 } as const;
  drawLabel(ctx, axes, edge, 0.97 * top, text.walkers.trap, wall, theme);
  drawKey([ctx, size, theme], axes);
}

/** What solid and hollow dots mean, at the left edge where Ψ is small. */
function drawKey([ctx, , theme]: Pen, axes: Axes): void {
  const x = axes.invertX(axes.left + theme.fontSize * 0.8);
  const row = (k: number) => axes.invertY(axes.top + theme.fontSize * (0.7 + 1.35 * k));
  drawDots(ctx, axes, [x], [row(0)], { color: theme.data, radius: 4 }, theme);
  drawDots(ctx, axes, [x], [row(1)], { color: theme.data, radius: 3, hollow: true }, theme);
  for (const [k, words] of [text.walkers.walker, text.walkers.refused].entries()) {
    const style = { color: theme.soft, dx: theme.fontSize * 0.7, dy: theme.fontSize * 0.35 };
    drawLabel(ctx, axes, x, row(k), words, style, theme);
  }
}

/** The radius within which |Ψ|², seen along the third axis, holds a given share: 1 − exp(−α R²) in the plane. */
const contourRadius = (share: number, alpha: number) => Math.sqrt(-Math.log(1 - share) / alpha);

function paintPlane([ctx, size, theme]: Pen, frame: Frame, { params }: Shown): void {
  const alpha = shownAlpha(frame, params);
  const edge = 3.2 / Math.sqrt(frame.omega);
  const spec: AxesSpec = {
    x: { label: text.walkers.x, domain: [-edge, edge] },
    y: { label: text.walkers.planeY, domain: [-edge, edge] },
    equal: true,
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const turns = Float64Array.from({ length: 73 }, (_, i) => (Math.PI * i) / 36);
  // A drawn wave function is no function of the radius.
  for (const share of frame.curve ? [] : [0.99, 0.9, 0.5]) {
    const r = contourRadius(share, alpha);
    const [xs, ys] = [turns.map((t) => r * Math.cos(t)), turns.map((t) => r * Math.sin(t))];
    drawBand(ctx, axes, xs, ys, ys, theme.model, theme);
    drawLine(ctx, axes, xs, ys, { color: theme.model, width: 1.4 }, theme);
  }
  const coordinate = (places: Float64Array, c: number) =>
    Float64Array.from(
      { length: places.length / frame.dimensions },
      (_, p) => places[p * frame.dimensions + c],
    );
  const dots = (places: Float64Array, hollow: boolean) =>
    drawDots(
      ctx,
      axes,
      coordinate(places, 0),
      coordinate(places, 1),
      { color: theme.data, radius: hollow ? 2.5 : 3, hollow },
      theme,
    );
  dots(frame.refused, true);
  dots(frame.positions, false);
  if (size.height < 12 * theme.fontSize) return;
  drawKey([ctx, size, theme], axes);
  if (frame.curve) return;
  const words = frame.dimensions === 3 ? text.walkers.contoursProjected : text.walkers.contours;
  const corner = [axes.invertX(axes.right), axes.invertY(axes.bottom)] as const;
  drawLabel(ctx, axes, ...corner, words, { color: theme.model, align: 'right', dy: -6 }, theme);
}
