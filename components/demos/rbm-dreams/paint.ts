import type { Painter } from '@/components/viz/context';
import { paintDrawing, paintVotes } from './paintDrawing';
import { paintDigits, paintEnergy } from './paintPlots';
import { paintWall } from './paintWall';
import type { FramePainter } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 18;
/** A poster is small: so many of the chains, and so many levels of grey. */
const MOST_TILES = 12;
const LEVELS = 5;

/** Drawing, names and dreams above, energy and names of the dreams below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const pictures = frame.pictures.map((p) => Math.round(LEVELS * p) / LEVELS);
  const few = { ...frame, pictures, count: Math.min(MOST_TILES, frame.count) };
  const upper = 0.58 * size.height - GAP / 2;
  const lower = size.height - upper - GAP;
  const left = 0.38 * size.width;
  const half = (size.width - GAP) / 2;
  const at = (x: number, y: number, width: number, height: number, paint: FramePainter) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx, few, { width, height }, theme, shown);
    ctx.restore();
  };
  at(0, 0, left, 0.48 * upper, paintDrawing);
  at(0, 0.48 * upper + GAP, left, 0.52 * upper - GAP, paintVotes);
  at(left + GAP, 0, size.width - left - GAP, upper, paintWall);
  at(0, upper + GAP, half, lower, paintEnergy);
  at(half + GAP, upper + GAP, half, lower, paintDigits);
};
