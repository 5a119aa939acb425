import type { Painter } from '@/components/viz/context';
import { paintFit, type Shown } from './paintFit';
import { paintCost, paintGradient } from './paintTrace';
import type { Frame, Params } from './simulation';

const GAP = 16;
const SHOWN: Shown = { revealed: false };

/** The three pictures side by side, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme) => {
  const cell = { width: (size.width - 2 * GAP) / 3, height: size.height };
  [paintFit, paintCost, paintGradient].forEach((paint, i) => {
    ctx.save();
    ctx.translate(i * (cell.width + GAP), 0);
    paint(ctx, frame, cell, theme, SHOWN);
    ctx.restore();
  });
};
