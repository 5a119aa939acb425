import type { Painter } from '@/components/viz/context';
import { paintOverlaps } from './paintOverlaps';
import { paintCue, paintFields, paintNow } from './paintPictures';
import { paintTrace } from './paintTrace';
import type { FramePainter } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 22;

/** Three pictures above, the energy and the overlaps below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true, pixel: params.pixel };
  const third = (size.width - 2 * GAP) / 3;
  const above = Math.min(0.6 * size.height, (third * frame.rows) / frame.columns + 1.75 * theme.fontSize);
  const draw = (paint: FramePainter, x: number, y: number, width: number, height: number) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx, frame, { width, height }, theme, shown);
    ctx.restore();
  };
  [paintCue, paintNow, paintFields].forEach((paint, k) => {
    draw(paint, k * (third + GAP), 0, third, above);
  });
  const below = size.height - above - GAP;
  const left = 0.58 * size.width;
  draw(paintTrace, 0, above + GAP, left, below);
  draw(paintOverlaps, left + GAP, above + GAP, size.width - left - GAP, below);
};
