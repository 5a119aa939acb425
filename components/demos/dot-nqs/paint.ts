import type { Painter } from '@/components/viz/context';
import { paintEnergy, paintHistogram } from './paintEnergy';
import { paintNetwork } from './paintNetwork';
import type { Frame, Params } from './simulation';

const GAP = 16;

/** Energy, histogram and hidden units side by side, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const cell = { width: (size.width - 2 * GAP) / 3, height: size.height };
  [paintEnergy, paintHistogram, paintNetwork].forEach((paint, i) => {
    ctx.save();
    ctx.translate(i * (cell.width + GAP), 0);
    paint(ctx, frame, cell, theme, shown);
    ctx.restore();
  });
};
