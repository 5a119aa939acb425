import type { Painter } from '@/components/viz/context';
import { paintExcess } from './paintCurves';
import { paintMap } from './paintMap';
import type { Frame, Params } from './simulation';

const GAP = 16;

/** Map and curves side by side, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const cell = { width: (size.width - GAP) / 2, height: size.height };
  [paintMap, paintExcess].forEach((paint, i) => {
    ctx.save();
    ctx.translate(i * (cell.width + GAP), 0);
    paint(ctx, frame, cell, theme, shown);
    ctx.restore();
  });
};
