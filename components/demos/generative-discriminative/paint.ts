import type { Painter } from '@/components/viz/context';
import { paintErrors } from './paintErrors';
import { paintDiscriminative, paintGenerative } from './paintPlanes';
import type { Frame, Params } from './simulation';

const GAP = 16;

/** Both planes and the curves side by side, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme) => {
  const cell = { width: (size.width - 2 * GAP) / 3, height: size.height };
  [paintGenerative, paintDiscriminative, paintErrors].forEach((paint, i) => {
    ctx.save();
    ctx.translate(i * (cell.width + GAP), 0);
    paint(ctx, frame, cell, theme, { revealed: true, hidden: false });
    ctx.restore();
  });
};
