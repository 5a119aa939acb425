import { interpolateViridis } from 'd3';
import type { Context2D, Theme } from '@/components/viz/context';
import { strokePlus } from '@/components/viz/marks';
import type { Fill } from '@/components/viz/tiles';

const LEVELS = 32;
/** Colours of the map from nothing to its highest density. */
export const PALETTE: Fill[] = Array.from({ length: LEVELS }, (_, k) => ({
  color: interpolateViridis(k / (LEVELS - 1)),
}));
/** On the map, in both themes: its darkest colour lies below everything. */
export const ON_MAP = '#ffffff';
/** Where the map is bright. */
const INK_ON_MAP = '#1b1b1b';

/** A ring of classical charges. */
export function drawRing(ctx: Context2D, x: number, y: number, radius: number, theme: Theme): void {
  const dash = 4 * theme.stroke;
  dashed(ctx, theme, [dash, dash], () => ctx.arc(x, y, radius, 0, 2 * Math.PI));
}

/** A piece of a ring's line, as long as a letter is high, from x on. */
export function drawDashes(ctx: Context2D, x: number, y: number, theme: Theme): void {
  const f = theme.fontSize;
  dashed(ctx, theme, [0.26 * f, 0.14 * f], () => {
    ctx.moveTo(x, y);
    ctx.lineTo(x + 1.06 * f, y);
  });
}

function dashed(ctx: Context2D, theme: Theme, dash: number[], trace: () => void): void {
  ctx.save();
  ctx.strokeStyle = ON_MAP;
  ctx.globalAlpha = 0.75;
  ctx.lineWidth = 1.2 * theme.stroke;
  ctx.setLineDash(dash);
  ctx.beginPath();
  trace();
  ctx.stroke();
  ctx.restore();
}

/** A maximum of the others' density. */
export function drawCross(ctx: Context2D, x: number, y: number, theme: Theme): void {
  ctx.strokeStyle = INK_ON_MAP;
  ctx.lineWidth = 2 * theme.stroke;
  strokePlus(ctx, x, y, 4.5 * theme.stroke);
}

/** Spin up as a dot, spin down as a ring. */
export function drawElectron(ctx: Context2D, x: number, y: number, up: boolean, theme: Theme): void {
  ctx.strokeStyle = ON_MAP;
  ctx.fillStyle = ON_MAP;
  ctx.lineWidth = 1.6 * theme.stroke;
  ctx.beginPath();
  ctx.arc(x, y, 3.4 * Math.sqrt(theme.stroke), 0, 2 * Math.PI);
  if (up) ctx.fill();
  ctx.stroke();
}

/** The handle, as small as the words beside it. */
export function drawDiamond(ctx: Context2D, x: number, y: number, filled: boolean, theme: Theme): void {
  const r = 0.45 * theme.fontSize;
  ctx.beginPath();
  ctx.moveTo(x - r, y);
  ctx.lineTo(x, y - r);
  ctx.lineTo(x + r, y);
  ctx.lineTo(x, y + r);
  ctx.closePath();
  ctx.fillStyle = filled ? theme.you : theme.card;
  ctx.strokeStyle = filled ? theme.card : theme.you;
  ctx.lineWidth = 2 * theme.stroke;
  ctx.fill();
  ctx.stroke();
}
